// A sweep over the edges with the open highlights kept in drawing order.
#include "app/window/widgets/highlight.h"

#include <algorithm>
#include <set>

namespace app {

bool lies_over(Highlight const& one, Highlight const& other) {
    if (one.look != other.look) return one.look > other.look;
    return one.end - one.start < other.end - other.start;
}

std::vector<Segment> flatten(std::vector<Highlight> const& highlights) {
    struct Edge {
        long at;
        bool opens;
        std::size_t index;
    };
    std::vector<Edge> edges;
    for (std::size_t index = 0; index < highlights.size(); ++index) {
        Highlight const& one = highlights[index];
        if (one.start < 0 || one.end <= one.start) continue;
        edges.push_back({one.start, true, index});
        edges.push_back({one.end, false, index});
    }
    std::sort(edges.begin(), edges.end(),
              [](Edge const& one, Edge const& other) { return one.at < other.at; });

    auto const on_top = [&](std::size_t one, std::size_t other) {
        if (lies_over(highlights[one], highlights[other])) return true;
        if (lies_over(highlights[other], highlights[one])) return false;
        return one < other;
    };
    std::set<std::size_t, decltype(on_top)> open(on_top);
    std::vector<Segment> segments;
    long from = 0;
    for (std::size_t at = 0; at < edges.size();) {
        long const here = edges[at].at;
        if (!open.empty() && here > from) {
            Segment const next{from, here, *open.begin(), open.size()};
            bool const continues = !segments.empty() && segments.back().end == next.start &&
                                   segments.back().top == next.top &&
                                   segments.back().depth == next.depth;
            if (continues) {
                segments.back().end = next.end;
            } else {
                segments.push_back(next);
            }
        }
        for (; at < edges.size() && edges[at].at == here; ++at) {
            if (edges[at].opens) {
                open.insert(edges[at].index);
            } else {
                open.erase(edges[at].index);
            }
        }
        from = here;
    }
    return segments;
}

std::string break_long_paragraphs(std::string_view utf8, std::size_t limit) {
    std::string text(utf8);
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = text.find('\n', start);
        if (end == std::string::npos) end = text.size();
        if (end - start > limit) {
            std::size_t space = text.rfind(' ', start + limit);
            if (space == std::string::npos || space <= start) space = text.find(' ', start + limit);
            if (space != std::string::npos && space < end) {
                text[space] = '\n';
                end = space;
            }
        }
        start = end + 1;
    }
    return text;
}

std::vector<std::pair<long, long>> blank_paragraphs(std::string_view utf8) {
    std::vector<std::pair<long, long>> blanks;
    long position = 0;
    long start = 0;
    bool blank = true;
    for (char const byte : utf8) {
        bool const continues = (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
        if (continues) continue;
        ++position;
        if (byte == '\n') {
            if (blank) blanks.emplace_back(start, position);
            start = position;
            blank = true;
        } else if (byte != ' ' && byte != '\t' && byte != '\r') {
            blank = false;
        }
    }
    return blanks;
}

} // namespace app
