"""The register as a document: ``docs/privacy.md`` is made from what the rooms declare."""

from collections.abc import Iterable

from django.utils import translation

from schwerpunkt.privacy.basis import Basis, proposed_words
from schwerpunkt.privacy.register import Processing, register

_HEAD = """# Verzeichnis der Verarbeitungen

Erzeugt aus dem Programm (`scripts/docs.py`); bitte nicht von Hand ändern. Jedes Feld, das etwas über eine Person sagt,
nennt Zweck, Rechtsgrundlage, Aufbewahrung und Empfänger. Ein Test schlägt fehl, wenn eines fehlt.

Aufbewahrungsfristen mit dem Vermerk „vom Haus festzulegen“ sind Vorschläge und keine Rechtsauskunft. Auch die
Rechtsgrundlagen sind mit der oder dem Datenschutzbeauftragten abzustimmen; je Zentrum lässt sich ihr Wortlaut setzen.
"""


def document() -> str:
    """The register in German Markdown, with the proposed legal bases."""
    with translation.override("de"):
        return "\n".join([_HEAD, *_bases(), *(line for each in register() for line in _section(each))]).rstrip() + "\n"


def _bases() -> Iterable[str]:
    yield "## Rechtsgrundlagen\n"
    for basis in Basis:
        yield f"- **{basis.name}**: {proposed_words(basis)}"
    yield ""


def _section(each: Processing) -> Iterable[str]:
    yield f"## {each.label} (`{each.key}`)\n"
    fields = zip(each.field_labels(), each.fields, strict=True)
    yield f"- Felder: {', '.join(f'{label} (`{name}`)' for label, name in fields)}"
    yield f"- Betroffene: {each.subjects}"
    yield f"- Zweck: {each.purpose}"
    yield f"- Rechtsgrundlage: {each.basis.name}"
    yield f"- Aufbewahrung: {each.retention}"
    yield f"- Empfänger: {each.recipients}"
    yield ""
