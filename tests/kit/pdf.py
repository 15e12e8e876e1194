"""Checks of PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) that name the clause they check.

They cover what can be seen in the structure of a file; a full validator remains the operator's last word.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
from pypdf import PdfReader

SHOWS_SOMETHING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
STANDARD_TYPES = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "Caption",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "P",
    "H",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "TR",
    "TH",
    "TD",
    "THead",
    "TBody",
    "TFoot",
    "Span",
    "Quote",
    "Note",
    "Reference",
    "BibEntry",
    "Code",
    "Link",
    "Annot",
    "Ruby",
    "Warichu",
    "RB",
    "RT",
    "RP",
    "WT",
    "WP",
    "Figure",
    "Formula",
    "Form",
}
HEADING = re.compile(r"/H([1-6])$")


def assert_accessible_pdf(content: bytes) -> Counter[str]:
    """Fail with every clause that is broken; else the number of structure elements by type, such as ``H1``."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        broken = list(findings(pdf))
        assert broken == [], "\n".join(broken)
        return Counter(str(found.S).lstrip("/") for found in elements(pdf))


def findings(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each broken rule as a sentence that begins with its clause."""
    yield from _identification(pdf)
    yield from _catalogue(pdf)
    yield from _archive(pdf)
    yield from _marked_content(pdf)
    if "/StructTreeRoot" in pdf.Root:
        yield from _structure(pdf)
        yield from _headings(pdf)
        yield from _tables(pdf)
    yield from _annotations(pdf)
    yield from _fonts(pdf)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All structure elements in reading order."""

    def walk(kids: Any) -> Iterator[Any]:
        if isinstance(kids, pikepdf.Array):
            for kid in kids:
                yield from walk(kid)
        elif isinstance(kids, pikepdf.Dictionary) and "/S" in kids:
            yield kids
            if "/K" in kids:
                yield from walk(kids.K)

    yield from walk(pdf.Root.StructTreeRoot.K)


def bookmarks(content: bytes) -> list[tuple[int, str]]:
    """Depth and words of every bookmark."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:

        def walk(items: Any, depth: int) -> Iterator[tuple[int, str]]:
            for item in items:
                yield depth, str(item.title)
                yield from walk(item.children, depth + 1)

        return list(walk(outline.root, 1))


def pdf_text(content: bytes) -> str:
    """The words of all pages in order; words that were broken at the end of a line are joined again."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return "\n".join(pages).replace("\u00ad\n", "").replace("\u00ad", "")


def page_count(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def _identification(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata() as metadata:
        expected = {"pdfuaid:part": "1", "pdfaid:part": "2", "pdfaid:conformance": "A"}
        for key, value in expected.items():
            if metadata.get(key) != value:
                yield f"ISO 14289-1 5 / ISO 19005-2 6.6.4: {key} is {metadata.get(key)!r}, not {value!r}"
        if not str(metadata.get("dc:title") or "").strip():
            yield "ISO 14289-1 7.1: the metadata have no dc:title"
        if not str(metadata.get("dc:language") or ""):
            yield "ISO 14289-1 7.2: the metadata have no dc:language"
    if str(pdf.docinfo.get("/Title") or "").strip() == "":
        yield "ISO 19005-2 6.6.3: the information dictionary has no title"


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    mark = root.get("/MarkInfo", {})
    if mark.get("/Marked") is not True:
        yield "ISO 14289-1 6.2: MarkInfo does not say that the file is tagged"
    if mark.get("/Suspects") is True:
        yield "ISO 14289-1 7.1: MarkInfo says that tags are suspect"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang") or "")):
        yield f"ISO 14289-1 7.2: the catalogue's language is {root.get('/Lang')!r}"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "ISO 14289-1 7.1: the viewer is not asked to show the title"
    if "/StructTreeRoot" not in root:
        yield "ISO 14289-1 7.1: there is no structure tree"
    if "/ParentTree" not in root.get("/StructTreeRoot", {}):
        yield "ISO 32000-1 14.7.4.4: there is no parent tree"


def _archive(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [intent for intent in pdf.Root.get("/OutputIntents", []) if intent.get("/S") == "/GTS_PDFA1"]
    if not intents or "/DestOutputProfile" not in intents[0]:
        yield "ISO 19005-2 6.2.3: there is no output intent with a colour profile"
    if "/ID" not in pdf.trailer:
        yield "ISO 19005-2 6.1.3: the trailer has no ID"
    if pdf.is_encrypted:
        yield "ISO 19005-2 6.1.3: the file is encrypted"
    root: Any = pdf.Root
    names = root.get("/Names", {})
    for forbidden in ("/JavaScript", "/EmbeddedFiles"):
        if forbidden in names:
            yield f"ISO 19005-2 6.5 / 6.8: the file has {forbidden}"
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in pdf.Root:
            yield f"ISO 19005-2 6.5: the catalogue has {key}"
    for obj in pdf.objects:
        action = obj.get("/S") if isinstance(obj, pikepdf.Dictionary) else None
        if str(action) in {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Sound", "/Movie"}:
            yield f"ISO 19005-2 6.5.1: there is an action {action}"


def _marked_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in {"BDC", "BMC"}:
                tagged = name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
                depth += 1 if depth or tagged or str(operands[0]) == "/Artifact" else 0
            elif name == "EMC":
                depth = max(depth - 1, 0)
            elif name in SHOWS_SOMETHING and not depth:
                yield f"ISO 14289-1 7.1: page {number} shows something ({name}) that is neither tagged nor an artifact"
                return


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    roles = {str(key).lstrip("/"): str(value).lstrip("/") for key, value in _roles(pdf)}
    for found in elements(pdf):
        name = str(found.S).lstrip("/")
        if name not in STANDARD_TYPES and roles.get(name) not in STANDARD_TYPES:
            yield f"ISO 14289-1 7.1: the type {name} is neither standard nor mapped to one"
        if name in {"Figure", "Formula"} and not str(found.get("/Alt") or found.get("/ActualText") or "").strip():
            yield f"ISO 14289-1 7.3: a {name} has no words for those who do not see it"
        kids = [str(kid.S).lstrip("/") for kid in _kids(found)]
        if name == "L" and set(kids) - {"L", "LI", "Caption"}:
            yield f"ISO 14289-1 7.6: a list holds {sorted(set(kids))}"
        if name == "LI" and "LBody" not in kids:
            yield "ISO 14289-1 7.6: a list item has no body"


def _roles(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot.get("/RoleMap", pikepdf.Dictionary()).items()


def _kids(found: Any) -> list[Any]:
    kids = found.get("/K", pikepdf.Array())
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    last = 0
    for found in elements(pdf):
        if match := HEADING.match(str(found.S)):
            level = int(match[1])
            if level > last + 1:
                yield f"ISO 14289-1 7.4.2: a heading of level {level} follows one of level {last}"
            last = level
    if last and "/Outlines" not in pdf.Root:
        yield "ISO 14289-1 7.17: there are headings but no bookmarks"


def _tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for table in (found for found in elements(pdf) if found.S == "/Table"):
        rows = [row for part in _kids(table) for row in ([part] if part.S == "/TR" else _kids(part)) if row.S == "/TR"]
        widths = {len(_kids(row)) for row in rows}
        if len(widths) != 1:
            yield f"ISO 14289-1 7.5: a table has rows of {sorted(widths)} cells"
        heads = [cell for row in rows for cell in _kids(row) if cell.S == "/TH"]
        if not heads:
            yield "ISO 14289-1 7.5: a table has no header cell"
        for head in heads:
            attributes = head.get("/A", pikepdf.Array())
            listed = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
            if not any(str(one.get("/Scope")) in {"/Column", "/Row", "/Both"} for one in listed):
                yield "ISO 14289-1 7.5: a header cell does not say what it heads"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    for number, page in enumerate(pdf.pages, 1):
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield f"ISO 14289-1 7.18.3: page {number} does not tab in the order of its structure"
        for annotation in annotations:
            if annotation.Subtype == "/Link" and not str(annotation.get("/Contents") or ""):
                yield f"ISO 14289-1 7.18.5: a link on page {number} has no description"
            if "/StructParent" not in annotation:
                yield f"ISO 14289-1 7.18.5: a link on page {number} is not part of the structure"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for obj in pdf.objects:
        if not isinstance(obj, pikepdf.Dictionary) or obj.get("/Type") != "/Font":
            continue
        descriptor = obj.get("/FontDescriptor")
        if descriptor is not None and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
            yield f"ISO 14289-1 7.21.4.1 / ISO 19005-2 6.2.11.4: {obj.get('/BaseFont')} is not embedded"
        if obj.get("/Subtype") == "/Type0" and "/ToUnicode" not in obj:
            yield f"ISO 14289-1 7.21.7 / ISO 19005-2 6.2.11.7: {obj.get('/BaseFont')} cannot be read as text"
