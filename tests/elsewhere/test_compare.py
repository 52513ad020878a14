"""`python -m macros exports --since OLD.json`: what to do in a tool to bring it up to date."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.elsewhere.compare import NotAnExportError, Step, steps
from macros.exports.library_json import catalog
from macros.library.loader import load
from tests.elsewhere.library import files, odd
from tests.support.projects import macros, small


def test_nothing_is_to_do_when_nothing_changed(tmp_path: Path) -> None:
    library = odd(tmp_path)
    _, _, folder = files(library, tmp_path)
    assert steps(library, folder / "versions.json") == []


def test_a_former_library_json_does_as_well(tmp_path: Path) -> None:
    library = odd(tmp_path)
    old = tmp_path / "library.json"
    old.write_text(json.dumps(catalog(library)), encoding="utf-8")
    assert steps(library, old) == []


def test_what_is_new_changed_and_gone_is_said_by_key(tmp_path: Path) -> None:
    library = odd(tmp_path)
    _, _, folder = files(library, tmp_path)
    replies = tmp_path / "snippets" / "shop"
    (replies / "odd.md").unlink()
    spanish = replies / "wait.es.md"
    spanish.write_text(spanish.read_text(encoding="utf-8").replace("camino", "ruta"))
    (replies / "send-picture.es.md").write_text(
        (replies / "send-picture.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    changed, _ = load(tmp_path)
    assert steps(changed, folder / "versions.json") == [
        Step("delete", "shop/odd"),
        Step("delete", "shop/odd.chat"),
        Step("add", "shop/send-picture.es"),
        Step("add", "shop/send-picture.es.chat"),
        Step("change", "shop/wait.es"),
        Step("change", "shop/wait.es.chat"),
    ]


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "null", "[" * 100_000, '{"versions": 3}', '{"replies": [{}]}', "\ufeff{"],
)
def test_a_file_that_is_no_export_is_said_to_be_none(tmp_path: Path, content: str) -> None:
    library, _ = load(tmp_path)
    old = tmp_path / "old.json"
    old.write_text(content, encoding="utf-8")
    with pytest.raises(NotAnExportError, match=r"old\.json: it "):
        steps(library, old)


def test_the_command_prints_one_step_a_line(tmp_path: Path) -> None:
    shop = small(tmp_path / "shop")
    old = tmp_path / "old.json"
    old.write_text('{"versions": {"shop/gone": {"shop/gone": "00000000"}}}', encoding="utf-8")
    done = macros("exports", "--since", old, cwd=shop)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "delete shop/gone"
    assert "add shop/wait.es.chat" in done.stdout.splitlines()
    old.write_bytes(b"\xff\xfe{")
    done = macros("exports", "--since", old, cwd=shop)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
