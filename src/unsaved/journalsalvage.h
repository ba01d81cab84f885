#pragma once

#include "journalentry.h"

#include <QJsonObject>

#include <optional>

namespace Triptych::Unsaved {

/** Stands in a salvaged text wherever a place of the file could not be read: U+FFFD. */
inline constexpr QChar GapMark(QChar::ReplacementCharacter);

/**
 * The entry of a damaged file that has every byte of its text: something was appended to it, or
 * only the end after the article is missing (`writtenAt` is then invalid). Nothing where a text is
 * torn.
 */
std::optional<JournalEntry> wholeEntryWithin(const QByteArray &bytes);

/** What can be read of a file that holds no whole entry. */
struct SalvagedText
{
    /** Keys as in Core::articleToJson(): title, summary and body as far as they can be read, with a
     *  GapMark for each unreadable place inside; anything else, members that this program does not
     * know included, whole or not at all; "format" where it is a newer one's. Never version, status
     * or publish_at: a part of a text is no reason to overwrite or to publish. Empty where there is
     * no text. */
    QJsonObject article;
    QDateTime writtenAt; ///< invalid where it cannot be read
};

/** Any bytes. Of a file that was cut, the body is a prefix of what was typed; it has the keys'
 *  order of journalBytes(). */
SalvagedText salvagedText(const QByteArray &bytes);

/** The article `id` of it, over an unknown version (0); what was not read is as in `stored`. */
Core::Article salvagedArticle(const QJsonObject &read, const Core::ArticleId &id,
                              const Core::Article &stored = {});

} // namespace Triptych::Unsaved
