"""Sentences that are put together from parts, read in whole."""

from typing import Any

import pytest

from tests.documents import CONTRAINDICATIONS, RISKS, minimal_procedure
from wagtail_microneedling.document import (
    AftercareStep,
    CareSetting,
    DepthSetting,
    Device,
    DevicePower,
    Discomfort,
    Frequency,
    NeedleDepth,
    Permanence,
    Plan,
    PreparationStep,
    Range,
    Section,
    Step,
    TimelineEntry,
    Unit,
    contraindication_text,
    course_statements,
    frequency_statement,
    label,
    procedure_sections,
    range_text,
)

#: Each unit for one and for several.
UNITS = {
    "de": {
        Unit.MINUTE: ("Minute", "Minuten"),
        Unit.HOUR: ("Stunde", "Stunden"),
        Unit.DAY: ("Tag", "Tage"),
        Unit.WEEK: ("Woche", "Wochen"),
        Unit.MONTH: ("Monat", "Monate"),
        Unit.YEAR: ("Jahr", "Jahre"),
        Unit.MILLIMETRE: ("mm", "mm"),
        Unit.SESSION: ("Sitzung", "Sitzungen"),
    },
    "fr": {
        Unit.MINUTE: ("minute", "minutes"),
        Unit.HOUR: ("heure", "heures"),
        Unit.DAY: ("jour", "jours"),
        Unit.WEEK: ("semaine", "semaines"),
        Unit.MONTH: ("mois", "mois"),
        Unit.YEAR: ("an", "ans"),
        Unit.MILLIMETRE: ("mm", "mm"),
        Unit.SESSION: ("séance", "séances"),
    },
}
OPEN = {"de": ("mindestens", "bis zu", "bis"), "fr": ("au moins", "jusqu’à", "à")}
DAY_AND_WEEK = Range(min=1, max=1, unit=Unit.DAY), Range(min=2, max=3, unit=Unit.WEEK)
AT_LEAST, UP_TO = Range(min=2, unit=Unit.MONTH), Range(max=2, unit=Unit.YEAR)
TIMES = (*DAY_AND_WEEK, AT_LEAST, UP_TO)


def section(language: str, anchor: str, **fields: Any) -> Section:
    """Return one section of a procedure that states ``fields`` alone."""
    document = minimal_procedure(language=language, **fields)
    return next(item for item in procedure_sections(document) if item.anchor == anchor)


def lines(language: str, anchor: str, **fields: Any) -> list[str]:
    """Return the lines of such a section."""
    return section(language, anchor, **fields).text.splitlines()


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("language", ["de", "de-CH", "fr", "fr-CA"])
def test_every_unit_agrees_with_its_number(language: str, unit: Unit) -> None:
    spoken = language[:2]
    one, many = UNITS[spoken][unit]
    at_least, up_to, to = OPEN[spoken]

    def said(minimum: int | None, maximum: int | None) -> str:
        return range_text(Range(min=minimum, max=maximum, unit=unit), language)

    none = one if spoken == "fr" else many
    half = range_text(Range(min=0.5, max=1.5, unit=unit), language)
    assert half.endswith(f"1,5 {none}" if language != "de-CH" else f"1.5 {none}")
    assert [said(0, 0), said(1, 1), said(2, 2)] == [f"0 {none}", f"1 {one}", f"2 {many}"]
    assert [said(0, 1), said(2, 3)] == [f"0 {to} 1 {one}", f"2 {to} 3 {many}"]
    assert [said(1, None), said(4, None)] == [f"{at_least} 1 {one}", f"{at_least} 4 {many}"]
    assert [said(None, 1), said(None, 6)] == [f"{up_to} 1 {one}", f"{up_to} 6 {many}"]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ["1 Tag vorher", "2 bis 3 Wochen vorher", "Mindestens 2 Monate vorher"]),
        ("fr", ["1 jour avant", "2 à 3 semaines avant", "Au moins 2 mois avant"]),
    ],
)
def test_preparation_says_how_long_before(language: str, texts: list[str]) -> None:
    steps = tuple(PreparationStep(text="…", lead_time=time) for time in TIMES)
    found = section(language, "preparation", preparation=steps).statements
    assert [item.label for item in found[:3]] == texts


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "de",
            ["Für 1 Tag", "Für 2 bis 3 Wochen", "Für mindestens 2 Monate", "Für bis zu 2 Jahre"],
        ),
        (
            "fr",
            [
                "Pendant 1 jour",
                "Pendant 2 à 3 semaines",
                "Pendant au moins 2 mois",
                "Pendant jusqu’à 2 ans",
            ],
        ),
    ],
)
def test_aftercare_says_for_how_long(language: str, texts: list[str]) -> None:
    steps = tuple(AftercareStep(text="…", duration=time) for time in TIMES)
    found = section(language, "aftercare", aftercare=steps).statements
    assert [item.label for item in found] == texts


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "de",
            [
                "Reinigung: Dauert 1 Tag.",
                "Reinigung: Dauert 2 bis 3 Wochen.",
                "Reinigung: Dauert mindestens 2 Monate.",
                "Reinigung: Dauert bis zu 2 Jahre.",
            ],
        ),
        (
            "fr",
            [
                "Reinigung: Dure 1 jour.",
                "Reinigung: Dure 2 à 3 semaines.",
                "Reinigung: Dure au moins 2 mois.",
                "Reinigung: Dure jusqu’à 2 ans.",
            ],
        ),
    ],
)
def test_a_step_says_how_long_it_takes(language: str, texts: list[str]) -> None:
    steps = tuple(Step(name="Reinigung", duration=time) for time in TIMES)
    assert lines(language, "visit", steps=steps) == texts


@pytest.mark.parametrize(
    ("language", "interval", "text"),
    [
        ("de", (4, 6), "Narben: 3 bis 6 Sitzungen, jeweils 4 bis 6 Wochen Abstand."),
        ("de", (1, 1), "Narben: 3 bis 6 Sitzungen, jeweils 1 Woche Abstand."),
        ("de", (4, None), "Narben: 3 bis 6 Sitzungen, jeweils mindestens 4 Wochen Abstand."),
        ("de", (None, 6), "Narben: 3 bis 6 Sitzungen, jeweils bis zu 6 Wochen Abstand."),
        ("fr", (4, 6), "Narben: 3 à 6 séances, 4 à 6 semaines d’intervalle."),
        ("fr", (1, 1), "Narben: 3 à 6 séances, 1 semaine d’intervalle."),
        ("fr", (4, None), "Narben: 3 à 6 séances, au moins 4 semaines d’intervalle."),
        ("fr", (None, 6), "Narben: 3 à 6 séances, jusqu’à 6 semaines d’intervalle."),
    ],
)
def test_a_plan_says_how_many_and_how_far_apart(
    language: str, interval: tuple[int | None, int | None], text: str
) -> None:
    low, high = interval
    plan = Plan(
        label="Narben",
        sessions=Range(min=3, max=6, unit=Unit.SESSION),
        interval=Range(min=low, max=high, unit=Unit.WEEK),
    )
    assert lines(language, "plan", plans=(plan,)) == [text]


@pytest.mark.parametrize(
    ("language", "low", "high", "text"),
    [
        ("de", 4, 6, "Auffrischung: Alle 4 bis 6 Wochen."),
        ("de", 4, 4, "Auffrischung: Alle 4 Wochen."),
        ("de", 1, 1, "Auffrischung: Jeweils 1 Woche Abstand."),
        ("de", 4, None, "Auffrischung: Jeweils mindestens 4 Wochen Abstand."),
        ("de", None, 6, "Auffrischung: Jeweils bis zu 6 Wochen Abstand."),
        ("fr", 4, 6, "Entretien: À intervalles de 4 à 6 semaines."),
        ("fr", 4, 4, "Entretien: À intervalles de 4 semaines."),
        ("fr", 1, 1, "Entretien: 1 semaine d’intervalle."),
        ("fr", 4, None, "Entretien: Au moins 4 semaines d’intervalle."),
        ("fr", None, 6, "Entretien: Jusqu’à 6 semaines d’intervalle."),
    ],
)
def test_maintenance_says_how_often(
    language: str, low: int | None, high: int | None, text: str
) -> None:
    maintenance = Range(min=low, max=high, unit=Unit.WEEK)
    assert lines(language, "plan", maintenance=maintenance) == [text]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "de",
            [
                "Nach Sitzung 1: …",
                "3 bis 6 Monate: …",
                "Wie lange das Ergebnis anhält: 6 bis 12 Monate. Lang anhaltend, nicht dauerhaft.",
            ],
        ),
        (
            "fr",
            [
                "Après la séance 1: …",
                "3 à 6 mois: …",
                "Durée des résultats: 6 à 12 mois. Durable, mais non permanent.",
            ],
        ),
    ],
)
def test_results_say_when_and_how_long(language: str, texts: list[str]) -> None:
    results = (
        TimelineEntry(text="…", after_session=1),
        TimelineEntry(text="…", time=Range(min=3, max=6, unit=Unit.MONTH)),
    )
    lasts = Range(min=6, max=12, unit=Unit.MONTH)
    fields = {"results": results, "lasts": lasts, "permanence": Permanence.LONG_LASTING}
    assert lines(language, "results", **fields) == texts


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "de",
            [
                "Durch Fachpersonal: Bis zu 2,5 mm.",
                "Zu Hause: 0,2 bis 0,5 mm.",
                "Durchführung: Ambulant – Sie gehen direkt danach nach Hause",
                "Stift: Elektrisch betrieben.",
                "Schmerzen: Leicht.",
            ],
        ),
        (
            "fr",
            [
                "Par un professionnel: Jusqu’à 2,5 mm.",
                "À domicile: 0,2 à 0,5 mm.",
                "Cadre: En consultation – vous rentrez chez vous juste après",
                "Stift: Alimentation électrique.",
                "Gêne ressentie: Légère.",
            ],
        ),
    ],
)
def test_categories_read_on_beside_their_names(language: str, texts: list[str]) -> None:
    depths = (
        NeedleDepth(setting=DepthSetting.PROFESSIONAL, depth=Range(max=2.5, unit=Unit.MILLIMETRE)),
        NeedleDepth(setting=DepthSetting.HOME, depth=Range(min=0.2, max=0.5, unit=Unit.MILLIMETRE)),
    )
    devices = (Device(key="pen", name="Stift", power=DevicePower.ELECTRIC),)
    visit = {"care_setting": CareSetting.OUTPATIENT, "devices": devices}
    assert [
        *lines(language, "needle-depth", depths=depths),
        *lines(language, "visit", **visit),
        *lines(language, "comfort", discomfort=Discomfort.MILD),
    ] == texts


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        (
            "de",
            [
                "Häufigkeit: Selten (zwischen 1 von 10\xa0000 und 1 von 1000 Personen)",
                "Zeit bis zum Auftreten: 1 Tag",
                "Dauer: 7 Tage",
            ],
        ),
        (
            "fr",
            [
                "Fréquence: Rare (entre 1 personne sur 10\xa0000 et 1 personne sur 1\xa0000)",
                "Délai d’apparition: 1 jour",
                "Durée: 7 jours",
            ],
        ),
    ],
)
def test_a_risk_says_how_often_and_when(language: str, texts: list[str]) -> None:
    infection = RISKS[3]
    found = [frequency_statement(infection, language), *course_statements(infection, language)]
    assert [item.line for item in found] == texts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Erst abwarten. Mindestens 4 Wochen. "),
        ("fr", "Attendre d’abord. Au moins 4 semaines. "),
    ],
)
def test_a_contraindication_says_what_it_asks_for(language: str, text: str) -> None:
    assert contraindication_text(CONTRAINDICATIONS[0], language).startswith(text)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Sehr häufig", "Häufig", "Gelegentlich", "Selten", "Sehr selten", "Nicht bekannt"]),
        ("fr", ["Très fréquent", "Fréquent", "Peu fréquent", "Rare", "Très rare", "Indéterminée"]),
    ],
)
def test_frequency_bands_have_the_names_of_patient_leaflets(
    language: str, names: list[str]
) -> None:
    assert [label(band, language).partition(" (")[0] for band in Frequency] == names


@pytest.mark.parametrize("language", ["de", "fr"])
def test_frequency_bands_keep_their_numbers(language: str) -> None:
    for band in Frequency:
        numbers = [_digits(label(band, spoken)) for spoken in ("en", language)]
        assert numbers[0] == numbers[1]


def _digits(text: str) -> list[str]:
    bare = text.replace(",", "").replace("\xa0", "")
    return "".join(sign if sign.isdigit() else " " for sign in bare).split()
