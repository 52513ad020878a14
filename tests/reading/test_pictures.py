"""A picture is judged whatever bytes it has; nothing is ever raised."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.reading.files import unfit
from macros.reading.limits import PICTURE
from macros.reading.pictures import ENDINGS, problems_of
from tests.support.projects import PNG

HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"")
PARTS = (b"\0\0\0\x0dIHDR", b"\xff\xc0", b"VP8 ", b"VP8L", b"VP8X", b"\0\0\0\x01", b"\xff" * 9)


@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    ending=st.sampled_from(ENDINGS),
    head=st.sampled_from(HEADS),
    parts=st.lists(st.one_of(st.sampled_from(PARTS), st.binary(max_size=9)), max_size=6),
)
def test_any_bytes_are_judged(tmp_path: Path, ending: str, head: bytes, parts: list[bytes]) -> None:
    (tmp_path / f"p{ending}").write_bytes(head + b"".join(parts))
    for problem in problems_of(tmp_path, f"p{ending}"):
        assert str(problem).startswith(f"p{ending}:1: no-picture: ")


def test_a_picture_that_every_agent_would_wait_for_is_too_large(tmp_path: Path) -> None:
    (tmp_path / "p.png").write_bytes(PNG + bytes(PICTURE))
    (problem,) = problems_of(tmp_path, "p.png")
    assert problem.rule == "too-large"


@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_what_is_no_plain_file_is_not_opened(kind: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    path = tmp_path / "docs" / "p.png"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as own:
            own.bind(str(path))
    else:
        path.symlink_to("/dev/zero")
    problem = unfit(tmp_path, "docs/p.png")
    assert problem is not None
    assert problem.rule == "outside-link"
