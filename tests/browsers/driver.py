"""Three browsers behind one set of verbs: WebDriver over HTTP, and Firefox's own Marionette."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

WEBKIT = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"
CONTROL, ENTER, ESCAPE = "\ue009", "\ue007", "\ue00c"
PATIENCE = 30.0
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class DriverError(Exception):
    """A command that a browser refused."""


class Browser:
    """One window of a browser; subclasses send the commands."""

    def command(self, name: str, method: str, path: str, /, **arguments: Any) -> Any:
        """Return what a command gives; Marionette knows its name, WebDriver method and path."""
        raise NotImplementedError

    def go(self, url: str) -> None:
        self.command("WebDriver:Navigate", "POST", "url", url=url)

    def back(self) -> None:
        self.command("WebDriver:Back", "POST", "back")

    def run(self, script: str, *arguments: Any) -> Any:
        """Return what a function's body returns."""
        sent = {"script": script, "args": list(arguments)}
        return self.command("WebDriver:ExecuteScript", "POST", "execute/sync", **sent)

    def wait(self, script: str, *arguments: Any) -> Any:
        """Return what a function's body returns once that is something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(DriverError):  # a page that is just being replaced
                if found := self.run(script, *arguments):
                    return found
            time.sleep(0.1)
        raise DriverError(f"waited in vain for: {script}")

    def click(self, selector: str) -> None:
        element = self.wait("return document.querySelector(arguments[0])", selector)
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        identity = element[_ELEMENT]
        self.command("WebDriver:ElementClick", "POST", f"element/{identity}/click", id=identity)

    def press(self, *keys: str) -> None:
        """Press keys together, then let go of them."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        up = [{"type": "keyUp", "value": key} for key in reversed(keys)]
        actions = [{"type": "key", "id": "keys", "actions": [*down, *up]}]
        self.command("WebDriver:PerformActions", "POST", "actions", actions=actions)


class OverHttp(Browser):
    """A browser whose driver speaks WebDriver: Chromium, WebKit."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self._port = port
        wanted = {"capabilities": {"alwaysMatch": capabilities}}
        self._session = "/session/" + self._send("POST", "/session", wanted)["sessionId"]

    def command(self, _name: str, method: str, path: str, /, **arguments: Any) -> Any:
        arguments.pop("id", None)
        return self._send(method, f"{self._session}/{path}", arguments)

    def _send(self, method: str, path: str, body: dict[str, Any]) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
            response = connection.getresponse()
            answer = response.read().decode(errors="replace")
        finally:
            connection.close()
        if response.status != 200:
            raise DriverError(answer[:500])
        return json.loads(answer)["value"]


class Firefox(Browser):
    """Firefox by its own protocol; geckodriver is no Debian package."""

    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._reader = self._socket.makefile("rb")
        self._numbers = itertools.count(1)
        self._received()  # it greets first
        self.command("WebDriver:NewSession", "POST", "", acceptInsecureCerts=False)

    def command(self, name: str, _method: str, _path: str, /, **arguments: Any) -> Any:
        message = json.dumps([0, next(self._numbers), name, arguments]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._received()
        if error:
            raise DriverError(str(error)[:500])
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    def _received(self) -> Any:
        length = b""
        while (sign := self._reader.read(1)) not in (b":", b""):
            length += sign
        return json.loads(self._reader.read(int(length)))


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    port = _free_port()
    options = {"args": ["--no-sandbox", "--headless=new", "--disable-dev-shm-usage"]}
    wanted = {"browserName": "chrome", "goog:chromeOptions": options}
    with _started("chromedriver", f"--port={port}"):
        _connected(port).close()
        yield OverHttp(port, wanted)


@contextlib.contextmanager
def webkit() -> Iterator[Browser]:
    port = _free_port()
    [browser] = Path("/").glob(WEBKIT.lstrip("/"))
    options = {"binary": str(browser), "args": ["--automation"]}
    with _started("xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={port}"):
        _connected(port).close()
        yield OverHttp(port, {"webkitgtk:browserOptions": options})


@contextlib.contextmanager
def firefox() -> Iterator[Browser]:
    port = _free_port()
    with tempfile.TemporaryDirectory() as profile:
        settings = {
            "marionette.port": port,
            "app.update.auto": False,
            "browser.shell.checkDefaultBrowser": False,
        }
        lines = [f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()]
        (Path(profile) / "user.js").write_text("".join(lines), encoding="utf-8")
        command = ("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile)
        with _started(*command):
            yield Firefox(port)


@contextlib.contextmanager
def _started(*command: str) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _connected(port: int) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            return socket.create_connection(("127.0.0.1", port))
        time.sleep(0.1)
    raise DriverError(f"nothing answers on port {port}")
