"""The service worker of a built site: which build it is, and which files it keeps."""

from __future__ import annotations

import hashlib
import json
import os
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
_LEFT_OUT = ("sw.js", "library.json", "sitemap.xml.gz")
# What stands in a page for the build's name until all of the build is there.
UNNAMED = "0" * 16
_MARK = f'<meta name="build" content="{UNNAMED}">'.encode()


def name_build(site: Path) -> str:
    """Name a built site for every byte of it, in all of its pages; return the name."""
    digest = hashlib.sha256()
    pages = []
    for name in sorted(_files(site)):
        if name in ("sw.js", "sitemap.xml.gz"):  # made of the others
            continue
        content = (site / name).read_bytes()
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
        if name.endswith(".html") and (at := content.find(_MARK)) >= 0:
            pages.append((name, at + _MARK.index(UNNAMED.encode())))
    build = digest.hexdigest()[: len(UNNAMED)]
    for name, at in pages:
        with (site / name).open("r+b") as page:
            page.seek(at)
            page.write(build.encode())
    return build


def worker(build: str, site: Path, playbooks: set[str]) -> str:
    """The text of `sw.js`; `playbooks` are the addresses of playbooks, relative to the site."""
    kept = [path for path in sorted(_addresses(site)) if path not in _LEFT_OUT]
    if len(playbooks) > PLAYBOOKS:
        kept = [path for path in kept if path not in playbooks and not _belongs(path)]
    names = json.dumps([quote(path, safe="/~!$&'()*+,;=:@") for path in kept])
    data = f"self.BUILD = {json.dumps(build)};\nself.FILES = {names};\n"
    return data + 'importScripts("assets/worker.js");\n'


def _addresses(site: Path) -> set[str]:
    """Addresses of everything a page may ask for; a folder stands for its index.html."""
    used = [n for n in _files(site) if not n.endswith(".map") and "javascripts/lunr/" not in n]
    return {"./" if name == "index.html" else name.removesuffix("index.html") for name in used}


def _files(site: Path) -> list[str]:
    found = []
    for folder, _, names in os.walk(site):
        inside = Path(folder).relative_to(site)
        found += [(inside / name).as_posix() for name in names]
    return found


def _belongs(path: str) -> bool:
    return path.startswith("replies/") and path.count("/") > 1
