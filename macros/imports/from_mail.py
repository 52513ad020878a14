"""Mails and pages: a letter in HTML, or an .eml with one in it."""

from __future__ import annotations

import re
from email import message_from_string
from email.policy import default

from macros.imports.found import Found, UnreadableError

_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_PREFIX = re.compile(r"^\s*(?:(?:re|fw|fwd|aw|wg|rv|tr|回复|答复)\s*[:：]\s*)+", re.IGNORECASE)


def read_html(text: str, name: str) -> list[Found]:
    """One letter: a page's title is its own, else the file's name."""
    title = _TITLE.search(text)
    words = re.sub(r"<[^>]+>", "", title[1]).strip() if title else ""
    return [Found(_PREFIX.sub("", words) or name, text, "html")]


def read_mail(text: str, name: str) -> list[Found]:
    """The letter of a mail; its subject is the title."""
    try:
        message = message_from_string(text, policy=default)
        part = message.get_body(("html", "plain"))
        body = part.get_content() if part is not None else ""
        subject = str(message.get("Subject") or "")
    except (
        LookupError,
        ValueError,
        AttributeError,
        KeyError,
        AssertionError,
        TypeError,
        IndexError,
    ) as error:
        raise UnreadableError(f"the mail cannot be read ({error})") from error
    if not isinstance(body, str) or not body.strip():
        raise UnreadableError("the mail has no text")
    html = part is not None and part.get_content_subtype() == "html"
    return [Found(_PREFIX.sub("", subject) or name, body, "html" if html else "text")]
