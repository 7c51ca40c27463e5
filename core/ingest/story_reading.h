// How the story of a page is found: what reads well, where the most of it lies, what of that is cut away. Used by
// story.cpp, story_cuts.cpp and story_boxes.cpp alone.
#pragma once

#include "core/ingest/page_words.h"
#include "core/ingest/story.h"
#include "core/ingest/story_rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace core {

class Story {
public:
    using Index = std::uint32_t;
    static constexpr auto no_row = static_cast<std::size_t>(-1);

    Story(PageTree const& page, std::vector<std::string> const& titles);
    std::vector<PagePart> parts();

private:
    struct Sums {
        double good = 0; ///< weight of what reads well
        std::size_t characters = 0;
        std::size_t sentences = 0; ///< rows that read well
    };
    /// Which elements are held to be no part of a story.
    enum class Strictness { all, surely_only, nothing };

    PageElement const& element(Index at) const { return page_.elements[at]; }
    void note_what_is_seen();
    void weigh();
    void find_headline();
    void find_teaser_lists();
    void find_foreign_articles();
    bool holds_headline(Index at) const { return headline_ != no_row && holds_headline_[at]; }
    bool is_beside(Index at, Strictness strictness, bool soft) const;
    std::vector<char> besides(Index inside, Strictness strictness) const;
    Index find_container(Strictness strictness) const;
    std::vector<char> cleaned(Index container, Strictness strictness) const;
    void cut_before_headline(std::vector<char>& kept, Index container) const;
    void cut_standfirst(std::vector<char>& kept) const;
    bool set_alike(std::size_t one, std::size_t other) const;
    std::size_t goes_on_behind(std::vector<char> const& kept, std::size_t heading, Heads heads) const;
    bool heads_the_story(std::vector<char> const& kept, std::size_t at, Heads heads) const;
    void cut_behind_headings(std::vector<char>& kept) const;
    void cut_lines_of_facts(std::vector<char>& kept) const;
    bool is_last_sentence(std::vector<char> const& kept, std::size_t at) const;
    static bool holds_credits_alone(std::string_view text);
    void cut_loose_ends(std::vector<char>& kept) const;
    void drop_empty_headings(std::vector<char>& kept) const;
    std::vector<std::size_t> first_rows() const;
    void cut_boxes(std::vector<char>& kept, Index container) const;
    void keep_corrections(std::vector<char>& kept) const;
    double good_of(std::vector<char> const& kept) const;
    bool inside(Index at, Index of) const;
    void name_the_others(std::vector<PagePart>& parts, std::vector<char> const& kept) const;

    PageTree const& page_;
    std::vector<std::string> const& titles_;
    std::vector<char> seen_;           ///< by row
    std::vector<double> weight_;       ///< by row; 0 = does not read well
    std::vector<Sums> sums_;           ///< by element
    std::vector<char> listed_;         ///< by element: one of a list of teasers
    std::vector<char> foreign_;        ///< by element: another story
    std::vector<char> holds_headline_; ///< by element
    std::vector<char> commented_;      ///< by element: readers' comments
    std::size_t headline_ = no_row;    ///< its row
    bool headline_is_sure_ = false;    ///< the page's title says so
    double all_good_ = 0;
    double of_others_ = 0; ///< of that what comments, walls and other stories hold
};

} // namespace core
