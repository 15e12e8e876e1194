"""A small site of sample pages over the team, so that page classes are tested through real requests."""

from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from schwerpunkt.accounts.commands import change_member, end_membership, invite_again
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.queries import team
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, LineField, OrderField, RecordField, SeveralField
from schwerpunkt.ui.files import Download
from schwerpunkt.ui.pages import (
    PUBLIC,
    SIGNED_IN,
    CommandPage,
    ConfirmPage,
    DetailPage,
    DownloadPage,
    FragmentPage,
    ListPage,
    Page,
    Panel,
)
from schwerpunkt.ui.tables import (
    ChoiceFilter,
    Column,
    DateRangeFilter,
    DayColumn,
    NumberColumn,
    SeveralFilter,
    Status,
    StatusColumn,
    Table,
    TextFilter,
    YesFilter,
)
from schwerpunkt.ui.tables.filters import Filter

ROLES = (("head", "Leitung"), ("officer", "Fachkraft"), ("assistant", "Assistenz"))


def _status(member: Membership) -> Status:
    return Status("done", "erreichbar") if member.phone else Status("risk", "ohne Telefon")


class PeopleTable(Table[Membership]):
    search_fields = ("user__name", "function")
    default_sort = "name"
    page_size = 5

    name = Column[Membership]("Name", "user.name", link="person", sort="user__name", is_key=True)
    function = Column[Membership]("Funktion", "function", sort="function")
    substitute = Column[Membership]("Vertretung", "substitute.user.name")
    valid_from = DayColumn[Membership]("Seit", "valid_from", sort="valid_from")
    number = NumberColumn[Membership]("Fassung", "revision", sort="revision", total="revision")
    status = StatusColumn[Membership]("Stand", _status)
    phone = Column[Membership]("Telefon", "phone", only_in_file=True)

    role: Filter = ChoiceFilter("Rolle", "role", choices=ROLES)
    roles: Filter = SeveralFilter("Rollen", "role", choices=lambda: ROLES)
    since: Filter = DateRangeFilter("Seit", "valid_from")
    task: Filter = TextFilter("Aufgabe", "function")
    unreachable: Filter = YesFilter("ohne Telefon", apply=lambda queryset, value: queryset.filter(phone=""))


class People(ListPage[Membership]):
    permission = Perm.VIEW_TEAM
    title = "Leute"
    table_class = PeopleTable

    def records(self) -> QuerySet[Membership]:
        return team()

    def primary(self) -> Action | None:
        return action(self.request.actor, "Person aufnehmen", Perm.MANAGE_TEAM, "people")

    def empty(self) -> str:
        return "Noch niemand da."


class Nobody(People):
    def records(self) -> QuerySet[Membership]:
        return team().none()


class GroupedTable(PeopleTable):
    group_sort = ("role",)

    def group(self, record: Membership) -> str:
        return f"Gruppe {record.role}"


class Grouped(People):
    table_class = GroupedTable


def _phone(page: DetailPage[Membership]) -> dict[str, Any] | None:
    return {"phone": page.record.phone}


def _nothing(page: DetailPage[Membership]) -> dict[str, Any] | None:
    return None


class Person(DetailPage[Membership]):
    permission = Perm.VIEW_TEAM
    model = Membership
    slot = "sample.person"
    own_panels = (
        Panel("telefon", "Telefon", "sample/_phone.html", _phone),
        Panel("leer", "Kommt nicht vor", "sample/_phone.html", _nothing),
        Panel("geheim", "Nur für die Leitung", "sample/_phone.html", _phone, Perm.MANAGE_TEAM),
    )

    def crumbs(self) -> list[Crumb]:
        return [Crumb("Leute", "/leute")]

    def facts(self) -> list[tuple[str, Any]]:
        return [("Rolle", self.record.role), ("Seit", self.record.valid_from), ("Stand", _status(self.record))]


class ChangeForm(CommandForm):
    command = staticmethod(change_member)
    groups = (("Zeitraum", ("valid_from", "valid_to")),)

    name = LineField(label="Name", max_length=120)
    role = ChoiceField(label="Rolle", choices=ROLES)
    function = LineField(label="Funktion", required=False, max_length=120, help_text="Wie auf dem Türschild")
    phone = LineField(label="Telefon", required=False, max_length=40)
    remits = SeveralField(label="Felder", choices=[("bildung", "Bildung"), ("kim", "KIM")], required=False)
    substitute = RecordField(label="Vertretung", required=False)
    valid_from = DateField(label="Seit", required=False)
    valid_to = DateField(label="Bis", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["substitute"].queryset = team()  # type: ignore[attr-defined]  # the field of a record

    @classmethod
    def values_of(cls, record: Any) -> dict[str, Any]:
        return {**super().values_of(record), "name": record.user.name}


class Change(CommandPage[Membership]):
    permission = Perm.MANAGE_TEAM
    model = Membership
    form_class = ChangeForm
    success_view = "person"


class EndForm(CommandForm):
    command = staticmethod(end_membership)
    last_day = DateField(label="Letzter Tag")


class End(ConfirmPage[Membership]):
    permission = Perm.MANAGE_TEAM
    model = Membership
    form_class = EndForm
    title = "Die Mitarbeit beenden?"
    submit_label = "Beenden"
    success_view = "people"
    is_dangerous = True

    def consequences(self) -> list[str]:
        return ["Die Person kann sich danach nicht mehr anmelden."]

    def obstacle(self) -> str | None:
        return "Die Person ist schon gegangen." if self.record.valid_to else None


class Invite(ConfirmPage[Membership]):
    permission = Perm.MANAGE_TEAM
    model = Membership
    command = invite_again
    title = "Noch einmal einladen?"
    asks_reason = True
    success_view = "person"


class OrderForm(CommandForm):
    command = staticmethod(end_membership)
    sequence = OrderField(label="Reihenfolge", items=[("a", "Anna"), ("b", "Berta"), ("c", "Cem")])


class Order(CommandPage[Membership]):
    permission = Perm.MANAGE_TEAM
    model = Membership
    form_class = OrderForm


class Open(Page):
    permission = PUBLIC
    title = "Für alle"
    template = "ui/base.html"


class Own(Page):
    permission = SIGNED_IN
    title = "Für alle im Haus"
    template = "ui/base.html"


class Part(FragmentPage):
    permission = PUBLIC
    title = "Teil"
    template = "ui/error.html"
    block = "head"

    def context(self) -> dict[str, Any]:
        return {"headline": "Nur der Kopf", "sentences": [], "link": None, "status": HTTPStatus.OK}


class Letter(DownloadPage):
    permission = SIGNED_IN

    def download(self) -> Download:
        return Download("Übersicht 2023.txt", "text/plain; charset=utf-8", "Größe".encode())


def sign_in(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Anmelden")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


urlpatterns = [
    path("leute", People.as_view(), name="people"),
    path("gruppen", Grouped.as_view(), name="grouped"),
    path("niemand", Nobody.as_view(), name="nobody"),
    path("leute/<int:pk>/", Person.as_view(), name="person"),
    path("leute/<int:pk>/aendern", Change.as_view(), name="change"),
    path("leute/<int:pk>/beenden", End.as_view(), name="end"),
    path("leute/<int:pk>/einladen", Invite.as_view(), name="invite"),
    path("leute/<int:pk>/ordnen", Order.as_view(), name="order"),
    path("offen", Open.as_view(), name="open"),
    path("haus", Own.as_view(), name="own"),
    path("teil", Part.as_view(), name="part"),
    path("brief", Letter.as_view(), name="letter"),
    path("kaputt", broken, name="broken"),
    path("anmelden", sign_in, name="account_login"),
    path("abmelden", sign_in, name="account_logout"),
    path("", include("schwerpunkt.ui.urls")),
    path("portal/", include("schwerpunkt.portal.urls")),  # its panels stand on every page of a record
]
handler404 = "schwerpunkt.ui.errors.not_found"
handler500 = "schwerpunkt.ui.errors.server_error"
