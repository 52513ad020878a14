"""Signs that a page that answers 200 is not the page: soft "not found", error and home pages."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from macros.links.external.languages import scripts_of
from macros.links.external.response import Answer
from macros.text.company import company

_MISSING = re.compile(
    r"""
      ^\W*(http\W*)?(error\W*)?404(\W+(error|page|not\ found|页面|錯誤|错误).*)?\W*$
    | ^\W*((404|error|sorry|oops)\W+)*not\ found\W*$
    | \bpage\b.{0,30}((not|n't|no\ longer)\ (be\ )?(found|exists?|available)|\bunavailable)
    | (can't|can\ ?not|could\ ?n[o']t)\ find\ (the|this|that|your)\ page
    | (页面|頁面|网页|網頁|文档|文檔).{0,8}(不存在|未找到|找不到|丢失|已删除|已下线)
    | (找不到|未找到|没有找到).{0,8}(页面|頁面|网页|網頁|文档|文檔)
    | ページ.{0,12}(見つかりません|見つかりませんでした|存在しません|ありません)
    | 페이지.{0,8}(찾을\ 수\ 없|존재하지)
    | p[áa]gina.{0,12}\bn(o|ão)\b.{0,12}(encontrad|encontr[óo]|exist)
    | no\ (se\ )?(ha\ )?(encontrad|encontr)\w*.{0,8}p[áa]gina
    | page\b.{0,12}(introuvable|n'existe)
    | seite\b.{0,12}nicht\ (gefunden|vorhanden)
    | страниц\w*.{0,12}не\ (найден|существует)
    | halaman.{0,12}tidak\ (ditemukan|ada)
    | trang.{0,20}không\ (tìm\ thấy|tồn\ tại)
    | sayfa.{0,12}bulunamadı
    | ไม่พบหน้า
    | الصفحة.{0,12}غير\ موجودة
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ERROR_PAGE = re.compile(r"(^|/)(40[34]|error|errorpage|not-?found|page-?not-?found)(\.\w+)?/?$")
_HOME = re.compile(r"(home|index|default|main)(\.\w+)?|help|[a-z]{2}(-[a-z]{2,4})?", re.IGNORECASE)
SEPARATORS = re.compile(r"\s+[-–—|_:]\s+|\s*[|_]\s*")
_SITE = re.compile(
    r"(product )?(documentation|docs|help|support)( cent(er|re))?|help ?cent(er|re)"
    r"|(产品)?(帮助|文档|支持|说明)(中心|文档)?|ヘルプ(センター)?|centro de ayuda|ayuda",
    re.IGNORECASE,
)


def says_missing(title: str) -> bool:
    """Whether a title or heading says, in one of many languages, that the page is not there."""
    plain = title.replace("’", "'")
    parts = SEPARATORS.split(plain)
    return any(_MISSING.search(part) for part in (plain, *parts) if len(part) <= 120)


def led_astray(url: str, answer: Answer) -> str:
    """`an error page` or `the home page` when a redirect of a deeper address ends there."""
    if not answer.hops:
        return ""
    asked, reached = urlsplit(url).path.casefold(), urlsplit(answer.hops[-1].url).path.casefold()
    if _ERROR_PAGE.search(reached) and not _ERROR_PAGE.search(asked):
        return "an error page"
    return "the home page" if _is_home(reached) and not _is_home(asked) else ""


def _is_home(path: str) -> bool:
    return all(_HOME.fullmatch(part) for part in path.split("/") if part)


def same_title(one: str, other: str) -> bool:
    """Whether two titles may name the same page.

    How the site names itself in them is no matter, nor is the language: what is written in another
    script is taken for a translation.
    """
    if scripts_of(one) != scripts_of(other):
        return True
    first, second = _own_parts(one), _own_parts(other)
    return first <= second or second <= first


def _own_parts(title: str) -> set[str]:
    folded = " ".join(unicodedata.normalize("NFKC", title).casefold().split())
    parts = [part.strip() for part in SEPARATORS.split(folded) if part.strip()]
    return {part for part in parts if not _names_site(part)} or set(parts)


def _names_site(part: str) -> bool:
    """Whether a part of a title says only whose site it is."""
    plain = part.casefold().replace(" ", "")
    return bool(_SITE.fullmatch(part)) or any(word in plain for word in company().words)
