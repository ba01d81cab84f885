#pragma once

#include <QList>
#include <QMap>
#include <QString>

#include <array>

namespace Triptych::Unsaved {

// Finds the members of a damaged journal file. It relies only on their order:
// QJsonObject writes members sorted by name, and those of "fields", of "source" and of members that
// this program does not know stand inside their values.

/** The members that this program knows, in this order; "written_at" stands behind the article. */
inline constexpr std::array JournalKeys{
    "authors",    "body",       "created_at", "created_by",  "deleted_at", "fields",
    "id",         "language",   "publish_at", "publish_day", "section",    "slug",
    "source",     "status",     "summary",    "tags",        "title",      "translation_group",
    "updated_at", "updated_by", "version",    "written_at"};
inline constexpr qsizetype AuthorsKey = 0;
inline constexpr qsizetype BodyKey = 1;
inline constexpr qsizetype FieldsKey = 5;

/** Replaces a typed U+FFFD, so that it differs from the U+FFFD that QString::fromUtf8() gives for
 * unreadable bytes. Files of ours never contain this raw control character. */
inline constexpr QChar TypedMark(1);

/** Stands where a byte of the file could not be read. */
bool isJournalDamage(QChar c);

/** True where `rest`, the text behind an unescaped quote, shows that the quote ends a string. */
bool followsAString(QStringView rest);

struct ScannedValue
{
    QString key;
    qsizetype keyAt = 0; ///< where its key begins
    qsizetype from = 0;
    qsizetype to =
        0; ///< behind its last character, or before the next key where its end is damaged
};

struct JournalScan
{
    QMap<qsizetype, ScannedValue> known; ///< by the place in JournalKeys
    QList<ScannedValue>
        unknown; ///< of the article, and "format", in their order; only with both their ends
    qsizetype endBeforeBody = 0; ///< where the last value before the place of the body ends
};

/** `text` is the file as UTF-16, a typed U+FFFD as TypedMark. Linear in its length for any text. */
JournalScan scanJournal(const QString &text);

/** How many bytes of the file are the opened outer object up to the end of its article; 0 where the
 * article has no end. */
qsizetype endOfArticle(const QByteArray &bytes);

} // namespace Triptych::Unsaved
