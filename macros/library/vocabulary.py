"""Closed sets of words: each said once, with its label and its meaning."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, get_args


class Meaning(NamedTuple):
    """A word as a page shows it, and what it means to who reads it."""

    label: str
    means: str


Confidence: TypeAlias = Literal["wip", "not-validated", "validated", "archived"]
CONFIDENCE: dict[Confidence, Meaning] = {
    "wip": Meaning("Work in progress", "still being written"),
    "not-validated": Meaning(
        "Not validated", "not every sentence of its replies has a current official page"
    ),
    "validated": Meaning("Validated", "every sentence of its replies has a current official page"),
    "archived": Meaning("Archived", "no longer used"),
}

Moment: TypeAlias = Literal["buying", "setup", "broken", "leaving"]
MOMENT: dict[Moment, str] = {
    "buying": "Before buying",
    "setup": "Setting up",
    "broken": "Something broke",
    "leaving": "Leaving",
}

FieldType: TypeAlias = Literal["text", "long text", "domain", "email", "uid", "date", "choice"]
FIELD_TYPES: tuple[FieldType, ...] = get_args(FieldType)

LeadKind: TypeAlias = Literal["reply", "playbook", "escalate"]
LEADS: tuple[LeadKind, ...] = get_args(LeadKind)

# What a ticket is read for: what anybody's looks like, whoever the company is.
Kind: TypeAlias = Literal["name", "domain", "email", "public ip", "error"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# Where the words for a value have to stand.
Beside: TypeAlias = Literal["near", "after"]
BESIDE: tuple[Beside, ...] = get_args(Beside)

# How an address answered when it was tried, and what that makes of it over time (`ledger.state`);
# the states stand in the order of how much they need a person.
Outcome: TypeAlias = Literal["fine", "failed", "unknown", "moved", "changed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
State: TypeAlias = Literal["fine", "unchecked", "unknown", "failing", "moved", "changed", "broken"]
STATES: tuple[State, ...] = get_args(State)

DocumentSite: TypeAlias = Literal["international", "china", "archive"]
SITES: tuple[DocumentSite, ...] = get_args(DocumentSite)

# What the tool beside the ticket knows by itself.
TicketValue: TypeAlias = Literal[
    "customer name", "customer first name", "customer email", "ticket number", "agent name"
]
TICKET_VALUES: tuple[TicketValue, ...] = get_args(TicketValue)

# The tools that replies are exported to.
ToolName: TypeAlias = Literal[
    "espanso",
    "text-blaze",
    "textexpander",
    "alfred",
    "raycast",
    "vscode",
    "zendesk",
    "zendesk-dynamic-content",
    "freshdesk",
    "gorgias",
    "help-scout",
    "front",
    "intercom",
    "chatwoot",
    "zammad",
    "csv",
]
TOOLS: tuple[ToolName, ...] = get_args(ToolName)

Marking: TypeAlias = Literal["mark", "leave out"]
MARKINGS: tuple[Marking, ...] = get_args(Marking)
