"""Ranking: the browser answers as Python does, and both read tickets as people write them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.desk.build import CACHE, build
from macros.desk.evaluate import SETS, cases, dropped, figures, known, letters, tickets
from macros.desk.features import features, plain
from macros.desk.index import Index, pack, unpack
from macros.desk.rank import Ranking, rank
from macros.desk.ticket import parts, read
from macros.library.loader import load
from tests.support import node
from tests.support.projects import ROOT, macros, small

ODD = [
    "",
    "x",
    "I can’t LOGIN to İstanbul ﬁle ½ ™ ㏂ ドメイン ﷺ",
    "🙂🙃" * 50,
    "a\r\nb\rc\x85d\u2028e",
    "\u202eabc\u200b\ufeff" * 20,
    "العَرَبِيَّة والموقع للنطاق بالبريد",
    "한국어 도메인 이전",
    "१२३४५६७ 12345 ١٢٣٤٥٦",
    "ab" * 30_000,
    "> quoted\n> only",
    "Subject: renew\nFrom: someone\n\nrenew\n\nOn Monday, somebody wrote:\n> older",
]


@pytest.fixture(scope="module")
def index() -> Index:
    """The index of the project's own playbooks."""
    return unpack(build(load(ROOT)[0], ROOT / CACHE))


def texts() -> list[str]:
    """Every ticket, alone and in a letter, some pairs of them, and odd ones."""
    single = [ticket["text"] for name in SETS for ticket in tickets(ROOT, name)]
    inside = [ticket["text"] for name in SETS for ticket in letters(ROOT, name)]
    pairs = [f"{one}\n{other}" for one, other in zip(single, single[7:107], strict=False)]
    return [*single, *inside, *pairs, *ODD]


def as_data(ranking: Ranking) -> list[object]:
    return [ranking.several, [[a.playbook, a.fit, a.part] for a in ranking.answers]]


def test_the_browser_answers_every_ticket_as_python_does(index: Index, tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(pack(index))
    (tmp_path / "texts").write_text(json.dumps(texts()), encoding="utf-8")
    done = node.run(ROOT / "tests" / "desk" / "rank.mjs", tmp_path / "index", tmp_path / "texts")
    assert done.returncode == 0, done.stderr
    theirs = json.loads(done.stdout)
    ours = [as_data(rank(index, text)) for text in texts()]
    assert [t for t, one, other in zip(texts(), ours, theirs, strict=True) if one != other] == []


def test_nothing_the_desk_was_good_at_got_worse(index: Index) -> None:
    before = known(ROOT)
    assert set(before) == set(SETS)
    for name in SETS:
        now = figures(cases(index, [*tickets(ROOT, name), *letters(ROOT, name)]))
        assert set(now) == set(before[name])
        assert dropped(now, before[name]) == []


def test_worse_figures_are_told_and_better_or_equal_ones_are_not() -> None:
    before = {"plain, first": 95.0, "good, refused": 2.0}
    assert dropped({"plain, first": 94.5, "good, refused": 2.9}, before) == []
    assert dropped({"plain, first": 99.0, "good, refused": 0.0}, before) == []
    assert dropped({"plain, first": 92.0, "good, refused": 4.0}, before) == [
        "plain, first was 95.0 %, is 92.0 %",
        "good, refused was 2.0 %, is 4.0 %",
    ]


def test_there_are_tickets_of_every_kind_for_every_playbook() -> None:
    names = set(load(ROOT)[0].playbooks)
    for name in SETS:
        found = tickets(ROOT, name)
        assert len(found) >= 200
        for kind in ("plain", "described", "languages"):
            assert {t["playbook"] for t in found if t["kind"] == kind} == names
        assert sum(ticket["kind"] == "nothing" for ticket in found) >= 20
    own = {ticket["text"] for ticket in tickets(ROOT, "tune")}
    assert own.isdisjoint(ticket["text"] for ticket in tickets(ROOT, "report"))


def test_no_ticket_is_an_ask() -> None:
    library, _ = load(ROOT)
    asks = {str(ask) for found in library.asks.values() for ask in found}
    asks |= {str(ask) for playbook in library.playbooks.values() for ask in playbook.asks}
    assert asks.isdisjoint(t["text"].strip() for name in SETS for t in tickets(ROOT, name))


def test_the_command_prints_figures_and_confusions_and_fails_when_they_drop(
    tmp_path: Path,
) -> None:
    folder = small(tmp_path)
    place = folder / "tests" / "tickets"
    place.mkdir(parents=True)
    ticket = "- playbook: {}\n  kind: {}\n  text: |\n    {}\n"
    for name in SETS:
        (place / f"{name}.yml").write_text(
            ticket.format("shop/parcel-late", "plain", "where is my parcel")
            + ticket.format("shop/parcel-late", "described", "the cup is in pieces")
            + ticket.format("none", "nothing", "zzz qqq"),
            encoding="utf-8",
        )
    done = macros("tickets", cwd=folder, RECORD="1")
    assert done.returncode == 0
    assert "tune: 3 tickets\n  plain, first             100.0 %" in done.stdout
    assert "1 × shop/parcel-late taken for shop/parcel-broken" in done.stdout
    file = place / "figures.json"
    file.write_text(file.read_text().replace('"described, first": 0.0', '"described, first": 50.0'))
    done = macros("tickets", cwd=folder)
    assert done.returncode == 1
    assert "described, first           0.0 %  (-50.0)" in done.stdout
    assert "worse than tests/tickets/figures.json: tune: described, first was 50.0 %" in done.stdout


def test_without_tickets_the_command_says_what_is_missing(tmp_path: Path) -> None:
    done = macros("tickets", cwd=small(tmp_path))
    assert done.returncode == 1
    assert "tests/tickets/tune.yml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("please help", "please help", ""),
        ("please help\n\nOn Mon, 3 Nov, Support wrote:\n> hello", "please help", "hello"),
        ("gracias\nEl lun, 3 nov, Soporte escribió:\nhola", "gracias", "hola"),
        ("谢谢\n\n在 2026年11月3日，客服 写道：\n您好", "谢谢", "您好"),
        ("thanks\n-----Original Message-----\nFrom: x\nhello", "thanks", "hello"),
        ("fine\n\nFrom: a\nSent: today\nTo: b\nSubject: Re: x\n\nolder", "fine", "older"),
        ("Subject: renew it\nFrom: a\nTo: b\n\nbody", "renew it", ""),
        ("From: the China site\nTo: the other one, please", "From: the China site", ""),
        ("> all\n> quoted", "all", ""),
        ("text\n-- \nA company", "text", "A company"),
    ],
)
def test_the_newest_part_of_a_thread_is_told_from_the_rest(text: str, new: str, old: str) -> None:
    ticket = read(text)
    assert new in ticket.new
    assert old in ticket.old
    assert not old or old not in ticket.new


def test_the_newest_part_counts_most(index: Index) -> None:
    thread = "My domain expired, how do I renew it?\n\nOn Monday, Support wrote:\n> invoice invoice"
    assert rank(index, thread).answers[0].playbook == "domain/renew-redeem"
    only_old = "ok\n\nOn Monday, a customer wrote:\n> My domain expired, how do I renew it?"
    assert rank(index, only_old).answers[0].playbook == "domain/renew-redeem"


def test_a_text_is_parted_where_a_thought_ends() -> None:
    assert parts("First this thing. Then 1.5 of that? 最后一个问题是什么意思呢。谢谢") == [
        "First this thing.",
        "Then 1.5 of that?",
        "最后一个问题是什么意思呢。 谢谢",
    ]


def test_words_are_the_same_whatever_their_capitals_accents_and_unseen_signs() -> None:
    assert plain("VerificaciÓn\u200b de\u00ad identidad") == "verificacion de identidad"
    assert features("Can't") == features("cant") == features("CAN’T")
    assert features("النطاق") == features("نطاق")
    assert features("5012345678901234") == features("999999")
    assert features("550") != features("535")


def test_an_index_is_read_as_it_was_written() -> None:
    index = Index({"é": [1, "✓"]}, {3: {0: 5, 300: -12}, 1_000_000: {41: 127}})
    assert unpack(pack(index)) == index
    assert pack(index) == pack(index)


def test_the_index_of_fifty_playbooks_stays_small(site: Path) -> None:
    files = json.loads((site / "desk.json").read_text(encoding="utf-8"))
    size = (site / files["index"]).stat().st_size
    assert files["bytes"] == size
    assert 0 < size <= 120_000


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
    index: Index, question: str, playbook: str
) -> None:
    found = rank(index, LETTER.format(question)).answers
    assert found[0].playbook == playbook == rank(index, question).answers[0].playbook


def test_a_letter_that_asks_nothing_fits_no_playbook(index: Index) -> None:
    assert rank(index, LETTER.format("")) == Ranking()


def test_where_nothing_is_known_of_letters_every_part_counts(tmp_path: Path) -> None:
    folder = small(tmp_path)
    index = unpack(build(load(folder)[0], folder / CACHE))
    assert index.about["tells"] is None
    assert rank(index, "Hello. where is my parcel").answers[0].playbook == "shop/parcel-late"
