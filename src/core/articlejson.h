#pragma once

#include "article.h"

#include <QJsonObject>

namespace Triptych::Core {

/**
 * The one JSON form of an article: printed by triptychctl, kept in the cache and the index, and
 * carried by the outbox. Keys: id, slug, title, summary, body, language, authors, tags, section,
 * status, publish_at, publish_day, version, created_at, updated_at, fields, source {name, path} or
 * null; with `internal` also translation_group, the source's digest, created_by, updated_by,
 * deleted_at. Times are ISO 8601 UTC with milliseconds, or null. publish_day is "2024-03-02" where
 * publish_at is a day without a time, else null; with `internal` the member is written only where
 * it is set. So JSON from before this member existed compares equal, and a revision without it
 * means that the day was not known then.
 */
enum class JsonDetail { Public, WithoutBody, Internal };
QJsonObject articleToJson(const Article &article, JsonDetail detail = JsonDetail::Public);

/** Reads either form back; Corrupt where `id`, `version` or `status` is missing or unreadable. */
Result<Article> articleFromJson(const QJsonObject &object);

/** "2026-11-24T21:05:49.000Z"; null where the time is not set. */
QJsonValue timeToJson(const QDateTime &time);
QDateTime timeFromJson(const QJsonValue &value);

} // namespace Triptych::Core
