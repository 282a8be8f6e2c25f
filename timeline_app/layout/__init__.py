"""From a timeline to a Scene of few primitives: pure functions, no Qt; text width comes in as a function."""
