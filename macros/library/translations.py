"""Which English a translation was made from: a short mark of it, kept in the translation's `of`."""

from __future__ import annotations

from hashlib import sha256

from macros.library.model import BASE_LANGUAGE, Reply, Variant

LENGTH = 12


def mark(variant: Variant) -> str:
    """The mark of a text: the first digits of a hash of its title and its body."""
    text = f"{variant.title}\n{(variant.typed or variant.body.text).strip()}\n"
    return sha256(text.encode()).hexdigest()[:LENGTH]


def variant_is_current(reply: Reply, language: str) -> bool:
    """Whether a variant was made from the present English, as far as it says."""
    of = reply.variants[language].of
    return language == BASE_LANGUAGE or of is None or of == mark(reply.base)
