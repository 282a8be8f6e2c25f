"""Training of the shipped English pipeline from open treebanks (``python -m``)."""
