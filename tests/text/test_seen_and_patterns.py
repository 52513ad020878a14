"""Text as people see it, plain phrases, and patterns that come to an end."""

from __future__ import annotations

import re
import threading
import time

import pytest
import regex

from macros.text.numbers import numbers
from macros.text.pattern_cost import is_slow
from macros.text.patterns import SlowError, claim
from macros.text.phrase import pattern_of
from macros.text.seen import as_seen, pattern_as_seen

ENDLESS = (
    r"(\w+ ?)+paytm account",
    r"(\w+\s*)+paytm",
    r"([a-z]+ ?)+ paytm",
    r".*.*.*.*paytmx",
    r"(a|a)*b",
    r"(a|b|ab)*c",
    r"(a+)+b",
    r"(.*)*x",
    r"(x+x+)+y",
    r"(foo|fo+)*bar",
    r"(.*?,){11}P",
    r"(a?){30}a{30}x",
    r"((a{1000}){1000}){1000}",
    r"(?=(\w+ ?)+x)y",
)
ORDINARY = (
    r"\bauto(matic(ally)?)?[- ]?renew",
    r"\brenew\w*\b[^.]{0,40}\bautomatic(ally)?\b",
    r"(?<!not )\b(send|email)\b[^.]{0,60}\b(documents?|passport)\b[^.]{0,40}\b(to us|by email)\b",
    r"pay.*refund",
    r"(\d+[.,])*\d+ USD",
    r"(可以|能够)[^。]{0,30}(退款|退费)",
)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("don’t “pay”", 'don\'t "pay"'),
        ("non\u2011refundable – now", "non-refundable - now"),
        ("Pay\u00adtm b\u200bind\u00a0 it", "Paytm bind it"),
        ("re\ufb01ne ２４ ｈｏｕｒｓ", "refine 24 hours"),
        ("contrasen\u0303a", "contraseña"),
        ("续费\u3000成功", "续费 成功"),
        ("plain  text\n", "plain text"),
    ],
)
def test_what_looks_the_same_is_the_same(typed: str, seen: str) -> None:
    assert as_seen(typed) == seen


def test_signs_of_a_pattern_never_become_operators() -> None:
    for typed in ("续费吗？", "（退款）", "a…b", "50％＋", "don’t", "x–y", "[–]"):
        pattern = re.compile(pattern_as_seen(typed))
        assert pattern.search(as_seen(typed.strip("[]"))), typed
    assert not re.search(pattern_as_seen("续费吗？"), "续费")


@pytest.mark.parametrize("pattern", ENDLESS)
def test_what_could_run_for_ever_is_refused_at_once(pattern: str) -> None:
    start = time.process_time()
    with pytest.raises(SlowError):
        claim(pattern)
    assert time.process_time() - start < 2  # the limit is 0.6


@pytest.mark.parametrize("pattern", ORDINARY)
def test_ordinary_patterns_are_not_refused(pattern: str) -> None:
    assert not is_slow(pattern, re.IGNORECASE)


def test_a_thread_that_nothing_interrupts_refuses_it_as_well() -> None:
    outcome: list[object] = []
    judge = threading.Thread(target=lambda: outcome.append(is_slow(r"(b+)+c d", re.IGNORECASE)))
    judge.start()
    judge.join(60)
    assert outcome == [True]


def test_a_search_has_a_limit_of_its_own() -> None:
    fast = claim(r"(a|b){2,9}c.*d.*e")
    fast.limited = regex.compile(r"(a+)+b", regex.IGNORECASE)
    with pytest.raises(SlowError):
        fast.find("a" * 5000 + "!c b")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("bind|binds|binding your|the Paytm", "Please BINDING  the Paytm now", True),
        ("bind your Paytm", "rebind your Paytm", False),
        ("bind your Paytm", "bind your Paytms", False),
        ("bind your Paytm", "bind your. Paytm", False),
        ("bind your Paytm", "your Paytm: bind", False),
        ("pay ... by cheque", "pay all of it by cheque", True),
        ("pay … by cheque", "Pay. Nothing goes by cheque", False),
        ("绑定 Paytm", "请绑定Paytm账户", True),
        ("24 hours", "124 hours", False),
        ("C++ (beta)", "the C++ (beta) kit", True),
    ],
)
def test_a_phrase_is_words_in_order(phrase: str, text: str, found: bool) -> None:
    assert bool(claim(pattern_of(phrase)).find(as_seen(text))) is found


@pytest.mark.parametrize(
    ("one", "language", "other", "same"),
    [
        ("3 days, 10,000 mails", "es", "tres días, 10.000 correos", True),
        ("22 November 2026", "zh-CN", "2026年11月22日", True),
        ("50,000", "zh-CN", "5 万", True),
        ("three days", "zh-CN", "三天", True),
        ("1.5 weeks twice", "es", "1,5 semanas dos veces", True),
        ("60 days", "es", "90 días", False),
        ("three days", "es", "cinco días", False),
        ("550 5.7.1", "es", "550 5.7.2", False),
        ("12 May", "es", "12 de junio", False),
    ],
)
def test_numbers_are_compared_across_languages(
    one: str, language: str, other: str, same: bool
) -> None:
    stated, may_be = numbers(as_seen(one), "en")
    there, there_may_be = numbers(as_seen(other), language)
    assert (stated <= there_may_be and there <= may_be) is same
