"""`python -m macros`: the commands behind make. Exit status 1: something is wrong; 2: wrong use."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.lazy import LazyGroup
from macros.commands.options import Day


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--today", "day", type=Day(), envvar="TODAY")
def main(root: Path | None, day: date | None) -> None:
    """Support playbooks: check, build and serve them, watch their links, measure the desk."""
    del root, day  # read by the commands, see macros.commands.options


if __name__ == "__main__":
    main(prog_name="python -m macros")
