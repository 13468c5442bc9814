"""Write the tables of the reference anew."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from .placing import FILES, current  # noqa: E402

for path in FILES:
    text = path.read_text(encoding="utf-8")
    written = current(text)
    if written != text:
        path.write_text(written, encoding="utf-8")
        print(f"{path.name}: written anew")
