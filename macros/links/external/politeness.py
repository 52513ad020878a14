"""How we ask: everything that keeps us polite and in time, from linkchecker.ini."""

from __future__ import annotations

from configparser import RawConfigParser
from dataclasses import dataclass
from pathlib import Path

from macros.environment import repository

CONFIG = Path(__file__).parent / "linkchecker.ini"


@dataclass(frozen=True, slots=True)
class Manners:
    """Seconds, and the most bytes of a page that are read; the file says what each is for."""

    config: Path
    timeout: float
    silence: float
    pause: float
    limit: float
    wait: float
    bytes: int
    anybody: bool


def manners(config: Path = CONFIG) -> Manners:
    """What a configuration file of LinkChecker, with our own section [reader], says."""
    parser = RawConfigParser()
    parser.read_string(config.read_text(encoding="utf-8"))
    return Manners(
        config=config,
        timeout=parser.getfloat("checking", "timeout"),
        silence=parser.getfloat("reader", "silence"),
        pause=parser.getfloat("reader", "pause"),
        limit=parser.getfloat("reader", "limit"),
        wait=parser.getfloat("reader", "wait"),
        bytes=parser.getint("reader", "bytes"),
        anybody=parser.getboolean("reader", "anybody"),
    )


def user_agent() -> str:
    """Who we say we are: what we are, and where to find us when that is known."""
    address = repository()
    return f"support-playbooks/1 (link check by LinkChecker{f'; +{address}' if address else ''})"
