"""The one issue that is kept up to date: which official pages need a person, and who is that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from macros.environment import repository
from macros.library.ledger import Entry, Ledger, state
from macros.library.vocabulary import STATES
from macros.links.external.registered import Address, Use
from macros.problems import Place
from macros.text.addresses import is_official

MARKER = "<!-- rolling issue: official pages -->"
LONGEST = 60_000  # GitHub refuses an issue of more than 65,536 characters
_STATES = ("broken", "changed", "moved")
_REMEDIES = {
    "broken": "Look for the page that took its place and put its address on that line. If there is"
    " none, remove the document, and with it what the replies claim by it.",
    "changed": "Read the page. Mend what no longer agrees with it, here and in what is touched,"
    " then set `checked:` of the document to today.",
    "moved": "Put {final} on that line, after a look at the page.",
}
_STRANGER = (
    "The page sends readers to {final}, which is no official host: do not register that. Look for"
    " the official page that took its place; if there is none, remove the document, and with it"
    " what the replies claim by it."
)
_ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # what is left of an address as it is


def body(ledger: Ledger, addresses: Sequence[Address]) -> str:
    """The issue in Markdown, by owner, worst first; empty when all is well."""
    wrong = [address for address in addresses if state(ledger.get(address.url)) in _STATES]
    if not wrong:
        return ""
    keys = {address.url: address.uses[0].key for address in addresses}
    groups: dict[tuple[str, ...], list[Address]] = defaultdict(list)
    for address in wrong:
        groups[address.owners].append(address)
    blocks = []
    for owners in sorted(groups, key=lambda owners: (not owners, owners)):
        heading = f"## {_list(owners)}" if owners else "## Used by no playbook"
        found = sorted(groups[owners], key=lambda a: (_rank(ledger[a.url]), a.place))
        items = [_item(address, ledger[address.url], keys) for address in found]
        blocks += [f"{heading}\n\n{items[0]}", *items[1:]]
    return _fitted(_intro(len(wrong)), blocks)


def _intro(count: int) -> str:
    pages = "1 official page needs" if count == 1 else f"{count} official pages need"
    return (
        f"{MARKER}\n{pages} a look. Replies link to them, so customers may end up nowhere.\n"
        "Change the line that is named, by pull request; this issue follows by itself and is closed"
        " when all is well. Nothing here has to be done in the issue."
    )


def _fitted(intro: str, blocks: list[str]) -> str:
    """As many blocks as fit, and how many do not."""
    text = intro
    for index, block in enumerate(blocks):
        if len(text) + len(block) > LONGEST:
            left = len(blocks) - index
            return f"{text}\n\nAnd {left} more: `make links` prints all of them.\n"
        text += f"\n\n{block}"
    return f"{text}\n"


def _item(address: Address, entry: Entry, keys: Mapping[str, str]) -> str:
    name = state(entry)
    lines = [f"### {name.capitalize()}: {_escaped(address.uses[0].title)}", ""]
    lines.append(f"- Address: <{quote(address.url, safe=_ADDRESS)}>")
    lines += [f"- Line to change: {_place(use)}" for use in address.uses]
    lines.append(f"- Found: {_code(entry.detail)}{_history(entry)}")
    lines.append(f"- To mend it: {_remedy(name, entry, keys)}")
    touched = (("Playbooks", address.playbooks), ("Replies", address.replies))
    lines += [f"- {kind}: {', '.join(map(_code, names))}" for kind, names in touched if names]
    return "\n".join(lines)


def _remedy(name: str, entry: Entry, keys: Mapping[str, str]) -> str:
    key = keys.get(entry.final or "") if name == "moved" else None
    if key:
        return f"That address is registered as `{key}` already: use that key and remove this one."
    if name == "moved" and not is_official(entry.final or ""):
        return _STRANGER.format(final=_code(entry.final or ""))
    return _REMEDIES[name].format(final=_code(entry.final or ""))


def _history(entry: Entry) -> str:
    times = f", {entry.failures} times in a row" if entry.failures > 1 else ""
    since = f" since {entry.since}" if entry.since else ""
    fine = f"; last fine {entry.fine}" if entry.fine and entry.fine != entry.tried else ""
    return f"{times}{since}{fine}"


def _place(use: Use) -> str:
    address = repository()
    text = f"`{use.place}`"
    link = f"[{text}]({address}/blob/main/{_fragment(use.place)})" if address else text
    return f"{link}, {_code(str(use))}"


def _fragment(place: Place) -> str:
    return f"{place.path}#L{place.line}"


def _rank(entry: Entry) -> int:
    return -STATES.index(state(entry))


def _list(names: Sequence[str]) -> str:
    return ", ".join(map(_escaped, names))


def _code(text: str) -> str:
    """Text of strangers: in code nothing is a mention, a link or markup."""
    plain = " ".join(text.split()).replace("`", "'")
    return f"`{plain}`"


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#@|" else char for char in text)
