"""Forms of an import: the file, and which of its columns is what."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core.errors import Refused
from schwerpunkt.documents.forms import UploadField
from schwerpunkt.documents.uploads import CheckedUpload, UploadRefused, check_upload
from schwerpunkt.documents.uploads.kinds import MACROS
from schwerpunkt.exchange.commands import accept_doubts, begin_import, check_import
from schwerpunkt.exchange.queries import Doubt
from schwerpunkt.exchange.reading import as_utf8
from schwerpunkt.exchange.sheets import Sheet
from schwerpunkt.ui.command_form import CommandForm
from schwerpunkt.ui.fields import ChoiceField, SeveralField

WORKBOOK, TEXTS = "xlsx", ("csv", "txt")
NOTHING = "-"
"""The choice that leaves a column of the file out."""
MOST_SHOWN = 200
"""So many proposals of a kind stand on the page; the others come after the first are answered."""
ROWS_NAMED = 5


class TableUploadField(UploadField):
    """A table from outside: XLSX, or text in any encoding that is usual here. Its clean value is a CheckedUpload."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in (WORKBOOK, *TEXTS))

    def to_python(self, data: Any) -> Any:
        """The upload after its check. ValidationError with the German sentence of the refusal."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        try:
            return _checked(file, file.name or "")
        except Refused as refusal:
            raise ValidationError(refusal.message, code="refused") from refusal


def _checked(file: Any, name: str) -> CheckedUpload:
    ending = name.rpartition(".")[2].lower()
    if ending in TEXTS and not hasattr(file, "oversized"):
        return check_upload(BytesIO(as_utf8(file.read())), name)
    if ending in {WORKBOOK, *TEXTS, *MACROS, "xls"}:
        return check_upload(file, name)
    raise UploadRefused(_("Bitte wählen Sie eine Tabelle als XLSX oder CSV. Andere Dateien lesen wir hier nicht."))


class UploadForm(CommandForm):
    """The file, and where its rows go."""

    command = staticmethod(begin_import)

    file = TableUploadField(label=_l("Datei"), help_text=_l("Excel (XLSX) oder CSV. Es wird noch nichts geändert."))
    target = ChoiceField(label="", widget=forms.Select)

    def __init__(self, *args: Any, sheet: type[Sheet[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        if not sheet.target_label:
            del self.fields["target"]
            return
        target = self.fields["target"]
        target.label = str(sheet.target_label)
        target.choices = list(sheet.targets())  # type: ignore[attr-defined]  # a choice field
        self.order_fields(["target", "file"])

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        upload = values.pop("file")
        return {**values, "sheet": self.sheet.key, "file_name": upload.name, "content": upload.content}

    def run(self, **extra: Any) -> Any:
        try:
            return super().run(**extra)
        except Refused as refused:
            if type(refused) is Refused and refused.message:
                raise Refused(fields={"file": refused.message, **refused.fields}) from refused
            raise


class MappingForm(CommandForm):
    """Which column of the file is which of the sheet; one field per column of the file."""

    command = staticmethod(check_import)

    clears_blanks = forms.BooleanField(
        label=_l("Leere Zellen löschen vorhandene Angaben"),
        required=False,
        help_text=_l("Sonst bleibt, was schon eingetragen ist."),
    )

    def __init__(self, *args: Any, sheet: type[Sheet[Any]], headings: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(NOTHING, _("nicht übernehmen")), *((column.name, _label(column)) for column in sheet.columns)]
        self.names = [f"column_{place}" for place in range(len(headings))]
        for place, (name, (heading, examples)) in enumerate(zip(self.names, headings, strict=True)):
            self.fields[name] = ChoiceField(
                label=heading or _("Spalte %(number)s") % {"number": place + 1},
                choices=choices,
                widget=forms.Select,
                help_text=_examples(examples),
            )
            self.initial[name] = self.record.mapping[place] or NOTHING  # type: ignore[union-attr]  # an import
        self.order_fields([*self.names, "clears_blanks"])

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        chosen = [values[name] for name in self.names]
        return {
            "mapping": ["" if name == NOTHING else name for name in chosen],
            "clears_blanks": values["clears_blanks"],
        }


class DoubtsForm(CommandForm):
    """The proposals of a preview: mends of spelling together or one by one, and rows that seem to be there already."""

    command = staticmethod(accept_doubts)

    all_mends = forms.BooleanField(label=_l("Alle vorgeschlagenen Berichtigungen annehmen"), required=False)
    mends = SeveralField(label=_l("Vorgeschlagene Berichtigungen"), required=False)
    twice = SeveralField(
        label=_l("Vielleicht doppelt: trotzdem übernehmen"),
        required=False,
        help_text=_l("Was Sie nicht ankreuzen, wird nicht übernommen."),
    )

    def __init__(self, *args: Any, doubts: list[Doubt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mends = [doubt for doubt in doubts if doubt.column]
        self._all = [doubt.key for doubt in mends]
        for name, found in (("mends", mends), ("twice", [doubt for doubt in doubts if not doubt.column])):
            self.fields[name].choices = [(doubt.key, _asked(doubt)) for doubt in found[:MOST_SHOWN]]  # type: ignore[attr-defined]  # a choice field
            if not found:
                del self.fields[name]
        if "mends" not in self.fields:
            del self.fields["all_mends"]

    def to_arguments(self) -> dict[str, Any]:
        values = super().to_arguments()
        mends = self._all if values.get("all_mends") else values.get("mends", [])
        return {"accepted": [*mends, *values.get("twice", [])]}


def _asked(doubt: Doubt) -> str:
    """A proposal and the rows it is about."""
    listed = ", ".join(str(row) for row in doubt.rows[:ROWS_NAMED])
    if len(doubt.rows) > ROWS_NAMED:
        listed += _(" und %(count)s weitere") % {"count": len(doubt.rows) - ROWS_NAMED}
    where = ngettext("Zeile %(rows)s", "Zeilen %(rows)s", len(doubt.rows)) % {"rows": listed}
    return f"{doubt.sentence} ({where})"


def _label(column: Any) -> str:
    return _("%(label)s (nötig)") % {"label": column.label} if column.is_required else str(column.label)


def _examples(found: list[str]) -> str:
    return _("zum Beispiel %(values)s") % {"values": " · ".join(found)} if found else _("leer")
