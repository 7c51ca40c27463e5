// What pictures say of themselves is read as far as it holds; whatever they are, nothing is read beyond their end.
#include "core/ingest/picture.h"

#include "core/ingest/readers.h"
#include "core/model/picture_box.h"

#include <gtest/gtest.h>

namespace core {
namespace {

using namespace std::string_literals;

std::string big(std::uint64_t value, int size) {
    std::string bytes;
    for (int at = size - 1; at >= 0; --at) bytes += static_cast<char>(value >> (8 * at) & 0xFF);
    return bytes;
}

std::string little(std::uint64_t value, int size) {
    auto bytes = big(value, size);
    return {bytes.rbegin(), bytes.rend()};
}

std::string chunk(std::string const& type, std::string const& data) { return big(data.size(), 4) + type + data + "\0\0\0\0"s; }

std::string png(std::string const& more, std::uint64_t width = 40, std::uint64_t height = 30) {
    return "\x89PNG\r\n\x1A\n"s + chunk("IHDR", big(width, 4) + big(height, 4) + "\x08\x02\0\0\0"s) + more + chunk("IEND", "");
}

/// Tags of one list, each with text or a number, behind the head of a TIFF file.
struct Tags {
    bool is_big = false;
    std::vector<std::tuple<unsigned, unsigned, std::string>> all; ///< tag, type, bytes

    std::string number(std::uint64_t value, int size) const { return is_big ? big(value, size) : little(value, size); }
    void text(unsigned tag, std::string const& words) { all.emplace_back(tag, 2, words + '\0'); }
    void whole(unsigned tag, std::uint64_t value) { all.emplace_back(tag, 4, number(value, 4)); }
    std::string list(std::size_t at) const {
        auto entries = number(all.size(), 2);
        std::string behind;
        auto const after = at + 2 + all.size() * 12 + 4;
        for (auto const& [tag, type, bytes] : all) {
            auto const count = type == 4 ? bytes.size() / 4 : type == 5 ? bytes.size() / 8 : bytes.size();
            entries += number(tag, 2) + number(type, 2) + number(count, 4);
            if (bytes.size() <= 4) entries += bytes + std::string(4 - bytes.size(), '\0');
            else {
                entries += number(after + behind.size(), 4);
                behind += bytes;
            }
        }
        return entries + number(0, 4) + behind;
    }
    std::string file() const { return (is_big ? "MM\0*"s : "II*\0"s) + number(8, 4) + list(8); }
};

Tags camera(bool is_big) {
    Tags tags;
    tags.is_big = is_big;
    tags.text(0x10E, "Une marche");
    tags.text(0x10F, "Acme");
    tags.text(0x110, "Acme X1");
    tags.text(0x9003, "2026:11:03 14:05:09");
    tags.text(0x9011, "+01:00");
    return tags;
}

TEST(Picture, SaysHowLargeItIs) {
    auto const picture = picture_in(png(""));
    ASSERT_TRUE(picture);
    EXPECT_EQ(std::pair(picture->width, picture->height), std::pair(std::int64_t{40}, std::int64_t{30}));
    EXPECT_FALSE(picture->is_cut_short);
    auto const gif = picture_in("GIF89a"s + little(7, 2) + little(5, 2) + "\0\0\0;"s);
    ASSERT_TRUE(gif);
    EXPECT_EQ(gif->width, 7);
    EXPECT_FALSE(gif->is_cut_short);
    auto const webp = picture_in("RIFF"s + little(22, 4) + "WEBPVP8X" + little(10, 4) + "\0\0\0\0"s + little(639, 3) + little(479, 3));
    ASSERT_TRUE(webp);
    EXPECT_EQ(std::pair(webp->width, webp->height), std::pair(std::int64_t{640}, std::int64_t{480}));
    EXPECT_FALSE(webp->is_cut_short);
    auto const jpeg = picture_in("\xFF\xD8\xFF\xC0"s + big(11, 2) + "\x08" + big(20, 2) + big(33, 2) + "\x01\0\0\0"s + "\xFF\xDA\0\x02xx\xFF\xD9"s);
    ASSERT_TRUE(jpeg);
    EXPECT_EQ(std::pair(jpeg->width, jpeg->height), std::pair(std::int64_t{33}, std::int64_t{20}));
    EXPECT_FALSE(jpeg->is_cut_short);
}

TEST(Picture, SaysWhatItsWordsSay) {
    auto const picture = picture_in(png(chunk("tEXt", "Author\0Ren\xE9"s) + chunk("iTXt", "Description\0\0\0fr\0\0Une place à midi"s)));
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->words, (std::vector<std::pair<std::string, std::string>>{{"Author", "René"}, {"Description", "Une place à midi"}}));
}

TEST(Picture, SaysWhatTheCameraSays) {
    for (auto const is_big : {false, true}) {
        auto const picture = picture_in(png(chunk("eXIf", camera(is_big).file())));
        ASSERT_TRUE(picture && picture->exif);
        EXPECT_EQ(picture->exif->taken, "2026-11-03 14:05:09 +01:00");
        EXPECT_EQ(picture->exif->model, "Acme X1");
        EXPECT_EQ(picture->exif->description, "Une marche");
        EXPECT_FALSE(picture->exif->is_damaged);
    }
}

TEST(Picture, OfATiffItKnowsSizeAndEnd) {
    Tags tags;
    tags.whole(0x100, 640);
    tags.whole(0x101, 480);
    tags.whole(0x111, 8);
    tags.whole(0x117, 10);
    auto const whole = picture_in(tags.file());
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->height, 480);
    EXPECT_FALSE(whole->is_cut_short);
    tags.all.pop_back();
    tags.whole(0x117, 100'000);
    EXPECT_TRUE(picture_in(tags.file())->is_cut_short);
}

TEST(Picture, TellsAPlaceFromFractions) {
    Tags tags;
    tags.whole(0x8825, 26); // its own list stands right behind the first
    auto const degrees = [&](std::uint64_t one, std::uint64_t two, std::uint64_t three) {
        std::string all;
        for (auto const value : {one, two, three}) all += little(value, 4) + little(1, 4);
        return all;
    };
    Tags place;
    place.text(1, "S");
    place.all.emplace_back(2, 5, degrees(48, 30, 0));
    place.text(3, "E");
    place.all.emplace_back(4, 5, degrees(2, 15, 36));
    EXPECT_EQ(read_exif(tags.file() + place.list(26)).place, "-48.50000, 2.26000");
    place.all[1] = {2, 5, degrees(91, 0, 0)};
    EXPECT_EQ(read_exif(tags.file() + place.list(26)).place, "");
}

/// A list that contains itself, lists beyond the end, more entries than there are bytes, dates that are none.
TEST(Picture, HostileTagsCostOnlyThemselves) {
    Tags loop;
    loop.text(0x10F, "Acme");
    loop.whole(0x8769, 8);
    auto const looped = read_exif(loop.file());
    EXPECT_TRUE(looped.is_damaged);
    EXPECT_EQ(looped.make, "Acme");
    for (auto const& bytes : {"II*\0\xFF\xFF\xFF\xFF"s, "II*\0\x08\0\0\0\xFF\xFF"s, "MM\0*\0\0\0\x08"s, "II"s, ""s})
        EXPECT_TRUE(read_exif(bytes).is_damaged);
    Tags lies;
    lies.all.emplace_back(0x10E, 2, "abcdefgh");
    auto file = lies.file();
    file.replace(14, 4, "\xFF\xFF\xFF\x7F"s); // so long it would be
    EXPECT_TRUE(read_exif(file).is_damaged);
    EXPECT_EQ(read_exif(file).description, "");
    for (auto const* date : {"0000:00:00 00:00:00", "2026:13:03 14:05:09", "yesterday", "2026-11-03 14:05:09"}) {
        Tags tags;
        tags.text(0x9003, date);
        EXPECT_EQ(read_exif(tags.file()).taken, "") << date;
    }
}

TEST(Picture, CutAnywhereItIsReadToItsEndOrNotAtAll) {
    auto const whole = png(chunk("eXIf", camera(false).file()) + chunk("tEXt", "Author\0Ana"s));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        auto const picture = picture_in(std::string(whole.substr(0, length)));
        EXPECT_TRUE(!picture || picture->is_cut_short) << length;
    }
    EXPECT_FALSE(picture_in(png("", 0, 5)));
    EXPECT_FALSE(picture_in("\x89PNG\r\n\x1A\n nothing of it"));
}

TEST(Readers, TellPicturesAndRecordingsByTheirBytes) {
    auto const kind = [](std::string const& bytes, std::string const& name = "a.txt") {
        IngestOptions options;
        options.file_name = name;
        return std::string(reader_for(bytes, options).media_type);
    };
    EXPECT_EQ(kind(png("")), "image/png");
    EXPECT_EQ(kind("\xFF\xD8\xFF\xE0"s), "image/jpeg");
    EXPECT_EQ(kind("II*\0\x08\0\0\0\0\0\0\0"s), "image/tiff");
    EXPECT_EQ(kind("RIFF\x04\0\0\0WEBP"s), "image/webp");
    EXPECT_EQ(kind("RIFF\x04\0\0\0WAVE"s), "audio/wav");
    EXPECT_EQ(kind("\0\0\0\x18""ftypM4A \0\0\0\0"s), "audio/mp4");
    EXPECT_EQ(kind("\0\0\0\x18""ftypisom\0\0\0\0"s), "video/mp4");
    EXPECT_EQ(kind("\0\0\0\x14""ftypqt  \0\0\0\0"s), "video/quicktime");
    EXPECT_EQ(kind("\0\0\0\x18""ftypheic\0\0\0\0"s), "image/*");
    EXPECT_EQ(kind("OggS\0\x02"s), "audio/ogg");
    EXPECT_EQ(kind("fLaC\0\0"s), "audio/flac");
    EXPECT_EQ(kind("\x1A\x45\xDF\xA3\x01"s), "video/webm");
    EXPECT_EQ(kind("\xFF\xFB\x90\x64"s), "audio/mpeg");
    EXPECT_EQ(kind("\xFF\xFE" "A\0b\0"s), "text/plain"); // UTF-16
    EXPECT_EQ(kind("\xFF\xFE" "A\0b\0"s, "a.mp3"), "text/plain"); // whatever it is called
    EXPECT_EQ(kind("Des mots", "a.png"), "text/plain");
}

TEST(PictureBox, IsFourNumbersInPixels) {
    EXPECT_EQ(picture_box("10,20,300,40"), (PictureBox{10, 20, 300, 40}));
    for (auto const* text : {"", "10,20,300", "10,20,300,40,5", "10,20,0,40", "-1,2,3,4", "1, 2,3,4", "a,2,3,4", "1,2,3,4 ", "9999999999,1,1,1"})
        EXPECT_FALSE(picture_box(text)) << text;
    EXPECT_EQ(around({10, 20, 30, 10}, {5, 40, 10, 10}), (PictureBox{5, 20, 35, 30}));
}

} // namespace
} // namespace core
