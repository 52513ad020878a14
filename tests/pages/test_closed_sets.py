"""A closed set of words is the same wherever it stands: whoever adds one is told what else to add.

What branches on a word ends in `assert_never`, so mypy tells; what looks one up is held here.
"""

from __future__ import annotations

import re
from typing import get_args

from macros.extension import CARDS
from macros.library.formats import FIELD, PLAYBOOK
from macros.library.macro_calls import MACROS
from macros.library.vocabulary import (
    CONFIDENCE,
    FIELD_TYPES,
    MOMENT,
    OUTCOMES,
    SITES,
    STATES,
    Confidence,
    DocumentSite,
    FieldType,
    Moment,
    Outcome,
    State,
)
from macros.pages.document_doubts import SAYS
from macros.pages.documents import SITE
from macros.pages.field_inputs import CONTROLS
from tests.support.projects import ROOT


def test_every_macro_that_a_page_may_call_has_a_card() -> None:
    assert MACROS.keys() == CARDS.keys()


def test_every_word_is_in_its_type_and_has_what_a_page_says_of_it() -> None:
    assert tuple(CONFIDENCE) == get_args(Confidence)
    assert tuple(MOMENT) == get_args(Moment)
    assert get_args(FieldType) == FIELD_TYPES
    assert tuple(CONTROLS) == FIELD_TYPES
    assert get_args(DocumentSite) == SITES
    assert tuple(SITE) == SITES


def test_every_state_of_a_link_can_be_told() -> None:
    assert get_args(State) == STATES
    assert get_args(Outcome) == OUTCOMES
    assert SAYS.keys() == set(STATES)
    assert set(OUTCOMES) - {"failed"} < set(STATES)  # what failed is failing, then broken


def test_badges_are_styled_for_states_that_there_are() -> None:
    styles = (ROOT / "docs" / "assets" / "styles" / "badges.css").read_text(encoding="utf-8")
    styled = set(re.findall(r"\.badge--link-([a-z]+)", styles))
    plain = {"unchecked", "unknown"}  # nothing is known: no colour says so
    assert styled == set(STATES) - plain


def test_a_reader_takes_the_words_of_the_vocabulary_and_no_other() -> None:
    properties = PLAYBOOK.schema["properties"]
    assert properties["confidence"]["enum"] == list(CONFIDENCE)
    assert properties["moment"]["enum"] == list(MOMENT)
    assert FIELD.schema["properties"]["type"]["enum"] == list(FIELD_TYPES)
