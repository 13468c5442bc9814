"""The tables of settings, of values to choose from, and of a procedure page's sections."""

import re
from inspect import getdoc

from tests.documents import SITE_URL, full_faq, full_index, full_procedure, full_risk
from wagtail_microneedling.conf import DEFAULTS, Settings
from wagtail_microneedling.document import LABELS, procedure_sections
from wagtail_microneedling.schema_org import graph

from .markdown import code, table

FULL = {"procedure": full_procedure, "faq": full_faq, "risk": full_risk, "index": full_index}
KEYED = re.compile("(source|clinician|concern|device)-")
#: What lies at an anchor of its page.
ANCHORED = {
    *("HealthTopicContent", "Question", "MedicalContraindication"),
    *("MedicalSign", "MedicalSymptom", "MedicalCondition", "InfectiousDisease"),
}


def settings_table() -> str:
    """Return the keys of WAGTAIL_MICRONEEDLING: default, and what each is."""
    lines = [
        (
            code(name),
            code(default) if default else "empty",
            getdoc(getattr(Settings, name.lower())) or "",
        )
        for name, default in DEFAULTS.items()
    ]
    return table(("Key", "Default", "What it is"), lines)


def choices_table() -> str:
    """Return every value that an editor may choose, with its English label."""
    lines = [
        (enumeration.__name__, code(member.value), label)
        for enumeration, labels in LABELS.items()
        for member, label in labels.items()
    ]
    return table(("Choice", "Stored and served as", "Shown as"), lines)


def sections_table() -> str:
    """Return the sections of a procedure page: anchor, heading, aspect and quantities."""
    document = full_procedure()
    nodes = {node["@id"]: node for node in graph(document)["@graph"]}
    lines = []
    for section in procedure_sections(document):
        node = nodes[f"{document.url}#{section.anchor}"]
        aspect = node["hasHealthAspect"]["@id"].rpartition("/")[2]
        counted = [(one["propertyID"], one["unitCode"]) for one in node.get("mentions", ())]
        quantities = (f"{code(name)} ({unit})" for name, unit in dict.fromkeys(counted))
        lines.append(
            (code(f"#{section.anchor}"), section.heading, code(aspect), ", ".join(quantities))
        )
    return table(("Anchor", "Heading", "Health aspect", "Quantities and their units"), lines)


def nodes_table(name: str) -> str:
    """Return the nodes of a page type's graph: type, form of the ``@id``, and their properties."""
    document = FULL[name]()
    found: dict[tuple[str, str], dict[str, None]] = {}
    for node in graph(document)["@graph"]:
        types = [node["@type"]] if isinstance(node["@type"], str) else node["@type"]
        line = " + ".join(map(code, types)), code(_form(node["@id"], types[0], document.url))
        found.setdefault(line, {}).update(dict.fromkeys(list(node)[2:]))
    lines = [(*line, ", ".join(map(code, names))) for line, names in found.items()]
    return table(("Type", "`@id`", "Properties"), lines)


def _form(iri: str, first_type: str, own_url: str) -> str:
    """Return an ``@id`` with what varies from site to site and page to page in braces."""
    base, _, fragment = iri.partition("#")
    keyed = KEYED.match(fragment)
    if keyed:
        fragment = f"{keyed[0]}{{key}}"
    elif first_type in ANCHORED:
        fragment = "{anchor}"
    where = {own_url: "{page}", SITE_URL: "{site}"}.get(base, "{other page}")
    return f"{where}#{fragment}" if fragment else where
