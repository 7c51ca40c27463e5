// The sentences with which the reading of a file answers. They stand together because a reader in a process of its own
// (core/ingest/frames.h) sends the number of one and what goes into its places, never words of its own.
#pragma once

#include "core/base/say.h"

#include <array>

namespace core::sentences {

inline constexpr auto wrong_utf8 =
    N_("{file} is not wholly valid UTF-8: wrong bytes: {count}, the first at byte {byte} in line {line}. "
       "They are shown as �; the saved bytes stay as they are.");
inline constexpr auto unreadable_places =
    N_("Places in {file} that cannot be read as {encoding}: {count}, the first in line {line}. They are "
       "shown as �; the saved bytes stay as they are.");
inline constexpr auto controls_left_out =
    N_("Control characters left out of {file}: {count}, the first in line {line}.");
inline constexpr auto marks_put_right =
    N_("Signs in {file} that stand for nothing in Unicode and for quotation marks, dashes or letters in "
       "windows-1252: {count}, the first in line {line}. They are read as those.");
inline constexpr auto not_utf8 =
    N_("{file} is not UTF-8, as byte {byte} in line {line} shows; it was read as {encoding}.");
inline constexpr auto encoding_not_known =
    N_("{file} declares the encoding “{declared}”, which is not known; it was read as {encoding}.");
inline constexpr auto fits_as_well =
    N_("{encoding} fits nearly as well: choose it if words look wrong.");
inline constexpr auto body_from_script =
    N_("The page shows less of the article than it holds; the text was taken from its data (articleBody).");
inline constexpr auto struck_out =
    N_("Struck out on the page and left out of the text: {count}, the first “{words}”.");
inline constexpr auto left_at_end =
    N_("Slanted sentences behind the story and left out of the text, as notes on it mostly are: {count}, the first “{words}”. The "
       "whole page has them.");
inline constexpr auto asks_for_consent =
    N_("The page reads like a wall that asks for consent (privacy, cookies), and not like an article.");
inline constexpr auto asks_for_proof =
    N_("The page reads like one that checks who asks for it, before it shows the article, and not like an article.");
inline constexpr auto says_not_found = N_("The page reads like one that says that a page was not found, and not like an article.");
inline constexpr auto asks_to_sign_in = N_("The page reads like one that asks to sign in or to subscribe, and not like an article.");
inline constexpr auto story_cut =
    N_("The page asks for a subscription where its story ends: what came may be its beginning only.");
inline constexpr auto nested_too_deeply =
    N_("The page is nested too deeply or too large to be read by its structure; all of its text was taken, "
       "menus included.");

inline constexpr auto encoding_given_up = N_("The encoding “{encoding}” is not read by browsers any more, and not here.");
inline constexpr auto no_such_encoding =
    N_("The encoding “{encoding}” of {file} is not known; use a name such as utf-8, utf-16 or windows-1252.");
inline constexpr auto file_too_large = N_("{file} has {size}; texts up to {most} are brought in. Nothing was changed.");
inline constexpr auto signs_made_visible =
    N_("Signs in {file} that show nothing but may act, such as control characters or marks that turn the "
       "direction of writing: {count}, the first in line {line}. Each is shown as ␛ or �; the saved bytes "
       "stay as they are.");
inline constexpr auto signs_in_facts =
    N_("Signs in what {file} says of itself that show nothing but may act: {count}. Each is shown as ␛ or �.");
inline constexpr auto no_confined_reader = N_("{file} is read by a program of its own, which is not at hand here.");

// Of a reader in a process of its own: what its parent says of it.
inline constexpr auto answer_wrong =
    N_("{file} could not be read: its reader ended early or answered what cannot be right. Nothing was changed.");
inline constexpr auto text_too_long = N_("{file} holds more text than is brought in; nothing was changed.");
inline constexpr auto too_long = N_("{file} takes too long to read; its reading was stopped. Nothing was changed.");
inline constexpr auto too_much_memory = N_("{file} takes too much memory to read; its reading was stopped. Nothing was changed.");
inline constexpr auto reader_broke = N_("{file} could not be read: its reader broke off. Nothing was changed.");
inline constexpr auto program_missing =
    N_("{file} cannot be read because {program} is not installed on this machine. Nothing was changed.");
inline constexpr auto program_gave_up = N_("{file} could not be read: it seems damaged, {program} gave up. Nothing was changed.");
inline constexpr auto locked = N_("{file} is locked by a password; save it without one. Nothing was changed.");
inline constexpr auto more_than_can_be_said = N_("There is more to say of this file than this program has words for.");

// Of documents.
inline constexpr auto pictures_only =
    N_("{file} holds pictures of pages and no text; bring in what they show as text. Nothing was changed.");
inline constexpr auto few_words =
    N_("Pages with hardly any words: {count} of {pages}; they may be pictures of text, of which nothing was read.");
inline constexpr auto words_joined =
    N_("Words divided at the ends of lines and put together: {count}. Look at the page before you quote one of them.");
inline constexpr auto heads_left_out =
    N_("Lines left out of the text as heads and feet of pages: {count}. The whole page has them.");
inline constexpr auto put_in_order =
    N_("Lines written from right to left, put in their order by rule: {count}. Look at the page before you quote one of them.");
inline constexpr auto archive_damaged = N_("{file} is damaged and cannot be unpacked. Nothing was changed.");
inline constexpr auto archive_ends_early = N_("{file} is damaged at its end; what stands before was read.");
inline constexpr auto too_many_entries = N_("{file} holds more than {most} files, which no document does. Nothing was changed.");
inline constexpr auto too_much_inside = N_("{file} unpacks to more than {most}; its reading was stopped. Nothing was changed.");
inline constexpr auto entries_twice = N_("Files that stand twice in {file}: {count}; the first of each was read.");
inline constexpr auto definitions =
    N_("{file} holds definitions that are not followed, as no word processor writes them. Nothing was changed.");
inline constexpr auto document_damaged = N_("{file} is damaged inside; the text goes as far as it could be read.");
inline constexpr auto changes_and_comments =
    N_("The document keeps track of its changes: {changes}; notes in its margin: {comments}. The text is as if all changes were "
       "accepted, without the notes.");
inline constexpr auto hidden_words = N_("Hidden words left out of the text, in places: {count}.");
inline constexpr auto readings_left_out =
    N_("Readings printed beside or above signs and left out of the text: {count}.");
inline constexpr auto formulas_in_line =
    N_("Formulas taken as the row of their signs: {count}. Look at the document before you quote one of them.");
inline constexpr auto signs_left_out = N_("Signs of a font of pictures, left out of the text: {count}.");
inline constexpr auto inserted_not_read =
    N_("Inserted files, drawings and charts of the document, which were not read: {count}.");
inline constexpr auto contents_left_out =
    N_("Tables of contents left out of the text: {count}. The whole page has them.");
inline constexpr auto rights_managed =
    N_("{file} is locked by its seller (DRM) and cannot be read. Nothing was changed.");
inline constexpr auto chapters_missing = N_("Chapters that the book names and does not hold: {count}.");
inline constexpr auto beside_the_reading =
    N_("Parts of the book that are no reading, such as its table of contents, left out of the text: {count}.");
inline constexpr auto chapters_wordless = N_("Chapters of the book without words, such as pictures: {count}.");

// Of messages.
inline constexpr auto message_damaged = N_("{file} is no message that can be taken apart. Nothing was changed.");
inline constexpr auto sender_says = N_("Who sent the message, and when, is the sender's word: no signature of it was checked.");
inline constexpr auto date_not_taken =
    N_("The message says “{date}” for its date, which no message can have; it was left out.");
inline constexpr auto headers_twice =
    N_("The message says more than once who sent it, when, or on what ({names}); the first of each was taken.");
inline constexpr auto is_utf8_after_all =
    N_("A part of the message says that its letters are {declared}; they are UTF-8, and were read so.");
inline constexpr auto forms_differ =
    N_("The message says one thing as plain text and another as a page; the plain text was taken. The whole page has both.");
inline constexpr auto only_others_words =
    N_("The message has no words of its own: those of earlier messages were taken, which others wrote.");
inline constexpr auto earlier_left_out =
    N_("Lines quoted from earlier messages and left out of the text: {count}. The whole page has them.");
inline constexpr auto messages_sent_along =
    N_("Messages that lie in this one: {count} ({names}). Their words are those of others; the whole page has them.");
inline constexpr auto attachments = N_("Attachments of the message, which were not read: {count} ({names}).");
inline constexpr auto parts_left_out = N_("{file} has more parts, or deeper ones, than messages have; the first were read.");
inline constexpr auto no_page_inside = N_("{file} holds no web page. Nothing was changed.");

// Of captures of the web (WARC) and the answers in them.
inline constexpr auto warc_without_end =
    N_("{file} is no archive of the web that can be read: its first record has no end. Nothing was changed.");
inline constexpr auto record_without_head =
    N_("Record {number} of {file} has no head that can be read; it and what follows were left out.");
inline constexpr auto record_without_length =
    N_("Record {number} of {file} does not say how long it is; it and what follows were left out.");
inline constexpr auto record_cut_short = N_("Record {number} of {file} says that it is longer than the file; it was left out.");
inline constexpr auto record_altered = N_("Record {number} of {file} holds other bytes than its digest names; it was left out.");
inline constexpr auto web_archive_empty =
    N_("{file} is an archive of the web without any page that can be read. Nothing was changed.");
inline constexpr auto web_archive_damaged =
    N_("{file} holds no page that can be read: records left out because they are damaged: {damaged}. Nothing was changed.");
inline constexpr auto no_such_page =
    N_("{file} holds no page {address}. Pages that it holds: {count} ({names}). Nothing was changed.");
inline constexpr auto no_such_page_or_damaged =
    N_("{file} holds no page {address} that can be read; records left out because they are damaged: {damaged}. Pages that it "
       "holds: {count} ({names}). Nothing was changed.");
inline constexpr auto largest_taken =
    N_("Pages in the archive: {count}; none is named as the one that is meant, and the largest was taken: {address}.");
inline constexpr auto several_captures = N_("Captures of this page in the archive: {count}; the one of {time} was read.");
inline constexpr auto other_payload =
    N_("The record of {address}, captured {time}, holds another page than its digest (WARC-Payload-Digest) names.");
inline constexpr auto revisit_followed =
    N_("The capture of {time} says only that the page was as before; its words come from the capture of {address} at {earlier}.");
inline constexpr auto revisit_of_nothing =
    N_("{file} says of {address} at {time} only that the page was as before, and does not hold the earlier one. Nothing was changed.");
inline constexpr auto unpacked_already = N_("{file} says that the page came packed, and holds it unpacked.");
inline constexpr auto packed_too_often = N_("{file} is packed more than twice, as no page is. Nothing was changed.");
inline constexpr auto packed_otherwise =
    N_("{file} is packed in a way that is not read here (“{how}”). Nothing was changed.");
inline constexpr auto page_too_large = N_("{file} holds more than {most}; its reading was stopped. Nothing was changed.");
inline constexpr auto archive_in_archive =
    N_("{file} holds an archive inside an archive, which is not followed. Nothing was changed.");
inline constexpr auto answer_cut = N_("The answer is incomplete: {missing} of {announced} bytes did not come.");
inline constexpr auto answer_without_end = N_("The answer is incomplete: its end did not come.");
inline constexpr auto page_closed = N_("{address} answered “{what}”: it does not show the page to everybody.");
inline constexpr auto page_is_error = N_("{address} answered “{what}”, which is no page but an error.");
inline constexpr auto leads_to_sign_in =
    N_("The address leads to {address}, which looks like a page to sign in or to agree to something.");
inline constexpr auto page_not_free =
    N_("The page says itself that it is not free to read: what came may be its beginning only.");
inline constexpr auto page_short =
    N_("The page shows no more than {count} characters: perhaps a wall, and not the article.");

// Of archives of web pages (WACZ).
inline constexpr auto wacz_no_list = N_("{file} has no list of what is in it, as an archive of web pages has. Nothing was changed.");
inline constexpr auto wacz_archives_missing =
    N_("{file} holds no web page: files that its list names are missing ({names}). Nothing was changed.");
inline constexpr auto wacz_page_lost =
    N_("{file} holds no page {address}; files in it are missing or damaged ({names}). Nothing was changed.");
inline constexpr auto wacz_archive_cut =
    N_("{name} is damaged from a place on; the records before it were read. Others may have been there.");
inline constexpr auto wacz_stray_archives =
    N_("Its list does not name these archives in it, which anybody may have put there; they were not read: {names}.");
inline constexpr auto wacz_newer =
    N_("The archive is of version {version} of WACZ, newer than those known here (1.1.1 and 1.2); it was read as one of those.");
inline constexpr auto wacz_without_pages =
    N_("The archive has no list of its pages (pages/pages.jsonl): whether a page is missing cannot be told. The files that its list "
       "names, {count}, are there, and no other.");
inline constexpr auto wacz_page = N_("The page is {address}, captured {time}; pages that the archive names: {count}.");
inline constexpr auto wacz_complete = N_("The archive is complete: the files that its list names, {count}, are there, and no other.");
inline constexpr auto wacz_not_complete =
    N_("The archive is not complete: files that its list names and that are missing: {missing}; that are there and not named: "
       "{extra} ({names}).");
inline constexpr auto wacz_holds = N_("Its list holds: every file, and the list itself, has the SHA-256 that was written down.");
inline constexpr auto wacz_holds_unfixed =
    N_("Its list holds: every file has the SHA-256 that was written down; nothing fixes the list itself.");
inline constexpr auto wacz_altered = N_("Its list does not hold: files whose SHA-256 is not the one written down: {count} ({names}).");
inline constexpr auto wacz_list_altered = N_("Its list does not hold: it was changed after its own SHA-256 was written down.");
inline constexpr auto wacz_unsigned = N_("Nobody signed the archive.");
inline constexpr auto wacz_signed_by_key =
    N_("Signed with the key {key}, which names nobody: it shows that two archives come from one key, and no more.");
inline constexpr auto wacz_signed_for =
    N_("Signed for {domain}, {time}, by the certificate that lies in it; who vouches for that was not judged. It says who and when, "
       "never that the site served it.");
inline constexpr auto wacz_signed_wrongly = N_("The archive carries a signature that does not hold.");

// Of recordings.
inline constexpr auto times_run_back =
    N_("Captions that begin earlier than the one before: {count}. They stand in the order of the file.");
inline constexpr auto outside_captions =
    N_("Lines outside of every caption, left out of the text: {count}, the first “{words}”.");

// Of pictures.
inline constexpr auto picture_cut = N_("{file} is cut short: the picture does not go to its end.");
inline constexpr auto picture_unread = N_("{file} is no picture that can be read: it does not say how large it is. Nothing was changed.");
inline constexpr auto picture_says =
    N_("What the picture says of itself, such as when, where and with what it was taken, anybody can alter; nothing of it was taken over.");
inline constexpr auto picture_says_damaged = N_("What the picture says of itself is damaged; what of it could be read is proposed.");
inline constexpr auto picture_too_large =
    N_("Words in {file} were not looked for: it has {width} × {height} pixels, and words are read of up to {most} million.");
inline constexpr auto eye_missing =
    N_("Words in {file} were not read: {program} is not installed on this machine (Debian package {package}).");
inline constexpr auto eye_gave_up = N_("Words in {file} were not read: {program} gave up on it. The picture itself is kept.");
inline constexpr auto eye_took_too_long = N_("Words in {file} were not read: {program} took too long. The picture itself is kept.");
inline constexpr auto eye_not_confined =
    N_("Words in {file} were not read: this machine does not let {program} be confined. The picture itself is kept.");
inline constexpr auto no_words_seen = N_("{program} found no words in {file}.");
inline constexpr auto words_seen =
    N_("The text was read from the picture by {program}, on average to {sure} % sure; compare the picture before you quote it.");
inline constexpr auto hardly_legible =
    N_("The words of the picture are hardly legible: {program} was to {sure} % sure on average. Look at the picture before you quote it.");
inline constexpr auto lines_not_legible = N_("Lines of the picture that {program} could not make out, left out of the text: {count}.");

// Of sound and film.
inline constexpr auto recording_says =
    N_("What the recording says of itself, such as its date and title, anybody can alter; nothing of it was taken over.");
inline constexpr auto ear_missing =
    N_("What {file} says of itself, its length too, was not read: neither mediainfo nor ffprobe is installed on this machine (Debian "
       "packages mediainfo, ffmpeg).");
inline constexpr auto ear_gave_up = N_("{program} cannot read {file}: it is damaged or no recording. Its bytes are kept as they are.");
inline constexpr auto ear_took_too_long = N_("{program} took too long over {file}; what it says of itself was not read. Its bytes are kept.");
inline constexpr auto ear_not_confined =
    N_("What {file} says of itself was not read: this machine does not let {program} be confined. Its bytes are kept.");
inline constexpr auto kept_by_reference =
    N_("{file} is kept by reference: its name, its size ({size}) and its SHA-256 are here, its bytes are not. Keep the file itself.");
inline constexpr auto stands_for_recording =
    N_("by reference: {name}, {size}, SHA-256 {digest}; it lay at {where}, and its own bytes are not in the workspace");
inline constexpr auto reference_damaged = N_("{file} is no reference to a recording that can be read. Nothing was changed.");

// Of web pages, found by what reads them in.
inline constexpr auto carries_check =
    N_("The page carries a check of a claim for programs; brought in as a collection (import --as claimreview) it becomes a claim.");

/// What travels: the place in this list is the number of the sentence.
inline constexpr std::array all{
    wrong_utf8, unreadable_places, controls_left_out, marks_put_right, not_utf8, encoding_not_known,
    fits_as_well, body_from_script, struck_out, nested_too_deeply, answer_wrong, text_too_long, too_long,
    too_much_memory, reader_broke, program_missing, program_gave_up, locked, more_than_can_be_said,
    pictures_only, few_words, words_joined, archive_damaged, archive_ends_early, too_many_entries,
    too_much_inside, entries_twice, definitions, document_damaged, changes_and_comments, hidden_words,
    rights_managed, chapters_missing, message_damaged, sender_says, earlier_left_out, messages_sent_along, attachments,
    parts_left_out, no_page_inside, times_run_back, heads_left_out,
    readings_left_out, formulas_in_line, signs_left_out, inserted_not_read, contents_left_out,
    chapters_wordless, date_not_taken, headers_twice, is_utf8_after_all, forms_differ, only_others_words,
    put_in_order, outside_captions, wacz_no_list, wacz_page, wacz_complete, wacz_not_complete, wacz_holds,
    wacz_holds_unfixed, wacz_altered, wacz_list_altered, wacz_unsigned, wacz_signed_by_key, wacz_signed_for, wacz_signed_wrongly,
    encoding_given_up, no_such_encoding, file_too_large, signs_made_visible, signs_in_facts, no_confined_reader,
    warc_without_end, record_without_head, record_without_length, record_cut_short, record_altered, web_archive_empty,
    web_archive_damaged, no_such_page, no_such_page_or_damaged, largest_taken, other_payload, revisit_followed,
    revisit_of_nothing, unpacked_already, packed_too_often, packed_otherwise, page_too_large, archive_in_archive, answer_cut,
    answer_without_end, page_closed, page_is_error, leads_to_sign_in, page_not_free, page_short, wacz_archives_missing,
    wacz_page_lost, wacz_archive_cut, wacz_stray_archives, wacz_newer, several_captures, wacz_without_pages, beside_the_reading,
    picture_cut, picture_unread, picture_says, picture_says_damaged, picture_too_large, eye_missing, eye_gave_up, eye_took_too_long,
    eye_not_confined, no_words_seen, words_seen, hardly_legible, lines_not_legible, recording_says, ear_missing, ear_gave_up,
    ear_took_too_long, ear_not_confined, kept_by_reference, reference_damaged, stands_for_recording, carries_check, left_at_end, asks_for_consent,
    asks_for_proof, says_not_found, asks_to_sign_in, story_cut,
};

/// Those that only tell how a file was read: nothing of it is wrong, and nobody has to do anything about it.
inline constexpr std::array remarks{
    fits_as_well, body_from_script, struck_out, few_words, words_joined, heads_left_out, put_in_order, changes_and_comments,
    hidden_words, readings_left_out, formulas_in_line, signs_left_out, inserted_not_read, contents_left_out, chapters_wordless,
    beside_the_reading, sender_says, is_utf8_after_all, forms_differ, only_others_words, earlier_left_out, messages_sent_along,
    attachments, times_run_back,
    outside_captions, largest_taken, revisit_followed, several_captures, wacz_page, wacz_complete, wacz_holds, wacz_holds_unfixed, wacz_unsigned, wacz_signed_by_key, wacz_signed_for,
    picture_says, no_words_seen, words_seen, lines_not_legible, recording_says, kept_by_reference, carries_check, left_at_end,
};

constexpr bool is_remark(std::string_view sentence) {
    for (auto const each : remarks)
        if (each == sentence) return true;
    return false;
}

constexpr std::size_t number_of(std::string_view sentence) {
    for (std::size_t at = 0; at < all.size(); ++at)
        if (all[at] == sentence) return at;
    return all.size();
}

} // namespace core::sentences
