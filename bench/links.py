"""The links of a site of 1,000 pages: our check against LinkChecker's crawl of the same site."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from bench.synthetic import write
from macros.links.internal.broken import broken
from macros.links.internal.built_site import Site
from tests.support.crawl import crawl
from tests.support.projects import Served, macros, project


def measure(rounds: int = 5) -> dict[str, float]:
    """The median of our rounds, and one crawl, of a site that is built once."""
    with tempfile.TemporaryDirectory() as name:
        content = write(Path(name) / "content", playbooks=990, replies=1980)
        folder = project(Path(name) / "project", content)
        done = macros("site", cwd=folder)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        site = folder / "site"
        ours = [_ours(site) for _ in range(rounds)]
        server = Served(site)
        start = time.perf_counter()
        found = crawl(server.url)
        theirs = time.perf_counter() - start
        server.close()
        if found.broken or broken(Site(site)):
            raise SystemExit("the synthetic site has broken links; bench/synthetic.py is to blame")
        pages = sum(path.endswith(".html") for path in Site(site).files)
    seconds = statistics.median(ours)
    return {
        "pages": pages,
        "seconds": round(seconds, 2),
        "seconds of LinkChecker": round(theirs, 1),
        "ratio": round(seconds / theirs, 4),
    }


def _ours(site: Path) -> float:
    start = time.perf_counter()
    broken(Site(site))
    return time.perf_counter() - start
