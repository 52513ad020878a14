"""A small chart of how cost grows: both axes in powers of ten, a line for each kind of build."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from math import log10

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 760, 380, 50, 270, 20, 40
_COLOURS = ("#b3261e", "#1d4ed8", "#15803d", "#7c3aed", "#a16207", "#334155", "#0e7490", "#be185d")
Figures = Mapping[int, Mapping[str, Mapping[str, float]]]


def chart(found: Figures) -> str:
    """Return an SVG of processor seconds by number of playbooks."""
    lines = _lines(found)
    sizes = sorted(found)
    costs = [cost for points in lines.values() for _, cost in points]
    low, high = _power(min(costs), -1), _power(max(costs), 1)
    left, right = log10(sizes[0]), log10(sizes[-1])

    def x(size: float) -> float:
        share = (log10(size) - left) / ((right - left) or 1)
        return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)

    def y(cost: float) -> float:
        share = (log10(cost) - log10(low)) / (log10(high) - log10(low))
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t"'
    font = 'font-family="system-ui, sans-serif" font-size="12"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {font}>',
        '<title id="t">Seconds of processor time by number of playbooks</title>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
    ]
    step = low
    while step <= high * 1.01:
        out.append(
            f'<path d="M{_LEFT} {y(step):.1f}H{_WIDTH - _RIGHT}" stroke="#ddd"/>'
            f'<text x="{_LEFT - 6}" y="{y(step) + 4:.1f}" text-anchor="end">{step:g} s</text>'
        )
        step *= 10
    out += [
        f'<text x="{x(size):.1f}" y="{_HEIGHT - 14}" text-anchor="middle">{size:,}</text>'
        for size in sizes
    ]
    ends = _apart({name: y(points[-1][1]) for name, points in lines.items()})
    for (name, points), colour in zip(lines.items(), _COLOURS, strict=False):
        path = " ".join(f"{x(size):.1f},{y(cost):.1f}" for size, cost in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        words = escape(f"{name}: {points[-1][1]:g} s")
        place = f'x="{x(points[-1][0]) + 8:.1f}" y="{ends[name] + 4:.1f}"'
        out.append(f'<text {place} fill="{colour}">{words}</text>')
    return "\n".join([*out, "</svg>"]) + "\n"


def _lines(found: Figures) -> dict[str, list[tuple[int, float]]]:
    lines: dict[str, list[tuple[int, float]]] = {}
    for size, figures in sorted(found.items()):
        for name, own in figures.items():
            if "of all processors" in own:
                lines.setdefault(name, []).append((size, own["of all processors"]))
    return lines


def _apart(places: Mapping[str, float]) -> dict[str, float]:
    """Heights of words that do not stand on each other, from the top down."""
    found: dict[str, float] = {}
    last = 0.0
    for name, place in sorted(places.items(), key=lambda one: one[1]):
        last = max(place, last + 15)
        found[name] = last
    return found


def _power(cost: float, beyond: int) -> float:
    exponent = log10(cost)
    return 10.0 ** (int(exponent // 1) + (1 if beyond > 0 else 0))
