"""Every fact that clinics' articles state about microneedling, and where the example holds it.

For each number: the page, where its value is stored, what the value is, what the page shows, and
where the JSON-LD states it (a node and a property): every one has its place there. ``Says`` is a
part of a text.
"""

from .fact import (
    Fact,
    P,
    R,
    Says,
    benefit,
    concern,
    contraindication,
    quantity,
    question,
    risk,
    span,
)

NUMBERS = [
    f"{letter}{number}"
    for letter, count in {
        "I": 8, "B": 10, "P": 8, "N": 3, "C": 2, "D": 6, "F": 6, "T": 6, "R": 8, "X": 7, "Q": 20,
    }.items()
    for number in range(1, count + 1)
]  # fmt: skip

IDENTITY = [
    Fact("I1", P, "alternate_names.0", "Collagen induction therapy", "Collagen induction therapy",
         "#procedure", ("alternateName", "Collagen induction therapy")),
    Fact("I2", P, "summary", Says("a cosmetic procedure: minimally invasive"), "minimally invasive",
         "#procedure", ("description", Says("minimally invasive"))),
    Fact("I2", P, "kind", "percutaneous", "Percutaneous",
         "#procedure", ("procedureType", {"@id": "https://schema.org/PercutaneousProcedure"})),
    Fact("I2", P, "care_setting", "outpatient", "Outpatient", "#visit", ("text", Says("Outpatient"))),
    Fact("I3", P, "how_it_works", Says("fine, sterile needles"), "as deep as we have set it",
         "#procedure", ("howPerformed", Says("makes thousands of tiny channels")),
         served="how_it_works.text", serves=Says("makes thousands of tiny channels")),
    Fact("I4", P, "devices.0.power", "electric", "Electrically powered",
         "#visit", ("text", Says("Electrically powered"))),
    Fact("I4", P, "devices.0.name", "Microneedling pen", "Microneedling pen",
         "#webpage", ("mentions", {"@id": Says("#device-")})),
    Fact("I5", P, "how_it_works", Says("heals them by making more collagen and elastin"),
         "heals them by making more collagen and elastin",
         "#how-it-works", ("text", Says("collagen and elastin")), served="how_it_works.text"),
    Fact("I6", P, "background", Says("less collagen and less elastin as it ages"), "it begins to sag",
         "#background", ("text", Says("lines form")), served="background.text"),
    Fact("I7", P, "how_it_works", Says("serums and creams are absorbed more readily"),
         "serums and creams are absorbed more readily",
         "#how-it-works", ("text", Says("absorbed more readily")), served="how_it_works.text"),
    Fact("I8", P, "performed_by", Says("A dermatologist, a licensed aesthetician"),
         "A dermatologist, a licensed aesthetician", "#visit", ("text", Says("licensed aesthetician"))),
]  # fmt: skip

BENEFITS = [
    concern("B1", 0, "Fine lines and wrinkles"),
    benefit("B1", 0, "Softer fine lines and wrinkles"),
    concern("B2", 1, "Sagging or crepey skin"),
    benefit("B2", 1, "Firmer, more elastic skin"),
    concern("B3", 2, "Acne scars"),
    concern("B3", 3, "Other scars"),
    Fact("B3", P, "benefits.2.text", Says("on the face and on the body"), "on the face and on the body",
         "#benefits", ("text", Says("on the face and on the body"))),
    concern("B4", 4, "Uneven skin tone"),
    benefit("B4", 3, "More even skin tone"),
    concern("B5", 5, "Sun damage"),
    benefit("B5", 4, "Fewer visible signs of sun damage"),
    concern("B6", 6, "Large pores and rough texture"),
    benefit("B6", 5, "Smaller-looking pores and smoother texture"),
    concern("B7", 7, "Stretch marks"),
    benefit("B7", 6, "Less visible stretch marks"),
    benefit("B8", 7, "Better uptake of serums and moisturisers"),
    concern("B9", 8, "Tired-looking skin under the eyes"),
    Fact("B9", P, "benefits.8.text", Says("Dark circles, puffiness and fine lines"),
         "Dark circles, puffiness and fine lines", "#benefits", ("text", Says("Dark circles"))),
    benefit("B10", 9, "A younger, more radiant look"),
]  # fmt: skip

PLAN = [
    Fact("P1", P, "plans.0.sessions", {"min": 3, "max": 6}, "3 to 6 sessions",
         "#plan", ("mentions", quantity(3, 6, "C62")), serves=span(3, 6, "session")),
    Fact("P2", P, "plans.1.sessions", {"min": 4, "max": 6}, "4 to 6 sessions",
         "#plan", ("mentions", quantity(4, 6, "C62")), serves=span(4, 6, "session")),
    Fact("P3", P, "plans.2.sessions", {"min": 1, "max": 1}, "Mild concerns: 1 session",
         "#plan", ("mentions", quantity(1, 1, "C62")), serves=span(1, 1, "session")),
    Fact("P4", P, "plans.0.interval", {"min": 4, "max": 6}, "4 to 6 weeks apart",
         "#plan", ("mentions", quantity(4, 6, "WEE")), serves=span(4, 6, "week")),
    # Decided: one interval, P4's. That P5 would fit is shown in test_facts.py.
    Fact("P5", P, "plans.1.interval", {"min": 4, "max": 6}, "4 to 6 weeks apart",
         "#plan", ("mentions", quantity(4, 6, "WEE")), serves=span(4, 6, "week")),
    Fact("P6", P, "maintenance_min", 4, "Every 4 to 6 weeks",
         "#plan", ("mentions", quantity(4, 6, "WEE")),
         served="maintenance", serves=span(4, 6, "week")),
    Fact("P6", P, "maintenance_note", Says("from time to time"), "Further sessions from time to time",
         "#plan", ("text", Says("from time to time"))),
    Fact("P7", P, "plan_caution", Says("too many sessions, or sessions too close together"),
         "harm the skin", "#plan", ("text", Says("harm the skin"))),
    Fact("P8", P, "plan_note", Says("concern, your skin type, your goals, and the depth and intensity"),
         "depth and intensity", "#plan", ("text", Says("your skin type, your goals"))),
    Fact("N1", P, "depths.2.depth", {"min": 0.2, "max": 0.5}, "At home: 0.2 to 0.5 mm",
         "#needle-depth", ("mentions", quantity(0.2, 0.5, "MMT")), serves=span(0.2, 0.5, "mm")),
    Fact("N2", P, "depths.0.depth", {"max": 2.5}, "By a professional: Up to 2.5 mm",
         "#needle-depth", ("mentions", quantity(None, 2.5, "MMT")), serves=span(None, 2.5, "mm")),
    Fact("N3", P, "depths.1.depth", {"min": 0.25, "max": 0.5}, "Under the eyes: 0.25 to 0.5 mm",
         "#needle-depth", ("mentions", quantity(0.25, 0.5, "MMT")), serves=span(0.25, 0.5, "mm")),
]  # fmt: skip

COMFORT = [
    Fact("C1", P, "anaesthesia", "topical", "Topical numbing cream",
         "#procedure", ("drug", {"@type": "Drug", "name": "Topical numbing cream"})),
    Fact("C1", P, "anaesthesia_note", Says("put on beforehand"), "put on beforehand",
         "#comfort", ("text", Says("beforehand"))),
    Fact("C2", P, "discomfort", "mild", "Discomfort: Mild", "#comfort", ("text", Says("Mild"))),
    Fact("C2", P, "discomfort_note", Says("Pressure and warmth"), "Pressure and warmth",
         "#comfort", ("text", Says("Pressure and warmth"))),
    Fact("D1", P, "downtime_note", Says("Redness and slight swelling, much like a mild sunburn"),
         "much like a mild sunburn", "#downtime", ("text", Says("mild sunburn"))),
    # Decided: D2's. That D3 to D5 would fit is shown in test_facts.py.
    *(
        Fact(number, P, "downtime_max", 2, "Downtime: 1 to 2 days",
             "#downtime", ("mentions", quantity(1, 2, "DAY")),
             served="downtime", serves=span(1, 2, "day"))
        for number in ("D2", "D3", "D4", "D5")
    ),
    Fact("D6", P, "recovery.0.time", {"max": 10, "unit": "minute"}, "Up to 10 minutes: Pinpoint bleeding",
         "#downtime", ("text", Says("Pinpoint bleeding, which stops by itself")),
         serves=span(None, 10, "minute")),
    Fact("D6", P, "recovery.1.text", Says("Tender"), "Tender", "#downtime", ("text", Says("Tender"))),
    Fact("D6", P, "recovery.3.time", {"min": 2, "max": 5, "unit": "day"}, "2 to 5 days: Tight and dry",
         "#downtime", ("text", Says("Tight and dry, with some flaking")), serves=span(2, 5, "day")),
    Fact("F1", P, "aftercare.0.text", Says("SPF 30 or higher"), "Keep out of the sun",
         "#procedure", ("followup", Says("SPF 30 or higher"))),
    Fact("F2", P, "aftercare.1.text", Says("Wash gently, moisturise"), "leave harsh products",
         "#procedure", ("followup", Says("leave harsh products"))),
    Fact("F3", P, "aftercare.2.duration", {"min": 24, "max": 24, "unit": "hour"}, "For 24 hours: No make-up",
         "#procedure", ("followup", Says("For 24 hours: No make-up")), serves=span(24, 24, "hour")),
    Fact("F4", P, "aftercare.2.reason", Says("make-up again the next day or the day after"),
         "make-up again the next day or the day after",
         "#aftercare", ("text", Says("the next day or the day after"))),
    Fact("F5", P, "aftercare.3.text", Says("Follow the instructions"), "Follow the instructions",
         "#procedure", ("followup", Says("Follow the instructions"))),
    Fact("F6", P, "maintenance_note", Says("sunscreen, a balanced diet and a steady skincare routine"),
         "a balanced diet", "#plan", ("text", Says("sunscreen, a balanced diet"))),
]  # fmt: skip

RESULTS = [
    Fact("T1", P, "results.0.after_session", 1, "After session 1: Some people notice a first change",
         "#results", ("text", Says("After session 1: Some people"))),
    Fact("T2", P, "results.2.text", Says("until they have had several sessions"),
         "After session 3: Others see nothing", "#results", ("text", Says("Others see nothing"))),
    Fact("T3", P, "results.1.time", {"min": 3, "max": 8, "unit": "week"}, "3 to 8 weeks: Texture and tone",
         "#results", ("text", Says("Texture and tone")), serves=span(3, 8, "week")),
    Fact("T4", P, "results.3.time", {"min": 3, "max": 6, "unit": "month"}, "3 to 6 months: The full effect",
         "#results", ("text", Says("The full effect")), serves=span(3, 6, "month")),
    Fact("T5", P, "lasts_max", 12, "How long results last: 6 to 12 months",
         "#results", ("mentions", quantity(6, 12, "MON")), served="lasts", serves=span(6, 12, "month")),
    Fact("T6", P, "permanence", "long_lasting", "Long-lasting, not permanent",
         "#results", ("text", Says("Long-lasting, not permanent"))),
    Fact("T6", P, "permanence_note", Says("goes on remodelling"), "The skin goes on remodelling",
         "#results", ("text", Says("goes on remodelling"))),
]  # fmt: skip

REDNESS = "Redness, irritation and mild swelling"
UNDER_EYES = "Bruising or injury under the eyes"
RISKS = [
    risk("R1", 0, REDNESS, "frequency", "very_common", "Very common", ("description", Says("Most people"))),
    Fact("R1", R, "risks.0.duration", {"min": 1, "max": 2, "unit": "day"}, "1 to 2 days",
         REDNESS, ("naturalProgression", Says("1 to 2 days")), serves=span(1, 2, "day")),
    risk("R2", 2, "Infection", "kind", "infection", "Each puncture is a way in",
         ("@type", "InfectiousDisease")),
    risk("R2", 2, "Infection", "prevention", Says("sterile needles and equipment"),
         "sterile needles and equipment", ("subjectOf", {"text": Says("sterile needles and equipment")})),
    risk("R3", 3, "Darker patches", "who_is_at_risk", Says("darker skin tones"), "darker skin tones",
         ("riskFactor", {"name": Says("darker skin tones")})),
    Fact("R3", R, "risks.3.duration", {"min": 1, "max": 6, "unit": "month"}, "over weeks to months",
         "Darker patches", ("naturalProgression", Says("1 to 6 months")), serves=span(1, 6, "month")),
    risk("R4", 4, "Allergic reaction", "description", Says("numbing cream or from a product"),
         "numbing cream or from a product", ("description", Says("numbing cream"))),
    risk("R4", 4, "Allergic reaction", "prevention", Says("Tell us of every allergy"),
         "Tell us of every allergy", ("subjectOf", {"text": Says("Tell us of every allergy")})),
    risk("R5", 5, UNDER_EYES, "who_is_at_risk", Says("very thin skin"), "very thin skin",
         ("riskFactor", {"name": Says("very thin skin")})),
    risk("R5", 5, UNDER_EYES, "prevention", Says("trained professional does it, with shorter needles"),
         "shorter needles", ("subjectOf", {"text": Says("shorter needles")})),
    risk("R6", 6, "Scarring", "severity", "serious", "Serious", ("description", Says("Rarely reported"))),
    # "Rare" is a band of numbers, and no source gives one: the word stands in the description.
    risk("R6", 6, "Scarring", "frequency", "not_known", "Rarely reported, and serious",
         ("description", Says("Not known"))),
    risk("R7", 7, "Acne flare-up", "who_is_at_risk", Says("active acne"), "active acne",
         ("riskFactor", {"name": Says("active acne")})),
    risk("R7", 7, "Acne flare-up", "prevention", Says("until the acne has cleared"),
         "until the acne has cleared", ("subjectOf", {"text": Says("until the acne has cleared")})),
    Fact("R8", R, "risks.1.duration", {"max": 10, "unit": "minute"}, "it stops within minutes",
         "Pinpoint bleeding", ("naturalProgression", Says("Up to 10 minutes")),
         serves=span(None, 10, "minute")),
]  # fmt: skip

CONTRAINDICATIONS = [
    contraindication("X1", 0, "Active acne", "wait", "Wait first. Until it has cleared"),
    contraindication("X2", 1, "Eczema", "wait", "Until the skin is calm"),
    contraindication("X3", 2, "Rosacea", "discuss", "Skin that flushes easily"),
    contraindication("X4", 3, "Psoriasis", "discuss", "New patches"),
    contraindication("X5", 4, "Very sensitive skin", "discuss", "stay red and sore for longer"),
    contraindication(
        "X6", 5, "Certain medicines that dry the skin", "wait", "thin skin heals poorly"
    ),
    contraindication(
        "X7", 6, "Other skin conditions that could get worse", "discuss", "unhealed wounds"
    ),
]

QUESTIONS = [
    question(1, 3, "Does microneedling really improve skin?", "For many people it does"),
    question(2, 14, "How long until I see results?", "Texture and tone change over the weeks"),
    question(3, 12, "What does skin look like straight after?", "Red and slightly swollen"),
    question(4, 15, "How long do results last?", "About 6 to 12 months"),
    question(5, 9, "How often should I have it?", "Leave 4 to 6 weeks between sessions"),
    question(6, 4, "Will it make me look younger?", "It may, a little"),
    question(7, 18, "What are the downsides?", "It takes several visits"),
    question(8, 19, "Is it safe under the eyes?", "It can be done there, with more care"),
    question(
        9, 0, "What is microneedling?", "It is a cosmetic procedure, and a minimally invasive one"
    ),
    question(10, 2, "What can it do for my skin?", "It may soften the look of several things"),
    question(11, 11, "Is it uncomfortable or painful?", "Most people call it mildly uncomfortable"),
    question(
        12, 17, "What are the side effects?", "Redness, irritation and mild swelling come with"
    ),
    question(13, 6, "Who should not have microneedling?", "People whose skin is inflamed"),
    question(14, 16, "Is it permanent?", "No. New collagen lasts for a good while"),
    question(15, 8, "Is one session enough?", "For mild concerns it may be"),
    question(16, 1, "How does microneedling work?", "The channels make the skin heal itself"),
    question(17, 5, "Who is microneedling for?", "It is for adults in good health"),
    question(18, 13, "What are the downtime and the aftercare?", "Expect 1 to 2 days of redness"),
    question(19, 7, "How many sessions will I need?", "Most concerns take 3 to 6 sessions"),
    question(20, 10, "At home or with a professional?", "Scars and wrinkles need a professional"),
]

FACTS = [
    *IDENTITY, *BENEFITS, *PLAN, *COMFORT, *RESULTS, *RISKS, *CONTRAINDICATIONS, *QUESTIONS,
]  # fmt: skip
