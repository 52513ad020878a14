"""A playbook's page: what its front matter says, as an agent reads it from top to bottom."""

from __future__ import annotations

from markupsafe import Markup

from macros.library.model import Library, Playbook
from macros.library.uses import documents_of
from macros.library.vocabulary import CONFIDENCE
from macros.pages.anchors import playbook_link
from macros.pages.decision_list import checks
from macros.pages.document_doubts import doubts
from macros.pages.documents import document_item
from macros.pages.escalation import escalation
from macros.pages.feedback_links import flag_and_fix
from macros.pages.reply_card import field_templates, reply_card
from macros.pages.template import render
from macros.text.languages import day


def head(library: Library, playbook: Playbook) -> Markup:
    """Return everything that stands above the prose: title, checks, replies, escalation."""
    product = library.pages.get(f"{playbook.product}/index")
    flag, fix = flag_and_fix(playbook.page.body.path, f"playbook {playbook.name}")
    return render(
        "playbook_head",
        playbook=playbook,
        product=product.title if product else playbook.product,
        confidence=CONFIDENCE[playbook.confidence],
        reviewed=day(playbook.reviewed) if playbook.reviewed else "",
        flag=flag,
        fix=fix,
        successor=_successor(library, playbook),
        doubts=doubts(library, documents_of(library, playbook)),
        checks=checks(library, playbook),
        cards=_cards(library, playbook),
        escalation=escalation(library, playbook),
    )


def foot(library: Library, playbook: Playbook) -> Markup:
    """Return everything below the prose: related playbooks, corrections, documents."""
    documents = (library.documents.get(key) for key in documents_of(library, playbook))
    return render(
        "playbook_foot",
        related=[playbook_link(library, str(name)) for name in playbook.related],
        corrections=[(one, day(one.date) if one.date else "") for one in playbook.corrections],
        documents=[document_item(library, document) for document in documents if document],
    )


def _cards(library: Library, playbook: Playbook) -> list[Markup]:
    """The replies that the page does not show elsewhere, and the inputs that they share."""
    own = {str(call.arguments[0]) for call in playbook.page.calls if call.macro == "reply"}
    names = [name for name in playbook.replies() if name not in own and name in library.replies]
    replies = [library.replies[name] for name in names]
    cards = [
        reply_card(library, reply, playbook.page, whole=reply is replies[0]) for reply in replies
    ]
    return [*cards, field_templates(library, replies[1:])] if cards else []


def _successor(library: Library, playbook: Playbook) -> Markup | None:
    if playbook.confidence != "archived" or not playbook.successor:
        return None
    return playbook_link(library, str(playbook.successor))
