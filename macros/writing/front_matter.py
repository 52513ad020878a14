"""Front matter, edited as text: one key changes, and what people laid out stays."""

from __future__ import annotations

import re


def with_key(text: str, key: str, value: str) -> str:
    """A file's text with `key` set to `value`, in place of what it was or below the other keys."""
    head, close, body = text.partition("\n---")
    found = _key(key).search(head)
    line = f"{key}: {value}"
    before, after = (head[: found.start()], head[found.end() :]) if found else (f"{head}\n", "")
    head = f"{before}{line}{after}"
    return f"{head}{close}{body}"


def with_entry(text: str, key: str, entry: str) -> str:
    """A file's text with one more entry in the list `key`, which is written in one line then."""
    return with_key(text, key, f"[{', '.join([*entries(text, key), entry])}]")


def entries(text: str, key: str) -> list[str]:
    """The entries of a list of names, however it is laid out."""
    found = _key(key).search(text.partition("\n---")[0])
    value = found[0].partition(":")[2] if found else ""
    return re.findall(r"[\w/.-]*\w[\w/.-]*", re.sub(r"(?m)^\s*- ", " ", value))


def _key(key: str) -> re.Pattern[str]:
    """A key of the first level with all that belongs to it."""
    return re.compile(rf"^{re.escape(key)}:.*(?:\n(?:[ \t]+|- ).*)*", re.MULTILINE)
