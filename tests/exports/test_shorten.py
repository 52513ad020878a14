"""Style sheets lose what browsers do not need, and nothing else."""

from __future__ import annotations

from macros.exports.shorten import shortened_css, shortened_module


def test_comments_and_indentation_go() -> None:
    css = "/* Why. */\n\n.a {\n  color: red;\n}\n\n@media print {\n  .b {\n    margin: 0;\n  }\n}\n"
    assert shortened_css(css) == ("\n.a{\ncolor: red;\n}\n@media print{\n.b{\nmargin: 0;\n}\n}\n")
    assert "\n " not in shortened_css(css)
    assert "/*" not in shortened_css(css)


def test_what_stands_in_quotes_stays() -> None:
    assert shortened_css('.a::before {\n  content: "/*  → */ ";\n}') == (
        '.a::before{\ncontent: "/*  → */ ";\n}'
    )


def test_modules_lose_their_indentation() -> None:
    code = "export function two() {\n  // Why.\n  return 2;\n}\n"
    assert shortened_module(code) == "export function two() {\n// Why.\nreturn 2;\n}\n"
