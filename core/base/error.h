// What can go wrong, as one type. An Error carries a code for programs and a Message for people;
// it is caught and put into words in three places only: event, task, main.
#pragma once

#include "core/base/say.h"

#include <stdexcept>

namespace core {

enum class Code {
    bad_input,      ///< what was given cannot be used: a date, a text, an argument
    refused,        ///< well-formed, but a rule forbids it
    unconfirmed,    ///< allowed, but so grave that a person has to agree to it first
    not_found,      ///< a record, file or place that must exist does not
    stale,          ///< the record changed since it was read
    not_workspace,  ///< the file is not a Counterpoint workspace
    newer,          ///< the workspace was written by a newer version
    locked,         ///< another instance holds the workspace
    read_only,      ///< the file or its folder cannot be written
    damaged,        ///< stored bytes do not hold together
    disk_full,      ///< no room to write
    io,             ///< any other failure to read or write
    cancelled       ///< the user asked to stop
};

class Error : public std::runtime_error {
public:
    Error(Code code, Message message)
        : std::runtime_error(render(message)), code_(code), message_(std::move(message)) {}

    Code code() const { return code_; }
    Message const& message() const { return message_; }

private:
    Code code_;
    Message message_;
};

/// For what is well-formed, but not allowed.
[[noreturn]] inline void refuse(Message message) { throw Error(Code::refused, std::move(message)); }

} // namespace core
