#!/usr/bin/python3
"""How a picture or a page looks: drawn by the reader, shut in; what comes out are colours that fit into a window, or nothing."""
import os
import struct
import subprocess
import sys
import unittest
import zlib

import documents
import pictures

READER = os.path.join(os.path.dirname(os.path.abspath(sys.argv[1])), "counterpoint-reader")
KINDS = ("png", "jpeg", "webp", "tiff", "gif")


def reader(*words, given=b""):
    return subprocess.run([READER, *words], input=given, capture_output=True, timeout=120)


def pixmap(bytes_):
    """Size, size before, and the colours."""
    head, size, colours, rest = bytes_.split(b"\n", 3) if not bytes_.startswith(b"P6\n#") else bytes_.split(b"\n", 4)[0:1] + bytes_.split(b"\n", 4)[2:5]
    assert (head, colours) == (b"P6", b"255"), bytes_[:40]
    width, height = map(int, size.split())
    assert len(rest) == width * height * 3
    return (width, height), rest


def size_before(bytes_):
    return tuple(map(int, bytes_.split(b"\n", 2)[1].removeprefix(b"# of ").split()))


class Drawing(unittest.TestCase):
    def test_each_kind_is_drawn(self):
        for kind in KINDS:
            with self.subTest(kind):
                done = reader("draw", f"image/{kind}", given=pictures.drawn(kind, "Dette", colours=("#20c040", "black")))
                self.assertEqual(done.returncode, 0, done.stderr)
                (width, height), colours = pixmap(done.stdout)
                self.assertEqual((width, height), (1200, 140))
                red, green, blue = colours[:3]
                self.assertTrue(green > 150 > 100 > red and blue < 100, (red, green, blue))

    def test_a_large_one_is_made_to_fit_and_says_how_large_it_was(self):
        rows = b"".join(b"\0" + bytes([x * 255 // 4000 for x in range(4000)]) for _ in range(1000))
        done = reader("draw", "image/png", given=pictures.png(4000, 1000, rows=rows))
        self.assertEqual(pixmap(done.stdout)[0], (1600, 400))
        self.assertEqual(size_before(done.stdout), (4000, 1000))

    def test_a_photograph_is_drawn_upright_however_the_camera_was_held(self):
        # Each quarter has a brightness of its own.
        rows = b"".join(b"\0" + (bytes([20]) * 300 + bytes([90]) * 100 if y < 50 else bytes([160]) * 300 + bytes([230]) * 100) for y in range(200))
        upright = pictures.png(400, 200, rows=rows)
        for held in range(1, 9):
            with self.subTest(held):
                done = reader("draw", "image/jpeg", given=pictures.turned(upright, held))
                (width, height), colours = pixmap(done.stdout)
                self.assertEqual(((width, height), size_before(done.stdout)), ((400, 200), (400, 200)))
                at = lambda x, y: colours[(y * width + x) * 3]
                for found, right in ((at(150, 20), 20), (at(350, 20), 90), (at(150, 120), 160), (at(350, 120), 230)):
                    self.assertAlmostEqual(found, right, delta=12)

    def test_what_shines_through_lies_on_white(self):
        def clear(width, height):
            head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
            rows = (b"\0" + bytes(width * 4)) * height
            return b"\x89PNG\r\n\x1a\n" + pictures.chunk(b"IHDR", head) + pictures.chunk(b"IDAT", zlib.compress(rows)) + pictures.chunk(b"IEND", b"")
        self.assertEqual(pixmap(reader("draw", "image/png", given=clear(3, 2)).stdout)[1], b"\xff" * 18)

    def test_a_cut_one_shows_what_it_has(self):
        whole = pictures.drawn("jpeg", "Dette", "Lille")
        done = reader("draw", "image/jpeg", given=whole[:len(whole) * 2 // 3])
        self.assertEqual(pixmap(done.stdout)[0], (1200, 210))

    def test_what_is_none_gives_nothing(self):
        bomb = pictures.png(40_000, 40_000, rows=b"\0" * 100)
        for kind, given in (("png", b""), ("png", b"\x89PNG\r\n\x1a\n"), ("jpeg", b"\xff\xd8\xff" + os.urandom(5000)), ("gif", b"GIF89a" + b"\xff" * 3000),
                            ("tiff", b"II*\0" + os.urandom(3000)), ("webp", b"RIFF\xff\xff\xff\x7fWEBPVP8 " + os.urandom(3000)), ("png", bomb),
                            ("png", documents.pdf())):
            with self.subTest(kind=kind, beginning=given[:12]):
                done = reader("draw", f"image/{kind}", given=given)
                self.assertEqual(done.stdout, b"")
                self.assertEqual(done.returncode, 1)

    def test_only_pictures_are_drawn(self):
        for what in ("image/svg+xml-no", "text/plain", "", "application/pdf", "../../x"):
            self.assertEqual(reader("draw", what, given=b"x").returncode, 127, what)

    def test_a_page_is_drawn(self):
        pdf = documents.pdf()
        first = reader("through", "pdftoppm", "1", given=pdf)
        self.assertEqual(first.returncode, 0, first.stderr)
        self.assertEqual(max(pixmap(first.stdout)[0]), 1600)
        self.assertEqual(reader("through", "pdftoppm", "1", given=b"no pdf").stdout, b"")
        self.assertEqual(reader("through", "pdftoppm", "9999", given=pdf).stdout, b"")

    def test_a_page_is_a_number_and_nothing_else(self):
        for page in ("", "-1", "1;ls", "-png", "1 2", "123456789", "٣"):
            self.assertEqual(reader("through", "pdftoppm", page, given=documents.pdf()).returncode, 2, page)
        self.assertEqual(reader("through", "pdftoppm", given=documents.pdf()).returncode, 2)


if __name__ == "__main__":
    del sys.argv[1:]
    unittest.main()
