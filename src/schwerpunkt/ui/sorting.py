"""German alphabetical order that does not depend on the database's language settings."""

from typing import Any

from django.db.models import CharField, Func, Value
from django.db.models.functions import Lower, Replace

_FOLDED = {"Ä": "a", "ä": "a", "Ö": "o", "ö": "o", "Ü": "u", "ü": "u", "ß": "ss", "„": "", "“": "", "é": "e", "É": "e"}


class _Bytewise(Func):
    """The same text, compared byte by byte on every database."""

    arity = 1
    template = '%(expressions)s COLLATE "C"'
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="%(expressions)s COLLATE BINARY", **context)


def german(field: Any) -> Func:
    """A key of order for a text field: case does not matter, ä sorts with a, ß with ss, quotes do not count."""
    key: Any = field
    for sign, plain in _FOLDED.items():
        key = Replace(key, Value(sign), Value(plain))
    return _Bytewise(Lower(key))
