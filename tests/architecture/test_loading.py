"""What importing loads, in fresh processes: no Qt where nothing is drawn, no language pipeline before it is used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "PySide6", "shiboken6", "spacy", "thinc", "dateparser", "numpy", "py3langid",
    "lxml", "trafilatura", "pypdfium2", "striprtf", "msgspec",
)  # fmt: skip


def loaded(program: str) -> set[str]:
    """The heavy packages in memory after ``program``."""
    listing = f"import sys\n{program}\nprint('|', *sorted({{n.split('.')[0] for n in sys.modules}} & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.rpartition("|")[2].split())


@pytest.mark.parametrize(
    "program",
    [
        "import timeline_app",
        "import timeline_app.model",
        "import timeline_app.ingest, timeline_app.dates, timeline_app.layout, timeline_app.exchange",
        "import timeline_app.cli.commands",
        "import timeline_app.timex",
        "import timeline_app.events, timeline_app.extraction",
    ],
)
def test_importing_the_core_loads_nothing_heavy(program: str) -> None:
    assert loaded(program) == set()


def test_finding_dates_loads_no_language_pipeline() -> None:
    program = (
        "import datetime, timeline_app\n"
        "found = timeline_app.find_timexes('They met on Monday.', datetime.date(2024, 8, 13))\n"
        "assert found[0].value == '2024-08-12', found"
    )
    assert loaded(program) & {"PySide6", "shiboken6", "spacy", "thinc"} == set()


def test_extracting_loads_no_qt() -> None:
    program = "import timeline_app\ntimeline_app.extract('The council closed the harbour on 5 March 2024.')"
    found = loaded(program)
    assert "spacy" in found
    assert found & {"PySide6", "shiboken6"} == set()


def test_reading_an_english_article_loads_no_language_finder_and_no_dateparser() -> None:
    program = (
        "from timeline_app.ingest import read_text\n"
        "read_text('Harbour to close\\ndate 2024-03-05\\n\\nThe council voted to close the harbour of the town.')"
    )
    assert loaded(program) == set()
