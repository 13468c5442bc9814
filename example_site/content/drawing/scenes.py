"""The scenes, each as SVG in a field of 1600 by 900 (people and logo: 800 by 800)."""

# Chance draws here, it keeps no secrets; and a path has no good place to break its line.
# ruff: noqa: E501, S311

import random

from .skin import PLUM, band, fibre, gradient, skin, wave

SKY = ("#efe3ea", "#fbf6f8", "#fdf9f6")


def scene(body: str, width: int = 1600, height: int = 900) -> str:
    """Return an SVG document."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}">{body}</svg>'
    )


def sky(colours: tuple[str, ...] = SKY) -> str:
    """Return the background."""
    return (
        f'<defs>{gradient("sky", colours)}</defs><rect width="1600" height="900" fill="url(#sky)"/>'
    )


def needle(x: float, tip: float) -> str:
    """Return one needle that ends at ``tip``."""
    return (
        f'<path d="M{x - 7} 238V{tip - 60}L{x} {tip}L{x + 7} {tip - 60}V238Z" fill="url(#steel)"'
        f' stroke="#8d8794" stroke-width="1"/>'
        f'<path d="M{x - 3} 244V{tip - 66}" stroke="#fff" stroke-width="2" opacity="0.8"/>'
    )


def new_collagen(x: float, y: float, seed: int) -> str:
    """Return a bundle of fresh fibres around the end of a needle."""
    dice = random.Random(seed)
    paths = "".join(
        f'<path d="{fibre(dice, x - dice.uniform(38, 74), y + dice.uniform(-26, 62), dice.uniform(70, 130))}"/>'
        for _ in range(9)
    )
    return (
        f'<circle cx="{x}" cy="{y}" r="74" fill="url(#glow)"/>'
        f'<g fill="none" stroke="{PLUM}" stroke-width="3.2" stroke-linecap="round" opacity="0.62">{paths}</g>'
    )


def microneedling() -> str:
    """Return needles in skin, with new collagen around their tips."""
    surface = wave(398, 9, 240)
    tips = [(560 + 80 * place, 560 + (12 if place % 2 else 0)) for place in range(7)]
    return scene(
        sky()
        + f"<defs>{gradient('steel', ('#f7f6f8', '#b9b4bf', '#f2f1f4'), across=True)}"
        + f"{gradient('head', ('#8d3a63', PLUM, '#5d183b'), across=True)}"
        + '<radialGradient id="glow"><stop offset="0" stop-color="#fff" stop-opacity="0.95"/>'
        '<stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>'
        + skin(surface, 0, 1608, seed=11, fat=290, thick=82)
        + "".join(new_collagen(x, y - 6, place) for place, (x, y) in enumerate(tips))
        + "".join(needle(x, y) for x, y in tips)
        + '<path d="M500 -20H1100V150Q1100 240 1010 240H590Q500 240 500 150Z" fill="url(#head)"/>'
        '<path d="M540 -20V150Q540 204 596 208" fill="none" stroke="#fff" stroke-width="10"'
        ' stroke-linecap="round" opacity="0.22"/>'
        '<path d="M500 96H1100" stroke="#fff" stroke-width="3" opacity="0.25"/>'
        '<path d="M500 112H1100" stroke="#000" stroke-width="3" opacity="0.12"/>'
    )


def red_light() -> str:
    """Return a curved panel that sheds red light on skin."""
    lamps = [(x, 192 - 76 * ((x - 800) / 650) ** 2) for x in range(250, 1351, 110)]
    beams = "".join(
        f'<path d="M{x - 16:.0f} {y:.0f}L{x - 150 + (800 - x) * 0.12:.0f} 700H{x + 150 + (800 - x) * 0.12:.0f}'
        f'L{x + 16:.0f} {y:.0f}Z" fill="url(#beam)"/>'
        for x, y in lamps
    )
    surface = wave(560, 10, 260)
    dots = "".join(
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="30" fill="url(#halo)"/>'
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="10" fill="#fff1ec"/>'
        for x, y in lamps
    )
    return scene(
        sky(("#2b1322", "#5b1f3d", "#a3415a"))
        + f"<defs>{gradient('beam', ('#ff8f82', '#ff8f8200'))}{gradient('panel', ('#f4eef1', '#c9b9c3'))}"
        f"{gradient('lit', ('#ffc2b4', '#f0958e', '#a04f68'))}"
        '<radialGradient id="halo"><stop offset="0" stop-color="#ffd0c6"/>'
        '<stop offset="0.4" stop-color="#ff7d72" stop-opacity="0.9"/>'
        '<stop offset="1" stop-color="#ff5f5f" stop-opacity="0"/></radialGradient></defs>'
        + skin(surface, 0, 1608, seed=23, fat=250, thick=74)
        + f'<g style="mix-blend-mode:multiply">{band(surface, wave(910, 0, 1), 0, 1608, "url(#lit)")}</g>'
        + f'<g style="mix-blend-mode:screen" opacity="0.5">{beams}</g>'
        + '<path d="M150 70Q800 190 1450 70L1450 132Q1450 150 1432 154Q800 296 168 154Q150 150 150 132Z" fill="url(#panel)"/>'
        + dots
    )


def punch_excision() -> str:
    """Return a pit, the gap where it was cut out, and the stitched line."""
    cards = "".join(
        f'<g transform="translate({70 + 500 * place} 120)"><clipPath id="card{place}">'
        f'<rect width="460" height="660" rx="36"/></clipPath><g clip-path="url(#card{place})">'
        f'<rect width="460" height="660" fill="#fdf8f5"/>{part}</g>'
        '<rect width="460" height="660" rx="36" fill="none" stroke="#e2cfd8" stroke-width="3"/></g>'
        for place, part in enumerate((_pit(), _gap(), _line()))
    )
    arrows = "".join(
        f'<g transform="translate({x} 450)"><circle r="30" fill="{PLUM}"/>'
        '<path d="M-9 -11L8 0L-9 11" fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round"'
        ' stroke-linejoin="round"/></g>'
        for x in (550, 1050)
    )
    return scene(sky() + cards + arrows)


def _card_skin(seed: int) -> str:
    return skin(wave(250, 5, 120), -10, 480, seed=seed, fat=200, thick=66)


def _pit() -> str:
    hole = "M196 236Q222 244 228 300L233 402Q236 412 239 402L244 300Q250 244 276 236L276 200H196Z"
    return (
        _card_skin(31)
        + f'<path d="{hole}" fill="#fdf8f5"/><path d="M196 246Q222 250 228 300L233 402Q236 412 239 402L244 300'
        'Q250 250 276 246" fill="none" stroke="#b26a57" stroke-width="6" stroke-linecap="round"/>'
    )


def _gap() -> str:
    return (
        _card_skin(32)
        + '<path d="M196 200H276V470Q276 484 236 484Q196 484 196 470Z" fill="#fdf8f5"/>'
        '<path d="M196 250V470Q196 484 236 484Q276 484 276 470V250" fill="none" stroke="#c0566a" stroke-width="6"/>'
        f"<defs>{gradient('blade', ('#f7f6f8', '#b9b4bf', '#ecebee'), across=True)}</defs>"
        '<path d="M192 60H280V196L268 214H204L192 196Z" fill="url(#blade)" stroke="#8d8794" stroke-width="2"/>'
        f'<path d="M180 -10H292V76Q292 92 276 92H196Q180 92 180 76Z" fill="{PLUM}"/>'
    )


def _line() -> str:
    return (
        _card_skin(33)
        + '<path d="M236 252V440" stroke="#b26a57" stroke-width="5" stroke-linecap="round"/>'
        f'<g fill="none" stroke="{PLUM}" stroke-width="6" stroke-linecap="round">'
        '<path d="M176 252V330Q176 372 236 372Q296 372 296 330V252"/>'
        '<path d="M176 254Q206 236 236 240Q266 236 296 254"/>'
        '<path d="M232 238L204 200M240 238L274 196"/></g>'
        f'<circle cx="236" cy="239" r="10" fill="{PLUM}"/>'
    )


def skin_layers() -> str:
    """Return skin at rest, with a hair and a gland."""
    surface = wave(250, 14, 260)
    hair = (
        '<path d="M1130 40C1146 160 1150 330 1106 610" fill="none" stroke="#5d3a34" stroke-width="9"'
        ' stroke-linecap="round"/>'
        '<path d="M1150 250C1162 380 1152 520 1128 612Q1106 664 1084 612C1100 520 1120 380 1120 262" fill="#e0a58f"'
        ' opacity="0.75"/><ellipse cx="1106" cy="626" rx="26" ry="32" fill="#b26a57"/>'
        '<path d="M1146 470Q1224 440 1232 500T1150 540" fill="#f4cf9f" stroke="#d8a565" stroke-width="3"/>'
    )
    gland = (
        '<path d="M420 262C404 360 440 420 420 520" fill="none" stroke="#c58a9d" stroke-width="9" stroke-linecap="round"/>'
        '<path d="M420 520q-46 10 -34 44t64 22q54 -10 38 -50t-58 -22q-30 14 -18 40t36 14" fill="none"'
        ' stroke="#c58a9d" stroke-width="10" stroke-linecap="round"/>'
    )
    return scene(sky() + skin(surface, 0, 1608, seed=41, fat=360, thick=92) + hair + gland)


def person(skin_tone: str, hair: str, coat: str, shirt: str, extra: str, ground: str) -> str:
    """Return the portrait of somebody invented, in few shapes."""
    return scene(
        f'<rect width="800" height="800" fill="{ground}"/><circle cx="400" cy="380" r="330" fill="#fff" opacity="0.35"/>'
        f'<path d="M110 800C120 610 250 560 400 560S680 610 690 800Z" fill="{coat}"/>'
        f'<path d="M318 566L400 690L482 566L440 520H360Z" fill="{shirt}"/>'
        f'<path d="M352 440H448V560Q400 612 352 560Z" fill="{skin_tone}"/>'
        '<path d="M352 480Q400 530 448 480V520Q400 566 352 520Z" fill="#000" opacity="0.09"/>'
        f'<path d="M272 330C272 220 330 170 400 170S528 220 528 330S470 500 400 500S272 440 272 330Z" fill="{skin_tone}"/>'
        f"{hair}{extra}",
        800,
        800,
    )


def oduya() -> str:
    """Return a woman with short dark hair and round glasses, in a white coat."""
    hair = (
        '<path d="M252 340C236 200 310 122 404 122S566 200 548 340C544 300 530 262 500 240C440 262 340 268 300 236'
        'C276 262 258 300 252 340Z" fill="#2e2028"/>'
    )
    glasses = (
        f'<g fill="none" stroke="{PLUM}" stroke-width="8"><circle cx="342" cy="330" r="42"/>'
        '<circle cx="458" cy="330" r="42"/><path d="M384 326Q400 316 416 326M300 326L274 316M500 326L526 316"/></g>'
        '<path d="M370 430Q400 448 430 430" fill="none" stroke="#5a2f24" stroke-width="6" stroke-linecap="round"/>'
        '<path d="M318 566L262 800M482 566L538 800" stroke="#e3d8de" stroke-width="6"/>'
    )
    return person("#8a5a44", hair, "#ffffff", "#c58a9d", glasses, "#e6d3dc")


def ferncastle() -> str:
    """Return a man with grey hair and a beard, in blue surgical clothes."""
    hair = (
        '<path d="M262 330C246 210 300 136 402 132S556 214 538 330C528 282 512 250 486 232C420 246 340 214 306 236'
        'C282 258 270 292 262 330Z" fill="#8f8b93"/>'
        '<path d="M276 350C276 470 330 540 400 540S524 470 524 350C516 400 490 424 462 420C430 404 370 404 338 420'
        'C310 424 284 400 276 350Z" fill="#a29ea6"/>'
    )
    face = (
        '<g fill="none" stroke="#6d4438" stroke-width="7" stroke-linecap="round"><path d="M322 322Q344 310 366 322"/>'
        '<path d="M434 322Q456 310 478 322"/><path d="M374 458Q400 474 426 458"/></g>'
        '<path d="M318 566L400 690L482 566" fill="none" stroke="#3f6f88" stroke-width="8"/>'
    )
    return person("#e8bfa6", hair, "#6d9db6", "#e8bfa6", face, "#d6e3e8")


def logo() -> str:
    """Return the clinic's mark: needles of five lengths in a circle."""
    lines = "".join(
        f'<path d="M{400 + 94 * place} {212}v{156 + 88 * (2 - abs(place))}"/>'
        for place in (-2, -1, 0, 1, 2)
    )
    return scene(
        f'<circle cx="400" cy="400" r="400" fill="{PLUM}"/><g stroke="#fff7fa" stroke-width="40"'
        f' stroke-linecap="round">{lines}</g>',
        800,
        800,
    )
