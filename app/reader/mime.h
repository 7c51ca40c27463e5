// The parts of a message, as gmime takes it apart.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct _GMimeMessage;
struct _GMimeObject;

namespace reader {

/// One part that holds something, in the order of the message.
struct MimePart {
    std::string type; ///< "text/plain", in small letters
    std::string charset, location, id, file_name;
    bool is_attached = false;
    bool is_flowed = false;      ///< lines that end in a blank go on (RFC 3676),
    bool blank_goes = false;     ///< which is none of the words
    std::size_t alternative = 0; ///< parts of one number say the same; 0 = alone
    std::size_t form = 0;        ///< in which of its forms, that may have several parts
    std::size_t depth = 0;       ///< of messages in messages
    std::string sent_along;      ///< the subject of the message it is of, where that lies in another; perhaps empty
    _GMimeObject* object = nullptr; ///< the message's
    std::string content() const; ///< decoded, as bytes
};

class Mime {
public:
    explicit Mime(std::string_view bytes);
    ~Mime();
    Mime(Mime const&) = delete;
    Mime& operator=(Mime const&) = delete;

    bool is_message() const { return message_ != nullptr; }
    std::string subject() const;
    struct Sender {
        std::string name;    ///< or the address where there is none
        std::string address; ///< "anne@x.example"
    };
    std::vector<Sender> senders() const;
    /// EDTF, of the day where it was sent; empty where it is not written as mail writes it (RFC 5322).
    std::string date() const;
    std::string header(char const* name) const; ///< the first of that name, as it stands there
    std::size_t count(char const* name) const;  ///< of headers of that name
    std::string start() const;                  ///< the id of the part that the others belong to; may be empty
    std::vector<MimePart> const& parts() const { return parts_; }
    bool has_more() const { return more_; } ///< parts than are looked at

private:
    struct Place {
        std::size_t alternative = 0, form = 0, depth = 0, nested = 0;
        std::string sent_along = {};
    };
    void walk(_GMimeObject* object, Place place);
    std::string body_charset() const;

    _GMimeMessage* message_ = nullptr;
    std::vector<MimePart> parts_;
    std::size_t alternatives_ = 0;
    bool more_ = false;
};

} // namespace reader
