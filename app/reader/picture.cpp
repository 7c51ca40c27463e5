#include "app/reader/picture.h"

#include "app/reader/xml.h"
#include "core/ingest/found_text.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/picture.h"
#include "core/ingest/sentences.h"

#include <algorithm>
#include <array>

namespace reader {

namespace {

using core::FactKind;
namespace sentences = core::sentences;

struct NamedFact {
    std::string_view name;
    FactKind kind;
};

/// What XMP calls what bears on a fact-check.
constexpr std::array xmp_facts{
    NamedFact{"dc:title", FactKind::title},           NamedFact{"photoshop:Headline", FactKind::title},
    NamedFact{"dc:description", FactKind::description}, NamedFact{"dc:creator", FactKind::author},
    NamedFact{"photoshop:Credit", FactKind::credit},  NamedFact{"dc:rights", FactKind::credit},
    NamedFact{"photoshop:DateCreated", FactKind::taken}, NamedFact{"xmp:CreatorTool", FactKind::software},
    NamedFact{"photoshop:City", FactKind::place},     NamedFact{"photoshop:Source", FactKind::publisher},
};

/// And words of a PNG.
constexpr std::array png_facts{
    NamedFact{"Title", FactKind::title},   NamedFact{"Author", FactKind::author},     NamedFact{"Description", FactKind::description},
    NamedFact{"Copyright", FactKind::credit}, NamedFact{"Creation Time", FactKind::taken}, NamedFact{"Software", FactKind::software},
    NamedFact{"Comment", FactKind::description},
};

class PictureFacts {
public:
    explicit PictureFacts(core::Ingested& into) : into_(into) {}

    /// Not what another place says with the same words.
    void add(FactKind kind, std::string value, std::string from) {
        constexpr std::size_t most = 200;
        if (value.empty() || into_.facts.size() >= most) return;
        if (std::ranges::any_of(into_.facts, [&](auto const& each) { return each.kind == kind && each.value == value; })) return;
        into_.facts.push_back({kind, std::move(value), std::move(from)});
    }

    void add_exif(core::ExifTags const& tags) {
        add(FactKind::taken, tags.taken, "Exif");
        auto device = tags.make;
        if (!tags.model.empty() && !tags.model.starts_with(tags.make)) device += (device.empty() ? "" : " ") + tags.model;
        else if (!tags.model.empty()) device = tags.model;
        add(FactKind::device, std::move(device), "Exif");
        add(FactKind::software, tags.software, "Exif");
        add(FactKind::place, tags.place, "Exif");
        add(FactKind::title, tags.title, "Exif");
        add(FactKind::description, tags.description, "Exif");
        add(FactKind::author, tags.artist, "Exif");
        add(FactKind::credit, tags.copyright, "Exif");
    }

    void add_xmp(std::string_view packet) {
        Xml xml(packet.substr(0, longest_packet));
        FactKind const* open = nullptr;
        std::string element, words;
        while (xml.next()) {
            if (xml.kind() == Xml::Kind::text) {
                if (open) words += xml.text();
                continue;
            }
            if (xml.opens("rdf:Description"))
                for (auto const& each : xmp_facts)
                    add(each.kind, core::one_line(xml.attribute(std::string(each.name).c_str())), "XMP " + std::string(each.name));
            if (xml.kind() == Xml::Kind::opens && !open) {
                auto const found = std::ranges::find(xmp_facts, xml.name(), &NamedFact::name);
                if (found == xmp_facts.end()) continue;
                open = &found->kind;
                element = xml.name();
            } else if (open && (xml.closes("rdf:li") || xml.closes(element))) { // each of a list is one
                add(*open, core::one_line(words), "XMP " + element);
                words.clear();
                if (xml.closes(element)) open = nullptr;
            }
        }
    }

    void add_words(std::vector<std::pair<std::string, std::string>> const& all) {
        for (auto const& [name, words] : all) {
            auto const found = std::ranges::find(png_facts, name, &NamedFact::name);
            if (found != png_facts.end()) add(found->kind, words, name);
        }
    }

private:
    static constexpr std::size_t longest_packet = 1'000'000;
    core::Ingested& into_;
};

} // namespace

void read_picture(std::string_view bytes, core::IngestOptions const& options, core::Ingested& into) {
    auto const picture = core::picture_in(bytes);
    if (!picture) core::refuse_text(sentences::picture_unread, options);
    PictureFacts facts(into);
    auto width = picture->width, height = picture->height;
    if (core::lies_on_its_side(picture->turned)) std::swap(width, height);
    facts.add(FactKind::pixels, std::to_string(width) + " × " + std::to_string(height),
              std::string(picture->turned == 1 ? core::size_as_it_lies : core::size_as_seen));
    if (picture->exif) facts.add_exif(*picture->exif);
    if (!picture->xmp.empty()) facts.add_xmp(picture->xmp);
    facts.add_words(picture->words);
    if (picture->is_cut_short) core::note(into, sentences::picture_cut, {{"file", options.file_name}});
    if (picture->exif && picture->exif->is_damaged) core::note(into, sentences::picture_says_damaged);
    if (into.facts.size() > 1) core::note(into, sentences::picture_says);
}

} // namespace reader
