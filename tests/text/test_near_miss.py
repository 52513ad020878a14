"""Near misses: what was meant is found among few names and among very many, and in time."""

from __future__ import annotations

import pytest

from macros.text.near_miss import nearest

FEW = {"domain/register-com", "domain/renew", "mail/quota", "mail/Spam"}
MANY = FEW | {f"old/number-{number}" for number in range(10_000)}


@pytest.mark.parametrize("names", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("domain/register", "domain/register-com"),
        ("domain/registercom", "domain/register-com"),
        ("domian/renew", "domain/renew"),
        ("renew", "domain/renew"),
        ("MAIL/QUOTA", "mail/quota"),
        ("mail/spam", "mail/Spam"),
        ("mail/qutoa", "mail/quota"),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_what_was_meant(names: set[str], wrong: str, meant: str | None) -> None:
    assert nearest(wrong, names) == meant


def test_a_name_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert nearest("mail/qutoa2", MANY) == "mail/quota"
    monkeypatch.setattr("difflib.get_close_matches", None)
    assert nearest("mail/qutoa2", MANY) == "mail/quota"
