"""Scores and speed of the time expressions, in one table beside published figures.

    python benchmarks/timex.py CORPORA [--errors] [--dateparser]

``CORPORA`` holds ``score_timex.py`` and the TimeML folders ``tbaq`` and ``wikiwars``; neither is part of the project.
Rules were developed on one part and are checked on the rest, a fixed split by file name: of tbaq the files whose
CRC-32 of the name is 3 modulo 4, of wikiwars those with an even number, were never looked at.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import sys
import time
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from timeline_app.timex import find_timexes

PUBLISHED = {
    "tbaq": ("HeidelTime 2.2", (84.1, 92.1, 82.6, 89.5)),
    "wikiwars": ("HeidelTime 2.2", (84.8, 91.5, 81.8, 90.1)),
}
"""Strict, relaxed, value and type F1 of the best tagger known, on the whole of each corpus."""

ASKED = {"tbaq": (89.0, 95.0, 88.0, 93.0), "wikiwars": (90.0, 95.0, 87.0, 94.0)}
MEASURES = ("strict", "relaxed", "value", "type")


def developed_on(corpus: str, name: str) -> bool:
    """Whether the rules were developed on this file."""
    if corpus == "tbaq":
        return zlib.crc32(name.encode()) % 4 != 3
    return int(name[:2]) % 2 == 1


def load_scorer(folder: Path) -> Any:  # noqa: ANN401 - a script outside the project has no types
    """The scorer that lies beside the corpora, as a module."""
    spec = importlib.util.spec_from_file_location("score_timex", folder / "score_timex.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no score_timex.py in {folder}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def created(value: str | None) -> dt.date | dt.datetime | None:
    """The document creation time of a file."""
    if not value:
        return None
    return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)


def tagged(documents: Iterable[Any]) -> tuple[dict[str, list[list[object]]], float]:
    """What is found in each document, and the CPU seconds that it took."""
    found: dict[str, list[list[object]]] = {}
    begin = time.process_time()
    for document in documents:
        timexes = find_timexes(document.text, created(document.dct))
        found[document.id] = [[item.span.start, item.span.end, item.type.value, item.value] for item in timexes]
    return found, time.process_time() - begin


def row(name: str, figures: Iterable[float]) -> str:
    """One line of the table."""
    return f"{name:<34}" + "".join(f"{figure:>9.2f}" for figure in figures)


def score_part(
    scorer: Any,  # noqa: ANN401 - see load_scorer
    documents: list[Any],
    found: dict[str, list[list[object]]],
    belongs: Callable[[str], bool],
) -> list[float]:
    """The four figures of the documents that ``belongs`` chooses."""
    chosen = [document for document in documents if belongs(document.id)]
    part = {document.id: found[document.id] for document in chosen}
    report = scorer.report(scorer.score(chosen, part)[0])
    return [report[measure]["F1"] for measure in MEASURES]


def print_errors(scorer: Any, documents: list[Any], found: dict[str, list[list[object]]], corpus: str) -> None:  # noqa: ANN401 - see load_scorer
    """Counts of the errors on the development part, by kind and type."""
    chosen = [document for document in documents if developed_on(corpus, document.id)]
    errors: list[Any] = []
    scorer.score(chosen, {document.id: found[document.id] for document in chosen}, errors)
    counts: dict[str, int] = {}
    for _, gold, system, kind in errors:
        key = f"{kind.strip():<18}{(gold or system)[2]}"
        counts[key] = counts.get(key, 0) + 1
    for key, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"    {count:>5}  {key}")


def dateparser_speed(documents: list[Any], limit: int = 60_000) -> float:
    """Kilobytes a CPU second of ``dateparser.search.search_dates`` on the first ``limit`` characters."""
    from dateparser.search import search_dates  # noqa: PLC0415 - loaded only when it is compared

    search_dates("on 5 May 2020", languages=["en"])
    begin, size = time.process_time(), 0
    for document in documents:
        if size >= limit:
            break
        search_dates(document.text[:5000], languages=["en"])
        size += len(document.text[:5000])
    return size / 1000 / (time.process_time() - begin)


def measure_corpus(scorer: Any, folder: Path, corpus: str, *, errors: bool, compare: bool) -> None:  # noqa: ANN401 - see load_scorer
    """Print the figures of one corpus."""
    documents = scorer.read_dir(str(folder / corpus))
    found, seconds = tagged(documents)
    name, published = PUBLISHED[corpus]
    print(row(f"{corpus}: {name}, published", published))
    print(row(f"{corpus}: asked for", ASKED[corpus]))
    print(row(f"{corpus}: all", score_part(scorer, documents, found, lambda _: True)))
    developed = score_part(scorer, documents, found, lambda item: developed_on(corpus, item))
    checked = score_part(scorer, documents, found, lambda item: not developed_on(corpus, item))
    print(row(f"{corpus}: developed on", developed))
    print(row(f"{corpus}: checked on", checked))
    print(row(f"{corpus}: gap", [mine - other for mine, other in zip(developed, checked, strict=True)]))
    size = sum(len(document.text) for document in documents) / 1000
    print(f"{corpus}: {size:.0f} kB, {size / seconds:.0f} kB a CPU second")
    if compare:
        print(f"{corpus}: dateparser search_dates, {dateparser_speed(documents):.0f} kB a CPU second")
    if errors:
        print_errors(scorer, documents, found, corpus)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpora", type=Path, help="the folder with score_timex.py, tbaq and wikiwars")
    parser.add_argument("--errors", action="store_true", help="count the errors on the development part by kind")
    parser.add_argument("--dateparser", action="store_true", help="measure dateparser's search_dates too")
    arguments = parser.parse_args()
    scorer = load_scorer(arguments.corpora)
    find_timexes("The grammar is compiled at its first use.", None)
    print(f"{'F1':<34}" + "".join(f"{measure:>9}" for measure in MEASURES))
    for corpus in PUBLISHED:
        measure_corpus(scorer, arguments.corpora, corpus, errors=arguments.errors, compare=arguments.dateparser)


if __name__ == "__main__":
    main()
