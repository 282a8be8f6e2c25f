from __future__ import annotations

from itertools import combinations
from math import dist

import pytest

from timeline_app.layout.shapes import SHAPES, shape_at
from timeline_app.layout.theme import DARK, KIND_NAMES, LIGHT, STATUS_NAMES, THEMES, Theme, blended, with_alpha
from timeline_app.model import Kind, Status

Triple = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", severity 1.0, on linear RGB.
SIGHTS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def _linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _oklab(rgb: list[float]) -> Triple:
    """Ottosson (2020), "A perceptual color space for image processing"."""
    r, g, b = rgb
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    medium = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _seen(colour: str, sight: str) -> Triple:
    linear = _linear(colour)
    mixed = [sum(part * value for part, value in zip(row, linear, strict=True)) for row in SIGHTS[sight]]
    return _oklab([min(1.0, max(0.0, value)) for value in mixed])


def _contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio."""
    light = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (_linear(one[:7]), _linear(other[:7])))
    return (light[1] + 0.05) / (light[0] + 0.05)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_pair_of_kinds_is_told_apart(theme: Theme, sight: str) -> None:
    """About 0.02 in OKLab is a just noticeable difference side by side; three times that is asked."""
    for one, other in combinations(theme.kinds, 2):
        assert dist(_seen(one, sight), _seen(other, sight)) >= 0.06, (one, other)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_words_are_legible(theme: Theme) -> None:
    grounds = [ground for ground in (theme.background, theme.card, theme.lane) if ground]
    for ground in grounds:
        assert _contrast(theme.text, ground) >= 7
        assert _contrast(theme.muted, ground) >= 4.5
    assert _contrast(theme.badge_text, theme.badge) >= 4.5
    assert _contrast(theme.pill_text, theme.pill) >= 7
    for colour in theme.kinds:
        assert _contrast(colour, theme.card) >= 2.8, colour


def test_every_kind_has_a_colour_a_name_and_a_shape() -> None:
    assert set(KIND_NAMES) == set(SHAPES) == set(Kind)
    assert set(STATUS_NAMES) == set(Status)
    assert len(set(KIND_NAMES.values())) == len(Kind)
    assert len({shape_at(kind, 0, 0, 5) for kind in Kind}) == len(Kind)
    for theme in THEMES.values():
        assert len(theme.kinds) == len(Kind)


def test_colours_mix() -> None:
    assert with_alpha("#102030", 0.5) == "#10203080"
    assert blended("#000000", "#ffffff", 0.5) == "#808080"
    assert blended("#000000", "", 0.0) == "#ffffff"
