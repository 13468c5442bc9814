"""The words of the packs, marked for translation: written from ``packs/`` by ``make golden``."""

from ...document import gettext_noop

WORDS = (
    gettext_noop("“{claim}” promises that nothing hurts."),
    gettext_noop(
        "Needles are felt, and people differ. Regulators treat absolute claims as misleading. This"
        " is a prompt for a human, not legal advice."
    ),
    gettext_noop(
        "Say how much most people feel, in the field for discomfort, and what is done about it."
    ),
    gettext_noop("“{claim}” promises that nobody has to recover."),
    gettext_noop(
        "Skin that was needled is red for a while. Patients plan work and travel by what they "
        "read. This is a prompt for a human, not legal advice."
    ),
    gettext_noop(
        "State how long recovery takes, in the fields for downtime, and what it looks like."
    ),
    gettext_noop("“{claim}” denies that anything can go wrong."),
    gettext_noop(
        "Every procedure carries risks. Whoever denies them takes the choice from patients. This "
        "is a prompt for a human, not legal advice."
    ),
    gettext_noop("Leave the assurance out, and lead to the page about risks."),
    gettext_noop("“{claim}” promises a result."),
    gettext_noop(
        "Results differ between people, so nobody can promise one; regulators treat it as "
        "misleading. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Say what it may do, for whom, and how often it does, with a source."),
    gettext_noop("“{claim}” promises a result for ever."),
    gettext_noop(
        "Skin goes on ageing and remodelling, so results fade. This is a prompt for a human, not "
        "legal advice."
    ),
    gettext_noop(
        "State how long results last, in the fields for results; if sources call it permanent, say"
        " so there and name them."
    ),
    gettext_noop("“{claim}” promises a cure."),
    gettext_noop(
        "Cosmetic procedures change how skin looks; none is known to cure a condition. This is a "
        "prompt for a human, not legal advice."
    ),
    gettext_noop("Say what may improve, and for how long."),
    gettext_noop("“{claim}” raises hopes that no procedure fulfils."),
    gettext_noop(
        "Regulators object to expectations that are not reasonable. This is a prompt for a human, "
        "not legal advice."
    ),
    gettext_noop("Say plainly what may change, and how much."),
    gettext_noop("“{claim}” promises a result at once."),
    gettext_noop(
        "Collagen takes weeks to months; what shows at once is swelling. This is a prompt for a "
        "human, not legal advice."
    ),
    gettext_noop("State when the first change and the full effect show, in the rows of results."),
    gettext_noop("The page states benefits, and neither it nor a risk page names a risk."),
    gettext_noop(
        "Advertising has to be balanced: regulators ask that risks stand where benefits stand. "
        "This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Publish a risk page below the procedure, with at least one risk."),
    gettext_noop("“{claim}” states how well it works, and no source is named."),
    gettext_noop(
        "A number reads as proven. Whoever states it has to have evidence for it. This is a prompt"
        " for a human, not legal advice."
    ),
    gettext_noop(
        "Choose the publication as a source of this row or page, or leave the number out."
    ),
    gettext_noop(
        "A before-and-after picture does not say all of this: the number of sessions, the time "
        "after treatment, that results vary."
    ),
    gettext_noop(
        "Without them a picture promises every reader the same result. This is a prompt for a "
        "human, not legal advice."
    ),
    gettext_noop(
        "Write all three into its caption. Example: After 4 sessions, 6 months later. Results vary."
    ),
    gettext_noop("“{claim}” advertises inside an answer."),
    gettext_noop(
        "Search engines ask that answers hold no advertising, and readers who ask want to know, "
        "not to buy. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Answer the question, and put the invitation elsewhere on the page."),
    gettext_noop("The markup rates the clinic or its treatments itself: {rating}."),
    gettext_noop(
        "Reviews of oneself on one’s own site are not eligible for stars, and they can cost the "
        "site a penalty. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Remove the rating from the markup."),
    gettext_noop("“{claim}” reads as a testimonial."),
    gettext_noop(
        "Testimonials about clinical care may not be used in advertising a regulated health "
        "service. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Remove it, and name studies as sources instead."),
    gettext_noop("“{claim}” advertises with somebody’s fame."),
    gettext_noop(
        "Guidelines ask advertisers not to use influencers and celebrities to promote procedures. "
        "This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Remove it."),
    gettext_noop("“{claim}” says that a picture was made or altered by a computer."),
    gettext_noop(
        "Pictures that were generated or altered raise expectations which no patient can meet. "
        "This is a prompt for a human, not legal advice."
    ),
    gettext_noop(
        "Use a real, unaltered picture with consent, or a drawing that can’t be taken for a "
        "photograph."
    ),
    gettext_noop("No public risk page states the risks of this procedure."),
    gettext_noop(
        "Advertising has to state risks, recovery and that results vary. This is a prompt for a "
        "human, not legal advice."
    ),
    gettext_noop("The page does not state what recovery is like."),
    gettext_noop("Enter the downtime, or what recovery is like."),
    gettext_noop("The page speaks of results, and does not state that they vary between people."),
    gettext_noop("Say in the text or in a row of results that they differ from person to person."),
    gettext_noop("The page shows a before-and-after picture."),
    gettext_noop(
        "Germany forbids them for plastic surgery without medical need; injections count as such. "
        "No court has judged needling yet. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Take the picture off the page, or have a lawyer look at it."),
    gettext_noop("“{claim}” may direct a cosmetic procedure at people under 18."),
    gettext_noop(
        "Advertising of cosmetic interventions must not be directed at people under 18. This is a "
        "prompt for a human, not legal advice."
    ),
    gettext_noop("Set the youngest age to 18 or more, and leave out what addresses young people."),
    gettext_noop("“{claim}” presses people to decide about a procedure."),
    gettext_noop(
        "The ASA has ruled that time-limited offers of cosmetic procedures are irresponsible. This"
        " is a prompt for a human, not legal advice."
    ),
    gettext_noop("Name the price without a deadline."),
    gettext_noop("“{claim}” makes light of a procedure that carries risks."),
    gettext_noop(
        "The ASA has ruled that advertising must not trivialise cosmetic procedures. This is a "
        "prompt for a human, not legal advice."
    ),
    gettext_noop("Describe what is done, and leave the lightness out."),
    gettext_noop("“{claim}” advertises a prescription-only medicine."),
    gettext_noop(
        "Prescription-only medicines may not be advertised to the public, neither by name nor by a"
        " hint. This is a prompt for a human, not legal advice."
    ),
    gettext_noop(
        "Offer a consultation about the concern instead, such as lines, and name no medicine."
    ),
    gettext_noop(
        "“{use}” is beyond what microneedling devices are authorised for, and the page does not "
        "say so."
    ),
    gettext_noop(
        "The FDA has authorised them for facial acne scars, facial wrinkles and abdominal scars. "
        "This is a prompt for a human, not legal advice."
    ),
    gettext_noop(
        "Say in the text that the use is off-label or how thin its evidence is, or leave the "
        "concern out."
    ),
    gettext_noop(
        "The youngest age is {age}, and microneedling devices are authorised from 22 on; the page "
        "does not say so."
    ),
    gettext_noop(
        "Safety and effect have been reviewed for people aged 22 and over. This is a prompt for a "
        "human, not legal advice."
    ),
    gettext_noop("Set the youngest age to 22, or say in the text that younger use is off-label."),
    gettext_noop("“{claim}” says more than the FDA has done."),
    gettext_noop(
        "Devices for microneedling are cleared or granted De Novo. To call that approval is "
        "misbranding. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Write “cleared” or “authorised”, and for which use, or leave it out."),
    gettext_noop(
        "The risks of radio-frequency microneedling leave out one of these: burns, scarring, fat "
        "loss, disfigurement, nerve damage."
    ),
    gettext_noop(
        "The FDA has reports of each of them, some needing surgery, and asks providers to discuss "
        "them. This is a prompt for a human, not legal advice."
    ),
    gettext_noop("Add a row for each to the risk page."),
    gettext_noop("The page speaks of radio-frequency microneedling at home."),
    gettext_noop(
        "The FDA says that it is a medical procedure and not meant for use at home. This is a "
        "prompt for a human, not legal advice."
    ),
    gettext_noop("Remove the depths and texts about use at home."),
)
