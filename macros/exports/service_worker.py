"""The service worker of a built site: which build it is, and which files it keeps."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from macros.reading.files import files

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


def build_id(root: Path) -> str:
    """What a build is made from, as a short name: the same sources give the same id."""
    digest = hashlib.sha256((root / "mkdocs.yml").read_bytes())
    for folder in ("docs", "snippets", "macros", "overrides"):
        for path in files(root, folder):
            if "__pycache__" not in path:
                digest.update(path.encode())
                digest.update((root / path).read_bytes())
    return digest.hexdigest()[:16]


def worker(root: Path, site: Path, playbooks: set[str]) -> str:
    """The text of `sw.js`; `playbooks` are the addresses of playbooks, relative to the site."""
    kept = [path for path in sorted(_built(site)) if path not in _LEFT_OUT]
    if len(playbooks) > PLAYBOOKS:
        kept = [path for path in kept if path not in playbooks and not _belongs(path)]
    data = f"self.BUILD = {json.dumps(build_id(root))};\nself.FILES = {json.dumps(kept)};\n"
    return data + 'importScripts("assets/worker.js");\n'


def _built(site: Path) -> set[str]:
    """Addresses of everything a page may ask for; a folder stands for its index.html."""
    found = set()
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        unused = name.endswith(".map") or "javascripts/lunr/" in name or path.is_dir()
        if not unused:
            found.add("./" if name == "index.html" else name.removesuffix("index.html"))
    return found


def _belongs(path: str) -> bool:
    return path.startswith(("replies/", "checks/")) and path.count("/") > 1
