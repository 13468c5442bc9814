"""The example clinic's content: readable files, and what puts them into a site. See README.md."""
