#include "core/formats/dossier_check.h"

#include "core/formats/dossier_page.h"
#include "core/formats/dossier_tree.h"
#include "core/formats/proof_json.h"
#include "core/text/strict_json.h"
#include "core/formats/tree_difference.h"
#include "core/log/proven_reader.h"

#include <algorithm>

namespace core {

namespace {

using Parsed = nlohmann::json;
using What = DossierReport::What;

constexpr std::string_view block_end = "</script>";

/// The block that carries the dossier, as it lies in a page.
std::optional<std::string_view> block_in(std::string_view page) {
    auto const start = page.find(dossier_block);
    if (start == page.npos) return std::nullopt;
    auto const block = page.substr(start + dossier_block.size());
    auto const end = block.find(block_end);
    if (end == block.npos) return std::nullopt;
    return block.substr(0, end);
}

bool is_page(std::string_view file) {
    auto const start = file.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return start != file.npos && file[start] == '<';
}

/// What is made anew, told apart by nothing but its values.
Parsed plainly(nlohmann::ordered_json const& tree) {
    return Parsed::parse(tree.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

Message sentence_for(LineDifference const& difference, What what) {
    std::vector<Arg> args{{"where", difference.where}, {"shown", difference.shown}, {"proven", difference.proven}};
    auto const page = what == What::page;
    switch (difference.how) {
    case LineDifference::How::altered:
        return page ? say("Line {where} of the page: shown “{shown}”, proven “{proven}”.", std::move(args))
                    : say("{where}: shown “{shown}”, proven “{proven}”.", std::move(args));
    case LineDifference::How::added:
        return page ? say("Line {where} of the page: “{shown}” is shown, and nothing there is proven.", std::move(args))
                    : say("{where}: “{shown}” is shown, and nothing there is proven.", std::move(args));
    case LineDifference::How::left_out: break;
    }
    return page ? say("Line {where} of the page is left out: “{proven}” is proven.", std::move(args))
                : say("{where} is left out: “{proven}” is proven.", std::move(args));
}

class DossierCheck {
public:
    DossierCheck(std::string_view file, InLanguage const& in_language) : file_(file), in_language_(in_language) {}

    Result<DossierReport> run() {
        auto json = file_;
        if (is_page(file_)) {
            report_.what = What::page;
            auto const block = block_in(file_);
            if (!block) return problem(say("This page carries no dossier with a proof."));
            // Written as it is by us, nothing in it can end it or begin anything else.
            if (block->find_first_of("<>&") != block->npos)
                return problem(say("The dossier in this page is not written as data alone."));
            json = block_ = *block;
        }
        auto read = read_json(json);
        if (!read) return problem(fault_message(read.error()));
        shown_ = std::move(*read);
        auto proof = proof_in(shown_);
        if (!proof) return tl::unexpected(std::move(proof.error()));
        report_.format = proof->format;
        auto log = check_proof(proof->proof);
        if (!log) return tl::unexpected(std::move(log.error()));
        proven_.emplace(std::move(*log));
        count();
        look_for_strangers();
        if (auto const& made_for = proven_->log().listed_for;
            report_.what != What::proof && !made_for.empty() && made_for != format_shown())
            report_.findings.push_back(say("This dossier was made in the format {made}, and is shown in {shown}: whoever "
                                           "changed that may have left something out.",
                                           {{"made", made_for}, {"shown", format_shown()}}));
        if (report_.format == 1)
            report_.findings.push_back(say("This proof is of an earlier format: it proves these entries, and no line "
                                           "of a dossier that shows them."));
        else if (report_.what != What::proof && another_format())
            report_.findings.push_back(say("This dossier is of another format ({format}) than the one this program "
                                           "writes: its entries hold, but its lines were not compared.",
                                           {{"format", format_shown()}}));
        else
            make_anew();
        return std::move(report_);
    }

private:
    /// Takes the proof out of what is shown.
    Result<ReadProof> proof_in(Parsed& shown) {
        if (!shown.is_object()) return read_proof(shown);
        if (auto const found = shown.find("found"); found != shown.end()) report_.found = read_found(*found);
        auto const inside = shown.find("proof");
        if (inside == shown.end()) {
            shown.erase("found");
            return read_proof(shown);
        }
        if (report_.what != What::page) report_.what = What::dossier;
        auto const proof = std::move(*inside);
        shown.erase("proof");
        return read_proof(proof);
    }

    std::string format_shown() const {
        auto const format = shown_.find("format");
        return format != shown_.end() && format->is_string() ? format->get<std::string>() : std::string();
    }

    /// "counterpoint-dossier/" and a number of a format this program does not make.
    bool another_format() const {
        constexpr std::string_view stem = "counterpoint-dossier/";
        auto const name = format_shown();
        auto const number = std::string_view(name).substr(std::min(stem.size(), name.size()));
        return name.starts_with(stem) && !dossier_format_named(name) && !number.empty() && number.size() < 5 &&
               number.find_first_not_of("0123456789") == number.npos;
    }

    void count() {
        auto const& log = proven_->log();
        report_.claim = log.claim;
        report_.workspace = log.workspace;
        report_.listed_by = log.listed_by;
        std::map<std::string, std::int64_t> in_lane;
        for (auto const& entry : log.entries) {
            ++report_.entries;
            if (entry.is_signed) ++in_lane[entry.revision.lane];
            report_.withheld += entry.withheld;
            if (!entry.is_signed) ++report_.unsigned_entries;
            if (entry.taken_over) ++report_.taken_over;
            for (auto const& change : entry.changes) {
                if (change.salt.empty()) ++report_.redacted;
                if (change.body) ++report_.states;
            }
        }
        for (auto const& lane : log.lanes)
            if (!lane.key.empty()) report_.signers.push_back({lane.key, lane.size, in_lane[lane.lane]});
        auto const& newest = log.entries.back().revision;
        report_.roles_shown = proven_->tells_of_members();
        report_.newest = newest.place();
        report_.newest_at = newest.at;
    }

    /// Where the proof tells of a desk, whoever signed something of it belongs there, or once did. Who asks to come in does
    /// not yet.
    void look_for_strangers() {
        if (!proven_->tells_of_members()) return;
        auto const& log = proven_->log();
        auto const members = proven_->members();
        std::map<std::string, std::int64_t> by_strangers;
        for (auto const& entry : log.entries) {
            auto const lane = std::ranges::find(log.lanes, entry.revision.lane, &LaneReport::lane);
            auto const notice = member_in(entry.revision.operation, entry.revision.notice);
            if (members.find(lane->key) || (notice && notice->step == MemberStep::ask && entry.changes.empty())) continue;
            ++by_strangers[lane->key.empty() ? std::string() : fingerprint(lane->key)];
        }
        for (auto const& [key, count] : by_strangers)
            report_.findings.push_back(key.empty()
                                           ? say("Nobody signs {count} entries of the proof, and the desk that it tells of takes "
                                                 "in none of those.",
                                                 {{"count", std::to_string(count)}})
                                           : say("{count} entries of the proof are signed by {key}, the key of nobody who ever "
                                                 "belonged to the desk that it tells of.",
                                                 {{"count", std::to_string(count)}, {"key", key}}));
        if (!log.listed_by.empty() && !members.find(log.listed_by))
            report_.findings.push_back(say("Whoever listed the entries of the proof signed with {key}, the key of nobody who ever "
                                           "belonged to the desk that it tells of.",
                                           {{"key", fingerprint(log.listed_by)}}));
    }

    void make_anew() {
        auto const language = shown_.find("language");
        auto const code = language != shown_.end() && language->is_string() ? language->get<std::string>() : "en";
        auto const compare_in = [&](Translator const& translator) {
            try {
                compare(translator);
            } catch (Error const& error) {
                report_.findings.push_back(
                    say("What is proven is no whole dossier: {why}", {{"why", render(error.message(), translator)}}));
            }
        };
        if (!in_language_(code, compare_in)) compare_in(english());
        auto const may_redact = [&](ProvenEntry const& entry) { return proven_->may_redact(entry); };
        for (auto& unfounded : unfounded_redactions(proven_->log(), told_, may_redact))
            report_.findings.push_back(std::move(unfounded));
        for (auto const& ref : proven_->missing())
            report_.findings.push_back(say("The proof leaves out the {kind} {id}, to which what is shown refers.",
                                           {in_words("kind", kind_noun(ref.kind)), {"id", id_text(ref.id)}}));
    }

    void compare(Translator const& translator) {
        auto const dossier = load_dossier(*proven_, proven_->log().claim);
        report_.text = dossier.claim.text;
        auto const found = report_.found.value_or(SenderFound{});
        auto const format = dossier_format_named(format_shown()).value_or(newest_dossier_format);
        auto anew = plainly(dossier_tree(dossier, *proven_, translator, BytesHold::left_out, format));
        auto const page = dossier_page(dossier, *proven_, translator, found, block_, format);
        if (report_.what != What::proof) {
            anew["found"] = plainly(found_json(found, dossier));
            for (auto const& difference : tree_differences(shown_, anew))
                report_.findings.push_back(sentence_for(difference, What::dossier));
        }
        if (report_.what == What::page && page != file_) {
            auto const lines = text_differences(file_, page);
            report_.page_lines = static_cast<std::int64_t>(lines.size());
            for (auto const& line : lines) report_.findings.push_back(sentence_for(line, What::page));
        }
        for (auto const& line : history_of(*proven_, dossier)) told_.insert(line.step.revision.seq);
    }

    std::string_view file_;
    std::string_view block_;
    InLanguage const& in_language_;
    Parsed shown_;
    std::optional<ProvenReader> proven_;
    std::set<Seq> told_; // entries whose reason is shown
    DossierReport report_;
};

} // namespace

bool in_english(std::string const& code, std::function<void(Translator const&)> const& work) {
    if (code != english().language()) return false;
    work(english());
    return true;
}

Result<DossierReport> check_dossier(std::string_view file, InLanguage const& in_language) {
    return DossierCheck(file, in_language).run();
}

} // namespace core
