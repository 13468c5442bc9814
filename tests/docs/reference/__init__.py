"""The reference's tables, written from the code: ``python -m tests.docs.reference`` (``make reference``).

A table stands in a Markdown file between ``<!-- table: name -->`` and ``<!-- /table -->``; all
around it is written by hand. Which parts of the markup depend on a field is found out by leaving
the field out of a whole document and comparing the graphs.
"""
