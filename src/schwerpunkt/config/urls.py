"""All addresses. Each room brings its own; paths are German because people read them."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("schwerpunkt.portal.urls")),
    path("", include("schwerpunkt.access.urls")),
    path("", include("schwerpunkt.directory.urls")),
    path("", include("schwerpunkt.planning.urls")),
    path("", include("schwerpunkt.needs.urls")),
    path("", include("schwerpunkt.papers.urls")),
    path("", include("schwerpunkt.advice.urls")),
    path("", include("schwerpunkt.interpreters.urls")),
    path("", include("schwerpunkt.figures.urls")),
    path("", include("schwerpunkt.ui.urls")),
    path("konto/", include("schwerpunkt.config.sign_in_urls")),
]

handler400 = "schwerpunkt.ui.errors.bad_request"
handler403 = "schwerpunkt.ui.errors.denied"
handler404 = "schwerpunkt.ui.errors.not_found"
handler429 = "schwerpunkt.ui.errors.too_many"
handler500 = "schwerpunkt.ui.errors.server_error"
