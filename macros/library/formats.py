"""The formats writers fill in: which keys a file has and what each may hold.

Said once: files are read by it, the values of `model` are made from it, and the JSON Schemas that
editors use are generated from it (`make schemas`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from macros.library.detect import detect
from macros.library.model import (
    BASE_LANGUAGE,
    EMPTY,
    Document,
    Exports,
    Fact,
    Field,
    Owner,
)
from macros.library.parts import check, correction, doubt, escalation
from macros.library.vocabulary import (
    CONFIDENCE,
    FIELD_TYPES,
    MARKINGS,
    MOMENT,
    SITES,
    TICKET_VALUES,
    TOOLS,
    Moment,
    TicketValue,
    ToolName,
)
from macros.problems import Place, Text
from macros.reading.keys import Key, Keys, may, need, nothing, record
from macros.reading.shapes import (
    Problems,
    by_language,
    by_name,
    choice,
    day,
    days,
    key_places,
    languages,
    listing,
    number,
    text,
    truth,
)
from macros.reading.yaml_text import Node
from macros.text.company import NOBODY, Company


class SearchKeys(Keys):
    """What Material's search makes of a page."""

    exclude = may(truth, None, "Leave the page out of the search.")
    boost = may(number, None, "Count the page for more than 1, or for less.")


class PageKeys(Keys):
    """The front matter of any page."""

    title = need(text, "", "The page's title.")
    summary = may(text, "", "One sentence on what the page is for.")
    hide = may(listing(text), (), "Parts of the page that Material leaves out.")
    search = may(record(SearchKeys), None, "What the search makes of the page.")


class ProductKeys(PageKeys):
    """The front matter of a product's index.md."""

    summary = need(text, "", "One sentence on what the product's playbooks are.")


class PlaybookKeys(PageKeys):
    """The front matter of a playbook."""

    title = need(text, "", "What is wrong, as the customer sees it.")
    summary = need(text, "", "One sentence on what the customer sees.")
    asks = need(listing(text), (), "How customers put it, in their own words, in any language.")
    checks = need(listing(check), (), "A decision list: the first check that holds decides.")
    confidence = need(choice(*CONFIDENCE), "wip", "How far the replies are supported.")
    reviewed = need(day, None, "The day somebody compared it with its sources.")
    review_every = need(days, 90, "When to compare again, like 90 days.")
    owner = need(text, "", "Who keeps it true.")
    moment: Key[Moment | Literal[""]] = need(
        choice(*MOMENT), "", "When customers ask: where the product page lists it."
    )
    escalation = may(escalation, None, "What the next team needs; never customer text.")
    successor = may(text, None, "The playbook that took the place of an archived one.")
    moved_from = may(listing(text), (), "Names it had before: those addresses lead here.")
    documents = may(listing(text, filled=False), (), "Keys of the official pages it relies on.")
    related = may(listing(text), (), "Playbooks that stand near.")
    corrections = may(listing(correction, filled=False), (), "Claims made once and withdrawn.")
    why_long = may(text, None, "Why the list has more than nine checks.")


class ReplyKeys(Keys):
    """The front matter of a reply."""

    title = need(text, "", "What the reply tells the customer to do.")
    when = need(text, "", "What has to hold for this reply.")
    related = may(listing(text), (), "Replies it may share its text with.")
    of = may(text, None, "In a translation: the mark of the English it was made from.")
    doubts = may(listing(doubt), (), "Words that no current official page supports.")


class FrameKeys(Keys):
    """The front matter of a frame."""

    title = need(text, "", "The channel, as agents call it.")
    asking = may(text, "", "The sentence before questions to the customer.")
    questions = may(text, "", "What such questions are called in an answer of several parts.")


class _Document(Keys):
    title = need(text, "", "The page's title.")
    url = need(text, None, "Its address, English where there is one.")
    languages = may(languages(text), EMPTY, "Its addresses in other languages.")
    dated = may(day, None, "The page's own date, where it shows one.")
    checked = may(day, None, "The day somebody last opened it.")
    site = may(choice(*SITES), "international", "Another site: for internal text only.")


class _Field(Keys):
    label = need(by_language(text), None, "What the agent reads beside the box.")
    type = need(choice(*FIELD_TYPES), "text", "What is filled in.")
    example = need(by_language(text), None, "A value as it looks; never a real one.")
    default = may(by_language(text), None, "What is sent when nothing is filled in.")
    required = may(truth, None, "Nothing is copied while it is empty.")
    pattern = may(text, None, "A regular expression; what does not fit it warns.")
    values = may(listing(text), (), "What a choice can be.")
    detect = may(detect, (), "How a ticket shows it: a kind, or a pattern.")


class _Fact(Keys):
    given = need(
        by_language(text), None, "What stands in the text: a number, mostly.", name="value"
    )
    unit = may(by_language(text), EMPTY, "What it counts, where it does: days. Replies write it.")
    says = need(text, "", "What is said by it, in one sentence.")
    document = need(text, None, "The key of the official page that says so.")
    dated = may(day, None, "The day of that page, or of reading it where it shows none.")


class _Owner(Keys):
    title = need(text, "", "What the team is called.")
    contact = need(text, None, "Whom GitHub asks for a review: @user, or @organisation/team.")


class _Placeholders(Keys):
    """A tool's own words for fields, by the tool."""


for _tool in TOOLS:
    _key = may(by_name(text), EMPTY, "The tool's placeholders, by our fields.")
    _key.name = _tool
    setattr(_Placeholders, _tool, _key)


class OfficialKeys(Keys):
    """Where customers may be sent, by whose pages they are."""

    international = may(listing(text), (), "The pages that customers are sent to.")
    china = may(listing(text), (), "Another site of the company: for internal text only.")
    archive = may(listing(text), (), "Pages that have been taken down elsewhere.")


class CompanyKeys(Keys):
    """snippets/company.yml: what the code has to know of the company."""

    words = may(listing(text), (), "What the company is called, in small letters.")
    official = may(record(OfficialKeys), None, "Hosts, or places of hosts: example.com/help.")
    own = may(listing(text), (), "Hosts that speak for the company: they stand in documents only.")
    hosts = may(listing(text), (), "Names of its hosts that customers mention.")
    tracking = may(listing(text), (), "Parameters of its addresses that follow readers around.")
    sign_in = may(listing(text), (), "Hosts of sign-in names: user@alias.example.com.")
    keys = may(listing(text), (), "Patterns of its secret keys: nobody copies them on.")
    example: Key[str] = may(text, NOBODY.example, "A number as customers have them, made up.")


class ExportKeys(Keys):
    """snippets/exports.yml: how replies go to other tools."""

    tools: Key[tuple[ToolName, ...]] = may(
        listing(choice(*TOOLS)), TOOLS, "The tools that files are written for; all when left out."
    )
    offline: Key[bool] = may(truth, False, "Browsers keep these files with the site.")
    not_validated = may(choice(*MARKINGS), "mark", "Replies of no validated playbook.")
    corrected = may(choice(*MARKINGS), "mark", "Replies of a playbook with corrections.")
    archived = may(choice(*MARKINGS), "leave out", "Replies of archived playbooks alone.")
    begins: Key[str] = may(text, ":", "What is typed before the name of a reply.")
    knows: Key[Mapping[str, TicketValue]] = may(
        by_name(choice(*TICKET_VALUES)), EMPTY, "What a tool fills in by itself, by our fields."
    )
    placeholders = may(record(_Placeholders), None, "A tool's own placeholders.")


PLAYBOOK, PRODUCT, PAGE = record(PlaybookKeys), record(ProductKeys), record(PageKeys)
REPLY, FRAME = record(ReplyKeys), record(FrameKeys)
DOCUMENT, FIELD, FACT, OWNER = record(_Document), record(_Field), record(_Fact), record(_Owner)
EXPORTS = record(ExportKeys)
COMPANY = record(CompanyKeys)


def document(key: Text, node: Node, problems: Problems) -> Document | None:
    """One entry of documents.yml."""
    read = DOCUMENT(node, problems)
    if read is None:
        return None
    return Document(
        key=key,
        title=read.title,
        url=read.url or Text("", key.place),
        languages=read.languages,
        dated=read.dated,
        checked=read.checked,
        site=read.site,
        places=_places(key, node),
    )


def field(name: Text, node: Node, problems: Problems) -> Field | None:
    """One entry of fields.yml."""
    read = FIELD(node, problems)
    if read is None:
        return None
    unread = read.unread("required") or read.unread("default")
    return Field(
        name=name,
        labels=read.label or {BASE_LANGUAGE: str(name)},
        type=read.type,
        examples=read.example or {BASE_LANGUAGE: ""},
        defaults=read.default or EMPTY,
        required=bool(read.required) or (unread and not read.default),
        pattern=read.pattern,
        values=read.values,
        detect=read.detect,
        places=_places(name, node),
    )


def fact(name: Text, node: Node, problems: Problems) -> Fact | None:
    """One entry of facts.yml."""
    read = FACT(node, problems)
    if read is None or read.given is None:
        return None
    document = read.document or Text("", name.place)
    return Fact(name, read.says, read.given, read.unit, document, read.dated)


def owner(name: Text, node: Node, problems: Problems) -> Owner | None:
    """One entry of owners.yml."""
    read = OWNER(node, problems)
    if read is None:
        return None
    return Owner(name, read.title, read.contact or Text("", name.place))


def company(node: Node, problems: Problems) -> Company:
    """snippets/company.yml as a whole."""
    read = COMPANY(node, problems) or nothing(CompanyKeys)
    official = read.official or nothing(OfficialKeys)
    places = {site: tuple(map(str, official.value(site, ()))) for site in SITES}
    return Company(
        words=tuple(word.lower() for word in read.words),
        official={site: found for site, found in places.items() if found},
        own=tuple(map(str, read.own)),
        hosts=tuple(map(str, read.hosts)),
        tracking=tuple(map(str, read.tracking)),
        sign_in=tuple(map(str, read.sign_in)),
        keys=read.keys,
        example=str(read.example),
    )


def exports(node: Node, problems: Problems) -> Exports:
    """snippets/exports.yml as a whole."""
    read = EXPORTS(node, problems) or nothing(ExportKeys)
    own: dict[str, Mapping[str, Text]] = {}
    for tool in TOOLS if read.placeholders else ():
        own[tool] = read.placeholders.value(tool, EMPTY) if read.placeholders else EMPTY
    named = [*read.knows, *(name for words in own.values() for name in words)]
    return Exports(
        tools=tuple(tool for tool in TOOLS if tool in read.tools),
        offline=read.offline,
        not_validated=read.not_validated,
        corrected=read.corrected,
        archived=read.archived,
        begins=read.begins,
        knows={str(name): value for name, value in read.knows.items()},
        placeholders={
            tool: {str(name): word for name, word in words.items()} for tool, words in own.items()
        },
        places=tuple(name for name in named if isinstance(name, Text)),
    )


def _places(key: Text, node: Node) -> Mapping[str, Place]:
    return {"": key.place, **key_places(node)}
