"""No content runs code while a site is built: two walls, each tried with the other down."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from macros.library.loader import load
from macros.rules import check
from tests.support.projects import TODAY, macros, run, small
from tests.support.walls import take_down, without_refusals

RUN = '{{ documents.__globals__["__builtins__"]["open"]("ran-%s", "w") }}'
SHELL = '{{ cycler.__init__.__globals__.os.popen("echo > ran-%s").read() }}'
HEAD = "---\ntitle: Hostile\nsummary: x\n"

HOSTILE = {
    "comment-of-a-value-mkdocs-cannot-read": HEAD + "hide: [=]\n# RUN\n---\n\nText.\n",
    "comment-of-a-day-there-is-not": "---\ntitle: 2026-02-30\n# RUN\nsummary: x\n---\n\nText.\n",
    "comment-of-half-a-number": "---\ntitle: 0x_\nsummary: x\n# RUN\n---\n\nText.\n",
    "comment-of-a-number-without-end": (
        f"---\ntitle: {'9' * 5000}\nsummary: x\n# RUN\n---\n\nText.\n"
    ),
    "comment-of-an-odd-time-zone": (
        "---\ntitle: 2001-12-14t21:59:43.10-99:99\nsummary: x\n# RUN\n---\n\nText.\n"
    ),
    "front-matter-closed-by-the-end-of-the-file": HEAD + "# RUN\n---",
    "front-matter-with-old-line-ends": (HEAD + "# RUN\n---\n\nText.\n").replace("\n", "\r"),
    "front-matter-never-closed": HEAD + "# RUN\n\nText.\n",
    "front-matter-below-a-blank-line": "\n" + HEAD + "# RUN\n---\n\nText.\n",
    "title": "---\ntitle: 'RUN'\nsummary: x\n---\n\nText.\n",
    "summary": "---\ntitle: Hostile\nsummary: 'RUN'\n---\n\nText.\n",
    "body": HEAD + "---\n\nRUN\n",
    "heading": HEAD + "---\n\n## RUN\n",
    "code": HEAD + "---\n\n```\nRUN\n```\n",
    "html-comment": HEAD + "---\n\n<!-- RUN -->\n",
    "argument": HEAD + '---\n\n{{ reply("a" ~ CALL) }}\n',
    "after-a-sample-that-is-closed-twice": (
        HEAD + "---\n\n{% raw %}{% endraw %}{% endraw %} RUN\n"
    ),
    "sample-that-is-never-closed": HEAD + "---\n\nRUN\n{% raw %}\n",
    "template-comment-closed-early": HEAD + "---\n\n{## x ##} RUN\n",
    "statement": HEAD + "---\n\n{% set x = CALL %}\n",
    "include": HEAD + '---\n\n{% include "shop/body.md" %}\n',
    "brace-before-a-call": HEAD + "---\n\n{{{ CALL }}}\n",
    "asked-for-by-the-page": HEAD + "render_macros: true\n---\n\nRUN\n",
}


def payload(text: str, name: str) -> str:
    call = (RUN % name)[3:-3]
    return text.replace("RUN", RUN % name + SHELL % name).replace("CALL", call)


def hostile(folder: Path) -> Path:
    """A shop's project with a page of every kind that tries to run something."""
    project = small(folder)
    for name, text in HOSTILE.items():
        page = project / "docs" / "shop" / f"{name}.md"
        page.write_text(payload(text, name), encoding="utf-8", newline="")
    return project


def without_our_reading(project: Path) -> None:
    """Take down the other half of the first wall: engines read front matter by themselves."""
    hooks = project / "macros" / "hooks.py"
    text = hooks.read_text(encoding="utf-8")
    assert "def on_page_read_source" in text
    assert "def on_page_markdown" in text
    hooks.write_text(text.replace("on_page_", "off_page_"), encoding="utf-8")
    take_down(project / "macros" / "__init__.py", ".update(judged.meta)")


def without_sandbox(project: Path) -> None:
    """Take down the second wall: Jinja renders whatever the macros plugin gets."""
    take_down(project / "mkdocs.yml", "      j2_extensions: [macros.only_calls.OnlyCalls]\n")


def ran(project: Path) -> set[str]:
    return {path.name.removeprefix("ran-") for path in project.rglob("ran-*")}


ENGINES = {
    "mkdocs": ("mkdocs", "build"),
    "properdocs": ("properdocs", "build", "--config-file", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--clean"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_rules_alone_refuse_a_page_that_tries_to_run_something(
    name: str, tmp_path: Path
) -> None:
    project = small(tmp_path)
    without_sandbox(project)
    page = project / "docs" / "shop" / f"{name}.md"
    page.write_text(payload(HOSTILE[name], name), encoding="utf-8", newline="")
    library, problems = load(project)
    problems += check(library, date.fromisoformat(TODAY))
    path = f"docs/shop/{name}.md"
    assert any(p.place.path == path and not p.warning for p in problems)


def test_every_page_that_tries_to_run_something_is_told_in_one_run(tmp_path: Path) -> None:
    project = hostile(tmp_path)
    without_sandbox(project)
    done = macros("check", cwd=project)
    assert done.returncode == 1
    for name in HOSTILE:
        assert f"docs/shop/{name}.md:" in done.stdout
    assert done.stderr == ""


def test_a_refused_page_is_not_rendered(tmp_path: Path) -> None:
    project = hostile(tmp_path)
    without_sandbox(project)
    assert macros("site", cwd=project).returncode == 1
    assert ran(project) == set()
    assert not (project / "site").exists()


@pytest.mark.parametrize("engine", ENGINES)
def test_rendering_runs_nothing_even_where_no_rule_stops_it(engine: str, tmp_path: Path) -> None:
    project = hostile(tmp_path)
    without_refusals(project)
    without_our_reading(project)
    run(sys.executable, "-m", *ENGINES[engine], cwd=project)
    assert ran(project) == set()


def test_with_both_walls_down_such_pages_do_run(tmp_path: Path) -> None:
    project = hostile(tmp_path)
    without_refusals(project)
    without_our_reading(project)
    without_sandbox(project)
    run(sys.executable, "-m", *ENGINES["mkdocs"], cwd=project)
    assert {"body", "title", "comment-of-a-day-there-is-not", "code"} <= ran(project)
