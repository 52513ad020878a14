"""`make serve`: an edit shows up, a port in use is said in one line."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import TODAY, macros, small

SAID = "said.txt"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def read(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310  loopback
            text: str = response.read().decode()
            return text
    except OSError:
        return ""


def until_said(folder: Path, words: str, seconds: float = 40) -> None:
    """Wait until the command has said `words`."""
    end = time.monotonic() + seconds
    while words not in (said := (folder / SAID).read_text(encoding="utf-8")):
        assert time.monotonic() < end, said
        time.sleep(0.1)


def until(url: str, words: str, seconds: float = 40) -> str:
    """The page, as soon as it says `words`."""
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        page = read(url)
        if words in page:
            return page
        time.sleep(0.1)
    pytest.fail(f"{url} does not say {words!r}: {page[:500]}")


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    folder, port = small(tmp_path), free_port()
    said = (tmp_path / SAID).open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "macros", "serve"],
        cwd=folder,
        env=os.environ | {"PORT": str(port), "TODAY": TODAY, "SITE_URL": "https://example.com/x/"},
        start_new_session=True,
        stdout=said,
        stderr=said,
    )
    said.close()
    yield folder, f"http://127.0.0.1:{port}/"
    os.killpg(process.pid, signal.SIGINT)
    process.wait(20)


@pytest.mark.slow
def test_every_kind_of_edit_shows_up_without_a_restart(serving: tuple[Path, str]) -> None:
    folder, url = serving
    page = f"{url}shop/parcel-late/"
    until(page, "The parcel has not come.")
    for path, old, new in (
        ("docs/shop/parcel-late.md", "The parcel has not come.", "Nothing came."),
        ("snippets/shop/wait.md", "is on its way", "is moving"),
        ("snippets/documents.yml", "title: Delivery", "title: How we deliver"),
        ("snippets/fields.yml", "en: Order number", "en: Number of the order"),
        ("snippets/frame/ticket.md", "Best regards", "Kind regards"),
    ):
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        until(page, re.sub(r"^\w+: ", "", new))


@pytest.mark.slow
def test_a_mistake_while_serving_can_be_mended(serving: tuple[Path, str]) -> None:
    folder, url = serving
    shown = f"{url}shop/parcel-late/"
    until(shown, "A parcel is late")
    page = folder / "docs" / "shop" / "parcel-late.md"
    good = page.read_text(encoding="utf-8")
    page.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    until_said(folder, "docs/shop/parcel-late.md:2: ")
    assert "A parcel is late" in read(shown)
    page.write_text(good.replace("A parcel is late", "A parcel is very late"), encoding="utf-8")
    until(shown, "A parcel is very late")


def test_a_port_in_use_is_one_clear_line(tmp_path: Path) -> None:
    folder = small(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = macros("serve", cwd=folder, PORT=str(port))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"port {port} is in use" in done.stderr


def test_a_port_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    done = macros("serve", cwd=small(tmp_path), PORT="http")
    assert done.returncode == 2
    assert "'--port': 'http' is not a valid integer" in done.stderr
