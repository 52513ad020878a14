"""Where no rule stops it, a link of content still leads to official pages and this site alone."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import html5lib
import pytest

from macros.text.addresses import is_inner, is_official
from tests.support.projects import run, small
from tests.support.walls import without_refusals

TARGETS = r"""
javascript:alert(1)
javascript:///%0aalert(1)
JaVaScRiPt:alert(1)
java&#x09;script:alert(1)
vbscript://x
data:text/html,x
https://evil.example/x
https&#58;//evil.example/x
https:\\/\\/evil.example/x
//evil.example/x
https://www.alibabacloud.com@evil.example/
https://evil.example\\@www.alibabacloud.com/
mailto:ana@evil.example
doc:shop/stranger
doc:shop/script
doc:shop/none
""".strip().split("\n")
DOCUMENTS = """
shop/stranger: {title: S, url: https://www.alibabacIoud.com/x}
shop/script: {title: T, url: 'javascript:alert(1)', languages: {es: 'javascript:alert(2)'}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = small(tmp_path_factory.mktemp("links"))
    without_refusals(project)
    links = "".join(f"- [x{n}](<{target}>) [y{n}]({target})\n" for n, target in enumerate(TARGETS))
    for path in ("docs/shop/parcel-late.md", "snippets/shop/wait.md", "snippets/shop/wait.es.md"):
        with (project / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{links}")
    with (project / "snippets" / "documents.yml").open("a", encoding="utf-8") as file:
        file.write(DOCUMENTS)
    done = run(sys.executable, "-m", "mkdocs", "build", "--quiet", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


def targets(html: str) -> set[str]:
    root = html5lib.parse(html, namespaceHTMLElements=False)
    return {value for element in root.iter() if (value := element.get("href")) is not None}


def foreign(found: set[str]) -> set[str]:
    return {target for target in found if not is_inner(target) and not is_official(target)}


def test_on_pages(built: Path) -> None:
    html = (built / "shop" / "parcel-late" / "index.html").read_text(encoding="utf-8")
    inside = re.search(r"<article.*</article>", html, re.DOTALL)
    assert inside
    found = targets(inside[0])
    assert any("alibabacloud.com" in target for target in found)
    assert foreign(found) == set()


def test_in_what_is_copied(built: Path) -> None:
    library = json.loads((built / "library.json").read_text(encoding="utf-8"))
    messages = [
        message["html"]
        for reply in library["replies"]
        for channels in reply["languages"].values()
        for message in channels.values()
    ]
    assert foreign(set().union(*map(targets, messages))) == set()
    assert sum("href" in message for message in messages) > 1


def test_in_other_languages(built: Path) -> None:
    reply = json.loads((built / "replies" / "shop" / "wait.json").read_text(encoding="utf-8"))
    assert foreign(targets(reply["es"]["html"])) == set()
