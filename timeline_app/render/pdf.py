"""The Scene as PDF: vector, text searchable, fonts embedded, the same bytes for the same input."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QSizeF, QUuid
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from timeline_app.layout.scene import Group, Primitive, Scene, Text
from timeline_app.model import Timeline
from timeline_app.render.poster import Layout, paint_tile, single, spread
from timeline_app.render.svg_elements import escaped


def write_pdf(
    scene: Scene, timeline: Timeline, *, title: str = "", scale: float = 1.0, manifest: str = "", pages: str = ""
) -> bytes:
    """One page as large as the Scene, or as many of the paper ``pages`` as it takes. Its dates are those of the
    newest source, or of SOURCE_DATE_EPOCH. ``manifest`` is a text that goes into the metadata.
    """
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    when = moment(timeline)
    # Qt writes fonts in the order of a hash whose seed differs from process to process.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        layout = spread(scene, scale, pages) if pages else single(scene, scale)
        _write(buffer, scene, title or "Timeline", layout, _metadata(scene, title or "Timeline", when, manifest))
    finally:
        QHashSeed.resetRandomGlobalSeed()
    buffer.close()
    return dated(bytes(data.data()), when)


def _write(buffer: QBuffer, scene: Scene, title: str, layout: Layout, metadata: bytes) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    size = QSizeF(layout.width, layout.height)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "timeline", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    writer.setTitle(title)
    writer.setCreator("timeline-app")
    writer.setDocumentXmpMetadata(QByteArray(metadata))
    writer.setDocumentId(QUuid.fromRfc4122(QByteArray(hashlib.sha256(metadata).digest()[:16])))
    painter = QPainter(writer)
    painter.scale(1200 / 72, 1200 / 72)
    for number, tile in enumerate(layout.tiles):
        if number:
            writer.newPage()
        paint_tile(scene, painter, layout, tile)
    painter.end()


def _metadata(scene: Scene, title: str, when: dt.datetime, manifest: str) -> bytes:
    """The document's XMP: title, dates, an id from its content, what it was made from."""
    content = hashlib.sha256(
        f"{manifest}\n{scene.width} {scene.height} {scene.background}\n".encode("utf-8", "replace")
    )
    content.update("\n".join(words_in(scene.primitives)).encode("utf-8", "replace"))
    text = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escaped(title)}</rdf:li></rdf:Alt></dc:title>\n'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{escaped(manifest or scene.description)}'
        "</rdf:li></rdf:Alt></dc:description>\n"
        f"<xmp:CreatorTool>timeline-app</xmp:CreatorTool>\n"
        f"<xmp:CreateDate>{when:%Y-%m-%dT%H:%M:%SZ}</xmp:CreateDate>\n"
        f"<xmp:ModifyDate>{when:%Y-%m-%dT%H:%M:%SZ}</xmp:ModifyDate>\n"
        f"<xmpMM:DocumentID>sha256:{content.hexdigest()}</xmpMM:DocumentID>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>\n'
    )
    return text.encode("utf-8", "replace")


def words_in(primitives: Iterable[Primitive]) -> Iterator[str]:
    """All texts, those in groups included."""
    for item in primitives:
        if isinstance(item, Text):
            yield item.text
        elif isinstance(item, Group):
            yield from words_in(item.primitives)


def moment(timeline: Timeline) -> dt.datetime:
    """The time that a document says it was made: SOURCE_DATE_EPOCH, else the newest source's day, else 2000."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC)
    days = [source.published.day for source in timeline.sources if source.published is not None]
    day = max(days, default=dt.date(2000, 1, 1))
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)


_DATE = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
_ENTRY = re.compile(rb"(\d{10}) 00000 n")


def dated(data: bytes, when: dt.datetime) -> bytes:
    """The document with the dates of its information dictionary set, and the offsets of all objects set right.

    Qt takes them from the clock and the time zone, the length included.
    """
    moves: list[tuple[int, int]] = []

    def date(match: re.Match[bytes]) -> bytes:
        text = match[0].split(b" ")[0] + f" (D:{when:%Y%m%d%H%M%S}Z)".encode()
        moves.append((match.start(), len(text) - len(match[0])))
        return text

    table = data.rindex(b"\nxref\n") + 1
    head, tail = _DATE.sub(date, data[:table], count=2), data[table:]

    def moved(offset: int) -> int:
        return offset + sum(by for place, by in moves if place < offset)

    tail = _ENTRY.sub(lambda match: b"%010d 00000 n" % moved(int(match[1])), tail)
    return head + re.sub(rb"startxref\n\d+", b"startxref\n%d" % moved(table), tail)
