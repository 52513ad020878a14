"""The service worker of a built site: which files it keeps (precaches), and each one's version.

A version is a hash of the file, so that a worker fetches only what has changed, and knows of
everything it fetches whether it belongs to its own build.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

PLAYBOOKS = 500  # beyond, only home, product pages and what was visited are kept

# Under `make serve` a worker would show old pages: this one takes itself away.
UNREGISTER = """\
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then(async (names) => {
      await Promise.all(names.map((name) => caches.delete(name)));
      await self.registration.unregister();
    }),
  );
});
"""
_NAMELESS = ("sw.js", "sitemap.xml.gz")  # what has the name, what says the same as another
# For programs.
_LEFT_OUT = ("library.json", "llms.txt")
_EXPORTS = "exports/"  # forty times as large as a page; kept where the content asks for it
_TWINS = ".md"
_SAFE = "/~!$&'()*+,;=:@"  # as browsers leave them in a path
_PARTS = "versions/"  # lists of what is kept once somebody has seen it, one a product


def version(data: bytes) -> str:
    """What tells a file from every other, short."""
    return hashlib.sha256(data).hexdigest()[:16]


def versions(site: Path) -> dict[str, str]:
    """The versions of all files of a built site, by their names below it."""
    found = {}
    for folder, _, names in os.walk(site):
        for path in (Path(folder) / name for name in names):
            name = path.relative_to(site).as_posix()
            if name not in _NAMELESS and not name.startswith(_PARTS):
                found[name] = version(path.read_bytes())
    return found


def files(
    built: Mapping[str, str], playbooks: set[str], *, exports: bool = False
) -> Iterator[tuple[str, bytes]]:
    """`sw.js`, and the lists of what is kept when it has been visited.

    `built` are the versions of all files; `playbooks` the addresses of playbooks, relative to the
    site; `exports` says whether the files for other tools are kept as well.
    """
    built = {name: own for name, own in sorted(built.items()) if name not in _NAMELESS}
    found = dict(_addresses(built))
    kept = {a: own for a, own in found.items() if exports or not a.startswith(_EXPORTS)}
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    large = len(playbooks) > PLAYBOOKS
    for address in list(kept):
        # What points to checks is large, and a page does well without it.
        if address.startswith("points/") or (large and (address in playbooks or _belongs(address))):
            parts[_product(address)][address] = kept.pop(address)
    lists = {name: _list(part) for name, part in sorted(parts.items())}
    build = version(repr(built).encode())
    lines = (
        f"self.BUILD = {json.dumps(build)};",
        f"self.FILES = {json.dumps(kept)};",
        f"self.PARTS = {json.dumps({name: version(data) for name, data in lists.items()})};",
        'importScripts("assets/worker.js");',
    )
    yield "sw.js", ("\n".join(lines) + "\n").encode()
    for name, data in lists.items():
        yield f"{_PARTS}{name}.json", data


def _list(found: Mapping[str, str]) -> bytes:
    return (json.dumps(dict(sorted(found.items())), indent=0) + "\n").encode()


def _addresses(built: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Addresses and versions of what a page may ask for; a folder stands for its index.html."""
    for name, own in built.items():
        unused = name.endswith((".map", _TWINS)) or "javascripts/lunr/" in name
        if not unused and not name.startswith((*_LEFT_OUT, _PARTS)):
            path = name.removesuffix("index.html") if name.endswith("/index.html") else name
            yield ("./" if name == "index.html" else quote(path, safe=_SAFE)), own


def _belongs(path: str) -> bool:
    if path == "replies/find.json":  # as large as all replies
        return True
    return path.startswith(("replies/", "questions/")) and path.count("/") > 1


def _product(path: str) -> str:
    """The product that an address belongs to: as in worker.js."""
    first, _, rest = path.partition("/")
    return rest.partition("/")[0] if first in ("replies", "questions", "points") else first
