// Help for each pane, and the sheet of keys that is made from the table of actions.
#include "app/common/said.h"
#include "app/common/text.h"
#include "app/desk/help.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using app::HelpTopic;
using app::Pane;
using app::Place;
using app::Side;

TEST(Help, IsAboutThePaneThatHasTheKeyboard) {
    EXPECT_EQ(app::help_topic(Place::Page::reader, Side::dossier, Pane::middle), HelpTopic::reader);
    EXPECT_EQ(app::help_topic(Place::Page::reader, Side::dossier, Pane::side), HelpTopic::dossier);
    EXPECT_EQ(app::help_topic(Place::Page::reader, Side::claim_form, Pane::side), HelpTopic::form);
    EXPECT_EQ(app::help_topic(Place::Page::claims, Side::history, Pane::side), HelpTopic::history);
    EXPECT_EQ(app::help_topic(Place::Page::queue, Side::nothing, Pane::side), HelpTopic::queue);
    EXPECT_EQ(app::help_topic(Place::Page::topic, Side::nothing, Pane::middle), HelpTopic::lists);
}

class French final : public core::Translator {
public:
    std::string translate(std::string_view english) const override {
        return std::string(english == "key: Return" ? "Entrée" : english);
    }
    std::string translate(std::string_view one, std::string_view many, long count) const override {
        return std::string(count == 1 ? one : many);
    }
    std::string language() const override { return "fr"; }
};

TEST(Help, KeysAndColonsAreThoseOfTheLanguage) {
    for (auto const* keys : {"Ctrl+Return", "Alt+Left", "Ctrl++", "Ctrl+-", "F6", "Shift+A", ""})
        EXPECT_EQ(app::shown_keys(keys), keys);
    EXPECT_EQ(app::labelled("Role", "minister"), "Role: minister");
    French const french;
    app::install_translator(french);
    EXPECT_EQ(app::shown_keys("Ctrl+Return"), "Ctrl+Entrée");
    EXPECT_EQ(app::labelled("Fonction", "ministre"), "Fonction\u00a0: ministre");
    app::install_translator(core::english());
}

TEST(Help, HasOnePageForEachTopic) {
    std::set<HelpTopic> topics;
    for (auto const& page : app::help_pages()) {
        EXPECT_TRUE(topics.insert(page.topic).second) << page.title;
        EXPECT_FALSE(page.paragraphs.empty()) << page.title;
    }
    for (auto const page : {Place::Page::inbox, Place::Page::reader, Place::Page::search, Place::Page::queue,
                            Place::Page::scales, Place::Page::history, Place::Page::deleted})
        EXPECT_TRUE(topics.contains(app::help_topic(page, Side::nothing, Pane::middle)));
}

TEST(Help, TheSheetHasEveryKeyOfTheTable) {
    std::set<std::string> shown;
    for (auto const menu : app::help_page(HelpTopic::keys).menus)
        for (auto const& line : app::keys_of(menu)) shown.insert({line.anywhere, line.in_article});
    for (auto const& action : app::actions()) {
        if (*action.shortcut) {
            EXPECT_TRUE(shown.contains(action.shortcut)) << action.id;
        }
    }
    EXPECT_TRUE(shown.contains("Shift+Y")) << "capitals of the reader are pressed with Shift";
    EXPECT_TRUE(shown.contains("N"));
}

TEST(Help, NoKeyIsGivenTwice) {
    std::set<std::string> anywhere;
    std::set<wchar_t> in_article;
    for (auto const& action : app::actions()) {
        if (*action.shortcut) {
            EXPECT_TRUE(anywhere.insert(action.shortcut).second) << action.id;
        }
        if (action.key != 0) {
            EXPECT_TRUE(in_article.insert(action.key).second) << action.id;
        }
    }
}

} // namespace
