"""What a new file says before somebody fills it in; hints vanish with `fix` and show nowhere."""

from __future__ import annotations

PLAYBOOK = """\
---
# yaml-language-server: $schema=../../macros/exports/schemas/playbook.json
title: {title}
summary: One sentence on what the customer sees.
asks:  # hint: ten or more, as customers write them: short, long, with typos, in any language
  - the problem in a customer's own words
checks:  # hint: the first that holds decides; before otherwise stand if, look and then
  # hint: - if: The name is locked
  # hint:   look: WHOIS shows clientTransferProhibited
  # hint:   then: reply {product}/…    (or: playbook {product}/…, or: escalate)
  - otherwise: escalate
escalation:
  to: the next team
  include: [{field}]
  # hint: meanwhile: the reply that the customer gets while it is looked into
moment: broken  # hint: buying, setup, broken or leaving
confidence: wip  # hint: then not-validated, then validated
reviewed: {today}
review_every: 90 days
owner: {owner}
documents: []  # hint: keys of snippets/documents.yml
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

PRODUCT = """\
---
# yaml-language-server: $schema=../../macros/exports/schemas/product.json
title: {title}
summary: One sentence on what the product's playbooks are.
---

{{{{ playbooks() }}}}
"""

TRANSLATION = """\
---
# yaml-language-server: $schema=../../macros/exports/schemas/reply.json
title: {title}  # hint: translate
when: {when}
of: {mark}
---

Translate what follows, and delete this line.
{body}
"""
