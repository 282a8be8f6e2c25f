"""Zip files as documents come in: their members within bounds, and none whose name leads out of the container."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from timeline_app.ingest.formats.xmltree import DamagedError, Node, parse
from timeline_app.model import InputError

_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 60_000_000
"""Bytes of a member beyond which it is not unpacked."""
_LARGEST_SUM = 150_000_000
"""Bytes that may be unpacked of one container in all."""
_HIGHEST_RATIO = 300
"""Unpacked bytes for each packed one in large members; the text of real documents packs 3 to 30 times."""
_UNSUSPECTED = 5_000_000
"""Bytes up to which a member's ratio does not matter."""
_OUTWARD = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|^[A-Za-z]:|\\|[\x00-\x1f]")
_CHUNK = 1_000_000


class _RefusedError(InputError):
    """A container that is not read: its name, and why not."""

    def __init__(self, origin: str, why: str) -> None:
        super().__init__(f"{origin} {why}.")


class Container:
    """A packed document. Nothing of it is written to disk.

    ``damaged`` are the names of members that were asked for by :meth:`tree_if` or :meth:`read_if` and are not whole.

    Raises:
        DamagedError: where a member that must be there is not whole.
        InputError: here and in its methods: where it is damaged, locked, or goes beyond the bounds.
    """

    def __init__(self, data: bytes, origin: str) -> None:
        self.origin = origin
        self.damaged: list[str] = []
        self._left = _LARGEST_SUM
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            names = self._file.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise _RefusedError(
                self.origin, "is a packed document, but it is damaged and could not be opened"
            ) from error
        if len(names) > _MOST_MEMBERS:
            raise _RefusedError(self.origin, f"packs {len(names):,} files, more than a document has; it was not read")
        if any(_OUTWARD.search(name) for name in names):
            raise _RefusedError(
                self.origin, "packs files whose names lead out of it, as no document's do; it was not read"
            )
        self.names = frozenset(names)

    def read(self, name: str) -> bytes:
        """The bytes of a member, of which there must be one; they are counted as they come, whatever is declared."""
        info = self._file.getinfo(name)
        if info.flag_bits & 0x1:
            raise _RefusedError(self.origin, "is locked with a password; save it without one first")
        most = min(_LARGEST_MEMBER, self._left)
        packed = max(1, info.compress_size)
        chunks, size = [], 0
        try:
            with self._file.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > most or (size > _UNSUSPECTED and size / packed > _HIGHEST_RATIO):
                        raise _RefusedError(self.origin, "unpacks to more than a document holds; it was not read")
                    chunks.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            message = f"{self.origin} is damaged: {name} in it could not be unpacked."
            raise DamagedError(message) from error
        self._left -= size
        return b"".join(chunks)

    def read_if(self, name: str) -> bytes | None:
        """The bytes of a member; None where there is none or it is damaged."""
        if name not in self.names:
            return None
        try:
            return self.read(name)
        except DamagedError:
            self.damaged.append(name)
            return None

    def tree_if(self, name: str) -> Node | None:
        """The tree of a member; None where there is none or it is damaged."""
        data = self.read_if(name)
        try:
            return None if data is None else parse(data, self.origin)
        except DamagedError:
            self.damaged.append(name)
            return None

    def doubts(self) -> tuple[str, ...]:
        """A sentence on what is damaged."""
        if not self.damaged:
            return ()
        names = f"{', '.join(self.damaged[:3])}{' and others' if len(self.damaged) > 3 else ''}"
        return (f"{self.origin} is damaged: not all of {names} in it could be read; what could was.",)
