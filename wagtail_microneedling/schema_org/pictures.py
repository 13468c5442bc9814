"""Pictures."""

from ..document import Image
from .nodes import Node, anchored, node, reference, web_address


def picture(image: Image | None, iri: str | None = None) -> Node | str | None:
    """Return an ImageObject, or only the address of a picture whose rights nobody has stated.

    Search engines ask an ImageObject for a credit or a licence; without either, it is a URL.
    """
    if not image or not image.files:
        return None
    address = web_address(image.largest.url)
    license_address = web_address(image.license_url)
    described = node(
        "ImageObject",
        iri,
        ("contentUrl",),
        contentUrl=address,
        url=address,
        caption=image.caption or image.alt,
        width=_pixels(image.largest.width),
        height=_pixels(image.largest.height),
        creditText=image.credit,
        license=license_address,
    )
    stated = described and ("creditText" in described or "license" in described)
    return described if stated else address


def page_picture(image: Image | None, page_url: str) -> Node | None:
    """Return the picture of the page at ``page_url`` as a node that every page knows by its ``@id``.

    None when nobody has stated its rights.
    """
    described = picture(image, anchored(page_url, "image"))
    return described if isinstance(described, dict) else None


def page_picture_value(image: Image | None, page_url: str) -> Node | str | None:
    """Return a reference to ``page_picture``, or the picture's address when that is all there is."""
    described = page_picture(image, page_url)
    return reference(described["@id"]) if described else picture(image)


def _pixels(count: int) -> Node | None:
    return node("QuantitativeValue", value=count, unitCode="E37") if count > 0 else None
