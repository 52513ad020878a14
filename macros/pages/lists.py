"""Lists that pages show: playbooks, documents, rules."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from macros.library.model import Library, Page, Playbook
from macros.library.vocabulary import CONFIDENCE, MOMENT
from macros.pages.desk_box import box
from macros.pages.documents import document_list
from macros.rules import Described, described
from macros.text.languages import day

_LISTED = 500  # beyond, the home page lists products alone


def playbooks(library: Library, page: str, _name: str) -> Markup:
    """A product's playbooks by moment on its page; on any other all by product, below the desk."""
    product = page.partition("/")[0]
    if page in library.pages and page.endswith("/index") and library.playbooks_of(product):
        return _by_moment(library.playbooks_of(product))
    groups = Markup().join(_product(library, own) for own in library.products)
    desk = box() if page == "index" else Markup()
    return Markup('{}<div class="products">{}</div><desk-shelf></desk-shelf>').format(desk, groups)


def _by_moment(found: tuple[Playbook, ...]) -> Markup:
    groups = (
        (moment, title, [playbook for playbook in found if playbook.moment == moment])
        for moment, title in MOMENT.items()
    )
    return Markup().join(
        Markup('<section><h2 id="{}">{}</h2>{}</section>').format(moment, title, _items(own, ""))
        for moment, title, own in groups
        if own
    )


def _product(library: Library, product: Page) -> Markup:
    folder = product.name.partition("/")[0]
    heading = Markup('<h2 id="{0}"><a href="{0}/">{1}</a></h2>').format(folder, product.title)
    found = library.playbooks_of(folder)
    if len(library.playbooks) > _LISTED:
        count = Markup('<p class="dim">{} playbooks</p>').format(len(found))
        return Markup('<section class="product">{}{}</section>').format(heading, count)
    own = _items(found, f"{folder}/")
    return Markup('<section class="product">{}{}</section>').format(heading, own)


def _items(found: Iterable[Playbook], prefix: str) -> Markup:
    items = Markup().join(_item(playbook, prefix) for playbook in found)
    return Markup('<ul class="playbooks">{}</ul>').format(items)


def _item(playbook: Playbook, prefix: str) -> Markup:
    slug = playbook.name.partition("/")[2]
    badge = Markup('<span class="badge badge--{}">{}</span>').format(
        playbook.confidence, CONFIDENCE[playbook.confidence].label
    )
    return Markup('<li><a href="{}{}/">{}</a> {}<br><span class="dim">{}</span></li>').format(
        prefix, slug, playbook.page.title, badge, playbook.page.summary
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
