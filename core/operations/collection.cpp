#include "core/operations/collection.h"

#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"
#include "core/editorial/verdict.h"
#include "core/operations/carried_trust.h"
#include "core/operations/parties.h"
#include "core/operations/scales.h"
#include "core/rules/publication.h"
#include "core/text/fold.h"
#include "core/text/person.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace core {

namespace {

constexpr auto unstated = no_verdict; // a check without a verdict of its own
std::optional<Claim> claim_of(Reader const& reader, std::string const& identifier) {
    if (identifier.empty()) return std::nullopt;
    if (auto const known = reader.identified(identifier)) return reader.find(known);
    auto const own = parse_id(identifier);
    return own ? reader.find(Id<Claim>{*own}) : std::nullopt;
}

/// By its identifier, or by the one an earlier version of this program gave it.
std::optional<Claim> find_here(Reader const& reader, CollectedClaim const& facts) {
    auto here = claim_of(reader, facts.identifier);
    return here ? here : claim_of(reader, facts.known_also);
}

class Importer {
public:
    Importer(Context& context, Id<Scale> scale, LinesSoFar& so_far)
        : context_(context), scale_(scale), in_force_(scales_in_force(context.reader)), parties_(context, made_.draft),
          so_far_(so_far), met_(so_far.is_trial ? &so_far.met : &seen_) {
        made_.draft.operation = import_operation;
        made_.draft.reason = so_far.reason;
        if (!so_far.is_trial || !so_far.carried.admitted)
            so_far.carried.admitted.emplace(context.reader, made_.draft.operation);
        made_.draft.base = context.reader.head();
    }
    void add(CollectedClaim const& facts) {
        if (!facts.records.empty() || !facts.bytes.empty()) return add_carried(facts);
        if (is_known(facts)) {
            ++made_.known;
            return;
        }
        made_.lines.push_back({facts.line, DraftedLine::What::added, {}});
        auto claim = fresh<Claim>();
        made_.lines.back().claim = claim.id;
        claim.text = facts.text;
        claim.language = language_of(facts);
        claim.identifier = facts.identifier;
        claim.note = facts.note;
        claim.topic = topic_of(facts.topic);
        for (auto const& note : facts.notes) made_.notes.emplace_back(facts.line, note);
        keep_record(facts, claim);
        add_statement(facts, claim);
        made_.draft.puts.push_back(claim);
        add_review(facts, claim);
        for (auto const& answer : facts.answers) add_answer(answer, claim);
        for (auto const& page : facts.pages) add_page(page);
        for (auto& link : links_) made_.draft.puts.push_back(std::move(link));
        links_.clear();
        ++made_.added;
    }
    DraftedClaims take() { return std::move(made_); }

private:
    /// As the file has it: whatever of it no field takes can be read there.
    void keep_record(CollectedClaim const& facts, Claim& claim) {
        if (facts.came_as.empty()) return;
        Blob record{std::string(facts.came_as)};
        claim.came_as = record.digest();
        made_.draft.blobs.push_back(std::move(record));
    }
    void add_carried(CollectedClaim const& facts) {
        auto const note = [&](ClaimNote said) { made_.notes.emplace_back(facts.line, std::move(said)); };
        auto const done = take_carried(context_, facts, so_far_.carried, made_.draft, note);
        if (facts.text.empty() && done.changes.empty()) return; // it hangs on no claim
        if (!facts.text.empty() && done.refused) return made_.left_out.emplace_back(facts.line, *done.refused), void();
        using What = DraftedLine::What;
        auto const some_taken = done.added && (!done.differs || so_far_.carried.known == Known::merged);
        auto const what = done.new_claim ? What::added : some_taken ? What::changed : done.differs ? What::differs : What::known;
        made_.lines.push_back({facts.line, what, done.claim, done.changes, facts.text});
        if (facts.text.empty()) return;
        ++(done.new_claim ? made_.added : made_.known);
        if (what == What::changed) {
            ++made_.changed;
            if (done.changes.empty()) note({ClaimNote::Kept::shown, say("The claim was here already; something that belongs to it is new.")});
        }
    }
    /// Whether it came in before, in this file or another. What its line says otherwise is told and not taken over.
    bool is_known(CollectedClaim const& facts) {
        if (facts.identifier.empty()) return false;
        auto const before = made_.notes.size();
        auto const note = [&](Id<Claim> claim) {
            using What = DraftedLine::What;
            made_.lines.push_back({facts.line, made_.notes.size() > before ? What::differs : What::known, claim});
            return true;
        };
        auto here = find_here(context_.reader, facts);
        if (!here) here = checked_at(facts);
        if (here) {
            if (so_far_.differing == Differing::taken_over && is_called_so(*here, facts) && take_over(*here, facts)) {
                made_.lines.push_back({facts.line, DraftedLine::What::changed, here->id});
                ++made_.changed;
                return true;
            }
            if (here->text != facts.text)
                tell(facts, say("“{id}” is here with other words, which stay.", named(facts)));
            if (!facts.verdict.empty() && !current_review(context_.reader, here->id))
                tell(facts, say("“{id}” is here without a check, and stays so.", named(facts)));
            else if (!has_its_verdict(*here, facts))
                tell(facts, say("“{id}” is here with another verdict, which stays.", named(facts)));
            if (!was_said_by(*here, facts.speaker))
                tell(facts, say("“{id}” is here as somebody else's words, not as {speaker}'s, and stays so.",
                                {{"id", name_for_people(facts)}, {"speaker", facts.speaker}}));
            made_.told_before += static_cast<std::int64_t>(facts.notes.size());
            return note(here->id);
        }
        auto const told = std::hash<std::string>()(facts.text + "\n" + facts.verdict + "\n" + facts.speaker);
        auto const [earlier, first] =
            met_->try_emplace(std::hash<std::string>()(facts.identifier), told);
        if (first) return false;
        if (earlier->second != told)
            tell(facts, say("“{id}” stands in the file twice, and not with the same words, speaker and verdict: the first "
                            "counts.",
                            named(facts)));
        return note({});
    }
    /// The claim here whose only check stands at the address of this one, where the collection has one check there as well and
    /// both claims say nearly the same: the page was corrected. Pages with several claims are told by their words.
    std::optional<Claim> checked_at(CollectedClaim const& facts) {
        auto const mark = address_mark(facts.url);
        if (mark == 0 || facts.ours || !facts.identifier.starts_with(known_by_words)) return std::nullopt;
        if (auto const in_file = so_far_.addresses.find(mark); in_file != so_far_.addresses.end() && in_file->second > 1) return std::nullopt;
        if (!so_far_.checked_here) so_far_.checked_here.emplace(context_.reader);
        auto const claim = so_far_.checked_here->at(mark);
        auto const here = claim ? context_.reader.find(claim) : std::nullopt;
        return here && here->identifier.starts_with(known_by_words) && say_nearly_the_same(here->text, facts.text) ? here : std::nullopt;
    }
    /// Whether it bears that name of theirs, and is not meant by the identity it has here.
    static bool is_called_so(Claim const& here, CollectedClaim const& facts) {
        if (here.identifier.starts_with(known_by_words) && facts.identifier.starts_with(known_by_words)) return true;
        return !here.identifier.empty() && (here.identifier == facts.identifier || here.identifier == facts.known_also);
    }
    /// The words and the check as the line has them; false when nothing of it differs, or when it is this desk's own.
    bool take_over(Claim const& here, CollectedClaim const& facts) {
        auto const review = current_review(context_.reader, here.id);
        if (review && !is_of_another_desk(*review)) return false;
        auto const first = seen_here_.insert(here.id).second;
        if (!first) return false; // the first line of a file counts
        auto claim = here;
        claim.text = facts.text;
        claim.note = with_lines(here.note, facts.note);
        std::optional<Review> now;
        if (review && tells_a_check(facts)) {
            now = review;
            fill_review(facts, *now);
            if (now->rating == review->rating && is_same_scale(now->scale, review->scale)) now->scale = review->scale;
            // A word that nothing maps is the same word on whatever scale it came in.
            if (facts.rating.empty() && !facts.verdict.empty() && has_its_verdict(here, facts)) {
                now->scale = review->scale;
                now->rating = review->rating;
            }
        }
        auto const new_check = !review && tells_a_check(facts) && facts.state != ReviewState::withdrawn;
        auto const other_words = claim.text != here.text;
        auto const otherwise_said = change_statements(here, facts);
        auto const other_check = now && !(*now == *review);
        if (!other_words && !other_check && !new_check && !otherwise_said) return false;
        keep_record(facts, claim);
        if (!(claim == here)) made_.draft.puts.push_back(claim);
        if (other_check) made_.draft.puts.push_back(*now);
        if (new_check) add_review(facts, claim);
        tell(facts, say("“{id}” is now as the file has it.", named(facts)));
        return true;
    }
    /// A verdict keeps the version of the scale it was given on. A scale that is still to come is that of the collection.
    bool is_same_scale(Id<Scale> one, Id<Scale> other) const {
        auto const first = context_.reader.find(one), second = context_.reader.find(other);
        return !first || (second && first->key == second->key);
    }
    /// Of a statement that only repeats the words of the claim, and stands in no text: what the line tells of it. Whether
    /// anything of it changed.
    bool change_statements(Claim const& here, CollectedClaim const& facts) {
        auto changed = false;
        for (auto const& link : context_.reader.referring<Link>("to", here.id)) {
            auto const before = link.relation == Relation::asserts ? context_.reader.find(id_as<Statement>(link.from)) : std::nullopt;
            if (!before || before->text != here.text || !context_.reader.referring<Quotation>("statement", before->id).empty())
                continue;
            auto statement = *before;
            statement.text = facts.text;
            if (facts.said_on.known()) statement.said_on = facts.said_on;
            if (!facts.occasion.empty()) statement.occasion = facts.occasion;
            if (statement == *before) continue;
            made_.draft.puts.push_back(std::move(statement));
            changed = true;
        }
        return changed;
    }
    /// Lines that begin alike ("Appearance: …") are the later ones; whatever else somebody noted stays.
    static std::string with_lines(std::string const& before, std::string const& now) {
        auto const label = [](std::string_view line) { return line.substr(0, line.find(": ")); };
        std::set<std::string_view> labels;
        auto const each = [](std::string_view text, auto const& call) {
            while (!text.empty()) {
                auto const end = std::min(text.find('\n'), text.size());
                call(text.substr(0, end));
                text.remove_prefix(std::min(end + 1, text.size()));
            }
        };
        each(now, [&](std::string_view line) { labels.insert(label(line)); });
        std::string all;
        each(before, [&](std::string_view line) {
            if (!labels.contains(label(line))) all += std::string(line) + "\n";
        });
        all += now;
        while (all.ends_with('\n')) all.pop_back();
        return all;
    }
    bool was_said_by(Claim const& claim, std::string const& speaker) const {
        if (speaker.empty()) return true;
        auto const party = party_called(context_.reader, speaker);
        auto someone = false;
        for (auto const& link : context_.reader.referring<Link>("to", claim.id)) {
            auto const statement = link.relation == Relation::asserts
                                       ? context_.reader.find(id_as<Statement>(link.from))
                                       : std::nullopt;
            if (!statement || !statement->speaker) continue;
            if (statement->speaker == party) return true;
            someone = true;
        }
        return !someone;
    }
    /// Names made of digests tell a person nothing; the words do.
    static std::string name_for_people(CollectedClaim const& facts) {
        constexpr std::size_t most = 60;
        if (!facts.identifier.starts_with(known_by_words)) return facts.identifier;
        auto const words = to_utf32(facts.text);
        return words.size() <= most ? facts.text : to_utf8(words.substr(0, most)) + "…";
    }
    static std::vector<Arg> named(CollectedClaim const& facts) { return {{"id", name_for_people(facts)}}; }
    void tell(CollectedClaim const& facts, Message why) {
        made_.notes.emplace_back(facts.line, ClaimNote{ClaimNote::Kept::shown, std::move(why)});
    }
    /// True also of a verdict that this person is not told.
    bool has_its_verdict(Claim const& claim, CollectedClaim const& facts) const {
        if (facts.verdict.empty()) return true;
        auto const review = current_review(context_.reader, claim.id);
        if (!review) return false;
        if (is_concealed(context_.reader, *review, context_.actor)) return true;
        if (review->rating == facts.rating || review->rating == facts.verdict) return true;
        auto const scale = context_.reader.find(review->scale);
        auto const* rating = scale ? scale->find(review->rating) : nullptr;
        return rating && std::ranges::any_of(rating->labels,
                                             [&](auto const& label) { return label.second == facts.verdict; });
    }
    template <class T>
    T fresh() {
        T entity;
        entity.id = context_.ids.next<T>();
        return entity;
    }
    void add_statement(CollectedClaim const& facts, Claim const& claim) {
        if (facts.speaker.empty() && !facts.said_on.known() && facts.occasion.empty()) return;
        auto statement = fresh<Statement>();
        statement.text = facts.text;
        statement.speaker = speaker_of(facts);
        // Whoever settles which of them it was finds the name where the speaker is missing.
        if (!statement.speaker && !facts.speaker.empty())
            statement.note = render(say("Speaker as written: {name}", {{"name", facts.speaker}}));
        statement.said_on = facts.said_on;
        statement.occasion = facts.occasion;
        statement.mode = Mode::indirect;
        statement.language = claim.language;
        auto link = fresh<Link>();
        link.relation = Relation::asserts;
        link.from = ref(statement.id);
        link.to = ref(claim.id);
        made_.draft.puts.push_back(statement);
        links_.push_back(link);
    }
    /// What a source tells is a statement in its own words; the question stands with the link.
    void add_answer(CollectedAnswer const& answer, Claim const& claim) {
        auto statement = fresh<Statement>();
        statement.text = answer.answer;
        statement.mode = Mode::narrated;
        statement.language = claim.language;
        statement.note = answer.found;
        auto link = fresh<Link>();
        link.relation = Relation::gives_context;
        link.from = ref(statement.id);
        link.to = ref(claim.id);
        link.note = answer.question;
        made_.draft.puts.push_back(std::move(statement));
        links_.push_back(std::move(link));
    }
    /// Nobody need look through it to find what it says: it is not in the inbox.
    void add_page(CollectedPage const& page) {
        if (!so_far_.sources) so_far_.sources.emplace(context_.reader);
        if (!so_far_.sources->add(page.address, {}, {}, {})) return;
        auto source = fresh<Source>();
        source.title = source.url = page.address;
        source.type = page.type;
        source.triage = Triage::done;
        if (!page.archived.empty()) source.note = render(say("Archived copy: {address}", {{"address", page.archived}}));
        made_.draft.puts.push_back(std::move(source));
        ++made_.sources;
    }
    Id<Topic> topic_of(std::string const& name) {
        if (name.empty()) return {};
        if (topics_.empty())
            for (auto const id : context_.reader.list(Kind::topic)) topics_.emplace(fold(context_.reader.get(Id<Topic>{id}).name), Id<Topic>{id});
        auto const [at, is_new] = topics_.try_emplace(fold(name));
        if (!is_new) return at->second;
        auto topic = fresh<Topic>();
        topic.name = name;
        at->second = topic.id;
        made_.draft.puts.push_back(std::move(topic));
        return at->second;
    }
    /// A name that may mean several parties is told; it neither makes one more nor keeps the claim out.
    Id<Party> speaker_of(CollectedClaim const& facts) {
        try {
            return parties_.find_or_add(facts.speaker, facts.speaker_is.value_or(guess_type(facts.speaker)));
        } catch (Error const& error) {
            if (error.code() != Code::refused) throw;
            made_.notes.emplace_back(facts.line, ClaimNote{ClaimNote::Kept::without, error.message()});
            return {};
        }
    }
    void add_review(CollectedClaim const& facts, Claim const& claim) {
        if (!tells_a_check(facts)) return;
        if (facts.state == ReviewState::withdrawn) {
            made_.notes.emplace_back(facts.line, ClaimNote{ClaimNote::Kept::without, say("Its check was withdrawn.")});
            return;
        }
        auto review = fresh<Review>();
        review.claim = claim.id;
        // What is not published elsewhere is not published here.
        auto const out = facts.state == ReviewState::published || facts.state == ReviewState::corrected;
        review.state = out ? ReviewState::published : ReviewState::draft;
        fill_review(facts, review);
        made_.draft.puts.push_back(review);
    }
    /// Asked once of each name: a collection has few.
    std::string const& publisher_of(std::string const& author) const {
        auto const [known, is_new] = so_far_.publishers.try_emplace(author);
        if (is_new) known->second = publisher_elsewhere(context_.reader, author, context_.actor);
        return known->second;
    }
    void fill_review(CollectedClaim const& facts, Review& review) const {
        auto const coming = std::ranges::find(so_far_.scales, facts.scale, &Scale::key);
        auto const known = coming == so_far_.scales.end() ? rating_here(in_force_, facts.scale, facts.rating, facts.verdict)
                                                          : rating_of(*coming, facts.rating, facts.verdict);
        if (known) {
            review.scale = so_far_.carried.now(known->scale);
            review.rating = known->rating;
        } else {
            review.scale = so_far_.carried.now(scale_);
            review.rating = facts.verdict.empty() ? unstated : facts.verdict;
        }
        review.summary = facts.title;
        if (!facts.subtitle.empty() && facts.subtitle != facts.title)
            review.summary += (review.summary.empty() ? "" : " — ") + facts.subtitle;
        review.rationale = facts.body;
        review.author = facts.ours ? facts.author : read_person_name(facts.author).value_or(facts.author);
        review.author = review.state == ReviewState::draft ? proposer_here(context_.reader, review.author, context_.actor)
                                                           : publisher_of(review.author);
        review.checked_on = facts.checked_on;
        review.url = facts.url;
    }

    Context& context_;
    Id<Scale> scale_;
    std::vector<Scale> in_force_; ///< scales here
    DraftedClaims made_;
    PartyBook parties_;
    LinesSoFar& so_far_;
    decltype(LinesSoFar::met) seen_; ///< words, verdict and speaker by identifier, of new ones; all as what they hash to
    decltype(LinesSoFar::met)* met_;
    std::vector<Link> links_;
    std::set<Id<Claim>> seen_here_;
    std::map<std::string, Id<Topic>> topics_; ///< by folded name
};

} // namespace

bool tells_a_check(CollectedClaim const& facts) {
    return !facts.verdict.empty() || !facts.title.empty() || facts.checked_on.known() ||
           (facts.ours && !facts.body.empty());
}

DraftedClaims import_claims(Context& context, std::vector<CollectedClaim> const& claims, Id<Scale> scale,
                            LinesSoFar& so_far) {
    Importer importer(context, scale, so_far);
    for (auto const& claim : claims) importer.add(claim);
    return importer.take();
}

bool needs_a_scale(Context const& context, std::vector<Scale> const& in_force, CollectedClaim const& claim, Differing differing) {
    return claim.records.empty() && tells_a_check(claim) && !rating_here(in_force, claim.scale, claim.rating, claim.verdict) &&
           (differing == Differing::taken_over || !find_here(context.reader, claim));
}

} // namespace core
