// Sizes stay short and never read like the next unit's thousand.
#include "core/base/size.h"

#include <gtest/gtest.h>

namespace {

class German final : public core::Translator {
public:
    std::string translate(std::string_view text) const override { return std::string(text); }
    std::string translate(std::string_view, std::string_view many, long) const override {
        return std::string(many);
    }
    std::string language() const override { return "de"; }
};

TEST(Size, IsShortAndRounded) {
    EXPECT_EQ(core::size_text(0), "0 bytes");
    EXPECT_EQ(core::size_text(1), "1 byte");
    EXPECT_EQ(core::size_text(999), "999 bytes");
    EXPECT_EQ(core::size_text(1000), "1.0 kB");
    EXPECT_EQ(core::size_text(999'949), "999.9 kB");
    EXPECT_EQ(core::size_text(999'950), "1.0 MB");
    EXPECT_EQ(core::size_text(20'400'000), "20.4 MB");
    EXPECT_EQ(core::size_text(3'000'000'000'000'000), "3000.0 TB");
}

TEST(Size, HasTheReadersDecimalMark) { EXPECT_EQ(core::size_text(1500, German()), "1,5 kB"); }

} // namespace
