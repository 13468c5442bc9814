"""Write the vocabulary of the checks anew."""

from .table import FILE, table, text

FILE.write_text(text(table()), encoding="utf-8")
print(f"{FILE.name}: written")
