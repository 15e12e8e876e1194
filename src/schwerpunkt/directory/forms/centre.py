"""Forms of what a centre says of itself: name, letterhead, signatories, towns, law, lists."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from schwerpunkt.directory import commands
from schwerpunkt.directory.models import Code
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import DateField, LineField, OrderField, TextField


class DatedForm(CommandForm):
    """Adds from when and until when something holds."""

    command: ClassVar[Callable[..., Any]]

    valid_from = DateField(label=_("Gültig ab"), required=False, help_text=_("Leer: schon immer."))
    valid_to = DateField(label=_("Gültig bis"), required=False, help_text=_("Leer: bis auf Weiteres."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*(name for name in self.fields if not name.startswith("valid_")), "valid_from", "valid_to"])


class CentreForm(CommandForm):
    """How the centre is called."""

    command = staticmethod(commands.change_centre)

    name = LineField(label=_("Name des Zentrums"), max_length=200)
    short_name = LineField(label=_("Kurzname"), max_length=60, help_text=_("Steht oben auf jeder Seite."))
    area_name = LineField(label=_("Gebiet"), max_length=120, help_text=_("Zum Beispiel „Musterkreis“."))


class LetterheadForm(DatedForm):
    """A new letterhead."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_letterhead)

    authority = LineField(label=_("Behörde"), max_length=120, help_text=_("Zum Beispiel „Musterkreis“."))
    head_of_authority = LineField(label=_("Absender"), max_length=120, help_text=_("Zum Beispiel „Der Landrat“."))
    unit = LineField(label=_("Organisationseinheit"), max_length=160, required=False)
    address = TextField(label=_("Anschrift"), rows=3, required=False)
    contact_line = LineField(label=_("Kontaktzeile"), max_length=200, required=False)
    footer = LineField(label=_("Fußzeile"), max_length=200, required=False)


class LetterheadChangeForm(LetterheadForm):
    """An existing letterhead."""

    command = staticmethod(commands.change_letterhead)


class SignatoryForm(DatedForm):
    """A new way to sign."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_signatory)

    formula = LineField(label=_("Zeichnungsformel"), max_length=60, help_text=_("Zum Beispiel „Im Auftrag“."))
    function = LineField(label=_("Funktion"), max_length=160, help_text=_("Zum Beispiel „Leitung des Dezernats“."))
    name = LineField(
        label=_("Name"), max_length=120, required=False, help_text=_("Nur, wenn er in Vorlagen stehen soll.")
    )
    is_default = forms.BooleanField(label=_("zeichnet üblicherweise"), required=False, initial=True)


class SignatoryChangeForm(SignatoryForm):
    """An existing way to sign."""

    command = staticmethod(commands.change_signatory)


class MunicipalityForm(CommandForm):
    """A municipality by its official key."""

    command = staticmethod(commands.add_municipality)

    ags = LineField(
        label=_("Amtlicher Gemeindeschlüssel"),
        max_length=40,
        help_text=_("Acht Ziffern, zum Beispiel 05382068. Name und Einwohnerzahl ergänzen wir."),
    )
    valid_from = DateField(label=_("Gehört dazu ab"), required=False)


class MunicipalityEndForm(CommandForm):
    """The last day of a municipality."""

    command = staticmethod(commands.end_municipality)

    last_day = DateField(label=_("Letzter Tag"))


class LegalSourceForm(CommandForm):
    """A new legal source."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_legal_source)

    title = LineField(label=_("Titel"), max_length=200)
    reference = LineField(label=_("Fundstelle"), max_length=120, required=False)
    website = forms.URLField(label=_("Internetadresse"), required=False, assume_scheme="https")


class LegalSourceChangeForm(LegalSourceForm):
    """An existing legal source."""

    command = staticmethod(commands.change_legal_source)


class LegalVersionForm(DatedForm):
    """A new version of a legal source."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_legal_version)

    label = LineField(label=_("Fassung"), max_length=120, help_text=_("Zum Beispiel „Fassung vom 30.10.2020“."))
    issued_on = DateField(label=_("Vom"))
    issuers = LineField(label=_("Erlassen von"), max_length=300, required=False)
    citation = TextField(label=_("Zitat in Vorlagen"), help_text=_("Wort für Wort so, wie es in der Vorlage steht."))
    provenance = LineField(label=_("Quelle dieser Angabe"), max_length=300, required=False)


class LegalVersionChangeForm(LegalVersionForm):
    """An existing version."""

    command = staticmethod(commands.change_legal_version)


class CodeForm(DatedForm):
    """A new entry of a list."""

    command: ClassVar[Callable[..., Any]] = staticmethod(commands.add_code)

    label = LineField(label=_("Bezeichnung"), max_length=160)
    explanation = TextField(label=_("Erläuterung"), rows=2, required=False)
    source = LineField(
        label=_("Quelle"), max_length=300, required=False, help_text=_("Wo es steht, zum Beispiel im Erlass.")
    )


class CodeChangeForm(CodeForm):
    """An existing entry."""

    command = staticmethod(commands.change_code)


class CodeOrderForm(CommandForm):
    """The order of a list."""

    command = staticmethod(commands.order_codes)

    order = OrderField(
        label=_("Reihenfolge"), help_text=_("Ziehen Sie die Einträge an ihren Platz, oder nutzen Sie die Pfeile.")
    )

    def __init__(self, *args: Any, rows: tuple[Code, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].items = [(str(code.pk), code.label) for code in rows]  # type: ignore[attr-defined]
        self.initial["order"] = [str(code.pk) for code in rows]
