"""Documents for the tests: one small with every kind of block, one as large as a yearly report."""

from datetime import date

from schwerpunkt.documents.content import (
    Block,
    BulletList,
    Column,
    Document,
    Emphasis,
    Fact,
    Facts,
    Figure,
    Heading,
    Letterhead,
    LineBreak,
    Link,
    ListItem,
    Notice,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Signature,
    Strong,
    Table,
    Text,
    Value,
    paragraph,
    text,
)

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)
LOREM = (
    "Das Kommunale Integrationszentrum koordiniert, berät und begleitet die Regelsysteme und alle Akteure in den "
    "kreisangehörigen Städten und Gemeinden."
)


def chart(*bars: tuple[str, int]) -> str:
    rows = "".join(
        f'<text x="0" y="{20 + 30 * place}" font-size="14">{name}</text>'
        f'<rect x="160" y="{6 + 30 * place}" width="{4 * value}" height="18" fill="#2044aa"/>'
        for place, (name, value) in enumerate(bars)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 {30 * len(bars)}">{rows}</svg>'


def table(rows: int = 3, caption: str = "Stand je Ziel") -> Table:
    return Table(
        (Column("Ziel"), Column("Thema"), Column("erledigt", "end")),
        tuple(
            (text(f"Ziel {n}"), text("Stärkung ehrenamtlicher Strukturen"), text(f"{n}/9")) for n in range(1, rows + 1)
        ),
        caption,
        (tuple(text(cell) for cell in ("Summe", "", f"{rows}")),),
    )


def every_block() -> tuple[Block, ...]:
    return (
        Heading("Vorbemerkungen"),
        Paragraph(
            (
                Text("Von "),
                Value("24", "/massnahmen/"),
                Text(" Maßnahmen sind "),
                Strong("fünf"),
                Text(" erledigt, "),
                Emphasis("drei"),
                LineBreak(),
                Text("in Verzug: "),
                Link("https://www.kreis.example/ki", "www.kreis.example/ki"),
            )
        ),
        Heading("Ziele", 2, "1.1"),
        NumberedList(
            (ListItem((paragraph("Bis zum 31.12.2023."),), "Öffnung"), ListItem((paragraph("Übergang."),))), 4
        ),
        BulletList((ListItem((paragraph("außen"), BulletList((ListItem((paragraph("innen"),)),)))),)),
        table(),
        Figure(
            Picture("Arabisch 97, Dari 41", svg=chart(("Arabisch", 97), ("Dari", 41))), "Einsätze nach Sprache", 0.8
        ),
        Figure(Picture("Ein roter Punkt", png=PNG)),
        Facts((Fact("Auswirkungen", "keine"),)),
        Quote(text("Ohne den Pool wäre es nicht gegangen."), "Leitung einer Kita"),
        Notice((paragraph("Der Ausschuss nimmt den Bericht zur Kenntnis."),), "Beschlussvorschlag"),
        PageBreak(),
        Heading("Anlage", 3),
        Signature(("Leitung Kommunales Integrationszentrum",), "Im Auftrag"),
    )


def document(*blocks: Block, title: str = "Schwerpunkte 2023", language: str = "de", mark: str = "") -> Document:
    return Document(
        title=title,
        created=date(2023, 2, 10),
        language=language,
        kind="Mitteilungsvorlage",
        subject="Schwerpunktsetzung",
        author="Kommunales Integrationszentrum",
        keywords=("Integration", "Schwerpunkte"),
        mark=mark,
        letterhead=Letterhead(
            ("Rhein-Sieg-Kreis", "Der Landrat"),
            ("Musterplatz 1", "53721 Siegburg"),
            ("Rhein-Sieg-Kreis · Siegburg",),
            Picture("Wappen", png=PNG),
        ),
        recipient=("Gemeinde Much", "53804 Much"),
        meta=(Fact("Gremium", "Ausschuss für Soziales und Integration"), Fact("Sitzung", "02.03.2023")),
        blocks=blocks or every_block(),
    )


def yearly_report() -> Document:
    """Forty pages with thirty tables and ten charts."""
    blocks: list[Block] = []
    for chapter in range(1, 11):
        blocks.append(Heading(f"Kapitel {chapter}", 1, str(chapter)))
        for section in range(1, 4):
            blocks.append(Heading(f"Abschnitt {chapter}.{section}", 2))
            blocks += [
                paragraph(f"{LOREM} Absatz {number} von Abschnitt {chapter}.{section}. " * 3) for number in range(5)
            ]
            blocks.append(table(14, f"Tabelle {chapter}.{section}"))
        bars = [(f"Sprache {n}", (chapter * 7 + n * 13) % 90 + 5) for n in range(8)]
        blocks.append(Figure(Picture(f"Balken zu Kapitel {chapter}", svg=chart(*bars)), f"Einsätze, Kapitel {chapter}"))
    return document(*blocks, title="Jahresbericht 2023")
