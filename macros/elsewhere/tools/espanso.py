"""espanso: a package of matches, with a form where a reply has blanks.

https://espanso.org/docs/packages/package-specification/, and how it is read:
https://github.com/espanso/espanso/blob/dev/espanso-config/src/matches/group/loader/yaml/mod.rs
"""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_zip, encoded
from macros.elsewhere.tool import Batch, Item, Tool, Written

_ASKS = 10  # more make the file four times as large, and are found no sooner
# JSON is YAML but for these signs, which YAML takes for line breaks or refuses.
_ODD = (*map(chr, range(0x7F, 0xA0)), "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff")
_PAIRS = re.compile(r"([\[\]{}])(?=\1)")
_MEANT = ("{{", "}}", "[[", "]]", r"\{", r"\}")


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A field of the form."""
    del number, again, own
    return Written(f"[[{blank.name}]]")


def literal(words: str) -> str:
    """A space takes the sign for the cursor its meaning; brackets are seen to by `_match`."""
    return words.replace("$|$", "$ |$")


def write(items: list[Item], batch: Batch) -> bytes:
    """The package in a folder of its own name, ready for espanso's `packages` folder."""
    name = re.sub(r"[^a-z0-9-]+", "-", batch.file.partition(".zip")[0].lower())
    version = f"1.0.{int(batch.version[:6], 16)}"
    manifest = {
        "name": name,
        "title": "Support replies",
        "description": f"Replies to customers, {batch.language}, {batch.channel}",
        "version": version,
        "author": "support",
        "tags": ["support"],
        **({"homepage": batch.site} if batch.site else {}),
    }
    lines = _json("".join(f"- {encoded(_match(item))}\n" for item in items))
    readme = f"# Support replies\n\n{len(items)} replies, {batch.language}, {batch.channel}.\n"
    files = {
        "package.yml": f"matches:\n{lines}",
        "_manifest.yml": "".join(f"{key}: {encoded(value)}\n" for key, value in manifest.items()),
        "README.md": readme,
    }
    return as_zip({f"{name}/{path}": text.encode() for path, text in files.items()})


def _match(item: Item) -> dict[str, object]:
    entry = item.entry
    found: dict[str, object] = {
        "trigger": entry.keyword,
        "label": f"{entry.title} ({entry.about})",
        "search_terms": [entry.product, *entry.asks[:_ASKS]],
    }
    if not item.blanks:
        return {**found, "replace": _escaped(item.text)}
    fields = {blank.name: _field(blank) for blank in item.blanks}
    words = "".join([piece for piece in entry.text if isinstance(piece, str)])
    if not any(sign in words for sign in _MEANT):
        return {**found, "form": item.text, "form_fields": fields}
    # The short form has no way to say a bracket: what is shown and what is sent stand apart.
    shown = "".join(
        _spaced(piece) if isinstance(piece, str) else f"[[{piece.name}]]" for piece in entry.text
    )
    sent = "".join(
        _escaped(literal(piece)) if isinstance(piece, str) else f"{{{{form1.{piece.name}}}}}"
        for piece in entry.text
    )
    form = {"name": "form1", "type": "form", "params": {"layout": shown, "fields": fields}}
    return {**found, "replace": sent, "vars": [form]}


def _escaped(words: str) -> str:
    """Braces of a variable, said by themselves."""
    return words.replace("{{", r"\{\{").replace("}}", r"\}\}")


def _spaced(words: str) -> str:
    """The same for the eyes alone: what a form shows reads every bracket."""
    return _PAIRS.sub(r"\1 ", words)


def _field(blank: Blank) -> dict[str, object]:
    default = {"default": _escaped(blank.default)} if blank.default else {}
    if blank.values:
        return {"type": "choice", "values": [_escaped(one) for one in blank.values], **default}
    return {"multiline": blank.type == "long text", **default}


def _json(lines: str) -> str:
    for sign in _ODD:
        if sign in lines:
            lines = lines.replace(sign, f"\\u{ord(sign):04x}")
    return lines


TOOL = Tool(
    name="espanso",
    title="espanso",
    ending="zip",
    install="Unpack into the folder that `espanso path packages` prints, then run "
    "`espanso restart`.",
    becomes="a field of a form: text, several lines, or a choice, with its default",
    checked="the code of espanso that loads packages and fills forms, "
    "`github.com/espanso/espanso`, and the checks of its hub, `github.com/espanso/hub`",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "that a blank has to be filled in",
    ),
)
