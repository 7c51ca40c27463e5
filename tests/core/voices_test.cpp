// Who speaks where the subject stands far from its verb, is left out, lends the voice or is meant by a pronoun.
#include "core/quotation/nominative.h"
#include "tests/core/lexicons.h"

namespace {

using namespace core;

struct Voice {
    char const* language;
    char const* text;
    char const* words; ///< of the quotation meant
    char const* speaker;
};

std::string speaker_of(Voice const& row) {
    for (auto const& one : detect(row.text, row.language, lexicon(row.language)).quotations)
        if (one.text == row.words) return one.speaker;
    return "(no such quotation)";
}

void expect_speakers(std::initializer_list<Voice> rows) {
    for (auto const& row : rows) EXPECT_EQ(speaker_of(row), row.speaker) << row.text;
}

TEST(Voices, TheSubjectStandsBehindWhenWhereAndHow) {
    expect_speakers({
        {"fr", "« Le moulin ne sera pas vendu », a promis jeudi matin, devant une foule assez clairsemée, la conseillère "
               "Maud Ferrier.",
         "Le moulin ne sera pas vendu", "Maud Ferrier"},
        {"fr", "« Nous garderons la clé », ont répondu d'une seule voix Maud Ferrier et Tom Vasseur.",
         "Nous garderons la clé", "Maud Ferrier et Tom Vasseur"},
        {"de", "„Der Turm bleibt offen“, erklärten am Dienstag bei Tee und Gebäck die Wirte Lars Hansen und Anna Brandt.",
         "Der Turm bleibt offen", "Lars Hansen und Anna Brandt"},
        {"es", "«El faro no se apaga», aseguró este jueves, entre silbidos y algún abrazo, la alcaldesa Marta Ojeda.",
         "El faro no se apaga", "Marta Ojeda"},
        {"nl", "“De molen blijft draaien”, zei woensdagavond, onder zacht gemor, wethouder Anna Drost.",
         "De molen blijft draaien", "Anna Drost"},
        {"pt", "«O moinho não está à venda», garantiu esta terça-feira, à margem da festa do vinho, a vereadora Ana Ramires.",
         "O moinho não está à venda", "Ana Ramires"},
        {"ru", "«Мельницу мы не отдадим», — заявила в среду вечером, под смех зала, депутат Анна Ладова.",
         "Мельницу мы не отдадим", "Анна Ладова"},
    });
}

TEST(Voices, APrepositionKeepsItsName) {
    expect_speakers({
        {"es", "“No hay prisa”, explicó ante el juez Pedro Salas la abogada Rita Mora.", "No hay prisa", "Rita Mora"},
        {"fr", "« Rien ne presse », a dit le maire dans une lettre à Paul Verdon.", "Rien ne presse", "maire"},
    });
}

TEST(Voices, AVerbAloneMeansWhomTheSentenceBeforeIsAbout) {
    expect_speakers({
        {"es", "“¿Dónde está el dinero?”, preguntó la vecina Elena Pardo. El tesorero Juan Olmedo bajó la vista. “Ya "
               "volverá”, murmuró desde la puerta.",
         "Ya volverá", "Juan Olmedo"},
        {"pt", "“Quem pagou o muro?”, perguntou a vizinha Rosa Teles. O tesoureiro João Peres sorriu. “Ninguém, ainda”, "
               "respondeu.",
         "Ninguém, ainda", "João Peres"},
        {"es", "La cantante Elena Pardo niega haber roto el contrato. “Nunca lo firmé”, explicó ante la prensa.",
         "Nunca lo firmé", "Elena Pardo"},
    });
}

TEST(Voices, APronounMeansWhomTheSentenceBeforeIsAbout) {
    expect_speakers({
        {"fr", "Le greffier Paul Lanvin a dit : « J'ai tout rangé. » Puis son adjoint, Hugo Merle, s'est levé. Il a "
               "précisé : « Moi, je n'ai rien trouvé. »",
         "Moi, je n'ai rien trouvé.", "Hugo Merle"},
        {"en", "Baker Paul Larch said the oven was old: “It smokes every morning.” The owner, Anna Veld, left the room. She "
               "later wrote that “no loaf was ever lost”.",
         "no loaf was ever lost", "Anna Veld"},
        {"de", "Trainer Paul Lenz sagte: „Das war zu wenig.“ Torwart Jonas Brandt schwieg. Erst am Morgen schrieb er: „Es "
               "war genug.“",
         "Es war genug.", "Jonas Brandt"},
    });
}

TEST(Voices, SomebodySpeaksForABody) {
    expect_speakers({
        {"fr", "La régie, par la voix de Maud Ferrier, répond : « Le bus passera en mai. »", "Le bus passera en mai.",
         "Maud Ferrier"},
        {"de", "Der Betreiber, vertreten durch Anna Brandt, sieht es anders: „Wir haben alle gefragt.“",
         "Wir haben alle gefragt.", "Anna Brandt"},
        {"es", "La empresa respondió a través de su gerente, Marta Ojeda: “La obra acaba en mayo.”",
         "La obra acaba en mayo.", "Marta Ojeda"},
        {"pt", "A empresa diz, pela voz de Ana Ramires: «A obra acaba em maio.»", "A obra acaba em maio.", "Ana Ramires"},
        {"nl", "Het bedrijf laat bij monde van Anna Drost weten: “De brug gaat open.”", "De brug gaat open.", "Anna Drost"},
    });
}

TEST(Voices, AnObjectPronounIsNoSubject) {
    expect_speakers({
        {"fr", "Le préfet Paul Lanvin a parlé : « Le quai fermera. » La maire de Valbourg, Maud Ferrier, lui a répondu : "
               "« Alors payez les barques. »",
         "Alors payez les barques.", "Maud Ferrier"},
    });
}

TEST(Voices, WhomItIsSoFor) {
    expect_speakers({
        {"de", "Für die Ärztin Anna Brandt ist das „ein Tropfen auf den Stein“.", "ein Tropfen auf den Stein",
         "Anna Brandt"},
        {"fr", "Pour le maire Paul Lanvin, c'est « une affaire de patience ».", "une affaire de patience", "Paul Lanvin"},
        {"es", "Para la médica Marta Ojeda es “una gota en el mar”.", "una gota en el mar", "Marta Ojeda"},
    });
}

TEST(Voices, AnElidedWordBeforeAMarkIsAWord) {
    expect_speakers({
        {"fr", "Le procureur Paul Lanvin parle d'« une enquête ratée de bout en bout ».",
         "une enquête ratée de bout en bout", "Paul Lanvin"},
        {"fr", "Si la conseillère Maud Ferrier parle d'« un chantier bâclé », le préfet Paul Lanvin rappelle que « le quai a "
               "tenu trois hivers ».",
         "un chantier bâclé", "Maud Ferrier"},
        {"fr", "Si la conseillère Maud Ferrier parle d'« un chantier bâclé », le préfet Paul Lanvin rappelle que « le quai a "
               "tenu trois hivers ».",
         "le quai a tenu trois hivers", "Paul Lanvin"},
        {"ru", "Хотя депутат Марк Тулин назвал проект «подарком реке», химик Анна Ладова сказала, что это «подарок с "
               "запахом».",
         "подарком реке", "Марк Тулин"},
    });
}

TEST(Voices, PolishSourcesAreNamedInTheNominative) {
    auto const& words = lexicon("pl");
    auto const written = [](std::u32string_view word) { return word == U"Mróz"; };
    EXPECT_EQ(nominative("Ingi Ładowskiej", words, written), "Inga Ładowska");
    EXPECT_EQ(nominative("Marka Jaworka", words, written), "Marek Jaworek");
    EXPECT_EQ(nominative("Jana Kowalczyka", words, written), "Jan Kowalczyk");
    EXPECT_EQ(nominative("Annę Solarską", words, written), "Anna Solarska");
    EXPECT_EQ(nominative("Markiem Lisem", words, written), "Marek Lis");
    EXPECT_EQ(nominative("Janowi Kowalskiemu", words, written), "Jan Kowalski");
    EXPECT_EQ(nominative("Adama Gajdę", words, written), "Adam Gajda");
    EXPECT_EQ(nominative("Anną Solarską", words, written), "Anna Solarska");
    EXPECT_EQ(nominative("Jana Mroza", words, written), "Jana Mroza") << "of Mróz";
    EXPECT_EQ(nominative("ministerstwa zdrowia", words, written), "ministerstwo zdrowia");
}

TEST(Voices, RussianSourcesAreNamedInTheNominative) {
    auto const& words = lexicon("ru");
    auto const written = [](std::u32string_view word) { return word == U"Тулуп"; };
    EXPECT_EQ(nominative("Инги Ладовой", words, written), "Инга Ладова");
    EXPECT_EQ(nominative("Сергея Ладовского", words, written), "Сергей Ладовский");
    EXPECT_EQ(nominative("Марии Ладовой-Реутской", words, written), "Мария Ладова-Реутская");
    EXPECT_EQ(nominative("Глеба Тулупа", words, written), "Глеб Тулуп");
    EXPECT_EQ(nominative("Зарипа Ладова", words, written), "Зарип Ладов") << "the case tells where nobody knows the given name";
    EXPECT_EQ(nominative("Зарипы Ладовой", words, written), "Зарипа Ладова");
    EXPECT_EQ(nominative("Ладовой", words, written), "Ладовой");
    EXPECT_EQ(nominative("Глебу Ладову", words, written), "Глеб Ладов");
    EXPECT_EQ(nominative("Глебом Ладовым", words, written), "Глеб Ладов");
    EXPECT_EQ(nominative("Марии Ладовой", words, written), "Мария Ладова");
    EXPECT_EQ(nominative("Ольгой Ладовой", words, written), "Ольга Ладова");
    EXPECT_EQ(nominative("Ольгу Ладову", words, written), "Ольга Ладова");
    EXPECT_EQ(nominative("Глеба Кравца", words, written), "Глеба Кравца") << "of Кравец, which the text does not have";
    EXPECT_EQ(nominative("Глеба Орла", words, written), "Глеба Орла");
    EXPECT_EQ(nominative("Глеба Дюма", words, written), "Глеба Дюма");
    EXPECT_EQ(nominative("Глеба Ладова", words, written), "Глеб Ладов");
    EXPECT_EQ(nominative("Марии Кима", words, written), "Марии Кима");
    expect_speakers({
        {"ru", "По словам директора Инги Ладовой, «мост стоял сухим».", "мост стоял сухим", "Инга Ладова"},
        {"ru", "Инга Ладова вышла к людям. По словам Инги Ладовой, «мост стоял сухим».", "мост стоял сухим", "Инга Ладова"},
    });
}

} // namespace
