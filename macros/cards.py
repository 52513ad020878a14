"""The reply card: one reply as a page shows it, with its blanks to fill and the way to copy it.

The message stands in the page as it will be read; an attribute holds the same body as text and as
HTML for the browser to fill. Nothing here is a heading, so a card fits anywhere in a page.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from macros import card_data, compose, markup, words
from macros.model import BASE_LANGUAGE, Field, Library, Page, Playbook, Reply

_INPUT_MODES = {"email": "email", "domain": "url", "uid": "numeric"}


def anchor(reply: str) -> str:
    """The id of a reply's card on its page."""
    return "reply-" + reply.replace("/", "-")


def reply_card(library: Library, reply: Reply, page: Page) -> Markup:
    """The card of a reply as `page` shows it."""
    playbook = library.playbooks.get(page.name)
    message = compose.message(library, reply, BASE_LANGUAGE, (library.channels or ("ticket",))[0])
    return Markup(
        '<reply-card name="{name}" id="{id}" data-variants="{variants}" data-reply={data}>'
        '<div class="reply" role="group" aria-label="{title}">'
        '<div class="reply__head"><span class="kind">To the customer</span> '
        '<strong class="reply__title">{title}</strong>{doubt}</div>'
        '<p class="reply__when">{when}</p>'
        "{controls}{actions}"
        '<div class="reply__message" lang="en" dir="ltr">{message}</div>'
        "</div></reply-card>"
    ).format(
        name=reply.name,
        id=anchor(reply.name),
        variants=page.root + card_data.variants_path(reply),
        title=reply.base.title,
        when=reply.base.when,
        doubt=_doubt(playbook),
        controls=_controls(library, reply),
        message=_with_blanks(library, message.html),
        actions=_ACTIONS,
        data=card_data.english(library, reply),
    )


_ACTIONS = Markup(
    "<reply-actions data-search-exclude>"
    '<button type="button" class="md-button md-button--primary" data-action="copy">Copy</button>'
    '<span role="status" class="reply__status"></span>'
    "</reply-actions>"
)


def _doubt(playbook: Playbook | None) -> Markup:
    if playbook is None or playbook.confidence == "validated":
        return Markup()
    label = words.CONFIDENCE[playbook.confidence]
    return Markup(' <span class="badge badge--{}">{}</span>').format(playbook.confidence, label)


def _controls(library: Library, reply: Reply) -> Markup:
    languages = {tag: words.language_name(tag) for tag in reply.languages}
    channels = {channel: _channel_title(library, channel) for channel in library.channels}
    card = anchor(reply.name)
    choices = [_select(card, "Language", languages), _select(card, "Channel", channels)]
    names = (name for name in compose.fields(library, reply) if name in library.fields)
    inputs = Markup().join(_field(card, library.fields[name]) for name in names)
    return Markup(
        "<reply-controls data-search-exclude>"
        '<div class="reply__choices">{}</div><div class="reply__fields">{}</div></reply-controls>'
    ).format(Markup().join(choices), inputs)


def _channel_title(library: Library, channel: str) -> str:
    frame = compose.frame_for(library, channel, BASE_LANGUAGE)
    return frame.title if frame else channel


def _select(card: str, label: str, options: Mapping[str, str]) -> Markup:
    if len(options) < 2:
        return Markup()
    items = Markup().join(
        Markup('<option value="{}">{}</option>').format(value, text)
        for value, text in options.items()
    )
    return Markup(
        '<div class="choice"><label for="{id}">{label}</label>'
        '<select id="{id}" data-choice="{name}">{items}</select></div>'
    ).format(id=f"{card}-{label.lower()}", label=label, name=label.lower(), items=items)


def _field(card: str, field: Field) -> Markup:
    # The label holds its words alone, the mark stands beside it: no part of the field's name.
    return Markup(
        '<div class="field"><label for="{id}">{label}</label>{mark}{control}</div>'
    ).format(
        id=f"{card}-{field.name}",
        label=field.labels["en"],
        mark=Markup('<span aria-hidden="true">*</span>') if field.required else "",
        control=_control(field, _attributes(card, field)),
    )


def _attributes(card: str, field: Field) -> Markup:
    pattern = Markup(' data-pattern="{}"').format(field.pattern) if field.pattern else Markup()
    required = Markup(" required") if field.required else Markup()
    return Markup('id="{}-{}" data-field="{}" data-default="{}"{}{}').format(
        card, field.name, field.name, field.defaults.get("en", ""), pattern, required
    )


def _control(field: Field, attributes: Markup) -> Markup:
    example = field.defaults.get("en") or field.examples["en"]
    if field.type == "choice":
        options = [Markup('<option value="">{}</option>').format(field.defaults.get("en", ""))]
        options += [Markup("<option>{}</option>").format(value) for value in field.values]
        return Markup("<select {}>{}</select>").format(attributes, Markup().join(options))
    if field.type == "long text":
        return Markup('<textarea rows="2" placeholder="{}" {}></textarea>').format(
            example, attributes
        )
    kind = "date" if field.type == "date" else "text"
    mode = _INPUT_MODES.get(field.type, "text")
    return Markup(
        '<input type="{}" inputmode="{}" placeholder="{}" autocomplete="off" spellcheck="false" {}>'
    ).format(kind, mode, example, attributes)


def _with_blanks(library: Library, html: str) -> Markup:
    """A message's HTML with its blanks shown by their label."""

    def show(name: str) -> str:
        field = library.fields.get(name)
        label = field.labels["en"] if field else name
        default = field.defaults.get("en") if field else None
        return str(
            Markup('<span class="blank" data-field="{}">{}</span>').format(name, default or label)
        )

    return Markup(markup.BLANK.sub(lambda match: show(match[1]), html))  # noqa: S704  compose's own HTML
