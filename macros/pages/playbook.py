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
from macros.text import languages


def head(library: Library, playbook: Playbook) -> Markup:
    """Everything that stands above the prose: title, checks, replies, escalation."""
    own = {str(call.arguments[0]) for call in playbook.page.calls if call.macro == "reply"}
    replies = [name for name in playbook.replies() if name not in own and name in library.replies]
    cards = [
        reply_card(library, library.replies[name], playbook.page, whole=name == replies[0])
        for name in replies
    ]
    templates = field_templates(library, (library.replies[name] for name in replies[1:]))
    return Markup('<div class="playbook" data-playbook="{}">{}{}{}{}</div>').format(
        playbook.name,
        _header(library, playbook),
        checks(library, playbook),
        _replies([*cards, templates] if cards else []),
        escalation(library, playbook),
    )


def _replies(cards: list[Markup]) -> Markup:
    section = Markup('<section class="replies"><h2 id="replies">Replies</h2>{}</section>')
    return section.format(Markup().join(cards)) if cards else Markup()


def foot(library: Library, playbook: Playbook) -> Markup:
    """Everything below the prose: related playbooks, corrections, documents."""
    return Markup('<div class="playbook__foot">{}{}{}</div>').format(
        _related(library, playbook), _corrections(playbook), _documents(library, playbook)
    )


def _header(library: Library, playbook: Playbook) -> Markup:
    product = library.pages.get(f"{playbook.product}/index")
    asks = Markup().join(Markup("<li>{}</li>").format(ask) for ask in playbook.asks)
    return Markup(
        '<header class="playbook__head">'
        '<div class="playbook__line"><nav class="crumbs" aria-label="Breadcrumb">'
        '<a href="../../">Playbooks</a> <span aria-hidden="true">›</span> '
        '<a href="../">{product}</a></nav>{status}</div>'
        '<h1>{title}</h1><p class="summary">{summary}</p>{notice}'
        '<details class="asks"><summary>What customers say</summary><ul>{asks}</ul></details>'
        "</header>"
    ).format(
        product=product.title if product else playbook.product,
        status=_status(playbook),
        title=playbook.page.title,
        summary=playbook.page.summary,
        notice=_notice(library, playbook) + doubts(library, documents_of(library, playbook)),
        asks=asks,
    )


def _status(playbook: Playbook) -> Markup:
    reviewed = Markup()
    if playbook.reviewed:
        reviewed = Markup(
            ' <review-age every="{}">reviewed <time datetime="{}">{}</time></review-age>'
        ).format(playbook.review_every, playbook.reviewed, languages.day(playbook.reviewed))
    return Markup(
        '<div class="status"><span class="badge badge--{}" title="{}">{}</span>{} {}{}</div>'
    ).format(
        playbook.confidence,
        CONFIDENCE[playbook.confidence].means,
        CONFIDENCE[playbook.confidence].label,
        reviewed,
        flag_and_fix(playbook.page.body.path, f"playbook {playbook.name}"),
        _star(playbook),
    )


def _star(playbook: Playbook) -> Markup:
    return Markup(
        '<favourite-star name="playbook {}" data-search-exclude><button type="button" class="star" '
        'aria-pressed="false" aria-label="Favourite: {}"></button></favourite-star>'
    ).format(playbook.name, playbook.page.title)


def _notice(library: Library, playbook: Playbook) -> Markup:
    if playbook.confidence != "archived" or not playbook.successor:
        return Markup()
    return Markup('<p class="notice">This playbook is archived. Use {} instead.</p>').format(
        playbook_link(library, str(playbook.successor))
    )


def _related(library: Library, playbook: Playbook) -> Markup:
    items = Markup().join(
        Markup("<li>{}</li>").format(playbook_link(library, str(name))) for name in playbook.related
    )
    return _section("related", "Related playbooks", Markup("<ul>{}</ul>").format(items), items)


def _corrections(playbook: Playbook) -> Markup:
    items = Markup().join(
        Markup(
            '<li><p><span class="label">Withdrawn {}</span> <del>{}</del></p>'
            '<p><span class="label">Right</span> {}</p></li>'
        ).format(languages.day(c.date) if c.date else "", c.was, c.now)
        for c in playbook.corrections
    )
    note = Markup('<p class="kind">Never to the customer</p>')
    body = Markup('<div class="internal">{}<ul class="corrections">{}</ul></div>')
    return _section("corrections", "Corrections", body.format(note, items), items)


def _documents(library: Library, playbook: Playbook) -> Markup:
    found = [
        library.documents[key]
        for key in documents_of(library, playbook)
        if key in library.documents
    ]
    items = Markup().join(document_item(library, document) for document in found)
    return _section("documents", "Documents", Markup("<ul>{}</ul>").format(items), items)


def _section(name: str, title: str, body: Markup, filled: Markup) -> Markup:
    if not filled:
        return Markup()
    return Markup('<section><h2 id="{}">{}</h2>{}</section>').format(name, title, body)
