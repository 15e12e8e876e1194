"""Form fields that take what people in German offices type."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

import idna
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schwerpunkt.documents.content import clean_line, clean_text
from schwerpunkt.ui.amounts import parse_money, parse_number
from schwerpunkt.ui.dates import Unreadable, parse_date, parse_time


class LineField(forms.CharField):
    """One line of text; odd characters from other programs are tidied."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class EmailField(forms.EmailField):
    """An e-mail address. A domain with umlauts is kept as mail servers write it (``xn--…``, UTS 46)."""

    default_error_messages = {
        "umlaut": gettext_lazy(
            "Vor dem @ stehen Zeichen, die Mailserver nicht annehmen. Bitte nennen Sie eine Adresse ohne Umlaute."
        ),
    }

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        name, _at, domain = text.rpartition("@")
        if text.isascii():
            return text
        if not name.isascii():
            raise ValidationError(self.error_messages["umlaut"], code="umlaut")
        try:
            return f"{name}@{idna.encode(domain, uts46=True).decode()}"
        except idna.IDNAError as error:
            raise ValidationError(validate_email.message, code=validate_email.code) from error


class TextField(forms.CharField):
    """Text of several paragraphs; the area grows with it. Odd characters from other programs are tidied."""

    widget = forms.Textarea

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("rows", rows)
        self.widget.attrs["data-grow"] = ""

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "").strip()


class DateField(forms.Field):
    """A day, typed as 31.12.2023, 31.12.23 or 2023-12-31.

    Without autocomplete="off": that would also forbid the browser to keep what was typed when somebody goes back.
    """

    widget = forms.TextInput
    default_error_messages = {"required": gettext_lazy("Bitte nennen Sie das Datum, zum Beispiel 31.12.2026.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"inputmode": "text", "data-width": "10"}

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return parse_date(str(value))
        except Unreadable as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


class TimeField(forms.Field):
    """A time of day, typed as 9:30, 09.30 or 9 Uhr."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs |= {"data-width": "10"}

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values or isinstance(value, time):
            return value or None
        try:
            return parse_time(str(value))
        except Unreadable as error:
            raise ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value


class NumberField(forms.Field):
    """A decimal number with comma; ``digits`` after it at most, between ``least`` and ``most``."""

    widget = forms.TextInput

    def __init__(
        self,
        *,
        digits: int | None = None,
        least: Decimal | int | None = None,
        most: Decimal | int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.digits, self.least, self.most = digits, least, most
        self.widget.attrs |= {"inputmode": "decimal", "data-width": "10"}

    def parse(self, text: str) -> Decimal:
        """The number typed; Unreadable when it is none."""
        return parse_number(text, self.digits)

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values:
            return None
        if isinstance(value, Decimal | int):
            return Decimal(value)
        try:
            return self.parse(str(value))
        except Unreadable as error:
            raise ValidationError(str(error)) from error

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.least is not None and value < self.least:
            raise ValidationError(_("Mindestens %(least)s.") % {"least": self.prepare_value(self.least)})
        if self.most is not None and value > self.most:
            raise ValidationError(_("Höchstens %(most)s.") % {"most": self.prepare_value(self.most)})

    def prepare_value(self, value: Any) -> Any:
        return str(value).replace(".", ",") if isinstance(value, Decimal | int) else value


class WholeNumberField(NumberField):
    """A number without decimals; cleans to int."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(digits=0, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> int | None:
        number = super().clean(value)
        return None if number is None else int(number)


class MoneyField(NumberField):
    """An amount in euro, exact to the cent, not negative unless ``least`` says so; ``most`` is what its column holds."""

    unit = "€"

    def __init__(self, *, least: Decimal | int | None = 0, most: Decimal = Decimal("99999.99"), **kwargs: Any) -> None:
        super().__init__(digits=2, least=least, most=most, **kwargs)

    def parse(self, text: str) -> Decimal:
        return parse_money(text)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,")) if isinstance(value, Decimal | int) else value


class ChoiceField(forms.TypedChoiceField):
    """One of a few; shown as radio buttons, or as a list when there are more than ``radios`` of them."""

    def __init__(self, *, choices: Any = (), radios: int = 5, **kwargs: Any) -> None:
        if "widget" not in kwargs and not callable(choices) and len(list(choices)) <= radios:
            kwargs["widget"] = forms.RadioSelect
        super().__init__(choices=choices, **kwargs)


class SeveralField(forms.MultipleChoiceField):
    """Any number of a few; check boxes. Cleans to a tuple."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        return tuple(super().clean(value))


class RecordField(forms.ModelChoiceField[Any]):
    """One record, out of ``queryset`` (set it in the form's ``__init__``, where the centre is known)."""

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", gettext_lazy("bitte wählen"))
        super().__init__(queryset, **kwargs)


class RecordsField(forms.ModelMultipleChoiceField[Any]):
    """Several records as check boxes, out of ``queryset`` (set it in the form's ``__init__``)."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(queryset, **kwargs)


class OrderWidget(forms.MultipleHiddenInput):
    """The keys in their order; the component ``order_list`` shows them with buttons and handles."""

    is_hidden = False  # a visible list with hidden inputs in it
    items: Sequence[tuple[str, str]] = ()


class OrderField(forms.Field):
    """The order of things, as keys; the list can be dragged, moved by buttons or by keyboard. Cleans to a tuple of keys."""

    widget = OrderWidget

    def __init__(self, items: Iterable[tuple[Any, str]] = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.items = [(str(key), label) for key, label in items]

    def clean(self, value: Any) -> tuple[str, ...]:
        keys = tuple(str(key) for key in value or ())
        if sorted(keys) != sorted(key for key, _label in self.items):
            raise ValidationError(
                _("Inzwischen ist etwas dazugekommen oder weggefallen. Bitte ordnen Sie noch einmal.")
            )
        return keys

    def ordered(self, value: Any) -> list[tuple[str, str]]:
        """Key and label of every item in the order of ``value``; what is not in it comes last."""
        place = {str(key): number for number, key in enumerate(value or ())}
        return sorted(self.items, key=lambda item: place.get(item[0], len(place)))


def moved(keys: Sequence[str], move: str) -> list[str]:
    """The keys after ``move``, which is "KEY:up" or "KEY:down"; unchanged when it cannot be done."""
    key, _colon, way = move.rpartition(":")
    result = list(keys)
    if key in result:
        old = result.index(key)
        result.insert(min(max(old + (-1 if way == "up" else 1), 0), len(result) - 1), result.pop(old))
    return result
