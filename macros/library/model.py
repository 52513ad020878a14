"""The library: everything writers wrote, as immutable values that know where they stand.

The words are those of the project: a product has playbooks; a playbook's checks lead to replies,
other playbooks or an escalation; replies have fields and link to documents by key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, Never

from macros.library.ledger import Entry
from macros.library.vocabulary import (
    TOOLS,
    Beside,
    Confidence,
    DocumentSite,
    FieldType,
    Kind,
    LeadKind,
    Marking,
    Moment,
    TicketValue,
    ToolName,
)
from macros.problems import Place, Text
from macros.reading.files import Passage
from macros.reading.yaml_text import Plain
from macros.text import languages
from macros.text.addresses import is_official
from macros.text.company import NOBODY, Company
from macros.text.reply_markdown import Written

BASE_LANGUAGE = languages.BASE_LANGUAGE
EMPTY: Mapping[str, Never] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Document:
    """An official page, linked to by key."""

    key: Text
    title: str
    url: Text
    languages: Mapping[str, Text]
    dated: date | None
    checked: date | None
    site: DocumentSite
    places: Mapping[str, Place]

    def address(self, language: str) -> str:
        """The page's address in `language`, or the one that always exists.

        Nothing for an address that customers may not be sent to; a rule tells its line.
        """
        address = str(self.languages.get(language, self.url))
        return address if is_official(address) else ""


@dataclass(frozen=True, slots=True)
class Detect:
    """How a ticket shows the value of a field: a kind that every ticket may hold, or a pattern.

    `called` are words that stand beside it. With `only` they have to: near it, or such that the
    value comes right after them. `digits` is how many it has at least.
    """

    kind: Kind | None
    pattern: Text | None
    called: tuple[Text, ...]
    only: Beside | None
    digits: int
    place: Place


@dataclass(frozen=True, slots=True)
class Field:
    """A named blank. `labels` and `defaults` go by language and always have English."""

    name: Text
    labels: Mapping[str, str]
    type: FieldType
    examples: Mapping[str, str]
    defaults: Mapping[str, str]
    required: bool
    pattern: Text | None
    values: tuple[Text, ...]
    detect: tuple[Detect, ...]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that several replies state, said once: `[[fact:name]]` stands for it.

    `values` and `units` go by language, the values always have English; `document` says so.
    """

    name: Text
    says: str
    values: Mapping[str, Text]
    units: Mapping[str, str]
    document: Text
    dated: date | None

    def value(self, language: str) -> str:
        """The value as it stands in a text of that language."""
        return str(self.values.get(language, self.values.get(BASE_LANGUAGE, self.name)))


@dataclass(frozen=True, slots=True)
class Owner:
    """Who keeps playbooks true; `contact` is whom GitHub asks for a review: @user or @team."""

    name: Text
    title: str
    contact: Text


@dataclass(frozen=True, slots=True)
class Frame:
    """Greeting, closing and signature around a reply, for one channel and language.

    `asking` stands before questions to the customer, `questions` is what they are called.
    """

    channel: str
    language: str
    title: str
    body: Passage
    written: Written
    asking: str = ""
    questions: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words of a reply that no current official page supports, and why they are not sure."""

    says: Text
    why: str
    place: Place


@dataclass(frozen=True, slots=True)
class Variant:
    """A reply in one language; `of` is the mark of the English it was made from.

    `typed` is its text as it was typed, where facts have been put into its body; `documents` are
    the keys that its body links to.
    """

    language: str
    title: str
    when: str
    body: Passage
    written: Written
    related: tuple[Text, ...] = ()
    of: Text | None = None
    doubts: tuple[Doubt, ...] = ()
    typed: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """One reusable answer to the customer, in every language it is written in."""

    name: str
    variants: Mapping[str, Variant]

    @property
    def base(self) -> Variant:
        return self.variants[BASE_LANGUAGE]

    @property
    def related(self) -> tuple[Text, ...]:
        """Replies it may share its text with."""
        return self.base.related

    @property
    def languages(self) -> tuple[str, ...]:
        """English first, the others by tag."""
        return tuple(sorted(self.variants, key=lambda tag: (tag != BASE_LANGUAGE, tag)))


@dataclass(frozen=True, slots=True)
class Lead:
    """What a check leads to: a reply, a playbook, or the playbook's escalation."""

    kind: LeadKind
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Check:
    """One question the agent settles; the `otherwise` at the end asks none.

    `ask` is the question to the customer that settles it, by language; `asks` are tickets that
    speak for it; `meanwhile` names the reply a customer gets while the escalation is looked into.
    """

    condition: Text | None
    look: str | None
    lead: Lead | None
    place: Place
    ask: Mapping[str, Text] = field(default_factory=lambda: EMPTY)
    asks: tuple[Text, ...] = ()
    meanwhile: Text | None = None
    silent: Text | None = None


@dataclass(frozen=True, slots=True)
class Escalation:
    """`meanwhile` is the reply for the customer wherever a check names none of its own.

    `silent`, here or in a check, is the reason why the customer gets none.
    """

    to: str
    include: tuple[Text, ...]
    place: Place
    meanwhile: Text | None = None
    silent: Text | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim once made and withdrawn, with what replies must not and must say since."""

    date: date | None
    was: str
    now: str
    never_say: tuple[Text, ...]
    must_say: tuple[Text, ...]
    example: Text | None
    library_wide: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Call:
    """A macro call on a page; its arguments are literals."""

    macro: str
    arguments: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Page:
    """Any Markdown page; `name` is its path under docs/ without the ending.

    `meta` is its front matter as engines are to have it: every scalar the text that was typed.
    """

    name: str
    title: str
    summary: str
    body: Passage
    calls: tuple[Call, ...]
    places: Mapping[str, Place]
    meta: Mapping[str, Plain]

    @property
    def place(self) -> Place:
        return Place(self.body.path)

    @property
    def url(self) -> str:
        """The page's address relative to the site's root."""
        folder, _, last = self.name.rpartition("/")
        path = folder if last == "index" else self.name
        return f"{path}/" if path else ""

    @property
    def root(self) -> str:
        """The site's root as seen from the page: `../../`."""
        return "../" * self.url.count("/")


@dataclass(frozen=True, slots=True)
class Playbook:
    """One page for one customer problem."""

    page: Page
    asks: tuple[Text, ...]
    checks: tuple[Check, ...]
    escalation: Escalation | None
    moment: Moment | Literal[""]
    confidence: Confidence
    successor: Text | None
    moved_from: tuple[Text, ...]
    reviewed: date | None
    review_every: int
    owner: str
    documents: tuple[Text, ...]
    related: tuple[Text, ...]
    corrections: tuple[Correction, ...]
    why_long: Text | None = None

    @property
    def name(self) -> str:
        return self.page.name

    @property
    def product(self) -> str:
        return self.name.partition("/")[0]

    def leads(self, kind: LeadKind) -> Iterator[Lead]:
        """Where its checks lead, of one kind, in order."""
        return (check.lead for check in self.checks if check.lead and check.lead.kind == kind)

    def meanwhile(self) -> Iterator[Text]:
        """The replies that customers get while an escalation is looked into."""
        return (name for name in map(self.meanwhile_of, self.checks) if name)

    def meanwhile_of(self, check: Check) -> Text | None:
        """The reply a customer gets while what this check leads to is looked into."""
        if check.lead is None or check.lead.kind != "escalate":
            return None
        return check.meanwhile or (self.escalation.meanwhile if self.escalation else None)

    def replies(self) -> tuple[str, ...]:
        """The replies its checks or its page show, in order, each once."""
        shown = [lead.name for lead in self.leads("reply")]
        shown += [str(name) for name in self.meanwhile()]
        shown += [str(call.arguments[0]) for call in self.page.calls if call.macro == "reply"]
        return tuple(dict.fromkeys(shown))


@dataclass(frozen=True, slots=True)
class Exports:
    """How replies go to other tools.

    `tools` are those that files are written for; `offline` says whether browsers keep these files
    with the site. `knows` are the fields that such a tool fills in by itself, with what it knows;
    `placeholders` are a tool's own words for fields, by the tool's name. `begins` is what is typed
    before the name of a reply.
    """

    tools: tuple[ToolName, ...] = TOOLS
    offline: bool = False

    not_validated: Marking = "mark"
    corrected: Marking = "mark"
    archived: Marking = "leave out"
    begins: str = ":"
    knows: Mapping[str, TicketValue] = field(default_factory=lambda: EMPTY)
    placeholders: Mapping[str, Mapping[str, Text]] = field(default_factory=lambda: EMPTY)
    places: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Library:
    """All of it.

    `facts` have been put into the texts already; `fact_uses` says where, by name and place.
    `ledger` says how each official address was when it was last tried. `asks` are the further ones
    of snippets/asks/, by playbook, those that fit none under NONE, and what customers write around
    any question under AROUND. `published` are the names of snippets/published.txt and `dictionary`
    the words of snippets/dictionary.txt, None where there is no such file. `names` has, by kind,
    also the names of files that could not be read; `orphans` are the translations, by name and
    path, whose English file does not exist. `prints` tell what each file held, by path. Of a part
    of a library, `rest` is the library it was taken from.
    """

    playbooks: Mapping[str, Playbook]
    pages: Mapping[str, Page]
    replies: Mapping[str, Reply]
    frames: Mapping[tuple[str, str], Frame]
    fields: Mapping[str, Field]
    documents: Mapping[str, Document]
    facts: Mapping[str, Fact]
    owners: Mapping[str, Owner]
    fact_uses: tuple[tuple[str, Place], ...]
    ledger: Mapping[str, Entry]
    asks: Mapping[str, tuple[Text, ...]]
    published: tuple[Text, ...] | None
    dictionary: tuple[Text, ...] | None
    names: Mapping[str, frozenset[str]]
    orphans: tuple[tuple[str, str], ...]
    prints: Mapping[str, str]
    rest: Library | None = None
    exports: Exports = field(default_factory=Exports)
    company: Company = NOBODY

    @property
    def whole(self) -> Library:
        return self.rest or self

    @property
    def channels(self) -> tuple[str, ...]:
        """Channels in the order agents use them: tickets first."""
        found = {channel for channel, _ in self.frames}
        return tuple(sorted(found, key=lambda channel: (channel != "ticket", channel)))

    @property
    def products(self) -> tuple[Page, ...]:
        """The product pages, by title."""
        pages = (page for name, page in self.pages.items() if name.endswith("/index"))
        products = (page for page in pages if page.name.split("/")[0] not in NO_PRODUCTS)
        return tuple(sorted(products, key=lambda page: page.title.casefold()))

    def playbooks_of(self, product: str) -> tuple[Playbook, ...]:
        """A product's playbooks that are not archived, by title."""
        own = (book for book in self.playbooks.values() if book.product == product)
        current = (book for book in own if book.confidence != "archived")
        return tuple(sorted(current, key=lambda book: book.page.title.casefold()))

    @property
    def moved(self) -> dict[str, str]:
        """Names that playbooks had before, with the playbook each of them became."""
        return {str(old): name for name, book in self.playbooks.items() for old in book.moved_from}


NO_PRODUCTS = frozenset({"assets", "contributing"})
NONE = "none"
AROUND = "around"
