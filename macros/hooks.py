"""The seam to MkDocs: settings only it has, and the export once a site is built.

MkDocs' hooks: https://www.mkdocs.org/user-guide/configuration/#hooks. Zensical ignores hooks, so
nothing that a page shows may depend on them.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from macros.export import export
from macros.inside.problems import broken_links
from macros.policy import with_policy
from macros.problems import ContentError
from macros.settings import source_link
from macros.site import require
from macros.worker import UNNAMED

_log = logging.getLogger("mkdocs.hooks.playbooks")
_serving: list[bool] = []
_build = [UNNAMED]
_INDENTATION = re.compile(r"\s*\n\s*")


def on_startup(command: str, **_: Any) -> None:
    """Remember what the site is built for."""
    _serving[:] = [command == "serve"]


def on_config(config: Any) -> Any:
    """Edit links, where the project has a public address; whether this is a build to keep."""
    _build[:] = ["serve" if any(_serving) else UNNAMED]
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


def on_post_page(output: str, **_: Any) -> str:
    """Say of which build a page is and what it may run; take out the templates' indentation."""
    before, article, rest = output.partition("<article")
    inside, end, after = rest.rpartition("</article>")
    # A third of a small page.
    output = _INDENTATION.sub("\n", before) + article + inside + end + _INDENTATION.sub("\n", after)
    return _with_head(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """The page for what is not found is made from a template alone."""
    return _with_head(output_content) if template_name.endswith(".html") else output_content


def _with_head(page: str) -> str:
    named = page.replace("<head>", f'<head><meta name="build" content="{_build[0]}">', 1)
    return with_policy(named)


def on_post_build(config: Any) -> None:
    """Complete the built site, then follow every link in it; a strict build fails on one."""
    root, folder = Path(config.config_file_path).parent, Path(config.site_dir)
    site = require(root)
    export(site, folder, serving=any(_serving))
    for problem in broken_links(site.library, root, folder, config.site_url):
        _log.warning("%s", problem)
