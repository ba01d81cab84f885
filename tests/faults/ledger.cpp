#include "ledger.h"

#include <support/indexprefix.h>
#include <support/postgres.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <hiredis/hiredis.h>

#include <memory>
#include <optional>

namespace Triptych::Faults {

namespace {

QJsonArray rowsOf(const QString &dsn, const QString &query)
{
    const QString json = Support::runSql(
        dsn, QStringLiteral("SELECT coalesce(json_agg(t), '[]')::text FROM (%1) t").arg(query));
    return QJsonDocument::fromJson(json.toUtf8()).array();
}

struct StoredArticleState
{
    qint64 version = 0;
    QString body;
    bool hasBody = false;
    bool isDeleted = false;
};

QHash<QString, StoredArticleState> articlesInSql(const StorePlaces &stores)
{
    QHash<QString, StoredArticleState> kept;
    const QJsonArray rows =
        rowsOf(stores.sql,
               QStringLiteral(
                   "SELECT id, version, body, deleted_at IS NOT NULL AS deleted FROM articles"));
    for (const QJsonValue &value : rows) {
        const QJsonObject row = value.toObject();
        kept.insert(row.value(QLatin1String("id")).toString(),
                    {row.value(QLatin1String("version")).toInteger(),
                     row.value(QLatin1String("body")).toString(), true,
                     row.value(QLatin1String("deleted")).toBool()});
    }
    return kept;
}

/** What the index keeps, searchable or not; nothing where it does not answer. */
std::optional<QHash<QString, StoredArticleState>> articlesInIndex(const StorePlaces &stores,
                                                                  const QStringList &ids)
{
    QHash<QString, StoredArticleState> kept;
    // By search: what is in the index and not in SQL must show too.
    QUrl refresh = stores.elastic;
    refresh.setPath(QLatin1Char('/') + stores.alias + QStringLiteral("/_refresh"));
    Support::httpRequest("POST", refresh);
    QUrl url = stores.elastic;
    url.setPath(QLatin1Char('/') + stores.alias + QStringLiteral("/_search"));
    const QJsonObject answer =
        QJsonDocument::fromJson(
            Support::httpRequest("POST", url,
                                 R"({"size": 10000, "version": true, "query": {"match_all": {}}})"))
            .object();
    if (!answer.contains(QLatin1String("hits")))
        return std::nullopt;
    Q_UNUSED(ids)
    const QJsonArray hits =
        answer.value(QLatin1String("hits")).toObject().value(QLatin1String("hits")).toArray();
    for (const QJsonValue &value : hits) {
        const QJsonObject hit = value.toObject();
        const QJsonObject source = hit.value(QLatin1String("_source")).toObject();
        kept.insert(hit.value(QLatin1String("_id")).toString(),
                    {hit.value(QLatin1String("_version")).toInteger(),
                     source.value(QLatin1String("body")).toString(), true,
                     !source.value(QLatin1String("deleted_at")).isNull() &&
                         !source.value(QLatin1String("deleted_at")).isUndefined()});
    }
    return kept;
}

std::optional<QHash<QString, StoredArticleState>> articlesInCache(const StorePlaces &stores,
                                                                  const QStringList &ids)
{
    const timeval patience{2, 0};
    const std::unique_ptr<redisContext, decltype(&redisFree)> context(
        redisConnectWithTimeout("127.0.0.1", stores.redis, patience), &redisFree);
    if (!context || context->err)
        return std::nullopt;
    redisSetTimeout(context.get(), patience);
    QHash<QString, StoredArticleState> kept;
    for (const QString &id : ids) {
        const QByteArray key = "triptych:1:article:" + id.toLatin1();
        auto *reply =
            static_cast<redisReply *>(redisCommand(context.get(), "HMGET %s v b", key.constData()));
        if (!reply)
            return std::nullopt;
        const std::unique_ptr<void, decltype(&freeReplyObject)> owned(reply, &freeReplyObject);
        if (reply->type != REDIS_REPLY_ARRAY || reply->elements != 2)
            return std::nullopt;
        if (reply->element[0]->type != REDIS_REPLY_STRING)
            continue;
        StoredArticleState found;
        found.version = QByteArray(reply->element[0]->str).toLongLong();
        if (reply->element[1]->type == REDIS_REPLY_STRING) {
            found.hasBody = true;
            found.body = QJsonDocument::fromJson(
                             QByteArray(reply->element[1]->str, qsizetype(reply->element[1]->len)))
                             .object()
                             .value(QLatin1String("body"))
                             .toString();
        }
        kept.insert(id, found);
    }
    return kept;
}

} // namespace

void Ledger::saved(const QString &id, qint64 version, const QString &word)
{
    m_articles[id].words.append({version, word});
    ++m_saves;
}

void Ledger::removed(const QString &id, qint64 version)
{
    m_articles[id].removedAt = version;
}

QStringList Ledger::breachesInSql(const StorePlaces &stores) const
{
    QStringList breaches;
    const auto breach = [&](const QString &id, const QString &what) {
        breaches << id + QLatin1String(": ") + what;
    };
    const QHash<QString, StoredArticleState> articles = articlesInSql(stores);
    QHash<QString, QMap<qint64, QString>> revisions;
    for (const QJsonValue &value :
         rowsOf(stores.sql,
                QStringLiteral(
                    "SELECT article_id, version, content->>'body' AS body FROM revisions"))) {
        const QJsonObject row = value.toObject();
        revisions[row.value(QLatin1String("article_id")).toString()].insert(
            row.value(QLatin1String("version")).toInteger(),
            row.value(QLatin1String("body")).toString());
    }
    for (auto it = m_articles.cbegin(); it != m_articles.cend(); ++it) {
        const QString &id = it.key();
        if (!articles.contains(id)) {
            breach(id, QStringLiteral("acknowledged and not in SQL"));
            continue;
        }
        const StoredArticleState &now = articles.value(id);
        const QMap<qint64, QString> &history = revisions[id];
        qint64 newest = 0;
        for (const auto &[version, word] : it->words) {
            newest = std::max(newest, version);
            if (!history.value(version).contains(word))
                breach(id, QStringLiteral(
                               "version %1 was acknowledged with \"%2\", its revision lacks it")
                               .arg(version)
                               .arg(word));
            // Exactly once: one version brings the word in, and none after it takes it away.
            int entered = 0;
            bool had = false;
            for (const QString &body : history) {
                const bool has = body.contains(word);
                if (has && !had)
                    ++entered;
                if (!has && had)
                    breach(id, QStringLiteral("\"%1\" was overwritten").arg(word));
                if (body.count(word) > 1)
                    breach(id, QStringLiteral("\"%1\" is there twice").arg(word));
                had = has;
            }
            if (entered != 1)
                breach(id, QStringLiteral("\"%1\" was saved %2 times").arg(word).arg(entered));
            if (!now.body.contains(word))
                breach(id, QStringLiteral("\"%1\" is not in the article any more").arg(word));
        }
        if (now.version < newest)
            breach(id,
                   QStringLiteral("version went back to %1 from %2").arg(now.version).arg(newest));
        if (it->removedAt > 0 && !now.isDeleted)
            breach(id, QStringLiteral("was deleted at version %1 and is back at %2")
                           .arg(it->removedAt)
                           .arg(now.version));
    }
    for (auto it = articles.cbegin(); it != articles.cend(); ++it) {
        const QMap<qint64, QString> &history = revisions[it.key()];
        if (!it->isDeleted &&
            (history.isEmpty() || history.lastKey() != it->version || history.last() != it->body))
            breach(it.key(), QStringLiteral("the newest revision is not the article"));
        if (history.size() != it->version - (it->isDeleted ? 1 : 0))
            breach(
                it.key(),
                QStringLiteral("%1 revisions for version %2").arg(history.size()).arg(it->version));
    }
    return breaches;
}

QStringList divergences(const StorePlaces &stores)
{
    QStringList lines;
    const QHash<QString, StoredArticleState> articles = articlesInSql(stores);
    const QString waiting =
        Support::runSql(stores.sql, QStringLiteral("SELECT count(*) FROM outbox"));
    if (waiting != QLatin1String("0")) {
        lines << waiting + QStringLiteral(" rows in the outbox: ") +
                     Support::runSql(stores.sql,
                                     QStringLiteral("SELECT string_agg(concat_ws(' ', aggregateid, "
                                                    "version, 'dead', dead, 'attempts', attempts,"
                                                    " 'due', round(extract(epoch FROM lease_until "
                                                    "- clock_timestamp())), last_error), '; ')"
                                                    " FROM (SELECT * FROM outbox LIMIT 3) o WHERE "
                                                    "lease_until > '-infinity'"));
    }
    if (!stores.elastic.isEmpty()) {
        const auto index = articlesInIndex(stores, articles.keys());
        if (!index)
            return lines << QStringLiteral("the index does not answer");
        for (auto it = articles.cbegin(); it != articles.cend(); ++it) {
            const StoredArticleState found = index->value(it.key());
            if (it->isDeleted && (!index->contains(it.key()) || found.isDeleted))
                continue;
            if (found.version != it->version || found.body != it->body ||
                found.isDeleted != it->isDeleted)
                lines << QStringLiteral("%1: version %2 in SQL, %3 in the index")
                             .arg(it.key())
                             .arg(it->version)
                             .arg(found.version);
        }
        for (auto it = index->cbegin(); it != index->cend(); ++it) {
            if (!articles.contains(it.key()) && !it->isDeleted)
                lines << it.key() + QStringLiteral(": in the index and not in SQL");
        }
    }
    if (stores.redis != 0) {
        const auto cache = articlesInCache(stores, articles.keys());
        if (!cache)
            return lines << QStringLiteral("the cache does not answer");
        for (auto it = cache->cbegin(); it != cache->cend(); ++it) {
            const StoredArticleState sql = articles.value(it.key());
            if (it->version > sql.version ||
                (it->hasBody &&
                 (it->version != sql.version || it->body != sql.body || sql.isDeleted)))
                lines << QStringLiteral("%1: version %2 in SQL, %3 in the cache")
                             .arg(it.key())
                             .arg(sql.version)
                             .arg(it->version);
        }
    }
    return lines;
}

QStringList VersionWatch::look(bool cacheLost)
{
    QStringList lines;
    const auto compare = [&](const QString &where,
                             const QHash<QString, StoredArticleState> &found) {
        for (auto it = found.cbegin(); it != found.cend(); ++it) {
            qint64 &seen = m_seen[where + it.key()];
            if (it->version < seen)
                lines << QStringLiteral("%1%2 went back from %3 to %4")
                             .arg(where, it.key())
                             .arg(seen)
                             .arg(it->version);
            seen = std::max(seen, it->version);
        }
    };
    const QHash<QString, StoredArticleState> articles = articlesInSql(m_stores);
    compare(QStringLiteral("SQL "), articles);
    if (!m_stores.elastic.isEmpty()) {
        if (const auto index = articlesInIndex(m_stores, articles.keys()))
            compare(QStringLiteral("index "), *index);
    }
    if (cacheLost)
        m_seen.removeIf(
            [](const auto &it) { return it.key().startsWith(QLatin1String("cache ")); });
    if (m_stores.redis != 0) {
        if (const auto cache = articlesInCache(m_stores, articles.keys()))
            compare(QStringLiteral("cache "), *cache);
    }
    return lines;
}

} // namespace Triptych::Faults
