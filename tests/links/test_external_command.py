"""`python -m macros links`: what it says, what it writes, and that it never fails."""

from __future__ import annotations

import json
import os
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.support.faults import Faults
from tests.support.ledgers import hurried, known, registered
from tests.support.projects import ROOT, macros, run, small

NOWHERE = "http://127.0.0.1:1/nobody-listens"


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    server = Faults()
    yield server
    server.close()


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A bare repository whose main has the ledger, and a clone of it in `clone`."""
    seed, origin = tmp_path / "seed", tmp_path / "origin"
    (seed / "snippets").mkdir(parents=True)
    known(seed, {})
    commit(seed)
    assert run("git", "clone", "-q", "--bare", seed, origin, cwd=tmp_path).returncode == 0
    assert run("git", "clone", "-q", origin, "clone", cwd=tmp_path).returncode == 0
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text("#!/bin/sh\n", encoding="utf-8")
    gh.chmod(0o755)
    return origin


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return hurried(small(tmp_path))


def links(folder: Path, *arguments: str | Path, **environment: str) -> CompletedProcess[str]:
    """The command, which always ends well."""
    done = macros("links", *arguments, cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done


def ledger(folder: Path) -> Path:
    return folder / "snippets" / "ledger.json"


def commit(folder: Path) -> None:
    """Make the folder a repository with all its content."""
    author = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for command in (
        ["init", "-qb", "main"],
        ["add", "snippets"],
        [*author, "commit", "-qm", "All"],
    ):
        assert run("git", *command, cwd=folder).returncode == 0


def test_without_a_network_it_says_so_and_records_nothing(shop: Path) -> None:
    registered(shop, NOWHERE)
    done = links(shop, RECORD="1")
    assert done.stdout == ""
    assert done.stderr == (
        "no network: not one host can be reached; nothing was found out, nothing is recorded\n"
    )
    assert not ledger(shop).exists()


def test_without_record_it_only_tells(shop: Path, faults: Faults) -> None:
    registered(shop, faults.url("/missing"))
    path = known(shop, {faults.url("/missing"): {"outcome": "failed", "failures": 2}})
    before = path.read_bytes()
    done = links(shop)
    assert "3 times in a row" in done.stdout
    assert path.read_bytes() == before


def test_recording_drops_what_no_document_has_any_more_and_says_so(
    shop: Path, faults: Faults
) -> None:
    url = faults.url("/fine")
    registered(shop, url, url)
    known(shop, {url: {"title": "Fine"}, faults.url("/removed"): {}})
    asked = faults.asked["/fine"]
    done = links(shop, RECORD="1")
    gone = f"dropped from the ledger: {faults.url('/removed')}: no document has this address"
    assert gone in done.stdout
    assert list(json.loads(ledger(shop).read_text(encoding="utf-8"))["addresses"]) == [url]
    assert faults.asked["/fine"] == asked + 2  # by LinkChecker and by the reader, not per document


def test_bad_input_is_told_with_its_line_and_loses_nothing(shop: Path, faults: Faults) -> None:
    registered(shop, faults.url("/fine"), faults.url("/a b"), faults.url("/\x07"), "file:///etc")
    documents = shop / "snippets" / "documents.yml"
    text = documents.read_text(encoding="utf-8")
    documents.write_text(f"{text}\npage/4:\n  title: Page\n  link: x\n", encoding="utf-8")
    path = known(shop, {faults.url("/fine"): {}, faults.url("/of-page-4"): {}})
    done = links(shop, RECORD="1")
    for line in (7, 11, 15):
        assert f"snippets/documents.yml:{line}: bad-address: " in done.stdout
    assert "snippets/documents.yml:19: unknown-key: " in done.stdout
    assert "1 address: 1 fine" in done.stdout
    assert "1 old entries are kept" in done.stderr
    assert set(json.loads(path.read_text(encoding="utf-8"))["addresses"]) == {
        faults.url("/fine"),
        faults.url("/of-page-4"),
    }


def test_a_broken_ledger_is_never_overwritten(shop: Path, faults: Faults) -> None:
    registered(shop, faults.url("/fine"))
    ledger(shop).write_text('{\n<<<<<<< HEAD\n  "schema": 1,', encoding="utf-8")
    done = links(shop, "--issue", shop / "issue.md")
    assert done.stdout.startswith("snippets/ledger.json:2: bad-ledger: ")
    assert not (shop / "issue.md").exists()
    done = links(shop, RECORD="1")
    assert done.stdout.startswith("snippets/ledger.json:2: bad-ledger: ")
    assert "snippets/ledger.json is left as it is until it is mended" in done.stderr
    assert ledger(shop).read_text(encoding="utf-8") == '{\n<<<<<<< HEAD\n  "schema": 1,'


def test_when_linkchecker_cannot_run_it_says_why(shop: Path, faults: Faults) -> None:
    registered(shop, faults.url("/fine"))
    config = shop / "macros" / "links" / "external" / "linkchecker.ini"
    text = config.read_text(encoding="utf-8").replace("threads=4", "threads=many")
    config.write_text(text, encoding="utf-8")
    done = links(shop, RECORD="1")
    assert "LinkChecker could not run, so nothing is asked or recorded: " in done.stderr
    assert not ledger(shop).exists()


def test_a_pull_request_is_warned_of_the_addresses_it_changes(shop: Path, faults: Faults) -> None:
    registered(shop, faults.url("/missing"), faults.url("/gone"))
    commit(shop)
    registered(shop, faults.url("/missing"), faults.url("/moved"), faults.url("/fine#1"))
    asked = faults.asked["/missing"]
    done = links(shop, "--changed-since", "HEAD", RECORD="1", GITHUB_ACTIONS="true")
    said = (
        f"document-moved: {faults.url('/moved')} moved for good to {faults.url('/fine')};"
        " that is no official host: find the page that took its place"
    )
    lost = (
        f'document-changed: {faults.url("/fine#1")} has no place "#1" any more;'
        " look at it in a browser: is this the page that was meant?"
    )
    assert done.stdout.splitlines() == [
        f"snippets/documents.yml:7: warning: {said}",
        f"snippets/documents.yml:11: warning: {lost}",
        _annotation(7, said),
        _annotation(11, lost),
        "2 addresses: 1 changed, 1 moved",
    ]
    assert faults.asked["/missing"] == asked
    assert not ledger(shop).exists()


def _annotation(line: int, said: str) -> str:
    rule, _, message = said.partition(": ")
    return f"::warning file=snippets/documents.yml,line={line},title={rule}::{message}"


def test_a_pull_request_that_changes_no_address_asks_nothing(shop: Path) -> None:
    commit(shop)
    done = links(shop, "--changed-since", "HEAD")
    assert done.stdout == "no address of snippets/documents.yml was added or changed since HEAD\n"
    assert done.stderr == ""


@pytest.mark.parametrize("ref", ["origin/main", "--output=x", "-h"])
def test_a_reference_that_git_does_not_know_is_said(shop: Path, ref: str) -> None:
    commit(shop)
    done = links(shop, f"--changed-since={ref}")
    assert done.stdout.startswith(f'there is no "{ref}" here to compare with')
    assert not (shop / "x").exists()


def test_the_issue_is_written_from_the_ledger_alone(shop: Path) -> None:
    url = "https://www.alibabacloud.com/help/en/shop/delivery"
    path = known(shop, {url: {"outcome": "moved", "final": f"{url}-2", "detail": "moved"}})
    issue = shop / "issue.md"
    assert links(shop, "--issue", issue).stdout == ""
    text = issue.read_text(encoding="utf-8")
    assert "`snippets/documents.yml:3`, `shop/delivery`" in text
    assert f"Put `{url}-2` on that line" in text
    assert "- Playbooks: `shop/parcel-late`\n- Replies: `shop/wait`\n" in text
    path.unlink()
    links(shop, "--issue", issue)
    assert issue.read_text(encoding="utf-8") == ""


def test_unreadable_documents_leave_the_issue_as_it_is(shop: Path) -> None:
    documents = shop / "snippets" / "documents.yml"
    documents.write_text("shop/delivery: [", encoding="utf-8")
    done = links(shop, "--issue", shop / "issue.md")
    assert done.stdout.startswith("snippets/documents.yml:1: bad-yaml: ")
    assert not (shop / "issue.md").exists()


def record(origin: Path) -> CompletedProcess[str]:
    """The script of the weekly run, in the clone."""
    path = f"{origin.parent / 'bin'}:{os.environ['PATH']}"
    return run(ROOT / ".github" / "record-ledger", cwd=origin.parent / "clone", PATH=path)


def test_a_ledger_that_did_not_change_is_not_committed(origin: Path) -> None:
    assert record(origin).stdout == "The ledger did not change.\n"


def test_a_ledger_that_changed_is_committed_even_when_main_moved_on(origin: Path) -> None:
    seed, clone = origin.parent / "seed", origin.parent / "clone"
    (seed / "snippets" / "other").touch()
    commit(seed)
    assert run("git", "push", "-q", origin, "main", cwd=seed).returncode == 0
    text = known(clone, {"https://www.example.org/": {}}).read_text(encoding="utf-8")
    (clone / "stray").touch()
    assert record(origin).stdout == "The ledger is on main.\n"
    shown = run("git", "show", "main:snippets/ledger.json", cwd=origin)
    assert shown.stdout == text
    changed = run("git", "show", "--name-only", "--format=%an", "main", cwd=origin)
    assert changed.stdout.split() == ["github-actions[bot]", "snippets/ledger.json"]


def test_a_main_that_takes_no_commit_is_a_warning(origin: Path) -> None:
    known(origin.parent / "clone", {"https://www.example.org/": {}})
    hook = origin / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    done = record(origin)
    assert done.returncode == 0
    assert done.stdout.startswith("::warning::The ledger could not be pushed to main.")


def test_places_are_looked_for_where_linkchecker_may_not_read_its_own_folder_any_more() -> None:
    code = """
        import pkgutil
        from linkcheck import loader
        from macros.links.external.public_only import load_plugins
        load_plugins()
        pkgutil.iter_modules = lambda *_: iter(())
        print(*(module.__name__ for module in loader.get_package_modules("plugins", [])))
        print(*loader.get_package_modules("logger", []))
    """
    done = run(sys.executable, "-c", textwrap.dedent(code), cwd=ROOT)
    plugins, loggers = done.stdout.split("\n", 1)
    assert "linkcheck.plugins.anchorcheck" in plugins.split()
    assert loggers.strip() == ""
