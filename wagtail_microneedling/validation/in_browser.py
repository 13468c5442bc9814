"""What the rules about reading and about hidden markup go by, for whoever looks at a page in a browser."""

from collections.abc import Mapping
from typing import Any

from .page_reading import UNSEEN
from .readable.pictures import BETWEEN_NUMBERS, CAMERAS, ENDINGS
from .readable.texts import MOST_WORDS_IN_A_SENTENCE
from .visible import CODES

#: By the codes of the rules: limits, names and lists, as JSON takes them.
IN_BROWSER: Mapping[str, Mapping[str, Any]] = {
    "readable.long_sentence": {"most": MOST_WORDS_IN_A_SENTENCE},
    "readable.no_alt": {},
    "readable.alt_is_file_name": {
        "endings": list(ENDINGS),
        "cameras": list(CAMERAS),
        "between": BETWEEN_NUMBERS,
    },
    "visible.hidden_text": {"codes": sorted(CODES), "unseen": list(UNSEEN)},
}
