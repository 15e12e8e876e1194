"""The form field for uploads."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from schwerpunkt.documents.uploads import CheckedUpload, UploadRefused, check_upload
from schwerpunkt.documents.uploads.kinds import BY_ENDING
from schwerpunkt.documents.uploads.limits import megabytes, upload_limit


class UploadField(forms.FileField):
    """A file from outside; its clean value is a CheckedUpload (None when left empty), its error says what to do."""

    default_error_messages = {
        "required": _("Bitte wählen Sie eine Datei."),
        "empty": _("Die Datei ist leer. Bitte prüfen Sie, ob sie vollständig gespeichert wurde."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("accept", ",".join(f".{ending}" for ending in BY_ENDING))

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """The field on its page; a script says there at once when the chosen file is too large."""
        most = upload_limit()
        said = _("Die Datei ist {size} MB groß, erlaubt sind %(limit)s MB. Bitte verkleinern oder teilen Sie sie.")
        self.widget.attrs |= {"data-most": most, "data-most-words": said % {"limit": megabytes(most)}}
        return super().get_bound_field(form, field_name)

    def to_python(self, data: Any) -> Any:
        """The upload after its check. ValidationError with the German sentence of the refusal."""
        file = super().to_python(data)
        if file is None:
            return None
        try:
            return check_upload(file, file.name or "")
        except UploadRefused as refusal:
            raise ValidationError(refusal.message, code="refused") from refusal

    def clean(self, data: Any, initial: Any = None) -> CheckedUpload | None:
        """The checked upload, or what was there before."""
        found: CheckedUpload | None = super().clean(data, initial)
        return found
