#include "app/reader/mime.h"

#include "core/text/ascii.h"
#include "core/time/time.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <gmime/gmime.h>

namespace reader {

namespace {

constexpr std::size_t most_parts = 1000;
constexpr std::size_t deepest_message = 8;
constexpr std::size_t deepest_part = 100;

std::string text_of(char const* words) { return words ? std::string(words) : std::string(); }

std::string parameter(GMimeObject* object, char const* name) {
    return text_of(g_mime_object_get_content_type_parameter(object, name));
}

std::string type_of(GMimeObject* object) {
    auto* const type = g_mime_object_get_content_type(object);
    if (!type) return "text/plain";
    return core::lower_ascii(text_of(g_mime_content_type_get_media_type(type)) + "/" +
                             text_of(g_mime_content_type_get_media_subtype(type)));
}

} // namespace

std::string MimePart::content() const {
    auto* const wrapper = g_mime_part_get_content(GMIME_PART(object));
    if (!wrapper) return {};
    auto* const bytes = g_byte_array_new();
    auto* const stream = g_mime_stream_mem_new_with_byte_array(bytes); // owns them
    g_mime_data_wrapper_write_to_stream(wrapper, stream);
    std::string out(reinterpret_cast<char const*>(bytes->data), bytes->len);
    g_object_unref(stream);
    return out;
}

Mime::Mime(std::string_view bytes) {
    auto* const stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
    auto* const parser = g_mime_parser_new_with_stream(stream);
    message_ = g_mime_parser_construct_message(parser, nullptr);
    g_object_unref(parser);
    g_object_unref(stream);
    if (message_) walk(g_mime_message_get_mime_part(message_), 0, 0, 0);
}

Mime::~Mime() {
    if (message_) g_object_unref(message_);
}

void Mime::walk(GMimeObject* object, std::size_t alternative, std::size_t depth, std::size_t nested) {
    if (!object) return;
    if (parts_.size() >= most_parts || nested > deepest_part || depth > deepest_message) {
        more_ = true;
        return;
    }
    if (GMIME_IS_MULTIPART(object)) {
        auto* const multipart = GMIME_MULTIPART(object);
        auto const one_of = type_of(object) == "multipart/alternative" && alternative == 0 ? ++alternatives_ : alternative;
        for (int at = 0; at < g_mime_multipart_get_count(multipart) && !more_; ++at)
            walk(g_mime_multipart_get_part(multipart, at), one_of, depth, nested + 1);
        return;
    }
    MimePart part;
    part.depth = depth;
    part.alternative = alternative;
    part.object = object;
    if (GMIME_IS_MESSAGE_PART(object)) {
        auto* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message) walk(g_mime_message_get_mime_part(message), 0, depth + 1, nested + 1);
        return;
    }
    if (!GMIME_IS_PART(object)) return;
    part.type = type_of(object);
    part.charset = parameter(object, "charset");
    part.is_flowed = core::lower_ascii(parameter(object, "format")) == "flowed";
    part.location = text_of(g_mime_object_get_header(object, "Content-Location"));
    part.id = text_of(g_mime_object_get_content_id(object));
    part.file_name = text_of(g_mime_part_get_filename(GMIME_PART(object)));
    part.is_attached = g_mime_part_is_attachment(GMIME_PART(object)) != 0;
    parts_.push_back(std::move(part));
}

std::string Mime::subject() const { return text_of(g_mime_message_get_subject(message_)); }

std::string Mime::sender() const {
    auto* const all = g_mime_message_get_from(message_);
    if (!all || internet_address_list_length(all) < 1) return {};
    auto* const first = internet_address_list_get_address(all, 0);
    auto const name = text_of(internet_address_get_name(first));
    if (!name.empty() || !INTERNET_ADDRESS_IS_MAILBOX(first)) return name;
    return text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

std::string Mime::date() const {
    auto* const sent = g_mime_message_get_date(message_);
    if (!sent) return {};
    auto* const day = g_date_time_format(sent, "%Y-%m-%d");
    auto const written = text_of(day);
    g_free(day);
    return core::PartialDate::parse(written).has_value() ? written : std::string();
}

std::string Mime::header(char const* name) const { return text_of(g_mime_object_get_header(GMIME_OBJECT(message_), name)); }

} // namespace reader
#pragma GCC diagnostic pop
