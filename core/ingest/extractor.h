// The name of what made a text out of bytes, kept with the text: "html/1", and "html/1 (windows-1251)" when a person
// chose the encoding. With it the same text can be made again.
#pragma once

#include <string>
#include <string_view>

namespace core {

std::string with_encoding(std::string_view extractor, std::string_view encoding);

/// The encoding a person chose; empty when it was found out.
std::string_view chosen_encoding(std::string_view extractor);

} // namespace core
