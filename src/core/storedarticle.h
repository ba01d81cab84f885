#pragma once

#include "article.h"

#include <QJsonObject>

namespace Triptych::Core {

/**
 * The JSON of an article that programs of two versions read: a revision, a working copy, an entry
 * of the journal, the payload of an outbox row, the value of the cache. It is articleToJson() with
 * JsonDetail::Internal and `format`.
 *
 * `format` is a whole number: 1 = what this program writes. JSON without it is older: its writer
 * did not know the members that are missing. From 1 on, a missing publish_day means that there is
 * no day. A later program that adds members raises the number; it never changes the meaning of a
 * member. So a greater number is no reason to refuse the JSON, and number and unknown members are
 * written back (docs/adr/0050-json-that-two-versions-read.md). Any thread.
 */
inline constexpr int StoredFormat = 1;

/** The JSON described above, with the members of `unknown`, and without those of `absent` that are
 * still not set. */
QJsonObject articleToStored(const Article &article);

/** Reads it back, with `unknown` and `absent`. Errors as articleFromJson(). A number beyond 64 bits
 * is the nearest double, as QJsonValue holds it. */
Result<Article> articleFromStored(const QJsonObject &object);

/** The members that this program does not know; `format` is among them where it is greater than
 * StoredFormat. */
QJsonObject unknownMembers(const QJsonObject &object);

/** The members that this program knows, without `format`. Where nothing is absent they are
 * articleToJson() with JsonDetail::Internal of that article. */
QJsonObject rowMembers(QJsonObject object);

/** The names of all members that this program knows, `format` included. */
QStringList storedMembers();

/** The members of both; `first` wins where both have one, and of two formats the greater one stays.
 */
QJsonObject joinedUnknown(QJsonObject first, const QJsonObject &second);

/** `article` with the members in `absent` that are still not set, taken from `other`. Its own
 * unknown members stay. */
Article withAbsentFrom(Article article, const Article &other);

/** `revision` made ready to be saved over `now`: its absent members, and the members that this
 * program does not know, are those of `now`. */
Article restoredOver(const Article &revision, const Article &now);

} // namespace Triptych::Core
