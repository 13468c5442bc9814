"""What the tests of the documentation may ask for."""

from .projects import project

__all__ = ["project"]
