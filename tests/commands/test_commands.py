"""The commands behind make."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.projects import macros, small


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return small(tmp_path)


def test_check_is_silent_when_all_is_well(shop: Path) -> None:
    done = macros("check", cwd=shop)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_check_judges_by_the_day_it_is_given(shop: Path) -> None:
    done = macros("--today", "2027-06-01", "check", cwd=shop)
    assert done.returncode == 0
    assert "docs/shop/parcel-late.md:20: warning: overdue: the review is " in done.stdout


def test_a_day_that_is_none_is_said_in_one_line(shop: Path) -> None:
    done = macros("check", cwd=shop, TODAY="soon")
    assert done.returncode == 2
    assert '"soon" is no date like 2026-11-22' in done.stderr


def test_new_never_overwrites(shop: Path) -> None:
    page = shop / "docs" / "shop" / "parcel-late.md"
    before = page.read_bytes()
    done = macros("new", "playbook", "shop/parcel-late", cwd=shop)
    assert done.returncode == 1
    assert "exists already" in done.stderr
    assert page.read_bytes() == before


@pytest.mark.parametrize("name", ["late", "../shop/x", "shop/Late", "shop/a/b", "/etc/x"])
def test_new_wants_a_name_of_product_and_slug(shop: Path, name: str) -> None:
    done = macros("new", "playbook", name, cwd=shop)
    assert done.returncode == 2
    assert "is no name" in done.stderr


def test_export_needs_a_built_site(shop: Path) -> None:
    done = macros("export", "site", cwd=shop)
    assert done.returncode == 1
    assert "build the site first" in done.stderr


def test_no_command_ends_in_a_traceback(shop: Path) -> None:
    (shop / "snippets" / "fields.yml").write_bytes(b"\xff\xfe\x00")
    for command in (["check"], ["site"], ["export", "docs"]):
        done = macros(*command, cwd=shop)
        assert done.returncode == 1
        assert "snippets/fields.yml:1: not-utf8: " in done.stdout
        assert "Traceback" not in done.stderr
