"""1,000 replies and 500 playbooks: load and check, against PyYAML's bare parsing of the same."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.synthetic import write

_CHECK = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
start = time.perf_counter()
from macros.library import load
from macros.rules import check
library, problems = load(Path(sys.argv[1]))
problems += check(library, date(2026, 11, 22))
seconds = time.perf_counter() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": seconds, "megabytes": memory, "problems": len(problems)}))
"""
_PEER = """
import json, sys, time
from pathlib import Path
start = time.perf_counter()
import yaml
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    text = path.read_text(encoding="utf-8")
    if text.startswith("---"):
        yaml.load(text.split("\\n---", 1)[0][4:], Loader=yaml.CSafeLoader)
print(json.dumps({"seconds": time.perf_counter() - start}))
"""


def measure(rounds: int = 5) -> dict[str, float]:
    """Medians over some rounds, each in a fresh process, ours and the peer's in turn."""
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), playbooks=500, replies=1000)
        ours, peer = [], []
        for _ in range(rounds):
            ours.append(_run(_CHECK, folder))
            peer.append(_run(_PEER, folder))
    if any(run["problems"] for run in ours):
        raise SystemExit("the synthetic library has problems; bench/synthetic.py is out of date")
    seconds = statistics.median(run["seconds"] for run in ours)
    bare = statistics.median(run["seconds"] for run in peer)
    return {
        "seconds": round(seconds, 2),
        "megabytes": round(max(run["megabytes"] for run in ours)),
        "seconds of PyYAML alone": round(bare, 2),
        "ratio": round(seconds / bare, 1),
    }


def _run(code: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result
