"""The service worker of a built site: which build it is, and which files it keeps
(precaches)."""

from __future__ import annotations

import hashlib
import json
import re
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
# What points to checks is large, and a page does well without it; the others are for programs.
_LEFT_OUT = ("sw.js", "library.json", "sitemap.xml.gz", "points/", "llms.txt")
_EXPORTS = "exports/"  # forty times as large as a page; kept where the content asks for it
_TWINS = ".md"
_SAFE = "/~!$&'()*+,;=:@"  # as browsers leave them in a path
# What a page says before its build has a name, which is as long.
UNNAMED = "-" * 16
_SAYS = re.compile(rb'<meta name="build" content="([^"]{16})">')


def name_build(site: Path) -> str:
    """Name a build after everything it is made of, and write the name into its pages.

    The same files give the same name, whenever and however often they are named.
    """
    digest = hashlib.sha256()
    pages: list[tuple[Path, int]] = []
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, data = path.relative_to(site).as_posix(), path.read_bytes()
        says = _SAYS.search(data) if name.endswith(".html") else None
        if says:
            pages.append((path, says.start(1)))
            data = data[: says.start(1)] + UNNAMED.encode() + data[says.end(1) :]
        if name not in _NAMELESS:
            digest.update(f"{name}\0{len(data)}\0".encode() + data)
    build = digest.hexdigest()[:16]
    for path, position in pages:
        with path.open("r+b") as file:
            file.seek(position)
            file.write(build.encode())
    return build


def worker(site: Path, playbooks: set[str], *, exports: bool = False) -> str:
    """The text of `sw.js`; `playbooks` are the addresses of playbooks, relative to the site, and
    `exports` says whether the files for other tools are kept as well."""
    build = name_build(site)
    built = sorted(_built(site))
    left_out = _LEFT_OUT if exports else (*_LEFT_OUT, _EXPORTS)
    kept = [path for path in built if not path.startswith(left_out) and not path.endswith(_TWINS)]
    if len(playbooks) > PLAYBOOKS:
        kept = [path for path in kept if path not in playbooks and not _belongs(path)]
    data = f"self.BUILD = {json.dumps(build)};\nself.FILES = {json.dumps(kept)};\n"
    return data + 'importScripts("assets/worker.js");\n'


def _built(site: Path) -> set[str]:
    """Addresses of everything a page may ask for; a folder stands for its index.html."""
    found = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        unused = name.endswith(".map") or "javascripts/lunr/" in name or path.is_dir()
        if not unused:
            found.add(
                "./" if name == "index.html" else quote(name.removesuffix("index.html"), safe=_SAFE)
            )
    return found


def _belongs(path: str) -> bool:
    if path == "replies/find.json":  # as large as all replies
        return True
    return path.startswith(("replies/", "questions/")) and path.count("/") > 1
