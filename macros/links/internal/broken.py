"""Which links of a built site lead nowhere: a question to its files alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from macros.links.internal.built_site import ANYWHERE, Site

_TOP = ("", "top")


@dataclass(frozen=True, order=True, slots=True)
class Broken:
    """A link that leads nowhere.

    `page` is the file that has it, `link` the address as written there. `why` is "missing" (there
    is no such file), "anchor" (the file `target` has no such id), "slash" (a folder without the
    slash at the end, a detour on some servers and a dead end on others) or "absolute" (it begins
    with a slash, which leads elsewhere once the site lies below a path).
    """

    page: str
    link: str
    why: str
    target: str = ""


def broken(site: Site, address: str | None = None) -> list[Broken]:
    """Every link within a built site that leads nowhere, sorted.

    `address` is the one the site is built for, if it is known: links to it are links within.
    """
    address = address or ANYWHERE
    return sorted(found for page in site.linking() for found in _of_page(site, page, address))


def _of_page(site: Site, page: str, address: str) -> Iterator[Broken]:
    for link, path, fragment in site.inner(page, address):
        if path is None:
            yield Broken(page, link, "absolute")
            continue
        target = page if link.startswith("#") else site.file_at(path)
        if target is None or path.startswith("../"):
            folder = site.file_at(f"{path}/")
            yield Broken(page, link, "slash" if folder else "missing", folder or "")
        elif fragment not in _TOP and target.endswith(".html"):
            ids = site.read(target).ids
            if fragment not in ids and unquote(fragment) not in ids:
                yield Broken(page, link, "anchor", target)
