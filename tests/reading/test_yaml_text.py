"""YAML as writers type it: text stays text, and every value knows its line."""

from __future__ import annotations

import pytest

from macros.problems import Problem, Text
from macros.reading.yaml_text import Mapping, Node, Nothing, Sequence, parse


def read(text: str, first_line: int = 1) -> Node | None:
    problems: list[Problem] = []
    node = parse(text, "file.yml", first_line, problems)
    assert problems == []
    return node


def problems_of(text: str) -> list[str]:
    problems: list[Problem] = []
    parse(text, "file.yml", 1, problems)
    return [str(problem) for problem in problems]


def value(text: str) -> Node:
    node = read(text)
    assert isinstance(node, Mapping)
    return node.values["key"]


@pytest.mark.parametrize(
    "typed",
    "404 No yes 1.10 0x1F 1_000 010 1e3 .5 ~x null true 2026-11-22 12:30 = 5° a#b a&b a*b!".split(),
)
def test_scalars_stay_the_text_that_was_typed(typed: str) -> None:
    assert value(f"key: {typed}\n") == typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"404 # not a comment"', "404 # not a comment"),
        ("'it''s: full'", "it's: full"),
        ('"a\\tb"', "a\tb"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">\n  one\n  two\n", "one two\n"),
        ("one\n  two", "one two"),
        ("value  # a comment", "value"),
        ("value\t # a comment", "value"),
    ],
)
def test_quotes_blocks_and_comments_mean_what_they_mean_in_yaml(typed: str, meant: str) -> None:
    assert value(f"key: {typed}\n") == meant


def test_every_value_knows_its_line() -> None:
    node = read("a: 1\nb:\n  - 2\n  - c: 3\n", first_line=10)
    assert isinstance(node, Mapping)
    items = node.values["b"]
    assert isinstance(items, Sequence)
    last = items.items[1]
    assert isinstance(last, Mapping)
    inner = last.values["c"]
    assert isinstance(inner, Text)
    assert [key.place.line for key in node.keys] == [10, 11]
    assert [inner.place.line, last.place.line, str(inner.place)] == [13, 13, "file.yml:13"]


def test_a_key_without_a_value_is_nothing() -> None:
    assert isinstance(value("key:\n"), Nothing)
    assert isinstance(value("key:  # later\n"), Nothing)
    assert value('key: ""\n') == ""


def test_nothing_at_all_is_none() -> None:
    assert read("") is None
    assert read("# a comment\n") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 900 + "]" * 900, 1),
        ("{a: " * 900 + "}" * 900, 1),
        ("a: b\nc: [" + "[" * 9000, 2),
        ("- " * 3000 + "x", 1),
    ],
)
def test_nesting_by_the_hundred_is_a_problem_and_no_crash(text: str, line: int) -> None:
    (problem,) = problems_of(text)
    assert problem.startswith(f"file.yml:{line}: bad-yaml: ")


def test_a_value_that_names_itself_ends() -> None:
    assert problems_of("a: &x [*x]\nb: *x\n") == [
        'file.yml:1: cut-value: YAML gives "&" at the start of a value a meaning: quote the value'
    ]


def test_what_is_cut_is_kept_as_typed_so_that_nothing_seems_missing() -> None:
    problems: list[Problem] = []
    node = parse("key: #404\nother: !bang it\n", "file.yml", 1, problems)
    assert isinstance(node, Mapping)
    assert node.values == {"key": "#404", "other": "!bang it"}
    assert [problem.rule for problem in problems] == ["cut-value", "cut-value"]


def test_line_breaks_of_other_systems_do_not_move_lines() -> None:
    (problem,) = problems_of("a: b\nc: d\u2028e\n*f: g\n")
    assert problem == "file.yml:2: bad-yaml: an invisible character (U+2028) stands here; delete it"


def test_a_mapping_knows_that_it_is_written_in_braces() -> None:
    braces, block = value("key: {a: b}\n"), value("key:\n  a: b\n")
    assert isinstance(braces, Mapping)
    assert isinstance(block, Mapping)
    assert (braces.flow, block.flow) == (True, False)
