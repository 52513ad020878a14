"""HTML or plain text of other programs as the Markdown of a reply: lists and bold repaired."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = frozenset(
    "p div ul ol li blockquote table tr section article header footer h1 h2 h3 h4 h5 h6 pre hr "
    "center dl dt dd main body tbody thead".split()
)
_DROPPED = frozenset(
    "script style head title meta link img svg video audio iframe form button noscript".split()
)
_BOLD, _ITALIC = frozenset({"strong", "b"}), frozenset({"em", "i", "cite"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ITEM = re.compile(r"[ \t]*(?:(?P<number>\d{1,2})[.)]|[-*•·–‣▪◦])[ \t]+(?P<words>.*)")
_LINE_START = re.compile(r"^(\s*)(?:(\d{1,9})([.)])(?=\s|$)|(>|[#+~=-](?=[\s#~=-]|$)))")
BREAK = "\\\n"
_DEEPEST = 60  # elements within each other; deeper ones are read as one text


def escaped(words: str) -> str:
    """Words as Markdown: no sign of theirs means anything."""
    words = re.sub(r"([\\`*])", r"\\\1", words)
    words = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", words)
    words = re.sub(r"<(?=[A-Za-z/!?])", r"\\<", words)
    words = re.sub(r"&(?=#?\w+;)", r"\\&", words)
    words = words.replace("](", r"]\(").replace("[[", "[").replace("]]", "]")
    return _LINE_START.sub(_line_start, words)


def _line_start(match: re.Match[str]) -> str:
    return f"{match[1]}{match[2]}\\{match[3]}" if match[2] else f"{match[1]}\\{match[4]}"


_MARKED = re.compile(r"\\\*\\\*(?=\S)(.+?)(?<=\S)\\\*\\\*")
_LINKED = re.compile(r"\]\\\((?=https?://)")


def _typed(words: str) -> str:
    """Words of plain text; bold and links that were typed as Markdown stay."""
    return _LINKED.sub("](", _MARKED.sub(r"**\1**", escaped(words)))


def from_text(text: str) -> str:
    """Plain text: paragraphs between empty lines, list items by what they begin with."""
    out: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        lines = [line.rstrip() for line in block.split("\n") if line.strip()]
        out += _lines(lines)
    return "\n\n".join(_joined(out))


def _lines(lines: list[str]) -> Iterable[str]:
    """The blocks of lines that stand together."""
    words: list[str] = []
    items: list[str] = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match:
            if words:
                yield BREAK.join(words)
                words = []
            marker = f"{match['number']}. " if match["number"] else "- "
            items.append(marker + _typed(match["words"].strip()))
        elif items and line.startswith((" ", "\t")):
            indent = " " * (items[-1].index(" ") + 1)
            items[-1] += f"\n{indent}{_typed(line.strip())}"
        else:
            if items:
                yield "\n".join(items)
                items = []
            words.append(_typed(line.strip()))
    if items:
        yield "\n".join(items)
    if words:
        yield BREAK.join(words)


def _joined(blocks: list[str]) -> list[str]:
    """Blocks, with steps that empty lines had parted in one list again."""
    out: list[str] = []
    for block in blocks:
        number = re.match(r"(\d+)\. ", block)
        last = re.findall(r"^(\d+)\. ", out[-1], re.MULTILINE) if out else []
        if number and last and int(number[1]) == int(last[-1]) + 1:
            out[-1] += f"\n{block}"
        else:
            out.append(block)
    return out


def from_html(html: str) -> str:
    """HTML: its paragraphs, lists, bold, italics and links; italics of a whole letter are none."""
    body = LexborHTMLParser(html).body
    if body is None:
        return ""
    blocks = [part for block in _blocks(body, 0) for part in _repaired(block)]
    return "\n\n".join(block for block in _joined(blocks) if block.strip())


_TYPED = re.compile(r"(?:(?P<number>\d{1,2})\\[.)]|\\?[-*•·–‣▪◦])\s+(?P<words>.*)", re.DOTALL)


def _repaired(block: str) -> Iterable[str]:
    """A block, with the lists that somebody typed with numbers and hyphens as lists."""
    if block.startswith(("- ", "1. ")) or not _TYPED.search(block):
        return [block]
    out: list[str] = []
    for part in block.split("\n\n"):
        words: list[str] = []
        items: list[str] = []
        for line in part.split(BREAK):
            typed = _TYPED.fullmatch(line)
            if typed:
                out += [BREAK.join(words)] if words else []
                words = []
                items.append(f"{typed['number']}. " if typed["number"] else "- ")
                items[-1] += typed["words"]
            else:
                out += ["\n".join(items)] if items else []
                items = []
                words.append(line)
        out += ["\n".join(items)] if items else []
        out += [BREAK.join(words)] if words else []
    return out


def _blocks(node: LexborNode, depth: int) -> list[str]:
    out: list[str] = []
    inline: list[str] = []

    def flush() -> None:
        words = _tidy("".join(inline))
        inline.clear()
        if words:
            out.append(words)

    for child in node.iter(include_text=True):
        tag = child.tag
        if tag in _DROPPED or tag == "-comment":
            continue
        if tag in ("ul", "ol"):
            flush()
            out.append(_list(child, depth + 1))
        elif tag in _HEADINGS:
            flush()
            words = _tidy(_inline(child, depth + 1)).replace("**", "")
            out += [f"**{words}**"] if words else []
        elif tag == "tr":
            flush()
            cells = (_tidy(_inline(cell, depth + 1)) for cell in child.iter())
            out.append(" ".join(filter(None, cells)))
        elif (tag in _BLOCKS or child.css_first("p, div, ul, ol, table")) and depth < _DEEPEST:
            flush()
            out += _blocks(child, depth + 1)
        else:
            inline.append(_inline(child, depth + 1))
    flush()
    return [block for block in out if block]


def _list(node: LexborNode, depth: int) -> str:
    try:
        number = int(node.attributes.get("start") or 1)
    except ValueError:
        number = 1
    items = []
    for child in node.iter():
        inner = _blocks(child, depth) if depth < _DEEPEST else [_tidy(_inline(child, depth))]
        if not any(inner):
            continue
        marker = f"{number}. " if node.tag == "ol" and child.tag == "li" else "- "
        number += 1
        loose = (
            "\n".join(inner) if len(inner) == 2 and _ITEM.match(inner[1]) else "\n\n".join(inner)
        )
        items.append(marker + loose.replace("\n", "\n" + " " * len(marker)))
    return re.sub(r"\n +(?=\n)", "\n", "\n".join(items))


def _inline(node: LexborNode, depth: int) -> str:
    tag = node.tag
    if tag == "-text":
        return escaped(re.sub(r"\s+", " ", node.text(deep=False) or ""))
    if tag == "br":
        return BREAK
    if tag in _DROPPED or tag == "-comment":
        return ""
    if depth > _DEEPEST:
        return escaped(re.sub(r"\s+", " ", node.text() or ""))
    words = "".join(_inline(child, depth + 1) for child in node.iter(include_text=True))
    if tag == "a":
        return _link(words, node.attributes.get("href") or "")
    if tag in _BOLD or re.search(
        r"font-weight:\s*(?:bold|[6-9]00)", node.attributes.get("style") or ""
    ):
        return _wrapped(words, "**")
    return _wrapped(words, "*") if tag in _ITALIC else words


def _link(words: str, target: str) -> str:
    target = re.sub(r"\s", "", target)
    words = re.sub(r"(?<!\\)\*+", "", _tidy(words).replace(BREAK, " "))
    if not target.lower().startswith(("http://", "https://", "mailto:")):
        return words
    words = words or target
    target = target.replace("(", "%28").replace(")", "%29")
    return f"[{re.sub(r'[][]', '', words)}]({target})"


def _wrapped(words: str, mark: str) -> str:
    """Words in bold or italics; blanks and breaks around them stand outside."""
    inner = words.replace(mark, "") if mark == "**" else words
    match = re.fullmatch(r"((?:\s|\\\n)*)(.*?)((?:\s|\\\n)*)", inner, re.DOTALL)
    assert match is not None  # noqa: S101  it matches anything
    if not match[2] or "\n\n" in match[2]:
        return inner
    parts = [
        f"{mark}{part.strip()}{mark}" if part.strip() else "" for part in match[2].split(BREAK)
    ]
    return match[1] + BREAK.join(parts) + match[3]


def _tidy(words: str) -> str:
    """A paragraph without blanks around its lines, and without breaks around it."""
    lines = [re.sub(r"[ \t\xa0]+", " ", line).strip() for line in words.split(BREAK)]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    text = BREAK.join(lines)
    # Two breaks are what some editors write for a new paragraph.
    return re.sub(r"(?:\\\n){2,}", "\n\n", text)
