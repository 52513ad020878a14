"""espanso: a package of matches, with a form where a reply has blanks.

https://espanso.org/docs/packages/package-specification/
"""

from __future__ import annotations

import re

from macros.elsewhere.entry import Blank
from macros.elsewhere.files import as_zip, encoded
from macros.elsewhere.tool import Batch, Item, Tool, Written

# A JSON string is a YAML string but for these, which YAML takes for line breaks or refuses.
_ODD = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BRACKETS = (("{{", r"\{\{"), ("}}", r"\}\}"), ("[[", r"\[\["), ("]]", r"\]\]"))


def fill(blank: Blank, number: int, *, again: bool, own: str | None) -> Written:
    """A field of the form."""
    del number, again, own
    return Written(f"[[{blank.name}]]")


def literal(words: str) -> str:
    """Brackets that espanso would take for a field or a variable, escaped."""
    for bracket, escaped in _BRACKETS:
        words = words.replace(bracket, escaped)
    return words


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
        "homepage": batch.site,
    }
    lines = ["matches:"]
    for item in items:
        lines += _match(item)
    readme = f"# Support replies\n\n{len(items)} replies, {batch.language}, {batch.channel}.\n"
    files = {
        "package.yml": "\n".join(lines) + "\n",
        "_manifest.yml": "".join(f"{key}: {_quoted(value)}\n" for key, value in manifest.items()),
        "README.md": readme,
    }
    return as_zip({f"{name}/{path}": text.encode() for path, text in files.items()})


def _match(item: Item) -> list[str]:
    entry = item.entry
    lines = [
        f"  - trigger: {_quoted(entry.keyword)}",
        f"    label: {_quoted(f'{entry.title} ({entry.about})')}",
        f"    search_terms: {_quoted([entry.product, *entry.asks])}",
    ]
    if not item.blanks:
        # Outside a form a square bracket means itself.
        words = item.text.replace(r"\[\[", "[[").replace(r"\]\]", "]]")
        return [*lines, f"    replace: {_quoted(words)}"]
    lines += [f"    form: {_quoted(item.text)}", "    form_fields:"]
    return lines + [f"      {blank.name}: {_quoted(_field(blank))}" for blank in item.blanks]


def _field(blank: Blank) -> dict[str, object]:
    default = {"default": blank.default} if blank.default else {}
    if blank.values:
        return {"type": "choice", "values": list(blank.values), **default}
    return {"multiline": blank.type == "long text", **default}


def _quoted(value: object) -> str:
    return _ODD.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded(value))


TOOL = Tool(
    name="espanso",
    title="espanso",
    ending="zip",
    install="Unpack into the folder that `espanso path packages` prints, then run "
    "`espanso restart`.",
    becomes="a field of a form: text, several lines, or a choice, with its default",
    write=write,
    fill=fill,
    literal=literal,
    loses=(
        "bold and italic; a link is its title and its address",
        "that a blank has to be filled in",
    ),
)
