"""Asks for an event of the user's own: from words of an article, or at a place on the axis."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from timeline_app.gui.appearance import label, push
from timeline_app.gui.edit_choices import KindChoice, StatusChoice
from timeline_app.gui.edit_date_field import DateField
from timeline_app.gui.edit_dates import words_of
from timeline_app.gui.edit_text import TITLE
from timeline_app.gui.filter_panel import STATUS_ROWS
from timeline_app.gui.look import Look
from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.layout.datetext import when_text
from timeline_app.model import Kind, Published, Span, Status, When
from timeline_app.project import edits
from timeline_app.project.values import GivenDate
from timeline_app.wording.plain import one_line, quoted


class NewEventDialog(QDialog):
    """``key`` is that of the event made once the dialog is accepted; its article is one of those open, or none."""

    def __init__(
        self, session: Session, look: Look, article: str = "", when: When | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._span: Span | None = None
        self.key = ""
        self.setWindowTitle("New event")
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        self.quote = label("", "muted", wrap=True)
        self.quote.hide()
        column.addWidget(self.quote)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.title = QLineEdit()
        self.title.setMaxLength(TITLE)
        self.title.setPlaceholderText("What happened")
        self.title.setAccessibleName("Title")
        form.addRow("Title", self.title)
        self.article = QComboBox()
        self.article.setAccessibleName("Article")
        self.article.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.article.setMinimumContentsLength(24)
        for source in session.sources:
            self.article.addItem(one_line(title_of(source), 90), source.key)
        self.article.addItem("No article", "")
        self.article.setCurrentIndex(max(0, self.article.findData(article)))
        self.date = DateField(self._published())
        self.date.set_words(words_of(when) if when is None or when.interval else when_text(when))
        form.addRow("Date", self.date)
        form.addRow("Kind", self._natures(look))
        form.addRow("Article", self.article)
        column.addLayout(form)
        column.addLayout(self._buttons())
        self.article.currentIndexChanged.connect(lambda _: self.date.set_published(self._published()))
        self.title.textChanged.connect(self._follow)
        self.date.changed.connect(self._follow)
        self.date.entered.connect(self._add)
        self.title.returnPressed.connect(self._add)
        self._follow()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_words(self, span: Span, words: str, dated: str) -> None:
        """Make it an event that the words ``span`` of the article tell of; ``dated`` are those of a date in them."""
        self._span = span
        self.title.setText(one_line(words, 120).rstrip(" .,;:"))
        self.title.selectAll()
        self.quote.setText(f"From the article: {quoted(words, 220)}")
        self.quote.show()
        self.article.setEnabled(False)
        self.date.set_words(dated)

    def _natures(self, look: Look) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        self.kind = KindChoice(Kind.OTHER, look)
        self.status = StatusChoice(Status.HAPPENED, STATUS_ROWS[Status.HAPPENED], look)
        for part in (self.kind, self.status):
            row.addWidget(part)
        row.addStretch(1)
        return holder

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._why = label("", "small", wrap=True)
        row.addWidget(self._why, 1)
        self.add = push("Add the event", "strong")
        self.add.setDefault(True)
        self.add.clicked.connect(self._add)
        cancel = push("Cancel", "box")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.add)
        return row

    def _published(self) -> Published | None:
        key = self.article.currentData()
        source = next((source for source in self._session.sources if source.key == key), None)
        return None if source is None else source.extraction.published

    def _follow(self) -> None:
        titled, dated = bool(self.title.text().strip()), self.date.value.ok or not self.date.words
        self.add.setEnabled(titled and dated)
        undated = titled and not self.date.words
        self._why.setText("" if titled and not undated else ("It will be undated." if undated else "It needs a title."))

    def _add(self) -> None:
        if not self.add.isEnabled():
            return
        value = self.date.value
        date = GivenDate(value.when, self.date.words) if self.date.words else None
        before = {entry.key for entry in self._session.timeline.entries}
        made = self._session.edit(
            edits.add_event, str(self.article.currentData() or ""), self.title.text(), date,
            kind=self.kind.kind, status=self.status.status, span=self._span,
        )  # fmt: skip
        if made:
            new = (entry.key for entry in self._session.timeline.entries if entry.key not in before)
            self.key = next(new, "")
            self._session.select(self.key)
            self.accept()
