"""Two articles that are nearly the same, side by side: keep both, or leave the new one out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.import_batch import dated
from timeline_app.gui.import_doubles import Double
from timeline_app.model import Extraction
from timeline_app.wording.plain import counted, one_line, quoted

_PASSAGE = 170


class DoubleDialog(QDialog):
    """One card a pair, beside the window: what is not decided stays undecided, and is not on the timeline.

    Signals, each with the :class:`Double`: ``kept``, ``left_out``, and ``old_wanted`` to see the open one.
    """

    kept = Signal(object)
    left_out = Signal(object)
    old_wanted = Signal(object)

    def __init__(self, doubles: Sequence[Double], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nearly the same")
        self.resize(720, 390 if len(doubles) < 2 else 620)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        many = len(doubles) > 1
        head = (
            f"{len(doubles):,} articles are nearly the same as open ones"
            if many
            else ("This article is nearly the same as an open one")
        )
        title = label(head, "title", wrap=True)
        title.setIndent(0)
        column.addWidget(title)
        note = "Both on the timeline would show most events twice. What is new is not there yet."
        column.addWidget(label(note, "muted", wrap=True))
        inside = QWidget()
        inside.setObjectName("panel")
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        self.cards = {id(double): DoubleCard(double, self) for double in doubles}
        for card in self.cards.values():
            cards.addWidget(card)
        cards.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        column.addWidget(scroll, 1)
        column.addLayout(self._build_buttons(many=many))

    def decide(self, double: Double, *, keep: bool) -> None:
        """One pair is decided; after the last the dialog closes."""
        card = self.cards.pop(id(double), None)
        if card is not None:
            card.hide()
            card.deleteLater()
            (self.kept if keep else self.left_out).emit(double)
        if not self.cards:
            self.accept()

    def _build_buttons(self, *, many: bool) -> QLayout:
        row = QHBoxLayout()
        self.all_out, self.all_in = push("Leave all out", "box"), push("Keep all", "box")
        for button, keep in ((self.all_out, False), (self.all_in, True)):
            button.setVisible(many)
            button.setAutoDefault(False)
            button.clicked.connect(lambda *_, keep=keep: self._decide_all(keep=keep))
            row.addWidget(button)
        row.addStretch(1)
        later = push("Decide later", "box")
        later.clicked.connect(self.reject)
        row.addWidget(later)
        return row

    def _decide_all(self, *, keep: bool) -> None:
        for card in list(self.cards.values()):
            self.decide(card.double, keep=keep)


class DoubleCard(QFrame):
    """A pair: both articles, what only one of them says, and the choice."""

    def __init__(self, double: Double, dialog: DoubleDialog) -> None:
        super().__init__()
        self.double = double
        role(self, "note")
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        sides = (("New", double.new.extraction, double.only_new()), ("Open already", double.old, double.only_old()))
        for column, (name, extraction, only) in enumerate(sides):
            grid.setColumnStretch(column, 1)
            for row, part in enumerate(_side(name, extraction, only)):
                grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        said = (
            "The same words; only the publication date differs."
            if double.words
            else (f"{double.share:.0%} of the shorter text stands in both.")
        )
        grid.addWidget(label(said, wrap=True), 8, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.setContentsMargins(0, 8, 0, 0)
        self.out, self.both, self.old = (
            push("Leave the new one out", "strong"),
            push("Keep both", "box"),
            push("Show the open one", "box"),
        )
        for button in (self.out, self.both, self.old):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        grid.addLayout(buttons, 9, 0, 1, 2)
        self.out.clicked.connect(lambda: dialog.decide(double, keep=False))
        self.both.clicked.connect(lambda: dialog.decide(double, keep=True))
        self.old.clicked.connect(lambda: dialog.old_wanted.emit(double))


def _side(name: str, extraction: Extraction, only: Sequence[str]) -> list[QWidget]:
    """One article: what it is called, when and where it is from, and what only it says."""
    article = extraction.article
    where = one_line(article.url.partition("://")[2] or article.origin, 60)
    parts = [
        label(name, "section"),
        label(one_line(article.name, 120), "name", wrap=True),
        label(f"{where} · {counted(len(extraction.events), 'event')}", "small", wrap=True),
        label(f"Published {dated(extraction)}", "small", wrap=True),
    ]
    if only:
        parts.append(label(f"Only here: {quoted(only[0], _PASSAGE)}", wrap=True))
    return list(parts)
