#include "app/reader/mime.h"

#include "app/reader/header_words.h"
#include "app/reader/mail_date.h"
#include "core/text/ascii.h"

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

/// The first of that name, as it stands there.
std::string header_of(GMimeObject* object, char const* name) {
    constexpr std::size_t longest = 65'536; // bytes
    auto* const list = g_mime_object_get_header_list(object);
    auto* const first = g_mime_header_list_get_header(list, name); // in any case of its letters
    return text_of(first ? g_mime_header_get_raw_value(first) : nullptr).substr(0, longest);
}

std::string subject_of(GMimeObject* message, std::string const& charset) { return header_words(header_of(message, "Subject"), charset); }

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
    if (message_) walk(g_mime_message_get_mime_part(message_), {});
}

Mime::~Mime() {
    if (message_) g_object_unref(message_);
}

void Mime::walk(GMimeObject* object, Place place) {
    if (!object) return;
    if (parts_.size() >= most_parts || place.nested > deepest_part || place.depth > deepest_message) {
        more_ = true;
        return;
    }
    ++place.nested;
    if (GMIME_IS_MULTIPART(object)) {
        auto* const multipart = GMIME_MULTIPART(object);
        auto const has_forms = type_of(object) == "multipart/alternative" && place.alternative == 0;
        if (has_forms) place.alternative = ++alternatives_;
        for (int at = 0; at < g_mime_multipart_get_count(multipart) && !more_; ++at) {
            if (has_forms) place.form = static_cast<std::size_t>(at);
            walk(g_mime_multipart_get_part(multipart, at), place);
        }
        return;
    }
    MimePart part;
    part.depth = place.depth;
    part.sent_along = place.sent_along;
    part.alternative = place.alternative;
    part.form = place.form;
    part.object = object;
    if (GMIME_IS_MESSAGE_PART(object)) {
        auto* const message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
        if (message) walk(g_mime_message_get_mime_part(message), {0, 0, place.depth + 1, place.nested, subject_of(GMIME_OBJECT(message), {})});
        return;
    }
    if (!GMIME_IS_PART(object)) return;
    part.type = type_of(object);
    part.charset = parameter(object, "charset");
    part.is_flowed = core::lower_ascii(parameter(object, "format")) == "flowed";
    part.blank_goes = core::lower_ascii(parameter(object, "delsp")) == "yes";
    part.location = text_of(g_mime_object_get_header(object, "Content-Location"));
    part.id = text_of(g_mime_object_get_content_id(object));
    part.file_name = text_of(g_mime_part_get_filename(GMIME_PART(object)));
    part.is_attached = g_mime_part_is_attachment(GMIME_PART(object)) != 0;
    parts_.push_back(std::move(part));
}

std::string Mime::body_charset() const {
    for (auto const& each : parts_)
        if (!each.charset.empty()) return each.charset;
    return {};
}

std::string Mime::header(char const* name) const { return header_of(GMIME_OBJECT(message_), name); }

std::size_t Mime::count(char const* name) const {
    auto* const list = g_mime_object_get_header_list(GMIME_OBJECT(message_));
    auto const wanted = core::lower_ascii(name);
    std::size_t count = 0;
    for (int at = 0; at < g_mime_header_list_get_count(list); ++at)
        count += core::lower_ascii(text_of(g_mime_header_get_name(g_mime_header_list_get_header_at(list, at)))) == wanted;
    return count;
}

std::string Mime::start() const {
    auto* const root = g_mime_message_get_mime_part(message_);
    auto id = root ? parameter(root, "start") : std::string();
    if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
    return id;
}

std::string Mime::subject() const { return subject_of(GMIME_OBJECT(message_), body_charset()); }

namespace {

void add_senders(InternetAddressList* list, std::vector<Mime::Sender>& found, int depth) {
    constexpr int deepest = 4;
    constexpr std::size_t most = 100;
    for (int at = 0; at < internet_address_list_length(list) && found.size() < most; ++at) {
        auto* const each = internet_address_list_get_address(list, at);
        if (INTERNET_ADDRESS_IS_GROUP(each)) {
            auto* const members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(each));
            if (members && depth < deepest) add_senders(members, found, depth + 1);
            continue;
        }
        Mime::Sender sender{text_of(internet_address_get_name(each)), {}};
        if (INTERNET_ADDRESS_IS_MAILBOX(each)) sender.address = text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(each)));
        if (sender.name.empty()) sender.name = sender.address;
        if (!sender.name.empty()) found.push_back(std::move(sender));
    }
}

} // namespace

std::vector<Mime::Sender> Mime::senders() const {
    std::vector<Sender> found;
    auto* const list = internet_address_list_parse(nullptr, header_in_utf8(header("From"), body_charset()).c_str());
    if (!list) return found;
    add_senders(list, found, 0);
    g_object_unref(list);
    return found;
}

std::string Mime::date() const { return day_of_mail(header("Date")); }

} // namespace reader
#pragma GCC diagnostic pop
