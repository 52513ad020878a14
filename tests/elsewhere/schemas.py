"""What each tool's documentation says of its file, as JSON Schemas."""

from __future__ import annotations

from typing import Any


def thing(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    """An object with these members and no others."""
    return {
        "type": "object",
        "properties": required | optional,
        "required": sorted(required),
        "additionalProperties": False,
    }


def each(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": 1}


TEXT = {"type": "string", "minLength": 1}
KEY = {"type": "string", "pattern": r"^[a-z0-9-]+/[a-z0-9-]+(\.[A-Za-z-]+)*$"}
_COMMENT = {
    "oneOf": [
        thing({"field": {"const": "comment_value_html"}, "value": TEXT}),
        thing(
            {
                "field": {"const": "comment_value"},
                "value": {
                    "type": "array",
                    "prefixItems": [{"enum": ["channel:all", "channel:web", "channel:chat"]}, TEXT],
                    "items": False,
                    "minItems": 2,
                },
            }
        ),
    ]
}
_MACRO = thing(
    {"title": TEXT, "actions": each(_COMMENT)},
    description=TEXT,
    active={"const": True},
    restriction={"const": None},
)
_BODY = thing({"body_html": TEXT, "body_text": TEXT})
_ACTION = thing(
    {
        "name": {"const": "setResponseText"},
        "title": TEXT,
        "type": {"const": "user"},
        "arguments": _BODY,
    }
)
_SNIPPET = thing({"shortcut": TEXT, "text": TEXT}, name=TEXT, type={"const": "text"})
_RESPONSE = thing({"title": TEXT, "content_html": TEXT, "visibility": {"const": 0}})
SCHEMAS: dict[str, dict[str, Any]] = {
    "text-blaze": thing(
        {
            "folders": each(
                thing(
                    {
                        "name": TEXT,
                        "snippets": each(
                            _SNIPPET
                        ),
                    }
                )
            )
        }
    ),
    "raycast": each(thing({"name": TEXT, "text": TEXT, "keyword": TEXT})),
    "vscode": {
        "type": "object",
        "propertyNames": KEY,
        "additionalProperties": thing({"prefix": each(TEXT), "body": TEXT}, description=TEXT),
    },
    "zendesk": each(thing({"macro": _MACRO})),
    "freshdesk": thing(
        {"canned_responses": each(_RESPONSE)}
    ),
    "gorgias": each(
        thing(
            {
                "external_id": KEY,
                "name": TEXT,
                "intent": {"const": None},
                "language": {"type": "string", "pattern": "^[a-z]{2}$"},
                "actions": each(_ACTION),
            }
        )
    ),
    "help-scout": each(thing({"name": TEXT, "text": TEXT, "chatText": TEXT})),
    "front": each(thing({"name": TEXT, "subject": {"const": None}, "body": TEXT})),
    "intercom": thing(
        {
            "type": {"const": "list"},
            "data": each(
                thing(
                    {
                        "type": {"const": "macro"},
                        "id": KEY,
                        "name": TEXT,
                        "body": TEXT,
                        "body_text": TEXT,
                        "visible_to": TEXT,
                        "visible_to_team_ids": {"type": "array"},
                        "available_on": each(TEXT),
                    }
                )
            ),
        }
    ),
    "chatwoot": each(thing({"short_code": KEY, "content": TEXT})),
}  # fmt: skip
INDEX = each(
    thing(
        {
            "tool": TEXT,
            "file": TEXT,
            "language": {"type": ["string", "null"]},
            "channel": {"type": ["string", "null"]},
            "replies": {"type": "array", "items": KEY, "uniqueItems": True},
            "lost": {"type": "array", "items": thing({"reply": TEXT, "what": TEXT})},
        }
    )
)
