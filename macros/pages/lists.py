"""Lists that pages show: playbooks, documents, rules."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from macros.library.model import Library
from macros.library.vocabulary import CONFIDENCE, MOMENT
from macros.pages.desk_box import box
from macros.pages.documents import document_list
from macros.pages.replies import replies_page
from macros.pages.template import render
from macros.rules import Described, described
from macros.text.languages import day

_SIGNS = {"not-validated": "◌", "wip": "✎"}  # what is validated needs none


def playbooks(library: Library, page: str, _name: str) -> Markup:
    """A product's playbooks by moment on its page; elsewhere the products, at home with a desk."""
    product = page.partition("/")[0]
    if page in library.pages and page.endswith("/index") and library.playbooks_of(product):
        return _product(library, product)
    folders = [(own.name.partition("/")[0], own.title) for own in library.products]
    books = (book for book in library.playbooks.values() if book.confidence != "archived")
    counts = Counter(book.product for book in books)
    products = [(name, title, counts[name]) for name, title in folders]
    return render(
        "products", box=box(replies_page(library)) if page == "index" else "", products=products
    )


def _product(library: Library, folder: str) -> Markup:
    """Its playbooks, below what the signs beside them mean."""
    found = library.playbooks_of(folder)
    used = {playbook.confidence for playbook in found}
    signs = {
        confidence: (known, _SIGNS[confidence])
        for confidence, known in CONFIDENCE.items()
        if confidence in used and confidence in _SIGNS
    }
    groups = (
        (moment, title, [playbook for playbook in found if playbook.moment == moment])
        for moment, title in MOMENT.items()
    )
    return render("product", signs=signs, moments=[group for group in groups if group[2]])


def documents(library: Library, page: str, _name: str) -> Markup:
    """Every document, how it is and who uses it."""
    return document_list(library, library.pages[page].root)


def rules(_library: Library, _page: str, _name: str) -> Markup:
    """Every rule with its sentence, one wrong and one right example, each with an anchor."""
    return render("rules", rules=[(rule, _kind(rule)) for rule in described()])


def _kind(rule: Described) -> str:
    if rule.problem_from:
        return f" It warns until {day(rule.problem_from)}, and is a problem from that day on."
    return " It warns, and stops nothing." if rule.warning else ""
