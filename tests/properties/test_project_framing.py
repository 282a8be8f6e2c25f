"""Any bytes at all can be scanned, and any cut or change leaves what stands before and after it readable."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_app.project.framing import line, scan

BODIES = st.lists(st.binary(max_size=40).map(lambda body: b'{"' + body.replace(b"\n", b"") + b'"}'), max_size=8)
KINDS = ("article", "reading", "edit", "cursor")


def written(bodies: list[bytes]) -> list[bytes]:
    return [line(number, KINDS[number % 4], body) for number, body in enumerate(bodies, 1)]


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_can_be_scanned(data: bytes) -> None:
    found = scan(data)
    assert found.records == ()
    assert 0 <= found.good <= len(data)


@given(BODIES)
@settings(max_examples=50, deadline=None)
def test_records_come_back(bodies: list[bytes]) -> None:
    found = scan(b"".join(written(bodies)))
    assert [record.data for record in found.records] == bodies
    assert (found.damages, found.torn, found.next) == ((), False, len(bodies) + 1)


@given(BODIES, st.integers(0, 400), st.binary(max_size=6), st.integers(0, 6))
@settings(max_examples=100, deadline=None)
def test_a_change_harms_its_own_record_alone(bodies: list[bytes], place: int, new: bytes, cut: int) -> None:
    lines = written(bodies)
    data = b"".join(lines)
    place = min(place, len(data))
    changed = data[:place] + new + data[place + cut :]
    found = scan(changed)
    kept = {record.data for record in found.records}
    start = 0
    for body, record in zip(bodies, lines, strict=True):
        end = start + len(record)
        if end <= place or start >= place + cut + 1:
            assert body in kept
        start = end
    assert {(record.number, record.data) for record in found.records} <= {*enumerate(bodies, 1)}


@given(BODIES, st.integers(0, 400))
@settings(max_examples=50, deadline=None)
def test_a_torn_end_can_be_cut_and_written_on(bodies: list[bytes], left: int) -> None:
    data = b"".join(written(bodies))[:left]
    found = scan(data)
    for lead in (b"", b"\n"):  # a line feed that is missing may be put there or not
        again = scan(data[: found.good] + lead + line(found.next, "edit", b"{}"))
        assert again.records[:-1] == found.records
        assert (again.records[-1].data, again.torn) == (b"{}", False)
