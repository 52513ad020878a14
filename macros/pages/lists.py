"""Lists that pages show: playbooks, documents, rules."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.library.model import Library, Page, Playbook
from macros.library.vocabulary import CONFIDENCE, MOMENT
from macros.pages.desk_box import box
from macros.pages.documents import document_list
from macros.pages.replies import replies_page
from macros.rules import Described, described
from macros.text.languages import day

_MARKS = {"not-validated": "◌", "wip": "✎"}  # what is validated needs none


def playbooks(library: Library, page: str, _name: str) -> Markup:
    """A product's playbooks by moment on its page; elsewhere the products, at home with a desk."""
    product = page.partition("/")[0]
    if page in library.pages and page.endswith("/index") and library.playbooks_of(product):
        return _legend(library.playbooks_of(product)) + _by_moment(library.playbooks_of(product))
    items = Markup().join(_product(library, own) for own in library.products)
    return Markup(
        '{}<div class="home"><section><h2 id="products">Products</h2><find-product></find-product>'
        '<ul class="products">{}</ul></section><desk-shelf></desk-shelf></div>'
    ).format(box(replies_page(library)) if page == "index" else "", items)


def _by_moment(found: tuple[Playbook, ...]) -> Markup:
    groups = (
        (moment, title, [playbook for playbook in found if playbook.moment == moment])
        for moment, title in MOMENT.items()
    )
    return Markup().join(
        Markup('<section><h2 id="{}">{}</h2><ul class="playbooks">{}</ul></section>').format(
            moment, title, Markup().join(map(_item, own))
        )
        for moment, title, own in groups
        if own
    )


def _product(library: Library, product: Page) -> Markup:
    folder = product.name.partition("/")[0]
    return Markup('<li><a href="{}/">{}</a> <span class="dim">{}</span></li>').format(
        folder, product.title, len(library.playbooks_of(folder))
    )


def _legend(found: Iterable[Playbook]) -> Markup:
    """What the marks of a list mean, and the way to see what is validated alone."""
    used = {playbook.confidence for playbook in found}
    meanings = Markup().join(
        Markup("<li>{} {}: {}</li>").format(_mark(confidence), known.label, known.means)
        for confidence, known in CONFIDENCE.items()
        if confidence in used and confidence in _MARKS
    )
    if not meanings:
        return Markup()
    return Markup(
        '<div class="legend" data-search-exclude><ul>{}</ul><label><input type="checkbox" '
        'class="only-validated"> Validated only</label></div>'
    ).format(meanings)


def _mark(confidence: str) -> Markup:
    if confidence not in _MARKS:
        return Markup()
    label = CONFIDENCE[confidence].label  # type: ignore[index]
    return Markup('<span class="mark" role="img" aria-label="{}" title="{}">{}</span>').format(
        label, label, _MARKS[confidence]
    )


def _item(playbook: Playbook) -> Markup:
    return Markup(
        '<li data-confidence="{}"><a href="{}/">{}</a> {}<br><span class="dim">{}</span></li>'
    ).format(
        playbook.confidence,
        playbook.name.partition("/")[2],
        playbook.page.title,
        _mark(playbook.confidence),
        playbook.page.summary,
    )


def documents(library: Library, page: str, _name: str) -> Markup:
    """Every document, how it is and who uses it."""
    return document_list(library, library.pages[page].root)


def rules(_library: Library, _page: str, _name: str) -> Markup:
    """Every rule with its sentence, one wrong and one right example, each with an anchor."""
    return Markup().join(map(_rule, described()))


def _rule(rule: Described) -> Markup:
    kind = " It warns, and stops nothing." if rule.warning else ""
    if rule.problem_from:
        kind = f" It warns until {day(rule.problem_from)}, and is a problem from that day on."
    heading = Markup(
        '<h2 id="{0}"><code>{0}</code>'
        '<a class="headerlink" href="#{0}" title="Link to this rule">¶</a></h2>'
    ).format(rule.id)
    examples = Markup().join(
        Markup('<p class="dim">{}</p><pre tabindex="0"><code>{}</code></pre>').format(label, text)
        for label, text in (("Wrong", rule.wrong), ("Right", rule.right))
    )
    return heading + Markup("<p>{}{}</p>{}").format(rule.sentence, kind, examples)
