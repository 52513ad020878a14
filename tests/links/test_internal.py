"""Links within the site: each leads somewhere, or the line that has it is a problem."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import Page, expect

from macros.links.internal.broken import broken
from macros.links.internal.built_site import Site
from tests.support.crawl import crawl
from tests.support.projects import PNG, Served, macros, small

FAULTS = """\
<!doctype html><html lang="en"><head><title>Faults</title>
<link rel="stylesheet" href="gone.css"><link rel="stylesheet" href="faults.css"></head><body>
<h2 id="here">Here</h2><a name="named">Named</a><h2 id="größe">Size</h2>
<a href="gone-page/">a page</a> <a href="gone.html?x=1#y">a file, with a query</a>
<a href="#gone-here">an anchor here</a> <a href="../parcel-late/#gone-there">one there</a>
<a href="../parcel-late/index.html#gone-file">one in a file</a>
<img src="gone.png" alt="">
<img srcset="gone-2x.png 2x, ../../assets/mark.svg 1x" src="x.png" alt="">
<a href="../../../beyond/">beyond</a> <a href="caf%C3%A9-gone/">percent-encoded</a>
<p>What follows leads somewhere.</p>
<a href="#here">h</a> <a href="#named">n</a> <a href="#gr%C3%B6%C3%9Fe">s</a> <a href="#">top</a>
<a href="">self</a> <a href="../parcel-late/">p</a> <a href="../parcel-late">no slash</a>
<a href="../parcel-late/?q=1#background">b</a> <a href="caf%C3%A9.html">c</a>
<a href="café.html">c</a> <a href="a%20b.html">space</a> <a href="mailto:name@example.com">m</a>
<a href="https://example.com/gone">another host</a> <a href="../../index.html">home</a>
<!-- <a href="gone-comment/">c</a> --><script>const a = '<a href="gone-script/">s</a>';</script>
<code>href="gone-text/"</code></body></html>
"""


@pytest.fixture
def faulty(shop: Served, tmp_path: Path) -> Path:
    """The shop's built site with one page more, full of links that are right and wrong."""
    folder = shutil.copytree(shop.folder, tmp_path / "site")
    here = folder / "shop" / "faults"
    here.mkdir()
    (here / "index.html").write_text(FAULTS, encoding="utf-8")
    (here / "faults.css").write_text("p { background: url('gone-sheet.png') }", encoding="utf-8")
    for name in ("café.html", "a b.html"):
        (here / name).write_text("<!doctype html><title>Fine</title>", encoding="utf-8")
    home = folder / "index.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("<body", '<a href="shop/faults/">f</a><body', 1), encoding="utf-8")
    return folder


def ours(folder: Path) -> set[str]:
    """What our checker finds, as addresses relative to the site's."""
    address = "http://site/"
    found = broken(Site(folder), address)
    links = {urljoin(urljoin(address, b.page.removesuffix("index.html")), b.link) for b in found}
    return {quote(link.removeprefix(address), safe="/#?=%&") for link in links}


@pytest.mark.slow
def test_our_checker_and_linkchecker_find_the_same(faulty: Path) -> None:
    server = Served(faulty)
    theirs = crawl(server.url)
    server.close()
    assert ours(faulty) == theirs.broken
    assert len(theirs.broken) == 13


@pytest.mark.slow
def test_a_right_site_has_no_broken_link_and_no_page_that_nothing_leads_to(
    served: Served,
) -> None:
    found = crawl(served.url)
    assert found.broken == set()
    assert broken(Site(served.folder), served.url) == []
    pages = {
        path.removesuffix("index.html")
        for path in Site(served.folder).files
        if path.endswith(".html")
    }
    assert pages - found.seen == {"404.html"}


WRITTEN = """
[a](parcel-brokn.md) [b](parcel-broken.md#no-such) [c](#backgrund) ![d](pictur.png)
<a href="../parcel-brokken/">e</a> <a href="/shop/parcel-late/">f</a>
<a href="../parcel-broken">g</a> [h](parcel-broken.md#replis) [i](über.md) [j](../../out.md)
[k](parcel-broken.md) [l](parcel-broken.md#replies) <a href="../parcel-late/">m</a>
"""
SAID = """\
{}:2: broken-link: "#backgrund": {} has no "#backgrund"; did you mean "#background"?
{}:2: broken-link: "parcel-broken.md#no-such": docs/shop/parcel-broken.md has no "#no-such"
{}:2: broken-link: "parcel-brokn.md" leads to no page; did you mean "parcel-broken.md"?
{}:2: broken-link: "pictur.png" leads to no file; did you mean "picture.png"?
{}:3: broken-link: "../parcel-brokken/" leads to no page; did you mean "../parcel-broken/"?
{}:3: broken-link: "/shop/parcel-late/" begins with a slash, which leads out of a site that lies \
below a path; write it from this page on, with ../
{}:4: broken-link: "../../out.md" leads to no page
{}:4: broken-link: "../parcel-broken" is a folder; put a slash at the end: "../parcel-broken/"
{}:4: broken-link: "parcel-broken.md#replis": docs/shop/parcel-broken.md has no "#replis"; \
did you mean "#replies"?
{}:4: broken-link: "über.md" leads to no page
"""


@pytest.mark.parametrize("address", ["", "https://example.com/below/a/path/"])
def test_every_broken_link_of_a_page_is_told_at_its_line_with_what_was_meant(
    tmp_path: Path, address: str
) -> None:
    folder = small(tmp_path)
    page = folder / "docs" / "shop" / "parcel-late.md"
    (page.parent / "picture.png").write_bytes(PNG)
    text = page.read_text(encoding="utf-8")
    page.write_text(text + WRITTEN, encoding="utf-8")
    done = macros("site", cwd=folder, SITE_URL=address)
    assert done.returncode == 1
    path, before = "docs/shop/parcel-late.md", text.count("\n")
    expected = SAID.replace("{}:", "{}+").replace("{}", path)
    for line in (2, 3, 4):
        expected = expected.replace(f"{path}+{line}:", f"{path}:{before + line}:")
    assert done.stdout == expected
    assert not (folder / "site").exists()


def test_a_broken_link_of_a_template_a_setting_or_a_style_sheet_is_told_there(
    tmp_path: Path,
) -> None:
    folder = small(tmp_path)
    template = folder / "overrides" / "main.html"
    template.write_text(
        template.read_text(encoding="utf-8")
        + '{% block announce %}\n<a href="{{ base_url }}/legal/">Legal</a>\n{% endblock %}\n',
        encoding="utf-8",
    )
    sheet = folder / "docs" / "assets" / "styles" / "reply.css"
    sheet.write_text('p { background: url("gone.png") }\n', encoding="utf-8")
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(
        "assets/styles/every-page.css", "assets/styles/every-pge.css"
    )
    settings.write_text(text, encoding="utf-8")
    done = macros("site", cwd=folder)
    wrong, meant = '"assets/styles/every-pge.css"', 'did you mean "assets/styles/every-page.css"?'
    lines = template.read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "legal" in text)
    setting = text[: text.index("assets/styles/every-pge.css")].count("\n") + 1
    assert done.stdout.splitlines() == [
        'docs/assets/styles/reply.css:1: broken-link: "gone.png" leads to no file',
        f"mkdocs.yml:{setting}: broken-link: {wrong} leads to no file; {meant}",
        f'overrides/main.html:{line}: broken-link: "/legal/" leads to no page',
    ]


def test_a_playbook_that_moved_keeps_its_old_address(tmp_path: Path, page: Page) -> None:
    folder = small(tmp_path)
    text = (folder / "docs" / "shop" / "parcel-late.md").read_text(encoding="utf-8")
    (folder / "docs" / "shop" / "parcel-late.md").write_text(
        text.replace("owner: shop\n", "owner: shop\nmoved_from: [post/late, shop/slow]\n"),
        encoding="utf-8",
    )
    assert macros("site", cwd=folder).stdout == ""
    server = Served(folder / "site")
    for old in ("post/late/", "shop/slow/"):
        page.goto(server.url + old)
        expect(page).to_have_url(f"{server.url}shop/parcel-late/")
    server.close()


def test_an_address_in_library_json_that_nothing_answers_is_a_problem(tmp_path: Path) -> None:
    folder = small(tmp_path)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}exclude_docs: shop/parcel-broken.md\n", encoding="utf-8")
    done = macros("site", cwd=folder)
    assert done.returncode == 1
    assert (
        'docs/shop/parcel-broken.md:1: broken-link: nothing was built at "shop/parcel-broken/", '
        "its address in library.json"
    ) in done.stdout.splitlines()
