"""The rooms of the code: data flows one way, and no room imports one above it."""

from __future__ import annotations

from pathlib import Path

import grimp
import pytest

from tests.support.projects import ROOT

# From the top to the bottom: each floor may import what stands below it, never beside or above.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("commands", "hooks", "extension", "only_calls"),
    ("review", "preview"),
    ("builds",),
    ("exports", "writing"),
    ("search",),
    ("pages", "links.external", "links.internal"),
    ("elsewhere", "imports"),
    ("project",),
    ("rules", "desk", "health"),
    ("messages",),
    ("library",),
    ("reading",),
    ("page_time",),
    ("text", "problems", "environment", "cores", "sealed"),
)
SEAM = "macros"  # define_env, which imports where it is called: every module imports this one first


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("macros", cache_dir=None)


def test_every_module_stands_on_a_floor(graph: grimp.ImportGraph) -> None:
    rooms = [room for floor in FLOORS for room in floor]
    homeless = [
        module
        for module in graph.modules - {SEAM, "macros.links"}
        if not any(f"{module}.".startswith(f"macros.{room}.") for room in rooms)
    ]
    assert homeless == []


def test_no_room_imports_one_above_it_or_beside_it(graph: grimp.ImportGraph) -> None:
    layers = [grimp.Layer(*floor, independent=True) for floor in FLOORS]
    broken = graph.find_illegal_dependencies_for_layers(layers, containers={"macros"})
    assert [f"{chain.importer} imports {chain.imported}" for chain in broken] == []


def test_no_modules_import_each_other_in_a_circle(graph: grimp.ImportGraph) -> None:
    around = [
        module
        for module in sorted(graph.modules - {SEAM})
        for imported in graph.find_modules_directly_imported_by(module)
        if imported != SEAM and graph.find_shortest_chain(imported, module)
    ]
    assert around == []


@pytest.mark.parametrize("room", sorted(path.name for path in (ROOT / "macros").iterdir()))
def test_every_room_says_what_it_is(room: str) -> None:
    path = ROOT / "macros" / room
    seam = path / "__init__.py" if path.is_dir() else path
    if seam.suffix == ".py" and seam.is_file():
        assert Path(seam).read_text(encoding="utf-8").startswith('"""')
