"""What a writer did when YAML cannot be read: PyYAML says where it stumbled, this says why."""

from __future__ import annotations

import re

import yaml

_RESERVED = "a value cannot begin with {}: put the whole value in quotes"
_LATE = "text follows a closing quote or bracket: put the whole value in one pair of quotes"
_WIDE = "the colon of this line is a wide one (：); type a plain colon and a space"
_INDENT = "the indentation of this line fits none of the lines above"
_KEY = 'this line is neither "key: value" nor a list item "- …" (a space follows ":" and "-")'


_WIDE_COLON = re.compile(r"[ -]*[\w-]+：")


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The line of `text`, counted from 0, that has to be mended, and how."""
    lines = text.rstrip("\n").split("\n")
    mark = getattr(error, "problem_mark", None)
    context = str(getattr(error, "context", None) or "")
    problem = str(getattr(error, "problem", None) or " ".join(str(error).split()))
    line, column = (mark.line, mark.column) if mark else (0, 0)
    wide = next((n for n, text in enumerate(lines) if _WIDE_COLON.match(text)), None)
    if wide is not None:
        return wide, _WIDE
    begin = getattr(error, "context_mark", None) or mark
    first = begin.line if begin else 0
    last = len(lines) - 1
    at = (min(line, last), column) if line <= last else (last, len(lines[last]))
    found, hint = _hint(context, problem, lines, at, min(first, last))
    return found, hint or problem


def _hint(
    context: str, problem: str, lines: list[str], at: tuple[int, int], first: int
) -> tuple[int, str]:
    line, column = at
    said = f"{context} {problem}"
    if "quoted scalar" in context:
        return first, "a quote is opened here and never closed"
    if "block scalar" in context:
        return first, _RESERVED.format('">" or "|"')
    if re.search(r"scanning an? (alias|anchor|tag|directive)|undefined|duplicate anchor", said):
        return line, _RESERVED.format('"&", "*", "!" or "%"')
    if "could not find expected ':'" in problem:
        return first, _KEY
    if "mapping values" in problem:
        return _second_colon(lines, line, column)
    if "sequence entries" in problem:
        return line, 'a list begins on the line below its key; quote a value that begins with "-"'
    if "document" in said:
        return line, 'a line "---" or "..." ends the YAML here; take it out'
    begins = lines[line][column : column + 1]
    if begins and ("cannot start any token" in problem or "node content" in problem):
        return line, _RESERVED.format(f'"{begins}"')
    if "while parsing a flow" in context:
        return first, "a bracket is opened here and never closed, or a comma is missing"
    if "while parsing a block" in context:
        return line, _LATE if lines[line][:column].rstrip()[-1:] in tuple("\"']}") else _INDENT
    return line, ""


def _second_colon(lines: list[str], line: int, column: int) -> tuple[int, str]:
    """Which of three mistakes makes YAML meet a ":" where a value should go on."""
    above = next((n for n in reversed(range(line)) if lines[n].strip()), line)
    if re.match(r"\s*(-[^\s-]|[\w-]+[:：]\S)", lines[above]) and above < line:
        return above, _KEY
    is_key = re.fullmatch(r"\s*(- )*[\w-]+", lines[line][:column])
    if is_key and _indentation(lines[line]) > _indentation(lines[above]):
        return line, "this line is indented further than the lines it belongs to"
    return line, 'a ": " inside a value: put the whole value in quotes'


def _indentation(line: str) -> int:
    return len(re.match(r"(?: |- )*", line)[0])  # type: ignore[index]
