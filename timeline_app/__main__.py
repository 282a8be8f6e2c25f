"""``python -m timeline_app``: the command line; in a packaged program also the process that reads documents."""

import sys

from timeline_app.cli import main

if __name__ == "__main__":
    if sys.argv[1:2] == ["--read-documents"]:
        from timeline_app.ingest.worker_child import run

        run()
    raise SystemExit(main())
