"""A crawl by LinkChecker, as a visitor's browser would ask: its findings by address."""

from __future__ import annotations

import csv
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from tests.support.projects import ROOT, run

CONFIG = ROOT / "tests" / "support" / "linkchecker.ini"


@dataclass(frozen=True, slots=True)
class Crawl:
    """Addresses relative to the site's: pages that were seen, links that are broken."""

    seen: frozenset[str]
    broken: frozenset[str]


def crawl(address: str) -> Crawl:
    """Everything that can be reached from `address`, without leaving its host."""
    program = Path(sys.executable).parent / "linkchecker"
    done = run(program, "-f", CONFIG, "-o", "csv", address, cwd=ROOT)
    assert done.returncode in (0, 1), done.stderr
    lines = [line for line in done.stdout.splitlines() if not line.startswith("# ")]
    rows = list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=";"))
    inside = [row for row in rows if row["url"].startswith(address)]
    bad = [row for row in rows if row["valid"] != "True" or row["warningstring"]]
    return Crawl(
        seen=frozenset(row["url"].removeprefix(address).partition("#")[0] for row in inside),
        broken=frozenset(
            urljoin(row["parentname"], row["urlname"]).removeprefix(address) for row in bad
        ),
    )
