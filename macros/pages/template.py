"""Jinja templates of the larger pieces of HTML: one file shows one thing whole.

Every value is escaped, a name that is missing is an error, and a line break beside a tag is for
people only: the same HTML comes out however a template is laid out.
"""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
from jinja2.ext import Extension
from markupsafe import Markup

_BESIDE_A_TAG = re.compile(r"(?<=[>}])\s*\n\s*|\s*\n\s*(?=[<{])")
_ELSEWHERE = re.compile(r"\s*\n\s*")


class _Lines(Extension):
    """Take out the lines that a template is laid out in."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        return _ELSEWHERE.sub(" ", _BESIDE_A_TAG.sub("", source.strip()))


def environment(folder: Path) -> jinja2.Environment:
    """Return what renders the templates in `folder`."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=[_Lines],
        auto_reload=False,
    )


ENVIRONMENT = environment(Path(__file__).with_name("templates"))


def render(name: str, **values: object) -> Markup:
    """Return the HTML of `templates/<name>.html` with `values` put in."""
    return Markup(ENVIRONMENT.get_template(f"{name}.html").render(values))  # noqa: S704  escaped
