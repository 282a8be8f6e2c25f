"""The project: articles, what was read out of them, what the user changed, and the file that holds it all. No Qt."""
