"""A procedure's facts as the sections that its page shows and its JSON-LD states.

One list feeds both, so each line that the markup claims is a line that a patient can read. What
varies between readers (which tag, which schema.org property) is theirs.
"""

from . import sections_course as course
from . import sections_treatment as treatment
from .procedure import ProcedureDocument
from .statement import Section


def procedure_sections(document: ProcedureDocument) -> tuple[Section, ...]:
    """Return the sections of a procedure that say something, in the order of the page."""
    builders = (
        treatment.how_it_works,
        treatment.background,
        treatment.suits,
        treatment.benefits,
        treatment.visit,
        treatment.comfort,
        course.plan,
        course.depth,
        course.preparation,
        course.downtime,
        course.aftercare,
        course.results,
        course.price,
    )
    built = (builder(document) for builder in builders)
    return tuple(section for section in built if section.prose or section.statements)
