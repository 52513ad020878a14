"""The seam to MkDocs: settings only it has, and the export once a site is built.

MkDocs' hooks: https://www.mkdocs.org/user-guide/configuration/#hooks. Zensical ignores hooks, so
nothing that a page shows may depend on them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.export import export
from macros.problems import ContentError
from macros.settings import source_link
from macros.site import require


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
    return server


def on_post_build(config: Any) -> None:
    """Complete the built site."""
    root = Path(config.config_file_path).parent
    export(require(root).library, Path(config.site_dir))
