#include "app/reader/formats.h"

#include "app/reader/epub.h"
#include "app/reader/mail.h"
#include "app/reader/office.h"
#include "app/reader/pdf.h"
#include "app/reader/pdf_facts.h"
#include "app/reader/picture.h"
#include "app/reader/recording.h"
#include "app/reader/wacz.h"
#include "app/reader/warc_file.h"
#include "core/ingest/readers.h"

#include <algorithm>
#include <array>

namespace reader {

namespace {

constexpr std::array all_formats{
    Format{"application/pdf", read_pdf},
    Format{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_word},
    Format{"application/vnd.oasis.opendocument.text", read_open_document},
    Format{"application/epub+zip", read_epub},
    Format{"application/wacz", read_wacz},
    Format{"application/warc+gzip", read_packed_warc},
    Format{"multipart/related", read_saved_page, prepare_mail},
    Format{"message/rfc822", read_mail, prepare_mail},
    Format{"image/png", read_picture},
    Format{"image/jpeg", read_picture},
    Format{"image/webp", read_picture},
    Format{"image/tiff", read_picture},
    Format{"image/gif", read_picture},
    Format{core::words_of_picture, read_picture_words},
    Format{core::facts_of_recording, read_recording},
    Format{core::facts_of_pdf, read_pdf_facts},
};

} // namespace

Format const* format_of(std::string_view media_type) {
    auto const at = std::ranges::find(all_formats, media_type, &Format::media_type);
    return at == all_formats.end() ? nullptr : &*at;
}

} // namespace reader
