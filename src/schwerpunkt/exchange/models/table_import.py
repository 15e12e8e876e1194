"""An uploaded table, and what each of its rows would do."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from schwerpunkt.accounts.models import Membership
from schwerpunkt.exchange.enums import ImportState, RowOutcome
from schwerpunkt.tenancy.models import CentreModel


class TableImport(CentreModel):
    """Import einer Tabelle: the rows of an uploaded file, which of its columns is what, and how far it has come.

    The file itself is not kept; ``content`` holds its rows, packed (``reading.packed``).
    ``tab`` is the sheet of a workbook the rows stand on; ``headings`` holds, for each column of the file, its heading and a few of its values; ``mapping`` the name of the
    sheet's column or nothing; ``accepted`` the keys of the proposals somebody has agreed to; ``standing`` what the
    preview rests on; ``made`` the keys of the records that came of it, where the sheet can take them back. The whole record, file included, is deleted on ``delete_on``; what was taken over stays in the history
    of the records.
    """

    unaudited = ("headings", "accepted", "standing", "made")

    sheet = models.CharField(_("Liste"), max_length=40)
    target = models.CharField(_("Ziel"), max_length=40, blank=True)
    file_name = models.CharField(_("Datei"), max_length=200)
    tab = models.CharField(_("Blatt"), max_length=100, blank=True)
    content = models.BinaryField(_("Inhalt"))
    headings = models.JSONField(_("Überschriften und Beispiele"), default=list, editable=False)
    mapping = models.JSONField(_("Zuordnung der Spalten"), default=list)
    clears_blanks = models.BooleanField(_("leere Zellen löschen vorhandene Angaben"), default=False)
    accepted = models.JSONField(_("angenommene Vorschläge"), default=list)
    standing = models.CharField(_("Stand, auf dem die Vorschau beruht"), max_length=200, blank=True, editable=False)
    made = models.JSONField(_("angelegte Einträge"), default=list, editable=False)
    state = models.CharField(_("Zustand"), max_length=10, choices=ImportState.choices, default=ImportState.MAPPING)
    row_count = models.PositiveIntegerField(_("Zeilen"), default=0)
    done_count = models.PositiveIntegerField(_("davon bearbeitet"), default=0, editable=False)
    note = models.TextField(_("Hinweis"), blank=True)
    made_by = models.ForeignKey(
        Membership, models.CASCADE, null=True, related_name="imports", verbose_name=_("hochgeladen von")
    )
    made_at = models.DateTimeField(_("hochgeladen am"))
    finished_at = models.DateTimeField(_("übernommen am"), null=True, blank=True)
    delete_on = models.DateField(_("wird gelöscht am"))

    class Meta:
        verbose_name = _("Import")
        verbose_name_plural = _("Importe")
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=("delete_on",), name="table_import_end"),)

    def __str__(self) -> str:
        return self.file_name


class ImportRow(models.Model):
    """Zeile eines Imports: what it would do, in words; ``number`` is the row's number in the file.

    ``cells`` holds the words of each column, ``changes`` before and after, ``problems`` the sentence at the column
    (at no column: about the row as a whole), ``doubts`` the key and sentence of a proposal at the column, ``facts`` what
    will be written, where a sheet writes all its rows at once.
    """

    table_import = models.ForeignKey(
        TableImport, models.CASCADE, related_name="rows", verbose_name=_("Import"), db_index=False
    )
    number = models.PositiveIntegerField(_("Zeile"))
    outcome = models.CharField(_("Ergebnis"), max_length=10, choices=RowOutcome.choices)
    cells = models.JSONField(_("Angaben"), default=dict)
    changes = models.JSONField(_("Änderungen"), default=dict)
    problems = models.JSONField(_("Hinweise"), default=dict)
    doubts = models.JSONField(_("Vorschläge"), default=dict)
    facts = models.JSONField(_("gelesene Werte"), default=list)

    class Meta:
        verbose_name = _("Zeile eines Imports")
        verbose_name_plural = _("Zeilen von Importen")
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("table_import", "number"), name="import_row_once"),)
        indexes = (models.Index(fields=("table_import", "outcome", "number"), name="import_row_outcome"),)

    def __str__(self) -> str:
        return f"{self.table_import} {self.number}"
