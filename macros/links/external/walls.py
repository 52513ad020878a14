"""Walls: pages that answer 200 and sort people from programs, or let nobody in just now."""

from __future__ import annotations

import re

from macros.links.external.soft_404 import SEPARATORS

# Each is a whole title, or the whole of what stands between two separators of one.
_TITLES = (
    r"just a moment|one more step|attention required|please wait.*|client challenge",
    r"(access|request|permission) (denied|rejected|blocked)|(403\W+)?forbidden",
    r"(your )?(request|access|ip( address)?) (has been|was|is) (blocked|denied|rejected|limited)",
    r"access to this page has been denied|(sorry\W+)?you('ve| have) been blocked",
    r"unusual traffic.*|too many requests|pardon our interruption|ddos( |-)(guard|protection).*",
    r"captcha( (interception|verification|challenge|page))?|robot check|are you (a )?(human|robot)",
    r"(bot|human|security|browser) (verification|challenge|check)|checking (your|the) browser.*",
    r"verify(ing)? (that )?you are (a )?human.*|before you (continue|proceed).*",
    r"(please )?(enable|turn on) (java ?script|cookies)( and (java ?script|cookies))?.*",
    r"(java ?script|cookies) (is|are) (required|disabled|not enabled)",
    r"(virtual |online )?waiting room( page)?|queue-it|you are (now )?in (the )?(line|queue).*",
    r"(site )?under maintenance|we('ll| will) be (right )?back( soon)?",
    r"(人机|访问|滑动|滑块|安全|行为)验证|验证码(拦截)?|安全(检查|检测|拦截)",
    r"访问(被拒绝|受限|限制|过于频繁|被拦截)|请(完成|进行)?(安全|滑块|滑动|人机)?验证.*",
    r"请(开启|启用) ?javascript.*|排队中.*|系统维护(中.*)?",
    r"セキュリティ(チェック|確認)|アクセスが拒否されました|보안 ?(확인|인증)",
)
_WALL = re.compile(rf"\W*({'|'.join(_TITLES)})\W*", re.IGNORECASE)


def is_wall(title: str) -> bool:
    """Whether a title is that of a wall."""
    plain = " ".join(title.replace("’", "'").split())
    return any(_WALL.fullmatch(part) for part in (plain, *SEPARATORS.split(plain)))
