"""The desk against Material's search and Pagefind: same playbooks, same tickets, one run.

A first answer is measured from the request for the page on, in a browser that is running and has
seen nothing of the site: the median of five profiles. Bytes are what had come by then, gzipped.
What is typed is the whole ticket.
"""

from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.synthetic import ticket, write
from macros.desk.tickets import MADE_UP, tickets
from tests.support.browser import QUIET, executable
from tests.support.projects import ROOT, Served, macros, project

_Ticket = tuple[str, str]
_DESK = """async text => {
  const box = document.querySelector('ticket-desk textarea');
  const list = document.querySelector('.desk__list');
  const start = performance.now();
  box.value = text;
  box.dispatchEvent(new Event('input', {bubbles: true}));
  while (list.getAttribute('aria-busy') === 'true') await new Promise(done => setTimeout(done));
  const found = [...list.children].map(item => item.dataset.playbook);
  return [found, performance.now() - start];
}"""
_MATERIAL = """async text => {
  const box = document.querySelector('[data-md-component=search-query]');
  const list = document.querySelector('.md-search-result__list');
  const meta = document.querySelector('.md-search-result__meta');
  const start = performance.now();
  box.focus();
  box.value = text;
  const changed = new Promise(done => {
    const watch = new MutationObserver(() => { watch.disconnect(); done(); });
    const all = {childList: true, characterData: true, subtree: true};
    for (const place of [list, meta]) watch.observe(place, all);
    setTimeout(done, WAIT);
  });
  box.dispatchEvent(new KeyboardEvent('keyup', {bubbles: true}));
  await changed;
  const took = performance.now() - start;
  const paths = [...list.querySelectorAll('a')].map(a => new URL(a.href).pathname);
  return [[...new Set(paths.map(p => p.replace(/^\\/|\\/$/g, '')))], took];
}"""
_PAGEFIND = """async text => {
  const start = performance.now();
  window.pagefind ??= await import(new URL('pagefind/pagefind.js', location.href));
  const { results } = await window.pagefind.search(text);
  const first = await Promise.all(results.slice(0, 5).map(one => one.data()));
  const found = first.map(one => one.url.split('#')[0].replace(/^\\/|\\/$/g, ''));
  return [found, performance.now() - start];
}"""


def measure() -> dict[str, object]:
    """The project's own playbooks with the tickets of the tests, and 10,000 made-up ones."""
    own = [(t.text, t.playbooks[0]) for name in MADE_UP for t in tickets(ROOT, name)]
    many = [(ticket(n), f"p{n % 200}/problem-{n}") for n in range(0, 10_000, 100)]
    with tempfile.TemporaryDirectory() as name:
        real = project(Path(name) / "real")
        content = write(Path(name) / "content", playbooks=10_000, replies=20_000, products=200)
        large = project(Path(name) / "large", content)
        return {
            "the project's playbooks": _compare(real, [one for one in own if one[1] != "none"]),
            "10,000 made-up playbooks, of 160 words that all share": _compare(large, many),
        }


def measure_long() -> dict[str, float]:
    """A ticket of 20 KB, twenty times: what the tickets of the tests say, one after the other."""
    text = "\n".join(t.text for t in tickets(ROOT, MADE_UP[0]))[:20_000]
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name) / "real")
        server = Served(folder / "site")
        done = macros("site", cwd=folder, SITE_URL=server.url)
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
            page = browser.new_page()
            page.goto(server.url)
            page.wait_for_function("customElements.get('ticket-desk') !== undefined")
            took = [page.evaluate(_DESK, f"{text} {turn}")[1] for turn in range(20)]
            browser.close()
        server.close()
    return {"first, milliseconds": round(took[0], 1), "then": round(statistics.median(took), 1)}


def _compare(folder: Path, given: Sequence[_Ticket]) -> dict[str, dict[str, float]]:
    server = Served(folder / "site")
    done = macros("site", cwd=folder, SITE_URL=server.url)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder / "site")]
    subprocess.run(command, check=True, capture_output=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=QUIET)
        browser.new_page().close()
        found = {
            name: _tried(browser, server.url, code, given)
            for name, code in (
                ("desk", _DESK),
                ("Material's search", _MATERIAL.replace("WAIT", "400")),
                ("Pagefind", _PAGEFIND),
            )
        }
        browser.close()
    server.close()
    return found


def _tried(browser: Browser, url: str, code: str, given: Sequence[_Ticket]) -> dict[str, float]:
    patient = code.replace("400", "20000")
    firsts = [_first(browser, url, patient, given[0][0]) for _ in range(5)]
    page = browser.new_page()
    page.goto(url)
    page.wait_for_selector("ticket-desk textarea")
    page.wait_for_timeout(500)
    page.evaluate(patient, given[0][0])
    answers = [page.evaluate(code, text) for text, _ in given]
    page.close()
    hits = [
        (found[:1] == [wanted], wanted in found[:3])
        for (found, _), (_, wanted) in zip(answers, given, strict=True)
    ]
    return {
        "first place right, %": round(100 * statistics.mean(one for one, _ in hits), 1),
        "among three, %": round(100 * statistics.mean(three for _, three in hits), 1),
        "first answer, seconds": round(statistics.median(took for took, _ in firsts), 2),
        "kilobytes before it": round(statistics.median(size for _, size in firsts) / 1000),
        "then, milliseconds a ticket": round(statistics.median(took for _, took in answers), 1),
    }


def _first(browser: Browser, url: str, code: str, text: str) -> tuple[float, int]:
    """Seconds from the request for the page to the first answer, and the bytes that came."""
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto("about:blank")
    sizes: list[Callable[[], bytes]] = []
    page.on("response", lambda response: sizes.append(response.body))
    start = time.perf_counter()
    page.goto(url, wait_until="domcontentloaded")
    page.wait_for_function("customElements.get('ticket-desk') !== undefined")
    page.evaluate(code, text)
    took = time.perf_counter() - start
    come = list(sizes)
    total = sum(len(gzip.compress(body())) for body in come)
    context.close()
    return took, total
