"""The window: QtWidgets around one session. Widgets listen to the session, never to one another."""
