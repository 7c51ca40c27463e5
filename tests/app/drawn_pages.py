"""PDFs as Pango and Cairo draw them, and letters one by one; with the libraries that the program itself needs."""
import ctypes
import string

import documents


def drawn(paragraphs, font, width=475, info=None):
    """One page of paragraphs, as most programs of the free desktop make them. `info`: title, author and so on, by number."""
    cairo, pango, pangocairo = (ctypes.CDLL(name) for name in ("libcairo.so.2", "libpango-1.0.so.0", "libpangocairo-1.0.so.0"))
    for library, name in ((cairo, "cairo_pdf_surface_create_for_stream"), (cairo, "cairo_create"), (pangocairo, "pango_cairo_create_layout"),
                          (pango, "pango_font_description_from_string")):
        getattr(library, name).restype = ctypes.c_void_p
    written = bytearray()

    @ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.POINTER(ctypes.c_ubyte), ctypes.c_uint)
    def take(_, data, length):
        written.extend(data[:length])
        return 0
    surface = ctypes.c_void_p(cairo.cairo_pdf_surface_create_for_stream(take, None, ctypes.c_double(595), ctypes.c_double(842)))
    for number, words in (info or {}).items():
        cairo.cairo_pdf_surface_set_metadata(surface, number, words.encode())
    pen, y = ctypes.c_void_p(cairo.cairo_create(surface)), 60.0
    looks = ctypes.c_void_p(pango.pango_font_description_from_string(font.encode()))
    for words in paragraphs:
        layout = ctypes.c_void_p(pangocairo.pango_cairo_create_layout(pen))
        pango.pango_layout_set_text(layout, words.encode(), -1)
        pango.pango_layout_set_width(layout, int(width * 1024))
        pango.pango_layout_set_font_description(layout, looks)
        cairo.cairo_move_to(pen, ctypes.c_double(60), ctypes.c_double(y))
        pangocairo.pango_cairo_show_layout(pen, layout)
        high = ctypes.c_int()
        pango.pango_layout_get_pixel_size(layout, None, ctypes.byref(high))
        y += high.value + 14
    cairo.cairo_show_page(pen)
    cairo.cairo_destroy(pen)
    cairo.cairo_surface_finish(surface)
    cairo.cairo_surface_destroy(surface)
    return bytes(written)


def letter_by_letter(lines, size=12.0, tracking=0.0, blank=0.3, backward=True):
    """Letters of a typewriter, each drawn by itself, the last of a line first if `backward`; lines are pairs of their left
    upper place and the words as they are seen. Blanks are room and nothing else."""
    letters = sorted({letter for _, _, words in lines for letter in words if ord(letter) > 126})
    codes = dict(zip(letters, string.ascii_letters))
    page = []
    for x, y, words in lines:
        of_line = []
        for letter in words:
            if letter == " ":
                x += size * blank
                continue
            of_line.append((x, y, size, codes.get(letter, letter)))
            x += size * 0.6 + tracking
        page += reversed(of_line) if backward else of_line
    return documents.pdf_of_pages([page], shown_as={code: letter for letter, code in codes.items()})


def with_info(pdf, entries):
    """The same with what it says of itself: names and PDF objects, "(Title)" or "<FEFF…>"."""
    body = b" ".join(b"/" + name.encode() + b" " + value for name, value in entries.items())
    start = pdf.rindex(b"trailer")
    number = int(pdf[start:].split(b"/Size ")[1].split()[0])
    entry = b"%d 0 obj\n<< %s >>\nendobj\n" % (number, body)
    before = pdf.rindex(b"xref\n0", 0, start)
    table = b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \n" % (number, len(pdf))
    return (pdf + entry + table + b"trailer << /Size %d /Root 1 0 R /Info %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" %
            (number + 1, number, before, len(pdf) + len(entry)))


def hexed(words):
    return b"<FEFF" + words.encode("utf-16-be").hex().encode() + b">"
