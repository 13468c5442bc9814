"""Whether a number says how many sessions a course has."""

from .mention import Mention

#: More sessions than this are those of a clinic in a week.
MOST_SESSIONS = 30
#: Groups that so near a number of sessions make it something else.
OTHERS = ("price", "maintenance", "career", "opening", "events", "contact")
NEAR_OTHERS = 7.0
#: So near, "the best result" is that of the number of sessions; so near, a bare number counts them.
NEAR_RESULT = 8.0
NEAR_SESSIONS = 12.0
#: So near, "a course of" belongs to the number after it.
ADJACENT = 2.0
#: So many words after "one session", "not enough" may come.
REACH_OF_DENIAL = 5


def counts_sessions(mention: Mention) -> bool:
    """Return whether a number of sessions is that of a course, and no part or price of one."""
    said = mention.said
    if said.is_point or said.is_negated or said.high[1] > MOST_SESSIONS:
        return False
    if _is_another_number(mention):
        return False
    if said.low[0] == said.high[1] == 1:
        return _is_enough(mention)
    if said.is_single and mention.is_led_by("leads_to_part", 3):
        return False
    if _is_some(mention):
        return False
    if mention.is_within("course", ADJACENT):
        return True
    if said.is_until or mention.is_led_by("leads_to_result", 3):
        return _gives_the_result(mention)
    return True


def _is_some(mention: Mention) -> bool:
    """Return whether only some of a course are meant: the first two, or two until something shows."""
    said = mention.said
    if said.first - 1 in mention.places("leads_to_some"):
        return True
    shows = any(0 <= place - said.end <= 1 for place in mention.places("follows_some"))
    return shows and not _gives_the_result(mention)


def _is_another_number(mention: Mention) -> bool:
    near = any(
        mention.sentence.distance(mention.said, place) < NEAR_OTHERS
        for group in OTHERS
        for place in mention.places(group)
    )
    groups = mention.context.groups
    return near or ("price" in groups and "how_many" not in groups)


def _is_enough(mention: Mention) -> bool:
    """Return whether one session is said to do, rather than what happens in one or after one."""
    words, grammar, end = mention.sentence.words, mention.sentence.grammar, mention.said.end
    if not grammar.writing.negations.isdisjoint(words[end : end + REACH_OF_DENIAL]):
        return False
    return "enough" in mention.sentence.marks and not mention.is_led_by("leads_to_one", 3)


def _gives_the_result(mention: Mention) -> bool:
    """Return whether "after four sessions" is the whole course: it gives the best result."""
    full, first = mention.here("full"), mention.here("first")
    return full is not None and full < NEAR_RESULT and (first is None or full < first)


def is_bare_count(mention: Mention) -> bool:
    """Return whether a number without a noun counts sessions: "Three to six.", "a course of four"."""
    said, words, grammar = mention.said, mention.sentence.words, mention.sentence.grammar
    counted, end = ["sessions"], said.end
    if words[end : end + 1] and words[end] in grammar.rates.times:
        counted, end = ["sessions", "repeat"], end + 1
    if end < len(words) and words[end] not in grammar.writing.may_follow:
        return False
    if said.is_negated or not _may_be_a_count(mention) or _is_another_number(mention):
        return False
    if mention.is_within("course", ADJACENT):
        return True
    if mention.is_led_by("leads_to_other", 3) or mention.is_led_by("leads_to_place", 1):
        return False
    if any(mention.here(group) is not None for group in counted):
        return any(mention.is_within(group, NEAR_SESSIONS) for group in counted)
    return _is_asked_for(mention)


def _may_be_a_count(mention: Mention) -> bool:
    said = mention.said
    is_one = said.low[0] == said.high[1] == 1
    return not is_one and said.high[1] <= MOST_SESSIONS and said.low[0] == int(said.low[0])


def _is_asked_for(mention: Mention) -> bool:
    """Return whether the question or the sentence before speaks of a number of sessions."""
    groups = mention.context.groups
    if "areas" in groups:
        return False
    if "how_many" in groups:
        return True
    return mention.led("sessions") is not None and mention.is_elliptical()
