"""Checks that a ticket speaks for: learnt in Python, added up the same in the browser."""

from __future__ import annotations

import json
from pathlib import Path

from macros.desk import leads
from macros.desk.common import common
from macros.desk.features import number, plain
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


SAID = f"""
import {{ readFileSync }} from "node:fs";
import {{ likely, unpack }} from "{LIKELY}";
const {{ checks, common, tickets }} = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [learnt, everybodys] = [checks.map(unpack), unpack(common)];
const shown = (text) => likely(learnt, text, everybodys).map(({{ words }}) => words);
console.log(JSON.stringify(tickets.map(shown)));
"""


def test_a_word_that_everybody_writes_is_never_shown(tmp_path: Path) -> None:
    words = ("comment", "saya", "invoice", "пожалуйста", "कृपया", "لماذا", "hay")
    numbers = {number(f"w{plain(word)}") for word in words}
    weights = [(one, 60) for one in sorted(numbers)]
    others = [(one, 1) for one in sorted(numbers - {number("winvoice"), number("whay")})]
    given = {
        "checks": [" ".join(leads._steps(weights)), ""],  # as a page has them
        "common": " ".join(leads._steps(others)),
        "tickets": [
            " ".join(words),
            "comment, saya",
            "пожалуйста कृपया",
            "Invoice lost",
            "لماذا",
            "Hay",
        ],
    }
    (tmp_path / "said.mjs").write_text(SAID, encoding="utf-8")
    (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    done = node.run(tmp_path / "said.mjs", tmp_path / "given.json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [[["invoice"]], [[]], [[]], [["Invoice"]], [[]], [[]]]


def test_common_is_what_the_customers_of_many_playbooks_write(tmp_path: Path) -> None:
    folder = small(tmp_path) / "docs" / "shop"
    for place, thing in enumerate("parcel order card refund letter stamp ribbon crate box".split()):
        asks = f"how is my {thing}, saya mau {thing}"
        (folder / f"about-{place}.md").write_text(LATE.format(asks), encoding="utf-8")
    library, _ = load(tmp_path)
    found = common(library, tmp_path / "cache")
    assert {number("whow"), number("wsaya"), number("wmau")} <= set(found)
    assert not {number("wparcel"), number("wcard")} & set(found)
    assert found == common(library, tmp_path / "cache")
    (tmp_path / "no folder").write_text("", encoding="utf-8")
    assert found == common(library, tmp_path / "no folder")
    few, _ = load(small(tmp_path / "few"))
    assert common(few, tmp_path / "cache") == []


def test_a_ticket_was_brought_here_so_another_playbook_is_seldom_right(tmp_path: Path) -> None:
    page = small(tmp_path) / "docs" / "shop" / "parcel-late.md"
    said = "  - {if: The parcel is blue, look: it, asks: [my parcel is blue now], then: %s}\n"
    both = said % "playbook shop/parcel-late" + said % "reply shop/wait"
    text = LATE.format("where is it").replace("checks:\n", "checks:\n" + both)
    page.write_text(text, encoding="utf-8")
    library, _ = load(tmp_path)
    weights = leads.learn(library, library.playbooks["shop/parcel-late"])
    assert leads.likely(weights, "my parcel is blue now", 5)[0] == 1


def test_the_more_checks_have_asks_the_more_a_ticket_has_to_say(tmp_path: Path) -> None:
    page = small(tmp_path) / "docs" / "shop" / "parcel-late.md"
    text = LATE.format("where is it")
    found = []
    for asks in ("", ", asks: [it came in two pieces, the box was open]"):
        page.write_text(text.replace("look: the picture", f"look: the picture{asks}"), "utf-8")
        library, _ = load(tmp_path)
        weights = leads.learn(library, library.playbooks["shop/parcel-late"])
        found.append(weights[leads.ENOUGH][0])
        assert leads.likely(weights, "my parcel came broken, see the picture", 3)[0] == 0
        assert leads.likely(weights, "hello, please help me with my order", 3) == []
    assert found[0] < found[1]


def test_words_that_only_look_like_those_of_a_check_are_not_shown_beside_them(
    tmp_path: Path,
) -> None:
    alike = [f"g{part}" for part in ("^ph", "pho", "hon", "one", "nes", "es$")]
    weights = sorted({number("wphone"), *map(number, alike)})
    given = {
        "checks": [" ".join(leads._steps([(one, 60) for one in weights]))],
        "common": "",
        "tickets": ["Two phones, one phone", "two phones"],
    }
    (tmp_path / "said.mjs").write_text(SAID, encoding="utf-8")
    (tmp_path / "given.json").write_text(json.dumps(given), encoding="utf-8")
    done = node.run(tmp_path / "said.mjs", tmp_path / "given.json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [[["phone"]], [["phones"]]]
