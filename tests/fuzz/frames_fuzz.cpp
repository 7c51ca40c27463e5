// Both sides of the talk between a reader and the program that started it (core/ingest/frames.h): whatever answers, what
// is taken from it keeps its promises, or there is one sentence; whatever asks is understood or is no request.
#include "core/ingest/frames.h"
#include "core/text/utf8.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

template <class Places>
void require_inside(Places const& places, std::int64_t signs) {
    std::int64_t before = -1;
    for (auto const& each : places) {
        require(each.start > before && each.start < signs);
        before = each.start;
    }
}

/// In pieces of `step` bytes: where they are parted makes no difference.
std::string taken(std::string_view answer_bytes, std::size_t step) {
    constexpr std::int64_t most = 100'000;
    try {
        core::Answer answer("file", most);
        for (std::size_t at = 0; at < answer_bytes.size(); at += step) answer.take(answer_bytes.substr(at, step));
        auto const found = answer.result();
        require(!core::find_invalid_utf8(found.text) && static_cast<std::int64_t>(found.text.size()) <= most);
        auto const signs = core::count(core::length(found.text));
        require_inside(found.parts, signs);
        require_inside(found.pages, signs);
        require_inside(found.times, signs);
        require_inside(found.regions, signs);
        for (auto const& each : found.regions) require(each.width > 0 && each.height > 0 && each.sure >= 1 && each.sure <= 100);
        for (auto const& note : found.notes) require(!core::find_invalid_utf8(render(note.message)));
        return "text " + found.text;
    } catch (core::Error const& error) {
        require(error.code() == core::Code::bad_input && !core::find_invalid_utf8(error.what()));
        return error.what();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    auto const at_once = taken(bytes, std::max<std::size_t>(size, 1));
    require(taken(bytes, 3) == at_once);
    if (auto const request = core::read_request(bytes)) require(request->length <= size);
    // What one of ours writes is always understood.
    core::Ingested found;
    found.text = core::repair_utf8(bytes.substr(0, 1000));
    std::erase(found.text, '\r');
    found.title = std::string(bytes.substr(0, 50));
    if (!found.text.empty()) found.pages = {{0, 1, std::string(bytes.substr(0, 20))}};
    core::Answer answer("file", 100'000);
    core::write_answer(found, [&](std::string_view piece) { answer.take(piece); });
    require(answer.result().text == found.text);
    return 0;
}
