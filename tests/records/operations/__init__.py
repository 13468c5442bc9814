"""Everything that can be done to a site, each as a small function on the site of ``world``."""

from . import everywhere, mentioned, publishing, tree
from .table import OPERATIONS, Operation, operation, publish, save

__all__ = [
    "OPERATIONS",
    "Operation",
    "everywhere",
    "mentioned",
    "operation",
    "publish",
    "publishing",
    "save",
    "tree",
]
