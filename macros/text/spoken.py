"""The language a text is plainly written in: by its script, then by the commonest words."""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "en": "the to and is of you your for not on in with this are can please have be it that or if",
    "es": "el la los las una del que para por con su en es se y de no le al como si puede está",
    "pt": "o os uma não do da em no na que para com seu sua por de é um se ao você pode está",
    "fr": "le les des une et est pour pas vous dans que du sur avec votre ce vos la de un ne au",
    "de": "der die das und ist nicht ein eine mit für auf sie zu den ihre ihr von wird können wenn",
    "it": "il che non di per con è una del della si la i le un sono suo può alla nel",
    "id": "yang tidak dan di ke ini itu untuk dengan anda dari akan dapat atau pada silakan adalah",
    "nl": "de het een en van is niet voor op met uw dat te zijn u kunt als bij naar",
    "tr": "ve bir için bu değil ile olarak veya da de lütfen var olan daha gibi",
    "vi": "không là của và cho được các này với bạn để trong một có vui lòng",
    "pl": "nie jest na się że do w z dla oraz proszę lub przez jak można aby",
}
_COMMON = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
    "ar": re.compile(r"[\u0620-\u06ff]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
}
_ALIKE = {  # languages that share their script, or most of their short words
    "fa": "ar",
    "ur": "ar",
    "uk": "ru",
    "bg": "ru",
    "sr": "ru",
    "be": "ru",
    "kk": "ru",
    "yue": "zh",
    "ms": "id",
    "gl": "es",
    "ca": "es",
    "mr": "hi",
}
_FEWEST = 8  # words that must speak for a language
_WORD = re.compile(r"[^\W\d_]+")


def spoken(text: str) -> str | None:
    """The language's tag without region; None where the text is too short or mixed to tell."""
    letters = sum(map(str.isalpha, text))
    for tag, script in _SCRIPTS.items() if max(text, default="") >= "\u0400" else ():
        # One Chinese sign says as much as three letters.
        share = len(script.findall(text)) * (3 if tag in ("zh", "ja", "ko") else 1)
        if share > max(letters, 10) / 2:
            return tag
    words = Counter(word for word in _WORD.findall(text.lower()))
    scores = {tag: sum(words[word] for word in common) for tag, common in _COMMON.items()}
    (first, most), (_, next_most) = Counter(scores).most_common(2)
    return first if most >= _FEWEST and most >= 1.5 * next_most else None


def is_plainly_other(text: str, language: str) -> str | None:
    """The tag of another language that the text is plainly in."""
    found, own = spoken(text), language.partition("-")[0]
    own = _ALIKE.get(own, own)
    if found is None or found == own:
        return None
    return found


def script_is_missing(text: str, language: str) -> bool:
    """Whether a text of a language with its own script has hardly a sign of it."""
    own = language.partition("-")[0]
    script = _SCRIPTS.get(_ALIKE.get(own, own))
    letters = sum(map(str.isalpha, text))
    return script is not None and letters >= 20 and len(script.findall(text)) * 20 < letters
