"""`make serve`: an edit shows up, a mistake is told where it is seen, all else stays live."""

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
from playwright.sync_api import Browser
from watchdog.observers.polling import PollingObserver

from macros.preview.live import Live
from macros.preview.server import Server, watch
from tests.support.projects import TODAY, macros, small

pytestmark = pytest.mark.slow


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


class Serving:
    """`make serve` on a small shop: its folder, its address, what its terminal says."""

    def __init__(self, folder: Path) -> None:
        self.folder, port = folder, free_port()
        self.url = f"http://127.0.0.1:{port}/"
        self.log = folder.parent / "said"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "macros", "serve"],
                cwd=folder,
                env=os.environ
                | {"PORT": str(port), "TODAY": TODAY, "SITE_URL": "https://example.com/x/"},
                start_new_session=True,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def says(self, words: str, seconds: float = 90) -> None:
        """Wait until the terminal says it."""
        end = time.monotonic() + seconds
        while words not in self.log.read_text(encoding="utf-8"):
            assert time.monotonic() < end, self.log.read_text(encoding="utf-8")
            time.sleep(0.1)

    def end(self) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(20)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    serving = Serving(small(tmp_path_factory.mktemp("serving") / "shop"))
    until(f"{serving.url}shop/parcel-late/", "The parcel has not come.")
    yield serving
    serving.end()


PARCEL = "shop/parcel-late/"
EDITS = [
    ("docs/shop/parcel-late.md", "The parcel has not come.", "Nothing came.", PARCEL),
    ("docs/shop/parcel-late.md", "where is my parcel", "where is my box", PARCEL),
    ("docs/shop/parcel-late.md", "title: A parcel is late", "title: A box is late", PARCEL),
    ("docs/shop/parcel-late.md", "title: A box is late", "title: A crate is late", "shop/"),
    ("docs/shop/parcel-late.md", "Delivery takes three days", "It takes three days", PARCEL),
    ("snippets/shop/wait.md", "is on its way", "is moving", PARCEL),
    ("snippets/shop/wait.es.md", "está en camino", "está viajando", "replies/shop/wait.json"),
    ("snippets/documents.yml", "title: Delivery", "title: How we deliver", PARCEL),
    ("snippets/fields.yml", "en: Order number", "en: Number of the order", PARCEL),
    ("snippets/frame/ticket.md", "Best regards", "Kind regards", PARCEL),
    ("snippets/frame/chat.es.md", "[[reply]]", "[[reply]]\n\nGracias", "replies/frames.json"),
    ("docs/assets/styles/theme.css", ":root", "/* new */ :root", "assets/styles/theme.css"),
]


@pytest.mark.parametrize(("path", "old", "new", "page"), EDITS)
def test_every_kind_of_edit_shows_up_without_a_restart(
    serving: Serving, path: str, old: str, new: str, page: str
) -> None:
    assert read(serving.url + page)
    serving.edit(path, old, new)
    until(serving.url + page, re.sub(r"^\w+: |^.*\n\n", "", new))


def test_a_page_that_comes_or_goes_does_so_without_a_restart(serving: Serving) -> None:
    new = serving.folder / "docs/shop/parcel-lost.md"
    text = (serving.folder / "docs/shop/parcel-broken.md").read_text(encoding="utf-8")
    new.write_text(text.replace("is broken", "is lost", 1), encoding="utf-8")
    until(f"{serving.url}shop/parcel-lost/", "A parcel is lost")
    until(f"{serving.url}shop/", "A parcel is lost")
    new.unlink()
    until(f"{serving.url}shop/", "A parcel is broken")
    end = time.monotonic() + 20
    while "A parcel is lost" in read(f"{serving.url}shop/"):
        assert time.monotonic() < end


@pytest.mark.parametrize(
    ("path", "old", "new", "says"),
    [
        ("docs/shop/parcel-broken.md", "title: A parcel", "title: [A parcel", "bad-yaml"),
        (
            "docs/shop/parcel-broken.md",
            "reply shop/send-picture",
            "reply shop/send",
            "unknown-reply",
        ),
        ("snippets/shop/send-picture.md", "Please send", "# Please send", "markup-in-reply"),
        ("snippets/shop/send-picture.md", "when: ", "wen: ", "unknown-key"),
    ],
)
def test_a_mistake_shows_on_its_page_and_at_home_until_it_is_mended(
    serving: Serving, path: str, old: str, new: str, says: str
) -> None:
    page, other = f"{serving.url}shop/parcel-broken/", f"{serving.url}{PARCEL}"
    serving.edit(path, old, new)
    shown = until(page, f"<b>{says}</b>", 90)
    assert f"<code>{path}:" in shown
    assert "A parcel is broken" in shown
    assert f"<b>{says}</b>" in read(serving.url)
    assert says not in read(other)
    serving.says(f": {says}: ")
    # All else is live meanwhile.
    serving.edit("snippets/shop/wait.md", "Wait until", "Please wait until")
    until(other, "Please wait until")
    serving.edit("snippets/shop/wait.md", "Please wait until", "Wait until")
    serving.edit(path, new, old)
    end = time.monotonic() + 90
    while 'class="mistakes"' in read(page) + read(serving.url):
        assert time.monotonic() < end
        time.sleep(0.1)
    assert serving.log.read_text(encoding="utf-8").rstrip().endswith("all is well")


@pytest.mark.browser
def test_an_edit_keeps_what_the_agent_has_typed_scrolled_to_and_answered(
    serving: Serving, browser: Browser
) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 420})
    page.goto(f"{serving.url}{PARCEL}")
    page.get_by_label(re.compile("Order|Number of the order")).first.fill("4711")
    page.get_by_role("button", name="No", exact=True).click()
    page.evaluate("scrollTo(0, 300)")
    current = page.locator('[aria-current="step"]').inner_text()
    with page.expect_event("load"):
        serving.edit("snippets/shop/wait.md", "Look at", "Have a look at")
    page.get_by_text("Have a look at").first.wait_for(state="attached")
    page.wait_for_function("document.querySelector('[aria-current=step]')")
    assert page.locator('[aria-current="step"]').inner_text() == current
    value = page.get_by_label(re.compile("Order|Number of the order")).first
    assert value.input_value() == "4711"
    page.wait_for_function("scrollY > 200")
    serving.edit("snippets/shop/wait.md", "title: ", "titel: ")
    box = page.get_by_role("status", name="Mistakes")
    box.wait_for()
    assert "snippets/shop/wait.md:" in box.inner_text()
    assert box.evaluate("e => getComputedStyle(e).borderTopWidth") == "2px"
    serving.edit("snippets/shop/wait.md", "titel: ", "title: ")
    box.wait_for(state="detached")
    page.close()


def test_a_page_that_an_edit_overtakes_is_loaded_again(tmp_path: Path) -> None:
    """The page is told the state it was made of, though a later one is there when it is sent."""
    live = Live(small(tmp_path / "shop"), tmp_path / "site", "http://127.0.0.1/", lambda _: None)
    server = Server(live, "127.0.0.1", free_port())
    server._visible_epoch = 3

    def overtaken(name: str) -> None:
        server._visible_epoch = 9  # as after an edit that comes just now
        raise InterruptedError(name)

    live.prepare = overtaken  # type: ignore[method-assign]
    with pytest.raises(InterruptedError):
        server._serve_request({"PATH_INFO": f"/{PARCEL}"}, None)
    html = server._inject_js_into_html(b"<html><head></head><body></body></html>", 9)
    server.observer.stop()
    server.server_close()
    assert b"livereload(3," in html


def test_serving_starts_with_mistakes_in_the_content_and_ends_at_once(tmp_path: Path) -> None:
    folder = small(tmp_path / "shop")
    (folder / "docs/shop/parcel-late.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (folder / "snippets/shop/send-picture.md").write_bytes(b"\xff\xfe")
    serving = Serving(folder)
    try:
        assert "<b>bad-yaml</b>" in until(serving.url, "<b>not-utf8</b>")
        assert "<b>bad-yaml</b>" in until(f"{serving.url}{PARCEL}", "mistakes")
        until(f"{serving.url}shop/parcel-broken/", "A parcel is broken")
        serving.says("docs/shop/parcel-late.md:2: bad-yaml: ")
        begun = time.monotonic()
        os.killpg(serving.process.pid, signal.SIGINT)
        assert serving.process.wait(20) == 0
        assert time.monotonic() - begun < 5
    finally:
        serving.end()


def test_files_are_watched_without_being_looked_at_again_and_again(tmp_path: Path) -> None:
    seen: list[str] = []
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("x")
    observer = watch(tmp_path, seen.append)
    assert not isinstance(observer, PollingObserver)
    (tmp_path / "docs/index.md").read_text()
    (tmp_path / "docs/.index.md.swp").write_text("x")
    (tmp_path / "docs/new.md").write_text("x")
    (tmp_path / "docs/new.md").replace(tmp_path / "docs/index.md")
    end = time.monotonic() + 20
    while "docs/index.md" not in seen:
        assert time.monotonic() < end
        time.sleep(0.02)
    observer.stop()
    assert set(seen) == {"docs/new.md", "docs/index.md"}


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
