// Tying a trail: which quotation another was quoted from, hop by hop back to where the words were first said.
#pragma once

#include "core/operations/context.h"

namespace core {

/// The quotation was quoted from that one, and from no other. Throws Error{refused} when both stand in one source, when it
/// is so already, or when the trail would lead in a circle.
Draft quote_from(Context& context, Id<Quotation> quotation, Id<Quotation> from);

/// The passage is what the quotation was quoted from: one more place where its statement was read, or the quotation that
/// is recorded there already. What the quotation was quoted from so far comes before a passage that is new. Throws
/// Error{refused} like quote_from and add_quotation.
Made<Quotation> quote_from_passage(Context& context, Id<Quotation> quotation, Id<Text> text, Span span);

/// Nothing is known of what the quotation was quoted from. Throws Error{refused} when that is so already.
Draft quote_from_nothing(Context& context, Id<Quotation> quotation);

} // namespace core
