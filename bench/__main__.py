"""`make bench`: measure, print, and with RECORD=1 keep the figures in bench/figures.json."""

from __future__ import annotations

import json
import os
import platform
import sys
from pathlib import Path

from bench import links, loading

BENCHES = {
    "load and check 1,000 replies and 500 playbooks": loading.measure,
    "follow every link of 1,000 pages": links.measure,
}


def main() -> int:
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    figures: dict[str, object] = {"machine": machine}
    for name, measure in BENCHES.items():
        print(f"{name} …", file=sys.stderr, flush=True)
        figures[name] = measure()
    text = json.dumps(figures, indent=2)
    print(text)
    if os.environ.get("RECORD"):
        (Path(__file__).parent / "figures.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
