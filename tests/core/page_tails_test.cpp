// What follows a box in the middle of a story is the story: one line that looks like a teaser, a label of an
// advertisement or a call to subscribe takes no paragraph with it, in languages that are known and in others.
#include "core/ingest/ingest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace core {
namespace {

struct Words {
    char const *language, *title, *first, *second, *also, *other, *advertisement, *letter, *last;
};

std::vector<Words> const in_languages{
    {"en", "Mill wheel turns again", "The wheel of Cobbet’s mill turned on Sunday for the first time in ninety years, and forty people came.",
     "It had stood still since the weir broke, and the pond behind it had filled with reeds and mud.", "Related stories", "Weir to be mended in spring",
     "Advertisement", "Subscribe to our newsletter", "Flour from the mill will be sold from the door in May."},
    {"id", "Kincir tua berputar lagi", "Kincir air tua di desa Ciwangi berputar lagi pada hari Minggu untuk pertama kali sejak perang.",
     "Selama itu bendungan di hulunya rusak dan kolam di belakangnya penuh dengan lumpur dan alang-alang.", "Baca juga:", "Bendungan akan diperbaiki",
     "Iklan", "Berlangganan buletin kami", "Tepung dari kincir itu mulai dijual warga pada bulan Mei."},
    {"pl", "Koło młyna znów się kręci", "Koło młyna w Brzezinach ruszyło w niedzielę po raz pierwszy od dziewięćdziesięciu lat.",
     "Stało od czasu, gdy pękła tama, a staw za nim zarósł trzciną i zapełnił się mułem.", "Zobacz też:", "Tama do naprawy", "Reklama",
     "Zapisz się na newsletter", "Mąkę z młyna będzie można kupić na miejscu od maja."},
    {"sv", "Kvarnhjulet snurrar igen", "Hjulet i Backa kvarn snurrade i söndags för första gången på nittio år, och fyrtio personer kom.",
     "Det hade stått stilla sedan dammen brast, och ån ovanför hade vuxit igen med vass.", "Läs också:", "Dammen ska lagas", "Annons",
     "Prenumerera på vårt nyhetsbrev", "Mjöl från kvarnen säljs direkt vid dörren från maj."},
    {"da", "Møllehjulet drejer igen", "Hjulet i Brede mølle drejede søndag for første gang i halvfems år, og fyrre mennesker så på.",
     "Det havde stået stille, siden dæmningen brast, og dammen bag det var groet til med siv.", "Læs også", "Dæmningen skal udbedres", "Annonce",
     "Tilmeld dig vores nyhedsbrev", "Mel fra møllen bliver solgt ved døren fra maj."},
    {"fi", "Myllyn ratas pyörii taas", "Kosken myllyn ratas pyöri sunnuntaina ensi kerran yhdeksäänkymmeneen vuoteen, ja väkeä oli neljäkymmentä.",
     "Se oli seisonut siitä asti kun pato murtui, ja lampi sen takana oli kasvanut umpeen.", "Lue myös:", "Pato korjataan keväällä", "Mainos",
     "Tilaa uutiskirje", "Myllyn jauhoja myydään suoraan ovelta toukokuusta alkaen."},
    {"cs", "Mlýnské kolo se zase točí", "Kolo mlýna v Lhotě se v neděli otočilo poprvé po devadesáti letech a přišlo čtyřicet lidí.",
     "Stálo od chvíle, kdy se protrhla hráz, a rybník za ním zarostl rákosím.", "Čtěte také:", "Hráz opraví na jaře", "Reklama",
     "Přihlaste se k odběru novinek", "Mouku z mlýna budou prodávat přímo u dveří od května."},
    {"el", "Ο μύλος γυρίζει ξανά", "Ο τροχός του μύλου γύρισε την Κυριακή για πρώτη φορά ύστερα από ενενήντα χρόνια, μπροστά σε σαράντα ανθρώπους.",
     "Είχε σταματήσει όταν έσπασε το φράγμα και η λίμνη πίσω του γέμισε καλάμια.", "Διαβάστε επίσης:", "Το φράγμα επισκευάζεται", "Διαφήμιση",
     "Εγγραφείτε στο newsletter", "Το αλεύρι του μύλου θα πωλείται στην πόρτα από τον Μάιο."},
    {"ar", "الطاحونة تدور من جديد", "دارت عجلة الطاحونة القديمة يوم الأحد للمرة الأولى منذ تسعين عاما بحضور أربعين شخصا من القرية.",
     "وكانت متوقفة منذ أن انهار السد وامتلأت البركة خلفها بالقصب والطين.", "اقرأ أيضا:", "إصلاح السد في الربيع", "إعلان", "اشترك في النشرة",
     "سيباع دقيق الطاحونة عند الباب ابتداء من شهر مايو."},
    {"fr", "La roue du moulin tourne à nouveau", "La roue du moulin de Vaubrun a tourné dimanche pour la première fois depuis quatre-vingt-dix ans.",
     "Elle était à l’arrêt depuis la rupture de la digue, et l’étang s’était rempli de roseaux.", "À lire aussi", "La digue sera réparée", "Publicité",
     "Abonnez-vous à notre lettre d’information", "La farine du moulin sera vendue à la porte dès le mois de mai."},
    {"et", "Veskiratas käib jälle", "Vana veski ratas käis pühapäeval esimest korda üheksakümne aasta järel ja kohal oli nelikümmend inimest.",
     "See oli seisnud sellest ajast, kui tamm purunes ja tiik selle taga roogu kasvas.", "Loe ka:", "Tamm parandatakse kevadel", "Reklaam",
     "Telli meie uudiskiri", "Veski jahu müüakse otse ukselt alates maikuust."},
    {"ja", "水車、九十年ぶりに回る", "古い水車小屋の水車が日曜日、九十年ぶりに回り、村の人たち四十人ほどが見守った。",
     "堰が壊れてから止まったままで、裏の池は葦と泥で埋まっていたという。", "関連記事", "堰は春に修理へ", "広告", "ニュースレターに登録",
     "ひいた粉は五月から小屋の戸口で売られる予定だ。"}};

std::string paragraph(std::string const& text) { return "<p>" + text + "</p>"; }

std::string read(Words const& words, std::string const& inside) {
    IngestOptions options;
    options.file_name = "page.html";
    options.today = day_number(2026, 11, 29);
    return ingest("<!doctype html><html lang=" + std::string(words.language) + "><head><meta charset=utf-8><title>" + words.title +
                      "</title></head><body><main><article><h1>" + words.title + "</h1><div class=content>" + inside +
                      "</div></article></main></body></html>",
                  options)
        .text;
}

std::string body_of(Words const& words) {
    return paragraph(words.first) + paragraph(words.second) + paragraph(words.first) + paragraph(words.second) + paragraph(words.first) + paragraph(words.second);
}

std::string text_of(Words const& words) {
    std::string text;
    for (auto const* each : {words.first, words.second, words.first, words.second, words.first, words.second, words.last})
        text += (text.empty() ? "" : "\n\n") + std::string(each);
    return text;
}

TEST(PageTails, AParagraphBehindALineThatLeadsElsewhereStays) {
    for (auto const& words : in_languages) {
        std::string const also = words.also, link = "<a href=/x>" + std::string(words.other) + "</a>", last = paragraph(words.last);
        for (std::string const& line :
             {"<p><strong>" + also + " " + link + "</strong></p>", paragraph(also) + paragraph(link), "<h3>" + also + "</h3><ul><li>" + link + "</li><li>" + link + "</li></ul>",
              "<div class=box1><h4>" + also + "</h4>" + link + "</div>", "<div class=box1><span>" + also + "</span> " + link + "</div>"}) {
            EXPECT_EQ(read(words, body_of(words) + line + last), text_of(words)) << words.language << line;
            EXPECT_EQ(read(words, body_of(words) + line + last + line), text_of(words)) << words.language << " between two: " << line;
            EXPECT_EQ(read(words, body_of(words) + line + "<p class=end>" + words.last + "</p>"), text_of(words)) << words.language << " of its own class: " << line;
        }
        auto const wrapped = [](std::string const& each) { return "<div class=para>" + each + "</div>"; };
        std::string all;
        for (auto const* each : {words.first, words.second, words.first, words.second, words.first, words.second}) all += wrapped(paragraph(each));
        EXPECT_EQ(read(words, all + wrapped(paragraph(also + " " + link)) + wrapped(last)), text_of(words)) << words.language;
    }
}

TEST(PageTails, AParagraphBehindAnythingElseStays) {
    for (auto const& words : in_languages) {
        std::string const also = words.also, link = "<a href=/x>" + std::string(words.other) + "</a>", last = paragraph(words.last);
        for (std::string const& box :
             {"<div class=z9>" + std::string(words.advertisement) + "</div>", paragraph(words.advertisement), paragraph(words.letter),
              "<div class=z9><h4>" + std::string(words.letter) + "</h4><form><input></form></div>", std::string("<hr>"), std::string("<iframe src=//v.example></iframe>"),
              "<figure><img src=a><figcaption>" + std::string(words.other) + "</figcaption></figure>"})
            EXPECT_NE(read(words, body_of(words) + box + last).find(words.last), std::string::npos) << words.language << box;
        auto const section = [](std::string const& inside) { return "<section class=part>" + inside + "</section>"; };
        auto const two = paragraph(words.first) + paragraph(words.second);
        auto const text = read(words, section(two) + section(two) + section(two) + section(paragraph(words.advertisement) + last));
        EXPECT_NE(text.find(words.last), text.npos) << words.language << " in a section with a label";
        auto const parted = read(words, "<div class=text>" + body_of(words) + "</div><div class=box1><h4>" + also + "</h4>" + link + "</div><div class=text>" + last + "</div>");
        EXPECT_NE(parted.find(words.last), parted.npos) << words.language << " in a part of its own";
    }
}

TEST(PageTails, WhatAHeadingHeadsIsStillCut) {
    auto const& words = in_languages.front();
    auto const whole = text_of(words);
    auto const story = body_of(words) + paragraph(words.last);
    for (std::string const box :
         {"<h3>Comments</h3><p>I ground my own flour there as a boy, and nobody asked me.</p><p>So did I, for thirty years and more.</p>",
          "<h3>About the author</h3><p>Ada Quill writes about water and has done so since 2009.</p>",
          "<h3>Most read</h3><p><a href=/1>Weir to be mended in spring</a></p><p><a href=/2>The pond that nobody wanted to own</a></p>",
          "<h3>Related</h3><div class=k><h4><a href=/1>Weir to be mended</a></h4><p>The weir of the mill will be mended before the summer comes.</p></div>"
          "<div class=k><h4><a href=/2>Pond for sale</a></h4><p>Nobody wants to own the pond behind the mill, it seems.</p></div>"})
        EXPECT_EQ(read(words, story + box), whole) << box;
}

} // namespace
} // namespace core
