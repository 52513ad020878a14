"""How the cost of a build grows from 100 playbooks to 10,000, beside other generators.

All of a size are built in one run, one after the other, from the same words: the peers' pages are
the playbooks as Markdown, which `make site` writes beside its own. `SIZES="100 1000"` measures
these sizes alone. The desk has learnt before: that is measured for itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from bench.chart import chart
from bench.synthetic import write
from tests.support.projects import project

SIZES = (100, 300, 1000)
_PICTURE = Path(__file__).with_name("scale.svg")
_PEER = """\
site_name: Peer
site_url: https://example.com/
theme: {name: material, font: false, features: [navigation.instant, navigation.tabs, toc.follow]}
plugins: [search]
markdown_extensions:
  [admonition, attr_list, def_list, footnotes, tables, toc: {permalink: true}, pymdownx.details,
  pymdownx.superfences, pymdownx.tabbed: {alternate_style: true}]
"""
_BASE = "MkDocs and Material, lean navigation"
_LEAN = "nav: [index.md]\nnot_in_nav: '*'\n"


class Cost(NamedTuple):
    """Seconds that passed, seconds of all processors, megabytes of the largest process."""

    seconds: float
    processor: float
    megabytes: float


def measure() -> dict[str, object]:
    """The figures by size; the chart of them is drawn beside this file."""
    sizes = [int(size) for size in os.environ.get("SIZES", "").split()] or list(SIZES)
    with tempfile.TemporaryDirectory() as name:
        found = {size: _size(Path(name) / str(size), size) for size in sizes}
    _PICTURE.write_text(chart(found), encoding="utf-8")
    return {f"{size} playbooks": figures for size, figures in found.items()}


def _size(folder: Path, size: int) -> dict[str, dict[str, float]]:
    products = max(5, size // 50)
    content = write(folder / "content", playbooks=size, replies=2 * size, products=products)
    own = project(folder / "own", content)
    (own / ".cache/desk").unlink()  # it learns here
    ours = [sys.executable, "-m", "macros", "site"]
    costs = {"make site, with the desk's learning": _run(ours, own)}
    place = _peer(folder / "peer", own / "site", _LEAN)
    costs[_BASE] = _run([sys.executable, "-m", "mkdocs", "build"], place)
    for left in ("site", ".cache/site", ".cache/read"):
        shutil.rmtree(own / left)
    (own / ".cache/check").unlink()
    costs["make site, clean"] = _run(ours, own)
    costs["make site, again"] = _run(ours, own)
    for what, edit in _EDITS.items():
        edit(own)
        costs[f"make check, after an edit of {what}"] = _run([*ours[:-1], "check"], own)
        costs[f"make site, after an edit of {what}"] = _run(ours, own)
    peers = {
        "ProperDocs and Material, lean navigation": ("properdocs", _LEAN),
        "Zensical, lean navigation": ("zensical", "nav: [index.md]\n"),
    }
    if size <= 1000:  # each page has all of them: minutes, and gigabytes
        peers["MkDocs and Material, as they come"] = ("mkdocs", "")
    for peer, (program, settings) in peers.items():
        place = _peer(folder / "peer", own / "site", settings)
        costs[peer] = _run([sys.executable, "-m", program, "build"], place)
    base = costs[_BASE]
    return {
        name: {
            "seconds": round(cost.seconds, 2),
            "of all processors": round(cost.processor, 2),
            "megabytes": round(cost.megabytes),
            "ratio to lean Material, processors": round(cost.processor / base.processor, 2),
            "ratio to lean Material, time": round(cost.seconds / base.seconds, 2),
        }
        for name, cost in costs.items()
    }


def _reply(root: Path) -> None:
    _add(root / "snippets" / "p0" / "reply-0.md", "\nOne more line.\n")


def _prose(root: Path) -> None:
    _add(root / "docs" / "p0" / "problem-0.md", "\nOne more line.\n")


_EDITS: dict[str, Callable[[Path], None]] = {"prose": _prose, "a reply": _reply}


def _add(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def _peer(folder: Path, site: Path, settings: str) -> Path:
    """A project of a peer: our playbooks as Markdown."""
    shutil.rmtree(folder, ignore_errors=True)
    for page in site.glob("*/*.md"):
        if not page.name.endswith(".customer.md"):
            target = folder / "docs" / page.relative_to(site)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)
    (folder / "docs" / "index.md").write_text("# Playbooks\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_PEER + settings, encoding="utf-8")
    return folder


def _run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end, and what it cost with all it has started."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "TODAY": "2026-11-22"}
    with (folder / "log").open("wb") as log:
        start = time.perf_counter()
        program = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        _, status, used = os.wait4(program.pid, 0)
        took = time.perf_counter() - start
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit((folder / "log").read_text(encoding="utf-8"))
    cost = Cost(took, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
    print(" ".join(command[2:]), *(round(part, 1) for part in cost), file=sys.stderr, flush=True)
    return cost
