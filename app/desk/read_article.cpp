#include "app/desk/read_article.h"

#include "core/editorial/sources.h"
#include "core/text/anchor.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <utility>

namespace app {

ReadArticle::ReadArticle(core::Records const& reader, core::Text const& record)
    : text(record.id), digest(record.digest), language(record.language), words(core::words_of(reader, record)),
      offsets(words) {}

bool ReadArticle::is_of(core::Text const& record) const {
    return record.id == text && record.digest == digest && record.language == language;
}

std::optional<core::Quotation> found_again(core::Quotation quotation, std::string const& words) {
    core::Anchor const anchor{quotation.span(), quotation.exact, quotation.prefix, quotation.suffix};
    auto const found = core::find_again(words, anchor);
    if (found.state == core::AnchorState::lost) return std::nullopt;
    // Of another capture the page may say something else by now, and other words are another quotation.
    if (core::tidy(core::Offsets(words).slice(found.span)) != core::tidy(quotation.exact)) return std::nullopt;
    quotation.start = found.span.start;
    quotation.end = found.span.end;
    return quotation;
}

std::vector<core::Quotation> quotations_in(core::Records const& reader, core::Text const& record,
                                            std::string const& words) {
    auto quotations = reader.referring<core::Quotation>("text", record.id);
    for (auto const text : core::other_texts(reader, record))
        for (auto& other : reader.referring<core::Quotation>("text", text))
            if (auto here = found_again(std::move(other), words)) quotations.push_back(std::move(*here));
    std::ranges::sort(quotations, {}, &core::Quotation::id);
    return quotations;
}

void RecentArticles::keep(Kept article) {
    forget(article.article->text);
    kept_.push_back(std::move(article));
    std::size_t bytes = 0;
    for (auto const& kept : kept_) bytes += kept.article->words.size();
    while (!kept_.empty() && (kept_.size() > most_kept || bytes > most_bytes)) {
        bytes -= kept_.front().article->words.size();
        kept_.pop_front();
    }
}

RecentArticles::Kept RecentArticles::take(core::Text const& record) {
    auto const found = std::ranges::find(kept_, record.id, [](Kept const& kept) { return kept.article->text; });
    if (found == kept_.end()) return {};
    auto kept = std::move(*found);
    kept_.erase(found);
    return kept.article->is_of(record) ? kept : Kept{};
}

void RecentArticles::forget(core::Id<core::Text> text) {
    std::erase_if(kept_, [text](Kept const& kept) { return kept.article->text == text; });
}

} // namespace app
