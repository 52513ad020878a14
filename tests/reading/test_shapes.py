"""Shapes of values: what they take, and that one slip is one problem."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.problems import Problem
from macros.reading.keys import Keys, may, need, record
from macros.reading.shapes import (
    Shape,
    by_language,
    choice,
    day,
    days,
    listing,
    number,
    text,
    truth,
)
from macros.reading.yaml_text import parse
from macros.text.languages import example, is_language
from macros.text.near_miss import near_miss, nearest


class Note(Keys):
    title = need(text, "untitled", "What it is about.")
    when = need(text, "", "What has to hold.", name="if")
    owner = may(text, None, "Whose it is.")


class Dated(Note):
    title = may(text, "", "What it is about, if anything.")
    day = need(day, None, "Which day.")


def read(shape: Shape[Any], yaml: str) -> tuple[Any, list[str]]:
    problems: list[Problem] = []
    node = parse(yaml, "f", 1, problems)
    assert node is not None
    value = shape(node, problems)
    return value, [problem.message for problem in problems]


@pytest.mark.parametrize(
    ("shape", "yaml", "value"),
    [
        (text, "404", "404"),
        (truth, "true", True),
        (truth, "false", False),
        (day, "2024-02-29", date(2024, 2, 29)),
        (days, "1 day", 1),
        (days, "90 days", 90),
        (days, "90", 90),
        (number, "0.5", "0.5"),
        (choice("wip", "validated"), "wip", "wip"),
        (listing(text), "[a, b]", ("a", "b")),
        (listing(text, filled=False), "[]", ()),
        (by_language(text), "one", {"en": "one"}),
        (by_language(text), "{en: one, zh-CN: 一}", {"en": "one", "zh-CN": "一"}),
    ],
)
def test_a_shape_takes_what_fits(shape: Shape[Any], yaml: str, value: object) -> None:
    assert read(shape, yaml) == (value, [])


@pytest.mark.parametrize(
    ("shape", "yaml"),
    [
        (text, '"  "'),
        (text, "[a]"),
        (truth, "True"),
        (truth, "on"),
        (day, "2026-1-2"),
        (day, "٢٠٢٦-١١-٢٢"),
        (day, '"2026-11-22\\n"'),
        (days, "0 days"),
        (days, "3 months"),
        (days, "-1 days"),
        (days, "99999 days"),
        (number, "high"),
        (number, "-1"),
        (choice("wip"), "WIP"),
        (listing(text), "[]"),
        (listing(text), "a, b"),
        (record(Note), "a"),
    ],
)
def test_a_shape_refuses_the_rest_with_one_problem(shape: Shape[Any], yaml: str) -> None:
    value, problems = read(shape, yaml)
    assert value is None
    assert [message.split()[0] for message in problems] == ["expected"]


def test_one_bad_item_leaves_the_others() -> None:
    assert read(listing(day), "[2026-11-22, soon]") == (
        (date(2026, 11, 22),),
        ['expected a date like 2026-11-22, found "soon"'],
    )


def test_a_misspelt_key_is_one_problem_and_its_value_is_read() -> None:
    note, problems = read(record(Note), "{Titel: a, If: b}")
    assert (note.title, note.when, note.owner) == ("a", "b", None)
    assert problems == [
        'no key "Titel" here; did you mean "title"?',
        'no key "If" here; did you mean "if"?',
    ]


def test_a_misspelt_key_is_never_taken_for_one_that_is_there() -> None:
    note, problems = read(record(Note), "{title: a, if: b, titel: c}")
    assert note.title == "a"
    assert problems == ['no key "titel" here; known are title, if, owner']


def test_what_is_missing_or_wrong_has_something_to_stand_in() -> None:
    note, problems = read(record(Note), "{title: [a]}")
    assert (note.title, note.when, note.owner) == ("untitled", "", None)
    assert note.unread("title")
    assert not note.unread("if")
    assert problems == [
        '"if" is missing',
        'expected text, found a list, because it begins with "["; put a text in quotes',
    ]


def test_a_class_says_more_than_the_one_it_builds_on() -> None:
    note, problems = read(record(Dated), "{day: 2026-11-22, if: b}")
    assert (note.title, note.day, problems) == ("", date(2026, 11, 22), [])
    schema = record(Dated).schema
    assert schema["required"] == ["day", "if"]
    assert list(schema["properties"]) == ["day", "if", "title", "owner"]


@pytest.mark.parametrize("tag", "en es pt-BR zh-CN zh-Hant sr-Latn-RS es-419 yue".split())
def test_language_tags_are_those_of_bcp_47(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["EN", "zh_CN", "zh-cn", "e", "spanish", "es-", "", "es\n"])
def test_other_tags_are_none(tag: str) -> None:
    assert not is_language(tag)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("zh_cn", "zh-CN"),
        ("ES", "es"),
        ("pt-br", "pt-BR"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("spanish", "es or zh-CN"),
    ],
)
def test_a_tag_in_the_wrong_case_is_understood(written: str, meant: str) -> None:
    assert example(written) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("direct-mail/verfy-identity", "direct-mail/verify-identity"),
        ("Direct-Mail/Verify-Identity", "direct-mail/verify-identity"),
        ("mail/verify-identity", "direct-mail/verify-identity"),
        ("domain/register", "domain/register-com"),
        ("domain/register-com.md", "domain/register-com"),
        ("direct-mail/zzz", None),
        ("domain/transfer", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_alike_in_its_last_part(name: str, meant: str | None) -> None:
    known = ["direct-mail/verify-identity", "direct-mail/ram-permissions", "domain/register-com"]
    assert nearest(name, known) == meant
    assert near_miss(name, known) == (f'; did you mean "{meant}"?' if meant else "")
