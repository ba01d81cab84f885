#pragma once

#include "journalentry.h"

#include <QJsonObject>

#include <optional>

namespace Triptych::Unsaved {

/** The character (U+FFFD) for each unreadable place in a salvaged text. */
inline constexpr QChar GapMark(QChar::ReplacementCharacter);

/**
 * The entry of a damaged file whose text is complete: something was appended, or only the end
 * behind the article is missing (`writtenAt` is invalid then). Nothing where a text is torn.
 */
std::optional<JournalEntry> wholeEntryWithin(const QByteArray &bytes);

/** The readable part of a file without a whole entry. */
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

/** Reads any bytes. It relies on the order of the keys in journalBytes(). For a file that was cut
 * off, the body is a prefix of the typed one. */
SalvagedText salvagedText(const QByteArray &bytes);

/** The article `id` made of `read`, with version 0 because its base is not known; fields that were
 * not read are those of `stored`. */
Core::Article salvagedArticle(const QJsonObject &read, const Core::ArticleId &id,
                              const Core::Article &stored = {});

} // namespace Triptych::Unsaved
