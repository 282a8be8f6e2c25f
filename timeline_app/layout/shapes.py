"""The shape of each kind: so that a timeline can be read in black and white."""

from __future__ import annotations

from math import cos, pi, sin

from timeline_app.model import Kind

Points = tuple[tuple[float, float], ...]


def _regular(corners: int, turn: float = 0.0, radius: float = 1.0) -> Points:
    angles = [turn + 2 * pi * corner / corners - pi / 2 for corner in range(corners)]
    return tuple((radius * cos(angle), radius * sin(angle)) for angle in angles)


def _star(corners: int, inner: float, turn: float = 0.0) -> Points:
    outside, inside = _regular(corners, turn), _regular(corners, turn + pi / corners, inner)
    return tuple(point for pair in zip(outside, inside, strict=True) for point in pair)


SHAPES: dict[Kind, Points] = {
    Kind.ELECTION: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    Kind.CAMPAIGN: ((-0.8, -0.95), (1.0, 0.0), (-0.8, 0.95)),
    Kind.MEDIA: _regular(20),
    Kind.STATEMENT: ((-1, -0.85), (1, -0.85), (1, 0.45), (-0.1, 0.45), (-0.6, 1.0), (-0.6, 0.45), (-1, 0.45)),
    Kind.ENDORSEMENT: _star(5, 0.45),
    Kind.OFFICE: ((0.0, -1.0), (1.0, -0.1), (0.75, 0.9), (-0.75, 0.9), (-1.0, -0.1)),
    Kind.LEGISLATION: ((-0.65, -1.0), (0.65, -1.0), (0.65, 1.0), (-0.65, 1.0)),
    Kind.JUSTICE: ((0.0, -1.1), (0.95, 0.0), (0.0, 1.1), (-0.95, 0.0)),
    Kind.ATTACK: _star(4, 0.48, pi / 4),
    Kind.WAR: _star(4, 0.36),
    Kind.DIPLOMACY: _regular(6, pi / 6),
    Kind.PROTEST: ((0.0, -1.0), (1.0, 0.85), (-1.0, 0.85)),
    Kind.ECONOMY: ((-0.95, 0.9), (-0.95, 0.1), (-0.2, 0.1), (-0.2, -0.45), (0.4, -0.45), (0.4, -1), (1, -1), (1, 0.9)),
    Kind.OTHER: ((-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35), (0.35, 0.35), (0.35, 1), (-0.35, 1),
                 (-0.35, 0.35), (-1, 0.35), (-1, -0.35), (-0.35, -0.35)),
}  # fmt: skip
"""Corners around the middle; the longest reach about 1."""


def shape_at(kind: Kind, x: float, y: float, radius: float) -> Points:
    """The corners of a kind's shape around a point, in pixels."""
    return tuple((round(x + radius * dx, 2), round(y + radius * dy, 2)) for dx, dy in SHAPES[kind])
