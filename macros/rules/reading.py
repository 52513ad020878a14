"""Rules that show while files are read; the code that reads them names them."""

from __future__ import annotations

READING = {
    "bad-call": "A macro call is well formed and has the arguments the macro takes.",
    "bad-date": "A date exists in the calendar.",
    "bad-front-matter": "A page or reply begins with front matter between two lines of ---.",
    "bad-ledger": "snippets/ledger.json is whole, as `make links` wrote it.",
    "bad-name": "Names are small letters, digits and hyphens; fields have underscores.",
    "bad-yaml": "Front matter and .yml files are valid YAML.",
    "cut-value": "YAML takes a value as it was typed; quote what it would cut or reinterpret.",
    "duplicate-key": "A key stands once.",
    "empty-file": "No file is empty.",
    "leads-nowhere": "A check leads to a reply, a playbook or the escalation.",
    "merge-mark": "No file holds the marks of a merge that was not finished.",
    "missing-file": "snippets/documents.yml and snippets/fields.yml exist.",
    "missing-key": "The required keys are there.",
    "no-picture": "A picture is one, of the kind its name says, and browsers can show it.",
    "not-a-macro": "A page calls our macros with literal arguments and no other Jinja.",
    "not-utf8": "Files are UTF-8.",
    "odd-line-end": "Lines end with LF, or CR and LF.",
    "outside-link": "Every file is a plain file: no link elsewhere, no device, no pipe.",
    "same-name": "No two names differ in case only.",
    "stray-file": "Every file lies where something reads it.",
    "tab-in-yaml": "YAML is indented with spaces.",
    "too-large": "Files are small enough, and flat enough, to be read in a moment.",
    "unknown-key": "Keys are spelt as the format has them.",
    "wrong-type": "A key holds the kind of value it is for.",
}
