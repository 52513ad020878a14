"""Measuring: what counts as right, what as noise, and that figures are compared fairly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.desk.answers import Answered
from macros.desk.evaluate import Case, counts, dropped, interval
from macros.desk.tickets import AS_THEY_ARE, MADE_UP, Ticket, every, followed, tickets
from macros.desk.untried import untried
from macros.library.loader import load
from tests.support.content import content
from tests.support.projects import ROOT, macros, small

TICKET = "- playbook: {}\n  kind: {}\n  text: |\n    {}\n"


def case(wanted: str, *given: str, kind: str = "real") -> Case:
    return Case(Ticket(kind, "en", (wanted,), ""), Answered(given, (), several=False))


def test_a_ticket_is_right_first_or_among_three() -> None:
    assert (case("a/a", "a/a").first, case("a/a", "b/b", "a/a").first) == (True, False)
    assert case("a/a", "b/b", "c/c", "a/a").three
    assert not case("a/a", "b/b", "c/c", "d/d", "a/a").three
    assert case("a/a").away


def test_of_two_questions_both_have_to_be_in_the_list() -> None:
    ticket = Ticket("two", "en", ("a/a", "b/b"), "")
    both = Answered(("a/a", "c/c", "d/d", "e/e", "b/b"), (), several=True)
    assert Case(ticket, both).three
    assert not Case(ticket, Answered(("a/a",), (), several=False)).three


def test_a_drop_beyond_noise_is_told_and_one_within_it_is_not() -> None:
    before = {"real": {"a/a": [100, 90, 95, 2]}}
    assert list(dropped({"real": {"a/a": [100, 88, 94, 3]}}, before)) == []
    assert list(dropped({"real": {"a/a": [100, 70, 94, 3]}}, before)) == [
        "real, first: was 90.0 %, is 70.0 %"
    ]
    assert list(dropped({"real": {"a/a": [100, 90, 95, 20]}}, before)) == [
        "real, turned away: was 2.0 %, is 20.0 %"
    ]


def test_of_tickets_that_fit_nothing_turning_fewer_away_is_a_drop() -> None:
    before = {"nothing": {"none": [100, 0, 0, 80]}}
    assert list(dropped({"nothing": {"none": [100, 0, 0, 50]}}, before)) == [
        "nothing, turned away: was 80.0 %, is 50.0 %"
    ]
    assert list(dropped({"nothing": {"none": [100, 0, 0, 95]}}, before)) == []


def test_figures_are_compared_over_the_playbooks_that_both_sides_have() -> None:
    before = {"real": {"a/a": [100, 90, 95, 2], "gone/gone": [100, 100, 100, 0]}}
    now = {"real": {"a/a": [100, 90, 95, 2], "new/new": [100, 0, 0, 100]}}
    assert list(dropped(now, before)) == []


def test_the_interval_narrows_as_tickets_come() -> None:
    assert (
        interval(8, 10)[0] < interval(80, 100)[0] < 80 < interval(80, 100)[1] < interval(8, 10)[1]
    )
    assert interval(0, 0) == (0, 100)


def test_counts_are_by_kind_and_playbook() -> None:
    found = [case("a/a", "a/a"), case("a/a", "b/b"), case("b/b")]
    assert counts(found) == {"real": {"a/a": [2, 1, 1, 0], "b/b": [1, 0, 0, 1]}}


def test_tickets_follow_a_playbook_to_its_new_name(tmp_path: Path) -> None:
    folder = small(tmp_path)
    page = folder / "docs" / "shop" / "parcel-late.md"
    page.write_text(page.read_text().replace("title:", "moved_from: [shop/delayed]\ntitle:", 1))
    library = load(folder)[0]
    given = [Ticket("plain", "en", (name,), "x") for name in ("shop/delayed", "shop/never", "none")]
    assert [ticket.playbooks for ticket in followed(library, given)] == [
        ("shop/parcel-late",),
        ("none",),
    ]


def test_a_topic_that_had_no_playbook_may_have_one_now(tmp_path: Path) -> None:
    library = load(small(tmp_path))[0]
    given = [
        Ticket("nothing", "en", ("shop/parcel-late", "none"), "x"),
        Ticket("nothing", "en", ("shop/not-yet", "none"), "x"),
    ]
    assert [(t.kind, t.playbooks) for t in followed(library, given)] == [
        ("real", ("shop/parcel-late",)),
        ("nothing", ("none",)),
    ]


def test_no_ticket_is_an_ask() -> None:
    library = content()
    asks = {str(ask) for found in library.asks.values() for ask in found}
    asks |= {str(ask) for playbook in library.playbooks.values() for ask in playbook.asks}
    given = [ticket for name in (*MADE_UP, *AS_THEY_ARE) for ticket in tickets(ROOT, name)]
    assert len(given) > 800
    assert asks.isdisjoint(ticket.text.strip() for ticket in given)


def test_made_up_tickets_are_tried_in_letters_and_real_ones_as_they_are() -> None:
    assert {ticket.kind for ticket in every(ROOT, "tune")} >= {"plain", "letters"}
    assert {ticket.kind for ticket in every(ROOT, "real")} == {"real", "two", "nothing"}
    assert {ticket.kind for ticket in every(ROOT, "languages")} == {"languages", "nothing"}


def test_in_every_language_some_tickets_stay_apart_from_what_is_learnt() -> None:
    given = tickets(ROOT, "languages")
    apart = {ticket.language for ticket in given if not ticket.learnt}
    assert apart == {ticket.language for ticket in given}
    assert "en" not in apart


def shop(folder: Path) -> Path:
    small(folder)
    place = folder / "tests" / "tickets"
    place.mkdir(parents=True)
    for name in MADE_UP:
        (place / f"{name}.yml").write_text(
            TICKET.format("shop/parcel-late", "plain", "where is my parcel")
            + TICKET.format("none", "nothing", "zzz qqq"),
            encoding="utf-8",
        )
    real = [("shop/parcel-late", "my parcel is late"), ("shop/parcel-broken", "the cup is broken")]
    for kind in AS_THEY_ARE:
        text = "".join(TICKET.format(name, kind, words) for name, words in real * 10)
        (place / f"{kind}.yml").write_text(text, encoding="utf-8")
    return place


@pytest.mark.slow
def test_the_command_tells_figures_and_fails_only_when_real_ones_drop(tmp_path: Path) -> None:
    place = shop(tmp_path)
    done = macros("tickets", cwd=tmp_path, RECORD="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "real: 20 tickets" in done.stdout
    assert "languages: 20 tickets" in done.stdout
    assert "plain search" in done.stdout
    file = place / "figures.json"
    figures = json.loads(file.read_text())
    figures["tune"]["plain"]["shop/parcel-late"] = [1, 5, 5, 0]
    file.write_text(json.dumps(figures))
    assert macros("tickets", cwd=tmp_path).returncode == 0
    for kind in AS_THEY_ARE:
        kept = swap(place / f"{kind}.yml")
        done = macros("tickets", cwd=tmp_path)
        assert done.returncode == 1
        assert f"worse than tests/tickets/figures.json: {kind}, first: was" in done.stdout
        (place / f"{kind}.yml").write_text(kept)


def swap(file: Path) -> str:
    """Label each ticket of a file with the other playbook; returns the text it had."""
    kept = file.read_text()
    apart = kept.replace("shop/parcel-late\n", "X\n").replace("shop/parcel-broken\n", "X\n")
    names = ["shop/parcel-broken\n", "shop/parcel-late\n"] * 10
    parts = zip(apart.split("X\n"), [*names, ""], strict=True)
    file.write_text("".join(a + b for a, b in parts))
    return kept


def test_a_playbook_without_tickets_is_a_warning_and_one_with_them_is_none(tmp_path: Path) -> None:
    place = shop(tmp_path)
    assert "no-ticket" not in macros("check", cwd=tmp_path).stdout
    (place / "real.yml").unlink()
    done = macros("check", cwd=tmp_path)
    assert done.returncode == 0
    (told,) = [line for line in done.stdout.splitlines() if "no-ticket" in line]
    assert told.startswith("docs/shop/parcel-broken.md:1: warning: no-ticket: ")
    assert 'tests/tickets/tune.yml, under "- playbook: shop/parcel-broken"' in told


def test_tickets_of_a_former_name_or_of_a_predecessor_count(tmp_path: Path) -> None:
    place = shop(tmp_path)
    for file in place.glob("*.yml"):
        text = file.read_text(encoding="utf-8").replace("shop/parcel-broken", "shop/former-name")
        file.write_text(text, encoding="utf-8")
    page = tmp_path / "docs" / "shop" / "parcel-broken.md"
    assert [one.rule for one in untried(tmp_path, load(tmp_path)[0])] == ["no-ticket"]
    page.write_text(page.read_text().replace("title:", "moved_from: [shop/former-name]\ntitle:", 1))
    assert list(untried(tmp_path, load(tmp_path)[0])) == []


@pytest.mark.parametrize("name", MADE_UP)
def test_without_tickets_the_command_says_what_is_missing(tmp_path: Path, name: str) -> None:
    place = shop(tmp_path)
    (place / f"{name}.yml").unlink()
    done = macros("tickets", cwd=tmp_path)
    assert done.returncode == 1
    assert f"tests/tickets/{name}.yml" in done.stderr
    assert "Traceback" not in done.stderr
