// Reads the article sentence by sentence: cues, attributions, speakers; then weighs what each
// marked stretch is worth and writes the suggestion.
#include "core/quotation/detect.h"

#include "core/quotation/alone.h"
#include "core/quotation/attribution.h"
#include "core/quotation/characters.h"
#include "core/quotation/confidence.h"
#include "core/quotation/disowned.h"
#include "core/quotation/turn_taking.h"
#include "core/quotation/judge.h"
#include "core/quotation/left_out.h"
#include "core/quotation/line_breaks.h"
#include "core/quotation/naming.h"
#include "core/quotation/reasons.h"
#include "core/quotation/reported.h"
#include "core/quotation/resolve.h"
#include "core/quotation/setting.h"
#include "core/quotation/turns.h"
#include "core/text/compose.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

constexpr double most_of_hearsay = 0.79; ///< nobody vouches for it: offered, never sure
constexpr double most_of_posted = 0.6;   ///< it stands on a sign, and is nobody's
constexpr double most_of_another_word = 0.85; ///< who speaks is called by another word than the name
constexpr double most_of_unnamed = 0.6;  ///< somebody asks in an interview, and is not named
constexpr double most_of_unsaid = 0.49;  ///< told as denied or supposed: never offered as said
constexpr double most_of_signed = 0.75;  ///< it stands apart without marks, with a name under it
constexpr double most_of_apart = 0.6;    ///< only a colon introduces it
constexpr double most_of_mended = 0.75;  ///< a mark was forgotten: offered, never sure
constexpr std::size_t enough = 1'000; ///< of a quotation to judge it by, in code points

class Detector {
public:
    Detector(std::string_view text, Lexicon const& lexicon, Singles singles, Indirect indirect)
        : lexicon_(lexicon), indirect_(indirect), written_(to_utf32(text)), read_(readable(written_)),
          article_(read_article(std::move(read_.text), lexicon, singles)),
          people_(article_, lexicon), phrases_(article_, people_),
          attributor_(article_, people_, phrases_), resolver_(article_, people_, phrases_),
          denials_(article_, phrases_), reports_(article_, phrases_, attributor_, lexicon.grammar()),
          settings_(article_, people_, lexicon.language()), naming_(article_, people_, lexicon) {}

    Detected run() {
        for (std::size_t i = 0; i < article_.sentences.size(); ++i) read_sentence(i);
        sort_by_start(out_.quotations);
        sort_by_start(out_.set_aside);
        sort_by_start(out_.reported);
        relate_all();
        for (auto* all : {&out_.quotations, &out_.set_aside, &out_.reported})
            for (auto& one : *all) back_to_the_text(one);
        return std::move(out_);
    }

private:
    /// The text as it is read: letters whole, lines joined. What is found goes back by back_to_the_text.
    static Composed readable(std::u32string text) {
        join_lines(text);
        return compose(std::move(text));
    }

    void back_to_the_text(Suggestion& one) const {
        auto const back = [&](Span& span) {
            span = {static_cast<std::int64_t>(read_.place(static_cast<std::size_t>(span.start))),
                    static_cast<std::int64_t>(read_.place(static_cast<std::size_t>(span.end)))};
        };
        back(one.span);
        if (one.speaker_span) back(*one.speaker_span);
        if (one.cue_span) back(*one.cue_span);
        for (auto& related : one.relates)
            if (related.evidence) back(*related.evidence);
        auto const start = static_cast<std::size_t>(one.span.start);
        one.text = to_utf8(std::u32string_view(written_).substr(start, static_cast<std::size_t>(one.span.end) - start));
    }

    void read_sentence(std::size_t index) {
        Sentence const& sentence = article_.sentences[index];
        std::vector<Cue> const cues = phrases_.cues(sentence.tokens);
        std::vector<Attribution> attributions = attributor_.attribute(sentence.tokens, cues);
        bool const alone = !attributions.empty() && only_quotes(article_, sentence.tokens);
        std::size_t quote = sentence.tokens.first;
        for (Attribution& attribution : attributions) {
            while (!article_.tokens[quote].is_quote()) ++quote;
            // "…," X said. "…" and it goes on.
            bool const opens = quote == sentence.tokens.first &&
                               resolver_.last_speaker() != nullptr &&
                               resolver_.last_paragraph() == sentence.paragraph;
            Marked const& marked = article_.marked[article_.tokens[quote].quote];
            bool const dash = marked.kind == Marked::Kind::dash;
            // The next to speak in a dialogue is somebody else.
            bool const another = dash && marked.open_width > 0;
            bool const unsaid = attribution.sieve == Sieve::none || attribution.sieve == Sieve::implied;
            bool const apart = alone && unsaid && !dash && attributions.size() == 1;
            Range const signed_by = apart ? attributor_.signature_under(index) : Range{};
            if (attribution.sieve == Sieve::turn) {
                add_turn(index, quote, attribution);
            } else if (marked.kind == Marked::Kind::block) {
                add_block(index, quote);
            } else if (!signed_by.empty()) {
                attribution.sieve = Sieve::parenthesis;
                attribution.mention = signed_by;
                add(index, quote, attribution, resolver_.resolve(signed_by));
            } else if ((alone || opens) && unsaid && !another) {
                bool const by_itself = alone && !dash && attributions.size() == 1;
                auto told = by_itself ? told_behind(index, attribution) : std::nullopt;
                auto speaker = told ? std::move(*told) : floating(index, attribution);
                if (attribution.sieve == Sieve::implied) speaker = resolver_.resolve(attribution.mention);
                if (rests_on_guess_ && attribution.sieve == Sieve::floating) attribution.sieve = Sieve::alone;
                if (by_itself && attribution.sieve == Sieve::none) speaker = standing_alone(index, quote, attribution);
                if (dash && attribution.sieve != Sieve::none) attribution.sieve = Sieve::dash;
                add(index, quote, attribution, std::move(speaker));
            } else {
                Speaker speaker = speaker_of(attribution, sentence.paragraph);
                double certainty = 1;
                auto const turn = another && unsaid ? turns_taken_.next(sentence.paragraph) : std::nullopt;
                if (turn) {
                    speaker = turn->speaker;
                    attribution.sieve = Sieve::dash;
                    certainty = turn->certainty *
                                confidence(Sieve::dash, turn->among_two ? Standing::guessed : Standing::doubtful,
                                           Clarity::plain, lexicon_.language());
                }
                if (another) turns_taken_.spoke(speaker, sentence.paragraph, certainty);
                resting_on_ = certainty;
                add(index, quote, attribution, std::move(speaker));
                resting_on_ = 1;
            }
            ++quote;
        }
        if (attributions.empty()) {
            for (auto const& found : reports_.indirect(sentence.tokens, cues)) add_reported(found, sentence);
            hear(sentence, cues);
        }
        resolver_.read(sentence.tokens, sentence.paragraph);
    }

    /// Whom an attribution means; where the language leaves out the pronoun, a verb alone means somebody, too.
    Speaker speaker_of(Attribution const& attribution, std::size_t paragraph) {
        if (attribution.unnamed) return resolver_.left_out(paragraph, Gender::unknown);
        if (attribution.cue && leaves_out(article_, *attribution.cue, attribution.mention))
            return resolver_.left_out(paragraph,
                                      gender_told(article_.slice(attribution.cue->verb), lexicon_.grammar()));
        if (attribution.cue && told_by_several(article_, *attribution.cue, attribution.mention))
            if (auto many = resolver_.several()) return std::move(*many);
        Gender const told = attribution.cue ? gender_told(article_.slice(attribution.cue->verb), lexicon_.grammar()) : Gender::unknown;
        return resolver_.resolve(attribution.mention, told);
    }

    /// A sentence that reports without marks still says who is speaking now.
    void hear(Sentence const& sentence, std::vector<Cue> const& cues) {
        for (Cue const& cue : cues) {
            if (cue.form != CueForm::finite) continue;
            Range const subject = attributor_.subject_of(cue, sentence.tokens, cues);
            Speaker speaker = resolver_.resolve(subject);
            if (!speaker.person) continue;
            settings_.of(sentence, cue, speaker.name);
            speaker.mention = subject;
            resolver_.spoke(speaker, sentence.paragraph);
            return;
        }
    }

    /// Whom the sentence before introduces with a colon at its end.
    std::optional<Speaker> introduced_before(std::size_t index, Attribution& attribution) {
        if (index == 0) return std::nullopt;
        Range const previous = article_.sentences[index - 1].tokens;
        if (!article_.tokens[previous.last - 1].is(U':')) return std::nullopt;
        std::vector<Cue> const cues = phrases_.cues(previous);
        attribution.mention = cues.empty() ? phrases_.main_subject(previous.first, previous.last)
                                           : attributor_.subject_of(cues.back(), previous, cues);
        attribution.sieve = Sieve::colon;
        if (!cues.empty()) attribution.cue = cues.back();
        Speaker const told = resolver_.resolve(attribution.mention);
        if (!told.name.empty()) return told;
        // "And from X:"
        return resolver_.sole_person().value_or(told);
    }

    /// A quotation that is a sentence by itself belongs to who spoke, or to whom the sentence before introduces.
    Speaker floating(std::size_t index, Attribution& attribution) {
        Sentence const& sentence = article_.sentences[index];
        if (auto introduced = introduced_before(index, attribution)) return std::move(*introduced);
        Speaker const* last = resolver_.last_speaker();
        bool const near = last != nullptr && resolver_.last_paragraph() + 3 > sentence.paragraph;
        if (attributed_ && *attributed_ + 1 == index && attributed_to_.name.empty()) {
            // "…," she said. "…": whoever she is, she goes on.
            attribution.sieve = Sieve::floating;
            return attributed_to_;
        }
        bool const goes_on = attributed_ && *attributed_ + 1 == index && near;
        auto const introduced = goes_on ? std::nullopt : resolver_.sole_person();
        if (introduced && (!near || introduced->name != last->name) && index > 0 &&
            article_.sentences[index - 1].paragraph == sentence.paragraph) {
            attribution.sieve = Sieve::floating;
            return *introduced;
        }
        // "X was furious.¶“…”": whom the paragraph before is about, if nobody is quoted there.
        bool const apart = index > 0 && only_quotes(article_, sentence.tokens) && !article_.has_quotes(article_.sentences[index - 1].tokens) &&
                           (index + 1 >= article_.sentences.size() ||
                            article_.sentences[index + 1].paragraph != sentence.paragraph);
        auto const about = goes_on || !apart ? std::nullopt : resolver_.sole_subject();
        if (about && !near) {
            attribution.sieve = Sieve::floating;
            return *about;
        }
        if (!near) return {};
        attribution.sieve = Sieve::floating;
        Speaker out = *last;
        if (out.standing == Standing::named) out.standing = Standing::meant;
        return out;
    }

    /// Whom the sentence behind a quotation that begins its paragraph tells to have said it: "X says it".
    std::optional<Speaker> told_behind(std::size_t index, Attribution& attribution) {
        auto const& all = article_.sentences;
        bool const begins = index == 0 || all[index - 1].paragraph != all[index].paragraph || !article_.has_quotes(all[index - 1].tokens);
        behind_ = {};
        if (!begins || index + 1 >= all.size() || all[index + 1].paragraph != all[index].paragraph) return std::nullopt;
        behind_ = attributor_.points_back(all[index + 1].tokens, phrases_.cues(all[index + 1].tokens));
        if (!behind_.plainly) return std::nullopt;
        attribution = behind_.who;
        return resolver_.resolve(attribution.mention);
    }

    /// A whole sentence beside which nobody is said to speak: whom the paragraph is about, or the next sentence, or nobody.
    Speaker standing_alone(std::size_t index, std::size_t quote, Attribution& attribution) {
        Sentence const& sentence = article_.sentences[index];
        if (!whole_sentence(article_, quote, sentence.tokens)) return {};
        attribution.sieve = Sieve::alone;
        if (auto const about = resolver_.told_of(sentence.paragraph)) return *about;
        if (behind_.who.mention.empty()) return {};
        Speaker out = resolver_.resolve(behind_.who.mention);
        if (out.standing == Standing::named) out.standing = Standing::guessed;
        return out;
    }

    void add_reported(Reported const& found, Sentence const& sentence) {
        // "I hope that", "it is said that": nobody's words are reported.
        if (resolver_.impersonal(found.mention)) return;
        Attribution const attribution{found.sieve, found.cue, found.mention};
        Speaker const speaker = speaker_of(attribution, sentence.paragraph);
        if (found.mention.empty() && speaker.name.empty()) return;
        Suggestion out;
        out.span = {static_cast<std::int64_t>(article_.tokens[found.content.first].start),
                    static_cast<std::int64_t>(article_.tokens[found.content.last - 1].end)};
        out.text = to_utf8(article_.slice(found.content));
        out.mode = Mode::indirect;
        naming_.name(out, speaker, found.mention, found.cue);
        tell(out, denials_.telling(attribution, found.content.first, sentence.tokens), found.sieve);
        rate(out, found.sieve, unsaid(out) ? Standing::doubtful : speaker.standing, Clarity::plain);
        (indirect_ == Indirect::yes ? out_.quotations : out_.reported).push_back(std::move(out));
    }

    /// How the article tells the words, and the reason.
    void tell(Suggestion& out, Telling const& telling, Sieve sieve) const {
        out.told = telling.told;
        out.reason = out.told == Told::said ? reason(sieve, out.cue, told_of(out))
                                            : reason(out.told, to_utf8(article_.slice(telling.words)));
    }

    static bool unsaid(Suggestion const& one) { return one.told == Told::denied || one.told == Told::supposed; }

    /// Whom a reason names: the words of the article, or who is meant where the verb stands alone.
    static std::string const& told_of(Suggestion const& one) { return one.mention.empty() ? one.speaker : one.mention; }

    void set_aside(Suggestion out, Against against) {
        out.rule = key_of(against);
        out.standing = key_of(Standing::doubtful);
        out.reason = reason(against);
        out_.set_aside.push_back(std::move(out));
    }

    /// "X, mayor: …": X is whom the article knows by that name. "A: …" is the only person named before.
    void add_turn(std::size_t index, std::size_t quote, Attribution& attribution) {
        Range const label{attribution.mention.first, quote - 1};
        if (!turns_) turns_.emplace(article_, people_);
        bool const letter = turns_->by_letter(attribution.mention);
        auto const person = turns_->person(attribution.mention, quote);
        Token const& first = article_.tokens[label.first];
        if (letter && !person && first.end > first.start + 1) return add(index, quote, {Sieve::turn, {}, {}}, {}); // "FRAGE: …"
        if (letter && !person) {
            Range const bounds = words_of(article_, article_.tokens[quote]);
            Suggestion out;
            out.span = {static_cast<std::int64_t>(bounds.first), static_cast<std::int64_t>(bounds.last)};
            out.text = to_utf8(article_.slice(bounds.first, bounds.last));
            return set_aside(std::move(out), Against::letter);
        }
        Range const beside = turns_->role(label);
        Speaker speaker = person ? resolver_.of_person(*person, letter ? Standing::guessed : Standing::named)
                                 : resolver_.resolve(attribution.mention);
        // "The president (X):" names X in his office.
        bool office = false;
        for (auto i = attribution.mention.first; i < attribution.mention.last; ++i) office = office || article_.tokens[i].has(Tag::role);
        Speaker holder = office ? resolver_.resolve(beside) : Speaker{};
        if (holder.person && people_.all()[*holder.person].is_person) {
            holder.role = to_utf8(article_.slice(attribution.mention));
            speaker = std::move(holder);
        }
        if (speaker.role.empty()) speaker.role = to_utf8(article_.slice(beside));
        add(index, quote, attribution, std::move(speaker));
    }

    /// What stands apart belongs to who signed it, or to whom the sentence before introduces.
    void add_block(std::size_t index, std::size_t quote) {
        Attribution attribution{Sieve::block, {}, attributor_.signer_under(index)};
        if (!attribution.mention.empty()) return add(index, quote, attribution, resolver_.resolve(attribution.mention));
        auto introduced = introduced_before(index, attribution);
        if (introduced && !introduced->name.empty()) return add(index, quote, attribution, std::move(*introduced));
        add(index, quote, {Sieve::block, {}, {}}, {});
    }

    /// Indexes are those after sorting; doubtful ones bear on nothing.
    void relate_all() {
        auto& all = out_.quotations;
        std::map<std::int64_t, std::size_t> index;
        for (std::size_t at = 0; at < all.size(); ++at) index[all[at].span.start] = at;
        for (auto& placed : placed_) placed.index = index[static_cast<std::int64_t>(placed.index)];
        for (auto const& found : relate(article_, placed_))
            all[found.from].relates.push_back({found.to, found.how, naming_.span_of(found.evidence)});
    }

    void rate(Suggestion& out, Sieve sieve, Standing standing, Clarity clarity) const {
        out.rule = key_of(sieve);
        out.standing = key_of(standing);
        out.clarity = key_of(clarity);
        out.confidence = confidence(sieve, standing, clarity, lexicon_.language());
        out.confidence = std::min(out.confidence, resting_on_);
        if (unsaid(out)) out.confidence = std::min(out.confidence, most_of_unsaid);
        if (out.told == Told::hearsay) out.confidence = std::min(out.confidence, most_of_hearsay);
        if (sieve == Sieve::alone) out.confidence = std::min(out.confidence, most_of_alone(standing));
        bool const unnamed = sieve == Sieve::turn && standing == Standing::unknown;
        if (unnamed) out.confidence = std::min(out.confidence, most_of_unnamed);
        if (sieve == Sieve::posted) out.confidence = std::min(out.confidence, most_of_posted);
    }

    /// Whether words with one mark are surely somebody's: a colon or a verb right beside them tells so.
    static bool introduced(Attribution const& attribution, Speaker const& speaker) {
        bool const beside = attribution.sieve == Sieve::colon || attribution.sieve == Sieve::inverted ||
                            attribution.sieve == Sieve::subject_verb || attribution.sieve == Sieve::before;
        return beside && !speaker.name.empty();
    }

    void add(std::size_t index, std::size_t quote, Attribution const& attribution, Speaker speaker) {
        Sentence const& sentence = article_.sentences[index];
        Token const& token = article_.tokens[quote];
        Range const bounds = words_of(article_, token);
        if (bounds.empty()) return;
        auto const inner = tokenise(article_.text, bounds.first, std::min(bounds.last, bounds.first + enough), lexicon_);
        Weighing const weighing = weigh(article_, quote, sentence, attribution, inner);
        Suggestion out;
        out.span = {static_cast<std::int64_t>(bounds.first), static_cast<std::int64_t>(bounds.last)};
        out.text = to_utf8(article_.slice(bounds.first, bounds.last));
        naming_.name(out, speaker, attribution.mention, attribution.cue);
        out.mode = mode_of(attribution, weighing, quote == sentence.tokens.first);
        tell(out, denials_.telling(attribution, quote, sentence.tokens), attribution.sieve);
        auto const next = index + 1 < article_.sentences.size() && only_quotes(article_, sentence.tokens) ? article_.sentences[index + 1].tokens : Range{};
        if (auto const found = disowned_behind(article_, next)) tell(out, {Told::denied, {found->negation, found->negation + 1}}, attribution.sieve);
        if (attribution.sieve == Sieve::postposed && resolver_.as_people_say(attribution.mention))
            return set_aside(std::move(out), Against::named);
        if (weighing.judgement == Judgement::not_said) return set_aside(std::move(out), weighing.against);
        Setting const setting = settings_.of(sentence, attribution.cue, speaker.name);
        out.when = setting.when;
        out.place = setting.place;
        out.occasion = setting.occasion;
        Marked const& marked = article_.marked[token.quote];
        bool const mended = !marked.balanced;
        bool const doubled = marked.open_width == 2 && article_.text[marked.open] == U'\'';
        bool const low = weighing.judgement == Judgement::doubtful || unsaid(out) ||
                         attribution.sieve == Sieve::none || (mended && !introduced(attribution, speaker));
        rate(out, attribution.sieve, low ? Standing::doubtful : speaker.standing,
             low      ? Clarity::plain
             : mended ? Clarity::mended
                      : clarity_of(article_, index, quote, attribution, weighing, resolver_.last_paragraph()));
        if (speaker.another_word) out.confidence = std::min(out.confidence, most_of_another_word);
        bool const block = marked.kind == Marked::Kind::block;
        if (block) out.confidence = std::min(out.confidence, attribution.sieve == Sieve::block && speaker.person ? most_of_signed : most_of_apart);
        if (mended || doubled) out.confidence = std::min(out.confidence, most_of_mended);
        // "Nobody said": nobody is its speaker.
        bool const nobody = out.told == Told::denied && !attribution.mention.empty() && !speaker.person &&
                            article_.tokens[attribution.mention.first].has(Tag::negation);
        if (nobody) {
            out.speaker.clear();
            out.mention.clear();
        }
        if (!attribution.mention.empty()) speaker.mention = attribution.mention;
        if (!out.speaker_span) out.speaker_span = naming_.span_of(speaker.mention);
        bool const heads = index == 0 && attribution.sieve == Sieve::colon && attribution.mention.first == sentence.tokens.first &&
                           article_.sentences.size() > 1 && article_.sentences[1].paragraph != sentence.paragraph;
        if (heads) resolver_.headline_of(speaker.person);
        if (!low && !block) { // who wrote a page of a diary is not the one who speaks next
            resolver_.spoke(speaker, sentence.paragraph);
            rests_on_guess_ = attribution.sieve == Sieve::alone;
            if (!rests_on_guess_ || !speaker.name.empty()) {
                attributed_ = index;
                attributed_to_ = speaker;
            }
        }
        if (!low) {
            bool const condemns = std::any_of(inner.begin(), inner.end(), [](Token const& word) {
                return word.has(Tag::negative);
            });
            placed_.push_back({bounds.first, sentence.tokens, out.speaker, out.on_behalf_of,
                               fold(out.text), condemns,
                               lexicon_.country_in(speaker.person ? out.on_behalf_of : out.speaker),
                               speaker.person.has_value()});
        }
        out_.quotations.push_back(std::move(out));
    }

    Lexicon const& lexicon_;
    Indirect indirect_;
    std::u32string written_; ///< the text as it stands
    Composed read_;          ///< as it is read: the article has its text, this the places
    Article article_;
    People people_;
    Phrases phrases_;
    Attributor attributor_;
    Resolver resolver_;
    Denials denials_;
    Reports reports_;
    Settings settings_;
    Naming naming_;
    TurnTaking turns_taken_;
    double resting_on_ = 1;                 ///< how sure the turns are that one in an exchange rests on
    std::optional<Turns> turns_;            ///< made when there are turns
    std::optional<std::size_t> attributed_; ///< the last sentence with a quotation of somebody
    Speaker attributed_to_;
    Attributor::Pointed behind_;            ///< what the sentence behind one that stands alone tells
    bool rests_on_guess_ = false;           ///< the last one stood alone: what goes on is no surer
    Detected out_;
    std::vector<Placed> placed_; ///< index: the first character, until all are sorted
};

} // namespace

Detected detect(std::string_view text, std::string_view language, Lexicon const& lexicon,
                Indirect indirect) {
    bool const own = language.empty() || language == lexicon.language();
    Singles const singles = own && lexicon.grammar().apostrophes ? Singles::apostrophes : Singles::marks;
    return Detector(text, lexicon, singles, indirect).run();
}

} // namespace core
