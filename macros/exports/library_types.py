"""What `site/library.json` holds, as types: its JSON Schema is generated from them."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, TypedDict

from macros.exports.json_schema import Also
from macros.library.vocabulary import Confidence, FieldType
from macros.reading.names import FIELD_NAME
from macros.text.languages import BASE_LANGUAGE, TAG

_FILE = "[a-z0-9-]+"

Filled: TypeAlias = Annotated[str, Also(minLength=1)]
Name: TypeAlias = Annotated[str, Also(pattern=f"^{_FILE}/{_FILE}$")]
Names: TypeAlias = Annotated[list[Name], Also(uniqueItems=True)]
Language: TypeAlias = Annotated[str, Also(pattern=f"^{TAG.pattern}$")]
Day: TypeAlias = Annotated[str, Also(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Address: TypeAlias = Annotated[str, Also(pattern="^https://[^ ]+$")]
ByLanguage: TypeAlias = dict[Language, str]
Uniques: TypeAlias = Annotated[list[str], Also(uniqueItems=True)]


class Lead(TypedDict, total=False):
    """Where a check leads, one of the three; escalate says to whom."""

    reply: Name
    playbook: Name
    escalate: str


class CheckMore(TypedDict):
    ask: Annotated[ByLanguage, Also(description="The question to the customer that settles it.")]
    asks: Annotated[list[str], Also(description="Tickets that speak for it.")]
    meanwhile: Annotated[
        Name | None, Also(description="The reply while an escalation is looked into.")
    ]


_Step = TypedDict("_Step", {"if": Filled, "look": Filled, "then": Lead})


class Step(_Step, CheckMore):
    """A check that asks."""


class Otherwise(CheckMore):
    """The end of a decision list."""

    otherwise: Lead


class Correction(TypedDict):
    """A claim once made and withdrawn."""

    date: Day
    was: str
    now: str
    never_say: list[str]
    must_say: list[str]
    example: str | None
    scope: Literal["playbook", "library"]


class Escalation(TypedDict):
    """What the next team needs; never customer text."""

    to: Filled
    include: list[str]


class Playbook(TypedDict):
    """One page for one customer problem."""

    name: Name
    title: Filled
    summary: Filled
    product: Annotated[str, Also(pattern=f"^{_FILE}$")]
    url: Annotated[str, Also(pattern=f"^{_FILE}/{_FILE}/$")]
    source: Annotated[str, Also(pattern=f"^docs/{_FILE}/{_FILE}\\.md$")]
    asks: Annotated[list[str], Also(minItems=1)]
    checks: Annotated[list[Step | Otherwise], Also(minItems=1)]
    replies: Names
    escalation: Escalation | None
    confidence: Confidence
    successor: Name | None
    reviewed: Day
    review_every: Annotated[int, Also(minimum=1, description="Days.")]
    owner: str
    documents: Uniques
    corrections: list[Correction]


class Message(TypedDict):
    """The whole message, frame included, its [[fields]] still blank."""

    text: str
    html: str


Channels: TypeAlias = Annotated[dict[str, Message], Also(required=["ticket"])]


class Doubt(TypedDict):
    """Words of the reply that no current official page supports, and why."""

    says: str
    why: str


class Reply(TypedDict):
    """One reusable answer to the customer."""

    name: Name
    title: Filled
    when: Filled
    fields: Uniques
    doubts: list[Doubt]
    used_in: Names
    languages: Annotated[
        dict[Language, Channels],
        Also(required=[BASE_LANGUAGE], description="By language, then by channel."),
    ]


class Document(TypedDict):
    """An official page."""

    key: str
    title: Filled
    url: Address
    languages: dict[Language, Address]
    checked: Day | None
    used_in: Names


class Field(TypedDict):
    """A named blank."""

    name: Annotated[str, Also(pattern=f"^{FIELD_NAME.pattern}$")]
    label: Filled
    type: FieldType
    example: str
    default: str | None
    required: bool
    labels: ByLanguage
    defaults: ByLanguage


class Fact(TypedDict):
    """A value that several replies state, said once; the messages hold it already."""

    name: Annotated[str, Also(pattern=f"^{_FILE}(/{_FILE})*$")]
    says: Filled
    value: Filled
    values: ByLanguage
    document: str
    dated: Day | None
    used_in: Annotated[Uniques, Also(description="Names of replies and of pages.")]


class Catalog(TypedDict):
    """site/library.json: the playbooks, replies, documents, fields and facts of a site."""

    schema: Annotated[
        Literal[1], Also(description="Raised when a member changes its meaning or goes away.")
    ]
    playbooks: list[Playbook]
    replies: list[Reply]
    documents: list[Document]
    fields: list[Field]
    facts: list[Fact]


class Product(TypedDict):
    """A product's part of the library: `title` is null where it has replies and no page."""

    product: Annotated[str, Also(pattern=f"^{_FILE}$")]
    title: str | None
    file: Annotated[str, Also(description="Relative to the site's root.")]
    playbooks: int
    replies: int


class Index(TypedDict):
    """site/library/index.json: the parts of `library.json`; together they hold all of it."""

    schema: Literal[1]
    shared: Annotated[str, Also(description="The file with documents, fields and facts.")]
    products: list[Product]


class ProductPart(TypedDict):
    """site/library/products/PRODUCT.json: the playbooks and replies of one product."""

    schema: Literal[1]
    product: Annotated[str, Also(pattern=f"^{_FILE}$")]
    playbooks: list[Playbook]
    replies: list[Reply]


class SharedPart(TypedDict):
    """site/library/shared.json: what playbooks and replies of all products name."""

    schema: Literal[1]
    documents: list[Document]
    fields: list[Field]
    facts: list[Fact]
