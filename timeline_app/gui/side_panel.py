"""The right panel: the selected event, or the whole article."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from timeline_app.gui import wording
from timeline_app.gui.appearance import label, push, role
from timeline_app.gui.article_view import ArticleView
from timeline_app.gui.inspector import Inspector
from timeline_app.gui.look import Look
from timeline_app.gui.plain import ampersand, one_line
from timeline_app.gui.rejected_page import RejectedPage
from timeline_app.gui.session import Session
from timeline_app.gui.source_card import title_of
from timeline_app.model import Span


class ArticlePage(QWidget):
    """An article, a choice among the open ones, and the event that is selected in it.

    Signal ``details_wanted`` asks for the event page.
    """

    details_wanted = Signal()

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._source = -1
        self._text: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Article")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
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

    def show_passage(self, source: int, span: Span | None) -> None:
        """Show an article, and ``span`` in it."""
        self._show(source)
        if span is not None:
            self.view.reveal(span)

    def _reload(self) -> None:
        sources = self._session.sources
        self.choice.clear()
        for source in sources:
            self.choice.addItem(one_line(title_of(source), 90))
        self._holder.setVisible(len(sources) > 1)
        self._text = None
        self._show(min(max(self._source, 0), len(sources) - 1))

    def _show(self, index: int) -> None:
        """Show the article of that index; nothing happens where it is shown already."""
        timeline = self._session.timeline
        if not 0 <= index < len(timeline.sources):
            self._source = -1
            self.view.set_article("", ())
            return
        text = timeline.sources[index].article.text
        if index == self._source and text is self._text:
            return
        self._source, self._text = index, text
        self.choice.setCurrentIndex(index)
        self.view.set_article(text, (entry for entry in timeline.entries if entry.source == index))
        self.view.select(self._session.selected)

    def _mark(self, key: str) -> None:
        self.view.select(key)
        entry = self._session.selected_entry
        self._foot.setVisible(entry is not None)
        if entry is not None:
            self._title.setText(one_line(entry.event.title, 140))
            self._date.setText(wording.date_text(entry.event))

    def follow(self) -> None:
        """Show the words of the selected event."""
        entry = self._session.selected_entry
        if entry is None:
            return
        self._show(entry.source)
        if entry.event.mentions and not self.view.hasFocus():
            self.view.reveal(entry.event.mentions[0].span)


class SidePanel(QWidget):
    """The selected event, the article, and what was not taken from it, each under a tab."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.event_tab, self.article_tab, self.rejected_tab = _tab("Event"), _tab("Article"), _tab("Not taken")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(0)
        for number, button in enumerate((self.event_tab, self.article_tab, self.rejected_tab)):
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        rule = QFrame()
        role(rule, "rule")
        rule.setFixedHeight(1)
        column.addWidget(rule)
        self._pages = QStackedWidget()
        self._pages.setObjectName("side")
        self.inspector = Inspector(session, look)
        self.article = ArticlePage(session, look)
        self.rejected = RejectedPage(session)
        for page in (self.inspector, self.article, self.rejected):
            self._pages.addWidget(page)
        self._pages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self._pages, 1)
        self._group.idClicked.connect(self._turn)
        self.inspector.passage_wanted.connect(self.show_passage)
        self.article.details_wanted.connect(self.show_event)
        self.rejected.passage_wanted.connect(self.show_passage)
        session.selection_changed.connect(self._follow)
        session.timeline_changed.connect(self._follow_timeline)
        self._follow_timeline()
        self.show_event()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as in the drawing."""
        return QSize(340, 600)

    def set_look(self, look: Look) -> None:
        """Take other colours."""
        self.inspector.set_look(look)
        self.article.set_look(look)

    @property
    def showing_article(self) -> bool:
        """Whether the article page is in front."""
        return self._pages.currentWidget() is self.article

    def show_event(self) -> None:
        """Turn to the event page."""
        self._turn(0)

    def show_article(self) -> None:
        """Turn to the article, at the selected event's words."""
        self._turn(1)
        self.article.follow()

    def show_rejected(self) -> None:
        """Turn to the words that were not taken."""
        self._turn(2)

    def show_passage(self, source: int, span: Span | None) -> None:
        """Turn to an article, at ``span`` where one is given."""
        self._turn(1)
        self.article.show_passage(source, span)

    def _turn(self, page: int) -> None:
        button = self._group.button(page)
        button.setChecked(True)
        if self._pages.currentIndex() != page:
            self._pages.setCurrentIndex(page)
            if page == 1:
                self.article.follow()
            elif page == 2:
                self.rejected.fill()

    def _follow_timeline(self) -> None:
        number = self.rejected.number
        self.rejected_tab.setText(f"Not taken {number:,}")
        self.rejected_tab.setVisible(bool(number))
        if self._pages.currentWidget() is self.rejected:
            self.rejected.fill()
            if not number:
                self.show_event()

    def _follow(self) -> None:
        if self.showing_article:
            self.article.follow()


def _tab(text: str) -> QPushButton:
    button = push(ampersand(text), "tab")
    button.setCheckable(True)
    return button
