"""The right panel: the selected event, the whole article, and lists of what was set aside or changed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui.appearance import label, push, role, tip
from timeline_app.gui.article_view import ArticleView
from timeline_app.gui.edit_history import HistoryPage
from timeline_app.gui.edit_tabs import TabRow
from timeline_app.gui.inspector import Inspector
from timeline_app.gui.look import Look
from timeline_app.gui.rejected_page import RejectedPage
from timeline_app.gui.removed_page import RemovedPage
from timeline_app.gui.session import Session, Source
from timeline_app.gui.source_card import title_of
from timeline_app.model import Entry, Span
from timeline_app.wording import sentences as wording
from timeline_app.wording.plain import one_line


class ArticleChoice(QComboBox):
    """A choice among articles, in which a title too long for the room ends in dots."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Article")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def shown_text(self) -> str:
        """The title as far as there is room for it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Qt itself would cut the title amid a letter."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.shown_text()
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ArticlePage(QWidget):
    """An article, a choice among the open ones, and the event that is selected in it.

    Signal ``details_wanted`` asks for the event page.
    """

    details_wanted = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source = -1
        self._key = ""
        self._sources: tuple[Source, ...] = ()
        self._text: str | None = None
        self._entries: tuple[Entry, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.choice = ArticleChoice()
        self.choice.activated.connect(self._show)
        self._holder = QWidget()
        holder = QHBoxLayout(self._holder)
        holder.setContentsMargins(12, 8, 12, 4)
        holder.addWidget(self.choice)
        column.addWidget(self._holder)
        self.view = ArticleView(look)
        self.view.picked.connect(session.select)
        column.addWidget(self.view, 1)
        column.addWidget(self._build_foot())
        session.timeline_changed.connect(self._reload)
        session.selection_changed.connect(self._mark)
        self._reload()

    def _build_foot(self) -> QFrame:
        self._foot = QFrame()
        role(self._foot, "foot")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(14, 8, 10, 8)
        words = QVBoxLayout()
        words.setSpacing(1)
        self._title = label("", "name", wrap=True)
        self._date = label("", "small", wrap=True)
        words.addWidget(self._title)
        words.addWidget(self._date)
        row.addLayout(words, 1)
        more = push("Details ›", "link")
        more.clicked.connect(self.details_wanted)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignBottom)
        return self._foot

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self.view.set_look(look)

    @property
    def article(self) -> str:
        """The key of the article that is shown, or an empty text."""
        return self._key

    def show_passage(self, source: int, span: Span | None) -> None:
        """Show an article, and ``span`` in it."""
        self._show(source)
        if span is not None and source == self._source:
            self.view.reveal(span)

    def _reload(self) -> None:
        """Follow the articles; the text stays in its place while the same one is shown."""
        sources = self._session.sources
        if sources is self._sources:
            self._show(self._source)
            return
        self._sources = sources
        titles = [one_line(title_of(source), 90) for source in sources]
        if titles != [self.choice.itemText(index) for index in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(titles)
        self._holder.setVisible(len(sources) > 1)
        key = self._key
        found = next((index for index, source in enumerate(sources) if source.key == key), None)
        self._show(min(max(self._source, 0), len(sources) - 1) if found is None else found)

    def _show(self, index: int) -> None:
        """Show the article of that index; where it is shown already, only its marks follow.

        An event of no article has an index that none has: the article stays that is named above the page.
        """
        timeline, sources = self._session.timeline, self._session.sources
        if not sources:
            self._source, self._key, self._text, self._entries = -1, "", None, ()
            self.view.set_article("", ())
            return
        if not 0 <= index < len(sources):
            index = min(max(self._source, 0), len(sources) - 1)
        text = timeline.sources[index].article.text
        entries = tuple(entry for entry in timeline.entries if entry.source == index)
        same_text = self._text == text and self._key == sources[index].key
        self._source, self._key, self._text = index, sources[index].key, text
        self.choice.setCurrentIndex(index)
        self.choice.setToolTip(tip(self.choice.currentText()))
        if not same_text:
            self.view.set_article(text, entries)
        elif len(entries) != len(self._entries) or any(a is not b for a, b in zip(entries, self._entries, strict=True)):
            self.view.set_entries(entries)
        self._entries = entries
        self.view.select(self._session.selected)

    def _mark(self, key: str) -> None:
        self.view.select(key)
        entry = self._session.selected_entry
        self._foot.setVisible(entry is not None)
        if entry is not None:
            self._title.setText(one_line(entry.event.title, 140))
            alone = entry.source >= len(self._session.sources)
            self._date.setText(wording.date_text(entry.event) + (f". {_NO_WORDS}" if alone else ""))

    def follow(self) -> None:
        """Show the words of the selected event."""
        entry = self._session.selected_entry
        if entry is None:
            return
        self._show(entry.source)
        if entry.source == self._source and entry.event.mentions and not self.view.hasFocus():
            self.view.reveal(entry.event.mentions[0].span)


_NO_WORDS = "No article tells of this event: you added it yourself."

EVENT, ARTICLE, REJECTED, REMOVED, HISTORY = range(5)
"""The pages in the order of their tabs."""


class SidePanel(QWidget):
    """The selected event, the article, what was not taken from it, what was removed, and all edits, each a page."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = TabRow(("Event", "Article", "Not taken", "Removed", "History"))
        self.event_tab, self.article_tab, self.rejected_tab, self.removed_tab, self.history_tab = self.tabs.tabs
        column.addWidget(self.tabs)
        rule = QFrame()
        role(rule, "rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        self._pages = QStackedWidget()
        self._pages.setObjectName("side")
        self.inspector = Inspector(session, look)
        self.article = ArticlePage(session, look)
        self.rejected = RejectedPage(session)
        self.removed = RemovedPage(session)
        self.history = HistoryPage(session)
        for page in (self.inspector, self.article, self.rejected, self.removed, self.history):
            self._pages.addWidget(page)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self._pages, 1)
        self.tabs.wanted.connect(self.turn)
        self.inspector.passage_wanted.connect(self.show_passage)
        self.article.details_wanted.connect(self.show_event)
        self.rejected.passage_wanted.connect(self.show_passage)
        session.selection_changed.connect(self._follow)
        session.timeline_changed.connect(self._follow_timeline)
        session.history_changed.connect(self._follow_history)
        self._follow_timeline()
        self._follow_history()
        self.show_event()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as in the drawing."""
        return QSize(340, 600)

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self.inspector.set_look(look)
        self.article.set_look(look)
        if self._pages.currentWidget() is self.history:
            self.history.fill()

    @property
    def showing_article(self) -> bool:
        """Whether the article page is in front."""
        return self._pages.currentWidget() is self.article

    @property
    def page(self) -> int:
        """The page in front."""
        return self._pages.currentIndex()

    def show_event(self) -> None:
        """Turn to the event page."""
        self.turn(EVENT)

    def show_article(self) -> None:
        """Turn to the article, at the selected event's words."""
        self.turn(ARTICLE)
        self.article.follow()

    def show_rejected(self) -> None:
        """Turn to the words that were not taken."""
        self.turn(REJECTED)

    def show_removed(self) -> None:
        """Turn to the events that the user removed."""
        self.turn(REMOVED)

    def show_history(self) -> None:
        """Turn to the list of all edits."""
        self.turn(HISTORY)

    def show_passage(self, source: int, span: Span | None) -> None:
        """Turn to an article, at ``span`` where one is given."""
        self.turn(ARTICLE)
        self.article.show_passage(source, span)

    def show_picked(self) -> None:
        """Show the event that the user picked on the canvas: a list is left, the article shows its words itself."""
        if self.page not in {EVENT, ARTICLE}:
            self.show_event()

    def turn(self, page: int) -> None:
        """Turn to a page."""
        if self._pages.currentIndex() != page:
            self._pages.setCurrentIndex(page)
            if page == ARTICLE:
                self.article.follow()
            elif page != EVENT:
                self._listing(page).fill()
        self.tabs.select(page)

    def _listing(self, page: int) -> RejectedPage | RemovedPage | HistoryPage:
        """One of the pages that are filled when they are shown."""
        if page == REJECTED:
            return self.rejected
        return self.removed if page == REMOVED else self.history

    def _follow_timeline(self) -> None:
        number = self.rejected.number
        self.tabs.set_tab(REJECTED, f"Not taken {number:,}", there=bool(number))
        removed = self.removed.number
        self.tabs.set_tab(REMOVED, f"Removed {removed:,}", there=bool(removed))
        if self._pages.currentWidget() is self.rejected:
            self.rejected.fill()
            if not number:
                self.show_event()
        elif self._pages.currentWidget() is self.removed:
            self.removed.fill()
            if not removed:
                self.show_event()

    def _follow_history(self) -> None:
        edited = bool(self._session.project.history)
        self.tabs.set_tab(HISTORY, "History", there=edited)
        if self._pages.currentWidget() is self.history:
            self.history.fill()

    def _follow(self) -> None:
        if self.showing_article:
            self.article.follow()
