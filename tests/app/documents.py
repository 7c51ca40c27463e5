"""One article as people hold it: as a web page, a saved page, a PDF in columns, a Word document, an e-mail and so on.
Everything is made here, with the standard library alone."""
import io
import warnings
import zipfile
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

HEADLINE = "Le pont de Valcourt restera fermé"
STORY = [
    "Le pont suspendu de Valcourt ne rouvrira pas avant le printemps, a annoncé mardi la préfecture de la Sourde.",
    "« Nous ne prendrons aucun risque avec la vie des habitants », a déclaré la préfète, Hélène Marchais, lors d’une "
    "conférence de presse.",
    "Le maire de Valcourt, Bruno Tessier, a dénoncé « un abandon pur et simple » de la vallée. « On nous promet des "
    "travaux depuis six ans », a-t-il ajouté.",
    "Selon l’ingénieure Claire Obadia, les câbles sont « rongés jusqu’au cœur ». Elle a inspecté l’ouvrage en novembre.",
    "« Trois cents commerces vivent de ce passage », a rappelé Youssef Belkacem, président de l’union des commerçants.",
    "La députée Anne-Sophie Krief juge « incompréhensible » que l’État n’ait rien prévu. « Il faut un bac, tout de suite », "
    "a-t-elle insisté.",
    "Interrogé lundi à la radio, le ministre des Transports, Paul Lemoine, a assuré que « le financement est acquis ».",
    "« Nous attendons de voir la signature », a répondu Bruno Tessier.",
    "« Ce pont est la colonne vertébrale de la vallée », estime l’historien Marc Delalande. Il en a écrit l’histoire.",
    "« Mes enfants font deux heures de car », témoigne une habitante, Lucie Ferrand.",
    "Une réunion publique est prévue le 4 avril. D’ici là, la gare routière reste ouverte jour et nuit.",
]


def plain():
    return "\n\n".join(STORY)


def page(rows=STORY, charset="utf-8"):
    menu = "".join(f"<li><a href='/{word}'>{word}</a></li>" for word in ("Accueil", "Politique", "Sports"))
    words = "".join(f"<p>{row}</p>" for row in rows)
    return (f"<!doctype html><html lang='fr'><head><meta charset='{charset}'><title>{HEADLINE} - Le Phare</title></head><body>"
            f"<nav><ul>{menu}</ul></nav><main><article><h1>{HEADLINE}</h1><div class='article-body'>{words}</div></article></main>"
            f"<footer>© Le Phare</footer></body></html>").encode(charset)


def saved_page(content=None):
    """As browsers save a page with all that belongs to it (MHTML)."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "https://phare.example/valcourt/pont"
    whole["Subject"] = HEADLINE
    whole["Date"] = "Tue, 6 Dec 2022 10:00:00 -0000"
    main = MIMEText((content or page()).decode("utf-8"), "html", "utf-8")
    main["Content-Location"] = "https://phare.example/valcourt/pont"
    whole.attach(main)
    frame = MIMEText("<p>« Achetez », dit la réclame.</p>", "html", "utf-8")
    frame["Content-Location"] = "https://phare.example/reclame"
    whole.attach(frame)
    return whole.as_bytes()


def mail(rows=STORY, quoted=(), attachment=None, html=None):
    message = EmailMessage()
    message["From"] = "Hélène Duval <helene@phare.example>"
    message["To"] = "desk@agence.example"
    message["Subject"] = HEADLINE
    message["Date"] = "Tue, 6 Dec 2022 10:00:00 +0100"
    message["Message-ID"] = "<1@phare.example>"
    words = "\n\n".join(rows)
    if quoted:
        words += "\n\nLe 5 décembre 2022 à 09:12, Bruno Tessier <maire@valcourt.example> a écrit :\n"
        words += "\n".join("> " + line for line in quoted)
    message.set_content(words + "\n", charset="utf-8")
    if html:
        message.add_alternative(html, subtype="html")
    if attachment:
        message.add_attachment(attachment, maintype="application", subtype="octet-stream", filename="plan du pont.bin")
    return message.as_bytes()


def letter(body, kind="text/plain; charset=utf-8", sender="Anne Krief <a@x.example>", subject="Le pont",
           date="Tue, 6 Dec 2022 10:00:00 +0100", more=""):
    """A message as it lies on the disk: what it says of itself is not put right by anybody."""
    head = (f"From: {sender}\nSubject: {subject}\nDate: {date}\nMessage-ID: <1@x.example>\nMIME-Version: 1.0\n"
            f"Content-Type: {kind}\nContent-Transfer-Encoding: 8bit\n{more}\n")
    return (head.encode() + (body if isinstance(body, bytes) else body.encode())).replace(b"\n", b"\r\n")


def parts(*all_of_them, boundary="b"):
    """The body of a message of several parts: pairs of headers and words."""
    return "".join(f"--{boundary}\n{head}\n\n{words}\n" for head, words in all_of_them) + f"--{boundary}--\n"


def archive(entries, stored=()):
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        warnings.simplefilter("ignore")  # of two entries of one name, which are meant
        for name, content in entries:
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_document(rows=STORY, body=None, more=(), document=None, path="word/document.xml"):
    """`document` is all of its XML, where that is not to be made here."""
    def run(words):
        return f'<w:r><w:t xml:space="preserve">{escaped(words)}</w:t></w:r>'
    if body is None:
        body = (f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run(HEADLINE)}</w:p>' +
                "".join(f"<w:p>{run(row[:17])}{run(row[17:])}</w:p>" for row in rows))
    core = ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{HEADLINE}</dc:title><dc:creator>Hélène Duval</dc:creator>"
            "<dcterms:modified>2022-12-06T09:00:00Z</dcterms:modified></cp:coreProperties>")
    return archive([("[Content_Types].xml", "<Types/>"), ("docProps/core.xml", core),
                    (path, document or f'<?xml version="1.0"?><w:document {WORD}><w:body>{body}</w:body></w:document>'),
                    *more])


ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
       'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
       'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"')


def open_document(rows=STORY, body=None, styles="", before="", more=(), meta=None, prolog=""):
    """`styles` are the document's own, `before` stands in front of the text, `prolog` in front of everything."""
    if body is None:
        body = f'<text:h text:outline-level="1">{HEADLINE}</text:h>' + "".join(f"<text:p>{escaped(row)}</text:p>" for row in rows)
    content = f"{prolog}<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>{before}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    meta = meta or (f"<office:document-meta {ODF}><office:meta><dc:title>{HEADLINE}</dc:title>"
            "<meta:initial-creator>Hélène Duval</meta:initial-creator><dc:date>2022-12-06T09:00:00</dc:date></office:meta>"
            "</office:document-meta>")
    return archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content), ("meta.xml", meta), *more],
                   stored=("mimetype",))


def chapter(title, rows):
    return (f"<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{title}</title></head><body>"
            f"<h1>{title}</h1>{''.join(f'<p>{escaped(row)}</p>' for row in rows)}</body></html>")


def book(chapters, more=()):
    """An EPUB with these chapters: pairs of title and rows."""
    # The last page comes first in the file: the order is the spine's.
    pages = [(f"c%20{n}.xhtml", f"OPS/c {n}.xhtml", chapter(title, rows)) for n, (title, rows) in enumerate(chapters)]
    return book_of(pages, more=more)


def book_of(pages, creators="<dc:creator>Marc Delalande</dc:creator>", prolog="", spine="", more=(), contents=(), aside=()):
    """An EPUB of pages: how the book calls each, under which name it lies there, and what it says. By number: `contents` are its
    tables of contents, `aside` what is not read in its order."""
    nav, no_reading = ' properties="scripted nav"', ' linear="no"'
    container = ('<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                 '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>')
    items = "".join(f'<item id="c{n}" href="{called}" media-type="application/xhtml+xml"{nav if n in contents else ""}/>'
                    for n, (called, _, _) in enumerate(pages))
    spine += "".join(f'<itemref idref="c{n}"{no_reading if n in aside else ""}/>' for n in range(len(pages)))
    package = (prolog + '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
               'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
               f"<dc:title>Histoire du pont</dc:title>{creators}<dc:language>fr</dc:language>"
               f"</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>")
    return archive([("mimetype", "application/epub+zip"), ("META-INF/container.xml", container), ("OPS/book.opf", package),
                    *((lies, content) for _, lies, content in reversed(pages)), *more], stored=("mimetype",))


def divided(words, width, hyphen):
    """Lines of a paragraph, long words divided where the line ends."""
    lines, line = [], ""
    for word in words.split(" "):
        grown = f"{line} {word}" if line else word
        if len(grown) <= width:
            line = grown
            continue
        room = width - len(line) - 2
        letters = word.rstrip(".,;:»")
        if hyphen and room >= 3 and len(letters) - room >= 3 and letters.isalpha():
            lines.append(f"{line} {word[:room]}{hyphen}")
            line = word[room:]
        else:
            lines.append(line)
            line = word
    return lines + [line]


def pdf(rows=STORY, columns=1, headline=HEADLINE, hyphen="-", head="Le Phare, édition de Valcourt — page {page}", filler=4):
    """Pages of `columns` columns with a line on top of each, words divided at line ends."""
    size = {1: 11.0, 2: 9.0, 3: 7.5}[columns]
    gap = 24
    width = (595 - 100 - gap * (columns - 1)) / columns
    letters = int(width / (size * 0.6))
    step = size * 1.2
    more = ["Les équipes techniques poursuivent les relevés sur les deux rives, et la circulation est détournée par la "
            f"route des crêtes, au kilomètre {n}." for n in range(filler * 6)]
    pages, page_lines, column, y = [], [], 0, 700.0

    def turn():
        nonlocal column, y, page_lines
        column, y = column + 1, 700.0
        if column == columns:
            pages.append(page_lines)
            page_lines, column = [], 0

    if headline:
        page_lines.append((50, 730.0, 20.0, headline))
    for row in [*rows, *more]:
        lines = divided(row, letters, hyphen)
        for line in lines:
            if y < 90:
                turn()
            page_lines.append((50 + column * (width + gap), y, size, line))
            y -= step
        y -= step
    pages.append(page_lines)
    return pdf_of_pages([[(50, 800.0, 9.0, head.format(page=n + 1)), *lines] for n, lines in enumerate(pages)])


def pdf_of_pages(pages, shown_as=None):
    """Each a list of (x, y, size, words); the letters are those of a typewriter. `shown_as` says of bytes that they are
    other letters than they look."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               "<< /Type /Pages /Kids [%s] /Count %d >>" % (" ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages))), len(pages)),
               "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"]
    if shown_as:
        pairs = "".join(f"<{ord(byte):02X}> <{letter.encode('utf-16-be').hex()}>\n" for byte, letter in shown_as.items())
        table = (f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n1 begincodespacerange <00> <FF> "
                 f"endcodespacerange\n{len(shown_as)} beginbfchar\n{pairs}endbfchar\nendcmap end end")
        objects[2] = objects[2].replace(" >>", f" /ToUnicode {4 + 2 * len(pages)} 0 R >>")
    for n, lines in enumerate(pages):
        drawn = b""
        for x, y, size, words in lines:
            shown = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn += b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, x, y, shown)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    if shown_as:
        objects.append(f"<< /Length {len(table)} >>\nstream\n{table}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each if isinstance(each, bytes) else each.encode("latin-1"))
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def subtitles(turns, form="srt"):
    """Pairs of (seconds, words) as captions, two seconds each."""
    def clock(seconds, comma):
        return "%02d:%02d:%02d%s000" % (seconds // 3600, seconds // 60 % 60, seconds % 60, comma)
    out = "WEBVTT\n\n" if form == "vtt" else ""
    for n, (seconds, words) in enumerate(turns, 1):
        comma = "," if form == "srt" else "."
        out += (f"{n}\n" if form == "srt" else "") + f"{clock(seconds, comma)} --> {clock(seconds + 2, comma)}\n{words}\n\n"
    return out.encode()


def warc_record(kind, address, block, record_id, more=(), date="2022-12-06T10:00:00Z"):
    head = ["WARC/1.1", f"WARC-Type: {kind}", f"WARC-Record-ID: <urn:uuid:{record_id}>", f"WARC-Target-URI: {address}",
            f"WARC-Date: {date}", *more, f"Content-Length: {len(block)}"]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def warc(pages):
    """One response of each (address, body), or (address, body, when, status)."""
    records = []
    for number, (address, body, *more) in enumerate(pages):
        date, status = (*more, *("2022-12-06T10:00:00Z", "200 OK")[len(more):])
        answer = (f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body
        records.append(warc_record("response", address, answer, f"00000000-0000-0000-0000-{number:012}",
                                   ["Content-Type: application/http; msgtype=response"], date))
    return b"".join(records)


def web_archive(pages, version="1.1.1", main=None, packed=True, change=None, sign=None, extra=(), drop=(), listed=None, named=None,
                package_has=None, also=()):
    """WACZ of these pages, (address, body) each. `change` gets and returns the files after the list was made; `sign` gets
    the digest of the list and returns what is signed. `named`: the lines of its list of pages. `also`: files that the
    list names as well; `extra`: files that it does not."""
    import gzip
    import hashlib
    import json
    one = "".join(json.dumps({"url": address, "ts": "2022-12-06T10:00:00Z"}) + "\n" for address, *_ in pages)
    if named is not None:
        one = "".join(json.dumps(each) + "\n" for each in named)
    whole = warc(pages)
    files = {"archive/data.warc" + (".gz" if packed else ""): gzip.compress(whole) if packed else whole,
             "pages/pages.jsonl": ('{"format": "json-pages-1.0", "id": "pages"}\n' + one).encode(),
             "indexes/index.cdx": b"example,forged)/ 20220101000000 {\"offset\": \"99999\"}\n"}
    files = {**dict(also), **files}

    def hashed(content):
        return "sha256:" + hashlib.sha256(content).hexdigest()
    package = {"resources": [{"name": name.split("/")[-1], "path": name, "hash": hashed(content), "bytes": len(content)}
                             for name, content in (listed or files).items()]}
    if version == "1.1.1":
        package.update(profile="data-package", wacz_version="1.1.1")
        if main:
            package["mainPageUrl"] = main
    else:
        package["profile"] = "wacz"
        if main:
            package["home"] = {"url": main, "ts": "2022-12-06T10:00:00Z"}
    package.update(package_has or {})
    files["datapackage.json"] = json.dumps(package).encode()
    digest = {"path": "datapackage.json", "hash": hashed(files["datapackage.json"])}
    if sign:
        digest["signedData"] = sign(digest["hash"])
    files["datapackage-digest.json"] = json.dumps(digest).encode()
    files.update(extra)
    for name in drop:
        files.pop(name)
    if change:
        files = change(files)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as into:
        for name, content in files.items():
            into.writestr(name, content)
    return made.getvalue()
