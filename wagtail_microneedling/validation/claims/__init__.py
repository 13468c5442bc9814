"""What may not be claimed: rule packs as data, one for each jurisdiction, and the rules they make.

Every finding is a prompt for a human, not legal advice.
"""

from .loading import built_in_pack, load_pack, pack_names
from .making import rules_of
from .pack import ClaimRule, Pack

__all__ = ["ClaimRule", "Pack", "built_in_pack", "load_pack", "pack_names", "rules_of"]
