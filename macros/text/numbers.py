"""Numbers in a text, comparable across languages: 10,000 is 10.000, and May is 5."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_SPACED = re.compile(r"(?<![\d.,])(\d{1,3}) (\d{3})(?![\d.,]?\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_MYRIAD = re.compile(r"(\d+(?:\.\d+)?)\s*万")
_WORDS = {
    "en": "two three four five six seven eight nine ten",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez",
    "pt": "dois três quatro cinco seis sete oito nove dez",
    "fr": "deux trois quatre cinq six sept huit neuf dix",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn",
    "it": "due tre quattro cinque sei sette otto nove dieci",
    "zh": "二 三 四 五 六 七 八 九 十",
}
_MORE = {
    "en": {"twice": "2", "both": "2", "couple": "2"},
    "es": {"ambos": "2", "ambas": "2"},
    "pt": {"duas": "2", "ambos": "2", "ambas": "2"},
    "zh": {"两": "2", "双": "2"},
}
_UNITS = (
    r"(?: (?:business|working|calendar|full|more|días|dias))?[ -]"
    r"(?:days?|hours?|minutes?|weeks?|months?|years?|steps|attempts|percent"
    r"|d[ií]as?|horas?|minutos?|semanas?|mes(?:es)?|años?|anos?|pasos|passos|intentos"
    r"|jours?|heures?|semaines?|mois|ans?|tagen?|stunden?|wochen?|monaten?|jahren?"
    r"|giorni|ore|minuti|settimane|mesi|anni)\b"
    r"|(?:个)?(?:工作日|自然日|天|日|小时|分钟|周|月|年|步)"
)


@lru_cache(maxsize=4096)
def numbers(text: str, language: str) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers a text states, and all that it may state, number words of any use among them."""
    digits = _digits(text)
    lower = text.lower()
    months = {number for name, number in _months(language).items() if name in lower}
    dated = _dated(language)
    stated_months = {
        _months(language)[match[1] or match[2]]
        for match in (dated.finditer(lower) if dated else ())
    }
    words = _number_words(language)
    counted = _counted(language)
    stated = {words[match[1]] for match in counted.finditer(lower)} if counted else set()
    any_word = {number for word, number in words.items() if word in lower}
    return frozenset(digits | stated | stated_months), frozenset(
        digits | any_word | months | {"1", "0"}
    )


def _digits(text: str) -> set[str]:
    text = _MYRIAD.sub(lambda match: str(round(float(match[1]) * 10_000)), text)
    text = _SPACED.sub(r"\1\2", _SPACED.sub(r"\1\2", text))
    return {_plain(number) for number in _DIGITS.findall(text)}


def _plain(number: str) -> str:
    if _GROUPED.fullmatch(number):
        return re.sub(r"[.,]", "", number)
    return re.sub(r"^0+(?=\d)", "", number.replace(",", "."))


@cache
def _number_words(language: str) -> dict[str, str]:
    own = language.partition("-")[0]
    words = {word: str(n) for n, word in enumerate(_WORDS.get(own, "").split(), 2)}
    return words | _MORE.get(own, {})


@cache
def _counted(language: str) -> re.Pattern[str] | None:
    words = "|".join(_number_words(language))
    return (
        re.compile(rf"(?<![^\W\u3400-\u9fff])({words})(?:{_UNITS})", re.IGNORECASE)
        if words
        else None
    )


@cache
def _dated(language: str) -> re.Pattern[str] | None:
    """A month beside a day or a year; alone, May may be no month."""
    names = "|".join(map(re.escape, _months(language)))
    around = r"(?:st|nd|rd|th|\.)?,? (?:de |of )?"
    return re.compile(rf"\d{around}({names})\b|\b({names}),? (?:de |of )?\d") if names else None


@cache
def _months(language: str) -> dict[str, str]:
    try:
        names = Locale.parse(language, sep="-").months["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return {}
    return {name.lower(): str(number) for number, name in names.items()}
