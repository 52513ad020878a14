"""Writing the files that tools and browsers read beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from macros.desk import build as desk
from macros.desk import detect, leads
from macros.elsewhere import write as elsewhere
from macros.environment import site_address
from macros.exports import browser_data, library_parts, service_worker
from macros.exports.library_parts import as_json
from macros.exports.policy import POLICY, with_policy
from macros.exports.published import withdraw
from macros.exports.redirects import redirect
from macros.exports.shorten import shorten
from macros.exports.twins import listing, twins_of
from macros.health.measure import health
from macros.library.model import Library, Playbook, Reply
from macros.library.products import products
from macros.project import Project, today
from macros.search import index as search

Files: TypeAlias = Iterator[tuple[str, bytes]]  # names below the site's root, and what they hold


def shared(project: Project) -> dict[str, Callable[[], Files]]:
    """What makes the files that hold something of the whole library, by what they are for."""
    library = project.library
    return {
        "versions": lambda: iter([elsewhere.Files(library, site_address()).versions()]),
        "search": lambda: search.made(library, project.root),
        "desk": lambda: _desk(project),
        "browser": lambda: _browser(library),
        "health": lambda: iter([("health.json", as_json(health(library, project.root, today())))]),
        "list": lambda: iter([("llms.txt", listing(library).encode())]),
        "redirects": lambda: _redirects(library),
    }


def of_playbook(library: Library, playbook: Playbook, cache: Path) -> Files:
    """The files beside a playbook's page; what its checks have learnt is kept in `cache`."""
    name = playbook.name
    yield f"questions/{name}.json", as_json(browser_data.questions(playbook))
    yield f"points/{name}.json", as_json(leads.packed(library, playbook, cache))
    for path, text in twins_of(library, playbook):
        yield path, text.encode()


def of_reply(library: Library, reply: Reply) -> Files:
    """What pages ask for to show a reply in other languages, where it has any."""
    if len(reply.variants) > 1:
        yield browser_data.variants_path(reply), as_json(browser_data.variants(library, reply))


def _browser(library: Library) -> Files:
    yield "replies/asks.json", as_json(browser_data.asks(library))
    yield "replies/find.json", as_json(browser_data.reply_texts(library))
    yield "replies/frames.json", as_json(browser_data.frame_data(library))
    yield "replies/known.json", as_json(detect.known(library))
    yield "replies/index.json", as_json(browser_data.places(library))


def _desk(project: Project) -> Files:
    index = desk.build(project.library, project.root / desk.CACHE)
    yield "desk.bin", index
    yield "desk.json", as_json(desk.contents("desk.bin", len(index)))
    said = leads.common(project.library, project.root / desk.CACHE)
    yield "desk-common.json", as_json([said])


def _parts(library: Library) -> Files:
    found = products(library).values()
    made = dict(file for one in found for file in library_parts.of_product(library, one))
    yield from library_parts.together(library, found, made.__getitem__)
    yield from made.items()


def _redirects(library: Library) -> Files:
    for old, name in library.moved.items():
        page = with_policy(redirect(library.playbooks[name].page))
        yield f"{old}/index.html", page.encode()


def _all(project: Project, without: Container[str] = ()) -> Files:
    library, cache = project.library, project.root / desk.CACHE
    for name, make in shared(project).items():
        if name not in without:
            yield from make()
    if "tools" not in without:
        yield from elsewhere.made(library, site_address())
    yield from _parts(library)
    for playbook in library.playbooks.values():
        yield from of_playbook(library, playbook, cache)
    for reply in library.replies.values():
        yield from of_reply(library, reply)


def export(project: Project, folder: Path, *, serving: bool = False) -> list[Path]:
    """Write everything beside the pages, after any engine has made these; return the files.

    `serving` leaves out what nobody waits for while a site is edited, and writes a worker that
    takes itself away. Raise OSError when the folder cannot be written to.
    """
    library = project.library
    if serving:
        made = _all(project, without=("tools", "versions", "list", "search"))
        written = [_write(folder / name, data) for name, data in made if not name.endswith(".md")]
        written += elsewhere.stand_ins(library, folder)
        return [*written, _write(folder / "sw.js", service_worker.UNREGISTER.encode())]
    written = [_write(folder / name, data) for name, data in _all(project)]
    withdraw(library, project.root, folder)
    shorten(project.root, folder)
    _add_policies(folder)
    versions, offline = service_worker.versions(folder), library.exports.offline
    books = {book.page.url for book in library.playbooks.values()}
    files = service_worker.files(versions, books, exports=offline)
    return [*written, *(_write(folder / name, data) for name, data in files)]


def for_browser(library: Library, folder: Path, names: Iterable[str] | None = None) -> list[Path]:
    """Write what pages ask for to show other languages: of these replies, or what they share."""
    if names is None:
        return [
            _write(folder / "replies" / "frames.json", as_json(browser_data.frame_data(library))),
            _write(folder / "replies" / "index.json", as_json(browser_data.places(library))),
        ]
    found = (one for name in names for one in of_reply(library, library.replies[name]))
    return [_write(folder / name, data) for name, data in found]


def _add_policies(folder: Path) -> None:
    """Give every page a policy that has none: other engines than MkDocs call no hooks."""
    for path in sorted(folder.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        if POLICY not in page:
            path.write_text(with_policy(page), encoding="utf-8")


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
