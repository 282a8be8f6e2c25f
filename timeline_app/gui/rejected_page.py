"""The words that look like dates or events and were not taken as such, each with its reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label
from timeline_app.gui.quote_line import QuoteLine
from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.model import Span
from timeline_app.wording.plain import one_line, quoted

_LISTED = 300
"""The most words listed of one article."""


class RejectedPage(QScrollArea):
    """A line a word, an article after the other. Signal ``passage_wanted`` asks for the article at a word.

    It is filled when it is shown: most people never look.
    """

    passage_wanted = Signal(int, object)
    """Index of the source, and the :class:`Span` to show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Words not taken as dates or events")

    @property
    def number(self) -> int:
        """How many words there are, over all open articles."""
        return sum(len(source.rejected) for source in self._session.timeline.sources)

    def fill(self) -> None:
        """List the words of the articles that are open now."""
        inside = QWidget()
        inside.setObjectName("panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(6)
        lead = "These words look like dates or events. They were not taken as such, for the reasons given."
        column.addWidget(label(lead, "muted", wrap=True))
        for index, source in enumerate(self._session.sources):
            rejected = source.extraction.rejected
            if rejected and len(self._session.sources) > 1:
                column.addSpacing(8)
                column.addWidget(label(title_of(source), "name", wrap=True))
            for word in rejected[:_LISTED]:
                line = QuoteLine(quoted(word.text, 80), one_line(word.reason, 300))
                line.clicked.connect(self._asker(index, word.span))
                column.addWidget(line)
            if len(rejected) > _LISTED:
                column.addWidget(label(f"and {len(rejected) - _LISTED:,} more", "small"))
        column.addStretch(1)
        if (old := self.takeWidget()) is not None:
            old.deleteLater()  # not at once: the click that led here may come from inside
        self.setWidget(inside)

    def _asker(self, source: int, span: Span) -> Callable[[], None]:
        return lambda: self.passage_wanted.emit(source, span)
