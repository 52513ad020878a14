"""The second look: what it makes of answers, and how it treats hosts."""

from __future__ import annotations

import re
import ssl
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest
from requests.exceptions import SSLError
from urllib3.exceptions import MaxRetryError

from macros.links.external.ask import any_reachable
from macros.links.external.fetch import _trouble, read, read_all
from macros.links.external.linkchecker import answer, crawl, without_route
from macros.links.external.politeness import Manners, manners, user_agent
from macros.links.external.public_only import is_public
from macros.links.external.response import Answer, Hop, seconds
from macros.links.external.titles import title_and_heading
from macros.text.addresses import is_askable, with_ascii_host
from tests.support.faults import Faults
from tests.support.projects import ROOT, run

HASTY: Manners = replace(manners(), timeout=1, pause=0, limit=2, wait=1, anybody=True)
NO_WORDS = {"infostring": "", "warningstring": ""}


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    server = Faults()
    yield server
    server.close()


def test_a_host_that_has_had_enough_is_left_alone(faults: Faults) -> None:
    urls = [faults.url(f"/busy?{number}") for number in range(9)]
    answers = dict(read_all([(url, 0) for url in urls], HASTY))
    assert set(answers) == set(urls)
    assert {answer.status for answer in answers.values()} == {429}
    assert faults.asked["/busy"] == 1


def test_a_host_that_never_answers_is_left_alone(faults: Faults) -> None:
    urls = [faults.url(f"/reset?{number}") for number in range(9)]
    answers = dict(read_all([(url, 0) for url in urls], HASTY))
    assert [answers[url].trouble for url in urls] == ["cut"] * 9
    assert faults.asked["/reset"] == 5


def test_it_waits_once_for_all_pages_of_a_host(faults: Faults) -> None:
    jobs = [(faults.url(f"/fine?{number}"), 1) for number in range(9)]
    assert {answer.status for _, answer in read_all(jobs, HASTY)} == {200}


def test_a_redirect_to_something_that_is_not_of_the_web_is_not_followed(faults: Faults) -> None:
    found = read(faults.url("/to-a-file"), HASTY)
    assert (found.trouble, found.verdict) == ("malformed", "failed")


def test_a_host_without_a_name_server_or_a_listener_cannot_be_reached(faults: Faults) -> None:
    assert read("http://127.0.0.1:1/", HASTY).trouble == "unreachable"
    assert not any_reachable(["http://127.0.0.1:1/"], HASTY)
    assert any_reachable(["http://127.0.0.1:1/", faults.url("/fine")], HASTY)


def test_linkcheckers_answer_for_a_page_that_another_leads_to_is_its_own() -> None:
    hop = "Redirected to `https://h/{}' status: {} Moved."
    row = NO_WORDS | {
        "result": "200 OK",
        "warningstring": f"{hop}\n{hop}".format("b", 301, "c", 302),
    }
    assert answer("https://h/a", row).hops == (Hop(301, "https://h/b"), Hop(302, "https://h/c"))
    assert answer("https://h/b", row).hops == (Hop(302, "https://h/c"),)
    assert answer("https://h/c", row).hops == ()


def test_what_linkchecker_says_otherwise_is_left_to_the_second_look() -> None:
    row = NO_WORDS | {"result": "SSLError: certificate verify failed"}
    assert answer("https://h/", row) == Answer(trouble="unclear")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://h/index#/kyc", "https://h/index"),
        ("https://h/index#!kyc", "https://h/index"),
        ("https://h/a#:~:text=kyc", "https://h/a"),
        ("https://h/a#kyc", "https://h/a#kyc"),
    ],
)
def test_a_route_of_a_script_is_no_place_in_a_page(url: str, asked: str) -> None:
    assert without_route(url) == asked


@pytest.mark.parametrize(
    "url",
    [
        "",
        "www.example.org/help",
        "ftp://example.org/",
        "file:///etc/hosts",
        "https:///help",
        "https://example.org/a b",
        "https://example.org/\x07",
        "https://example.org/\u202e",
        "https://name:password@example.org/",
        "https://example.org:99999/",
        "https://a..b/",
        "https://[::1/",
    ],
)
def test_what_is_no_address_of_the_web_is_not_asked_for(url: str) -> None:
    assert not is_askable(url)


def test_a_host_is_asked_for_by_its_name_in_ascii() -> None:
    assert is_askable("https://bücher.example:8443/ü?ü#ü")
    url = with_ascii_host("https://bücher.example:8443/ü?ü#ü")
    assert url == "https://xn--bcher-kva.example:8443/ü?ü#ü"
    assert with_ascii_host("http://[::1]:80/ü") == "http://[::1]:80/ü"


@pytest.mark.parametrize(
    ("data", "charset", "title"),
    [
        (b"<title>A &amp;\n  B</title><svg><title>Icon</title></svg>", None, "A & B"),
        ("<meta charset=gbk><title>费用</title>".encode("gbk"), None, "费用"),
        ("<title>Gebühr</title>".encode("latin-1"), "iso-8859-1", "Gebühr"),
        ("<title>费用</title>".encode(), "no-such-charset", "费用"),
        (b"<title>Cut off", None, "Cut off"),
        (b"<title>\x1b[31mRed</title>", None, "[31mRed"),
        (b"<p>None", None, ""),
    ],
)
def test_a_title_is_read_in_any_encoding(data: bytes, charset: str | None, title: str) -> None:
    assert title_and_heading(data, charset)[0] == title


def test_we_say_who_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REPOSITORY", raising=False)
    assert user_agent() == "support-playbooks/1 (link check by LinkChecker)"
    monkeypatch.setenv("REPOSITORY", "https://git.example/a/b")
    assert re.search(r"; \+https://git\.example/a/b\)$", user_agent())


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.8.8.8 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1
    224.0.0.1 255.255.255.255 198.18.0.1 192.0.2.1 ::1 :: fe80::1%eth0 fc00::1 ff02::1 2001:db8::1
    ::ffff:127.0.0.1 ::ffff:169.254.169.254 2002:7f00:1:: 64:ff9b::7f00:1""".split(),
)
def test_a_machine_of_some_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", "8.8.8.8 47.88.0.1 2400:3200::1 ::ffff:8.8.8.8".split())
def test_a_machine_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:7f00:1]"]
)
def test_our_own_machine_is_not_asked_by_whatever_name(host: str, faults: Faults) -> None:
    before = sum(faults.asked.values())
    url = faults.url("/fine").replace("127.0.0.1", host)
    code = (
        "import sys; from dataclasses import replace;"
        "from macros.links.external.fetch import read;"
        "from macros.links.external.politeness import manners;"
        "print(read(sys.argv[1], replace(manners(), timeout=2)).trouble)"
    )
    done = run(sys.executable, "-c", code, url, cwd=ROOT)
    assert done.stdout in ("private\n", "unreachable\n"), done.stderr
    assert sum(faults.asked.values()) == before


def test_linkchecker_does_not_ask_our_own_machine_either(faults: Faults) -> None:
    before = sum(faults.asked.values())
    urls = [faults.url("/away"), faults.url("localhost/fine")]
    answers = dict(crawl(urls, replace(HASTY, anybody=False, silence=20)))
    assert [answers[url].trouble for url in urls] == ["unclear", "unclear"]
    assert sum(faults.asked.values()) == before


def certificate(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("code", "verdict"),
    [*((c, "unknown") for c in (2, 19, 20, 21)), *((c, "failed") for c in (9, 10, 18, 23, 62))],
)
def test_only_what_browsers_warn_of_is_a_fault_of_a_certificate(code: int, verdict: str) -> None:
    wrapped = SSLError(MaxRetryError(None, "/", certificate(code)))  # type: ignore[arg-type]
    assert Answer(trouble=_trouble(wrapped)).verdict == verdict


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        *(("7", 7), ("9" * 4500, 86400), ("-1", None), ("soon", None), ("", None), ("٣", None)),
        ("Wed, 21 Oct 2099 07:28:00 GMT", 86400),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
        ("Wed, 99 Oct 99999 07:28:00 GMT", None),
    ],
)
def test_how_long_to_stay_away_is_bounded(said: str, wait: int | None) -> None:
    assert seconds(said) == wait
