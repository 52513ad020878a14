"""Work on all cores: tried in processes with one thread, as commands are."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.support.projects import ROOT, SHOP, macros, project

two_cores = pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="one core only")


def python(code: str) -> subprocess.CompletedProcess[str]:
    begin = (
        "import os, time\nfrom functools import partial\nfrom macros.cores import heaps, spread\n"
    )
    command = [sys.executable, "-c", begin + textwrap.dedent(code)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_results_come_in_the_order_of_the_jobs() -> None:
    assert python("print(sum(spread([partial(list, [n]) for n in range(200)]), []))").stdout == (
        f"{list(range(200))}\n"
    )


@two_cores
def test_a_second_process_takes_part() -> None:
    found = python("""
        def job():
            time.sleep(0.01)
            return os.getpid()
        print(len(set(spread([job] * 30))))
    """)
    assert found.stdout == "2\n"


def test_a_job_that_fails_fails_as_if_it_were_alone() -> None:
    found = python("""
        try:
            spread([partial(int, "1"), partial(int, "no number"), partial(int, "3")])
        except ValueError as error:
            print(error)
    """)
    assert found.stdout == "invalid literal for int() with base 10: 'no number'\n"


@two_cores
def test_what_a_killed_process_had_taken_is_done_here() -> None:
    found = python("""
        here = os.getpid()
        def job(n):
            if os.getpid() != here:
                os.kill(os.getpid(), 9)
            time.sleep(0.01)
            return n
        print(spread([partial(job, n) for n in range(30)]))
    """)
    assert found.stdout == f"{list(range(30))}\n"


def test_heaps_hold_every_item_once() -> None:
    found = python(
        "print(all(sorted(sum(heaps(list(range(n)), 8), [])) == list(range(n)) "
        "for n in (0, 1, 8, 9, 1000)), len(heaps(range(10_000), 8)), len(heaps([1], 8)))"
    )
    assert found.stdout == "True 24 1\n"


@two_cores
def test_a_check_finds_the_same_on_one_core_as_on_two(tmp_path: Path) -> None:
    root = project(tmp_path / "copy", SHOP)
    for number, reply in enumerate(sorted((root / "snippets").glob("*/*.md"))):
        text = reply.read_text(encoding="utf-8")
        reply.write_text(f"{text}\nAsk [[nobody_{number}]] in {{name}}, twise.\n", encoding="utf-8")
    core = min(os.sched_getaffinity(0))
    alone = (
        f"import os, runpy, sys; os.sched_setaffinity(0, [{core}]); sys.argv = ['macros', 'check']"
    )
    one = subprocess.run(
        [sys.executable, "-c", f"{alone}; runpy.run_module('macros', run_name='__main__')"],
        cwd=root,
        env=os.environ | {"TODAY": "2026-11-22", "CI": "1"},
        capture_output=True,
        text=True,
    )
    two = macros("check", cwd=root, CI="1")
    assert one.stdout == two.stdout
    assert one.stdout.count("nobody_") > 3
