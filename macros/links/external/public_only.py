"""Only machines that anybody can ask are asked: not this one, not those of the network it is in.

Both our reader and LinkChecker open connections through urllib3, so one place refuses the others,
whatever name or redirect led there. As a program this runs LinkChecker behind that refusal.
"""

from __future__ import annotations

import runpy
import socket
import sys
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from urllib3.util import connection

ANYBODY = "--ask-anybody"
_NAT64 = IPv6Network("64:ff9b::/96")


class NotPublicError(OSError):
    """A name leads to a machine that the public cannot ask."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; what is wrapped in it counts."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            wrapped = IPv4Address(int(ip) & 0xFFFFFFFF)
        return (wrapped or ip).is_global and not ip.is_multicast
    return ip.is_global and not ip.is_multicast


def public_addresses(host: str, port: int) -> list[str]:
    """The IP addresses of a host that may be asked; `NotPublicError` when it has only others."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    public = [address for address in addresses if is_public(address)]
    if not public:
        raise NotPublicError(f"{host} is no public host")
    return public


def install() -> None:
    """Let urllib3 connect to public hosts alone, and to the proxies that this machine has."""
    connect = connection.create_connection
    if hasattr(connect, "only_public"):
        return
    proxies = {(p.hostname, p.port) for p in map(urlsplit, getproxies().values())}

    def create_connection(address: tuple[str, int], *rest: Any, **named: Any) -> socket.socket:
        if address in proxies:
            return connect(address, *rest, **named)
        failure: OSError | None = None
        for ip in public_addresses(*address):
            try:
                return connect((ip, address[1]), *rest, **named)
            except OSError as error:
                failure = error
        raise failure or NotPublicError(address[0])

    create_connection.only_public = True  # type: ignore[attr-defined]
    connection.create_connection = create_connection


def load_plugins() -> None:
    """Load what LinkChecker loads once it runs: of root it has become nobody then, and may not be
    able to read where it lies; it would silently do without."""
    # Here, not above: our own reader does without LinkChecker.
    from linkcheck import loader, plugins  # noqa: PLC0415

    find = loader.get_package_modules
    loaded = list(find("plugins", plugins.__path__))
    loader.get_package_modules = lambda package, path: (
        loaded if package == "plugins" else find(package, path)
    )


if __name__ == "__main__":
    if ANYBODY in sys.argv:
        sys.argv.remove(ANYBODY)
    else:
        install()
    load_plugins()
    runpy.run_module("linkcheck", run_name="__main__", alter_sys=True)
