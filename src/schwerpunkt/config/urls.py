"""All addresses. Each room brings its own; paths are German because people read them."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
