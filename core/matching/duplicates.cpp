#include "core/matching/duplicates.h"

#include "core/editorial/sources.h"
#include "core/ingest/web_address.h"
#include "core/matching/near_text.h"
#include "core/matching/said_alike.h"
#include "core/matching/terms.h"
#include "core/model/not_same.h"
#include "core/search/hits.h"
#include "core/search/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

constexpr int look_alikes_asked = 16;
constexpr std::size_t terms_of_long = 24; // of a very long wording a part finds it
constexpr std::size_t words_asked = 8;   // by two and two
constexpr std::size_t longest_first = 6; // letters of a word that tells something
constexpr int hits_of_two = 20;

/// One text as it is compared.
struct Compared {
    Id<Source> source;
    std::string language;
    std::vector<std::uint64_t> shingles;
    std::vector<std::string> telling; ///< its longest words, folded
};

/// The words of a text; empty when they are missing, which the check of the workspace tells.
std::string words_if_here(Records const& reader, Text const& text) {
    try {
        return words_of(reader, text);
    } catch (Error const& error) {
        if (error.code() != Code::damaged) throw;
        return {};
    }
}

std::optional<Compared> compared(Records const& reader, Id<Source> source) {
    auto const text = reader.find(text_of(reader, source));
    if (!text) return std::nullopt;
    auto const words = words_if_here(reader, *text);
    Compared made{source, text->language, shingles_of(words, text->language), {}};
    std::set<std::string> telling;
    each_word(words, text->language, [&](IndexWord const& word) {
        if (word.folded.size() >= longest_first) telling.emplace(word.folded);
        return true;
    });
    made.telling.assign(telling.begin(), telling.end());
    std::ranges::stable_sort(made.telling, std::greater{}, &std::string::size);
    if (made.telling.size() > words_asked) made.telling.resize(words_asked);
    return made;
}

/// Whose dispatch both print, as far as is known; none: they may be one.
Id<Party> agency_of(Source const& one, Source const& other) {
    if (one.publisher == other.publisher) return {};
    if (one.type == SourceType::wire && other.type != SourceType::wire) return one.publisher;
    if (other.type == SourceType::wire && one.type != SourceType::wire) return other.publisher;
    return one.agency ? one.agency : other.agency;
}

/// Whether it is on record already that both print one agency, or one the other.
bool known_as_one_voice(Source const& one, Source const& other) {
    auto const prints = [](Source const& paper, Source const& wire) { return paper.agency && paper.agency == wire.publisher; };
    return (one.agency && one.agency == other.agency) || prints(one, other) || prints(other, one);
}

/// Whether somebody said that the two are not the same.
bool is_said_apart(Records const& reader, Ref one, Ref other) {
    auto const says = [&](Ref of, Ref what) {
        auto const record = reader.find(of);
        return record && says_not_same(*record, what);
    };
    return says(other, one) || says(one, other);
}

class Pairs {
public:
    explicit Pairs(Records const& reader) : reader_(reader) {}

    void add_sources(Id<Source> a, Id<Source> b, Alike why, double share = 1) {
        auto const one = reader_.find(std::min(a, b)), other = reader_.find(std::max(a, b));
        if (!one || !other || a == b) return;
        Duplicate pair{ref(one->id), ref(other->id), why, share, {}};
        if (why == Alike::near || why == Alike::within || why == Alike::words) {
            if (known_as_one_voice(*one, *other)) return;
            pair.agency = agency_of(*one, *other);
        }
        add(pair);
    }
    void add(Duplicate const& pair) {
        if (is_said_apart(reader_, pair.one, pair.other)) return;
        auto const [known, fresh] = found_.try_emplace({pair.one, pair.other}, pair);
        if (!fresh && pair.why < known->second.why) known->second = pair;
    }
    std::vector<Duplicate> take() {
        std::vector<Duplicate> all;
        for (auto const& [refs, pair] : found_) all.push_back(pair);
        std::ranges::stable_sort(all, [](Duplicate const& one, Duplicate const& other) {
            return one.why != other.why ? one.why < other.why : one.share > other.share;
        });
        return all;
    }

private:
    Records const& reader_;
    std::map<std::pair<Ref, Ref>, Duplicate> found_;
};

void add_near(Pairs& pairs, Compared const& one, Compared const& other) {
    auto const [near, share] = how_near(one.shingles, other.shingles);
    if (near == Nearness::none) return;
    pairs.add_sources(one.source, other.source, near == Nearness::within ? Alike::within : share >= 1 ? Alike::words : Alike::near, share);
}

// ── of all sources ──

void look_at_sources(Reader const& reader, Pairs& pairs, Progress& progress) {
    std::map<std::string, Id<Source>> by_address;
    std::map<std::pair<Digest, std::string>, Id<Source>> by_bytes; // two pages of one archive have its bytes in common
    NearTexts texts;
    std::vector<Id<Source>> numbered; // by their number there
    auto const all = reader.list(Kind::source);
    for (std::size_t at = 0; at < all.size(); ++at) {
        progress.update(at, all.size());
        auto const source = reader.find(Id<Source>{all[at]});
        if (!source) continue;
        if (!source->url.empty())
            if (auto const [known, fresh] = by_address.try_emplace(comparable_address(source->url), source->id); !fresh)
                pairs.add_sources(known->second, source->id, Alike::address);
        for (auto const& capture : reader.referring<Capture>("source", source->id))
            if (auto const [known, fresh] = by_bytes.try_emplace(std::pair(capture.digest, page_of(reader, capture)), source->id); !fresh && known->second != source->id)
                pairs.add_sources(known->second, source->id, Alike::bytes);
        if (auto const text = compared(reader, source->id); text && !text->shingles.empty()) {
            texts.add(text->shingles);
            numbered.push_back(source->id);
        }
    }
    std::optional<Compared> one; // pairs come by their first
    for (auto const& [first, second] : texts.worth_counting()) {
        if (!one || one->source != numbered[first]) one = compared(reader, numbered[first]);
        auto const other = compared(reader, numbered[second]);
        if (one && other) add_near(pairs, *one, *other);
    }
}

// ── statements and claims ──

/// Whether a link between the two says that they are two.
bool said_to_be_two(Records const& reader, Ref one, Ref other) {
    for (auto const* end : {"from", "to"})
        for (auto const& link : reader.referring<Link>(end, one))
            if (link.from == other || link.to == other) return true;
    return false;
}

/// The same may be said again by somebody else, or on another day.
bool may_be_one(Statement const& one, Statement const& other) {
    if (one.speaker && other.speaker && one.speaker != other.speaker) return false;
    if (!one.said_on.known() || !other.said_on.known()) return true;
    return one.said_on.earliest_day() <= other.said_on.latest_day() && other.said_on.earliest_day() <= one.said_on.latest_day();
}

/// Of what is found by the same words, what perhaps says the same.
template <class T, class MayBeOne>
void look_at_said(Reader const& reader, Pairs& pairs, T const& said, MayBeOne const& may_be_one) {
    TermBag bag;
    bag.add(said.text, said.language, 1);
    auto terms = bag.take();
    if (terms.empty()) return;
    if (terms.size() > terms_of_long) terms.resize(terms_of_long);
    for (auto const& candidate : reader.candidates(terms, look_alikes_asked).found) {
        auto const other = reader.find(id_as<T>(candidate.ref));
        if (!other || other->id == said.id || !may_be_one(said, *other)) continue;
        auto const alike = said_alike(other->text, said.text, said.language);
        if (!alike) continue;
        auto const one = ref(std::min(said.id, other->id)), two = ref(std::max(said.id, other->id));
        if (!said_to_be_two(reader, one, two)) pairs.add({one, two, alike->exact ? Alike::words : Alike::near, alike->share, {}});
    }
}

} // namespace

std::vector<Duplicate> duplicates_of(Reader const& reader, Id<Source> source) {
    Pairs pairs(reader);
    reader.together([&] {
        auto const record = reader.find(source);
        if (!record) return;
        for (auto const& capture : reader.referring<Capture>("source", source))
            for (auto const same : reader.captures_with(capture.digest)) {
                auto const other = reader.get(same);
                if (other.source != source && page_of(reader, other) == page_of(reader, capture)) pairs.add_sources(source, other.source, Alike::bytes);
            }
        auto const text = compared(reader, source);
        if (!text) return;
        std::set<Id<Source>> candidates;
        for (std::size_t at = 0; at + 1 < text->telling.size(); at += 2)
            for (auto const& hit : find_hits(reader, "kind:source \"" + text->telling[at] + "\" \"" + text->telling[at + 1] + "\"", hits_of_two))
                if (auto const other = id_as<Source>(hit.ref); other && other != source) candidates.insert(other);
        auto const address = comparable_address(record->url);
        for (auto const id : candidates) {
            auto const candidate = reader.find(id);
            if (candidate && !address.empty() && comparable_address(candidate->url) == address) pairs.add_sources(source, id, Alike::address);
            if (auto const other = compared(reader, id)) add_near(pairs, *text, *other);
        }
    });
    return pairs.take();
}

Message perhaps_the_same(Records const& reader, Duplicate const& pair, Ref here) {
    auto const there = pair.one == here ? pair.other : pair.one;
    auto const record = reader.find(there);
    auto const percent = std::to_string(static_cast<int>(pair.share * 100));
    std::vector<Arg> args{{"title", record ? caption_of(*record) : std::string()}, {"id", id_text(there.id)}, in_words("why", label_of(pair.why)),
                          {"share", percent}};
    if (auto const agency = reader.find(pair.agency)) {
        args.push_back({"agency", agency->name});
        return say("“{title}” ({id}) has {why} ({share} %): perhaps both print a dispatch of {agency}.", std::move(args));
    }
    if (pair.why == Alike::near || pair.why == Alike::within) return say("“{title}” ({id}) is perhaps the same: {why} ({share} %).", std::move(args));
    return say("“{title}” ({id}) is perhaps the same: {why}.", std::move(args));
}

std::vector<Duplicate> all_duplicates(Reader const& reader, int most, Progress& progress) {
    Pairs pairs(reader);
    auto sources = progress.part(0.6);
    look_at_sources(reader, pairs, sources);
    auto said = progress.part(0.5);
    auto const statements = reader.list(Kind::statement, 0, most);
    for (std::size_t at = 0; at < statements.size(); ++at) {
        said.update(at, statements.size());
        if (auto const statement = reader.find(Id<Statement>{statements[at]})) look_at_said(reader, pairs, *statement, may_be_one);
    }
    auto rest = progress.rest();
    auto const claims = reader.list(Kind::claim, 0, most);
    for (std::size_t at = 0; at < claims.size(); ++at) {
        rest.update(at, claims.size());
        if (auto const claim = reader.find(Id<Claim>{claims[at]})) look_at_said(reader, pairs, *claim, [](Claim const&, Claim const&) { return true; });
    }
    return pairs.take();
}

} // namespace core
