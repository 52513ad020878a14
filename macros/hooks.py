"""The seam to MkDocs: settings only it has, and the export once a site is built.

MkDocs' hooks: https://www.mkdocs.org/user-guide/configuration/#hooks. Zensical ignores hooks, so
nothing that a page shows may depend on them.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from macros.environment import source_link
from macros.exports.service_worker import build_id
from macros.exports.write import export
from macros.links.internal.sources import broken_links
from macros.problems import ContentError, Place, Problem
from macros.project import current, require

_log = logging.getLogger("mkdocs.hooks.playbooks")
_serving: list[bool] = []
_build = [""]
_INDENTATION = re.compile(r"\s*\n\s*")


def on_startup(command: str, **_: Any) -> None:
    """Remember what the site is built for."""
    _serving[:] = [command == "serve"]


def on_config(config: Any) -> Any:
    """Edit links, where the project has a public address; which build this is."""
    root = Path(config.config_file_path).parent
    _build[:] = ["serve" if any(_serving) else build_id(root)]
    config.edit_uri_template = source_link("docs/{path}")
    return config


def on_serve(server: Any, **_: Any) -> Any:
    """Go on showing the last good site while a problem waits to be mended.

    MkDocs' server answers no request after a failed build until one succeeds.
    """
    build = server.builder

    def builder(*arguments: Any) -> None:
        try:
            build(*arguments)
        except ContentError as error:
            print(error, flush=True)

    server.builder = builder
    return server


def on_page_read_source(**_: Any) -> str:
    """Keep MkDocs from reading pages: it types scalars, and publishes front matter it cannot."""
    return ""


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:  # noqa: ARG001
    """Hand over what the rules judged, front matter and text: every scalar is what was typed."""
    project = current()
    name = page.file.src_uri.removesuffix(".md")
    judged = project and project.library.pages.get(name)
    if not judged:
        message = "no rule has read this page; its name has to end in .md"
        raise ContentError([Problem(Place(f"docs/{page.file.src_uri}"), "stray-file", message)])
    page.meta = dict(judged.meta)
    return judged.body.text.lstrip("\n")


on_page_markdown.mkdocs_priority = 100  # type: ignore[attr-defined]  # before the macros plugin


def on_post_page(output: str, **_: Any) -> str:
    """Name the build, and take out the templates' indentation, a third of a small page."""
    output = output.replace("<head>", f'<head><meta name="build" content="{_build[0]}">', 1)
    before, article, rest = output.partition("<article")
    inside, end, after = rest.rpartition("</article>")
    return _INDENTATION.sub("\n", before) + article + inside + end + _INDENTATION.sub("\n", after)


def on_post_build(config: Any) -> None:
    """Complete the built site, then follow every link in it; a strict build fails on one."""
    root, folder = Path(config.config_file_path).parent, Path(config.site_dir)
    site = require(root)
    export(site, folder, serving=any(_serving))
    for problem in broken_links(site.library, root, folder, config.site_url):
        _log.warning("%s", problem)
