"""Placeholders of other tools as blanks: mapped to fields there are, or to new ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.library.model import Library

# What stands for a blank until signs of Markdown have been escaped.
OPEN, CLOSE = "\ue000", "\ue001"
_SET = re.compile(f"{OPEN}([a-z][a-z0-9_]*){CLOSE}")
_GUARDED = re.compile(
    r'\{%-?\s*if\s+([\w.\[\]]+)\s*==\s*(?:nil|blank|empty|"")[^%]*%\}(.*?)\{%-?\s*else\s*-?%\}'
    r"\s*\{\{-?\s*\1[^{}]*\}\}\s*\{%-?\s*endif\s*-?%\}",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r'<attribute\b[^>]*?key="([^"]+)"[^>]*?/?>(?:</attribute>)?', re.IGNORECASE)
_FORM = re.compile(r"\{(form(?:text|paragraph|menu|date))\s*:?([^{}]*)\}", re.IGNORECASE)
_FILL = re.compile(r"%fill(?:text|area|popup|part)?:name=([^:%]+)((?::[^:%]*)*)%", re.IGNORECASE)
_ARGUMENT = re.compile(r'\{argument\b[^{}]*?name="([^"]+)"[^{}]*\}')
_COMMANDS = r"(?:clipboard|cursor|wait|key|click|import|if|endif|else|note|endnote)\b"
_ANY = re.compile(
    r"\{\{\{?-?\s*([^{}\n]+?)\s*-?\}?\}\}|\{%\s*(\w+\.[\w.]+)(?:,[^%]*)?\s*%\}"
    r"|[#$%@]\{\s*([^{}\n]+?)\s*\}|\[\[\s*([^\[\]\n]+?)\s*\]\]|\{=\s*([a-z]\w*)\s*\}"
    rf"|(?<![{{\w\\])\{{(?!{_COMMANDS})\s*([A-Za-z][\w .-]{{1,40}})\s*\}}(?!\}})"
    r"|%([A-Z][A-Z_]{2,30})%|<<\s*([^<>\n]{2,40}?)\s*>>"
)
_TAG = re.compile(
    r"\{%.*?%\}|%[|]|%clipboard"
    rf"|\{{{_COMMANDS}[^{{}}]*\}}"
)
_MARK = re.compile(r"\[([A-Za-z][^\[\]\n]{1,40})\](?!\()")
_CUSTOMER = re.compile(
    r"(?:(?:requester|customer|contact|user|recipient|enduser|end_user|client|visitor|person|ticket)\W*)*"
    r"(?:(?:full|first|given|display)[_\s]?|client[_\s]|customer[_\s]|user[_\s]|recipient[_\s])?name"
)
_AGENT = re.compile(
    r"agent|assignee|current_?user|teammate|operator|my_|signature|author|staff|admin"
)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_VAGUE = frozenset({"name", "id", "value", "date", "number", "title", "url"})
_EMAIL = re.compile(r"e_?-?mail")


@dataclass(frozen=True, slots=True)
class New:
    """A field that is not there yet: its label, its choices, what a tool put in by default."""

    label: str
    values: tuple[str, ...] = ()
    default: str = ""
    long: bool = False


@dataclass(slots=True)
class Blanks:
    """The placeholders of one import: what each became, what became of none."""

    library: Library
    new: dict[str, New] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def replaced(self, body: str, told: dict[str, dict[str, object]]) -> str:
        """A body with marks for blanks; `told` is what the tool says of its fields."""
        self.said = []
        body = _GUARDED.sub(lambda m: self._blank(m[1], default=m[2]), body)
        body = _ATTRIBUTE.sub(lambda m: self._blank(m[1]), body)
        body = _FORM.sub(lambda m: self._form(m[1].lower(), m[2]), body)
        body = _FILL.sub(self._fill, body)
        body = _ARGUMENT.sub(lambda m: self._blank(m[1]), body)
        body = _ANY.sub(lambda m: self._any(m, told), body)
        body = _MARK.sub(self._mark, body)
        return _TAG.sub(self._dropped, body)

    def _any(self, match: re.Match[str], told: dict[str, dict[str, object]]) -> str:
        words = next(group for group in match.groups() if group)
        if match[0].startswith("{%") and "." not in words:
            return match[0]
        quoted = re.fullmatch(r"['\"](.*)['\"]", words)
        if quoted:
            return quoted[1]
        known = told.get(words.rpartition(".")[2], {})
        values = known.get("values")
        if isinstance(values, str):
            values = values.split("\n")
        listed = (
            tuple(str(value) for value in values if str(value).strip())
            if isinstance(values, list)
            else ()
        )
        default = known.get("default")
        return self._blank(
            words,
            values=listed,
            default=default if isinstance(default, str) else "",
            long=str(known.get("multiline", "")).lower() == "true",
        )

    def _form(self, kind: str, settings: str) -> str:
        parts = [part.strip() for part in settings.split(";") if part.strip()]
        named = dict(part.split("=", 1) for part in parts if "=" in part)
        values = tuple(part for part in parts if "=" not in part) if kind == "formmenu" else ()
        name = named.get("name", "").strip() or kind.removeprefix("form")
        return self._blank(
            name,
            values=values,
            default=named.get("default", "").strip(),
            long=kind == "formparagraph",
        )

    def _fill(self, match: re.Match[str]) -> str:
        parts = [part for part in match[2].split(":") if part]
        default = next((p.removeprefix("default=") for p in parts if p.startswith("default=")), "")
        is_popup = "popup" in match[0][:12].lower()
        values = [
            p.removeprefix("default=") for p in parts if "=" not in p or p.startswith("default=")
        ]
        return self._blank(match[1], values=tuple(values) if is_popup else (), default=default)

    def _mark(self, match: re.Match[str]) -> str:
        """A mark in square brackets, where it is the label of a field or plainly a blank."""
        if self._by_label(match[1]) or re.search(
            r"\b(?:name|number|date|e-?mail|address|amount|url|link|phone|id|insert|enter|your|order)\b",
            match[1],
            re.IGNORECASE,
        ):
            return self._blank(match[1])
        return match[0]

    def _dropped(self, match: re.Match[str]) -> str:
        self.said.append(f"{match[0][:60]} is a command of the tool and was left out")
        return ""

    def _blank(
        self, words: str, *, values: tuple[str, ...] = (), default: str = "", long: bool = False
    ) -> str:
        path = re.sub(r"\|.*", "", words).strip()
        name = self._known(path)
        if name is None:
            name = slug(path)
            if name not in self.new:
                label = re.sub(r"[_.]+", " ", path.rpartition(".")[2]).strip().capitalize()
                self.new[name] = New(label or name, values, default.strip(), long)
            self.said.append(
                f'"{words}" became the new field {name}: say its label, type and example'
            )
        return f"{OPEN}{name}{CLOSE}"

    def _known(self, path: str) -> str | None:
        """The field that is meant: by the settings, its name, its label, or what tools know."""
        exports, fields = self.library.exports, self.library.fields
        for words in exports.placeholders.values():
            for name, word in words.items():
                if word == path:
                    return name
        last = slug(path)
        if last in fields:
            return last
        labelled = self._by_label(path)
        if labelled:
            return labelled
        plain = path.lower()
        if not _AGENT.search(plain):
            for pattern, known, common in (
                (_CUSTOMER, "customer name", "customer_name"),
                (_EMAIL, "customer email", "customer_email"),
            ):
                if pattern.fullmatch(plain) or (
                    known == "customer email" and pattern.search(plain)
                ):
                    meant = next(
                        (name for name, value in exports.knows.items() if value == known), None
                    )
                    return meant or (common if common in fields else None)
        return None

    def _by_label(self, words: str) -> str | None:
        wanted = words.strip().casefold()
        for name, known in self.library.fields.items():
            if any(label.casefold() == wanted for label in known.labels.values()):
                return name
        return None


def slug(path: str) -> str:
    """A field's name from a placeholder: its last part, two where one says little."""
    parts = [re.sub(r"[^a-z0-9]+", "_", part).strip("_") for part in path.lower().split(".")]
    parts = [part for part in parts if part]
    last = parts[-1] if parts else ""
    if last in _VAGUE and len(parts) > 1:
        last = f"{parts[-2]}_{last}"
    return last if _NAME.fullmatch(last) and last != "reply" else f"value_{last}".rstrip("_")


def written(body: str) -> str:
    """Marks as blanks."""
    return _SET.sub(r"[[\1]]", body).replace(OPEN, "").replace(CLOSE, "")
