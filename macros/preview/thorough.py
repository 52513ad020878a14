"""What takes its time, in a process of its own: every rule, then the files of a whole build.

`python -m macros.preview.thorough ROOT SITE PROBLEMS`: the mistakes go into the file PROBLEMS;
where there are none, everything a build makes beside its pages goes into SITE.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from macros.problems import Place, Problem
from macros.project import open_project
from macros.search import index as search

PAGES = (".html", ".xml", ".gz")


def start(root: Path, site: Path, file: Path) -> subprocess.Popen[bytes]:
    """Begin; `file` is there, whole, once the rules have been asked."""
    file.unlink(missing_ok=True)
    command = [sys.executable, "-m", "macros.preview.thorough", *map(str, (root, site, file))]
    return subprocess.Popen(
        command,
        cwd=root,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def told(file: Path) -> list[Problem]:
    """The problems that were written down."""
    return [
        Problem(Place(path, line), rule, message, warning)
        for path, line, rule, message, warning in json.loads(file.read_text(encoding="utf-8"))
    ]


def _tell(file: Path, problems: Iterable[Problem]) -> None:
    data = [(p.place.path, p.place.line, p.rule, p.message, p.warning) for p in sorted(problems)]
    draft = file.with_suffix(".tmp")
    draft.write_text(json.dumps(data), encoding="utf-8")
    draft.replace(file)


def main(root: Path, site: Path, file: Path) -> None:
    """Ask every rule; then build beside the preview, and take over what is no page."""
    os.nice(10)
    project = open_project(root)
    _tell(file, project.problems)
    if project.errors:
        return
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
        subprocess.run(command, cwd=root)
        for path in sorted(Path(folder).rglob("*")):
            name = path.relative_to(folder)
            ours = path.suffix in PAGES or path.name == "sw.js" or name.parts[0] == search.FOLDER
            if path.is_file() and not ours:  # those are the preview's own
                target = site / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.move(path, target)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
