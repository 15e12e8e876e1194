"""Tables that become needs: each doubt is a proposal, and what stands there already is not written twice."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from rapidfuzz import fuzz, process

from schwerpunkt.audit.models import AuditEntry
from schwerpunkt.core import clock
from schwerpunkt.directory.enums import CodeKind
from schwerpunkt.directory.imports import municipalities_by_name
from schwerpunkt.directory.models import Code
from schwerpunkt.directory.queries import codes, organisations_by_name
from schwerpunkt.directory.recognising import recognise
from schwerpunkt.documents.content.cleaning import clean_text
from schwerpunkt.exchange.sheets import Column, Proposal, RecordColumn, RecordsColumn, Sheet, by_names, declare
from schwerpunkt.exchange.sheets.cells import Cell, as_text, folded
from schwerpunkt.needs.commands import ImportedNeed, import_needs, undo_needs
from schwerpunkt.needs.enums import NeedState, Perm, RoundState
from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.needs.queries.similar import threshold
from schwerpunkt.needs.queries.wordings import Wordings
from schwerpunkt.ui.fields import DateField, LineField, TextField

NO_ROUND = "ohne"
"""The target of needs that belong to no round."""
_SERIALS = range(20_000, 80_000)
"""Numbers that Excel means as days between 1954 and 2119."""
_FIRST_DAY = date(1899, 12, 30)
_CODE_LEAST = 80
_MONTHS = 12
_PARTS = 3
_CENTURY = 100
_RECORDS = ("municipality", "organisation", "topic", "action_field", "urgency")
"""As in ImportedNeed."""


class WordingColumn(Column):
    """The wording of a need. Nearly all are one plain paragraph, for which the field's full procedure is not needed."""

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The text, tidied."""
        if isinstance(cell, str) and cell.isprintable() and (text := clean_text(cell).strip()):
            return text
        return super().read(sheet, cell)


class PlaceColumn(RecordColumn):
    """A municipality of the centre, however it is spelt."""

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The municipality, or a proposal."""
        return recognise(as_text(cell), sheet.looked_up(self))


class CodeColumn(RecordColumn):
    """An entry of a list of the centre, by label or key; one that is nearly it is proposed."""

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The entry, or a proposal."""
        text, known = as_text(cell), sheet.looked_up(self)
        if found := known.get(folded(text)):
            return found
        near = process.extractOne(folded(text), list(known), scorer=fuzz.ratio, score_cutoff=_CODE_LEAST)
        words = {"text": text.strip()[:60]}
        if near is not None:
            meant = known[near[0]]
            return Proposal(meant, _("„%(text)s“: gemeint ist wohl „%(name)s“.") % {**words, "name": meant})
        listed = "; ".join(dict.fromkeys(str(each) for each in known.values()))
        raise ValidationError(
            _("„%(text)s“ steht nicht in der Liste. Möglich sind: %(listed)s.") % {**words, "listed": listed}
        )


class DayColumn(Column):
    """A day; one that there is not is put right as a proposal, so is a number that Excel means as a day."""

    is_repeated = True

    def read(self, sheet: Any, cell: Cell) -> Any:
        """The day, or a proposal."""
        text = as_text(cell.date() if isinstance(cell, datetime) else cell)
        if text.isdecimal() and int(text) in _SERIALS:
            meant = _FIRST_DAY + timedelta(days=int(text))
            return _meant(_("„%(text)s“ ist ein Datum als Zahl: gemeint ist wohl der %(day)s."), text, meant)
        try:
            return self.field.clean(text)
        except ValidationError:
            repaired = _repaired(text)
            if repaired is None:
                raise
            return _meant(_("Den Tag „%(text)s“ gibt es nicht: gemeint ist wohl der %(day)s."), text, repaired)

    def empty(self, sheet: Any) -> Any:
        return sheet.today


def _meant(sentence: str, text: str, day: date) -> Proposal:
    return Proposal(day, sentence % {"text": text[:40], "day": f"{day:%d.%m.%Y}"})


def _repaired(text: str) -> date | None:
    """The day that an impossible one probably means: the month's last, or day and month exchanged."""
    parts = text.replace("/", ".").replace("-", ".").strip(" .").split(".")
    if len(parts) != _PARTS or not all(part.strip().isdecimal() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    if year < _CENTURY:
        year += 2000
    if month > _MONTHS >= day:
        day, month = month, day
    if not (1 <= month <= _MONTHS and 1 <= day <= 31 and 1990 <= year <= 2100):  # noqa: PLR2004  # a calendar
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


def _codes(kind: CodeKind) -> Callable[[Any], Mapping[str, Code]]:
    def known(_sheet: Any) -> Mapping[str, Code]:
        return by_names(codes(kind), lambda code: code.label, lambda code: code.key)

    return known


@declare
class NeedSheet(Sheet[Need]):
    """Needs that a municipality or organisation has reported, known by their wording."""

    key = "bedarfe"
    list_title = _l("Bedarfe")
    permission = Perm.EDIT_NEED
    list_view = "needs:needs"
    target_label = _l("Zu welcher Bedarfsabfrage gehören die Bedarfe?")
    is_bulk = True
    model = Need

    text = WordingColumn(
        _l("Was gebraucht wird"),
        TextField(),
        aliases=("Bedarf", "Wortlaut", "Beschreibung", "Text", "Anliegen", "Bedarfsmeldung"),
        hint=_l("Am Wortlaut erkennen wir, ob es den Bedarf schon gibt. Bitte nichts über einzelne Personen."),
        example=_l("Ein Deutschkurs am Abend"),
    )
    municipality = PlaceColumn(
        _l("Kommune"),
        municipalities_by_name,
        aliases=("Ort", "Stadt", "Gemeinde", "AGS", "Gemeindeschlüssel", "Gebietskörperschaft"),
        hint=_l("Name oder amtlicher Gemeindeschlüssel; andere Schreibweisen erkennen wir oder schlagen etwas vor."),
        example=_l("Troisdorf"),
    )
    organisation = RecordColumn(
        _l("Organisation"),
        lambda _sheet: organisations_by_name(),
        aliases=("Einrichtung", "Träger", "Stelle"),
        hint=_l("Nur, wenn keine Kommune meldet."),
    )
    reported_on = DayColumn(
        _l("Gemeldet am"),
        DateField(required=False),
        aliases=("Datum", "Meldedatum", "Tag", "Eingang", "Eingegangen am"),
        hint=_l("Ohne Angabe: heute."),
        example="15.03.2026",
    )
    reporter_function = Column(
        _l("Funktion"),
        LineField(max_length=160, required=False),
        aliases=("Amt", "Funktion der meldenden Person", "Meldende Stelle"),
        hint=_l("Nur die Funktion, kein Name."),
        is_repeated=True,
    )
    action_field = CodeColumn(_l("Handlungsfeld"), _codes(CodeKind.ACTION_FIELD), aliases=("Feld", "Bereich"))
    topic = CodeColumn(_l("Thema"), _codes(CodeKind.NEED_TOPIC), aliases=("Themen", "Stichwort", "Kategorie"))
    urgency = CodeColumn(
        _l("Dringlichkeit"), _codes(CodeKind.NEED_URGENCY), aliases=("Priorität", "Dringend", "Wie dringend")
    )
    target_groups = RecordsColumn(
        _l("Zielgruppen"), _codes(CodeKind.TARGET_GROUP), aliases=("Zielgruppe",), hint=_l("Mehrere mit Semikolon.")
    )

    @classmethod
    def targets(cls) -> Iterable[tuple[str, str]]:
        rounds = NeedRound.objects.exclude(state=RoundState.DRAFT).order_by("-opens_on")
        return [(NO_ROUND, _("zu keiner Abfrage")), *((str(each.pk), each.title) for each in rounds)]

    @cached_property
    def asked(self) -> NeedRound | None:
        """The round the needs go into."""
        return None if self.target == NO_ROUND else NeedRound.objects.get(pk=int(self.target))

    @cached_property
    def today(self) -> date:
        """The day of the pass."""
        return clock.today()

    @cached_property
    def wordings(self) -> Wordings:
        """What has been said so far, by whom: in the centre, then in the file."""
        return Wordings.of_centre()

    def existing(self) -> Mapping[bytes, bool]:  # type: ignore[override]  # which need it is does not matter
        needs = Need.objects.exclude(state=NeedState.DRAFT).order_by()
        rows = needs.values_list("municipality_id", "organisation_id", "reported_on", "text")
        return {_identity(*row): True for row in rows.iterator()}

    def standing(self) -> str:
        """The day, how alike is too alike, and how much has ever happened to what a row is compared with."""
        happened = AuditEntry.objects.filter(
            Q(object_type__startswith="needs.") | Q(object_type__startswith="directory.")
        )
        return f"{self.today}|{threshold()}|{happened.count()}"

    def identity(self, values: Mapping[str, Any]) -> bytes:
        place, body = values.get("municipality"), values.get("organisation")
        if "text" not in values or (place is None and body is None):
            return b""
        day = values.get("reported_on") or self.today
        return _identity(place and place.pk, body and body.pk, day, values["text"])

    def review(self, values: dict[str, Any], number: int) -> tuple[dict[str, str], dict[str, str]]:
        place, body = values["municipality"], values["organisation"]
        if (place is None) == (body is None):
            sentence = _("Bitte nennen Sie die Kommune oder die Organisation, die den Bedarf meldet, genau eine.")
            return {"municipality": sentence}, {}
        if values["reported_on"] > self.today:
            return {"reported_on": _("Der Tag liegt in der Zukunft.")}, {}
        said = self.wordings.find_or_keep((place and place.pk, body and body.pk), values["text"], number)
        if said is None:
            return {}, {}
        words = {"name": said.name, "row": said.row}
        if said.row:
            return {}, {"": _("Sagt fast dasselbe wie Zeile %(row)s: „%(name)s“. Trotzdem übernehmen?") % words}
        return {}, {"": _("Das steht wohl schon da: „%(name)s“. Trotzdem übernehmen?") % words}

    def pack(self, values: Mapping[str, Any]) -> Sequence[Any]:
        return [
            values["text"],
            values["reported_on"].isoformat(),
            *[record and record.id for record in map(values.__getitem__, _RECORDS)],
            values["reporter_function"] or "",
            [record.id for record in values["target_groups"]],
        ]

    def create_all(self, rows: Iterable[tuple[Sequence[Any], str]]) -> Sequence[int]:
        return import_needs(actor=self.actor, rows=[self._unpacked(*row) for row in rows], asked=self.asked)

    def _unpacked(self, packed: Sequence[Any], reason: str) -> ImportedNeed:
        text, day, *keys, function, groups = packed
        named = [key and known[key] for key, known in zip(keys, self._by_record, strict=True)]
        targets = [self._by_key["target_groups"][key] for key in groups]
        return ImportedNeed._make([text, _day(day), *named, function, targets, reason])

    @cached_property
    def _by_record(self) -> list[dict[int, Any]]:
        return [self._by_key[name] for name in _RECORDS]

    @cached_property
    def _by_key(self) -> dict[str, dict[int, Any]]:
        """What the columns can name, by its key."""
        columns = [column for column in self.columns if isinstance(column, RecordColumn)]
        return {column.name: {each.pk: each for each in self.looked_up(column).values()} for column in columns}

    def undo(self, keys: Sequence[int], reason: str) -> int:
        return undo_needs(actor=self.actor, keys=keys, reason=reason)


_day = lru_cache(maxsize=5000)(date.fromisoformat)


def _identity(place: int | None, body: int | None, day: date, text: str) -> bytes:
    said = f"{place}|{body}|{day.toordinal()}|{' '.join(text.split()).casefold()}"
    return blake2b(said.encode(), digest_size=16).digest()
