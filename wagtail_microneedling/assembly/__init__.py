"""From pages to documents: the one room that knows both.

One page or ten thousand, live or draft: the number of queries is the same for each batch.
"""

from .addresses import Addresses
from .documents import (
    Assembled,
    assembled,
    document_of,
    document_type,
    documents_in_batches,
    documents_of,
)
from .procedure import downtime_of
from .procedure_rows import plans_in, sessions_of
from .rows import keys_in
from .stated_rows import StoredRow, stored_row, stored_row_with_id
from .visible import public_pages

__all__ = [
    "Addresses",
    "Assembled",
    "StoredRow",
    "assembled",
    "document_of",
    "document_type",
    "documents_in_batches",
    "documents_of",
    "downtime_of",
    "keys_in",
    "plans_in",
    "public_pages",
    "sessions_of",
    "stored_row",
    "stored_row_with_id",
]
