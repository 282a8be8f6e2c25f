"""A Scene as lines of text that a person can read and a test can compare."""

from __future__ import annotations

from collections.abc import Iterable

from timeline_app.layout.scene import Bars, Fade, Group, Line, Polygon, Primitive, Rect, Scene, Text


def scene_text(scene: Scene) -> str:
    """One line a primitive, lengths with one decimal."""
    head = f"scene {_n(scene.width)} {_n(scene.height)} {scene.background} shown={scene.shown} {scene.description}"
    return "\n".join([head, *_lines(scene.primitives, "")]) + "\n"


def _lines(primitives: Iterable[Primitive], indent: str) -> Iterable[str]:
    for item in primitives:
        match item:
            case Rect():
                edge = f"{item.stroke or '-'} {_n(item.stroke_width)} r{_n(item.radius)} {item.dash or ''}"
                yield f"{indent}rect {_box(item)} {item.fill or '-'} {edge} {item.key}".rstrip()
            case Text():
                font = f"{_n(item.font.size)}/{item.font.weight}{'i' if item.font.italic else ''}"
                yield f"{indent}text {_n(item.left)} {_n(item.y)} {font} {item.fill} {item.text!r} {item.key}".rstrip()
            case Line():
                ends = f"{_n(item.x1)} {_n(item.y1)} {_n(item.x2)} {_n(item.y2)}"
                yield f"{indent}line {ends} {item.stroke} {_n(item.width)} {item.dash or ''} {item.key}".rstrip()
            case Fade():
                stops = " ".join(f"{offset:.2f}:{colour}" for offset, colour in item.stops)
                yield f"{indent}fade {_box(item)} {stops} {item.key}".rstrip()
            case Polygon():
                points = " ".join(f"{_n(x)},{_n(y)}" for x, y in item.points)
                yield f"{indent}polygon {item.fill or '-'} {item.stroke or '-'} {points} {item.key}".rstrip()
            case Bars():
                boxes = " ".join(",".join(_n(part) for part in rect) for rect in item.rects)
                yield f"{indent}bars {item.fill} {boxes}"
            case Group():
                yield f"{indent}group {_n(item.x)} {_n(item.y)} {_n(item.width)} {_n(item.height)}"
                yield from _lines(item.primitives, indent + "  ")


def _box(item: Rect | Fade) -> str:
    return f"{_n(item.x)} {_n(item.y)} {_n(item.width)} {_n(item.height)}"


def _n(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
