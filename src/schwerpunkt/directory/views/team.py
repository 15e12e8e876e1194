"""Pages of the team, and of one's own settings."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts import commands
from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership, User
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.forms.team import MemberChangeForm, MemberEndForm, MemberForm, ProfileForm
from schwerpunkt.directory.queries import codes
from schwerpunkt.directory.tables import TeamTable, presence, role_label
from schwerpunkt.directory.views.parts import present
from schwerpunkt.ui.actions import Action, Crumb, action, reached_by
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import CommandPage, ConfirmPage, CreatePage, DetailPage, ListPage

_LIST, _ONE = "directory:team", "directory:member"


def _crumbs(member: Membership | None = None) -> list[Crumb]:
    trail = [Crumb(_("Team"), reverse(_LIST))]
    if member is not None:
        trail.append(Crumb(member.user.name, reverse(_ONE, args=(member.pk,))))
    return trail


class TeamList(ListPage[Membership]):
    """The colleagues of the centre."""

    permission = Perm.VIEW_TEAM
    title = _l("Team")
    table_class = TeamTable

    def records(self) -> QuerySet[Membership]:
        return team()

    def pre_title(self) -> str:
        return str(self.title)

    def besides(self) -> dict[str, QuerySet[Membership]]:
        return {"today": team(clock.today())}

    def headline(self) -> str:
        count = self.table.numbers["today"]
        return ngettext("%(count)s Person arbeitet hier.", "%(count)s Personen arbeiten hier.", count) % {
            "count": count_word(count)
        }

    def primary(self) -> Action | None:
        return action(self.actor, _("Kollegin oder Kollegen aufnehmen"), Perm.MANAGE_TEAM, "directory:member_create")


class MemberDetail(DetailPage[Membership]):
    """A colleague: what she does, who stands in for her."""

    permission = Perm.VIEW_TEAM
    model = Membership
    slot = "directory.member"

    def records(self) -> QuerySet[Membership]:
        return team()

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def pre_title(self) -> str:
        return role_label(self.record.role)

    def headline(self) -> str:
        return self.record.user.name

    def lead(self) -> str:
        return next((str(role.description) for role in roles() if role.key == self.record.role), "")

    def primary(self) -> Action | None:
        return action(self.actor, _("Angaben ändern"), Perm.MANAGE_TEAM, "directory:member_change", self.record.pk)

    def actions(self) -> list[Action]:
        key = self.record.pk
        again = action(self.actor, _("Noch einmal einladen"), Perm.MANAGE_TEAM, "directory:member_invite", key)
        return present(
            None if self.record.user.has_usable_password() else again,
            action(self.actor, _("Mitarbeit beenden"), Perm.MANAGE_TEAM, "directory:member_end", key),
        )

    def facts(self) -> list[tuple[str, Any]]:
        row = self.record
        labels = dict(codes(CodeKind.ACTION_FIELD).values_list("key", "label"))
        return [
            (_("arbeitet hier"), presence(row, clock.today())),
            (_("Funktion"), row.function),
            (_("Handlungsfelder"), [labels.get(key, key) for key in row.remits]),
            (_("Vertretung"), row.substitute.user.name if row.substitute else None),
            (_("vertritt"), [each.user.name for each in row.stands_in_for.select_related("user")]),
            (_("E-Mail-Adresse"), reached_by(email=row.user.email)),
            (_("Telefon"), reached_by(row.phone)),
        ]


class MemberCreate(CreatePage):
    """Takes a colleague into the team."""

    permission = Perm.MANAGE_TEAM
    title = _l("Kollegin oder Kollegen aufnehmen")
    form_class = MemberForm
    submit_label = _l("Aufnehmen und einladen")
    success_view = _ONE
    back_view = _LIST

    def crumbs(self) -> list[Crumb]:
        return _crumbs()

    def lead(self) -> str:
        return _("Wer noch kein Passwort hat, bekommt eine E-Mail mit einem Link, der drei Tage gilt.")

    def success_message(self, result: Any) -> str:
        return _("%(name)s gehört jetzt zum Team.") % {"name": result.user.name}


class MemberChange(CommandPage[Membership]):
    """Changes what a colleague does."""

    permission = Perm.MANAGE_TEAM
    model = Membership
    form_class = MemberChangeForm
    success_view = _ONE

    def records(self) -> QuerySet[Membership]:
        return team()

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def headline(self) -> str:
        return _("Angaben zu %(name)s ändern") % {"name": self.record.user.name}


class MemberEnd(CommandPage[Membership]):
    """Ends somebody's work in the centre."""

    permission = Perm.MANAGE_TEAM
    model = Membership
    form_class = MemberEndForm
    submit_label = _l("Mitarbeit beenden")
    success_view = _ONE

    def records(self) -> QuerySet[Membership]:
        return team()

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def headline(self) -> str:
        return _("Bis wann arbeitet %(name)s hier?") % {"name": self.record.user.name}

    def lead(self) -> str:
        return _(
            "Nach diesem Tag endet der Zugang zu diesem Zentrum. Was die Person getan hat, bleibt mit ihrem Namen."
        )


class MemberInvite(ConfirmPage[Membership]):
    """Sends the invitation once more."""

    permission = Perm.MANAGE_TEAM
    model = Membership
    command = staticmethod(commands.invite_again)
    submit_label = _l("Noch einmal einladen")
    success_view = _ONE

    def records(self) -> QuerySet[Membership]:
        return team()

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def headline(self) -> str:
        return _("%(name)s noch einmal einladen?") % {"name": self.record.user.name}

    def consequences(self) -> list[str]:
        return [_("Eine E-Mail mit einem neuen Link geht an %(email)s.") % {"email": self.record.user.email}]

    def obstacle(self) -> str | None:
        user = self.record.user
        return _("%(name)s hat schon ein Passwort.") % {"name": user.name} if user.has_usable_password() else None


class Profile(CommandPage[User]):
    """One's own settings: language, appearance, and the ways to how one signs in."""

    permission = Perm.EDIT_OWN_PROFILE
    model = User
    template: ClassVar[str] = "directory/profile.html"
    title = _l("Meine Einstellungen")
    form_class = ProfileForm
    success_view = "directory:profile"

    @cached_property
    def record(self) -> User:
        """The person who looks; there is no page for anybody else's settings."""
        return User.objects.get(pk=self.actor.user_id or 0)

    def pre_title(self) -> str:
        return self.record.name

    def back_url(self) -> str:
        return "/"
