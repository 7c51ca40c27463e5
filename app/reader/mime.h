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
    bool is_flowed = false;      ///< lines that end in a blank go on (RFC 3676)
    std::size_t alternative = 0; ///< parts of one number say the same; 0 = alone
    std::size_t depth = 0;       ///< of messages in messages
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
    std::string sender() const; ///< the name, or the address where there is none
    std::string date() const;   ///< EDTF, of the day where it was sent; empty where it cannot be
    std::string header(char const* name) const;
    std::vector<MimePart> const& parts() const { return parts_; }
    bool has_more() const { return more_; } ///< parts than are looked at

private:
    void walk(_GMimeObject* object, std::size_t alternative, std::size_t depth, std::size_t nested);

    _GMimeMessage* message_ = nullptr;
    std::vector<MimePart> parts_;
    std::size_t alternatives_ = 0;
    bool more_ = false;
};

} // namespace reader
