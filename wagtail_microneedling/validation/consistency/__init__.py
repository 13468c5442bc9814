"""Numbers in texts against the facts: what a page says otherwise than the fields of its procedure.

A text is cut into sentences (``words``, ``sentences``), the quantities in each are read
(``numbers``, ``amounts``, ``ranges``, ``rates``, ``quantities``), and each gets the topic whose
cues stand nearest, unless something else stands nearer (``topics``, ``choosing``, ``sessions``,
``scope``). What is then claimed is compared with the facts of that topic (``facts``, ``fitting``,
``comparing``). Everything that belongs to a language is in a file of its own in ``grammar/``; pages
in other languages are not judged.

How a claim is compared:

- A statement about the whole (“sessions are 4 weeks apart”) has to say the same as the fact, both
  ends of it, in whatever unit: 24 to 48 hours are 1 to 2 days, and 4 weeks about a month.
- “Up to” and “at least” are compared with that end only. Where something passes or is waited for,
  one number agrees with the end of the range: by then it is over.
- A statement about a part (most people, the average, one concern, an area without a row) has to
  lie within the fact.
- Words such as “several” agree with everything that they can mean.
- What is rare, conditional, hearsay, a study's or another procedure's is not compared.
- A text may agree with any fact that it fits: a plan by the words of its label, a depth by setting
  and area, a symptom or a risk by its name, waiting times by what is left alone, before or after.
"""

from .grammar import Grammar
from .grammars import grammar_of, load_grammar
from .rules import consistency_rules

__all__ = ["Grammar", "consistency_rules", "grammar_of", "load_grammar"]
