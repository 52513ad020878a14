"""`python -m macros new`: a playbook or a reply to fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

PLAYBOOK = """\
---
# yaml-language-server: $schema=../../macros/exports/schemas/playbook.json
title: {title}
summary: One sentence on what the customer sees.
asks:
  - the problem in a customer's own words
checks:
  - otherwise: escalate
escalation:
  to: the next team
  include: [account_uid]
moment: broken
confidence: wip
reviewed: {today}
review_every: 90 days
owner: {product}
---

{{{{ playbook() }}}}

## Background
"""

REPLY = """\
---
# yaml-language-server: $schema=../../macros/exports/schemas/reply.json
title: {title}
when: What has to hold for this reply
---

The first sentence answers the question.
"""


def new(root: Path, kind: str, name: str, today: date) -> Path:
    """Write the file of a new playbook or reply and return its path.

    Raise FileExistsError when there is one already, so that nothing is overwritten.
    """
    product, _, slug = name.partition("/")
    folder, template = ("docs", PLAYBOOK) if kind == "playbook" else ("snippets", REPLY)
    path = root / folder / product / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    title = slug.replace("-", " ").capitalize()
    with path.open("x", encoding="utf-8") as file:
        file.write(template.format(title=title, today=today, product=product))
    return path
