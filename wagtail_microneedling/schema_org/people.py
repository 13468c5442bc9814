"""Clinicians. They are persons: schema.org's Physician is a business."""

from ..document import PageDocument, Person
from .identity import clinic_id, keyed_id
from .nodes import Node, node, reference, web_address
from .pictures import picture


def person_reference(document: PageDocument, person: Person | None) -> Node | None:
    """Return a reference to a clinician's node, if there is a clinician."""
    return reference(keyed_id(document, "clinician", person.key)) if person else None


def person_node(document: PageDocument, person: Person | None) -> Node | None:
    """Return a clinician with credentials, registration and workplace."""
    if not person:
        return None
    return node(
        "Person",
        keyed_id(document, "clinician", person.key),
        ("name",),
        name=person.name,
        honorificPrefix=person.honorific,
        jobTitle=person.job_title,
        image=picture(person.photo),
        hasCredential=[
            node("EducationalOccupationalCredential", name=credential)
            for credential in person.credentials
        ],
        identifier=_registration(person),
        worksFor=reference(clinic_id(document)),
        sameAs=[web_address(link) for link in person.profile_links],
    )


def _registration(person: Person) -> Node | None:
    return node(
        "PropertyValue",
        None,
        ("value",),
        propertyID=person.registration_body,
        value=person.registration_number,
    )
