"""Templates: what a writer typed is text, what is missing is an error, layout leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest

from macros.pages import template
from tests.support.projects import ROOT

FOLDER = ROOT / "macros" / "pages" / "templates"
Write = Callable[[str], None]


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Make a template the only one there is, under the name `one`."""
    environment = template.environment(tmp_path)
    monkeypatch.setattr(template, "ENVIRONMENT", environment)

    def write(text: str) -> None:
        (tmp_path / "one.html").write_text(text, encoding="utf-8")

    return write


def test_what_is_put_in_is_text(one: Write) -> None:
    one('<p title="{{ a }}">{{ a }}{% for b in c %}{{ b }}{% endfor %}</p>')
    html = template.render("one", a='"><script>', c=["<b>"])
    assert html == '<p title="&#34;&gt;&lt;script&gt;">&#34;&gt;&lt;script&gt;&lt;b&gt;</p>'


def test_a_name_that_is_missing_is_an_error(one: Write) -> None:
    one("<p>{{ nobody }}</p>")
    with pytest.raises(jinja2.UndefinedError, match="nobody"):
        template.render("one")


def test_lines_beside_tags_leave_no_trace_and_others_become_a_space(one: Write) -> None:
    one('<p\n  class="a"\n  id="b">\n  {{ x }}\n  <b>\n    two\n    words\n  </b>\n</p>\n')
    assert template.render("one", x="x") == '<p class="a" id="b">x<b>two words</b></p>'


def test_values_keep_their_lines(one: Write) -> None:
    one("<p>\n{{ x }}\n</p>")
    assert template.render("one", x="a\n b") == "<p>a\n b</p>"


def test_every_template_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.py"))
    there = {path.stem for path in FOLDER.glob("*.html")}
    assert there
    assert there == set(re.findall(r'render\(\s*"(\w+)"', code))
