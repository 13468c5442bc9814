"""The fields of a procedure page, part by part, as an editor thinks of them."""

from .before_and_after import BeforeAndAfter
from .results import Results
from .the_plan import ThePlan
from .what_it_is import WhatItIs
from .who_it_is_for import WhoItIsFor

__all__ = ["BeforeAndAfter", "Results", "ThePlan", "WhatItIs", "WhoItIsFor"]
