"""Collect every German sentence of the program into the English catalogue, and compile it.

The pages of volunteers speak more languages. Their catalogues hold the sentences of those pages, and of what the pages
share with others whatever a translator has put in.

``scripts/translations.py`` updates ``locale/*/LC_MESSAGES/django.po``: new sentences come in untranslated, sentences
that are gone drop out, nothing is guessed. ``--check`` writes nothing and fails when the catalogue is not current or a
sentence is missing in it.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
from babel.messages import Catalog, pofile
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[1] / "src" / "schwerpunkt"
LANGUAGES = ("en",)
VOLUNTEERS = ("ar", "fa", "ru", "tr", "uk")
FOR_VOLUNTEERS = (
    "interpreters/forms/by_link.py",
    "interpreters/forms/joining.py",
    "interpreters/receipts.py",
    "interpreters/templates/interpreters/by_link_",
    "interpreters/templates/interpreters/join.html",
    "interpreters/templates/interpreters/public_",
    "interpreters/views/by_link.py",
    "interpreters/views/joining.py",
    "interpreters/views/public.py",
    "ui/templates/ui/parts/guest_top.html",
    "interpreters/words.py",
)
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "_l": None,  # gettext_lazy, where gettext is already _
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
METHODS: list[tuple[str, Any]] = [
    ("**/templates_django/**.html", "translations:extract_django"),
    ("**/templates/**.html", "jinja2.ext:babel_extract"),
    ("**/templates/**.txt", "jinja2.ext:babel_extract"),
    ("**.py", "python"),
]
OPTIONS = {
    "**/templates/**.html": {"extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "silent": "false"},
    "**/templates/**.txt": {"extensions": "jinja2.ext.do,jinja2.ext.loopcontrols", "silent": "false"},
}


def extract_django(file: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Babel's way into a template of Django's engine: the framework rewrites it as Python, that Babel can read."""
    source = templatize(file.read().decode(), origin=getattr(file, "name", ""))
    yield from extract_python(io.BytesIO(source.encode()), keywords, comment_tags, options)


def collected() -> Catalog:
    """All sentences as they stand in the sources now."""
    found = Catalog(project="Schwerpunkt", charset="utf-8", fuzzy=False)
    for filename, _, message, comments, context in sorted(
        extract_from_dir(PACKAGE, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)),
        key=lambda entry: (entry[0], entry[1]),
    ):
        found.add(message, locations=[(filename, 0)], auto_comments=comments, context=context)
    return found


def for_volunteers(sources: Catalog, language: str) -> Catalog:
    """The sentences that a language of the volunteers needs, and those it has besides."""
    path, chosen = catalogue_path(language), Catalog(charset="utf-8", fuzzy=False)
    with path.open("rb") if path.exists() else io.BytesIO() as file:
        known = pofile.read_po(file, locale=language)
    for message in sources:
        places = [name for name, _line in message.locations]
        if any(place.startswith(FOR_VOLUNTEERS) for place in places) or message.id in known:
            chosen.add(
                message.id, locations=message.locations, auto_comments=message.auto_comments, context=message.context
            )
    return chosen


def catalogue_path(language: str) -> Path:
    """Where the sentences of one language are kept."""
    return PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def updated(language: str, sources: Catalog) -> Catalog:
    """The catalogue of a language, brought up to the sources."""
    path = catalogue_path(language)
    known = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            known = pofile.read_po(file, locale=language, domain="django")
    fresh = Catalog(locale=language, project="Schwerpunkt", charset="utf-8", fuzzy=False)
    for message in sources:
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        fresh.add(
            message.id,
            string=old.string if old else None,
            locations=message.locations,
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return fresh


def as_text(catalogue: Catalog) -> bytes:
    """The file's content, without dates, so that the same sentences give the same bytes."""
    buffer = io.BytesIO()
    pofile.write_po(buffer, catalogue, width=120, omit_header=True, sort_by_file=True, include_lineno=False)
    plural = f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    header = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: %s\\n"\n%s\n'
    return (header % (catalogue.locale, plural)).encode() + buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Sentences that have no or only half a translation."""
    return [
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalogue
        if message.id and not all(message.string if isinstance(message.string, (list, tuple)) else [message.string])
    ]


def main() -> int:
    """Update or check every language."""
    checking = sys.argv[1:] == ["--check"]
    sys.path.insert(0, str(Path(__file__).parent))
    settings.configure(USE_I18N=False)
    django.setup()
    sources, wrong = collected(), 0
    for language in (*LANGUAGES, *VOLUNTEERS):
        wanted = sources if language in LANGUAGES else for_volunteers(sources, language)
        path, catalogue = catalogue_path(language), updated(language, wanted)
        content, missing = as_text(catalogue), untranslated(catalogue)
        stale = not path.exists() or path.read_bytes() != content
        if not checking and stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        elif checking and stale:
            print(f"{path.name} ({language}) is not current: run `make translations`.")
        print(f"{language}: {len(catalogue)} sentences, {len(missing)} without translation")
        for sentence in missing if checking else []:
            print(f"  {sentence!r}")
        wrong += checking and (stale or bool(missing))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
