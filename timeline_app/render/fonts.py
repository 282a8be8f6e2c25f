"""The bundled font: the same words have the same width on every machine."""

from __future__ import annotations

import base64
import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

from timeline_app.data import resources
from timeline_app.layout.scene import FontSpec, Group, Measure, Primitive, Scene, Text

FAMILY = "Timeline Sans"
"""Inter under a name of its own: a system font of the same name would win over a bundled one."""

_WEIGHTS = {400: QFont.Weight.Normal, 600: QFont.Weight.DemiBold}


def ensure_gui(*, offscreen: bool = True) -> QCoreApplication:
    """The application object that Qt needs to draw; made here, without a display, where there is none yet."""
    app = QCoreApplication.instance()
    if app is None:
        if offscreen:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QGuiApplication(sys.argv[:1] or ["timeline-app"])
    load_fonts()
    return app


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Register the bundled files; gives their families."""
    families: list[str] = []
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return tuple(dict.fromkeys(families))


@lru_cache(maxsize=256)
def font_of(spec: FontSpec) -> QFont:
    """The font of a spec, sized in pixels and not hinted, so that it is drawn alike everywhere."""
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(spec.size)))
    font.setWeight(_WEIGHTS[spec.weight])
    font.setItalic(spec.italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def measure() -> Measure:
    """A function that measures with the bundled font; it remembers what it measured."""

    @lru_cache(maxsize=256)
    def metrics(spec: FontSpec) -> QFontMetricsF:
        return QFontMetricsF(font_of(spec))

    @lru_cache(maxsize=50_000)
    def width(text: str, spec: FontSpec) -> float:
        return metrics(spec).horizontalAdvance(text)

    return width


_FILES = {(400, False): "Regular", (600, False): "SemiBold", (600, True): "SemiBold", (400, True): "Italic"}


def font_face(scene: Scene) -> str:
    """A style sheet that brings along the styles of the bundled font that a Scene uses."""
    used = sorted({(font.weight, font.italic) for font in fonts_in(scene.primitives)})
    rules = []
    for weight, italic in used:
        path = resources() / "fonts" / f"{FAMILY.replace(' ', '')}-{_FILES[weight, italic]}.ttf"
        data = base64.b64encode(path.read_bytes()).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-style:{'italic' if italic else 'normal'};"
            f"src:url(data:font/ttf;base64,{data})}}"
        )
    return "".join(rules)


def fonts_in(primitives: Iterable[Primitive]) -> Iterator[FontSpec]:
    """The fonts of all texts, those in groups included."""
    for item in primitives:
        if isinstance(item, Text):
            yield item.font
        elif isinstance(item, Group):
            yield from fonts_in(item.primitives)
