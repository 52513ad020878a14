"""The seam to MkDocs for a preview: what a build makes once, and one page at a time.

The first half of `mkdocs.commands.build.build`, and its two steps for a page.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page


class Engine:
    """MkDocs with this project's plugins: pages in, HTML files out."""

    def __init__(self, root: Path, site: Path, address: str) -> None:
        self.root, self.site, self.address = root, site, address
        logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what is wrong the rules tell
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        os.environ["SITE_URL"] = ""

    def begin(self) -> None:
        """Read the settings, find the files and the navigation; nothing is rendered yet."""
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = self.address
        self.config: Any = config.plugins.on_config(config)
        self.config.plugins.on_pre_build(config=self.config)
        self.look()

    def look(self) -> None:
        """Find the files anew: pages came or went."""
        config = self.config
        self.env: Any = config.theme.get_env()
        files = get_files(config)
        files.add_files_from_theme(self.env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self.files: Any = files
        self.nav: Any = config.plugins.on_nav(
            get_navigation(files, config), config=config, files=files
        )
        self.pages: dict[str, Any] = {}
        for file in files.documentation_pages():
            page = file.page or Page(None, file, config)
            self.pages[file.src_uri.removesuffix(".md")] = page
        self.env = config.plugins.on_env(self.env, config=config, files=files)
        files.copy_static_files()
        for page in self.nav.pages:  # every page shows their titles
            with suppress(Exception, SystemExit):
                _populate_page(page, config, files)
        for template in config.theme.static_templates:
            _build_theme_template(template, self.env, files, config, self.nav)

    def copy(self, path: str) -> None:
        """Put a changed picture, script or style sheet where it is served."""
        file = self.files.get_file_from_path(path.removeprefix("docs/"))
        if file is not None:
            file.copy_file()

    def render(self, name: str) -> None:
        """Write the HTML of a page; raises whatever stands in its way."""
        page = self.pages[name]
        _populate_page(page, self.config, self.files)
        pages = self.files.documentation_pages()
        _build_page(page, self.config, pages, self.nav, self.env)
