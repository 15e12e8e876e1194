"""Health for load balancers and supervisors. Tells strangers nothing but yes or no."""

from http import HTTPStatus

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 with ``{"status": "ok"}`` when the database answers, else 503 with a sentence."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        connection.close()
        return JsonResponse(
            {"status": "gestört", "message": _("Die Datenbank antwortet gerade nicht.")},
            status=HTTPStatus.SERVICE_UNAVAILABLE,
            json_dumps_params={"ensure_ascii": False},
        )
    return JsonResponse({"status": "ok"})
