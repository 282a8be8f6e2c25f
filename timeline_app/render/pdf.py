"""The Scene as PDF: vector, text searchable, fonts embedded, the same bytes for the same input."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import uuid

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app.layout.scene import Scene
from timeline_app.model import Timeline
from timeline_app.render.paint import paint

POINTS = 0.75
"""Points of a PDF to a pixel at 96 dots an inch."""


def write_pdf(scene: Scene, timeline: Timeline, *, title: str = "", scale: float = 1.0) -> bytes:
    """One page as large as the Scene. Its dates are those of the newest source, or of SOURCE_DATE_EPOCH."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    size = QSizeF(scene.width * POINTS * scale, scene.height * POINTS * scale)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "timeline", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setTitle(title or "Timeline")
    writer.setCreator("timeline-app")
    painter = QPainter(writer)
    painter.scale(1200 / 72 * POINTS * scale, 1200 / 72 * POINTS * scale)
    paint(scene, painter)
    painter.end()
    buffer.close()
    return normalised(bytes(data.data()), moment(timeline))


def moment(timeline: Timeline) -> dt.datetime:
    """The time that a document says it was made: SOURCE_DATE_EPOCH, else the newest source's day, else 2000."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    days = [source.published.day for source in timeline.sources if source.published is not None]
    day = max(days, default=dt.date(2000, 1, 1))
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


_PDF_DATE = re.compile(rb"\(D:\d{14}(?:[+-]\d\d'\d\d'|Z[^)]*)?\)")
_XMP_DATE = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:[+-]\d\d:\d\d|Z)?")
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_ID = re.compile(rb"/ID \[ ?<[0-9a-f]+> ?<[0-9a-f]+> ?\]", re.IGNORECASE)


def normalised(data: bytes, when: dt.datetime) -> bytes:
    """The same document with fixed dates and an id from its content; no byte moves, so its offsets stay right."""

    def date(match: re.Match[bytes]) -> bytes:
        return _fitted(b"(D:" + when.strftime("%Y%m%d%H%M%S").encode() + b"Z", len(match[0]) - 1) + b")"

    def xmp(match: re.Match[bytes]) -> bytes:
        text = when.strftime("%Y-%m-%dT%H:%M:%S").encode()
        return text + {0: b"", 1: b"Z", 6: b"+00:00"}.get(len(match[0]) - len(text), match[0][len(text) :])

    data = _PDF_DATE.sub(date, data)
    start, end = data.find(b"<?xpacket begin"), data.find(b"<?xpacket end")
    if 0 <= start < end:
        data = data[:start] + _XMP_DATE.sub(xmp, data[start:end]) + data[end:]
    blank = _ID.sub(lambda match: re.sub(rb"[0-9a-fA-F](?=[0-9a-fA-F]*>)", b"0", match[0]), data)
    blank = _UUID.sub(b"00000000-0000-0000-0000-000000000000", blank)
    digest = hashlib.sha256(blank).digest()[:16]
    name, raw = str(uuid.UUID(bytes=digest, version=4)).encode(), digest.hex().encode()

    def ids(match: re.Match[bytes]) -> bytes:
        return re.sub(rb"<[0-9a-fA-F]+>", lambda part: b"<" + (raw * 2)[: len(part[0]) - 2] + b">", match[0])

    return _UUID.sub(name, _ID.sub(ids, data))


def _fitted(text: bytes, length: int) -> bytes:
    """``text`` as long as what it stands for; a PDF date may end after any of its parts."""
    return (
        (text + b"00'00'")[:length] if len(text) < length and length - len(text) == 6 else text[:length].ljust(length)
    )
