"""`python -m macros new site FOLDER`: an empty library for another team, with the code it needs.

What the company is called and where its pages are stands in the content and in mkdocs.yml; the code
is the same for everybody.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import click

_SITE = Path(__file__).with_name("site")
_ROOT = Path(__file__).parents[2]
# What a site is built with; tests and the team's own pipeline stay where the code is kept.
_CODE = ("macros", "overrides", "docs/assets", "docs/contributing")
_FILES = (
    "Makefile",
    "pyproject.toml",
    "requirements.lock",
    ".gitignore",
    ".editorconfig",
    "LICENSE",
)
# Pages that show what there is, whatever that is.
_PAGES = ("replies.md", "elsewhere.md", "keys.md", "health.md")
_IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc")
_NAV = """\
nav:
  - Playbooks: index.md
  - Replies: replies.md
  - Reference:
      - documents.md
      - elsewhere.md
      - keys.md
      - health.md
  - Contributing:
      - contributing/index.md
      - contributing/formats.md
      - contributing/your-own-playbooks.md
      - contributing/rules.md
"""


def start(folder: Path, company: str, host: str, today: date) -> list[str]:
    """Write a site into a new or empty folder; return the paths of what is to be edited.

    Raise FileExistsError when something is there already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(17, "it holds files", str(folder))
    words = {"COMPANY": company, "HOST": host, "TODAY": today.isoformat()}
    words["WORDS"] = ", ".join(dict.fromkeys(re.findall(r"\w+", company.lower())))
    written = []
    for source in sorted(_SITE.rglob("*")):
        if source.is_file():
            path = source.relative_to(_SITE)
            _write(folder / path, _filled(source.read_text(encoding="utf-8"), words))
            written.append(path.as_posix())
    for name in _CODE:
        shutil.copytree(_ROOT / name, folder / name, ignore=_IGNORED, dirs_exist_ok=True)
    for name in _FILES:
        shutil.copy(_ROOT / name, folder / name)
    for name in _PAGES:
        shutil.copy(_ROOT / "docs" / name, folder / "docs" / name)
    _write(
        folder / "mkdocs.yml",
        _settings((_ROOT / "mkdocs.yml").read_text(encoding="utf-8"), company),
    )
    return [*written, "mkdocs.yml"]


def _filled(text: str, words: dict[str, str]) -> str:
    return re.sub(rf"\b(?:{'|'.join(words)})\b", lambda match: words[match[0]], text)


def _settings(text: str, company: str) -> str:
    """The settings of this site, with another name and the pages of an empty one."""
    quoted = click.unstyle(company).replace('"', "'")
    text = re.sub(
        r"^site_description: .*$",
        f'site_description: "Playbooks for the support of {quoted}."',
        text,
        flags=re.MULTILINE,
    )
    return re.sub(r"^nav:\n(?: +.*\n)+", _NAV, text, flags=re.MULTILINE)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
