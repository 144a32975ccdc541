"""Small PDFs, written by hand: text in a font without glyphs, with its characters stated."""

import hashlib
from collections.abc import Sequence

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def make_pdf(
    pages: Sequence[Sequence[str]],
    *,
    pictures: Sequence[int] = (),
    stated: bool = True,
    password: bytes | None = None,
) -> bytes:
    """A PDF whose pages show these lines.

    ``pictures`` are the indexes of pages that show a picture besides; without ``stated`` the
    font does not say which characters its codes stand for; a ``password`` encrypts the file.
    """
    objects = _Objects(password)
    font = _add_font(objects, "".join("".join(page) for page in pages), stated)
    picture = objects.add_stream(
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        b" /ColorSpace /DeviceGray",
        b"\x00",
    )
    kids = []
    for index, lines in enumerate(pages):
        drawing = b"q 500 0 0 700 50 50 cm /P1 Do Q\n" if index in pictures else b""
        content = objects.add_stream(b"", drawing + _text_operators(lines))
        kids.append(
            objects.add(
                b"<< /Type /Page /Parent PARENT /MediaBox [0 0 595 842] /Contents %d 0 R"
                b" /Resources << /Font << /F1 %d 0 R >> /XObject << /P1 %d 0 R >> >> >>"
                % (content, font, picture)
            )
        )
    return objects.write(kids)


def make_looping_pdf(lines: Sequence[str]) -> bytes:
    """A PDF whose cross-reference table says that the one before it is itself."""
    data = make_pdf([lines])
    at = data.rindex(b"startxref")
    start = int(data[at:].split()[1])
    return data[:at].replace(b"/Root", b"/Prev %d /Root" % start) + data[at:]


class _Objects:
    """A PDF's objects while they are written."""

    def __init__(self, password: bytes | None) -> None:
        self._bodies: list[bytes] = []
        self._password = password
        self._owner = hashlib.md5(b"owner").digest() * 2
        self._identity = hashlib.md5(b"identity").digest()

    def add(self, body: bytes) -> int:
        self._bodies.append(body)
        return len(self._bodies)

    def add_stream(self, entries: bytes, data: bytes) -> int:
        number = len(self._bodies) + 1
        if self._password is not None:
            data = _rc4(self._object_key(number), data)
        return self.add(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data))

    def write(self, kids: Sequence[int]) -> bytes:
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        parent = self.add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), listed))
        root = self.add(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
        trailer = b"/Root %d 0 R" % root
        if self._password is not None:
            identity = self._identity.hex().encode()
            encryption = self.add(self._encryption())
            trailer += b" /Encrypt %d 0 R /ID [<%s><%s>]" % (encryption, identity, identity)
        out = bytearray(b"%PDF-1.4\n")
        offsets = []
        for number, body in enumerate(self._bodies, start=1):
            offsets.append(len(out))
            body = body.replace(b"PARENT", b"%d 0 R" % parent)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start = len(out)
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (
            len(offsets) + 1,
            trailer,
            start,
        )
        return bytes(out)

    def _encryption(self) -> bytes:
        """Standard security, revision 2: RC4 with a key of 40 bits."""
        check = _rc4(self._key(), PADDING)
        return b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
            self._owner.hex().encode(),
            check.hex().encode(),
        )

    def _key(self) -> bytes:
        padded = ((self._password or b"") + PADDING)[:32]
        permissions = (-4).to_bytes(4, "little", signed=True)
        return hashlib.md5(padded + self._owner + permissions + self._identity).digest()[:5]

    def _object_key(self, number: int) -> bytes:
        salt = number.to_bytes(3, "little") + b"\0\0"
        return hashlib.md5(self._key() + salt).digest()[:10]


def _text_operators(lines: Sequence[str]) -> bytes:
    """The drawing of lines one below the other; a character's code is its number in Unicode."""
    shown = b"\n".join(b"<%s> Tj T*" % _hex(line) for line in lines)
    return b"BT /F1 6 Tf 18 TL 60 780 Td\n%s\nET" % shown


def _add_font(objects: _Objects, characters: str, stated: bool) -> int:
    mapping = b"\n".join(
        b"<%s> <%s>" % (_hex(char), _hex(char)) for char in sorted(set(characters))
    )
    unicode_map = objects.add_stream(
        b"",
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfchar\n%s\nendbfchar\nendcmap end end" % (len(set(characters)), mapping),
    )
    descriptor = objects.add(
        b"<< /Type /FontDescriptor /FontName /Made /Flags 4 /FontBBox [0 -200 1000 900]"
        b" /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    descendant = objects.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /DW 1000 /CIDToGIDMap /Identity"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        b" /FontDescriptor %d 0 R >>" % descriptor
    )
    states = b"/ToUnicode %d 0 R" % unicode_map if stated else b""
    return objects.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H"
        b" /DescendantFonts [%d 0 R] %s >>" % (descendant, states)
    )


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be").hex().encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
