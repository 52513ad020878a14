"""Files for other tools, read back as those tools read them: what is pasted there is ours."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from macros.elsewhere.entry import Entry
from macros.elsewhere.registry import TOOLS
from macros.elsewhere.tools import sheet
from macros.library.loader import load
from macros.library.model import Library
from tests.elsewhere import espanso, readers
from tests.elsewhere.library import SETTINGS, blanks, files, filled, odd, snippets
from tests.elsewhere.schemas import INDEX, SCHEMAS
from tests.support.content import content

SAMPLE = {
    "text": "O’Brien & Söhne",
    "long text": "one line",
    "date": "2026-11-22",
    "choice": "Singapore",
}


class Exported(NamedTuple):
    """A library, its entries by key, the list of its files, and where they are."""

    library: Library
    entries: dict[str, Entry]
    listed: list[dict[str, Any]]
    folder: Path

    def files(self, tool: str) -> Iterator[tuple[dict[str, Any], bytes]]:
        for listed in self.listed:
            if listed["tool"] == tool:
                yield listed, (self.folder / listed["file"]).read_bytes()

    def of(self, listed: Mapping[str, Any]) -> list[Entry]:
        return [
            entry
            for entry in self.entries.values()
            if listed["language"] in (None, entry.language)
            and listed["channel"] in (None, entry.channel)
        ]


def export(library: Library, folder: Path) -> Exported:
    found, index, written = files(library, folder)
    return Exported(library, {entry.key: entry for entry in found}, index, written)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The shop's files, one of its replies full of odd signs."""
    folder = tmp_path_factory.mktemp("odd")
    return export(odd(folder), folder)


def sample(entry: Entry) -> dict[str, str]:
    """A value for every blank of an entry."""
    return {blank.name: SAMPLE[blank.type] for blank in blanks(entry)}


def known(entry: Entry, own: Mapping[str, str], *, empty: bool = False) -> dict[str, str]:
    """What a help desk puts in: what it knows, its default, or the mark of the rest."""
    values = {}
    for blank in blanks(entry):
        if blank.known or blank.name in own:
            values[blank.name] = blank.default if empty else SAMPLE["text"]
        else:
            values[blank.name] = blank.mark
    return values


# What is escaped by a sign of its own has that sign in the text that comes out; see `literal`.
SPACED = {
    "alfred": lambda text: re.sub(r"\{(?=(?:clipboard|cursor)\b)", "{ ", text),
    "raycast": lambda text: re.sub(r"\{(?=(?:clipboard|cursor|argument)\b)", "{ ", text),
}

READ: dict[str, Callable[[bytes, dict[str, str]], dict[str, str]]] = {
    "espanso": espanso.typed,
    "text-blaze": readers.text_blaze,
}


def ours(
    exported: Exported, tool: str, values: Callable[[Entry], dict[str, str]], folder: Path
) -> dict[str, dict[str, str]]:
    """What the site itself would have put on the clipboard, by key, for a tool's entries."""
    own = {e.key: e for listed, _ in exported.files(tool) for e in exported.of(listed)}
    made = filled([(entry, values(entry)) for entry in own.values()], folder)
    return dict(zip(own, made, strict=True))


@pytest.mark.parametrize("tool", sorted(READ))
def test_a_filled_form_is_what_we_would_have_filled(
    exported: Exported, tool: str, tmp_path: Path
) -> None:
    expected = ours(exported, tool, sample, tmp_path)
    for listed, data in exported.files(tool):
        own = exported.of(listed)
        values = {blank.name: SAMPLE[blank.type] for entry in own for blank in blanks(entry)}
        read = READ[tool](data, values)
        assert read == {entry.keyword: expected[entry.key]["text"] for entry in own}


def test_fill_ins_of_textexpander_are_what_we_would_have_filled(
    exported: Exported, tmp_path: Path
) -> None:
    expected = ours(exported, "textexpander", sample, tmp_path)
    for listed, data in exported.files("textexpander"):
        own = exported.of(listed)
        labels = {b.label.replace(":", ""): SAMPLE[b.type] for e in own for b in blanks(e)}
        read = readers.textexpander(data, labels)
        assert read == {entry.keyword: expected[entry.key]["text"] for entry in own}


def test_arguments_of_raycast_are_what_we_would_have_filled(
    exported: Exported, tmp_path: Path
) -> None:
    def three(entry: Entry) -> dict[str, str]:
        values = sample(entry)
        return {b.name: values[b.name] if n < 3 else b.mark for n, b in enumerate(blanks(entry))}

    expected = ours(exported, "raycast", three, tmp_path)
    for listed, data in exported.files("raycast"):
        own = exported.of(listed)
        labels = {blank.label: SAMPLE[blank.type] for entry in own for blank in blanks(entry)}
        read = readers.raycast(data, labels)
        for entry in own:
            assert read[entry.keyword] == SPACED["raycast"](expected[entry.key]["text"])


def marks(entry: Entry) -> dict[str, str]:
    return {blank.name: blank.mark for blank in blanks(entry)}


def test_alfred_has_the_text_with_marks_for_blanks(exported: Exported, tmp_path: Path) -> None:
    expected = ours(exported, "alfred", marks, tmp_path)
    for listed, data in exported.files("alfred"):
        read = readers.alfred(data)
        for entry in exported.of(listed):
            assert read[entry.key] == SPACED["alfred"](expected[entry.key]["text"])


def test_tab_stops_of_vs_code_are_what_we_would_have_filled(
    exported: Exported, tmp_path: Path
) -> None:
    expected = ours(exported, "vscode", sample, tmp_path)
    made = {
        key: one for _, data in exported.files("vscode") for key, one in json.loads(data).items()
    }
    own = [exported.entries[key] for key in made]
    stops = [{n: sample(e)[b.name] for n, b in enumerate(blanks(e), 1)} for e in own]
    asked = [(one["body"], values) for one, values in zip(made.values(), stops, strict=True)]
    for entry, read in zip(own, snippets(asked, tmp_path), strict=True):
        assert read["text"] == expected[entry.key]["text"]
        choices = [sorted(blank.values) for blank in blanks(entry) if blank.values]
        assert [sorted(values) for values in read["stops"].values()] == choices


def ticket(value: str | None) -> dict[str, Any]:
    """A ticket as Zendesk, Freshdesk and Intercom hand it to Liquid."""
    requester = {"name": value}
    return {"ticket": {"requester": requester, "ticket_field_1": value}, "user": requester}


@pytest.mark.parametrize("value", [SAMPLE["text"], "", None], ids=["named", "empty", "unknown"])
@pytest.mark.parametrize("tool", ["zendesk", "freshdesk", "intercom"])
def test_liquid_says_what_we_would_have_filled(
    exported: Exported, tool: str, value: str | None, tmp_path: Path
) -> None:
    own_words = exported.library.exports.placeholders.get(tool, {})
    made = ours(exported, tool, lambda e: known(e, own_words, empty=not value), tmp_path)
    for listed, data in exported.files(tool):
        templates = bodies(tool, json.loads(data))
        for entry, template in zip(exported.of(listed), templates, strict=True):
            one = made[entry.key]
            expected = one["text"] if tool == "intercom" or entry.channel == "chat" else one["html"]
            got = readers.render(template, ticket(value))
            if tool != "intercom" and entry.channel != "chat":
                got = got.replace(" & S", " &amp; S")  # the help desk escapes what it puts in
            assert got == expected


def bodies(tool: str, read: Any) -> list[str]:
    """The Liquid of each reply in a file."""
    if tool == "zendesk":
        values = [one["macro"]["actions"][0]["value"] for one in read]
        return [value if isinstance(value, str) else value[1] for value in values]
    if tool == "freshdesk":
        return [one["content_html"] for one in read["canned_responses"]]
    return [one["body_text"] for one in read["data"]]


def test_dynamic_content_has_a_column_a_language(exported: Exported, tmp_path: Path) -> None:
    expected = ours(exported, "zendesk-dynamic-content", lambda e: known(e, {}), tmp_path)
    for listed, data in exported.files("zendesk-dynamic-content"):
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
        assert rows[0] == ["Title", "Default language", "Default text", "es text", "Variant status"]
        own = [entry for entry in exported.of(listed) if entry.language == "en"]
        for row, entry in zip(rows[1:], own, strict=True):
            assert row[0] == entry.key
            assert readers.render(row[2], ticket(SAMPLE["text"])) == expected[entry.key]["text"]
            assert bool(row[3]) == (entry.name == "shop/wait")


@pytest.mark.parametrize(
    ("tool", "placeholder"),
    [
        ("gorgias", "{{ticket.customer.name}}"),
        ("front", "{{recipient.name}}"),
        ("chatwoot", "{{contact.name}}"),
        ("help-scout", "{%customer.fullName,fallback=customer%}"),
        ("zammad", "#{ticket.customer.fullname}"),
    ],
)
def test_what_a_help_desk_knows_is_its_own_placeholder(
    exported: Exported, tool: str, placeholder: str
) -> None:
    english = [
        data.decode() for one, data in exported.files(tool) if one["language"] in (None, "en")
    ]
    assert sum(data.count(placeholder) for data in english) >= (0 if tool == "chatwoot" else 2)


def test_a_spreadsheet_gets_all_of_it_with_our_own_blanks(exported: Exported) -> None:
    ((_, data),) = exported.files("csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert tuple(rows[0]) == sheet.HEADER
    assert len(rows) - 1 == len(exported.entries)
    assert "[[order_number]]" in next(row for row in rows if row[0] == "shop/odd")[5]


def test_every_file_has_the_form_its_tool_wants(exported: Exported) -> None:
    jsonschema.validate(exported.listed, INDEX)
    for listed in exported.listed:
        data, schema = (exported.folder / listed["file"]).read_bytes(), SCHEMAS.get(listed["tool"])
        if schema:
            jsonschema.validate(json.loads(data), schema, cls=jsonschema.Draft202012Validator)
        elif listed["tool"] == "espanso":
            espanso.packaged(data)


@pytest.mark.slow
def test_every_file_of_the_real_library_is_read_whole(tmp_path: Path) -> None:
    library = content()
    real = export(library, tmp_path)
    for listed in real.listed:
        data = (real.folder / listed["file"]).read_bytes()
        keys = {entry.key for entry in real.of(listed)}
        rows = len(listed["replies"]) if listed["tool"] in MERGED else len(keys)
        assert len(_items(listed["tool"], data)) == rows, listed["file"]
    _engines_read(real, tmp_path)


def _engines_read(real: Exported, tmp_path: Path) -> None:
    for tool in ("zendesk", "freshdesk", "intercom"):
        for listed, data in real.files(tool):
            own, read = real.of(listed), json.loads(data)
            for entry, template in zip(own, bodies(tool, read), strict=True):
                out = readers.render(template, ticket("Ana"))
                assert "{{" not in out, entry.key
                assert "{%" not in out, entry.key
    asked: list[tuple[str, dict[int, str]]] = [
        (one["body"], {}) for _, data in real.files("vscode") for one in json.loads(data).values()
    ]
    for (body, _), read in zip(asked, snippets(asked, tmp_path), strict=True):
        assert body.count("${") == 0 or read["text"] != body


MERGED = ("help-scout", "zendesk-dynamic-content")  # languages or channels in one entry
HEADED = ("zendesk-dynamic-content", "zammad", "csv")


def _items(tool: str, data: bytes) -> Any:
    """What a file holds, read by the reader of its format."""
    if tool == "espanso":
        return espanso.packaged(data)[1]["matches"]
    if tool == "alfred":
        return readers.alfred(data)
    if tool in ("textexpander", *HEADED):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
        return rows[tool in HEADED :]
    read = json.loads(data)
    if tool == "text-blaze":
        return [snippet for folder in read["folders"] for snippet in folder["snippets"]]
    if tool in ("freshdesk", "intercom"):
        return read["canned_responses" if tool == "freshdesk" else "data"]
    return read


def test_no_keyword_is_the_beginning_of_another(exported: Exported) -> None:
    keywords = sorted(entry.keyword for entry in exported.entries.values())
    assert len(set(keywords)) == len(keywords)
    assert [one for one, other in pairwise(keywords) if other.startswith(one)] == []


def test_what_a_tool_cannot_carry_is_listed(exported: Exported) -> None:
    lost = {
        (one["tool"], each["reply"], each["what"])
        for one in exported.listed
        for each in one["lost"]
    }
    assert ("zendesk", "shop/odd", "region is filled in by hand") in lost
    assert ("zendesk", "shop/odd", "order_number is filled in by hand") not in lost
    assert ("gorgias", "shop/wait", '"customer" for an empty "customer_name"') in lost
    assert ("raycast", "shop/odd", "notes is filled in by hand") in lost
    assert all(
        any(one[0] == tool.name and one[1] == "*" for one in lost) for tool in TOOLS if tool.loses
    )


def test_every_reply_carries_its_version_and_the_way_home(exported: Exported) -> None:
    ((_, data),) = (
        one for one in exported.files("zendesk") if one[0]["file"] == "zendesk.en.ticket.json"
    )
    entry = exported.entries["shop/wait"]
    (macro,) = (
        one["macro"] for one in json.loads(data) if "[shop/wait]" in one["macro"]["description"]
    )
    assert macro["description"] == (
        f"[shop/wait] version {entry.version} · reviewed 2026-11-01 · "
        "https://replies.example/shop/parcel-late/#reply-shop-wait"
    )


@pytest.mark.parametrize(
    ("settings", "titles"),
    [
        ("", {"Wait three days", "Send a picture · not validated"}),
        ("not_validated: leave out", {"Wait three days"}),
    ],
)
def test_what_is_not_validated_is_marked_or_left_out(
    tmp_path: Path, settings: str, titles: set[str]
) -> None:
    library = odd(tmp_path, f"{SETTINGS}{settings}\n")
    found = export(library, tmp_path)
    english = {
        e.title for e in found.entries.values() if e.language == "en" and e.name != "shop/odd"
    }
    assert english == titles


@pytest.mark.parametrize(("settings", "there"), [("", True), ("corrected: leave out", False)])
def test_what_was_corrected_is_marked_or_left_out(
    tmp_path: Path, settings: str, there: bool
) -> None:
    library = odd(tmp_path, f"{SETTINGS}{settings}\n")
    page = tmp_path / "docs" / "shop" / "parcel-late.md"
    correction = "corrections:\n  - {date: 2026-11-02, was: Two days., now: Three days.}\n"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("moment:", f"{correction}moment:"), encoding="utf-8")
    library, _ = load(tmp_path)
    found = export(library, tmp_path)
    assert ("shop/wait" in found.entries) == there
    if there:
        assert "corrected 2026-11-02" in found.entries["shop/wait"].about


@pytest.mark.parametrize(("settings", "there"), [("", False), ("archived: mark", True)])
def test_what_is_archived_stays_at_home_unless_asked_for(
    tmp_path: Path, settings: str, there: bool
) -> None:
    library = odd(tmp_path, f"{SETTINGS}{settings}\n")
    page = tmp_path / "docs" / "shop" / "parcel-late.md"
    text = page.read_text(encoding="utf-8").replace("confidence: validated", "confidence: archived")
    page.write_text(text, encoding="utf-8")
    library, _ = load(tmp_path)
    assert ("shop/wait" in export(library, tmp_path).entries) == there


def test_only_the_tools_of_the_team_get_files(tmp_path: Path) -> None:
    found = export(odd(tmp_path, f"{SETTINGS}tools: [csv, espanso]\n"), tmp_path)
    assert {one["tool"] for one in found.listed} == {"csv", "espanso"}
    assert {path.name.partition(".")[0] for path in found.folder.iterdir()} == {
        *("csv", "espanso", "index", "versions")
    }


def test_a_package_of_espanso_that_breaks_a_rule_is_told_from_one_that_keeps_all(
    exported: Exported,
) -> None:
    _, data = next(exported.files("espanso"))
    manifest, package = espanso.packaged(data)
    forms = [match for match in package["matches"] if "form" in match or "vars" in match]
    assert {"form" in match for match in forms} == {True, False}  # the short form and the long one
    for broken in ("{{name}}", "[[name]]"):
        match = {**next(one for one in forms if "form" in one)}
        match["form"] += broken
        with pytest.raises((AssertionError, KeyError)):
            espanso._typed(match, {})
    assert manifest["name"] == "espanso-en-ticket"


def test_a_spreadsheet_runs_no_formula_of_ours(tmp_path: Path) -> None:
    library = odd(tmp_path)
    path = tmp_path / "snippets" / "shop" / "odd.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("title: .*", 'title: "=HYPERLINK(A1)"', text), encoding="utf-8")
    library, _ = load(tmp_path)
    ((_, data),) = export(library, tmp_path).files("csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert {row[1] for row in rows if row[0] == "shop/odd"} == {"'=HYPERLINK(A1)"}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


def test_the_same_library_gives_the_same_bytes(exported: Exported, tmp_path: Path) -> None:
    again = export(exported.library, tmp_path)
    for path in exported.folder.iterdir():
        assert (again.folder / path.name).read_bytes() == path.read_bytes()
