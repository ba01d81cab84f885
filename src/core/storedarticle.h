#pragma once

#include "article.h"

#include <QJsonObject>

namespace Triptych::Core {

/**
 * The JSON of an article that programs of two versions read: a revision, a working copy, an entry
 * of the journal, the payload of an outbox row, the value of the cache. It is articleToJson() with
 * JsonDetail::Internal and `format`.
 *
 * `format` is a whole number: 1 = what this program writes. JSON without it is older: there a
 * member that is missing was not known. From 1 on, a missing publish_day means that there is no
 * day. A later program may add members and then raises the number; it changes no member's meaning.
 * So a greater number is no reason to refuse the JSON, and it is written back with the members that
 * came with it (docs/adr/0050-json-that-two-versions-read.md). Any thread.
 */
inline constexpr int StoredFormat = 1;

/** As above, with `unknown`, and without what is `absent` and was not set since. */
QJsonObject articleToStored(const Article &article);

/** Reads it back, with `unknown` and `absent`. Errors as articleFromJson(). A number beyond 64 bits
 * is the nearest double, as QJsonValue holds it. */
Result<Article> articleFromStored(const QJsonObject &object);

/** The members that this program does not know; `format` is among them where it is greater than
 * StoredFormat. */
QJsonObject unknownMembers(const QJsonObject &object);

/** The other members without `format`: where nothing is absent, articleToJson() with
 * JsonDetail::Internal of that article. */
QJsonObject rowMembers(QJsonObject object);

/** The names of all members that this program knows, `format` included. */
QStringList storedMembers();

/** `first` with those of `second` that are not in it; of two formats the greater one. */
QJsonObject joinedUnknown(QJsonObject first, const QJsonObject &second);

/** `article` with the members that it does not know (`absent`), and that nobody has set since, as
 * they are in `other`. Its own unknown members stay. */
Article withAbsentFrom(Article article, const Article &other);

/** A revision as it can stand over `now`: what it does not know, and what this program does not
 * know, is as it is now. */
Article restoredOver(const Article &revision, const Article &now);

} // namespace Triptych::Core
