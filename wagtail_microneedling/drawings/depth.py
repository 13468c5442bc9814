"""How deep needles go, in millimetres, against the layers of facial skin.

The layers are a schematic. Their depths follow the means that Chopra and others measured at 39 places of the
face ("A Comprehensive Examination of Topographic Thickness of Skin in the Human Face", Aesthetic
Surgery Journal 35(8), 2015, doi:10.1093/asj/sjv079): an epidermis of 0.03 to 0.06 mm above a dermis of
0.76 to 1.97 mm. So the dermis is drawn as ending somewhere between 0.8 and 2 mm.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..document import NeedleDepth, ProcedureDocument, Range, Section, Unit, range_text, words
from .drawing import SMALL_WORDS, WIDTH, Certainty, Drawing, Segment, TextLine, Tick, described
from .drawing import segment as stretch
from .lettering import wrapped

#: Where each layer ends, in mm; between the last two, the dermis ends at one place or another.
EPIDERMIS_ENDS, DERMIS_ENDS_FIRST, DERMIS_ENDS_LAST = 0.06, 0.8, 2.0
#: The scale shows at least this much and, whatever is typed, at most that much, in mm.
SHALLOWEST, DEEPEST = 1.5, 10.0
#: From left to right: the scale's words, the skin, in it the needles, then the layers' names.
SKIN_LEFT, NEEDLES_LEFT, NEEDLES_RIGHT = 72, 76, 270
NAMES_X = WIDTH - 8
#: From the top: numbers, words, the needles' holder, the skin.
NUMBER_Y, WORDS_Y, HOLDER_Y, SURFACE_Y, BOTTOM_Y = 12, 38, 58, 76, 300
NEEDLE_WIDTH, NEEDLE_POINT = 5, 9
#: More columns would not be read: the words beside the drawing hold them all.
MOST_COLUMNS = 8
STEPS = (0.25, 0.5, 1, 2)
MOST_TICKS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SkinLayer:
    """A layer from ``top`` to ``bottom``; ``name`` is empty where one layer gives way to another."""

    kind: str
    top: float
    height: float
    name: TextLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """A needle's ``outline`` from its holder to its tip, as points the way SVG writes them."""

    left: float
    outline: str
    width: float = NEEDLE_WIDTH


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthColumn:
    """A statement's needles, held above the skin at ``holder_x``.

    ``segments`` run down from the surface to the deepest that the needles may go.
    """

    number: int
    x: float
    holder_x: float
    holder_width: float
    lines: tuple[TextLine, ...]
    needles: tuple[Needle, ...]
    segments: tuple[Segment, ...]

    @property
    def tip(self) -> float:
        """How far down the needles may go."""
        return self.segments[-1].end

    @property
    def is_open(self) -> bool:
        """Whether nobody said how deep they go at most."""
        return self.segments[-1].certainty is Certainty.OPEN

    @property
    def sure_length(self) -> float:
        """How long the needles are at least, from their holder; above the skin they always are."""
        first = self.segments[0]
        sure = first.length if first.certainty is Certainty.CERTAIN else 0
        return round(SURFACE_Y - HOLDER_Y + sure, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthChart(Drawing):
    """Needles in columns over the layers of the skin, beside a scale in millimetres."""

    layers: tuple[SkinLayer, ...]
    columns: tuple[DepthColumn, ...]
    ticks: tuple[Tick, ...]
    skin_x: int = SKIN_LEFT
    tick_x: int = SKIN_LEFT + 5
    skin_width: int = WIDTH - SKIN_LEFT
    number_y: int = NUMBER_Y
    holder_y: int = HOLDER_Y
    surface_y: int = SURFACE_Y


@dataclass(frozen=True, slots=True, kw_only=True)
class DepthScale:
    """Millimetres to places below the surface; ``last`` is the depth at the drawing's bottom."""

    last: float

    def position(self, depth: float) -> float:
        """Return where a depth is; deeper than ``last`` is at the bottom."""
        share = min(1, depth / self.last)
        return round(SURFACE_Y + (BOTTOM_Y - SURFACE_Y) * share, 1)


def depth_chart(document: ProcedureDocument, section: Section) -> DepthChart | None:
    """Return the needle depths as a chart; None when none is stated."""
    depths = [
        (number, depth)
        for number, depth in enumerate(document.depths, 1)
        if depth.depth.unit is Unit.MILLIMETRE
    ][:MOST_COLUMNS]
    if not depths:
        return None
    scale = _scale([depth for _, depth in depths])
    said = words(document.language)
    return DepthChart(
        key=f"{section.anchor}-{document.id}",
        kind="depth",
        title=section.heading,
        description=described(section, [number for number, _ in depths]),
        caption=said.gettext(
            "Typical facial skin, schematic: where the dermis ends differs from place to place."
        ),
        height=BOTTOM_Y + 8,
        layers=tuple(_layers(scale, document.language)),
        columns=tuple(_columns(depths, scale, document.language)),
        ticks=tuple(_ticks(scale, document.language)),
    )


def _scale(depths: Sequence[NeedleDepth]) -> DepthScale:
    """Return a scale with some skin to see below the deepest needle."""
    stated = [end for depth in depths for end in (depth.depth.min, depth.depth.max) if end]
    return DepthScale(last=min(DEEPEST, max([SHALLOWEST, *(end * 1.2 for end in stated)])))


def _layers(scale: DepthScale, language: str) -> Iterator[SkinLayer]:
    said = words(language)
    bounds = (
        ("epidermis", EPIDERMIS_ENDS, said.gettext("Epidermis")),
        ("dermis", DERMIS_ENDS_FIRST, said.gettext("Dermis")),
        ("between", DERMIS_ENDS_LAST, ""),
        ("fat", math.inf, said.gettext("Fat layer")),
    )
    top, words_end = float(SURFACE_Y), float(SURFACE_Y)
    for kind, ends, name in bounds:
        bottom = scale.position(ends)
        if bottom <= top:
            return
        baseline = max(words_end, top) + SMALL_WORDS * 1.3
        fits = name and baseline + 4 <= BOTTOM_Y
        yield SkinLayer(
            kind=kind,
            top=top,
            height=round(bottom - top, 1),
            name=TextLine(x=NAMES_X, y=round(baseline, 1), text=name, anchor="end")
            if fits
            else None,
        )
        top, words_end = bottom, baseline + 4 if fits else words_end


def _columns(
    depths: Sequence[tuple[int, NeedleDepth]], scale: DepthScale, language: str
) -> Iterator[DepthColumn]:
    width = (NEEDLES_RIGHT - NEEDLES_LEFT) / max(len(depths), 2)
    for index, (number, depth) in enumerate(depths):
        x = round(NEEDLES_LEFT + width * (index + 0.5), 1)
        holder = round(min(width * 0.7, 44), 1)
        segments = _segments(depth.depth, scale)
        yield DepthColumn(
            number=number,
            x=x,
            holder_x=round(x - holder / 2, 1),
            holder_width=holder,
            lines=_words(depth.depth, x, width, language),
            needles=tuple(_needle(x + holder * at, segments[-1].end) for at in (-0.3, 0, 0.3)),
            segments=segments,
        )


def _needle(x: float, tip: float) -> Needle:
    shoulder = max(HOLDER_Y, tip - NEEDLE_POINT)
    left, right = x - NEEDLE_WIDTH / 2, x + NEEDLE_WIDTH / 2
    corners = ((left, HOLDER_Y), (right, HOLDER_Y), (right, shoulder), (x, tip), (left, shoulder))
    outline = " ".join(f"{across:.1f},{down:.1f}" for across, down in corners)
    return Needle(left=round(left, 1), outline=outline)


def _words(depth: Range, x: float, width: float, language: str) -> tuple[TextLine, ...]:
    """Return the depth in words, on two lines; none where a column has no room for them."""
    lines = wrapped(range_text(depth, language), width, SMALL_WORDS)
    if any(line.endswith("…") for line in lines):
        return ()
    return tuple(
        TextLine(x=x, y=WORDS_Y + index * 14, text=line, anchor="middle")
        for index, line in enumerate(lines)
    )


def _segments(depth: Range, scale: DepthScale) -> tuple[Segment, ...]:
    """Return how far needles go: surely to the least depth, at most to the greatest."""
    start = scale.position(depth.min or 0)
    certain = stretch(SURFACE_Y, start, Certainty.CERTAIN)
    if depth.max is None:
        rest = stretch(start, BOTTOM_Y, Certainty.OPEN)
    else:
        rest = stretch(start, scale.position(depth.max), Certainty.POSSIBLE)
    return tuple(part for part in (certain, rest) if part.length > 0) or (certain,)


def _ticks(scale: DepthScale, language: str) -> Iterator[Tick]:
    step = next((step for step in STEPS if scale.last / step < MOST_TICKS), STEPS[-1])
    for index in range(int(scale.last / step) + 1):
        depth = index * step
        text = range_text(Range(min=depth, max=depth, unit=Unit.MILLIMETRE), language)
        yield Tick(position=scale.position(depth), text=text, text_x=SKIN_LEFT - 8, anchor="end")
