"""A web server on this machine with every fault that a page can have, each at its own path."""

from __future__ import annotations

import gzip
import ssl
import struct
import sys
import threading
import zlib
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SO_LINGER, SOL_SOCKET
from urllib.parse import unquote

import brotli
import yaml

from tests.support.projects import SHOP

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# The site that it plays names itself in its titles, in two scripts.
_WORDS = yaml.safe_load((SHOP / "snippets" / "company.yml").read_text(encoding="utf-8"))["words"]
SITE = f"{_WORDS[0].title()} Cloud"
SITE_ZH = next(word for word in _WORDS if not word.isascii())
CERTIFICATE = Path(__file__).parent / "faults.pem"  # signed by itself; its key guards nothing
HUGE = 50_000_000
RULES = "User-agent: *\nDisallow: /forbidden\n"


class Faults:
    """The server, and what it was asked: paths with how often, user agents, bytes of /huge."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.sent = 0
        self.closing = threading.Event()
        self.plain = self._server()
        self.secure = self._server()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        self.secure.socket = context.wrap_socket(
            self.secure.socket, server_side=True, do_handshake_on_connect=False
        )
        for server in (self.plain, self.secure):
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def _server(self) -> _Server:
        return _Server(("127.0.0.1", 0), type("_Bound", (_Handler,), {"faults": self}))

    def url(self, path: str) -> str:
        """The address of a path; one that begins with a scheme and a host keeps those."""
        if path.startswith("https:"):
            return f"https://127.0.0.1:{self.secure.server_port}{path.removeprefix('https:')}"
        if path.startswith("localhost"):
            return f"http://localhost:{self.plain.server_port}{path.removeprefix('localhost')}"
        return f"http://127.0.0.1:{self.plain.server_port}{path}"

    def close(self) -> None:
        self.closing.set()
        for server in (self.plain, self.secure):
            server.shutdown()
            server.server_close()


class _Server(ThreadingHTTPServer):
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Clients that hang up are what is tried here."""


class _Handler(BaseHTTPRequestHandler):
    faults: Faults

    def do_GET(self) -> None:
        path = unquote(self.path.partition("?")[0])
        self.faults.asked[path] += 1
        self.faults.agents.add(self.headers["User-Agent"])
        if path == "/robots.txt":
            self.answer(200, RULES, kind="text/plain")
        else:
            PAGES[path](self)

    def answer(
        self, status: int, text: str | bytes = "", kind: str = "text/html", **headers: str
    ) -> None:
        """A whole answer; LinkChecker hurries where a header bears its name."""
        data = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        self.send_header("LinkChecker", "may hurry")
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Length": str(len(data)), **own}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


Page = Callable[[_Handler], None]


def html(title: str, body: str = "") -> str:
    return f"<!doctype html><title>{title}</title><h1>{title}</h1>{body}"


def _says(title: str, body: str = "", status: int = 200, **headers: str) -> Page:
    return lambda handler: handler.answer(status, html(title, body), **headers)


def _redirects(status: int, path: str) -> Page:
    return lambda handler: handler.answer(status, Location=handler.faults.url(path))


def _once(first: Page, then: Page) -> Page:
    def page(handler: _Handler) -> None:
        (first if handler.faults.asked[handler.path] == 1 else then)(handler)

    return page


def _late(handler: _Handler) -> None:
    handler.faults.closing.wait(6)


def _drip(head: bytes, drop: bytes) -> Page:
    """Sends `head`, then `drop` again and again, often enough that no read times out."""

    def page(handler: _Handler) -> None:
        handler.wfile.write(head)
        while not handler.faults.closing.wait(0.3):
            handler.wfile.write(drop)

    return page


def _reset(handler: _Handler) -> None:
    handler.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    handler.rfile.close()
    handler.connection.close()


def _empty(_: _Handler) -> None:
    pass


def _huge(handler: _Handler) -> None:
    handler.answer(200, html("Huge"), Content_Length=str(HUGE))
    for _ in range(HUGE // 10_000):
        handler.wfile.write(b"<p>more" * 1430)
        handler.faults.sent += 10_000


def _packed(title: str, encoding: str, pack: Callable[[bytes], bytes]) -> Page:
    """A page packed though nobody has to understand it."""

    def page(handler: _Handler) -> None:
        data = pack(html(title).encode())
        handler.answer(200, data, Content_Encoding=encoding)

    return page


def _deflated(data: bytes) -> bytes:
    """deflate as some servers send it, without the head that belongs before it."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def _raw(answer: bytes) -> Page:
    return lambda handler: void(handler.wfile.write(answer))


def void(_: object) -> None:
    """Nothing, whatever was done."""


_REFUSED = {
    f"/refused-{status}": _says("Your request has been blocked", status=status)
    for status in (405, 406, 412, 418, 426, 444, 520, 530, 999)
}
_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
PAGES: dict[str, Page] = {
    "/fine": _says("Fine"),
    "/plain-text": lambda handler: handler.answer(200, "no page", kind="text/plain"),
    "/moved": _redirects(301, "/fine"),
    "/moved-308": _redirects(308, "/fine"),
    "/moved-tracked": _redirects(301, "/fine?spm=a2c.1&id=7"),
    "/moved-then-away": _redirects(301, "/away"),
    "/moved-to-missing": _redirects(301, "/missing"),
    "/moved-host": _redirects(301, "localhost/fine"),
    "/away": _redirects(302, "/fine"),
    "/away-303": _redirects(303, "/fine?ticket=1"),
    "/away-307": _redirects(307, "/fine"),
    "/to-a-file": lambda handler: handler.answer(302, Location="file:///etc/hosts"),
    "/loop": _redirects(302, "/loop"),
    "/deep/page/home": _redirects(302, "/"),
    "/deep/page/crash": _redirects(302, "/error.htm"),
    "/": _says("Home"),
    "/error.htm": _says("Something happened"),
    "/missing": _says("Missing", status=404),
    "/gone": _says("Gone", status=410),
    "/crashed": _says("Crashed", status=500),
    "/resting": _once(_says("Resting", status=503), _says("Rested")),
    "/busy": _says("Busy", status=429),
    "/busy-hour": _says("Busy", status=429, Retry_After="3600"),
    "/busy-second": _once(_says("Busy", status=429, Retry_After="1"), _says("Free")),
    "/wall": _says("Forbidden", status=403),
    "/wall-200": _says("Just a moment..."),
    "/late": _late,
    "/drip-head": _drip(_OK + b"X-Slow: ", b"."),
    "/drip-body": _drip(_OK + b"\r\n<title>Drip</title>", b" "),
    "/reset": _reset,
    "/empty": _empty,
    "/short": _says("Short", Content_Length="100000"),
    "/huge": _huge,
    "/no-head": _says("Only GET"),
    "/soft": _says("Page not found - Help Center"),
    "/soft-zh": _says("抱歉，您访问的页面不存在"),
    "/soft-ja": _says("お探しのページは見つかりませんでした"),
    "/soft-es": _says("Página no encontrada"),
    "/renamed": _says(f"New | {SITE}"),
    "/renamed-site": _says(f"Fees - {SITE} Help"),
    "/places": _says("Places", '<h2 id="here">Here</h2>'),
    "/forbidden": _says("For people"),
    "/página 页": _says("Names"),
    **_REFUSED,
    "/resting-long": _says("Resting", status=503, Retry_After="7200"),
    "/resting-digits": _says("Resting", status=503, Retry_After="9" * 4500),
    "/busy-digits": _says("Busy", status=429, Retry_After="9" * 4500),
    "/busy-date": _says("Busy", status=429, Retry_After="Wed, 21 Oct 2099 07:28:00 GMT"),
    "/wall-rejected": _says("Request Rejected"),
    "/wall-captcha": _says("Captcha Interception"),
    "/wall-zh": _says("安全验证"),
    "/wall-script": _says("Please enable JavaScript"),
    "/wall-room": _says("Waiting Room..."),
    "/wall-heading": lambda handler: handler.answer(200, "<h1>You have been blocked</h1>"),
    "/soft-gzip": _packed("Page not found", "gzip", gzip.compress),
    "/soft-deflate": _packed("Page not found", "deflate", zlib.compress),
    "/soft-deflate-bare": _packed("Page not found", "deflate", _deflated),
    "/soft-br": _packed("Page not found", "br", brotli.compress),
    "/soft-zstd": _packed("Page not found", "zstd", zstd.compress),
    "/soft-twice": _packed(
        "Page not found", "GZIP, br", lambda data: brotli.compress(gzip.compress(data))
    ),
    "/soft-identity": _packed("Page not found", "identity", bytes),
    "/packed": _packed("Packed", "gzip", gzip.compress),
    "/packed-oddly": _packed("Packed", "compress", lambda _: b"\x1f\x9d\x90"),
    "/packed-badly-br": _packed("Packed", "br", lambda data: b"\xff" + data),
    "/packed-badly-zstd": _packed("Packed", "zstd", lambda data: b"\xff" + data),
    "/packed-half": _packed("Packed", "zstd", lambda data: zstd.compress(data)[:-9]),
    "/packed-badly": _packed("Packed", "gzip", lambda data: b"\x1f\x8b\x08" + data),
    "/help/zh/renew": _says(f"续费域名 - {SITE_ZH}"),
    "/help/renew": _redirects(301, "/help/zh/renew"),
    "/help/en/renew": _redirects(301, "/help/zh/renew"),
    "/help/en/fees": _redirects(302, "/help/es/fees"),
    "/help/es/fees": _says(f"Tarifas - {SITE}"),
    "/help/en/price": _redirects(301, "/help/zh/renew"),
    "/translated": _says(f"计费 - {SITE_ZH}"),
    "/charset-idna": _says("Fine", kind="text/html; charset=idna; x"),
    "/charset-undefined": _says("Fine", kind="text/html; charset=undefined; x"),
    "/declaration": _says("Fine", "<![foo["),
    "/many-headers": _raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 20_000 + b"\r\n"),
    "/bad-location": _raw(b"HTTP/1.1 301 Moved\r\nLocation: http://[\xff\xfe/\r\n\r\n"),
}
