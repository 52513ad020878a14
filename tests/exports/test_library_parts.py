"""The parts of `library.json`: together they are all of it, and each can be read alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from macros.exports.library_json import catalog
from macros.exports.library_parts import WHOLE, as_json, of_product, together
from macros.library.loader import load
from macros.library.products import products
from tests.support.projects import ROOT, SHOP

SCHEMAS = ROOT / "macros" / "exports"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = read(site / "library" / "index.json")
    return found


def test_every_part_fits_its_schema(site: Path, index: dict[str, Any]) -> None:
    jsonschema.validate(index, read(SCHEMAS / "library-index.schema.json"))
    jsonschema.validate(read(site / index["shared"]), read(SCHEMAS / "library-shared.schema.json"))
    for product in index["products"]:
        jsonschema.validate(
            read(site / product["file"]), read(SCHEMAS / "library-product.schema.json")
        )


def test_the_parts_together_are_the_whole(site: Path, index: dict[str, Any]) -> None:
    whole = read(site / "library.json")
    parts = [read(site / product["file"]) for product in index["products"]]
    for kind in ("playbooks", "replies"):
        together = [one for part in parts for one in part[kind]]
        assert sorted(together, key=lambda one: str(one["name"])) == whole[kind]
        assert [len(part[kind]) for part in parts] == [one[kind] for one in index["products"]]
    assert {**read(site / index["shared"]), "playbooks": [], "replies": []} == {
        **whole,
        "playbooks": [],
        "replies": [],
    }


def test_there_is_no_other_part(site: Path, index: dict[str, Any]) -> None:
    files = {path.relative_to(site).as_posix() for path in (site / "library").rglob("*.json")}
    assert files == {
        "library/index.json",
        index["shared"],
        *(product["file"] for product in index["products"]),
    }


def test_a_text_that_looks_like_the_file_changes_nothing(tmp_path: Path) -> None:
    odd = '  {\n   "name": "shop/refund",\n  }\n "replies": [\n'
    for name in ("docs", "snippets"):
        shutil.copytree(SHOP / name, tmp_path / name)
    for file in tmp_path.glob("snippets/shop/*.md"):
        file.write_text(file.read_text("utf-8") + "\n" + odd, "utf-8")
    library, _ = load(tmp_path)
    found = products(library).values()
    parts = dict(file for one in found for file in of_product(library, one))
    whole = dict(together(library, found, parts.__getitem__))[WHOLE]
    assert whole == as_json(catalog(library))
