"""The export, as its command writes it."""
