"""Which links of a built site lead nowhere: a question to its files alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from macros.links.internal.built_site import Site

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


ANYWHERE = "http://localhost/"


def broken(site: Site, address: str | None = None) -> list[Broken]:
    """Every link within a built site that leads nowhere, sorted.

    `address` is the one the site is built for, if it is known: links to it are links within.
    """
    address = address or ANYWHERE
    return sorted(found for page in site.linking() for found in _of_page(site, page, address))


def _of_page(site: Site, page: str, address: str) -> Iterator[Broken]:
    here = urljoin(address, page.removesuffix("index.html"))
    for link in site.read(page).links:
        if link.startswith("/") and not link.startswith("//") and page != "404.html":
            yield Broken(page, link, "absolute")
            continue
        path, fragment = _within(here, link, address)
        if path is None:
            continue
        target = page if link.startswith("#") else site.file_at(path)
        if target is None or path.startswith("../"):
            folder = site.file_at(f"{path}/")
            yield Broken(page, link, "slash" if folder else "missing", folder or "")
        elif fragment not in _TOP and target.endswith(".html"):
            ids = site.read(target).ids
            if fragment not in ids and unquote(fragment) not in ids:
                yield Broken(page, link, "anchor", target)


@lru_cache(maxsize=1 << 16)
def _within(here: str, link: str, address: str) -> tuple[str | None, str]:
    """A link's path below the site's address, and its fragment; None when it leads out."""
    try:
        parts = urlsplit(urljoin(here, link))
        base = urlsplit(address)
    except ValueError:
        return link, ""  # what no browser can open leads nowhere
    if parts.scheme != base.scheme or parts.netloc != base.netloc:
        return None, ""
    inside = parts.path.startswith(base.path)
    return (parts.path[len(base.path) :] if inside else f"..{parts.path}"), parts.fragment
