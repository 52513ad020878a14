"""Drafts: what was found, as replies and playbooks, with what a person has to decide."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from macros.imports import letter, markdown, placeholders
from macros.imports.found import Found
from macros.imports.links import Documents
from macros.imports.placeholders import Blanks
from macros.library.model import BASE_LANGUAGE, Library
from macros.rules.duplicates import COMMON, FEWEST, SHARED, runs_of
from macros.text.private import private
from macros.text.reply_markdown import blanks
from macros.text.seen import as_seen
from macros.text.spoken import spoken

_NAME = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_WORDS = 7  # of a title, in a name
_SHORTEST = 25  # signs of a body that is more than a few words


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply to write, by language; without bodies it is a playbook alone."""

    name: str
    title: str
    where: str
    bodies: dict[str, str]
    asks: tuple[str, ...]
    notes: str
    decide: tuple[str, ...]

    @property
    def product(self) -> str:
        return self.name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Passed:
    """What is not written, and why."""

    title: str
    where: str
    why: str


class Known:
    """Texts there are: which of them a text is, or is nearly."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.sizes: list[int] = []
        self.texts: dict[str, str] = {}
        self.holders: dict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(self, name: str, text: str) -> None:
        runs = runs_of(text)
        self.texts.setdefault(as_seen(text).casefold(), name)
        for run in runs:
            self.holders[run].append(len(self.names))
        self.names.append(name)
        self.sizes.append(len(runs))

    def like(self, text: str) -> str:
        """Why a text is no news; nothing when it is."""
        same = self.texts.get(as_seen(text).casefold())
        if same:
            return f"the same text is {same}"
        runs = runs_of(text)
        shared = Counter(at for run in runs for at in self.holders.get(run, ())[:COMMON])
        for at, count in shared.most_common():
            fewer = min(len(runs), self.sizes[at])
            if fewer >= FEWEST and count / fewer > SHARED:
                return (
                    f"{count / fewer:.0%} of it stands in {self.names[at]}: add there what is new"
                )
        return ""


@dataclass(slots=True)
class Drafts:
    """Everything that an import makes of a file."""

    blanks: Blanks
    documents: Documents
    drafts: list[Draft] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)


def drafts(library: Library, found: Iterable[Found], product: str) -> Drafts:
    """What to write for `found`; `product` is where a reply goes whose tool names no product."""
    made = Drafts(Blanks(library), Documents(library))
    known = Known()
    for name, reply in library.replies.items():
        for variant in reply.variants.values():
            known.add(name, variant.body.text)
    taken = set(library.names["reply"]) | set(library.names["playbook"])
    for one in found:
        if one.off:
            made.passed.append(Passed(one.title or "without a title", one.where, one.off))
            continue
        draft = _draft(library, made, one, product, taken)
        same = _own(library, one) or (_why_not(draft, known) if draft else "it has no text")
        if draft is None or same:
            made.passed.append(Passed(one.title or "without a title", one.where, same))
            continue
        taken.add(draft.name)
        made.drafts.append(draft)
        for body in draft.bodies.values():
            known.add(draft.name, body)
    used = {
        name for draft in made.drafts for body in draft.bodies.values() for name in blanks(body)
    }
    made.blanks.new = {name: new for name, new in made.blanks.new.items() if name in used}
    keys = {
        key
        for draft in made.drafts
        for body in draft.bodies.values()
        for key in re.findall(r"\]\(doc:([^)]+)\)", body)
    }
    made.documents.new = {key: new for key, new in made.documents.new.items() if key in keys}
    return made


def _draft(
    library: Library, made: Drafts, one: Found, product: str, taken: set[str]
) -> Draft | None:
    decide: list[str] = []
    folder = slug(one.product) or product
    made.documents.product = folder
    language = _language(one)
    bodies = {language: _body(library, made, one, one.body, language, decide)}
    for tag, text in one.translations.items():
        bodies[_tag(tag)] = _body(library, made, one, text, _tag(tag), decide)
    bodies = {tag: body for tag, body in bodies.items() if body.strip()}
    if not bodies and not one.notes:
        return None
    title = _title(one, bodies)
    wanted = name = f"{folder}/{slug(title) or 'reply'}"
    while name in taken:
        made.numbers[wanted] += 1
        name = f"{wanted}-{made.numbers[wanted] + 1}"
    if bodies and BASE_LANGUAGE not in bodies:
        decide.append(
            f"it is in {', '.join(sorted(bodies))}: write the English {name}.md beside it"
        )
    return Draft(name, title, one.where, bodies, one.asks, one.notes, tuple(dict.fromkeys(decide)))


def _body(
    library: Library, made: Drafts, one: Found, text: str, language: str, decide: list[str]
) -> str:
    marked = made.blanks.replaced(text, one.fields)
    decide += made.blanks.said
    body = markdown.from_html(marked) if one.form == "html" else markdown.from_text(marked)
    body = placeholders.written(body)
    body, gone = letter.cut(body, library, language)
    if gone:
        decide.append(
            "greeting and closing were cut off, the frame has them: look at it as it is sent"
        )
    body = made.documents.linked(body)
    decide += made.documents.said
    for words, _ in dict.fromkeys(private(body)):
        decide.append("something of a real person stood in it and was taken out")
        body = body.replace(words, "…")
    return body.strip()


def _own(library: Library, one: Found) -> str:
    """Why a reply is no news: it came from here."""
    for words in one.known_by:
        for match in _NAME.finditer(words):
            if match[0] in library.replies:
                return f"it is {match[0]}, which is here already"
    return ""


def _why_not(draft: Draft, known: Known) -> str:
    """Why a draft is no news: it says hardly anything, or most of it stands in a reply there is."""
    if draft.bodies and max(map(len, draft.bodies.values())) < _SHORTEST:
        return "it is too short for a reply"
    return next(filter(None, map(known.like, draft.bodies.values())), "")


def _language(one: Found) -> str:
    """What the tool says, else what the words say."""
    if one.language:
        return _tag(one.language)
    words = re.sub(r"<[^>]+>|https?://\S+", " ", one.body)
    return _tag(spoken(words) or BASE_LANGUAGE)


def _tag(written: str) -> str:
    first, *others = re.split("[-_]", written.strip())
    tag = "-".join(
        [first.lower(), *(part.upper() if len(part) == 2 else part.title() for part in others)]
    )
    if first.lower() == BASE_LANGUAGE:
        return BASE_LANGUAGE
    return "zh-CN" if tag in ("zh", "zh-Hans") else tag


def _title(one: Found, bodies: dict[str, str]) -> str:
    """The tool's title, without what is ours or the tool's in it; else the first words."""
    title = re.sub(r"\s*\(version .*\)$|\s*\[[\w/.-]+\]$", "", " ".join(one.title.split()))
    title = re.sub(r"[{}\[\]<>*`⟦⟧]", "", title).strip(" .:;-/")
    if not title and bodies:
        first = re.sub(
            r"[*\\\[\]]|\(doc:[^)]*\)", "", next(iter(bodies.values())).partition("\n")[0]
        )
        title = " ".join(first.split()[:_WORDS])
    return title[:1].upper() + title[1:] if title else "Without a title"


def slug(words: str) -> str:
    """A name in small letters: the first words of a title, without accents."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", ""))[:_WORDS])[:60].strip("-")
