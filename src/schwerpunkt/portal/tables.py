"""Lists of the portal."""

from collections.abc import Iterable
from functools import cached_property

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.commanding import all_commands, says
from schwerpunkt.accounts.queries import team
from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core.asking import Question
from schwerpunkt.core.models import GuardedModel
from schwerpunkt.portal.queries.history import addresses, kind_label
from schwerpunkt.ui.formats import moment
from schwerpunkt.ui.tables import Cell, ChoiceFilter, Column, DateRangeFilter, Table
from schwerpunkt.ui.tables.filters import Filter


class MomentColumn(Column[AuditEntry]):
    """A day with its time."""

    sorts_as_text = False
    stays_on_one_line = True
    width = 18
    number_format = "dd.mm.yyyy hh:mm"

    def cell(self, record: AuditEntry) -> Cell:
        return Cell(moment(self._value(record)))


def _changes(entry: AuditEntry) -> str:
    return "; ".join(f"{row['label']}: {row['before'] or '–'} → {row['after'] or '–'}" for row in entry.changes)


def _kinds() -> Iterable[tuple[str, str]]:
    """Every kind of record that only commands change; which of them occur would be a walk through all entries."""
    kinds = (model._meta for model in apps.get_models() if issubclass(model, GuardedModel))
    return sorted(((each.label_lower, str(each.verbose_name)) for each in kinds), key=lambda pair: pair[1])


def _verbs() -> Iterable[tuple[str, str]]:
    return sorted(((info.code, str(info.says)) for info in all_commands()), key=lambda pair: pair[1])


class HistoryTable(Table[AuditEntry]):
    """Everything that happened in the centre."""

    search_fields = ("object_label", "reason", "actor_label")
    search_label = _l("Datensatz, Grund oder Person")
    default_sort = "-at"

    at = MomentColumn(_l("Wann"), "at", sort="at")
    who = Column[AuditEntry](_l("Wer"), "actor_label", sort="actor_label")
    verb = Column[AuditEntry](_l("Was"), lambda entry: says(entry.verb), is_key=True)
    kind = Column[AuditEntry](_l("Art"), lambda entry: kind_label(entry.object_type), only_in_file=True)
    record = Column[AuditEntry](
        _l("Datensatz"),
        "object_label",
        link=lambda entry: getattr(entry, "shown_at", ""),
        note=lambda entry: entry.reason,
    )
    reason = Column[AuditEntry](_l("Grund"), "reason", only_in_file=True)
    changes = Column[AuditEntry](_l("Vorher und nachher"), _changes, only_in_file=True)

    person: Filter = ChoiceFilter(_l("Wer"), "actor_id", choices=lambda: Question(team(), ("user_id", "user__name")))
    art: Filter = ChoiceFilter(_l("Art"), "object_type", choices=_kinds)
    vorgang: Filter = ChoiceFilter(_l("Vorgang"), "verb", choices=_verbs)
    tag: Filter = DateRangeFilter(_l("Tag"), "at__date")

    @cached_property
    def records(self) -> list[AuditEntry]:
        """The entries of the page, each with the address of its record."""
        entries = super().records
        found = addresses(entries)
        for entry in entries:
            address = found.get((entry.object_type, entry.object_id or 0), "")
            entry.shown_at = f"{address}#verlauf" if address else ""  # type: ignore[attr-defined]  # for the column
        return entries

    def counted(self, found: int, total: int) -> str:
        if found == total:
            return _("%(total)s Vorgänge") % {"total": total}
        return _("%(found)s von %(total)s Vorgängen") % {"found": found, "total": total}
