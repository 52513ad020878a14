"""Checks that a ticket speaks for: learnt in Python, added up the same in the browser."""

from __future__ import annotations

import json
from pathlib import Path

from macros.desk import leads
from macros.library.loader import load
from tests.support import node
from tests.support.projects import EXAMPLE, ROOT, small

LIKELY = (ROOT / "docs" / "assets" / "playbook" / "likely.js").as_uri()
SCRIPT = f"""
import {{ readFileSync }} from "node:fs";
import {{ likely, unpack }} from "{LIKELY}";
const {{ packed, tickets }} = JSON.parse(readFileSync(process.argv[2], "utf8"));
const checks = packed.map(unpack);
const places = (text) => likely(checks, text).map(({{ place }}) => place);
console.log(JSON.stringify(tickets.map(places)));
"""
LATE = """---
title: A parcel is late
summary: The parcel has not come.
asks: [{}]
checks:
  - {{if: The parcel came broken, look: the picture, then: reply shop/send-picture}}
  - {{if: The parcel has not come, look: the day, then: reply shop/wait}}
  - otherwise: escalate
escalation: {{to: Team, silent: nobody writes, include: [order_number]}}
---
"""


def learnt(folder: Path, asks: str) -> leads.Weights:
    """What is learnt of the checks of a playbook whose customers say `asks`."""
    page = small(folder) / "docs" / "shop" / "parcel-late.md"
    page.write_text(LATE.format(asks), encoding="utf-8")
    library, _ = load(folder)
    return leads.learn(library, library.playbooks["shop/parcel-late"])


def test_browser_and_build_find_the_same_checks(tmp_path: Path) -> None:
    library, _ = load(EXAMPLE)
    for name in ("billing/invoice", "domain/renew-redeem"):
        playbook = library.playbooks[name]
        tickets = ["", "hello", *map(str, library.asks[name][:40])]
        packed = leads.packed(library, playbook, tmp_path)
        (tmp_path / "likely.mjs").write_text(SCRIPT, encoding="utf-8")
        given = {"packed": packed, "tickets": tickets}
        (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
        done = node.run(tmp_path / "likely.mjs", tmp_path / "given.json")
        assert done.returncode == 0, done.stderr
        weights = leads.learn(library, playbook)
        found = [leads.likely(weights, text, len(playbook.checks)) for text in tickets]
        assert json.loads(done.stdout) == found
        assert found[:2] == [[], []]
        assert len({tuple(one) for one in found}) > 3


def test_a_check_that_customers_mean_more_often_counts_more(tmp_path: Path) -> None:
    others = ", order 5, parcel 6, hello, thanks, where, please, my order, any news"
    broken = learnt(tmp_path / "broken", "it came broken, a broken picture" + others)
    missing = learnt(tmp_path / "missing", "wait three days, has not come" + others)
    assert broken[leads.OFTEN][0] > missing[leads.OFTEN][0]
    assert broken[leads.OFTEN][1] < missing[leads.OFTEN][1]


def test_what_was_learnt_is_written_as_the_browser_reads_it() -> None:
    assert [leads.base36(number) for number in (0, 35, 36, -1, -37)] == [
        "0",
        "z",
        "10",
        "-1",
        "-11",
    ]
