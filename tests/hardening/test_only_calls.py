"""What Jinja gets to see: our calls, and text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import jinja2
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.library.macro_calls import MACROS, PIECE, find_calls, token, with_tokens
from macros.only_calls import OnlyCalls
from macros.problems import Problem
from macros.reading.files import Passage

PIECES = (
    "{{|}}|{%|%}|{##|##}|{#|#}|{|}|-|+| |\n|raw|endraw|{% raw %}|{%- endraw +%}|{{ playbook() }}"
    "|{{reply(\"a/b\")}}|{{ reply('a' ) }}|reply(|\"|'|\\|)|boom()|{{ boom() }}"
    "|{% set x = boom() %}|{% if boom() %}|{% endif %}|~|,|x|.__class__|{{ reply(boom()) }}"
    "|{{ playbook()|upper }}|{{{"
).split("|")
sources = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def rendered(source: str, printed: Callable[..., str] | None = None) -> str:
    def boom() -> None:
        raise AssertionError(source)

    environment = jinja2.Environment(  # noqa: S701  as the macros plugin makes it
        extensions=[OnlyCalls],
        undefined=jinja2.StrictUndefined,
        comment_start_string="{##",
        comment_end_string="##}",
        keep_trailing_newline=True,
    )
    said = printed or (lambda _, *names: f"<{len(names)}>")
    macros = {name: partial(said, name) for name in MACROS}
    environment.globals.update(macros, boom=boom)
    return environment.from_string(source).render()


@settings(max_examples=500, deadline=None, derandomize=True)
@given(source=sources)
def test_nothing_but_a_call_of_ours_is_ever_evaluated(source: str) -> None:
    rendered(source)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(source=sources.filter(lambda source: not re.search(r"raw|playbook\(|reply\(", source)))
def test_what_is_no_call_is_printed_as_it_stands(source: str) -> None:
    assert rendered(source) == source


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(source=sources)
def test_what_the_rules_let_through_is_what_is_called(source: str) -> None:
    problems: list[Problem] = []
    calls = list(find_calls(Passage(source, "docs/index.md", 1), problems))
    if problems:
        return
    called, raw = 0, False
    for match in PIECE.finditer(source):
        raw = bool(match["raw"]) or (raw and not match["endraw"])
        called += bool(match["call"]) and not raw
    assert called == len(calls)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(source=st.lists(st.sampled_from([*PIECES, "{{ reply('a' ) }}"]), max_size=6).map("".join))
def test_where_no_jinja_is_needed_calls_print_what_they_would_print_with_it(source: str) -> None:
    printed = with_tokens(source, "a/page")
    if printed is not None:
        assert printed == rendered(source, lambda name, *names: token(name, "a/page", *names))


def test_most_pages_need_no_jinja_and_a_brace_does() -> None:
    assert with_tokens('{{ reply("a/b") }}\n', "a/page") == "⟦reply a/page a/b⟧\n"
    for braces in ("{", "{{- playbook() }}", "{% raw %}x{% endraw %}", "{{ boom() }}"):
        assert with_tokens(f"Text {braces} text", "a/page") is None


def test_a_template_comment_is_refused_as_all_other_jinja_is() -> None:
    problems: list[Problem] = []
    list(find_calls(Passage("Text.\n\n{## unseen ##}\n", "docs/index.md", 5), problems))
    assert [str(problem)[:32] for problem in problems] == ["docs/index.md:7: not-a-macro: a "]
