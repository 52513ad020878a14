"""The seam to the macros plugin: registers what pages may call.

A macro prints a short token; `macros.extension` swaps the card in, out of the Markdown parser's
sight, so that a card looks the same wherever a writer puts it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Check the whole library and register the macros; problems end the build here.

    Uses only what MkDocs, ProperDocs and Zensical all offer: `project_dir`, `page` and `macro`.
    """
    # Here, not above: every module of the package imports this one first.
    from macros.library.macro_calls import MACROS, token  # noqa: PLC0415
    from macros.project import to_build, use  # noqa: PLC0415

    project = to_build(Path(env.project_dir))
    use(project)
    page: Any = getattr(env, "page", None)
    judged = project.library.pages.get(_page_name(page)) if hasattr(page, "path") else None
    if judged:  # Zensical, which calls this for every page; for the others hooks.py does the same
        page.meta.update(judged.meta)

    def register(name: str) -> None:
        def macro(*arguments: str) -> str:
            return token(name, _page_name(env.page), *arguments)

        env.macro(macro, name)

    for name in MACROS:
        register(name)


def _page_name(page: Any) -> str:
    path: str = page.file.src_uri if hasattr(page, "file") else page.path
    return path.removesuffix(".md")
