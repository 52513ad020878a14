"""Ranking, with the code that runs in the browser: limits, guesses, letters, the index."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from macros.desk.answers import Answered, answered
from macros.desk.build import CACHE, asks_of, build, desk_playbooks
from macros.desk.features import features, phrase, plain
from macros.desk.index import Weights, pack
from macros.library.loader import load
from tests.support import node
from tests.support.content import content
from tests.support.projects import ROOT, small

ODD = [
    "",
    "x",
    "I can’t LOGIN to İstanbul ﬁle ½ ™ ㏂ ドメイン ﷺ",
    "🙂🙃" * 50,
    "a\r\nb\rc\x85d\u2028e",
    "\u202eabc\u200b\ufeff" * 20,
    "العَرَبِيَّة والموقع للنطاق بالبريد",
    "한국어 도메인 이전",
    "KISITLI kısıtlı İzmir płatność Đăng nhập STRASSE Straße øre",
    "१२३४५६७ 12345 ١٢٣٤٥٦",
    "ab" * 3_000,
    "> quoted\n> only",
]
FEATURES = """
import { readFileSync } from "node:fs";
const { features, phrase } = await import(process.argv[2]);
const texts = JSON.parse(readFileSync(process.argv[3], "utf8"));
const sorted = (text) => [...features(text)].sort((a, b) => a - b);
console.log(JSON.stringify(texts.map((text) => [sorted(text), phrase(text)])));
"""


@pytest.fixture(scope="module")
def index() -> bytes:
    """The index of the project's own playbooks."""
    return build(content(), ROOT / CACHE)


def ask(index: bytes, *texts: str) -> list[Answered]:
    return answered(ROOT, index, texts)


def about(index: bytes) -> dict[str, Any]:
    raw = gzip.decompress(index)
    found: dict[str, Any] = json.loads(raw[4 : 4 + int.from_bytes(raw[:4], "little")])
    return found


def test_the_browser_finds_the_features_that_were_learnt(tmp_path: Path) -> None:
    library = content()
    texts = [*ODD, *(str(asks[-1]) for asks in library.asks.values())]
    (tmp_path / "texts").write_text(json.dumps(texts), encoding="utf-8")
    (tmp_path / "features.mjs").write_text(FEATURES, encoding="utf-8")
    script = ROOT / "docs" / "assets" / "desk" / "features.js"
    done = node.run(tmp_path / "features.mjs", script.as_uri(), tmp_path / "texts")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [[sorted(features(text)), phrase(text)] for text in texts]


def refused_of_taught(index: bytes, every: int) -> list[str]:
    library = content()
    playbooks = desk_playbooks(library)
    taught = [text for label, text in asks_of(library, playbooks) if label < len(playbooks)]
    assert len(taught) > 10_000
    found = ask(index, *taught[::every])
    return [text for text, one in zip(taught[::every], found, strict=True) if not one.playbooks]


def test_no_phrase_that_was_taught_is_refused(index: bytes) -> None:
    assert refused_of_taught(index, every=5) == []


@pytest.mark.slow
def test_not_one_phrase_of_all_that_were_taught_is_refused(index: bytes) -> None:
    assert refused_of_taught(index, every=1) == []


def test_a_longer_body_never_turns_a_subject_that_was_right_into_nothing(index: bytes) -> None:
    subjects = ["ssh to the server does not work", "退款", "Domain abgelaufen", "نسيت كلمة المرور"]
    bodies = [
        "I try to connect again from windows with putty, it worked before.",
        "Hello,\nI have been with you for years and nobody answers. Regards\nIda",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor",
    ]
    for one in ask(index, *subjects, *(f"{s}\n\n{b}" for s in subjects for b in bodies)):
        assert one.playbooks


def test_where_nothing_fits_up_to_three_are_offered_apart(index: bytes) -> None:
    (one,) = ask(index, "The dishwasher blinks and the water stays in the bottom of it")
    assert one.playbooks == ()
    assert len(one.perhaps) <= 3
    (certain,) = ask(index, "how do I renew my domain")
    assert certain.perhaps == ()


@pytest.mark.parametrize(
    "form",
    [
        "",
        "help",
        "[Enter feedback here]\n\n---\n#### Document Details\n\n⚠ *Do not edit this section.*",
        "**Describe the bug**\n\n**To Reproduce**\n\n**Expected behavior**\n\n**Version**",
        "### What happened?\n\n_Tell us here_\n\n### Steps\n\n[your answer]\n\n---",
        "**Problema:**\n\n**Navegador:**\n\n[escriba aquí]",
        "<!-- please describe: my domain expired, how do I renew it -->",
    ],
)
def test_an_empty_form_is_refused(index: bytes, form: str) -> None:
    assert ask(index, form)[0].playbooks == ()


def test_words_are_the_same_whatever_their_capitals_accents_and_unseen_signs() -> None:
    assert plain("VerificaciÓn\u200b de\u00ad identidad") == "verificacion de identidad"
    assert features("Can't") == features("cant") == features("CAN’T")
    assert features("النطاق") == features("نطاق")
    assert features("5012345678901234") == features("999999")
    assert plain("Kısıtlı płatność đăng nhập Straße") == "kisitli platnosc dang nhap strasse"
    assert features("550") != features("535")


def test_an_index_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = Weights(np.array([3, 3, 1_000_000]), np.array([0, 300, 41]), np.array([5, -12, 127]))
    told = {"playbooks": [["a/é", "✓", ""]] * 400, "labels": {}, "hosts": [], "ticket": {}}
    told |= {"detect": [], "keys": []}
    packed = pack(told, weights)
    assert packed == pack(told, weights)
    (tmp_path / "index").write_bytes(gzip.decompress(packed))
    (tmp_path / "read.mjs").write_text(READ, encoding="utf-8")
    script = ROOT / "docs" / "assets" / "desk" / "index-file.js"
    done = node.run(tmp_path / "read.mjs", script.as_uri(), tmp_path / "index")
    assert json.loads(done.stdout) == [
        told,
        [3, 1_000_000],
        [0, 2, 3],
        [0, 300, 41],
        [5, -12, 127],
    ]


READ = """
import { readFileSync } from "node:fs";
const { unpack } = await import(process.argv[2]);
const read = unpack(new Uint8Array(readFileSync(process.argv[3])));
const lists = [read.features, read.starts, read.classes, read.values];
console.log(JSON.stringify([read.about, ...lists.map((list) => [...list])]));
"""


def test_the_index_stays_small(index: bytes) -> None:
    assert 0 < len(index) <= 250_000


def test_the_desk_says_which_languages_it_has_learnt(index: bytes) -> None:
    assert {"de", "en", "es", "hi", "ja", "ko", "zh"} <= set(about(index)["languages"])
    assert "whole" not in about(index)["languages"]


LETTER = """Dear support,

I am new here and my colleague who knew all this has left. {}

I attach a screenshot. Please answer today, this is urgent for us!!

Many thanks,
Ines
Office manager, example.com"""


@pytest.mark.parametrize(
    ("question", "playbook"),
    [
        ("we have to move a domain to our other account", "domain/transfer-between-accounts"),
        ("The Activate Now button of Direct Mail does nothing", "direct-mail/cannot-activate"),
        ("how do i get an invoice with our company name", "billing/invoice"),
    ],
)
def test_what_stands_around_a_question_is_passed_over(
    index: bytes, question: str, playbook: str
) -> None:
    alone, inside = ask(index, question, LETTER.format(question))
    assert inside.playbooks[0] == playbook == alone.playbooks[0]


def test_where_nothing_is_known_of_letters_every_part_counts(tmp_path: Path) -> None:
    folder = small(tmp_path)
    index = build(load(folder)[0], folder / CACHE)
    assert about(index)["min_told"] is None
    assert ask(index, "Hello. where is my parcel")[0].playbooks[0] == "shop/parcel-late"
    assert ask(index, "zzz qqq")[0].playbooks == ()
