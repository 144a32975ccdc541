"""Word documents as raw XML, for what writing libraries do not write; and archives gone wrong."""

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def make_docx(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    namespace: str = WORD,
    content_type: str = PLAIN_TYPE,
    main: str = "word/document.xml",
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word document with this inside of w:body and of its other parts."""
    parts = {
        "[Content_Types].xml": content_types(content_type, main),
        main: _part("document", f"<w:body>{body}</w:body>", namespace),
    }
    for name, inside in (("numbering", numbering), ("styles", styles), ("footnotes", footnotes)):
        if inside:
            parts[f"word/{name}.xml"] = _part(name, inside, namespace)
    return make_zip({**{name: text.encode() for name, text in parts.items()}, **(more or {})})


def content_types(kind: str, main: str) -> str:
    return (
        '<?xml version="1.0"?>'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/{main}" ContentType="{kind}"/></Types>'
    )


def make_zip(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def paragraph(words: str, properties: str = "") -> str:
    """One paragraph of plain words."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def listed(words: str, list_id: int, level: int = 0) -> str:
    """One paragraph of an automatic list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(words, number)


def numbered_list(list_id: int, *levels: tuple[str, str], more: str = "") -> tuple[str, str]:
    """A pattern and a list of its own, each level's format and words such as "%1、"."""
    shown = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
        for depth, (form, words) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{list_id}">{shown}</w:abstractNum>',
        f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/>{more}</w:num>',
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    cells = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def _part(name: str, inside: str, namespace: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{namespace}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"{inside}</w:{name}>"
    )
