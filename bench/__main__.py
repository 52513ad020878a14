"""`make bench`: measure, print, and with RECORD=1 keep the figures in bench/figures.json.

`python -m bench links desk` measures these alone and leaves the other figures as they are.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from bench import desk, links, loading, scale, search

BENCHES: dict[str, tuple[str, Callable[[], object]]] = {
    "loading": ("load and check 1,000 replies and 500 playbooks", loading.measure),
    "scale": ("build, and build again, beside other generators", scale.measure),
    "links": ("follow every link of 1,000 pages", links.measure),
    "desk": ("from a ticket to the playbook", desk.measure),
    "search": ("the search in the header", search.measure),
    "long": ("from a pasted ticket of 20 KB to the list", desk.measure_long),
}
FIGURES = Path(__file__).parent / "figures.json"


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no bench {', '.join(unknown)}; there are {', '.join(BENCHES)}", file=sys.stderr)
        return 1
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) | {"machine": machine}
    for name in names or BENCHES:
        words, measure = BENCHES[name]
        print(f"{words} …", file=sys.stderr, flush=True)
        figures[words] = measure()
    text = json.dumps(figures, indent=2)
    print(text)
    if os.environ.get("RECORD"):
        FIGURES.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
