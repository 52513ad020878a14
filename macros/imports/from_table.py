"""CSV of any program: TextExpander's two columns, Zendesk's dynamic content, our own, any other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from macros.imports.found import Form, Found, UnreadableError

_NAMES = {
    "title": "title|name|subject|question|topic|label|titel|título|titulo|titre|nombre|标题|名称",
    "body": "text|body|content|reply|answer|response|message|snippet|template|html|macro|"
    "respuesta|antwort|réponse|resposta|正文|内容|回复|content_html|body_html|default text",
    "product": "product|category|folder|group|section|产品",
    "language": "language|locale|lang|sprache|idioma|语言",
    "key": "name|key|id|external_id|shortcut|keyword|abbreviation|trigger",
    "channel": "channel",
}
_LOCALE = re.compile(r"([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*) text", re.IGNORECASE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTENT = re.compile(r"://|<\w|\[[^\]]+\]\(|.{40}", re.DOTALL)  # what no header says
Columns = Mapping[str, str]


def read(text: str, columns: Columns) -> list[Found]:
    """The replies of a table; `columns` says which column is what, where the header does not."""
    rows = [[_unguarded(cell) for cell in row] for row in _rows(text)]
    if not rows:
        raise UnreadableError("the table is empty")
    header = [cell.strip() for cell in rows[0]]
    wanted = _columns(header, columns)
    if wanted is None:
        return _headless(rows)
    if "channel" in wanted:  # our own table: one channel is enough to know a reply by
        first = (
            rows[1][wanted["channel"]] if len(rows) > 1 and len(rows[1]) > wanted["channel"] else ""
        )
        rows = [rows[0]] + [row for row in rows[1:] if _cell(row, wanted["channel"]) == first]
    others = {
        m[1]: n
        for n, cell in enumerate(header)
        if (m := _LOCALE.fullmatch(cell)) and m[1].lower() != "default"
    }
    return [
        _found(row, number, wanted, others)
        for number, row in enumerate(rows[1:], 2)
        if _cell(row, wanted["body"]).strip()
    ]


def _rows(text: str) -> list[list[str]]:
    line = text.partition("\n")[0]
    separator = max(",;\t", key=line.count) if any(sign in line for sign in ",;\t") else ","
    old = csv.field_size_limit(len(text) + 1)
    try:
        rows = _parsed(text, separator, None)
        if len({len(row) for row in rows}) > 1 and '\\"' in text:
            # Some programs write a quote within quotes as programmers do.
            escaped = _parsed(text, separator, "\\")
            rows = escaped if len({len(row) for row in escaped}) == 1 else rows
        return rows
    except csv.Error as error:
        raise UnreadableError(f"it is no table ({error}); save it as CSV in UTF-8") from error
    finally:
        csv.field_size_limit(old)


def _parsed(text: str, separator: str, escape: str | None) -> list[list[str]]:
    file = io.StringIO(text, newline="")
    return [row for row in csv.reader(file, delimiter=separator, escapechar=escape) if any(row)]


def _unguarded(cell: str) -> str:
    """A cell without the sign that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA else cell


def _columns(header: list[str], given: Columns) -> dict[str, int] | None:
    """Which column is what; None for a table without a header."""
    plain = [cell.casefold() for cell in header]
    found: dict[str, int] = {}
    for what, name in given.items():
        if name.casefold() not in plain:
            raise UnreadableError(f'no column "{name}"; there are {", ".join(header)}')
        found[what] = plain.index(name.casefold())
    for what, names in _NAMES.items():
        for name in () if what in found else names.split("|"):
            if name in plain and (plain.index(name) not in found.values() or what == "key"):
                found[what] = plain.index(name)
                break
    if "body" in found:
        found.setdefault("title", next((n for n in range(len(header)) if n != found["body"]), 0))
        return found
    if len(header) == 2 or (len(header) == 3 and _CONTENT.search(header[1])):
        return None
    raise UnreadableError(
        f"which column is the reply? There are: {', '.join(header)}. Say it with "
        '--column body="…" --column title="…" (also product, language, key)'
    )


def _headless(rows: list[list[str]]) -> list[Found]:
    """No header: abbreviation, content and perhaps a label, as TextExpander has them."""
    return [
        Found(
            title=(row[2].strip() if len(row) > 2 else "") or row[0],
            body=row[1],
            form=_form(row[1]),
            where=f"row {number}",
            known_by=(row[0], *row[2:]),
        )
        for number, row in enumerate(rows, 1)
        if len(row) in (2, 3) and row[1].strip()
    ]


def _found(row: list[str], number: int, wanted: dict[str, int], others: dict[str, int]) -> Found:
    body = _cell(row, wanted["body"])

    def cell(what: str) -> str:
        return _cell(row, wanted[what]).strip() if what in wanted else ""

    translations = {tag: _cell(row, n) for tag, n in others.items() if n != wanted["body"]}
    return Found(
        title=cell("title"),
        body=body,
        form=_form(body),
        where=f"row {number}",
        product=cell("product"),
        language=cell("language"),
        known_by=(cell("key"), cell("title")),
        translations={tag: text for tag, text in translations.items() if text.strip()},
    )


def _cell(row: list[str], number: int) -> str:
    return row[number] if number < len(row) else ""


_TAGS = re.compile(r"<(?:p|br|div|ul|ol|li|strong|em|b|i|a)\b[^>]*>", re.IGNORECASE)


def _form(body: str) -> Form:
    return "html" if _TAGS.search(body) else "text"
