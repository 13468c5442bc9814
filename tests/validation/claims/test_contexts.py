"""What a sentence does with a claim: small differences of grammar that decide."""

import pytest

from .measuring import codes_of, document_of

CLAIMED = [
    "You don’t need surgery for permanent results.",
    "Don’t wait: get permanent results.",
    "You won’t believe how painless it is.",
    "It is not only painless but quick.",
    "Why not enjoy permanent results?",
    "No needles and painless.",
    "No, it is painless.",
    "It does not take long and is painless.",
    "This is not surgery, it is painless.",
    "Without doubt painless.",
    "No other clinic gives permanent results.",
    "You may have heard that it hurts, but it is painless.",
    "Nothing beats permanent results.",
    "In no time you have permanent results, and they are painless.",
    "It’s painless, isn’t it?",
    "Looking for painless needling?",
    "It may tingle, and it is painless.",
    "Painless! Not what you expected?",
    "Dr. Who calls it painless.",
]
NOT_CLAIMED = [
    "It is not painless.",
    "It isn’t really painless.",
    "It is neither quick nor painless.",
    "We do not promise painless, instant or permanent results.",
    "No treatment of this kind is painless.",
    "There is no truly painless needle.",
    "Nobody can call it painless.",
    "It is far from painless.",
    "Is it, as some say, painless?",
    "In most cases, it is painless.",
    "It is painless for most people.",
    "We keep it as painless as possible.",
    "Painless needling is a myth.",
    "Painless needling does not exist.",
    "Permanent results are not possible.",
    "Some clinics promise permanent results.",
    "They say “painless”, which would be misleading.",
    "Ask whether it is painless.",
    "It is non-permanent, so no permanent results.",
    "Painless? No.",
    "Painless? Not quite.",
    "If it is painless, the cream has worked.",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_claimed(text: str) -> None:
    assert codes_of(document_of(text)) & {"core.painless", "core.permanent"}


@pytest.mark.parametrize("text", NOT_CLAIMED)
def test_not_claimed(text: str) -> None:
    assert codes_of(document_of(text)) == set()


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Nicht nur schmerzfrei, sondern auch schnell.", True),
        ("Sie brauchen nicht zu warten: völlig schmerzfrei.", True),
        ("Schmerzfrei, und das ohne Narkose.", True),
        ("Schmerzfrei können wir das nicht machen.", False),
        ("Weder schmerzfrei noch dauerhaft.", False),
        ("Das ist ein Mythos: schmerzfrei.", False),
        ("Niemand nennt das schmerzfrei.", False),
        ("Für die meisten ist es schmerzfrei.", False),
    ],
)
def test_german(text: str, claimed: bool) -> None:
    assert ("core.painless" in codes_of(document_of(text, "de"))) is claimed


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Non seulement indolore, mais rapide.", True),
        ("N’attendez plus : c’est indolore.", True),
        ("Ce soin n’est jamais indolore.", False),
        ("Ni rapide ni indolore.", False),
        ("Rien n’est indolore.", False),
        ("C’est souvent indolore.", False),
    ],
)
def test_french(text: str, claimed: bool) -> None:
    assert ("core.painless" in codes_of(document_of(text, "fr"))) is claimed
