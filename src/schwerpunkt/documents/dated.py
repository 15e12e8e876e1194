"""Dated rules documents asks for."""

from django.utils.translation import gettext_lazy as _

from schwerpunkt.parameters.registry import Definition, define

UPLOAD_MEGABYTES = define(
    Definition(
        "documents.upload_megabytes",
        _("Größte Datei, die man hochladen kann"),
        _("MB"),
        int,
        _("Darüber sagt das Feld, was zu tun ist. Was der Server überhaupt annimmt, bestimmt die IT Ihres Hauses."),
    )
)
