"""Forms of the team and of one's own settings."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts import commands
from schwerpunkt.accounts.enums import Language, Theme
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.accounts.queries import team
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.forms.centre import DatedForm
from schwerpunkt.directory.queries import codes
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, DateField, EmailField, LineField, RecordField, SeveralField


class MemberForm(DatedForm):
    """A new colleague."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_member)

    email = EmailField(
        label=_("E-Mail-Adresse"), max_length=254, help_text=_("Dorthin geht die Einladung; damit meldet man sich an.")
    )
    name = LineField(label=_("Name"), max_length=120)
    role = ChoiceField(
        label=_("Rolle"), widget=forms.RadioSelect, error_messages={"required": _("Bitte wählen Sie die Rolle.")}
    )
    function = LineField(label=_("Funktion"), max_length=120, required=False)
    phone = LineField(label=_("Telefon"), max_length=40, required=False)
    remits = SeveralField(label=_("Handlungsfelder"), required=False)
    substitute = RecordField(
        label=_("Vertretung"), required=False, help_text=_("Sieht, was wartet, wenn die Person nicht da ist.")
    )

    valid_from = DateField(label=_("Arbeitet hier ab"), required=False, help_text=_("Leer: schon immer."))
    valid_to = DateField(label=_("Arbeitet hier bis"), required=False, help_text=_("Leer: bis auf Weiteres."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: dict[str, Any] = dict(self.fields)
        known["role"].choices = [(role.key, role.label) for role in roles()]
        known["remits"].choices = list(codes(CodeKind.ACTION_FIELD, clock.today()).values_list("key", "label"))
        known["substitute"].queryset = team(clock.today()).exclude(pk=self.record.pk if self.record else 0)


class MemberChangeForm(MemberForm):
    """An existing colleague; the address stays, it is how she signs in."""

    command = staticmethod(commands.change_member)

    email = None  # type: ignore[assignment]  # how Django drops an inherited field

    @classmethod
    def values_of(cls, record: Model) -> dict[str, Any]:
        """The values of the colleague, her name from her account."""
        return {**super().values_of(record), "name": record.user.name}  # type: ignore[attr-defined]


class MemberEndForm(CommandForm):
    """The last day of a colleague."""

    command = staticmethod(commands.end_membership)

    last_day = DateField(label=_("Letzter Tag"))


class ProfileForm(CommandForm):
    """Language and appearance for oneself."""

    command = staticmethod(commands.change_profile)

    language = ChoiceField(label=_("Sprache"), choices=Language.choices)
    theme = ChoiceField(label=_("Darstellung"), choices=Theme.choices)
