"""The pictures of the content, as images of the site."""

import hashlib
from typing import Any

from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from .reading import PICTURES


def picture(said: dict[str, Any]) -> Any:
    """Return the image that a table (``file``, ``title``, ``alt``) describes; uploaded when missing.

    It is known by what is in its file, so an editor may rename it.
    """
    model = get_image_model()
    file = PICTURES / said["file"]
    content_hash = hashlib.sha1(file.read_bytes(), usedforsecurity=False).hexdigest()
    found = model.objects.filter(file_hash=content_hash).first()
    if found:
        return found
    with file.open("rb") as opened:
        image = model(title=said["title"], description=said.get("alt", ""))
        image.file = ImageFile(opened, name=file.name)
        image.save()
    if not image.file_hash:
        image.file_hash = content_hash
        image.save(update_fields=["file_hash"])
    return image
