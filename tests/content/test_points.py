"""Of real tickets, how often the check that each speaks for is marked first, or among three.

The shares are those of `tests/tickets/checks.yml`; they may lie below what is aimed at by as much
as chance gives them, so that an edit of one playbook alone seldom stops anybody.
"""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from macros.desk import leads
from macros.desk.evaluate import interval
from tests.support.content import content
from tests.support.projects import ROOT

FIRST, AMONG_THREE = 60, 85  # of 100 tickets
FEW = 60  # labels that still name a check, so that shares mean something


@cache
def marked() -> tuple[int, int, int]:
    """How many tickets speak for a check, for how many it is first, and among those marked."""
    library = content()
    folder = ROOT / "tests" / "tickets"
    real = yaml.safe_load((folder / "real.yml").read_text(encoding="utf-8"))
    texts = {one["id"]: one["text"] for one in real}
    weights: dict[str, leads.Weights] = {}
    found: list[list[bool]] = []
    for label in yaml.safe_load((folder / "checks.yml").read_text(encoding="utf-8")):
        playbook = library.playbooks.get(label["playbook"])
        conditions = [str(check.condition) for check in playbook.checks] if playbook else []
        if playbook is None or label.get("check") not in conditions:
            continue
        place = conditions.index(label["check"])
        if playbook.name not in weights:
            weights[playbook.name] = leads.learn(library, playbook)
        places = leads.likely(weights[playbook.name], texts[label["ticket"]], len(conditions))
        found.append([place in places[:1], place in places])
    return len(found), sum(first for first, _ in found), sum(three for _, three in found)


def test_there_are_enough_labels_that_name_a_check() -> None:
    assert marked()[0] >= FEW


@pytest.mark.parametrize(("place", "wanted"), [(1, FIRST), (2, AMONG_THREE)])
def test_the_check_a_real_ticket_speaks_for_is_marked(place: int, wanted: int) -> None:
    counted = marked()
    _, at_best = interval(counted[place], counted[0])
    assert at_best >= wanted
