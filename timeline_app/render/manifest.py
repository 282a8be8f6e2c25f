"""What a picture was made from, inside the picture: program, settings, and fingerprints of the articles.

With the same articles the settings make the same picture again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import json
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from timeline_app.layout.bands import Band
from timeline_app.layout.marks import LaneMode
from timeline_app.model import InputError, Timeline
from timeline_app.render.settings import PictureSettings
from timeline_app.version import __version__

KEY = "timeline-app"
"""The name of the text chunk of a PNG, and what marks a manifest as ours."""

_PLAIN = (
    "width", "height", "scale", "theme", "title", "subtitle", "legend", "source_line", "begin", "end", "exact",
    "transparent", "fold", "embed_font", "pages",
)  # fmt: skip
_FOUND = re.compile(r"\{&quot;made by&quot;:.*?\}(?=</)|\{\"made by\":.*?\}(?=</)", re.DOTALL)


def manifest_of(timeline: Timeline, settings: PictureSettings) -> str:
    """The manifest as JSON, the same for the same input."""
    value = {
        "made by": f"{KEY} {__version__}",
        "settings": {
            **{name: getattr(settings, name) for name in _PLAIN},
            "lanes": settings.lanes.value,
            "keys": sorted(settings.keys) if settings.keys is not None else None,
            **({"bands": [astuple(band) for band in settings.bands]} if settings.bands else {}),
        },
        "sources": [
            {
                "origin": source.article.origin.encode("utf-8", "replace").decode(),
                "published": source.published.value.isoformat() if source.published is not None else None,
                "sha256": fingerprint(source.article.text),
            }
            for source in timeline.sources
        ],
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def fingerprint(text: str) -> str:
    """SHA-256 of an article's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def manifest_in(data: bytes) -> dict[str, Any]:
    """The manifest inside a PNG, SVG or PDF that this program made.

    Raises:
        InputError: if there is none.
    """
    texts = _png_texts(data) if data.startswith(b"\x89PNG") else _marked_up(data)
    for text in texts:
        try:
            value = json.loads(text)
        except ValueError:
            continue
        if isinstance(value, dict) and str(value.get("made by", "")).startswith(KEY):
            return value
    message = "This picture does not say how it was made: only PNG, SVG and PDF pictures of this program do."
    raise InputError(message)


def settings_in(manifest: dict[str, Any]) -> PictureSettings:
    """The settings of a manifest.

    Raises:
        InputError: if they are damaged.
    """
    try:
        given = manifest["settings"]
        keys = given["keys"]
        plain = {name: given[name] for name in _PLAIN if name in given}
        return PictureSettings(
            **plain,
            lanes=LaneMode(given["lanes"]),
            keys=None if keys is None else frozenset(map(str, keys)),
            bands=tuple(Band(str(n), float(s), float(e), str(c), str(k)) for n, s, e, c, k in given.get("bands", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        message = "The picture's note on how it was made is damaged."
        raise InputError(message) from error


def changed_sources(manifest: dict[str, Any], timeline: Timeline) -> list[str]:
    """The names of the articles of a manifest that the timeline has no longer, or with another text."""
    here = {fingerprint(source.article.text) for source in timeline.sources}
    listed = manifest.get("sources", [])
    return [str(source.get("origin", "")) for source in listed if source.get("sha256") not in here]


def noted_date(source: dict[str, Any]) -> dt.date | dt.datetime | None:
    """The publication date that a manifest notes of an article; ``None`` where it notes none."""
    noted = str(source.get("published") or "")
    try:
        return dt.datetime.fromisoformat(noted) if "T" in noted else dt.date.fromisoformat(noted)
    except ValueError:
        return None


def _png_texts(data: bytes) -> Iterator[str]:
    """The text chunks of a PNG (PNG specification, 11.3.4.3)."""
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        key, _, text = data[place + 8 : place + 8 + length].partition(b"\0")
        if kind == b"tEXt" and key == KEY.encode():
            yield text.decode("latin-1")
        elif kind == b"zTXt" and key == KEY.encode():
            yield _inflated(text[1:])
        place += 12 + length


def _inflated(data: bytes) -> str:
    """A compressed text, no longer than a megabyte; empty where it is damaged."""
    try:
        return zlib.decompressobj().decompress(data, 1 << 20).decode("latin-1")
    except zlib.error:
        return ""


def _marked_up(data: bytes) -> Iterator[str]:
    """What stands in the metadata of an SVG or the XMP of a PDF."""
    for match in _FOUND.finditer(data.decode("latin-1")):
        yield html.unescape(match[0])
