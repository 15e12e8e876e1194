"""The handover book as a document to print and to keep."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from schwerpunkt.core import clock
from schwerpunkt.documents.content import Block, Column, Document, Heading, Table, paragraph, text
from schwerpunkt.portal.queries.handover import Book
from schwerpunkt.ui import formats


def handover_document(book: Book, language: str = "de") -> Document:
    """The book with its deadlines in order, every sort of things, and the contacts."""
    with override(language):
        return Document(
            title=_("Übergabebuch: %(name)s") % {"name": book.member.user.name},
            created=clock.today(),
            language=language,
            author=book.member.centre.name,
            blocks=tuple(_blocks(book)),
        )


def _blocks(book: Book) -> list[Block]:
    if not book.count:
        return [paragraph(_("In dieser Hand liegt nichts, was offen ist."))]
    blocks: list[Block] = [Heading(_("Fristen der Reihe nach"), 1)]
    rows = [
        (text(formats.day(day)), text(item.title), text(str(chapter.duty.label)))
        for chapter, item, day in book.deadlines()
    ]
    blocks.append(
        Table((Column(_("Frist"), width=1.2), Column(_("Was"), width=4), Column(_("Art"), width=2)), tuple(rows))
    )
    for chapter in book.chapters:
        blocks.append(Heading(str(chapter.duty.label), 1))
        lines = [
            (text(item.title), text(formats.day(item.due_on) if item.due_on else formats.MISSING), text(item.note))
            for item in chapter.items
        ]
        head = (Column(_("Was"), width=4), Column(_("Frist"), width=1.2), Column(_("Stand"), width=3))
        blocks.append(Table(head, tuple(lines)))
    if book.acquaintances:
        blocks.append(Heading(_("Mit wem dabei gesprochen wird"), 1))
        people = [
            (
                text(each.organisation.name),
                text("; ".join(", ".join(filter(None, (str(who), who.email, who.phone))) for who in each.contacts)),
            )
            for each in book.acquaintances
        ]
        blocks.append(Table((Column(_("Organisation"), width=2), Column(_("Kontakt"), width=3)), tuple(people)))
    return blocks
