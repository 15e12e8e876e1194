"""The demo is the founding paper: every goal, measure, programme, format, partner and target group it names is a record."""

from datetime import date

import pytest

from schwerpunkt.accounts.models import User
from schwerpunkt.directory.models import CentreMunicipality, Organisation
from schwerpunkt.papers.models import Paper
from schwerpunkt.planning.models import Agreement, FocusPeriod, Goal, GoalPartner, Measure, MeasurePartner
from schwerpunkt.portal.demo import logins
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside

MUNICIPALITIES = (
    "Alfter", "Bad Honnef", "Bornheim", "Eitorf", "Hennef (Sieg)", "Königswinter", "Lohmar", "Meckenheim", "Much",
    "Neunkirchen-Seelscheid", "Niederkassel", "Rheinbach", "Ruppichteroth", "Sankt Augustin", "Siegburg", "Swisttal",
    "Troisdorf", "Wachtberg", "Windeck",
)  # fmt: skip
GOALS = (
    (1, "Migrationsgesellschaftliche Öffnung von Verwaltungsstrukturen, Organisationen und Unternehmen im Rhein-Sieg-Kreis"),
    (2, "Übergang Elementar- / Primarbereich"),
    (3, "Entwicklung außerschulischer Unterstützungsformate für pädagogisches Personal"),
    (4, "Rassismuskritische Arbeit"),
    (5, "Stärkung ehrenamtlicher Strukturen"),
    (None, "Schwerpunkt KIM"),
)  # fmt: skip
MEASURES = (
    (1, "Siegel „Interkulturell orientiert“", "certification"),
    (1, "Rahmenkonzept für die Kreisverwaltung", "concept"),
    (1, "Interkulturelle Woche", "campaign"),
    (1, "Konzept für interkulturelle Trainings", "concept"),
    (1, "Interkulturelle Trainings für Azubis und Nachwuchsführungskräfte", "training"),
    (2, "Rucksack Kita", "programme"),
    (2, "Rucksack Schule", "programme"),
    (2, "Grundschulbildung stärken durch Herkunftssprachlichen Unterricht: weitere Schulen begleiten", "programme"),
    (3, "Arbeitskreise für pädagogisches Personal", "network"),
    (3, "Veranstaltungen für pädagogisches Personal", "event"),
    (3, "Mediathek: Angebot erweitern", "library"),
    (4, "Arbeitskreise zur rassismuskritischen Arbeit", "network"),
    (4, "Peerangebot an Schulen ausweiten", "programme"),
    (4, "Internationale Woche gegen Rassismus", "campaign"),
    (4, "Aktion „Pink gegen Rassismus“", "campaign"),
    (4, "Sensibilisierungsveranstaltungen", "event"),
    (5, "Abend des Ehrenamts", "event"),
    (5, "Qualifizierungen für Ehrenamtliche", "training"),
    (5, "Arbeitskreise im Ehrenamt", "network"),
    (5, "Netzwerktreffen im Ehrenamt", "network"),
    (5, "Fördermittelabwicklung", "funding"),
    (5, "KOMM-AN NRW", "funding"),
    (5, "Laiensprachmittelndenpool", "pool"),
    (5, "Programm „Stärkung der Migrantenorganisationen“", "programme"),
    (None, "KIM: Implementierung in allen drei Modulen", "staffing"),
    (None, "KIM: Stellenbesetzung in allen drei Modulen", "staffing"),
)
TARGET_GROUPS = (
    (1, "Verwaltungen"), (1, "Organisationen"), (1, "Unternehmen"), (1, "Azubis der Kreisverwaltung"),
    (1, "Nachwuchsführungskräfte der Kreisverwaltung"), (2, "Kitas"), (2, "Grundschulen"),
    (3, "Pädagogisches Personal an Schulen"), (3, "Pädagogisches Personal in Kitas"), (4, "Schulen"),
    (4, "Institutionen"), (4, "Öffentlichkeit"), (4, "Verwaltungen"), (5, "Ehrenamtliche"), (5, "Migrantenorganisationen"),
)  # fmt: skip
PARTNERS = (
    (1, "Kreisverwaltung des Rhein-Sieg-Kreises"),
    (3, "Untere Schulaufsicht"),
    (3, "Schulpsychologische Beratungsstelle"),
    (None, "Beteiligte Fachbereiche der Kreisverwaltung"),
    (None, "Kreisangehörige Kommunen"),
)


pytestmark = pytest.mark.django_db


@pytest.fixture
def period(demo: None) -> FocusPeriod:
    """The founding focus in the loaded demo."""
    return FocusPeriod.objects.get(title="Schwerpunkte 2023")


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_each_of_the_19_municipalities(period: FocusPeriod, name: str) -> None:
    assert CentreMunicipality.objects.get(name=name).ags.startswith("05382")


def test_there_are_no_more_than_19(period: FocusPeriod) -> None:
    assert CentreMunicipality.objects.count() == len(MUNICIPALITIES) == 19


@pytest.mark.parametrize(("number", "title"), GOALS)
def test_each_goal(period: FocusPeriod, number: int | None, title: str) -> None:
    goal = Goal.objects.get(period=period, number=number, title=title)

    assert (goal.due_on, goal.sentence.startswith("Bis zum 31.12.2023 wird das KI")) == (date(2023, 12, 31), True)


@pytest.mark.parametrize(("number", "title", "kind"), MEASURES)
def test_each_measure(period: FocusPeriod, number: int | None, title: str, kind: str) -> None:
    measure = Measure.objects.select_related("kind").get(period=period, title=title)

    assert ([goal.number for goal in measure.goals.all()], measure.kind.key) == ([number], kind)
    assert None not in (measure.owner, measure.substitute, measure.due_on)


def test_there_is_no_measure_the_paper_does_not_name(period: FocusPeriod) -> None:
    assert period.measures.count() == len(MEASURES)


@pytest.mark.parametrize(("number", "label"), TARGET_GROUPS)
def test_each_target_group(period: FocusPeriod, number: int, label: str) -> None:
    assert Goal.objects.filter(period=period, number=number, target_groups__label=label).exists()


@pytest.mark.parametrize(("number", "name"), PARTNERS)
def test_each_partner(period: FocusPeriod, number: int | None, name: str) -> None:
    assert GoalPartner.objects.filter(goal__period=period, goal__number=number, organisation__name=name).exists()
    assert MeasurePartner.objects.filter(measure__period=period, organisation__name=name).exists()


@pytest.mark.parametrize("short_name", ["MKJFGFI", "MSB"])
def test_each_ministry_agreed_on_17_october_2022(period: FocusPeriod, short_name: str) -> None:
    agreement = Agreement.objects.get(period=period, ministry__short_name=short_name)

    assert (agreement.outcome, agreement.answered_on) == ("agreed", date(2022, 10, 17))


def test_the_committee_noted_the_paper_on_2_march_2023(period: FocusPeriod) -> None:
    consultation = Paper.objects.get(period=period, template__key="mitteilungsvorlage").consultations.get()

    assert (consultation.committee.name, consultation.result_on, consultation.state) == (
        "Ausschuss für Soziales und Integration",
        date(2023, 3, 2),
        "done",
    )
    assert consultation.meeting is not None
    assert consultation.meeting.get_state_display() == "durchgeführt"


def test_what_goes_beyond_the_paper_is_marked(period: FocusPeriod) -> None:
    invented = FocusPeriod.objects.exclude(pk=period.pk)

    assert [each.is_demo for each in invented] == [True, True]
    assert not Measure.objects.filter(period__in=invented, is_demo=False).exists()


def test_everybody_lives_at_an_example_address(period: FocusPeriod) -> None:
    assert [user.email for user in User.objects.all() if not user.email.endswith(".example")] == []


def test_the_second_centre_has_two_fields_and_no_municipalities(period: FocusPeriod) -> None:
    with inside(Centre.objects.get(slug="musterstadt")):
        assert CentreMunicipality.objects.count() == 0
        assert [each.action_fields.count() for each in FocusPeriod.objects.all()] == [2]
        assert not Organisation.objects.filter(name="Untere Schulaufsicht").exists()


def test_there_is_a_sign_in_for_every_role(period: FocusPeriod) -> None:
    assert len({email for _role, email, _password in logins()}) == 6
