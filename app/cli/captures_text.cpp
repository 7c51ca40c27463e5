#include "app/cli/captures_text.h"

#include "core/base/size.h"
#include "core/model/record.h"
#include "core/text/signs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;

char const* word_of(core::CaptureGave gave) {
    switch (gave) {
    case core::CaptureGave::text: return N_("read as a text");
    case core::CaptureGave::unchanged: return N_("its words are unchanged");
    case core::CaptureGave::nothing: return N_("kept, not read as a text");
    }
    return "";
}

std::string_view key_of(core::CaptureGave gave) {
    return gave == core::CaptureGave::text ? "text" : gave == core::CaptureGave::unchanged ? "unchanged" : "nothing";
}

} // namespace

std::string hop_line(core::Hop const& hop) {
    auto line = (hop.method.empty() ? "" : hop.method + " ") + hop.address + " → " + std::to_string(hop.status);
    if (!hop.reason.empty()) line += " " + hop.reason;
    if (!hop.ip.empty()) line += " · " + hop.ip;
    if (!hop.truncated.empty()) line += " · " + hop.truncated;
    return core::shown_line(line);
}

Json hops_json(std::vector<core::Hop> const& hops) {
    auto json = Json::array();
    for (auto const& hop : hops) {
        Json one{{"address", hop.address}, {"method", hop.method}, {"status", hop.status}, {"ip", hop.ip}, {"at", core::to_iso(hop.at)}};
        if (!hop.to.empty()) one["to"] = hop.to;
        if (!hop.truncated.empty()) one["truncated"] = hop.truncated;
        one["headers"] = Json::array();
        for (auto const& header : hop.headers) one["headers"].push_back({header.name, header.value});
        json.push_back(std::move(one));
    }
    return json;
}

std::string captures_text(std::vector<core::CaptureSeen> const& captures, core::Translator const& tr, Headers headers) {
    if (captures.empty()) return {};
    auto out = fmt::format("\n{}\n", tr.translate(N_("Captured")));
    for (auto const& seen : captures) {
        auto const& capture = seen.capture;
        out += fmt::format("  {}  {} · {} · {}\n", core::short_id(capture.id.value), core::display(capture.obtained, tr),
                           core::shown_line(seen.by), tr.translate(word_of(seen.gave)));
        out += fmt::format("    {} · {} · {} · {}\n", tr.translate(core::label_of(capture.how)), core::shown_line(capture.origin),
                           core::shown_line(capture.media_type), core::size_text(static_cast<std::uint64_t>(capture.size), tr));
        if (seen.reference) out += "    " + core::render(core::told_of_reference(*seen.reference), tr) + "\n";
        for (auto const& hop : seen.hops) {
            out += "    " + hop_line(hop) + "\n";
            if (headers == Headers::yes)
                for (auto const& [name, value] : hop.headers) out += "      " + core::shown_line(name + ": " + value) + "\n";
        }
        out += fmt::format("    SHA-256 {} · {}\n", core::to_hex(capture.digest),
                           tr.translate(seen.bytes_hold ? N_("the saved bytes hold") : N_("the saved bytes do not hold")));
    }
    return out;
}

Json captures_json(std::vector<core::CaptureSeen> const& captures) {
    auto json = Json::array();
    for (auto const& seen : captures) {
        auto const& capture = seen.capture;
        Json one{{"id", core::id_text(capture.id.value)},
                 {"obtained", core::to_iso(capture.obtained)},
                 {"by", seen.by},
                 {"how", core::key_of(capture.how)},
                 {"origin", capture.origin},
                 {"media_type", capture.media_type},
                 {"size", capture.size},
                 {"sha256", core::to_hex(capture.digest)},
                 {"bytes_hold", seen.bytes_hold},
                 {"gave", key_of(seen.gave)}};
        if (seen.reference)
            one["reference"] = {{"name", seen.reference->name}, {"where", seen.reference->where}, {"media_type", seen.reference->media_type},
                                {"size", seen.reference->size}, {"sha256", core::to_hex(seen.reference->digest)}};
        if (!seen.hops.empty()) one["hops"] = hops_json(seen.hops);
        one["texts"] = Json::array();
        for (auto const text : seen.texts) one["texts"].push_back(core::id_text(text.value));
        json.push_back(std::move(one));
    }
    return json;
}

} // namespace app::cli
