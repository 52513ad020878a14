"""Rules that other commands tell: the build, and the look at official pages."""

from __future__ import annotations

# The sentence, and whether it is only worth a warning.
ELSEWHERE = {
    "build": ("MkDocs builds the site without a warning of its own.", False),
    "broken-link": ("Every link of the built site leads to a page and to a place on it.", False),
    "no-ticket": ("A ticket says whether the desk finds the playbook.", True),
    "document-failed": ("An official page answers when it is asked for.", True),
    "document-unknown": ("Whether an official page is there can be said.", True),
    "document-moved": ("An official page answers at the address that is registered.", True),
    "document-changed": ("An official page still has its title, and the place linked to.", True),
}
