"""While a site is edited, nobody waits for files that other tools would read."""

from __future__ import annotations

from pathlib import Path

from macros.elsewhere.registry import TOOLS, batches
from macros.elsewhere.write import stand_ins, write
from macros.library.loader import load
from tests.support.projects import SHOP


def test_stand_ins_have_the_names_of_the_real_files(tmp_path: Path) -> None:
    library, _ = load(SHOP)
    names = {batch.file for tool in TOOLS for batch in batches(library, tool)}
    assert {path.name for path in stand_ins(library, tmp_path)} == names
    real = {path.name for path in write(library, tmp_path, "")}
    assert real == names | {"index.json", "versions.json"}
