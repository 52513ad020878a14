"""Mistakes as a box on the pages that they concern, and on the home page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from macros.library.model import Library
from macros.library.uses import playbooks_by_document, playbooks_by_reply
from macros.problems import Problem

HOME = "index"
_MOST = 30  # in one box
_BEFORE = re.compile(r"<article|<main|<body[^>]*>")


def concerned(library: Library, problem: Problem) -> set[str]:
    """Names of the pages on which a mistake is shown; the home page has them all."""
    path = problem.place.path
    if path.startswith("docs/"):
        return {HOME, path[5:].removesuffix(".md")}
    name = re.sub(r"(?:\.[\w-]+)?\.md$", "", path.removeprefix("snippets/"))
    found = {HOME, *playbooks_by_reply(library).get(name, ())}
    if path == "snippets/documents.yml":
        line = problem.place.line
        keys = [one.key for one in library.documents.values() if one.key.place.line <= line]
        nearest = max(keys, key=lambda key: key.place.line, default=None)
        found |= {"documents", *playbooks_by_document(library).get(str(nearest), ())}
    return found


def of_page(library: Library, page: str, problems: Iterable[Problem]) -> list[Problem]:
    """The mistakes that a page shows, problems before warnings; of the latter home has none."""
    own = [problem for problem in problems if page in concerned(library, problem)]
    shown = [problem for problem in own if page != HOME or not problem.warning]
    return sorted(set(shown), key=lambda problem: (problem.warning, problem))


def box(problems: Sequence[Problem]) -> Markup:
    """A box that names each mistake with its line and its cure; nothing when there is none."""
    if not problems:
        return Markup()
    errors = sum(not problem.warning for problem in problems)
    said = [f"{errors} to mend" if errors else "", f"{len(problems) - errors} to look at"]
    items = Markup().join(
        Markup("<li><code>{}</code> <b>{}</b> {}</li>").format(
            problem.place, problem.rule, problem.message
        )
        for problem in problems[:_MOST]
    )
    if len(problems) > _MOST:
        items += Markup("<li>and {} more: make check prints all</li>").format(len(problems) - _MOST)
    return Markup(
        '<section class="mistakes" role="status" aria-label="Mistakes" data-search-exclude>'
        '<link rel="stylesheet" href="/preview.css"><p><strong>{}</strong></p><ul>{}</ul></section>'
    ).format(", ".join(part for part in said if part and not part.startswith("0 ")), items)


def with_box(html: str, problems: Sequence[Problem]) -> str:
    """A page with its mistakes above everything else."""
    at = _BEFORE.search(html)
    if not problems or not at:
        return html
    end = html.index(">", at.start()) + 1
    return f"{html[:end]}{box(problems)}{html[end:]}"


def instead(title: str) -> str:
    """A page for one that cannot be made while a mistake stands in its way."""
    return str(
        Markup(
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{0}</title></head>'
            "<body><main><h1>{0}</h1><p>This page cannot be shown until what stands above is "
            "mended.</p></main></body></html>"
        ).format(title)
    )
