"""Whose support this is: what the code has to know of the company, as content says it.

One process serves one site: loading a library says whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Company:
    """`official` are hosts, or places of hosts, that customers may be sent to, by the site whose
    pages they are; `own` are those that speak for the company, `hosts` are names of hosts of its
    own that customers mention. `words` are what the company is called. `tracking` are parameters of
    its addresses that follow readers, `sign_in` is the host of made-up sign-in names, `keys` are
    patterns of its secret keys, `example` is a number as its customers have them.
    """

    words: tuple[str, ...] = ()
    official: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    own: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    tracking: tuple[str, ...] = ()
    sign_in: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    example: str = "5012345678901234"


NOBODY = Company()
_current = [NOBODY]


def use(company: Company) -> None:
    """Speak for `company` from now on."""
    _current[0] = company


def company() -> Company:
    """The company that is spoken for."""
    return _current[0]
