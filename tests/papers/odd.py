"""Files that look dangerous or broken and hold one paragraph that can be read all the same."""

from . import html
from .docx import make_docx, paragraph
from .pdf import make_looping_pdf, make_pdf
from .prose import PARAGRAPH

SHOWN = f"<p>{PARAGRAPH}</p>"
CODES = "".join(f"&#{ord(char)};" for char in PARAGRAPH)
ATTRIBUTES = " ".join(f"a{number}=1" for number in range(20_000))
CIRCLE = (
    '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
    '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
)
MANY_DIGITS = f'<w:outlineLvl w:val="{"9" * 10_000}"/><w:numPr><w:ilvl w:val="99"/></w:numPr>'

ODD_PAGES: dict[str, str] = {
    "scripts and parts from elsewhere": html.HIDDEN,
    "a base and a refresh": f'<base href="//127.0.0.1:9/"><meta http-equiv=refresh>{SHOWN}',
    "elements nested deeply": "<div>" * 3000 + SHOWN,
    "tables nested deeply": "<table><tr><td>" * 400 + SHOWN,
    "tags left open": f"<table><tr><td><p><b><i>{PARAGRAPH}",
    "tags only closed": f"</p></div></table>{SHOWN}</html>",
    "a comment left open": f"{SHOWN}<!-- {PARAGRAPH}",
    "an attribute left open": f'{SHOWN}<p title="{PARAGRAPH}',
    "many attributes": f"<p {ATTRIBUTES}>{PARAGRAPH}</p>",
    "characters as codes": f"<p>{CODES}</p>",
    "codes that are no characters": f"<p>&#xD800;&#1114112;&#0;</p>{SHOWN}",
    "entities of its own": f'<!DOCTYPE html [<!ENTITY a "b">]>{SHOWN}<p>&a;</p>',
    "zero bytes": f"<p>\0</p>{SHOWN}",
    "many paragraphs": SHOWN * 300,
    "a list of a million items": f"<ol start=99999999999999999999>{SHOWN}{'<li>' * 30_000}</ol>",
}

ODD_WORD_FILES: dict[str, bytes] = {
    "macros": make_docx(paragraph(PARAGRAPH), more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "parts with paths that climb": make_docx(
        paragraph(PARAGRAPH), more={"../../evil.xml": b"<a/>", "/etc/x": b"", "..\\x": b""}
    ),
    "two parts of one name": make_docx(
        paragraph(PARAGRAPH), more={"WORD/Styles.xml": b"<a/>", "word/styles.xml": b"<b/>"}
    ),
    "styles in a circle": make_docx(paragraph(PARAGRAPH, '<w:pStyle w:val="a"/>'), styles=CIRCLE),
    "numbers of many digits": make_docx(paragraph(PARAGRAPH, MANY_DIGITS)),
    "numbering that is none": make_docx(
        paragraph(PARAGRAPH, '<w:numPr><w:numId w:val="x"/></w:numPr>'), numbering="<w:num/>"
    ),
    "text boxes in text boxes": make_docx(
        "<w:p><w:r><w:pict><w:txbxContent>" * 30
        + paragraph(PARAGRAPH)
        + "</w:txbxContent></w:pict></w:r></w:p>" * 30
    ),
}

ODD_PDF_FILES: dict[str, bytes] = {
    "tables that lead to themselves": make_looping_pdf([PARAGRAPH]),
    "encryption without a password": make_pdf([[PARAGRAPH]], password=b""),
    "bytes before its beginning": b"\n\n\n" + make_pdf([[PARAGRAPH]]),
    "bytes after its end": make_pdf([[PARAGRAPH]]) + b"\0" * 5000,
    "tables at a wrong place": make_pdf([[PARAGRAPH]]).replace(b"startxref\n", b"startxref\n9"),
}

ODD_TEXTS: dict[str, str] = {
    "a line of a million characters": "全市各级工会组织服务职工，" * 77_000 + PARAGRAPH,
    "brackets nested deeply": "（" * 5000 + PARAGRAPH + "）" * 5000,
    "quotes never closed": "“《【" * 3000 + PARAGRAPH,
    "nothing but digits besides": "1234567890" * 2000 + "\n" + PARAGRAPH,
    "nothing but punctuation besides": "，。；：" * 3000 + "\n" + PARAGRAPH,
    "nothing but line ends besides": "\n" * 20_000 + PARAGRAPH,
    "nothing but headings besides": "一、回顾\n（一）组织\n1.建会\n" * 700 + PARAGRAPH,
    "the same paragraph again and again": f"{PARAGRAPH}\n" * 300,
    "controls, zero-width and bidi": f"\x07\u200b\u202e{PARAGRAPH}\u2066",
    "the marks of an escaped encoding": "~{" * 200_000 + "\n" + PARAGRAPH,
    "combining marks": "工\u0301\u0302会" * 500 + PARAGRAPH,
    "characters beyond the first plane": "𠀀𫖯" * 200 + PARAGRAPH,
    "formulas and markup": f"=1+1 <script>alert(1)</script> '; --\n{PARAGRAPH}",
    "a year of many digits": f"{'9' * 5000}年，{PARAGRAPH}",
}

ODD_FILES: dict[str, bytes] = {
    **{f"html: {case}": page.encode() for case, page in ODD_PAGES.items()},
    "html: utf-16": f"<html><body>{SHOWN}</body></html>".encode("utf-16"),
    "html: a lie about its encoding": f'<meta charset="big5">{SHOWN}'.encode("gbk"),
    **{f"docx: {case}": data for case, data in ODD_WORD_FILES.items()},
    **{f"pdf: {case}": data for case, data in ODD_PDF_FILES.items()},
    **{f"text: {case}": text.encode() for case, text in ODD_TEXTS.items()},
}
"""Each holds PARAGRAPH."""
