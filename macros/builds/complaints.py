"""What an engine complains of, as problems with a place."""

from __future__ import annotations

import logging
import re

from macros.problems import ContentError, Place, Problem

_OURS = re.compile(r"([^\s:]+):(\d+): ([a-z0-9-]+): (.*)")


class Complaints(logging.Handler):
    """Hears what MkDocs and its plugins say from warnings on; a strict build has none."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        log = logging.getLogger("mkdocs")
        log.handlers, log.propagate = [self], False

    def emit(self, record: logging.LogRecord) -> None:
        """Remember a line."""
        self.said.append(record.getMessage())

    def told(self, path: str = "mkdocs.yml") -> list[Problem]:
        """What was said since this was asked last; `path` is the file that was worked on."""
        said, self.said = self.said, []
        return [_ours(line) or Problem(Place(path), "build", line) for line in said]


def _ours(said: str) -> Problem | None:
    """A problem of ours, which says its line and rule itself."""
    ours = _OURS.fullmatch(said)
    return Problem(Place(ours[1], int(ours[2])), ours[3], ours[4]) if ours else None


def why_not(error: BaseException, path: str) -> list[Problem]:
    """What stood in the way of making something of the file at `path`."""
    if isinstance(error, ContentError):
        return list(error.problems)
    reason = str(error) or "no reason given"
    return [Problem(Place(path), "build", f"this page cannot be built ({reason}); simplify it")]
