"""The Scene drawn: one QPainter backend (screen, PNG, PDF, printer) and one SVG writer over the same primitives."""
