"""Draws the example's pictures; see ``__main__``. The site itself uses only the finished files."""
