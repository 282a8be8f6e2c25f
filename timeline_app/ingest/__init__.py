"""Reading articles in: bytes or words to an :class:`Article` with its blocks and its publication date."""

from timeline_app.ingest.formats.sniffing import EXTENSIONS
from timeline_app.ingest.reader import read_file, read_pasted, read_stream, read_text

__all__ = ["EXTENSIONS", "read_file", "read_pasted", "read_stream", "read_text"]
