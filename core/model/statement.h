// Statement: something a party said, or a source reports in its own voice. What was said is kept
// apart from where it was read: a statement may have many quotations.
#pragma once

#include "core/model/kind.h"
#include "core/model/mode.h"

namespace core {

template <>
struct Names<Mode> {
    static constexpr std::array entries{
        Named{Mode::direct, "direct", N_("Direct quotation")},
        Named{Mode::partial, "partial", N_("Partial quotation")},
        Named{Mode::indirect, "indirect", N_("Indirect speech")},
        Named{Mode::translated, "translated", N_("Translated")},
        Named{Mode::narrated, "narrated", N_("The source's own words")},
    };
};

/// What was looked for and cannot be known, which is something else than not filled in.
enum class Unknown { nothing, speaker, date, both };

template <>
struct Names<Unknown> {
    static constexpr std::array entries{
        Named{Unknown::nothing, "nothing", N_("Nothing")},
        Named{Unknown::speaker, "speaker", N_("The speaker")},
        Named{Unknown::date, "date", N_("The date")},
        Named{Unknown::both, "both", N_("The speaker and the date")},
    };
};

struct Statement {
    Id<Statement> id;
    std::string text;
    Id<Party> speaker;
    Id<Party> on_behalf_of; ///< the organisation a spokesperson speaks for
    std::string role;       ///< the speaker's role at that time
    PartialDate said_on;
    std::string occasion;
    std::string place;
    Mode mode = Mode::direct;
    std::string language;
    std::string note;
    Unknown unknown = Unknown::nothing;
    std::vector<std::string> not_same; ///< identities of other statements that somebody said are not this one
    bool operator==(Statement const&) const = default;
};

template <>
struct Model<Statement> {
    static constexpr auto kind = Kind::statement;
    static constexpr std::string_view name = N_("statement");
    static constexpr auto label = N_("Statement");
    static constexpr unsigned traits = shared;
    static constexpr auto caption = &Statement::text;
    static constexpr auto fields = std::tuple{
        Field{"text", &Statement::text, N_("Text"), searched},
        Field{"speaker", &Statement::speaker, N_("Speaker"), indexed},
        Field{"on_behalf_of", &Statement::on_behalf_of, N_("On behalf of"), indexed},
        Field{"role", &Statement::role, N_("Role at that time")},
        Field{"said_on", &Statement::said_on, N_("Said on")},
        Field{"occasion", &Statement::occasion, N_("Occasion"), searched},
        Field{"place", &Statement::place, N_("Place"), searched},
        Field{"mode", &Statement::mode, N_("Mode")},
        Field{"language", &Statement::language, N_("Language")},
        Field{"note", &Statement::note, N_("Note"), searched},
        Field{"unknown", &Statement::unknown, N_("Declared unknown")},
        Field{"not_same", &Statement::not_same, N_("Not the same as"), fixed | workflow | unseen}};
};

} // namespace core
