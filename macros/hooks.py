"""The seam to MkDocs: settings only it has, and the export once a site is built.

MkDocs' hooks: https://www.mkdocs.org/user-guide/configuration/#hooks. Zensical ignores hooks, so
nothing that a page shows may depend on them.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path
from typing import Any

from macros import page_time
from macros.environment import source_link
from macros.exports.policy import with_policy
from macros.exports.published import is_meant, newest, updated
from macros.exports.shell import shell
from macros.exports.write import export
from macros.library.macro_calls import with_tokens
from macros.links.internal.built_site import Site
from macros.links.internal.sources import broken_links
from macros.problems import ContentError, Place, Problem
from macros.project import current, require

_log = logging.getLogger("mkdocs.hooks.playbooks")
_serving: list[bool] = []
_newest: list[date | None] = []  # the day of the last review
_INDENTATION = re.compile(r"\s*\n\s*")
# What answers the header's search: Material's own holds all pages at once.
_SEARCH = re.compile(r'(?<="search": ")([^"]*)assets/javascripts/workers/search\.[^"/]*\.js(?=")')


def on_startup(command: str, **_: Any) -> None:
    """Remember what the site is built for."""
    _serving[:] = [command == "serve"]


def on_config(config: Any) -> Any:
    """Edit links, where the project has a public address."""
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
    # The server adds a script to what it shows, which the policy has to know.
    inject = server._inject_js_into_html
    server._inject_js_into_html = lambda content, epoch: with_policy(
        inject(content, epoch).decode()
    ).encode()
    return server


def on_files(files: Any, config: Any) -> Any:
    """Publish what the rules have read, and the site's own code; nothing else lies in docs/."""
    project = current()
    _newest[:] = [newest(project.library) if project else None]
    for file in list(files):
        if file.src_dir != config.docs_dir or project is None:
            continue
        if not is_meant(project.library, file.src_uri):
            files.remove(file)
    return files


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
    page.meta = dict(judged.meta) | {"search": {"exclude": True}}  # macros/search has its words
    day = project and updated(project.library, name, next(iter(_newest), None))
    page.update_date = str(day or page.update_date)  # the same sources give the same bytes
    page_time.begin(judged.body.path)
    text = judged.body.text.lstrip("\n")
    printed = with_tokens(text, name)
    if printed is not None:
        page.meta["render_macros"] = False  # nothing is left for the macros plugin
    return text if printed is None else printed


on_page_markdown.mkdocs_priority = 100  # type: ignore[attr-defined]  # before the macros plugin


def on_page_content(html: str, **_: Any) -> str:
    """The page is rendered; it had its time."""
    page_time.end()
    return html


def on_post_page(output: str, **_: Any) -> str:
    """Say which code a page is of and what it may run; take out the templates' indentation."""
    before, article, rest = output.partition("<article")
    inside, end, after = rest.rpartition("</article>")
    # A third of a small page.
    output = _INDENTATION.sub("\n", before) + article + inside + end + _INDENTATION.sub("\n", after)
    return _with_head(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The page for what is not found is made from a template alone."""
    return _with_head(output_content) if template_name.endswith(".html") else output_content


def _with_head(page: str) -> str:
    project = current()
    code = "serve" if any(_serving) or project is None else shell(project.root)
    named = page.replace("<head>", f'<head><meta name="shell" content="{code}">', 1)
    return with_policy(_SEARCH.sub(r"\1assets/search/worker.js", named, count=1))


def on_post_build(config: Any) -> None:
    """Complete the built site, then follow every link in it; a strict build fails on one."""
    root, folder = Path(config.config_file_path).parent, Path(config.site_dir)
    known = current()
    if known and known.alone:  # whoever asked for the pages completes the site
        return
    site = require(root)
    export(site, folder, serving=any(_serving))
    for problem in broken_links(site.library, root, Site(folder), config.site_url):
        _log.warning("%s", problem)
