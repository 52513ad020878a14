"""The desk in a browser: a ticket in, playbooks out."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.library.loader import load
from tests.support.held import Held
from tests.support.projects import EXAMPLE, Served, macros, small
from tests.support.rest import Asked, until

pytestmark = pytest.mark.browser

EXPIRED = "Hello, my domain expired last week and I want to renew it, what does it cost?"
TWO = f"{EXPIRED}\nAlso: from India, how can I pay with UPI? There is no Paytm any more."
NEAR = "The plugin of my shop leaves orders pending when the card of a buyer was declined"
NOTHING = "I would like to order a pizza with extra cheese for tonight"


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Ticket", exact=True)


def playbooks(page: Page) -> Locator:
    return page.get_by_role("list", name="Playbooks", exact=True)


def items(page: Page) -> Locator:
    return playbooks(page).get_by_role("listitem")


def ask(page: Page, served: Served, text: str) -> None:
    """Open the home page and paste a ticket; done when its list stands."""
    page.goto(served.url)
    box(page).fill(text)
    expect(playbooks(page)).to_have_attribute("aria-busy", "false")


def names(page: Page) -> list[str | None]:
    return [item.get_attribute("data-playbook") for item in items(page).all()]


def test_the_box_has_the_focus_and_nothing_is_listed_before_something_is_typed(
    served: Served, page: Page
) -> None:
    page.goto(served.url)
    expect(box(page)).to_be_focused()
    expect(items(page)).to_have_count(0)
    expect(page.locator(".desk__status")).to_have_text("")


def test_a_ticket_names_its_playbook_and_one_link_leads_there(served: Served, page: Page) -> None:
    ask(page, served, EXPIRED)
    expect(items(page).first).to_have_attribute("data-playbook", "domain/renew-redeem")
    assert 1 <= items(page).count() <= 5
    for item in items(page).all():
        expect(item.get_by_role("link")).to_have_count(1)
    items(page).first.get_by_role("link").click()
    expect(page).to_have_url(f"{served.url}domain/renew-redeem/")


def test_each_result_says_why_marked_in_the_words_of_the_ticket(served: Served, page: Page) -> None:
    ask(page, served, EXPIRED)
    first = items(page).first
    marked = first.locator("mark").all_inner_texts()
    assert {"expired", "renew"} & set(marked)
    assert set(marked) <= set(re.findall(r"\w+", EXPIRED))
    expect(first.locator(".desk__summary")).not_to_be_empty()
    expect(first.locator(".desk__ask")).to_have_text(re.compile("^Customers say: “.+”$"))


def test_what_customers_say_is_theirs_not_a_check_of_ours(served: Served, page: Page) -> None:
    ask(page, served, "I want to go to another registrar but never receive the transfer code email")
    shown = items(page).locator(".desk__ask")
    expect(shown.first).to_be_visible()
    library, _ = load(EXAMPLE)
    said = {f"Customers say: “{one}”" for book in library.playbooks.values() for one in book.asks}
    assert set(shown.all_inner_texts()) <= {" ".join(one.split()) for one in said}


def test_what_fits_no_playbook_is_said_so(served: Served, page: Page) -> None:
    ask(page, served, NOTHING)
    expect(page.get_by_role("status").filter(has_text=re.compile("^No playbook"))).to_be_visible()
    expect(items(page)).to_have_count(0)


def perhaps(page: Page) -> Locator:
    return page.get_by_role("list", name="Perhaps", exact=True)


def test_what_may_be_meant_where_nothing_fits_stands_apart_below_the_status(
    served: Served, page: Page
) -> None:
    ask(page, served, NEAR)
    status = page.get_by_role("status").filter(has_text=re.compile("^No playbook"))
    expect(status).to_be_visible()
    expect(items(page)).to_have_count(0)
    guesses = perhaps(page).get_by_role("listitem")
    assert 1 <= guesses.count() <= 3
    for guess in guesses.all():
        expect(guess.get_by_role("link")).to_have_count(1)
        expect(guess).not_to_have_attribute("data-playbook", re.compile("."))
    expect(page.locator(".desk__perhaps")).to_contain_text(re.compile("guess", re.IGNORECASE))
    above, below = status.bounding_box(), perhaps(page).bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    box(page).fill(EXPIRED)
    expect(items(page)).not_to_have_count(0)
    expect(perhaps(page)).to_be_hidden()


def test_a_ticket_in_a_language_that_was_not_learnt_says_so_and_which_ones_are(
    served: Served, page: Page
) -> None:
    ask(page, served, "Můj účet je zablokovaný a nemám jak se přihlásit, prosím poraďte mi")
    status = page.locator(".desk__status")
    expect(status).to_have_text(re.compile("The desk has not learnt Czech; it knows .*Spanish"))
    box(page).fill("no puedo renovar mi dominio, ya está vencido y la página me da error")
    expect(items(page).first.locator(".desk__ask")).to_be_visible()
    expect(status).not_to_have_text(re.compile("has not learnt"))


@pytest.mark.parametrize(
    "form",
    [
        "**Describe the bug**\n\n**To Reproduce**\n\n**Expected behavior**\n\n**Version**",
        "**问题描述**\n\n**复现步骤**\n\n**预期结果**\n\n**实际结果**",
        "<!-- say here that your domain expired and you want to renew it -->\n\n### Steps\n\n---",
    ],
    ids=["English", "Chinese", "a hint that nobody replaced"],
)
def test_a_form_that_was_left_empty_names_no_playbook(
    served: Served, page: Page, form: str
) -> None:
    ask(page, served, form)
    expect(page.locator(".desk__status")).to_have_text(re.compile("^No playbook"))
    expect(items(page)).to_have_count(0)


def test_an_emptied_box_empties_the_rest(served: Served, page: Page) -> None:
    ask(page, served, EXPIRED)
    expect(items(page)).not_to_have_count(0)
    box(page).fill("")
    expect(items(page)).to_have_count(0)
    expect(page.locator(".desk__status")).to_have_text("")
    expect(page.get_by_text("None of these")).to_be_hidden()


def test_several_questions_are_noticed_and_each_result_names_its_part(
    served: Served, page: Page
) -> None:
    ask(page, served, TWO)
    expect(page.locator(".desk__status")).to_have_text(re.compile("^More than one question"))
    assert {"domain/renew-redeem", "billing/payment-india"} <= set(names(page)[:3])
    india = items(page).and_(page.locator("[data-playbook='billing/payment-india']"))
    expect(india.locator(".desk__why")).to_have_text(re.compile("^Answers: .*UPI"))


def test_what_the_ticket_says_is_accepted_corrected_and_filled_into_its_replies(
    served: Served, page: Page
) -> None:
    ask(page, served, f"{EXPIRED} It is shop.example.com, my UID is 5012345678901234.")
    page.get_by_label("Domain name", exact=True).fill("other.example.com")
    page.get_by_role("button", name="Use all", exact=True).click()
    uid = page.get_by_role("button", name="Use Account UID", exact=True)
    expect(uid).to_have_attribute("aria-pressed", "true")
    items(page).first.get_by_role("link").click()
    field = page.locator("[data-field=domain_name]").and_(page.locator("input")).first
    expect(field).to_have_value("other.example.com")


def test_a_card_number_is_pointed_out_and_is_no_field(served: Served, page: Page) -> None:
    ask(page, served, "my card 4111 1111 1111 1111 was refused, my payment failed")
    expect(page.get_by_role("alert")).to_have_text(re.compile("looks like a card number"))
    values = page.locator(".desk__field input").evaluate_all("all => all.map(one => one.value)")
    assert not any("4111" in value for value in values)


def test_the_ticket_is_there_again_after_a_look_at_a_playbook_and_gone_with_a_new_one(
    served: Served, page: Page
) -> None:
    ask(page, served, EXPIRED)
    items(page).first.get_by_role("link").click()
    page.get_by_role("link", name="Playbooks", exact=True).first.click()
    expect(box(page)).to_have_value(EXPIRED)
    expect(items(page).first).to_have_attribute("data-playbook", "domain/renew-redeem")
    page.get_by_role("button", name="New ticket").click()
    expect(box(page)).to_have_value("")
    expect(items(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(box(page)).to_have_value(EXPIRED)
    expect(items(page)).not_to_have_count(0)


def test_keys_lead_from_the_box_to_the_best_and_along_the_list(served: Served, page: Page) -> None:
    ask(page, served, EXPIRED)
    expect(items(page)).not_to_have_count(0)
    box(page).press("ControlOrMeta+End")
    box(page).press("ArrowDown")
    expect(items(page).nth(0).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(items(page).nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    box(page).press("ControlOrMeta+Enter")
    expect(page).to_have_url(f"{served.url}domain/renew-redeem/")


def test_nothing_that_is_pasted_leaves_the_tab(served: Served, page: Page) -> None:
    asked = Asked(page)
    ask(page, served, f"{EXPIRED} zanzibarword")
    expect(page.locator(".desk__ask").first).to_be_visible()
    asked.rest()
    sent = [f"{request.url} {request.post_data or ''}" for request in asked.requests]
    assert sent
    assert not [one for one in sent if re.search("zanzibar|expired|renew", one)]
    assert all(one.startswith(served.url) for one in sent)
    assert "zanzibar" not in page.url + page.title()
    assert page.evaluate("JSON.stringify(localStorage)").count("zanzibar") == 0


HOSTILE = {
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script> my domain expired, renew it",
    "one character": "x",
    "emoji": "🙂" * 400,
    "right-to-left marks": "\u202e\u200f my domain ex\u200bpired \u202d renew",
    "one long word": "a" * 300_000,
    "spaces": " " * 100_000,
    "five megabytes": "my domain expired and I want to renew it. " * 125_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_odd_input_neither_freezes_nor_runs(shop: Served, page: Page, text: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(shop.url)
    page.evaluate(
        "text => { const box = document.querySelector('textarea'); box.value = text;"
        "box.dispatchEvent(new Event('input', {bubbles: true})); }",
        text,
    )
    expect(playbooks(page)).to_have_attribute("aria-busy", "false")
    assert page.locator("ticket-desk img, ticket-desk script").count() == 0
    assert items(page).count() <= 5


def test_without_the_index_the_desk_says_so_and_tries_again(shop: Served, page: Page) -> None:
    page.route("**/desk.bin", lambda route: route.fulfill(body=b"not an index"))
    page.goto(shop.url)
    box(page).fill("my parcel is late")
    expect(page.locator(".desk__status")).to_have_text(re.compile("could not be loaded"))
    page.unroute("**/desk.bin")
    box(page).press_sequentially("!")
    expect(items(page).first).to_have_attribute("data-playbook", "shop/parcel-late")


def test_archived_playbooks_are_never_named(tmp_path: object, page: Page) -> None:
    folder = small(tmp_path)  # type: ignore[arg-type]
    path = folder / "docs" / "shop" / "parcel-broken.md"
    text = path.read_text(encoding="utf-8")
    archived = "confidence: archived\nsuccessor: shop/parcel-late"
    path.write_text(re.sub("confidence: .*", archived, text), encoding="utf-8")
    late = path.with_name("parcel-late.md")
    leads = late.read_text(encoding="utf-8").replace("playbook shop/parcel-broken", "escalate")
    late.write_text(leads, encoding="utf-8")
    server = Served(folder / "site")
    assert macros("site", cwd=folder, SITE_URL=server.url).returncode == 0
    ask(page, server, "the parcel arrived broken")
    assert "shop/parcel-broken" not in names(page)
    server.close()


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """The small site of a project that has a public address."""
    folder = small(tmp_path_factory.mktemp("public"))
    server = Served(folder / "site")
    address = "https://example.com/team/playbooks"
    assert macros("site", cwd=folder, SITE_URL=server.url, REPOSITORY=address).returncode == 0
    return server


def propose(page: Page, line: str) -> None:
    page.get_by_text("None of these").click()
    page.get_by_label("The problem, in one line").fill(line)
    page.get_by_label("Belongs to").select_option("shop/parcel-late")
    page.get_by_role("button", name="Propose it").click()


def test_an_ask_is_proposed_in_the_agents_own_line_alone(public: Served, page: Page) -> None:
    page.context.route("https://example.com/**", lambda route: route.fulfill(body="a form"))
    ask(page, public, "SECRETWORD my parcel is late")
    with page.context.expect_page() as opened:
        propose(page, "the parcel is a week late & more")
    parts = urlsplit(opened.value.url)
    assert parts.path == "/team/playbooks/issues/new"
    query = parse_qs(parts.query)
    assert query["title"] == ["Ask: the parcel is a week late & more"]
    assert "snippets/asks/shop/parcel-late.txt" in query["body"][0]
    assert "SECRETWORD" not in opened.value.url


def test_the_way_to_propose_comes_when_nothing_moves_it_any_more(
    served: Served, page: Page
) -> None:
    held = Held(page, "**/asks.json", "**/styles/desk-more.css")
    ask(page, served, EXPIRED)
    expect(page.locator(".desk__warning")).to_be_empty()
    until(page, "document.querySelector('link[href*=desk-more]') !== null")
    expect(page.get_by_text("None of these")).to_have_count(0)
    held.let_go()
    page.get_by_text("None of these").wait_for()
    assert page.locator(".desk__ask").count()


def test_a_line_with_a_customers_address_or_number_is_not_proposed(
    public: Served, page: Page
) -> None:
    ask(page, public, "my parcel is late")
    propose(page, "parcel of someone@mail.invalid is late")
    expect(page.get_by_text("Leave out addresses and numbers")).to_be_visible()
    expect(page.get_by_label("The problem, in one line")).to_be_focused()
    assert len(page.context.pages) == 1


def test_without_a_public_address_the_line_is_copied(shop: Served, page: Page) -> None:
    ask(page, shop, "my parcel is late")
    page.get_by_text("None of these").click()
    expect(page.get_by_role("button", name="Propose it")).to_be_hidden()
    page.get_by_label("The problem, in one line").fill("the parcel is a week late")
    page.get_by_role("button", name="Copy the line", exact=True).click()
    expect(
        page.get_by_text("Put it on a line of its own in snippets/asks/none.txt")
    ).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "the parcel is a week late"


def test_the_desk_works_without_a_network(shop: Served, browser: Browser) -> None:
    context = browser.new_context()
    visit = context.new_page()
    visit.goto(shop.url)
    until(visit, "navigator.serviceWorker.ready.then(() => true)")
    visit.close()
    context.set_offline(True)
    page = context.new_page()
    page.goto(shop.url)
    box(page).fill("my parcel is late")
    expect(items(page).first).to_have_attribute("data-playbook", "shop/parcel-late")
    context.close()
