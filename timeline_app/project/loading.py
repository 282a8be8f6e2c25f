"""The records of a file become a project again: as much of it as is sound, and a sentence for all that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from timeline_app.model import Article, Extraction, InputError
from timeline_app.project import checks
from timeline_app.project.codec import (
    FORMAT,
    MAGIC,
    ChangeRecord,
    CursorRecord,
    DetailsRecord,
    EditRecord,
    EndRecord,
    Header,
    HeldRecord,
    ReadingRecord,
    article_of,
    decode,
    decode_view,
    encode,
    extraction_of,
)
from timeline_app.project.framing import Record, Scan, digest
from timeline_app.project.history import History, Replay
from timeline_app.project.keys import article_key
from timeline_app.project.migration import migrated
from timeline_app.project.values import Change, Correction, Edit, Held, Value

_ARTICLE_KEY: Final = re.compile(r"[0-9a-f]{10}(?:#\d{1,6})?")
_T = TypeVar("_T")
_PARTS: Final = frozenset({"article", "reading", "details"})
LARGEST: Final = 128 << 20
"""Bytes that a project file may have: some 2,000 articles. What a file makes in memory is about ten times as much."""

DAMAGED_EDIT: Final = "A change that is damaged"
"""The label of an edit that the file no longer tells."""


@dataclass(slots=True)
class Loaded:
    """A project as its file has it. ``sizes`` are the bytes of each edit of the history, ``mended`` counts the last of
    them that stand in no record: they bring back articles whose own edit is damaged.
    """

    project: str = ""
    format: int = FORMAT
    program: str = ""
    history: History = field(default_factory=History)
    replay: Replay = field(default_factory=Replay)
    view: dict[str, object] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    sentences: list[str] = field(default_factory=list)
    damaged: bool = False
    ended: bool = False
    sizes: list[int] = field(default_factory=list)
    mended: int = 0


def load(scan: Scan, name: str) -> Loaded:
    """The project that a file's records tell; ``name`` is what sentences call the file.

    Raises:
        InputError: if it is no project, or one of a later version.
    """
    loaded = Loaded()
    records = _headed(scan, name, loaded)
    _Reader(loaded, records).read()
    places = sorted({damage.number for damage in scan.damages})
    if places:
        loaded.damaged = True
        loaded.sentences.insert(
            0, f"{name} is damaged ({_listed(places)}). All else was opened; the damaged file is left as it is until"
            " the project is saved under a name."
        )  # fmt: skip
    if scan.torn:
        loaded.sentences.append(f"The end of {name} was not written completely; the last change in it was left out.")
    return loaded


def _headed(scan: Scan, name: str, loaded: Loaded) -> tuple[Record, ...]:
    """The records after the header, in today's format."""
    first = scan.records[0] if scan.records else None
    if first is None:
        message = f"{name} is not a timeline project, or nothing of it can be read. Nothing was changed."
        raise InputError(message)
    header = None
    if first.kind == "timeline":
        try:
            header = decode(first.data, Header)
        except ValueError:
            header = None
    if header is None or header.name != MAGIC or header.format < 0:
        if not scan.damages:
            message = f"{name} is not a timeline project. Nothing was changed."
            raise InputError(message)
        return scan.records  # the damage took the header: the rest is in some format, most likely today's
    if header.format > FORMAT:
        message = (
            f"{name} was saved by a later version of the program ({header.program[:40]}) and can only be opened with"
            " that one. Nothing was changed."
        )
        raise InputError(message)
    loaded.project, loaded.format, loaded.program = header.id, header.format, header.program
    return migrated(scan.records[1:], header.format)


class _Reader:
    def __init__(self, loaded: Loaded, records: Iterable[Record]) -> None:
        self._loaded = loaded
        self._records = tuple(records)
        self._parts = {digest(r.data): r for r in self._records if r.kind in _PARTS}
        self._named: set[str] = set()
        self._held: dict[tuple[str, HeldRecord], Held | None] = {}
        self._articles: dict[str, Article | None] = {}
        self._fresh = self._cursor = 0

    def read(self) -> None:
        """All records, in their order."""
        self._loaded.known = set(self._parts)
        for record in self._records:
            self._loaded.ended = record.kind == "end"
            try:
                self._take(record)
            except ValueError as error:
                self._say(f"Record {record.number} does not hold what it should and was left out: {_short(error)}.")
        self._move(self._cursor)
        self._bring_back()

    def _take(self, record: Record) -> None:
        loaded = self._loaded
        match record.kind:
            case "edit":
                self._edit(decode(record.data, EditRecord), record.data)
            case "cursor":
                self._turn_to(decode(record.data, CursorRecord).index)
            case "view":
                loaded.view = decode_view(record.data)
            case "end":
                decode(record.data, EndRecord)
            case kind if kind in _PARTS:
                self._fresh += len(record.data)
            case kind:
                message = f"this version knows no records of the kind “{kind}”"
                raise ValueError(message)

    def _edit(self, record: EditRecord, data: bytes) -> None:
        loaded, history = self._loaded, self._loaded.history
        self._expect(record, data, record.label)
        if record.index < 0 or record.index > len(history.edits) + len(self._records):
            message = f"there is no place {record.index} in the history"
            raise ValueError(message)
        self._move(min(record.index, len(history.edits)))
        while len(history.edits) < record.index:
            history.do(Edit(DAMAGED_EDIT, ()))
        changes = loaded.replay.applied([*self._changes(record.changes)])
        history.do(Edit(record.label, changes, record.at))
        del loaded.sizes[record.index :]
        loaded.sizes += [0] * (record.index - len(loaded.sizes)) + [len(data) + self._fresh]
        self._fresh = 0
        self._cursor = record.index + 1

    def _expect(self, record: object, data: bytes, name: str) -> None:
        """Say so where a record holds more than this version knows."""
        if encode(record) != data:
            self._say(f"“{name[:80]}” holds things that this version does not know; they were left aside.")

    def _turn_to(self, index: int) -> None:
        """Remember where undo and redo led; gone there with the last of them, so that none can cost much."""
        if not 0 <= index <= len(self._loaded.history.edits):
            message = f"there is no place {index} in the history"
            raise ValueError(message)
        self._cursor = index

    def _move(self, index: int) -> None:
        history = self._loaded.history
        while history.cursor > index:
            history.cursor -= 1
            self._loaded.replay.applied(history.edits[history.cursor].inverse.changes)
        while history.cursor < index:
            self._loaded.replay.applied(history.edits[history.cursor].changes)
            history.cursor += 1

    def _changes(self, records: Iterable[ChangeRecord]) -> Iterator[Change]:
        coming: dict[str, int] = {}
        for record in records:
            after: Value | None = None
            if record.article is not None:
                self._named.add(record.article.reading)
                after = self._article(record.key, record.article)
                if after is None:
                    continue
                coming[record.key] = len(after.extraction.article.text)
            elif record.event is not None:
                after = self._correction(record, coming)
            elif record.section == "eras":
                checks.check_eras(record.eras)
                after = record.eras
            yield Change(record.section, record.key, None, after, max(0, record.place))

    def _correction(self, record: ChangeRecord, coming: dict[str, int]) -> Correction:
        key, fix, replay = record.key, record.event, self._loaded.replay
        assert fix is not None
        article = key.partition(":")[0]
        held = replay.article(article)
        length = coming.get(article, 0 if held is None else len(held.extraction.article.text))
        if fix.article != article or ":" not in key:
            message = f"a correction of “{key[:40]}” is not one of its article"
            raise ValueError(message)
        if held is not None or article in coming or not article:
            checks.check_correction(fix, length)
        return replace(fix, extracted=replay.event_as_read(key)) if record.as_read else fix

    def _article(self, key: str, record: HeldRecord) -> Held | None:
        known = (key, record)
        if known not in self._held:
            self._held[known] = self._read_article(key, record)
        return self._held[known]

    def _read_article(self, key: str, record: HeldRecord) -> Held | None:
        if not _ARTICLE_KEY.fullmatch(key):
            message = f"“{key[:40]}” names no article"
            raise ValueError(message)
        extraction = self._extraction(key, record.reading)
        if extraction is None:
            return None
        return Held(key, extraction, record.path, record.published_by_user, record.program, record.warnings)

    def _extraction(self, key: str, name: str) -> Extraction | None:
        found, reading = self._parts.get(name), self._part(name, ReadingRecord)
        if found is None or reading is None:
            return self._without_events(key)
        title = reading.name[:160]
        self._expect(reading, found.data, title)
        if reading.key != key:
            message = f"what was read out of “{title}” belongs to another article"
            raise ValueError(message)
        article = self._text(reading.article)
        if article is None:
            self._say(f"The article “{title}” (with record {found.number}) is damaged and was left out.")
            return None
        details = self._part(reading.details, DetailsRecord)
        if details is None:
            self._say(f"The marks in the text of “{title}” are damaged and were left out; its events are all there.")
        try:
            return extraction_of(reading, article, details or DetailsRecord((), ()))
        except ValueError as error:
            self._say(f"What was read out of “{title}” does not fit its text and was left out: {_short(error)}.")
            return Extraction(article, article.published, (), ())

    def _part(self, name: str, kind: type[_T]) -> _T | None:
        """What the record of that digest holds, or ``None`` where it is missing or of another type."""
        record = self._parts.get(name)
        if record is None:
            return None
        try:
            return decode(record.data, kind)
        except ValueError as error:
            self._say(f"Record {record.number} does not hold what it should and was left out: {_short(error)}.")
            return None

    def _without_events(self, key: str) -> Extraction | None:
        """The article of that key alone, where what was read out of it is damaged."""
        for name in [name for name, record in self._parts.items() if record.kind == "article"]:
            article = self._text(name)
            if article is not None and article_key(article.text) == key.partition("#")[0]:
                self._say(
                    f"The events of “{article.name}” are damaged: the article was opened without them and can be"
                    " read again."
                )
                return Extraction(article, article.published, (), ())
        self._say("An article is damaged and was left out.")
        return None

    def _text(self, name: str) -> Article | None:
        if name not in self._articles:
            record, article = self._parts.get(name), None
            if record is not None and record.kind == "article":
                try:
                    article = article_of(record.data)
                except ValueError as error:
                    self._say(f"An article (record {record.number}) was left out: {_short(error)}.")
            self._articles[name] = article
        return self._articles[name]

    def _bring_back(self) -> None:
        """Take in articles that are there though the edits that brought them in are damaged."""
        loaded = self._loaded
        for name, record in self._parts.items():
            if record.kind != "reading" or name in self._named:
                continue
            try:
                reading = decode(record.data, ReadingRecord)
                held = self._article(reading.key, HeldRecord(name, "", False, loaded.program, reading.warnings))
            except ValueError as error:
                self._say(f"Record {record.number} does not hold what it should and was left out: {_short(error)}.")
                continue
            if held is None or loaded.replay.article(reading.key) is not None:
                continue
            label = f"Bring back “{held.name[:80]}”"
            changes = loaded.replay.applied([Change("article", held.key, None, held, len(loaded.replay.held))])
            del loaded.history.edits[loaded.history.cursor :]
            loaded.history.do(Edit(label, changes))
            loaded.sizes = [*loaded.sizes[: loaded.history.cursor - 1], 0]
            loaded.mended += 1
            self._say(f"“{held.name[:80]}” was brought back without knowing what file it came from.")

    def _say(self, sentence: str) -> None:
        self._loaded.damaged = True
        if sentence not in self._loaded.sentences:
            self._loaded.sentences.append(sentence)


def _short(error: ValueError) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")


def _listed(places: list[int]) -> str:
    shown = ", ".join(map(str, places[:12])) + (" and others" if len(places) > 12 else "")
    return f"record {shown}" if len(places) == 1 else f"records {shown}"
