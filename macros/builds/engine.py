"""The seam to MkDocs: what a build makes once, and one page at a time.

The first half of `mkdocs.commands.build.build`, and its two steps for a page.
"""

from __future__ import annotations

import gzip
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, TypeAlias

import markdown
from mkdocs.commands.build import _build_template, _populate_page, get_context
from mkdocs.config import load_config
from mkdocs.structure import pages
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from macros.exports import published
from macros.exports.shorten import shortened
from macros.project import current

_ENV = re.compile(r"!ENV\s*(\[[^\]]*\]|\w+)")
Command: TypeAlias = Literal["build", "serve"]


class _OneMarkdown:
    """Stands for the module `markdown` where MkDocs renders pages: it would make a parser a page.

    Python-Markdown's own way to go on to another document is `reset`.
    """

    def __init__(self) -> None:
        self.made: Any = None

    def Markdown(self, **settings: Any) -> Any:  # noqa: N802
        """Return the parser with nothing of the page before in it."""
        if self.made is None:
            self.made = markdown.Markdown(**settings)
        return self.made.reset()

    def __getattr__(self, name: str) -> Any:
        return getattr(markdown, name)


class Engine:
    """MkDocs with this project's plugins: pages in, HTML out."""

    def __init__(
        self, root: Path, site: Path, command: Command, address: str | None = None
    ) -> None:
        self.root, self.site, self.command, self.address = root, site, command, address
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        if address is not None:
            logging.getLogger("mkdocs").setLevel(logging.CRITICAL)  # what is wrong the rules tell
            os.environ["SITE_URL"] = ""

    def begin(self) -> None:
        """Read the settings, find the files and the navigation; nothing is rendered yet."""
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins.on_startup(command=self.command, dirty=False)
        config.site_url = self.address or config.site_url
        self.config: Any = config.plugins.on_config(config)
        self.config.plugins.on_pre_build(config=self.config)
        setattr(pages, "markdown", _OneMarkdown())  # noqa: B010  it does not export what it imports
        self.look()

    def look(self) -> None:
        """Find the files anew: pages came or went."""
        config = self.config
        self.env: Any = config.theme.get_env()
        self.env.auto_reload = False  # it would ask the disk for fifty templates a page
        files = get_files(config)
        files.add_files_from_theme(self.env, config)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self.files: Any = files
        self.nav: Any = config.plugins.on_nav(
            get_navigation(files, config), config=config, files=files
        )
        self.documents = files.documentation_pages()
        self.pages: dict[str, Any] = {}
        for file in self.documents:
            page = file.page or pages.Page(None, file, config)
            self.pages[file.src_uri.removesuffix(".md")] = page
        self._introduce()
        self.env = config.plugins.on_env(self.env, config=config, files=files)

    def _introduce(self) -> None:
        """Have every page know its title and its day, which others show before it is rendered."""
        project = current()
        if project is None:
            return
        library = project.library
        newest = published.newest(library)
        for name in self.pages.keys() & library.pages.keys():
            page = self.pages[name]
            page.markdown, page.meta = "", dict(library.pages[name].meta)
            page.update_date = str(published.updated(library, name, newest) or page.update_date)

    def common(self) -> str:
        """What all pages depend on besides the files of the code: settings, and the navigation."""
        names = re.findall(r"\w+", " ".join(_ENV.findall(self._settings())))
        given = [os.environ.get(name) for name in names]
        return f"{given} {self.config.site_url} {self.config.edit_uri_template} {self.nav}"

    def _settings(self) -> str:
        return Path(self.config.config_file_path).read_text(encoding="utf-8")

    def static(self) -> Iterator[tuple[str, bytes]]:
        """The files of the theme and of docs/ that are no pages, as browsers load them."""
        for file in self.files:
            if file.is_documentation_page() or not file.inclusion.is_included():
                continue
            own = file.src_uri.startswith("assets/") and file.src_dir == self.config.docs_dir
            data = file.content_bytes
            source = Path(self.config.docs_dir, file.src_uri)
            yield file.dest_uri, shortened(source, data) if own else data

    def templates(self) -> Iterator[tuple[str, bytes]]:
        """The pages that are made of a template alone."""
        for name in self.config.theme.static_templates:
            template = self.env.get_template(name)
            output = _build_template(name, template, self.files, self.config, self.nav)
            if output.strip():
                yield name, output.encode()
            if name == "sitemap.xml":  # the same pages give the same bytes
                yield f"{name}.gz", gzip.compress(output.encode(), mtime=0)

    def write_static(self) -> None:
        """Write the files that a preview serves beside its pages."""
        self.files.copy_static_files()
        for name, data in self.templates():
            (self.site / name).write_bytes(data)

    def copy(self, path: str) -> None:
        """Put a changed picture, script or style sheet where it is served."""
        file = self.files.get_file_from_path(path.removeprefix("docs/"))
        if file is not None:
            file.copy_file()

    def html(self, name: str) -> str:
        """Return the HTML of a page; raises whatever stands in its way."""
        page, config = self.pages[name], self.config
        plugins = config.plugins
        _populate_page(page, config, self.files)
        config._current_page, page.active = page, True
        try:
            context = get_context(self.nav, self.documents, config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = plugins.on_page_context(context, page=page, config=config, nav=self.nav)
            output: str = plugins.on_post_page(template.render(context), page=page, config=config)
            return output
        finally:
            config._current_page, page.active = None, False
            page.content, page.toc, page.markdown = None, [], ""  # thousands of them are too much

    def place(self, name: str) -> str:
        """Where the HTML of a page lies below the site."""
        uri: str = self.pages[name].file.dest_uri
        return uri

    def finish(self) -> None:
        """Let the plugins write what they make of all pages."""
        self.config.plugins.on_post_build(config=self.config)
