"""The index of procedures: a list that names each one."""

from ..document import ProcedureCard, ProcedureIndexDocument
from .identity import procedure_id
from .nodes import Node, anchored, node, reference, web_address
from .pictures import page_picture, page_picture_value
from .shared import page_node, procedure_stub, surroundings

PAGE_TYPE = "CollectionPage"


def index_nodes(document: ProcedureIndexDocument) -> list[Node | None]:
    """Return the graph of an index page."""
    named = [card for card in document.procedures if _procedure(card)]
    return [
        page_node(
            document,
            PAGE_TYPE,
            document.sources,
            abstract=document.introduction.text if document.introduction else None,
            mainEntity=reference(anchored(document.url, "procedures")),
        ),
        _list(document, named),
        *(_procedure(card) for card in named),
        *(page_picture(card.image, card.url) for card in named),
        *surroundings(
            document,
            document.sources,
            page_type=PAGE_TYPE,
            availableService=[reference(procedure_id(card.url)) for card in named],
        ),
    ]


def _list(document: ProcedureIndexDocument, cards: list[ProcedureCard]) -> Node | None:
    return node(
        "ItemList",
        anchored(document.url, "procedures"),
        ("itemListElement",),
        numberOfItems=len(cards),
        itemListElement=[
            node(
                "ListItem",
                position=position,
                name=card.name,
                url=web_address(card.url),
                item=reference(procedure_id(card.url)),
            )
            for position, card in enumerate(cards, start=1)
        ],
    )


def _procedure(card: ProcedureCard) -> Node | None:
    return procedure_stub(
        procedure_id(card.url),
        card.name,
        card.url,
        description=card.summary,
        image=page_picture_value(card.image, card.url),
    )
