"""Everything published, from its records to a folder: a format is a module, a sink anything with write()."""

from ..models import KINDS
from .formats import FORMATS, Format
from .published import ExportedPage
from .run import Summary, export_pages
from .sinks import Sink

__all__ = ["FORMATS", "KINDS", "ExportedPage", "Format", "Sink", "Summary", "export_pages"]
