"""Images to pictures: every size that is published, fetched and made in bulk."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images import get_image_model

from ..conf import settings
from ..document import Image, ImageFile

logger = logging.getLogger(__name__)


class Pictures:
    """The images of a batch with their renditions: two queries for any number of them."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.filters = [f"max-{size}x{size}" for size in settings.image_sizes]
        model = get_image_model()
        valid = [key for key in keys if is_key_of(model, key)]
        found = (
            model.objects.filter(pk__in=valid).prefetch_renditions(*self.filters) if valid else []
        )
        self.images = {str(image.pk): image for image in found}
        self._files: dict[Any, list[ImageFile]] = {}

    def get(
        self,
        key: object,
        absolute: Callable[[str], str],
        *,
        alt: str = "",
        caption: str = "",
        credit: str = "",
        license_url: str = "",
    ) -> Image | None:
        """Return a picture with absolute URLs, or None when it is gone or its file can't be read."""
        image = self.images.get(str(key))
        files = self._files_of(image) if image else []
        if image is None or not files:
            return None
        return Image(
            files=tuple(replace(file, url=absolute(file.url)) for file in files),
            alt=alt or getattr(image, "description", "") or image.title,
            caption=caption,
            credit=credit,
            license_url=license_url,
        )

    def _files_of(self, image: Any) -> list[ImageFile]:
        """Return the files of an image from small to large; none when it can't be read."""
        if image.pk not in self._files:
            self._files[image.pk] = self._made(image)
        return self._files[image.pk]

    def _made(self, image: Any) -> list[ImageFile]:
        try:
            renditions = image.get_renditions(*self.filters).values()
            files = {
                (made.width, made.height): ImageFile(
                    url=made.url, width=made.width, height=made.height
                )
                for made in renditions
            }
        except (OSError, ValueError) as problem:
            # Wagtail raises SourceImageIOError, an OSError, when the file is missing.
            logger.warning("Image %s (%s) is left out: %s", image.pk, image.title, problem)
            return []
        return [files[size] for size in sorted(files)]


def is_key_of(model: Any, key: str) -> bool:
    """Return whether ``key`` can be a primary key of ``model`` at all."""
    try:
        model._meta.pk.to_python(key)
    except (ValidationError, TypeError, ValueError, ArithmeticError):
        return False
    return bool(key)
