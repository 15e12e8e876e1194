"""The field that asks for a language."""

from typing import Any

from django.forms.models import ModelChoiceIterator

from schwerpunkt.core.searching import fold
from schwerpunkt.interpreters.languages import name_of
from schwerpunkt.interpreters.models import Language
from schwerpunkt.ui.fields import RecordField


class _ByName(ModelChoiceIterator[Any]):
    """The choices in the order of the names that the reader sees."""

    def __iter__(self) -> Any:
        empty, *named = super().__iter__()
        yield empty
        yield from sorted(named, key=lambda choice: fold(str(choice[1])))


class LanguageField(RecordField):
    """One of the languages people interpret, named and ordered in the reader's language."""

    iterator = _ByName

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Language.objects.all(), **kwargs)

    def label_from_instance(self, obj: Language) -> str:
        return name_of(obj)
