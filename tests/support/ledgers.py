"""What the tests of the official pages share: small projects whose pages are on this machine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

HURRY = {
    "timeout": "1",
    "maxrequestspersecond": "1000",
    "maxfilesizedownload": "200000",
    "pause": "0",
    "limit": "2",
    "wait": "2",
    "silence": "3",
    "bytes": "100000",
    "anybody": "yes",
}
ENTRY: dict[str, Any] = {
    "tried": "2026-11-15",
    "fine": "2026-11-15",
    "status": 200,
    "outcome": "fine",
    "final": None,
    "title": None,
    "failures": 0,
    "since": None,
    "detail": "",
}


def hurried(folder: Path) -> Path:
    """The project, with less patience than one has for hosts that are far away."""
    path = folder / "macros" / "links" / "external" / "linkchecker.ini"
    text = path.read_text(encoding="utf-8")
    for name, value in HURRY.items():
        text, count = re.subn(rf"^{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
        assert count == 1, name
    path.write_text(text, encoding="utf-8")
    return folder


def registered(folder: Path, *urls: str) -> None:
    """Make these the addresses of the project's documents: page/0, page/1 …"""
    entries = (
        f"page/{number}:\n  title: Page {number}\n  url: {json.dumps(url)}\n"
        for number, url in enumerate(urls)
    )
    (folder / "snippets" / "documents.yml").write_text("\n".join(entries), encoding="utf-8")


def known(folder: Path, entries: Mapping[str, Mapping[str, Any]]) -> Path:
    """Write the ledger: these entries, each like a page that was fine a week ago but for these."""
    data = {"schema": 1, "addresses": {url: {**ENTRY, **own} for url, own in entries.items()}}
    path = folder / "snippets" / "ledger.json"
    path.write_text(json.dumps(data, indent=2), encoding="utf-8")
    return path
