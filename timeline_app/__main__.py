"""``python -m timeline_app``: the command line."""

from timeline_app.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
