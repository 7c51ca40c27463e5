"""Pictures and sound that tests need, made in them: no file of a stranger is kept for that."""
import io
import struct
import subprocess
import wave
import zlib


def drawn(kind, *lines, size=40, colours=("white", "black")):
    """Lines of words as a picture of that kind; `convert` is ImageMagick's."""
    words = ["convert", "-size", f"1200x{70 + 70 * len(lines)}", f"xc:{colours[0]}", "-fill", colours[1], "-pointsize", str(size)]
    for number, line in enumerate(lines):
        words += ["-annotate", f"+40+{70 + 70 * number}", line.replace("%", "%%")]
    return subprocess.run(words + ["-depth", "8", f"{kind}:-"], capture_output=True, check=True, timeout=120).stdout


def turned(upright, held, *scaled):
    """A photograph as a camera keeps it that was held so: its pixels lie, and its Exif block says how (1 to 8)."""
    lay = {1: (), 2: ("-flop",), 3: ("-rotate", "180"), 4: ("-flip",), 5: ("-transpose",), 6: ("-rotate", "270"), 7: ("-transverse",), 8: ("-rotate", "90")}
    lying = subprocess.run(["convert", "-", *scaled, *lay[held], "jpeg:-"], input=upright, capture_output=True, check=True, timeout=120).stdout
    return jpeg_with(lying, exif({}, [(0x112, held)]))


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, *more, rows=None):
    """One colour; rows that are not given are as many zeros as the head says, or those there are."""
    data = zlib.compress(bytes((width + 1) * height) if rows is None else rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(more) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def exif(texts, numbers=()):
    """Tags with words, and tags with a number, as cameras write them."""
    entries, behind = b"", b""
    tags = sorted([(tag, 2, words.encode() + b"\0") for tag, words in texts.items()] + [(tag, 4, struct.pack("<I", each)) for tag, each in numbers])
    after = 8 + 2 + 12 * len(tags) + 4
    for tag, kind, data in tags:
        count = 1 if kind == 4 else len(data)
        entries += struct.pack("<HHI", tag, kind, count)
        if len(data) <= 4:
            entries += data.ljust(4, b"\0")
        else:
            entries += struct.pack("<I", after + len(behind))
            behind += data
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4) + behind


def jpeg_with(jpeg, tags):
    """A JPEG with that Exif block before all else."""
    block = b"Exif\0\0" + tags
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


def sound(seconds, rate=8000):
    """Silence, as WAV."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(rate)
        file.writeframes(bytes([128]) * int(seconds * rate))
    return out.getvalue()


def mp3(seconds, title=""):
    """Silent frames of 128 kbit/s behind a tag with a title."""
    words = b"\x03" + title.encode()
    tag = b"TIT2" + struct.pack(">I", len(words)) + b"\0\0" + words
    size = len(tag)
    head = b"ID3\x04\0\0" + bytes([size >> 21 & 127, size >> 14 & 127, size >> 7 & 127, size & 127])
    return head + tag + (b"\xff\xfb\x90\x64" + bytes(413)) * int(seconds * 44100 / 1152)
