"""Stopped at any moment, a build or a server leaves nothing broken and nothing lying about."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from macros.commands import swap
from tests.support.projects import TODAY, macros, small

pytestmark = pytest.mark.slow

UNSHARED = ["unshare", "--mount"]


def start(folder: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "macros", *arguments],
        cwd=folder,
        env=os.environ | {"TODAY": TODAY} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def children(process: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    found: set[int] = set()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, IndexError):
            continue
        if parent == process:
            found |= {int(entry.name)} | children(int(entry.name))
    return found


def until_served(port: int) -> None:
    while True:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_server_that_is_ended_ends_what_it_has_started_too(
    number: signal.Signals, tmp_path: Path
) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    process = start(small(tmp_path), "serve", PORT=str(port))
    until_served(port)
    while not (started := children(process.pid)):
        time.sleep(0.1)
    process.send_signal(number)
    _, errors = process.communicate()
    assert "Traceback" not in errors
    assert [pid for pid in started if Path("/proc", str(pid)).exists()] == []
    assert list(tmp_path.glob(".site-*")) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_ended_leaves_nothing(number: signal.Signals, tmp_path: Path) -> None:
    folder = small(tmp_path)
    process = start(folder, "site")
    while not (list(folder.glob(".site-*/new/*")) or process.poll() is not None):
        time.sleep(0.01)
    started = children(process.pid)
    process.send_signal(number)
    output, errors = process.communicate()
    assert process.returncode != 0
    assert "Traceback" not in output + errors
    assert [pid for pid in started if Path("/proc", str(pid)).exists()] == []
    assert list(folder.glob(".site-*")) == []


def test_what_a_killed_build_left_goes_and_a_running_one_stays(tmp_path: Path) -> None:
    folder = small(tmp_path)
    (folder / ".site-killed" / "new").mkdir(parents=True)
    (folder / ".site-running").mkdir()
    lock = os.open(folder / ".site-running", os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_SH)
    assert macros("site", cwd=folder).returncode == 0
    os.close(lock)
    assert [path.name for path in folder.glob(".site-*")] == [".site-running"]


def test_a_site_that_a_killed_build_had_moved_is_put_back(tmp_path: Path) -> None:
    (tmp_path / ".site-killed" / "old").mkdir(parents=True)
    (tmp_path / ".site-killed" / "old" / "index.html").write_text("old", encoding="utf-8")
    with swap.aside(tmp_path):
        assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("kind", ["nothing", "folder", "file", "link", "dangling link"])
def test_a_new_site_takes_the_place_of_whatever_is_there(kind: str, tmp_path: Path) -> None:
    site, other = tmp_path / "site", tmp_path / "other"
    other.mkdir()
    if kind == "folder":
        (site / "deep").mkdir(parents=True)
    elif kind == "file":
        site.write_text("x", encoding="utf-8")
    elif kind.endswith("link"):
        site.symlink_to("other" if kind == "link" else "nowhere")
    with swap.aside(tmp_path) as folder:
        (folder / "new").mkdir()
        (folder / "new" / "index.html").write_text("new", encoding="utf-8")
        swap.into_place(folder / "new", site)
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other", "site"]


def mounts() -> bool:
    if not shutil.which("unshare"):
        return False
    tried = [*UNSHARED, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    return subprocess.run(tried, capture_output=True).returncode == 0


@pytest.mark.skipif(not mounts(), reason="nothing can be mounted here")
@pytest.mark.parametrize(
    ("options", "place", "says"),
    [
        ("size=8M", "site", "site/ is a mount point"),
        ("size=300k", ".", "No space left on device"),
    ],
)
def test_a_disk_in_the_way_is_one_clear_line(
    options: str, place: str, says: str, tmp_path: Path
) -> None:
    folder = small(tmp_path / "project")
    (folder / "site").mkdir()
    if place == ".":  # a small disk that holds the project and nothing more
        shutil.move(folder, tmp_path / "there")
        folder.mkdir()
        needs = sum(path.stat().st_size + 4096 for path in (tmp_path / "there").rglob("*"))
        options = f"size={needs + 200_000}"
    copy = (
        f"cp -a {tmp_path}/there/. {folder}/ && rm -rf {folder}/.cache &&" if place == "." else ""
    )
    script = (
        f"mount -t tmpfs -o {options} tmpfs {folder / place} && {copy} cd {folder} && "
        f"{sys.executable} -m macros site; echo status $?; ls -A | grep -c '^.site-'"
    )
    done = subprocess.run(
        [*UNSHARED, "sh", "-c", script],
        env=os.environ | {"TODAY": TODAY},
        capture_output=True,
        text=True,
    )
    lines = done.stdout.splitlines()
    assert says in lines[-3], done.stdout + done.stderr
    assert lines[-2:] == ["status 1", "0"]
    assert "Traceback" not in done.stderr
