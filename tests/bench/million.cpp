// The figures of search, lists and matching at a size: million CLAIMS FOLDER [PEERS_FOLDER]
// Makes FOLDER/CLAIMS.counterpoint if it is not there, asks it several hundred questions of each type and prints a
// table. With PEERS_FOLDER it writes there what tests/bench/peers.py needs to ask others the same.
#include "app/common/precedents.h"
#include "core/editorial/sources.h"
#include "core/matching/same_quotation.h"
#include "core/search/hits.h"
#include "db/workspace.h"
#include "tests/bench/million.h"
#include "tests/bench/stopwatch.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <unistd.h>

namespace {

using bench::milliseconds;
using core::SearchOrder;

void line(std::string const& what, std::string const& figure) {
    std::printf("%-58s %s\n", what.c_str(), figure.c_str());
    std::fflush(stdout);
}

std::string percentiles(std::vector<double> times) {
    std::ranges::sort(times);
    auto const at = [&](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    return fmt::format("p50 {:8.2f}  p95 {:8.2f}  p99 {:8.2f}  max {:8.2f} ms", at(.5), at(.95), at(.99), times.back());
}

long resident_mb() {
    std::ifstream file("/proc/self/status");
    for (std::string each; std::getline(file, each);)
        if (each.starts_with("VmRSS:")) return std::atol(each.c_str() + 6) / 1024;
    return 0;
}

db::OpenOptions anna() {
    db::OpenOptions options;
    options.actor = "anna";
    return options;
}

void make(std::string const& path, std::int64_t claims) {
    std::int64_t records = 0;
    auto const took = milliseconds([&] {
        auto const store = db::create_workspace(path, anna());
        bench::LargeDesk desk(*store, claims);
        desk.fill();
        store->maintain(core::Reader::everything);
        records = desk.records();
    });
    line("building it, with history, indexes and full text",
         fmt::format("{:.1f} s, {} records, {:.0f} records/s, {} MB resident", took / 1000, records,
                     static_cast<double>(records) / took * 1000, resident_mb()));
}

/// Statements and nothing else, in one import: what the store itself can take in.
void plain_statements(std::string const& path, std::int64_t count) {
    std::filesystem::remove(path);
    double took = 0;
    {
        auto const store = db::create_workspace(path, anna());
        bench::LargeDesk desk(*store, count);
        std::vector<core::Draft> drafts;
        for (std::int64_t made = 0; made < count; made += 5000) drafts.push_back(desk.some_statements(5000));
        core::Progress progress;
        took = milliseconds([&] {
            store->begin_bulk_load();
            for (auto& draft : drafts) {
                draft.base = store->head();
                store->commit(draft);
            }
            store->end_bulk_load(progress);
        });
    }
    line(fmt::format("bringing in {} plain statements, all included", count),
         fmt::format("{:.0f} rows/s, {} bytes each with history", static_cast<double>(count) / took * 1000,
                     static_cast<std::int64_t>(std::filesystem::file_size(path)) / count));
    std::filesystem::remove(path);
}

/// Bytes of the file by what they are for.
void sizes(std::string const& path, std::int64_t claims) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    std::map<std::string, std::int64_t> parts;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, "select name, sum(pgsize) from dbstat group by name", -1, &statement, nullptr);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::string const name = reinterpret_cast<char const*>(sqlite3_column_text(statement, 0));
        auto const part = name.starts_with("change") || name.starts_with("revision") ? "history"
                          : name.starts_with("search") ? "full text"
                          : name.starts_with("match") ? "matching"
                          : name.starts_with("claim_line") ? "lists"
                          : name.starts_with("mention") || name.starts_with("sqlite_autoindex_mention") ? "references"
                                                                                                        : "records";
        parts[part] += sqlite3_column_int64(statement, 1);
    }
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    std::string told;
    std::int64_t whole = 0;
    for (auto const& [part, bytes] : parts) {
        told += fmt::format("{} {} MB ({} B/claim), ", part, bytes >> 20, bytes / claims);
        whole += bytes;
    }
    line("file", fmt::format("{} MB: {}", whole >> 20, told.substr(0, told.size() - 2)));
    line("bytes for a claim or statement with all that hangs on it, without history",
         fmt::format("{}", (whole - parts["history"]) / (2 * claims)));
}

void forget_pages(std::string const& path) {
    auto const file = ::open(path.c_str(), O_RDONLY);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
}

void opening(std::string const& path) {
    for (auto const* how : {"cold", "warm"}) {
        if (how[0] == 'c') forget_pages(path);
        std::unique_ptr<core::Store> store;
        auto const took = milliseconds([&] {
            store = db::open_workspace(path, anna());
            store->counts();
            for (auto const id : store->claims({}, {}, 50)) store->claim_row(id);
        });
        line(fmt::format("open, counters and first 50 rows, {}", how), fmt::format("{:.1f} ms", took));
    }
}

/// What is asked, and the words for the peers to be asked the same.
struct Question {
    std::string type, words;
};

std::vector<std::string> words_of(std::string const& text) {
    std::vector<std::string> words;
    core::each_word(text, "", [&](core::IndexWord const& word) {
        words.emplace_back(text.substr(word.start, word.end - word.start));
        return true;
    });
    return words;
}

std::string first_letters(std::string const& word, int letters) {
    std::size_t at = 0;
    for (; letters > 0 && at < word.size(); --letters)
        for (++at; at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80;) ++at;
    return word.substr(0, at);
}

std::vector<Question> questions(core::Store const& store, std::vector<core::Id<core::Claim>> const& ids,
                                std::mt19937_64& random) {
    std::vector<Question> all;
    auto const text = [&] { return words_of(store.get(ids[random() % ids.size()]).text); };
    // Words people would type: not the smallest.
    auto const telling = [&](std::vector<std::string> const& words) {
        for (int tries = 0; tries < 20; ++tries)
            if (auto const& word = words[random() % words.size()]; word.size() > 4) return word;
        return words.front();
    };
    for (int at = 0; at < 200; ++at) {
        auto const words = text();
        all.push_back({"prefix3", first_letters(telling(words), 3)});
        all.push_back({"prefix4", first_letters(telling(words), 4)});
        all.push_back({"word_prefix", telling(words) + " " + first_letters(telling(words), 4)});
        all.push_back({"and2", telling(words) + " " + telling(words)});
        std::string any;
        for (int word = 0; word < 5; ++word) any += (word ? " OR " : "") + telling(text());
        all.push_back({"or5", any});
        auto const from = random() % (words.size() - 3);
        all.push_back({"phrase", "\"" + words[from] + " " + words[from + 1] + " " + words[from + 2] + "\""});
        all.push_back({"fields", fmt::format("{} said:{} verdict:false lang:{}", first_letters(telling(words), 4),
                                             2005 + random() % 20, std::array{"en", "fr", "de"}[random() % 3])});
    }
    return all;
}

void searching(core::Store const& store, std::vector<Question> const& all) {
    std::map<std::string, std::vector<double>> newest, ranked, read;
    for (auto const& question : all) core::find_hits(store, question.words, 20); // once to warm up
    for (auto const& question : all) {
        auto const plan = core::plan_search(store, core::parse_search(question.words));
        newest[question.type].push_back(milliseconds([&] { store.matching(plan, SearchOrder::newest, 20); }));
        ranked[question.type].push_back(milliseconds([&] { store.matching(plan, SearchOrder::relevance, 20); }));
        read[question.type].push_back(milliseconds([&] { core::find_hits(store, question.words, 20); }));
    }
    for (auto const& [type, times] : newest) line("search, newest 20: " + type, percentiles(times));
    for (auto const& [type, times] : ranked) line("search, ranked 20: " + type, percentiles(times));
    for (auto const& [type, times] : read) line("search, newest 20, as read by people: " + type, percentiles(times));
}

void listing(core::Store const& store, std::vector<core::Id<core::Claim>> const& ids, std::mt19937_64& random) {
    using Query = core::ClaimQuery;
    auto const page = [&](Query const& query, bool deep) {
        std::vector<double> times;
        for (int at = 0; at < 100; ++at) {
            auto const after = deep ? ids[random() % ids.size()] : core::Id<core::Claim>{};
            times.push_back(milliseconds([&] { store.claims(query, after, 50); }));
        }
        return percentiles(times);
    };
    for (auto const& [order, name] : {std::pair{Query::Order::newest, "newest"}, {Query::Order::text, "text"},
                                      {Query::Order::verdict, "verdict"}, {Query::Order::speaker, "speaker"},
                                      {Query::Order::said_on, "date said"}}) {
        Query query;
        query.order = order;
        line(fmt::format("page of 50 at a random place, by {}", name), page(query, true));
        query.only = core::ReviewState::in_review;
        query.topic = {store.list(core::Kind::topic).back()};
        line(fmt::format("first page in review in one topic, by {}", name), page(query, false));
    }
    std::vector<double> rows, counts;
    for (int at = 0; at < 1000; ++at) rows.push_back(milliseconds([&] { store.claim_row(ids[random() % ids.size()]); }));
    for (int at = 0; at < 100; ++at) counts.push_back(milliseconds([&] { store.counts(); }));
    line("one row", percentiles(rows));
    line("all counters", percentiles(counts));
}

/// The words as another would give them: one in four left out or another word, some moved.
std::string retold(std::string const& text, bench::Vocabulary const& of, std::mt19937_64& random, unsigned one_in) {
    auto words = words_of(text);
    for (auto& word : words)
        if (random() % one_in == 0) word = random() % 2 ? std::string() : of.word(random);
    std::string out;
    for (auto const& word : words)
        if (!word.empty()) out += (out.empty() ? "" : " ") + word;
    return out;
}

bench::Vocabulary const& vocabulary_of(std::string const& language) {
    for (auto const& each : bench::vocabularies())
        if (language == each.language()) return each;
    return bench::vocabularies().front();
}

void matching(core::Store const& store, std::vector<core::Id<core::Claim>> const& ids, std::mt19937_64& random,
              std::ofstream* peers) {
    std::vector<double> precedents, same;
    int found = 0, same_found = 0;
    int const asked = 400;
    for (int at = 0; at < asked; ++at) {
        auto const claim = store.get(ids[random() % ids.size()]);
        auto const& of = vocabulary_of(claim.language);
        core::PrecedentQuery query;
        query.text = retold(claim.text, of, random, 3);
        query.language = claim.language;
        if (peers) *peers << "long\t" << query.text << "\n";
        std::vector<core::Precedent> best;
        precedents.push_back(milliseconds([&] { best = app::precedents_for(store, query, 20); }));
        found += std::ranges::any_of(best, [&](auto const& each) { return each.ref == core::ref(claim.id); }) ? 1 : 0;
        auto const statement = store.get(core::id_as<core::Statement>(
            store.referring<core::Link>("to", claim.id).front().from));
        auto const copy = retold(statement.text, of, random, 9);
        std::vector<core::SameQuotation> copies;
        same.push_back(milliseconds([&] { copies = core::same_quotation(store, copy, statement.language, 5); }));
        same_found += std::ranges::any_of(copies, [&](auto const& each) { return each.statement == statement.id; }) ? 1 : 0;
    }
    line("precedents of a retold sentence (a third of its words gone or changed)", percentiles(precedents));
    line("  found among the first 20", fmt::format("{:.3f}", static_cast<double>(found) / asked));
    line("same quotation elsewhere (a ninth of its words gone or changed)", percentiles(same));
    line("  found", fmt::format("{:.3f}", static_cast<double>(same_found) / asked));
}

void saving(core::Store& store) {
    bench::LargeDesk desk(store, 400, 99);
    desk.prepare();
    std::vector<double> times, tidy;
    for (int at = 0; at < 3000; ++at) {
        auto const draft = desk.one_claim();
        times.push_back(milliseconds([&] { store.commit(draft); }));
        if (at % 20 == 19) tidy.push_back(milliseconds([&] { store.maintain(16); }));
    }
    std::ranges::sort(times);
    line("one save (claim, statement, links, rating)",
         percentiles(times) + fmt::format(", p99.9 {:.1f}", times[static_cast<std::size_t>(.999 * static_cast<double>(times.size() - 1))]));
    line("one piece of tidying in an idle moment", percentiles(tidy));
}

void write_for_peers(core::Store const& store, std::string const& folder, std::vector<Question> const& all) {
    std::ofstream texts(folder + "/texts.tsv"), asked(folder + "/queries.tsv");
    for (auto const kind : {core::Kind::claim, core::Kind::statement}) {
        auto ids = store.list(kind);
        std::ranges::reverse(ids);
        for (auto const id : ids) {
            auto const record = store.find(core::Ref{kind, id});
            auto const claim = std::get_if<core::Claim>(&*record);
            auto const& text = claim ? claim->text : std::get<core::Statement>(*record).text;
            texts << id << '\t' << (claim ? claim->language : std::get<core::Statement>(*record).language) << '\t' << text << '\n';
        }
    }
    for (auto const& question : all)
        if (question.type != "fields") {
            auto words = question.words;
            for (auto at = words.find(" OR "); at != words.npos; at = words.find(" OR ")) words.erase(at, 3);
            std::erase(words, '"');
            asked << question.type << '\t' << words << '\n';
        }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: %s CLAIMS FOLDER [PEERS_FOLDER]\n", argv[0]);
        return 2;
    }
    auto const claims = std::atoll(argv[1]);
    auto const path = fmt::format("{}/{}.counterpoint", argv[2], claims);
    try {
        std::printf("── %lld claims\n", static_cast<long long>(claims));
        if (!std::filesystem::exists(path)) {
            plain_statements(path, std::min<std::int64_t>(claims, 100'000));
            make(path, claims);
        }
        sizes(path, claims);
        opening(path);
        auto const store = db::open_workspace(path, anna());
        std::mt19937_64 random(3);
        std::vector<core::Id<core::Claim>> ids = store->claims({});
        auto const all = questions(*store, ids, random);
        searching(*store, all);
        listing(*store, ids, random);
        std::ofstream peers;
        if (argc > 3) {
            write_for_peers(*store, argv[3], all);
            peers.open(std::string(argv[3]) + "/queries.tsv", std::ios::app);
        }
        matching(*store, ids, random, argc > 3 ? &peers : nullptr);
        line("resident after all that", fmt::format("{} MB", resident_mb()));
        saving(*store);
    } catch (core::Error const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
