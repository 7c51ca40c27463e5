// Expected failures: a bad record, a bad date, a bad query. They are values, not exceptions, so a
// batch can collect them and go on.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace core {

/// One thing that is wrong with one piece of input, in a sentence.
struct Problem {
    Code code = Code::bad_input;
    Message message;
};

template <class T>
using Result = tl::expected<T, Problem>;

inline tl::unexpected<Problem> problem(Message message, Code code = Code::bad_input) {
    return tl::unexpected<Problem>(Problem{code, std::move(message)});
}

/// The value, or the problem thrown as an Error: for callers to whom it is exceptional.
template <class T>
T value_or_throw(Result<T> result) {
    if (!result) throw Error(result.error().code, result.error().message);
    return std::move(*result);
}

} // namespace core
