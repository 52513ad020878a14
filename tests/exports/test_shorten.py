"""What browsers load is what is written, without comments and space, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from pygments.lexers import CssLexer, JavascriptLexer
from pygments.token import Comment, Text

from macros.exports.shorten import SHORTENED, shorten, shortened
from tests.support.projects import ROOT

ASSETS = ROOT / "docs" / "assets"
FILES = [path for path in sorted(ASSETS.rglob("*")) if path.suffix in SHORTENED]
LEXERS = {".css": CssLexer, ".js": JavascriptLexer}


def said(text: str, suffix: str) -> str:
    """What stands in a file, piece by piece, without what is only there for people."""
    pieces = LEXERS[suffix]().get_tokens(text)
    words = [word for kind, word in pieces if kind not in Comment and kind not in Text]
    # A style sheet ends its last declaration as it likes.
    return "\n".join(words).replace("\n;\n}", "\n}") if suffix == ".css" else "\n".join(words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_every_file_says_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    short = SHORTENED[path.suffix](text)
    assert len(short) < len(text)
    assert said(short, path.suffix) == said(text, path.suffix)


def test_there_are_files() -> None:
    assert {path.suffix for path in FILES} == set(SHORTENED)
    assert len(FILES) > 50


def test_comments_and_indentation_go() -> None:
    css = '/* Why. */\n\n.a::before {\n  content: "/*  → */ ";\n}\n'
    assert SHORTENED[".css"](css) == '.a::before{content:"/*  → */ "}'
    code = "// Why.\nexport function two() {\n  return 2; // two\n}\n"
    assert SHORTENED[".js"](code) == "export function two(){return 2;}"


def test_a_sheet_that_imports_others_has_them_in_it(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("/* Why. */\n.a {\n  color: red;\n}\n", encoding="utf-8")
    all_of_it = b'/* Why. */\n@import "a.css";\n.b { color: blue; }\n'
    assert shortened(tmp_path / "all.css", all_of_it) == b".a{color:red}.b{color:blue}\n"


def test_only_what_comes_from_the_project_is_touched(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "docs" / "assets", tmp_path / "site" / "assets"
    (ours / "desk").mkdir(parents=True)
    (theirs / "desk").mkdir(parents=True)
    for path in (ours / "desk" / "a.js", theirs / "desk" / "a.js", theirs / "theme.js"):
        path.write_text("// Why.\nconst a = 1;\n", encoding="utf-8")
    shorten(tmp_path, tmp_path / "site")
    assert (theirs / "desk" / "a.js").read_text(encoding="utf-8") == "const a=1;\n"
    assert (theirs / "theme.js").read_text(encoding="utf-8") == "// Why.\nconst a = 1;\n"
