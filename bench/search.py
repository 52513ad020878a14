"""The search in the header against Material's own: the same words, the same questions, one run.

Both answer in the same box on the same page. A first answer is measured from the request for the
page on, in a browser that has seen nothing of the site; bytes are what had come by then, gzipped.
"""

from __future__ import annotations

import gzip
import json
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.synthetic import write
from macros.library.loader import load
from macros.library.model import Library
from macros.search import index
from macros.search.records import Record, records
from tests.support.browser import QUIET, executable
from tests.support.projects import ROOT, SHOP, Served, macros, project

_ROUNDS, _QUESTIONS = 5, 40
_BOX = "[data-md-component=search-query]"
_ASK = """async text => {
  const box = document.querySelector('[data-md-component=search-query]');
  const list = document.querySelector('.md-search-result__list');
  const meta = document.querySelector('.md-search-result__meta');
  box.focus();
  meta.textContent = '';
  list.replaceChildren();
  const start = performance.now();
  box.value = text;
  box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
  const answered = () => /matching/.test(meta.textContent);
  while (!answered() || (!list.childElementCount && !/^No/.test(meta.textContent))) {
    await new Promise(done => setTimeout(done, 2));
    if (performance.now() - start > 60000) break;
  }
  const took = performance.now() - start;
  const links = [...list.querySelectorAll('li > a:first-child')];
  return [links.map(a => new URL(a.href).pathname.slice(1)), took];
}"""


def measure() -> dict[str, object]:
    """The project's own playbooks, and 10,000 made-up ones in 200 products."""
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name) / "shop", SHOP)
        done = macros("site", cwd=folder)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        content = write(Path(name) / "content", playbooks=10_000, replies=20_000, products=200)
        return {
            "the project's playbooks": _compare(ROOT, folder / "site", Path(name) / "real"),
            "10,000 made-up playbooks": _compare(content, folder / "site", Path(name) / "large"),
        }


def _compare(content: Path, shell: Path, folder: Path) -> dict[str, object]:
    library, _ = load(content)
    asked = _asks(library)
    ours = shutil.copytree(shell, folder / "ours")
    before = _cpu()
    index.write(library, folder / "cache", ours)
    clean = _cpu() - before
    before = _cpu()
    index.write(library, folder / "cache", ours)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        browser.new_page().close()
        found: dict[str, object] = {
            "ours": _tried(browser, ours, asked)
            | {
                "index, seconds of processor": round(clean, 1),
                "the same again": round(_cpu() - before, 1),
            },
            "Material's search": _tried(
                browser, _materials(shell, folder / "theirs", records(library)), asked
            ),
        }
        browser.close()
    return found


def _asks(library: Library) -> list[tuple[str, str]]:
    """Asks of playbooks as they stand there, with the page that holds each."""
    books = [book for _, book in sorted(library.playbooks.items()) if book.asks]
    step = max(1, len(books) // _QUESTIONS)
    return [(str(book.asks[n % len(book.asks)]), book.page.url) for n, book in enumerate(books)][
        ::step
    ][:_QUESTIONS]


def _materials(shell: Path, folder: Path, found: Iterable[Record]) -> Path:
    """The same site as Material would search it: its worker, and an index of the same words."""
    shutil.copytree(shell, folder)
    worker = next((folder / "assets/javascripts/workers").glob("search.*.js"))
    name = worker.relative_to(folder).as_posix()
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("assets/search/worker.js", name), encoding="utf-8")
    docs = [doc for record in found for doc in _docs(record)]
    config = {
        "lang": ["en"],
        "separator": r"[\s\-]+",  # Material's own
        "pipeline": ["stopWordFilter"],
        "fields": {name: {"boost": 5.0} for name in ("title", "text", "tags")},
    }
    data = json.dumps({"config": config, "docs": docs})
    (folder / "search" / "search_index.json").write_text(data, encoding="utf-8")
    return folder


def _docs(record: Record) -> list[dict[str, str]]:
    whole = [(record.url, record.title, (*record.texts, *record.more))]
    whole += [(f"{record.url}#{s.id}", s.heading, s.texts) for s in record.sections if s.id]
    return [{"location": place, "title": t, "text": " ".join(x)} for place, t, x in whole]


def _tried(browser: Browser, site: Path, asked: Sequence[tuple[str, str]]) -> dict[str, float]:
    server = Served(site)
    firsts = [_first(browser, server.url, asked[0][0]) for _ in range(_ROUNDS)]
    page = browser.new_page()
    page.goto(f"{server.url}shop/parcel-late/")
    page.wait_for_timeout(500)
    page.evaluate(_ASK, asked[0][0])
    answers = [page.evaluate(_ASK, f"{text} ") for text, _ in asked]
    page.close()
    server.close()
    right = [found[:1] == [url] for (found, _), (_, url) in zip(answers, asked, strict=True)]
    return {
        "first answer, seconds": round(statistics.median(took for took, _ in firsts), 2),
        "kilobytes before it": round(statistics.median(size for _, size in firsts) / 1000),
        "then, milliseconds": round(statistics.median(took for _, took in answers), 1),
        "an ask finds its page first, %": round(100 * statistics.mean(right), 1),
    }


def _first(browser: Browser, url: str, text: str) -> tuple[float, int]:
    context = browser.new_context()
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    bodies: list[Callable[[], bytes]] = []
    context.on("response", lambda response: bodies.append(response.body))
    start = time.perf_counter()
    page.goto(f"{url}shop/parcel-late/", wait_until="domcontentloaded")
    page.wait_for_selector(_BOX)
    page.evaluate(_ASK, text)
    took = time.perf_counter() - start
    total = sum(len(gzip.compress(body())) for body in list(bodies))
    context.close()
    return took, total


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
