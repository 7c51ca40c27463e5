#include "core/formats/argdown.h"

#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <set>

namespace core {

namespace {

/// One line, nothing in it a sign of Argdown.
std::string as_argdown(std::string_view words) {
    std::string out;
    for (auto const sign : shown_line(tidy(words))) {
        if (std::string_view("\\[]<>{}#*_@").find(sign) != std::string_view::npos) out += '\\';
        out += sign;
    }
    return out;
}

/// A name of its own for each statement: two of one name would be one statement.
class Titles {
public:
    std::string title(std::string const& wanted) {
        std::string bare;
        for (auto const sign : shown_line(tidy(wanted)))
            if (std::string_view("[]<>{}\\").find(sign) == std::string_view::npos) bare += sign;
        if (bare.empty()) bare = "Statement";
        auto title = bare;
        for (int number = 2; !taken_.insert(title).second; ++number) title = bare + " (" + std::to_string(number) + ")";
        return title;
    }

private:
    std::set<std::string> taken_;
};

} // namespace

std::string argdown(Dossier const& dossier) {
    Titles titles;
    std::string out = "[" + titles.title("Claim") + "]: " + as_argdown(dossier.claim.text) + "\n";
    auto const side = [&](std::vector<LinkedStatement> const& statements, char const* sign) {
        for (auto const& each : statements) {
            out += std::string("  ") + sign + " [" + titles.title(each.speaker) + "]: " + as_argdown(each.statement.text) + "\n";
            for (auto const& step : each.trail)
                out += "    // " + shown_line(tidy(step.source.title)) + (step.source.url.empty() ? "" : ", " + shown_line(step.source.url)) + "\n";
        }
    };
    side(dossier.against, "<-");
    side(dossier.in_favour, "<+");
    side(dossier.nuances, "<_");
    for (auto const* all : {&dossier.assertions, &dossier.context})
        for (auto const& each : *all) {
            auto line = each.link.note;
            for (auto const* part : {&each.speaker, &each.statement.text})
                if (!part->empty()) line += (line.empty() ? "" : ": ") + *part;
            out += "// " + shown_line(tidy(line)) + "\n";
        }
    return out;
}

} // namespace core
