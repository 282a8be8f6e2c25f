"""What a picture was made from, inside the picture: program, settings, what the user changed, and fingerprints of the
articles and of the events read out of them.

With the same articles that makes the same picture again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import json
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from timeline_app.layout.bands import Band
from timeline_app.layout.marks import LaneMode
from timeline_app.model import Extraction, InputError, Timeline
from timeline_app.render.changes import changes_of, digests
from timeline_app.render.settings import PictureSettings
from timeline_app.version import __version__

KEY = "timeline-app"
"""The name of the text chunk of a PNG, and what marks a manifest as ours."""

MOST_DIGESTS = 1_000
"""The most events whose fingerprints are noted one by one; of more, one of them all."""

_PLAIN = (
    "width", "height", "scale", "theme", "title", "subtitle", "legend", "source_line", "begin", "end", "exact",
    "transparent", "fold", "embed_font", "pages",
)  # fmt: skip
_FOUND = re.compile(r"\{&quot;made by&quot;:.*?\}(?=</)|\{\"made by\":.*?\}(?=</)", re.DOTALL)


def manifest_of(timeline: Timeline, settings: PictureSettings, read: Timeline | None = None) -> str:
    """The manifest as JSON, the same for the same input; ``read`` is the timeline before the user changed it."""
    each = digests(timeline)
    events: dict[str, Any] = {"count": len(each), "sha256": fingerprint("".join(each))}
    if len(each) <= MOST_DIGESTS:
        events["each"] = each
    changes = [] if read is None else changes_of(read, timeline)
    value: dict[str, Any] = {
        "made by": f"{KEY} {__version__}",
        "settings": _settings(timeline, settings),
        "sources": [_source(source) for source in timeline.sources if source.article.text],
        "events": events,
        **({"changes": changes} if changes else {}),
    }
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _settings(timeline: Timeline, settings: PictureSettings) -> dict[str, Any]:
    value = {name: getattr(settings, name) for name in _PLAIN}
    value["lanes"] = settings.lanes.value
    value |= _kept(timeline, settings.keys)
    if settings.bands:
        value["bands"] = [astuple(band) for band in settings.bands]
    return value


def _kept(timeline: Timeline, keys: frozenset[str] | None) -> dict[str, Any]:
    """The events that the filters leave, or those that they leave out, whichever are fewer."""
    if keys is None:
        return {"keys": None}
    out = [entry.key for entry in timeline.entries if entry.key not in keys]
    return {"keys": sorted(keys)} if len(keys) <= len(out) else {"keys": None, "without": sorted(out)}


def _source(source: Extraction) -> dict[str, str | None]:
    return {
        "origin": source.article.origin.encode("utf-8", "replace").decode(),
        "published": source.published.value.isoformat() if source.published is not None else None,
        "sha256": fingerprint(source.article.text),
        **({"pipeline": source.pipeline} if source.pipeline else {}),
    }


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


def settings_in(manifest: dict[str, Any], timeline: Timeline | None = None) -> PictureSettings:
    """The settings of a manifest; the ``timeline`` is needed where it notes which events the filters leave out.

    Raises:
        InputError: if they are damaged.
    """
    try:
        given = manifest["settings"]
        keys = given["keys"]
        without = frozenset(map(str, given.get("without", ())))
        if without:
            keys = [] if timeline is None else [one.key for one in timeline.entries if one.key not in without]
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


def changes_in(manifest: dict[str, Any], timeline: Timeline) -> list[dict[str, Any]]:
    """What the user had changed of the events, with the numbers that their articles have in this timeline.

    An article that it lacks has the number -1.

    Raises:
        InputError: if that is damaged.
    """
    here = {fingerprint(source.article.text): number for number, source in enumerate(timeline.sources)}
    try:
        listed = [here.get(source["sha256"], -1) for source in manifest["sources"]]
        own = len(timeline.sources) - len(listed)
        return [
            {**one, "source": listed[one["source"]] if one["source"] < len(listed) else one["source"] + own}
            for one in manifest.get("changes", [])
        ]
    except (KeyError, TypeError, IndexError) as error:
        message = "The picture's note on what was changed by hand is damaged."
        raise InputError(message) from error


def unlike(manifest: dict[str, Any], timeline: Timeline) -> list[str]:
    """What is to be said of events that are not those of the picture, a sentence each; nothing where they are."""
    noted = manifest.get("events")
    if not isinstance(noted, dict):
        return []
    each, here = noted.get("each"), digests(timeline)
    if noted.get("sha256") == fingerprint("".join(here)):
        return []
    if not isinstance(each, list):
        return [f"Of its {noted.get('count')} events some are told otherwise now ({len(here):,} are found)."]
    known = Counter(map(str, each))
    known.subtract(here)
    new = [entry.event.title for entry, digest in zip(timeline.entries, here, strict=True) if known[digest] < 0]
    gone = sum(times for times in known.values() if times > 0)
    named = "; ".join(f"“{title}”" for title in new[:5]) + (f" and {len(new) - 5:,} more" if len(new) > 5 else "")
    told = [f"Read otherwise than for the picture: {named}."] if new else []
    return told + ([f"{gone:,} of its {noted.get('count')} events are not read like that any more."] if gone else [])


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
