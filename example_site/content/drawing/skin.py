"""Skin, cut through: outer layer, dermis with its fibres, fat. SVG in a field of 1600 by 900."""

# Chance draws here, it keeps no secrets.
# ruff: noqa: S311

import math
import random
from collections.abc import Callable

Curve = Callable[[float], float]

EPIDERMIS = ("#dba48c", "#bf7d66")
DERMIS = ("#f6dcd0", "#eec2b1")
FAT = ("#f9e6b8", "#f2d592")
PLUM = "#7a2350"


def wave(middle: float, height: float, length: float, shift: float = 0) -> Curve:
    """Return a gentle curve around ``middle``."""

    def curve(x: float) -> float:
        slow = math.sin((x + shift) / length)
        return middle + height * (0.7 * slow + 0.3 * math.sin((x + 2 * shift) / (length * 0.43)))

    return curve


def outline(curve: Curve, left: float, right: float, step: float = 8) -> str:
    """Return the points of a curve from left to right."""
    count = int((right - left) / step)
    return " ".join(
        f"{left + place * step:.1f},{curve(left + place * step):.1f}" for place in range(count + 1)
    )


def band(upper: Curve, lower: Curve, left: float, right: float, fill: str) -> str:
    """Return the area between two curves."""
    back = " ".join(reversed(outline(lower, left, right).split()))
    return f'<polygon points="{outline(upper, left, right)} {back}" fill="{fill}"/>'


def cells(upper: Curve, lower: Curve, left: float, right: float, seed: int) -> str:
    """Return the rows of cells of the outer layer: flat above, round below."""
    dice, drawn = random.Random(seed), []
    for row in range(6):
        share = (row + 0.55) / 6
        width = 30 - row * 2.4
        x = left + dice.uniform(0, width)
        while x < right:
            top, bottom = upper(x), lower(x)
            y = top + (bottom - top) * share
            height = (bottom - top) / 6 * 0.74
            tint = dice.choice(("#fff3ec", "#f8d9c8", "#e9b9a2"))
            drawn.append(
                f'<rect x="{x - width / 2 + 1.5:.1f}" y="{y - height / 2:.1f}" width="{width - 3:.1f}"'
                f' height="{height:.1f}" rx="{min(height, width) / 2.1:.1f}" fill="{tint}"'
                f' opacity="{0.16 + 0.07 * row:.2f}"/>'
            )
            x += width
    return "".join(drawn)


def fibre(dice: random.Random, x: float, y: float, length: float) -> str:
    """Return the path of one wavy fibre that begins at ``x``, ``y``."""
    bend, drift = dice.uniform(6, 16), dice.uniform(-14, 14)
    quarter = length / 4
    return (
        f"M{x:.0f} {y:.0f}c{quarter * 0.6:.0f} {-bend:.0f} {quarter * 1.4:.0f} {-bend:.0f} {quarter * 2:.0f}"
        f" {drift / 2:.0f}s{quarter * 1.4:.0f} {bend:.0f} {quarter * 2:.0f} {drift / 2:.0f}"
    )


def fibres(
    upper: Curve, lower: Curve, left: float, right: float, count: int, seed: int, colour: str
) -> str:
    """Return fibres scattered between two curves."""
    dice, drawn = random.Random(seed), []
    for _ in range(count):
        x, length = dice.uniform(left - 60, right), dice.uniform(70, 170)
        y = upper(x) + (lower(x) - upper(x)) * dice.uniform(0.06, 0.96)
        drawn.append(
            f'<path d="{fibre(dice, x, y, length)}" stroke-width="{dice.uniform(1.4, 4):.1f}"'
            f' opacity="{dice.uniform(0.25, 0.75):.2f}"/>'
        )
    return f'<g fill="none" stroke="{colour}" stroke-linecap="round">{"".join(drawn)}</g>'


def globules(upper: Curve, left: float, right: float, seed: int) -> str:
    """Return the round cells of the fat."""
    dice, drawn = random.Random(seed), []
    for row in range(5):
        x = left - dice.uniform(0, 40)
        while x < right + 40:
            size = dice.uniform(24, 38)
            y = upper(x) + 34 + row * 52 + dice.uniform(-8, 8)
            drawn.append(
                f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{size:.0f}" ry="{size * 0.84:.0f}" fill="#fdf1cf"'
                f' stroke="#e5c27c" stroke-width="2" opacity="0.85"/>'
                f'<ellipse cx="{x - size * 0.3:.0f}" cy="{y - size * 0.3:.0f}" rx="{size * 0.28:.0f}"'
                f' ry="{size * 0.18:.0f}" fill="#fffaf0" opacity="0.9"/>'
            )
            x += size * 1.9
    return "".join(drawn)


def vessel(curve: Curve, left: float, right: float, colour: str) -> str:
    """Return a blood vessel along a curve, with a lighter core."""
    points = outline(curve, left, right)
    return (
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round"><polyline points="{points}"'
        f' stroke="{colour}" stroke-width="9" opacity="0.55"/><polyline points="{points}"'
        f' stroke="#fff" stroke-width="2.2" opacity="0.5"/></g>'
    )


def gradient(name: str, colours: tuple[str, ...], *, across: bool = False) -> str:
    """Return a gradient from top to bottom, or from left to right."""
    last = len(colours) - 1
    stops = "".join(
        f'<stop offset="{place / last:.2f}" stop-color="{colour}"/>'
        for place, colour in enumerate(colours)
    )
    end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
    return f'<linearGradient id="{name}" x1="0" y1="0" {end}>{stops}</linearGradient>'


def skin(
    surface: Curve, left: float, right: float, *, seed: int = 1, fat: float = 250, thick: float = 78
) -> str:
    """Return skin below ``surface``, with the fat ``fat`` pixels below the outer layer."""

    def border(x: float) -> float:
        return surface(x) + thick + 9 * math.sin(x / 17)

    def floor(x: float) -> float:
        return surface(x) + thick + fat + 12 * math.sin(x / 60)

    def ground(x: float) -> float:
        return 960

    parts = [
        f"<defs>{gradient('epidermis', EPIDERMIS)}{gradient('dermis', DERMIS)}{gradient('fat', FAT)}</defs>",
        band(floor, ground, left, right, "url(#fat)"),
        globules(floor, left, right, seed + 5),
        band(border, floor, left, right, "url(#dermis)"),
        fibres(border, floor, left, right, int((right - left) / 9), seed, "#dc9f8b"),
        fibres(border, floor, left, right, int((right - left) / 16), seed + 1, "#fff4ee"),
        vessel(lambda x: floor(x) - 46 + 10 * math.sin(x / 90), left, right, "#c0566a"),
        band(surface, border, left, right, "url(#epidermis)"),
        cells(surface, border, left, right, seed + 2),
        f'<polyline points="{outline(surface, left, right)}" fill="none" stroke="#fff6f0"'
        ' stroke-width="5" opacity="0.8"/>',
    ]
    return "".join(parts)
