"""The window's own colours, beside those of the canvas, and the style sheet made from them. No Qt here.

``setColorScheme`` does nothing on some platforms, so the window brings its palettes along.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from string import Template

from timeline_app.layout.theme import CONTRAST, DARK, LIGHT, PRINT, Theme


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of the window around the canvas.

    ``panel`` is what panels stand on, ``field`` what text is typed or quoted on, ``line`` the edges between panels,
    ``hover`` and ``picked`` rows, ``link`` what can be clicked in prose; ``strong`` is the main button. ``warn`` and
    ``bad`` colour messages; ``event`` and ``dates`` lie behind quoted words.
    """

    theme: Theme
    panel: str
    field: str
    line: str
    line_strong: str
    text: str
    muted: str
    hover: str
    picked: str
    link: str
    strong: str
    strong_text: str
    warn: str
    warn_line: str
    warn_text: str
    bad: str
    bad_line: str
    bad_text: str
    event: str
    event_text: str

    @property
    def dark(self) -> bool:
        """Whether light stands on dark."""
        return self.theme.name in {DARK.name, CONTRAST.name}


LIGHT_LOOK = Look(
    theme=LIGHT,
    panel="#ffffff",
    field="#f8f9fb",
    line="#e3e6ea",
    line_strong="#cdd3da",
    text="#15191f",
    muted="#626b78",
    hover="#f2f4f7",
    picked="#e9effc",
    link="#2a57c8",
    strong="#15191f",
    strong_text="#ffffff",
    warn="#fff8e4",
    warn_line="#efd68c",
    warn_text="#614200",
    bad="#fdeeec",
    bad_line="#efb4ac",
    bad_text="#86190f",
    event="#fde9a3",
    event_text="#15191f",
)
DARK_LOOK = Look(
    theme=DARK,
    panel="#181c22",
    field="#1e232a",
    line="#2a3038",
    line_strong="#434c58",
    text="#f1f3f6",
    muted="#a3adba",
    hover="#232932",
    picked="#25334f",
    link="#8fb0ff",
    strong="#eceff3",
    strong_text="#14171c",
    warn="#332a12",
    warn_line="#66531d",
    warn_text="#ffe09a",
    bad="#3a1d1b",
    bad_line="#7a3a34",
    bad_text="#ffb9b0",
    event="#6a5413",
    event_text="#fff6dc",
)
PAPER_LOOK = replace(
    LIGHT_LOOK,
    theme=PRINT,
    field="#ffffff",
    line="#8a8a8a",
    line_strong="#555555",
    text="#000000",
    muted="#3a3a3a",
    hover="#eeeeee",
    picked="#dddddd",
    link="#000000",
    strong="#000000",
    warn="#ffffff",
    warn_line="#000000",
    warn_text="#000000",
    bad="#ffffff",
    bad_line="#000000",
    bad_text="#000000",
    event="#dddddd",
    event_text="#000000",
)
CONTRAST_LOOK = Look(
    theme=CONTRAST,
    panel="#000000",
    field="#000000",
    line="#8c8c8c",
    line_strong="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    hover="#333333",
    picked="#0b3d91",
    link="#ffff00",
    strong="#ffff00",
    strong_text="#000000",
    warn="#000000",
    warn_line="#ffff00",
    warn_text="#ffff00",
    bad="#000000",
    bad_line="#ff8a80",
    bad_text="#ffb4ab",
    event="#ffff00",
    event_text="#000000",
)
LOOKS: dict[str, Look] = {look.theme.name: look for look in (LIGHT_LOOK, DARK_LOOK, CONTRAST_LOOK, PAPER_LOOK)}
"""By the theme's name, as settings hold it."""

_SHEET = Template("""
* { font-family: "$family"; font-size: 13px; }
QWidget { color: $text; }
QMainWindow, QDialog, #panel, #bar, #status, #start, QStackedWidget#side { background: $panel; }
#bar, #tray { border-bottom: 1px solid $line; }
#status { border-top: 1px solid $line; }
#status QLabel, QLabel[role="muted"] { color: $muted; }
#status QLabel { font-size: 12px; }
QLabel[role="section"] { color: $muted; font-size: 11px; font-weight: 600; }
QLabel[role="title"] { font-size: 18px; font-weight: 600; }
QLabel[role="big"] { font-size: 26px; font-weight: 600; }
QLabel[role="lead"] { font-size: 15px; color: $muted; }
QLabel[role="name"] { font-weight: 600; }
QLabel[role="kind"], QLabel[role="small"] { font-size: 12px; color: $muted; }
QLabel[role="date"] { font-size: 14px; }
QFrame[role="rule"] { background: $line; border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $line_strong; }
QScrollArea, QScrollArea > QWidget > QWidget#panel { background: $panel; border: none; }
QToolTip { background: $panel; color: $text; border: 1px solid $line_strong; padding: 4px 6px; }
QPushButton, QToolButton {
  background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 5px 10px; color: $text; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $picked; }
QPushButton:disabled, QToolButton:disabled { color: $faint; }
QPushButton:focus, QToolButton:focus { border-color: $link; }
QToolButton::menu-indicator { image: none; }
QPushButton[role="box"], QToolButton[role="box"] { border-color: $line_strong; background: $panel; }
QPushButton[role="box"]:hover, QToolButton[role="box"]:hover { background: $hover; }
QPushButton[role="box"]:focus, QToolButton[role="box"]:focus { border-color: $link; }
QToolButton[role="level"] { background: $hover; }
QPushButton[role="strong"] {
  background: $strong; color: $strong_text; font-weight: 600; padding: 6px 14px; border: 1px solid $strong; }
QPushButton[role="strong"]:hover { background: $text; }
QPushButton[role="strong"]:focus { border: 2px solid $link; padding: 5px 13px; }
QPushButton[role="strong"]:disabled { background: $line_strong; border-color: $line_strong; color: $panel; }
QPushButton[role="link"] {
  color: $link; border: 1px solid transparent; border-radius: 4px; padding: 1px 0px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="link"]:focus { border-color: $link; }
QPushButton[role="quiet"] { color: $muted; font-size: 12px; padding: 2px 4px; border-radius: 4px; }
QPushButton[role="quiet"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="quiet"]:focus { border-color: $link; }
QPushButton[role="chip"] { border: 1px solid $line_strong; border-radius: 12px; padding: 3px 10px; font-size: 12px;
  min-height: 16px; }
QPushButton[role="chip"]:checked { background: $picked; border-color: $link; }
QPushButton[role="chip"]:focus { border-color: $link; }
QPushButton[role="undated"] {
  border: 1px dashed $faint; border-radius: 12px; padding: 3px 10px; font-size: 12px; min-height: 16px; }
QPushButton[role="undated"]:hover { border-color: $muted; }
QPushButton[role="undated"]:checked { border: 2px solid $text; padding: 2px 9px; font-weight: 600; }
QPushButton[role="undated"]:focus { border-color: $link; }
QPushButton[role="quiet-link"] { color: $link; font-size: 12px; padding: 0px 2px; border-radius: 4px; }
QPushButton[role="quiet-link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[role="quiet-link"]:focus { border-color: $link; }
QToolButton[role="choice"] { font-size: 12px; color: $muted; padding: 1px 3px; border-radius: 4px; }
QToolButton[role="choice"]:hover { color: $text; }
QToolButton[role="choice"]::menu-indicator { image: none; width: 0px; }
QToolButton[role="star"] { padding: 1px 3px; }
QToolButton[role="star"]:checked { background: transparent; }
QToolButton[role="star"]:hover { background: $hover; }
QToolButton[role="cross"] { padding: 0px; border-radius: 9px; }
QFrame[role="person"] { border: 1px solid $line_strong; border-radius: 12px; }
QPushButton[role="person"] { border: 1px solid transparent; border-radius: 11px; padding: 2px 3px 2px 9px;
  font-size: 12px; min-height: 16px; }
QPushButton[role="person"]:checked { background: $picked; color: $link; }
QPushButton[role="person"]:focus { border-color: $link; }
QLabel[role="title"], QLabel[role="date"] { border: 1px solid transparent; border-radius: 5px; }
QLabel[role="title"]:hover, QLabel[role="date"]:hover { background: $hover; }
QLabel[role="title"]:focus, QLabel[role="date"]:focus { border-color: $link; }
QLabel[role="refused"] { color: $bad_text; }
QLabel[role="ghost"] { background: $strong; color: $strong_text; border-radius: 6px; padding: 4px 8px; font-size: 12px;
  font-weight: 600; }
QTextEdit[role="title-field"] { font-size: 18px; font-weight: 600; padding: 2px 4px; border-color: $link; }
QTextEdit[role="notes"] { background: $field; border-color: $line; padding: 6px 8px; }
QTextEdit[role="notes"]:focus { border-color: $link; }
QListWidget { background: $panel; border: none; outline: none; }
QListWidget::item { border-radius: 6px; padding: 6px 8px; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $picked; color: $text; }
QPushButton[role="quote"] { text-align: left; padding: 3px 4px; border-radius: 4px; }
QPushButton[role="tab"] { border-radius: 0; border: none; border-bottom: 2px solid transparent; color: $muted;
  padding: 9px 12px 7px 12px; font-weight: 600; }
QPushButton[role="tab"]:checked { color: $text; border-bottom-color: $text; background: transparent; }
QPushButton[role="tab"]:focus { border-bottom-color: $link; }
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QTextEdit {
  background: $panel; color: $text; border: 1px solid $line_strong; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $link; selection-color: $panel; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $link; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; background: transparent; }
QSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 20px; border: none; }
QSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 20px; border: none; }
QSpinBox::up-arrow { image: url("$icons/arrow-up.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow { image: url("$icons/arrow.svg"); width: 10px; height: 10px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("$icons/arrow.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line_strong; selection-background-color: $picked;
  selection-color: $text; outline: none; }
QPlainTextEdit#article { border: none; border-radius: 0; padding: 10px 12px; font-size: 14px; }
QTextEdit#snippet {
  background: $field; border: 1px solid $line; border-radius: 8px; padding: 8px 10px; font-size: 14px; }
QFrame[role="note"] { background: $field; border: 1px solid $line; border-radius: 8px; }
QFrame[role="warn"] { background: $warn; border: 1px solid $warn_line; border-radius: 8px; }
QFrame[role="warn"] QLabel { color: $warn_text; }
QFrame[role="warn"] QPushButton[role="link"] { color: $warn_text; text-decoration: underline; }
QFrame[role="bad"] { background: $bad; border: 1px solid $bad_line; border-radius: 8px; }
QFrame[role="bad"] QLabel { color: $bad_text; }
QFrame[role="bad"] QPushButton[role="link"] { color: $bad_text; text-decoration: underline; }
QFrame[role="float"] { background: $panel; border: 1px solid $line_strong; border-radius: 10px; }
QFrame[role="foot"] { border: none; border-top: 1px solid $line; background: $field; }
QFrame[role="why"] { border: none; border-left: 2px solid $line_strong; }
QFrame[role="drop"] { border: 2px dashed $line_strong; border-radius: 14px; background: $field; }
QFrame[role="drop"][over="true"] { border-color: $link; background: $picked; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $link; border-radius: 2px; }
QMenu { background: $panel; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $picked; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 3px; background: $panel; }
QCheckBox::indicator:checked { background: $text; border-color: $text; image: url("$icons/$check"); }
QCheckBox::indicator:disabled { border-color: $line_strong; }
QCheckBox:disabled { color: $faint; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted; border-radius: 8px; background: $panel; }
QRadioButton::indicator:checked { border: 5px solid $text; width: 6px; height: 6px; background: $panel; }
QCheckBox:focus, QRadioButton:focus { color: $link; }
QScrollBar:vertical { background: transparent; width: 9px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(look: Look, family: str, icons: str) -> str:
    """The Qt style sheet of a look; ``family`` names the font, ``icons`` the folder of its pictograms."""
    names = {field.name: getattr(look, field.name) for field in fields(Look) if field.name != "theme"}
    check = "check-on-light.svg" if look.dark else "check-on-dark.svg"
    return _SHEET.substitute(names, family=family, faint=look.theme.faint, icons=icons, check=check)
