"""The Rules page has every id that a writer can meet, with an example and an anchor."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.library.loader import load
from macros.library.model import Library
from macros.library.vocabulary import OUTCOMES
from macros.pages.lists import rules
from macros.rules import check, described
from macros.rules.base import RULES, Finding, rule
from macros.rules.unwritten import SKELETON
from macros.writing import skeletons
from tests.rules.test_rules import CASES, LIBRARY, printed
from tests.support.projects import ROOT

PAGE = str(rules(load(LIBRARY)[0], "contributing/rules", ""))
PRINTED = re.compile(r"^\S+:\d+: (?:warning: )?([a-z0-9-]+): ")


def test_every_id_in_a_case_stands_on_the_page() -> None:
    lines = (line for path in CASES.glob("*/*.txt") for line in printed(path.read_text("utf-8")))
    met = {match[1] for match in map(PRINTED.match, lines) if match}
    assert met - {rule.id for rule in described()} == set()


def ids_in(source: Path) -> Iterator[str]:
    """Ids that a module gives to problems: written out, as its constant, or by an outcome."""
    tree = ast.parse(source.read_text(encoding="utf-8"))
    constants = {
        target.id: str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > 1:
            function, id = node.func, node.args[1]
            name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
            if name not in ("Problem", "_problem"):
                continue
            if isinstance(id, ast.JoinedStr):
                yield from (f"document-{outcome}" for outcome in OUTCOMES if outcome != "fine")
            elif isinstance(id, ast.Constant):
                yield str(id.value)
            elif isinstance(id, ast.Name) and id.id in constants:
                yield constants[id.id]


def test_every_id_that_the_code_gives_to_a_problem_stands_on_the_page() -> None:
    given = {id for source in (ROOT / "macros").rglob("*.py") for id in ids_in(source)}
    assert {"bad-yaml", "broken-link", "build", "document-moved"} <= given
    assert given - {rule.id for rule in described()} == set()


def test_every_rule_has_one_wrong_and_one_right_example_and_no_example_is_left_over() -> None:
    assert [rule.id for rule in described() if not rule.wrong or not rule.right] == []
    examples = yaml.safe_load((ROOT / "macros/rules/examples.yml").read_text(encoding="utf-8"))
    assert set(examples) - {rule.id for rule in described()} == set()
    assert list(examples) == sorted(examples)


def test_every_rule_can_be_linked_to() -> None:
    assert sorted(re.findall(r'<h2 id="([^"]+)"', PAGE)) == [rule.id for rule in described()]


def test_a_new_file_holds_nothing_that_could_stay_unnoticed() -> None:
    texts = re.findall(
        r"^(?:  )?(?:\w+: |  - )?((?:[A-Z]|the ).*)$", skeletons.PLAYBOOK, re.MULTILINE
    )
    texts += re.findall(r"^(?:summary: )?([A-Z].*\.)$", skeletons.PRODUCT, re.MULTILINE)
    texts += re.findall(r"^([A-Z].*\.)$", skeletons.TRANSLATION, re.MULTILINE)
    texts += [line for line in skeletons.REPLY.splitlines() if line.endswith(".")]
    texts += re.findall(r"when: (.*)", skeletons.REPLY)
    assert texts
    assert [text for text in texts if text.casefold() not in SKELETON] == []


@pytest.fixture
def a_rule_that_warns_until_christmas() -> Iterator[None]:
    @rule("later", "x", warning=True, problem_from=date(2026, 12, 25))
    def later(library: Library, _today: date) -> list[Finding]:
        return [(library.pages["index"].place, "found")]

    yield
    RULES.pop()


@pytest.mark.usefixtures("a_rule_that_warns_until_christmas")
def test_a_warning_may_become_a_problem_on_a_day() -> None:
    library, _ = load(LIBRARY)
    before, after = (check(library, date(2026, 12, day)) for day in (24, 25))
    assert [p.warning for p in before if p.rule == "later"] == [True]
    assert [p.warning for p in after if p.rule == "later"] == [False]
