"""Columns of numbers put in the order of starts: in plain Python, or by NumPy where that is quicker.

Both give the same arrays. NumPy takes a tenth of a second to import, so that it is used for as many events as repay
that, and wherever the program has loaded it already.
"""

from __future__ import annotations

import importlib
import sys
from array import array
from collections.abc import Sequence
from operator import itemgetter
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from timeline_app.layout.marks import Marks

if TYPE_CHECKING:
    from numpy.typing import NDArray

REPAYS = 300_000
"""So many events repay importing NumPy."""

WORTH = 5_000
"""So many are ordered more quickly by it once it is there."""

_T = TypeVar("_T")


class Columns(NamedTuple):
    """Events in the order of their starts; ``ids`` are places in the :class:`Marks`, ``sorted_ends`` stand alone."""

    ids: array[int]
    starts: array[float]
    ends: array[float]
    ranks: array[float]
    sorted_ends: array[float]


def numpy_for(count: int) -> ModuleType | None:
    """NumPy where it is there and quicker for so many events; else ``None``."""
    if count < (WORTH if "numpy" in sys.modules else REPAYS):
        return None
    try:
        return importlib.import_module("numpy")
    except ImportError:
        return None


def by_lane(marks: Marks) -> list[Columns]:
    """The events of each lane."""
    numpy = numpy_for(len(marks))
    if numpy is not None:
        lanes, starts = numpy.asarray(marks.lanes), numpy.asarray(marks.starts)
        order = ordered(numpy, lanes, starts)
        counts = numpy.bincount(lanes, minlength=len(marks.heads)).tolist()
        whole = [order, *(numpy.asarray(column)[order] for column in (marks.starts, marks.ends, marks.ranks))]
        found, begin = [], 0
        for count in counts:
            found.append(_columns(numpy, *(column[begin : begin + count] for column in whole)))
            begin += count
        return found
    places: list[list[int]] = [[] for _ in marks.heads]
    for place, lane in enumerate(marks.lanes):
        places[lane].append(place)
    return [of_members(marks, found) for found in places]


def of_members(marks: Marks, members: Sequence[int]) -> Columns:
    """The events at some places."""
    order = sorted(members, key=marks.starts.__getitem__)
    ends = array("d", _picked(marks.ends, order))
    return Columns(
        array("L", order),
        array("d", _picked(marks.starts, order)),
        ends,
        array("f", _picked(marks.ranks, order)),
        array("d", sorted(ends)),
    )


def merged(parts: Sequence[Columns]) -> Columns:
    """The events of several lanes as one: each is in order already, so that sorting only merges."""
    joined = Columns(array("L"), array("d"), array("d"), array("f"), array("d"))
    for part in parts:
        joined.ids.extend(part.ids)
        joined.starts.extend(part.starts)
        joined.ends.extend(part.ends)
        joined.ranks.extend(part.ranks)
        joined.sorted_ends.extend(part.sorted_ends)
    numpy = numpy_for(len(joined.ids))
    if numpy is not None:
        columns = [numpy.asarray(column) for column in joined[:4]]
        by_start = ordered(numpy, numpy.zeros(len(joined.ids), dtype="B"), columns[1])
        return _columns(numpy, *(column[by_start] for column in columns))
    order = sorted(range(len(joined.ids)), key=joined.starts.__getitem__)
    return Columns(
        array("L", _picked(joined.ids, order)),
        array("d", _picked(joined.starts, order)),
        array("d", _picked(joined.ends, order)),
        array("f", _picked(joined.ranks, order)),
        array("d", sorted(joined.sorted_ends)),
    )


MINUTES = 1440.0
"""To a day: events begin on whole minutes, nearly always."""


def ordered(numpy: ModuleType, lanes: NDArray[Any], starts: NDArray[Any]) -> NDArray[Any]:
    """The places of events by lane, then start, then place.

    Lane, minute and place go into one whole number each where they have room there: sorting these takes a tenth of
    the time of sorting by three columns.
    """
    count = len(starts)
    if not count:
        nothing: NDArray[Any] = numpy.arange(0)
        return nothing
    minutes = numpy.rint((starts - starts.min()) * MINUTES).astype("i8")
    place_bits, minute_bits = count.bit_length(), int(minutes.max()).bit_length()
    if int(lanes.max()).bit_length() + minute_bits + place_bits <= 63:
        keys = lanes.astype("i8")
        keys <<= minute_bits
        keys |= minutes
        keys <<= place_bits
        keys |= numpy.arange(count, dtype="i8")
        keys.sort()
        order: NDArray[Any] = keys & ((1 << place_bits) - 1)
        keys >>= place_bits + minute_bits
        sorted_starts = starts[order]
        back = numpy.flatnonzero(sorted_starts[1:] < sorted_starts[:-1])
        if (keys[back] != keys[back + 1]).all():
            return order
    by_both: NDArray[Any] = numpy.lexsort((starts, lanes))
    return by_both


def _columns(
    numpy: ModuleType, ids: NDArray[Any], starts: NDArray[Any], ends: NDArray[Any], ranks: NDArray[Any]
) -> Columns:
    """Columns that are in order already."""
    return Columns(
        _array("L", ids), _array("d", starts), _array("d", ends), _array("f", ranks), _array("d", numpy.sort(ends))
    )


def _array(code: str, values: NDArray[Any]) -> array[Any]:
    found: array[Any] = array(code)
    found.frombytes(values.astype(code, copy=False).view("B").data)
    return found


def greatest(values: Sequence[float], block: int) -> Sequence[int]:
    """The place of the greatest value of each ``block`` of values in turn, the first of equals."""
    whole = len(values) // block * block
    numpy, found = numpy_for(len(values)), list[int]()
    if numpy is not None:
        rows = numpy.asarray(values)[:whole].reshape(-1, block)
        found = (rows.argmax(axis=1) + numpy.arange(len(rows)) * block).tolist()
    plain = list(values[len(found) * block :])
    for begin in range(0, len(plain), block):
        run = plain[begin : begin + block]
        found.append(len(values) - len(plain) + begin + run.index(max(run)))
    return found


def _picked(values: Sequence[_T], order: Sequence[int]) -> Sequence[_T]:
    """The values at some places; the library's own way takes a third of the time of a loop."""
    if len(order) < 2:
        return [values[place] for place in order]
    picked: tuple[_T, ...] = itemgetter(*order)(values)
    return picked
