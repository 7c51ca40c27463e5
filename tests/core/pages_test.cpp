// The story of a page, whole and alone: on made pages of eleven templates in ten languages, and on each kind of trouble
// by itself. What markup means reaches the text; all the rest of the page is at hand as parts of the whole.
#include "tests/pages/made_pages.h"
#include "tests/pages/score.h"

#include "core/ingest/fact_lines.h"
#include "core/ingest/ingest.h"
#include "core/ingest/page_tree.h"
#include "core/ingest/page_words.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using namespace std::string_literals;

std::filesystem::path const folder = COUNTERPOINT_SOURCE_DIR "/tests/pages";

Ingested read(std::string const& page, PageExtent extent = PageExtent::story) {
    IngestOptions options;
    options.file_name = "page.html";
    options.extent = extent;
    return ingest(page, options);
}
std::string story(std::string const& page) {
    return read(page).text;
}

/// The rows of one part of a whole page.
std::string part_of(Ingested const& whole, PagePart part) {
    Offsets const offsets(whole.text);
    std::string all;
    for (std::size_t at = 0; at < whole.parts.size(); ++at) {
        if (whole.parts[at].part != part)
            continue;
        auto const end = at + 1 < whole.parts.size() ? whole.parts[at + 1].start : count(offsets.length());
        auto rows = std::string(offsets.slice({whole.parts[at].start, end}));
        while (rows.ends_with('\n'))
            rows.pop_back();
        all += (all.empty() ? "" : "\n\n") + rows;
    }
    return all;
}

std::string joined(made_pages::Strings const& rows) {
    std::string all;
    for (auto const& row : rows)
        all += (all.empty() ? "" : "\n\n") + row;
    return all;
}

// ── made pages ──

class MadePages : public testing::TestWithParam<std::string> {};

TEST_P(MadePages, GiveTheirStory) {
    made_pages::Template const page(folder / "templates" / (GetParam() + ".html"));
    made_pages::Score sum;
    int pages = 0;
    for (auto const& each : made_pages::stories(folder)) {
        if (!made_pages::go_together(page, each))
            continue;
        auto const text = story(page.page(each));
        auto const score = made_pages::score(text, joined(page.gold(each)));
        EXPECT_FALSE(text.empty()) << each.name;
        EXPECT_GT(score.f1(), 0.85) << each.name << " P " << score.precision << " R " << score.recall << "\n" << text;
        sum.precision += score.precision;
        sum.recall += score.recall;
        ++pages;
    }
    made_pages::Score const mean{sum.precision / pages, sum.recall / pages};
    EXPECT_GT(mean.f1(), 0.97) << "P " << mean.precision << " R " << mean.recall;
}

std::vector<std::string> template_names() {
    std::vector<std::string> names;
    for (auto const& each : made_pages::templates(folder))
        names.push_back(each.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(Every, MadePages, testing::ValuesIn(template_names()),
                         [](auto const& given) { return given.param; });

TEST(WholePage, HasItsPartsBesideTheStory) {
    made_pages::Template const news(folder / "templates" / "news.html"),
        comments(folder / "templates" / "comments.html");
    for (auto const& each : made_pages::stories(folder)) {
        auto const whole = read(news.page(each), PageExtent::whole);
        EXPECT_EQ(whole.extractor, "html-all/3");
        EXPECT_EQ(part_of(whole, PagePart::headline), each.field("title"));
        EXPECT_EQ(part_of(whole, PagePart::standfirst), each.field("standfirst"));
        EXPECT_NE(part_of(whole, PagePart::caption).find(each.field("caption", 1)), std::string::npos) << each.name;
        EXPECT_NE(part_of(whole, PagePart::beside).find(each.field("copyright")), std::string::npos) << each.name;
        EXPECT_EQ(part_of(whole, PagePart::story), story(news.page(each)));
        auto const said = part_of(read(comments.page(each), PageExtent::whole), PagePart::comment);
        for (auto const& comment : each.fields.at("comment"))
            EXPECT_NE(said.find(comment), std::string::npos) << each.name;
    }
}

// ── which text is the story ──

std::string page_with(std::string const& title, std::string const& body) {
    return "<!doctype html><html lang=en><head><meta charset=utf-8><title>" + title + "</title></head><body>" + body;
}

TEST(StoryOfPage, IsNotWhatReadersWrote) {
    auto const comment =
        "<p>First reader here. I have lived beside the quay for thirty years, and the whole affair stinks.</p>"s;
    for (auto const* section :
         {"<section id='comments'><h2>Comments</h2>", "<div class='comment-list'>", "<div id=disqus_thread>",
          "<ol class=commentlist>", "<div itemprop=comment>", "<div class='kommentare'><h3>Kommentare</h3>"})
        EXPECT_EQ(story(page_with("Harbour vote",
                                  "<main><article><h1>Harbour vote</h1><p>Erin Colby said: “We were never asked "
                                  "about it.”</p><p>The vote was postponed.</p>"s +
                                      section + "<article>" + comment + "</article><article>" + comment + comment +
                                      "</article>")),
                  "Erin Colby said: “We were never asked about it.”\n\nThe vote was postponed.")
            << section;
}

TEST(StoryOfPage, IsTheOneTheTitleNames) {
    auto const other =
        "<h3>Bridge to open</h3><p>Elsewhere Paul Barker said: “The bridge will open in spring,” which ended a "
        "long quarrel about a bridge.</p>"s;
    for (auto const* holder :
         {"<article class=teaser>", "<article>", "<div class='related-story'>", "<aside>", "<div class=promo-box>"})
        EXPECT_EQ(story(page_with("Harbour vote postponed",
                                  "<div class=story><h1>Harbour vote postponed</h1><p>Erin Colby said: "
                                  "“We were never asked.”</p><p>The vote is now in May.</p></div>"s +
                                      holder + other)),
                  "Erin Colby said: “We were never asked.”\n\nThe vote is now in May.")
            << holder;
}

TEST(StoryOfPage, GoesOnPastManyPostsOfALiveBlog) {
    std::string posts;
    for (int at = 0; at < 60; ++at) {
        auto const number = std::to_string(at);
        posts += "<article class=post><time>10:" + number + "</time><h3>Post " + number +
                 "</h3><p>The council of Ellis went on "
                 "with item " +
                 number + " of its long list that night.</p></article>";
    }
    auto const text = story(page_with("Council night", "<h1>Council night</h1><div class=feed>" + posts + "</div>"));
    for (int at = 0; at < 60; ++at)
        EXPECT_NE(text.find("with item " + std::to_string(at) + " of"), text.npos) << at;
}

TEST(StoryOfPage, MayStandInAnyElement) {
    auto const rows = "<div>The sale of the harbour of Port Ellis has been put off for the third time this year.</div>"
                      "<div>“We were never asked about the harbour,” said Erin Colby, the mayor of the town.</div>"s;
    auto const wanted =
        "The sale of the harbour of Port Ellis has been put off for the third time this year.\n\n“We were never "
        "asked about the harbour,” said Erin Colby, the mayor of the town.";
    for (auto const* element : {"story-text", "span", "font", "td", "form", "dd", "main", "center", "details"}) {
        auto const open = "<"s + element + ">", close = "</"s + element + ">";
        auto const table = element == "td"s;
        EXPECT_EQ(story(page_with("Sale", "<nav><a href=/>Home</a></nav>" + (table ? "<table><tr>" + open : open) +
                                              rows + close)),
                  wanted)
            << element;
    }
}

TEST(StoryOfPage, IsNeverEmptyWhereThereIsText) {
    auto const text = "The sale of the harbour of Port Ellis has been put off for the third time this year."s;
    for (auto const* holder :
         {"<div class=sidebar>", "<aside>", "<div class='ad comments related'>", "<div role=dialog>", "<div hidden>",
          "<div style='display:none'>", "<div aria-hidden=true>", "<figcaption>", "<blockquote>", "<li>", "<h2>"})
        EXPECT_EQ(story(page_with("", holder + "<p>"s + text + "</p>")), text) << holder;
    EXPECT_EQ(story("<h1>Only a headline</h1>"), "Only a headline");
}

TEST(StoryOfPage, IsReadWhateverTheStylesBeforeItLookLike) {
    // Rows of a table, for whoever counts signs alone.
    std::string styles;
    for (int at = 0; at < 40; ++at)
        styles += ".card__" + std::to_string(at) + "{font-size:31px;color:#f76c36;text-transform:none}\n";
    EXPECT_EQ(story("<!DOCTYPE html><html><head><style>" + styles + "</style></head><body><p>The bridge is open again, said the mayor.</p>"),
              "The bridge is open again, said the mayor.");
}

TEST(StoryOfPage, IsTakenFromItsDataWhereThePageShowsNothing) {
    auto const page = [](std::string const& data) {
        return page_with("Sale", "<script type='application/ld+json'>" + data + "</script><div id=root></div>");
    };
    auto const wanted = "The sale was put off.\n\n“Never,” said Erin Colby & Co.";
    EXPECT_EQ(
        story(page(
            R"({"@type":"NewsArticle","articleBody":"The sale was put off.\n\n\u201cNever,\u201d said Erin Colby &amp; Co."})")),
        wanted);
    EXPECT_EQ(
        story(page(
            R"([{"a":1,"@graph":[{"articleBody":"<p>The sale was put off.</p><p>“Never,” said Erin Colby &amp; Co.</p>"}],}])")),
        wanted)
        << "broken around it, and with tags";
    EXPECT_EQ(story(page("{\"articleBody\":\"The sale was put off.\n\n“Never,” said Erin Colby & Co.\"}")), wanted)
        << "with line breaks that JSON forbids";
    EXPECT_EQ(story(page(R"({"articleBody":"Prices were < 5 euros.\n\nNow they are > 9, said Erin Colby, <once more> & again."})")),
              "Prices were < 5 euros.\n\nNow they are > 9, said Erin Colby, <once more> & again.")
        << "signs that are no tags";
    EXPECT_EQ(read(page(R"({"articleBody":"The sale was put off for good."})")).notes.size(), 1u);
}

TEST(StoryOfPage, LeavesOutWhatStandsRoundIt) {
    auto const rows =
        "<p>The sale of the harbour of Port Ellis has been put off for the third time this year.</p>"
        "<p>“We were never asked about the harbour,” said Erin Colby, the mayor of the town, that night.</p>"
        "<p>A public hearing is planned for April, and until then the old ferry terminal stays closed.</p>"
        "<p>Little is known of the buyer, whose only office is a room above a bakery in the town of Tarn.</p>"s;
    auto const wanted = story(page_with("Sale", "<div>" + rows + "</div>"));
    ASSERT_EQ(std::ranges::count(wanted, '\n'), 6);
    for (auto const* end :
         {"<p>Advertisement</p>", "<p>Share this article</p>", "<p><a href=/x>Read more: Who owns the ferries?</a></p>",
          "<p>© 2023 The Courier</p>", "<p>5 min read</p>", "<p>Photo: Tessa Lund</p>",
          "<p>Lire aussi : Le port d’Arvel</p>", "<p>Updated 14 March 2023</p>",
          "<h3>Related stories</h3><ul><li><a href=/a>Bridge to open</a></ul>",
          "<ul><li><a href=/a>One story more</a><li><a href=/b>Another story still</a></ul>",
          "<p><i>Miriam Oakes lives in Ellis.</i></p>", "<p>Reporting by Miriam Oakes; editing by Jo Lund</p>",
          "<div class=newsletter-box><p>Get the best of it every day.</p></div>",
          "<h2>Mehr zum Thema</h2><p><a href=/c>Noch ein Artikel steht hier drüben</a></p>", "<p>Mira Oakes</p>"})
        EXPECT_EQ(story(page_with("Sale", "<div>" + rows + end + "</div>")), wanted) << end;
    for (auto const* kept :
         {"<p>Correction: an earlier version named another month.</p>", "<ul><li>One thing more.</li></ul>",
          "<blockquote><p>The port is the heart of this town.</p></blockquote>",
          "<p>Source: the town’s own records.</p>", "<p>“No comment,” she said</p>", "<p>« Jamais », a répondu le maire</p>", "<table><tr><td>2021</td><td>41.5</td></tr></table>",
          "<h2>What next</h2><p>Nobody knows what comes next.</p>"})
        EXPECT_GT(story(page_with("Sale", "<div>" + rows + kept + "</div>")).size(), wanted.size() + 8) << kept;
}

// ── markup ──

std::string row(std::string const& html, std::string const& language = "en") {
    return story("<html lang=" + language + "><body><article><p>" + html + "</p></article>");
}

TEST(Markup, PutsTheMarksOfTheLanguageRoundQ) {
    EXPECT_EQ(row("Nadia a dit : <q>nous ne vendrons <q>jamais</q> le port</q>.", "fr"),
              "Nadia a dit : «\u00A0nous ne vendrons “jamais” le port\u00A0».");
    EXPECT_EQ(row("She said: <q>We <em>never</em> sell</q>."), "She said: “We never sell”.");
    EXPECT_EQ(row("Sie sagte: <q>Nie</q>.", "de-AT"), "Sie sagte: „Nie“.");
    EXPECT_EQ(row("Она сказала: <q>Никогда</q>.", "ru"), "Она сказала: «Никогда».");
    EXPECT_EQ(row("市长说<q>不会</q>。", "ja"), "市长说「不会」。");
    EXPECT_EQ(row("She wrote <span lang=fr><q>jamais</q></span> twice."), "She wrote «\u00A0jamais\u00A0» twice.");
    EXPECT_EQ(row("She said: “<q>We never sell</q>”."), "She said: “We never sell”.") << "marks that stand there";
    EXPECT_EQ(row("She said: <q>“We never sell”</q>."), "She said: “We never sell”.");
    EXPECT_EQ(row("He paused <q> </q> again."), "He paused again.");
}

TEST(Markup, LeavesOutWhatIsStruckAndSaysSo) {
    auto const read_page =
        read("<article><p>“We spent <del>$40</del> <ins>$14</ins> million on roads,” Erin Colby said. The bill was "
             "<s>signed</s> vetoed, <strike>and how</strike>.</p></article>");
    EXPECT_EQ(read_page.text, "“We spent $14 million on roads,” Erin Colby said. The bill was vetoed, .");
    ASSERT_EQ(read_page.notes.size(), 1u);
    EXPECT_EQ(render(read_page.notes[0].message),
              "Struck out on the page and left out of the text: 3, the first “$40”.");
}

TEST(Markup, KeepsNumbersApartFromWhatIsRaised) {
    EXPECT_EQ(row("A lake of 10<sup>2</sup> hectares."), "A lake of 10² hectares.");
    EXPECT_EQ(row("About 10<sup>-3</sup> of CO<sub>2</sub> and H<sub>2</sub>O."), "About 10⁻³ of CO₂ and H₂O.");
    EXPECT_EQ(row("It rose to 14<sup><a href='#fn2'>2</a></sup> million."), "It rose to 14 million.");
    EXPECT_EQ(row("It rose to 14<sup class=footnote>[3]</sup> million."), "It rose to 14 million.");
    EXPECT_EQ(row("Le 1<sup>er</sup> mai, M<sup>me</sup> Tavernier.", "fr"), "Le 1er mai, Mme Tavernier.");
    EXPECT_EQ(row("A price of 3<sup>99</sup> and 2<sup>x2</sup>."), "A price of 3⁹⁹ and 2^x2.");
    EXPECT_EQ(row("The speed V<sub>max</sub> counts."), "The speed Vmax counts.");
}

TEST(Markup, ShowsNothingThatIsHidden) {
    auto const shown = "<p>“We spent fourteen million on roads,” Erin Colby said on Monday.</p>"s;
    for (auto const* hidden :
         {"<p hidden>Ghost words, said Helen.</p>", "<div style='DISPLAY : none'><p>Ghost words, said Helen.</p></div>",
          "<p style='color:red;visibility: hidden'>Ghost words, said Helen.</p>",
          "<div aria-hidden=true><p>Ghost words.</p></div>", "<template><p>Ghost words.</p></template>",
          "<noscript><p>Ghost words.</p></noscript>", "<dialog><p>Ghost words.</p></dialog>"}) {
        EXPECT_EQ(story("<article>" + shown + hidden + "</article>"),
                  "“We spent fourteen million on roads,” Erin Colby said on Monday.")
            << hidden;
        auto const whole = read("<article>" + shown + hidden + "</article>", PageExtent::whole).text;
        EXPECT_EQ(whole.find("Ghost") == whole.npos, hidden != "<dialog><p>Ghost words.</p></dialog>"s) << hidden;
    }
    EXPECT_EQ(
        row("Some <span hidden>ghost</span> <span class='tooltip'>help</span> words <i aria-hidden=true>x</i> here."),
        "Some words here.");
}

TEST(Markup, KeepsTheBordersOfBlocks) {
    EXPECT_EQ(
        story(
            "<html lang=en><body><center>Harbour vote</center>Erin Colby said the roads would wait.<center>Second part"
            "</center>“We will wait,” said Paul Barker."),
        "Harbour vote\n\nErin Colby said the roads would wait.\n\nSecond part\n\n“We will wait,” said Paul Barker.");
    EXPECT_EQ(story("<table><tr><td>Roads<td>14</tr><tr><td>Port<td>40</tr></table>"), "Roads\n\n14\n\nPort\n\n40");
    EXPECT_EQ(story("<dl><dt>Roads<dd>They wait.<dt>Port<dd>It is sold.</dl>"),
              "Roads\n\nThey wait.\n\nPort\n\nIt is sold.");
    EXPECT_EQ(story("<div><my-box>One box.</my-box><my-box>Another.</my-box></div>"), "One box.\n\nAnother.");
    EXPECT_EQ(story("<div><span style='display: block'>One.</span><span>Two</span> <b>words</b>.</div>"),
              "One.\n\nTwo words.");
    EXPECT_EQ(story("<pre>A line\nbelow it\n\nA paragraph.</pre>"), "A line\nbelow it\n\nA paragraph.");
    EXPECT_EQ(story("<blockquote><p>The port is dead.</p><footer>— Erin Colby, mayor</footer></blockquote>"),
              "The port is dead.\n\n— Erin Colby, mayor")
        << "a quotation keeps who said it";
}

// ── pieces ──

TEST(PageWords, KnowWhatIsNoStoryInManyLanguages) {
    for (auto const* line :
         {"Advertisement", "Publicité", "Werbung", "PUBLICIDAD", "Реклама", "广告", "Read more: the ferry",
          "Lesen Sie auch: Der Hafen", "Leia também: o porto", "Читайте также: порт", "関連記事：港",
          "Foto: Tessa Lund", "4 min de lecture", "© Le Phare", "Mis à jour le 14 mars 2023", "Läs också: Bron",
          "Læs også: Broen", "Lue myös: Silta", "Czytaj także: Most", "Čtěte také: Most (3. května 2021)", "Olvassa el ezt is: A híd",
          "İlgili haber: Köprü", "Читайте також: Міст", "Citește și: Podul", "Διαβάστε επίσης: Η γέφυρα", "اقرأ أيضًا: الجسر",
          "Baca juga: Jembatan", "Pročitajte i: Most", "Most był zamknięty. Fot. Ada Nowak: archiwum", "The quay in 1948. Photo: Tessa Lund",
          "Kranen er fra 1948. Foto: Lasse Holm", "Molen er et vartegn (Foto: Nordfoto)", "Únete a nuestro canal de WhatsApp"})
        EXPECT_TRUE(is_no_sentence_of_a_story(line, 4)) << line;
    for (auto const* line : {"“We wait,” she said.", "Share prices fell.", "Photographs show the quay.",
                             "Source: the town.", "Le partage est fini.", "Watch the river rise.", "Del av bron är stängd.",
                             "Recibe el canal mucha agua.", "He took one photo: the quay was empty. Nobody knows why.",
                             "She says of the photo: it is old.", "Diskuse o mostu trvala hodiny."})
        EXPECT_FALSE(is_no_sentence_of_a_story(line, 4)) << line;
    EXPECT_EQ(what_it_heads("Comments"), Heads::surely_other);
    EXPECT_EQ(what_it_heads("12 commentaires"), Heads::surely_other);
    EXPECT_EQ(what_it_heads("Mehr zum Thema:"), Heads::perhaps_other);
    EXPECT_EQ(what_it_heads("A buyer nobody knows"), Heads::nothing);
}

// Sentences of a story that begin or end like lines round it.
TEST(PageWords, LeaveSentencesAlone) {
    struct Line {
        char const* text;
        std::size_t words;
    };
    for (auto const& [text, words] : {
             Line{"Subscribe to nothing, she told the pupils, not even to a lettered life.", 13}, Line{"Get our boats back, the crews told the mayor.", 9},
             Line{"Receba quem vier, disse a avó ao correio da manhã.", 10}, Line{"سجل الفريق هدفين في الدقائق الأخيرة من عمر المباراة", 9},
             Line{"اشتركت ثلاث شركات في بناء الجسر وأرسلت النشرة إلى المدينة", 10}, Line{"Saat uutiskirjeen joka aamu, sanoi hän lapselleen.", 7},
             Line{"Rep el premi del butlletí de la vila amb vuitanta anys.", 10}, Line{"Daftar email itu hilang pada malam hari.", 7},
             Line{"Published in 1948, the book went unread for thirty years.", 10}, Line{"Updated maps from 1912 show the old river bed.", 9},
             Line{"Publié en 1948, le livre est resté inconnu trente ans.", 10}, Line{"Veröffentlicht wurden 1948 nur drei der zwölf Briefe.", 8},
             Line{"Опубликовано было 12 писем из 40 найденных в архиве.", 9}, Line{"Giriş 20 liraydı, çıkış bedavaydı dedi bekçi.", 7},
             Line{"Save.", 1}, Line{"Share.", 1}, Line{"He held up what the town had waited for all those years – photo: a burning mill.", 16},
             Line{"On the wall hung a calendar of the year 1948 (picture: a mill by the river in winter light)", 19},
             Line{"Am Ende zeigte sie allen im Saal das letzte, lange gesuchte Beweisstück. Foto: ein Mann, ein Boot.", 16},
             Line{"Ακολουθήστε το ποτάμι ως τη γέφυρα, είπε.", 7}})
        EXPECT_FALSE(is_no_sentence_of_a_story(text, words)) << text;
    for (auto const& [text, words] : {
             Line{"Inscrivez-vous à notre newsletter du soir", 6}, Line{"Subskrybuj newsletter redakcji", 3}, Line{"Підпишіться на нашу розсилку", 4},
             Line{"اشترك في النشرة البريدية", 4}, Line{"Updated 4 March 2023", 4}, Line{"Publicado el 4 de marzo de 2023.", 7},
             Line{"Обновлено 4 марта 2023 в 10:15", 6}, Line{"Molen er et vartegn (Foto: Nordfoto)", 6}, Line{"뉴스레터를 구독하세요", 2}})
        EXPECT_TRUE(is_no_sentence_of_a_story(text, words)) << text;
    for (auto const* heading : {"Comments from the bench", "Kommentare, die niemand las", "Discussion in parliament", "Trending upwards", "Diskuse v radě",
                                "Themen der Sitzung", "Reacties uit de raad", "Comentarios de los vecinos", "Related by blood", "Keskustelu jatkuu", "댓글 부대의 진실"})
        EXPECT_EQ(what_it_heads(heading), Heads::nothing) << heading;
    for (auto const* heading : {"Comments (12)", "KOMMENTARE", "» Related «", "Leave a comment on this", "相关新闻更多", "댓글 12"})
        EXPECT_NE(what_it_heads(heading), Heads::nothing) << heading;
}

TEST(FactLines, TellTheDayOrTheAuthorAndAreNoSentence) {
    auto const words = [](std::string_view line) { return static_cast<std::size_t>(std::ranges::count(line, ' ')) + 1; };
    for (auto const* line :
         {"Publié le 3 mars 2021 à 8 h 12 par Ada Maro, mis à jour le 5 mars 2021 à 17 h 40", "4. juni 2019 kl. 13.05 | Opdateret 5. juni 2019",
          "2020. március 12. 14:30 | Szerző: Kiss Réka", "Por Ana Prado — Vila Velha", "Texte : Théo Garance · Dessins : Ada Maro",
          "03/05/2021 14h22 Atualizado 04/05/2021 09h10", "2021年3月4日 7時30分", "نُشر في 4 مارس 2021 - 10:30"})
        EXPECT_TRUE(is_line_of_facts(line, words(line))) << line;
    for (auto const* line : {"The bridge was closed on 4 March 2021.", "“We closed it on 4 March 2021,” she said.", "By the river stands a mill.",
                             "Le pont de la gare", "Par la suite, le pont a rouvert.",
                             // The last line of a story without its full stop, verses, lines of a chronicle.
                             "The bridge opens again on 4 May 2023 and nobody will have to pay for it",
                             "Le 4 mai 2023 le pont rouvre, et personne ne paiera plus rien pour passer", "“It opens on 4 May 2023,” she said, and left",
                             "Am 4. Mai 2023 wird die Brücke wieder freigegeben, sagte der Bürgermeister",
                             "El 4 de mayo de 2023 volverá a abrirse el puente, según la alcaldesa",
                             "2023年5月4日橋將重新開放任何人都不必再付費市長在會議結束後對記者這樣表示", "4 мая 2023 мост снова откроют, сообщили вчера в городской администрации"})
        EXPECT_FALSE(is_line_of_facts(line, words(line))) << line;
}

TEST(StoryOfPage, BeginsBehindTheLineThatTellsTheDay) {
    auto const text = "<p>The bridge at Port Ellis was closed at noon, and nobody said why for three hours.</p>"
                      "<p>“We found a crack,” said Erin Colby, the mayor, when the street lamps were already on.</p>"
                      "<p>It opens again in May 2023</p>"s;
    auto const wanted = story(page_with("Sale", "<div>" + text + "</div>"));
    for (auto const* line : {"4 March 2021, 10:15 | Updated 5 March 2021, 08:30", "By Ann Tern, 4 March 2021, 10:15 am, last changed 5 March 2021 at noon",
                             "Publicado el 4 de marzo de 2021 a las 10:15 por Ana Prado"})
        EXPECT_EQ(story(page_with("Sale", "<div><p>"s + line + "</p>" + text + "</div>")), wanted) << line;
    // A page that tells day by day keeps its days.
    std::string days;
    for (int day = 1; day < 7; ++day)
        days += "<p>" + std::to_string(day) + " March 2021</p><p>The bridge stayed closed, and the mayor of the town said nothing at all.</p>";
    EXPECT_EQ(std::ranges::count(story(page_with("Sale", "<div>" + days + "</div>")), '\n'), 20) << "all but the first";
}

TEST(StoryOfPage, EndsWithASentenceWhoseStopIsMissing) {
    auto const text = "<p>The bridge at Port Ellis was closed at noon, and nobody said why for three hours.</p>"
                      "<p>“We found a crack,” said Erin Colby, the mayor, when the street lamps were already on.</p>"
                      "<p>The second crack is longer than the first, and the town has no money to close either of them.</p>"s;
    auto const wanted = story(page_with("Sale", "<div>" + text + "</div>"));
    for (auto const* line : {"Nobody has crossed the river since", "El puente costará dos millones (sin impuestos)", "Seitdem ist niemand mehr gekommen",
                             "Den ene er skipper", "С тех пор никто не приходил"})
        EXPECT_EQ(story(page_with("Sale", "<div>" + text + "<p>"s + line + "</p></div>")), wanted + "\n\n" + line) << line;
    for (auto const* line : {"<p>Por Ana Prado</p>", "<p>Photo: a bridge in the morning</p>", "<p class=tags>bridges and other sad things</p>",
                             "<p><a href=/x>nobody knows what comes next</a></p>", "<p>(with material from the agency)</p>", "<p>Port Ellis Gazette</p>",
                             "<p>Filed under: bridges, rivers, money</p>"})
        EXPECT_EQ(story(page_with("Sale", "<div>" + text + line + "</div>")), wanted) << line;
}

TEST(ElementMarks, TakeWholeWords) {
    EXPECT_TRUE(marks_of_names("ad ad-slot") & ElementMark::beside);
    EXPECT_TRUE(marks_of_names("articleShareBar--wide") & ElementMark::beside);
    EXPECT_FALSE(marks_of_names("shadow heading-adapted has-comments no-sidebar") & ElementMark::beside);
    EXPECT_FALSE(marks_of_names("post-12 tag-related category-comments elementor-widget") &
                 (ElementMark::beside | ElementMark::perhaps_beside));
    EXPECT_TRUE(marks_of_names("Article__Body") & ElementMark::body_name);
    EXPECT_TRUE(marks_of_names("field--name-body") & ElementMark::body_name);
    EXPECT_TRUE(marks_of_role("Navigation") & ElementMark::beside);
    EXPECT_TRUE(marks_of_schema("articleBody", "") & ElementMark::body_property);
}

/// How many rows and elements are looked at may not grow faster than the page.
TEST(StoryOfPage, GrowsWithThePage) {
    auto const page = [](int times) {
        std::string all = "<h1>Long night</h1><div class=list>";
        for (int at = 0; at < times; ++at)
            all += "<div class=item><a href=/x>A headline of four words</a><p>The council went on with its list for a "
                   "long time.</p></div>";
        return all + "</div>";
    };
    for (auto const times : {2'000, 20'000}) {
        auto const text = story(page(times));
        EXPECT_GE(std::ranges::count(text, '\n') / 2 + 1, times * 2 - 1) << "nothing of so long a list is lost";
    }
}

} // namespace
} // namespace core
