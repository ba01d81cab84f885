#include "sqloutbox.h"

#include <sql/database.h>

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Triptych::Articles {

using Core::Call;
using Core::FutureResult;
using Core::Result;
using Ports::OutboxClaim;
using Ports::OutboxDelay;
using Ports::OutboxTargets;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

QString name(const char *statement)
{
    return QStringLiteral("outbox/") + QString::fromLatin1(statement);
}

QStringList texts(const QList<QUuid> &ids)
{
    QStringList list;
    for (const QUuid &id : ids)
        list << id.toString(QUuid::WithoutBraces);
    return list;
}

QStringList texts(const QList<Core::ArticleId> &ids)
{
    QStringList list;
    for (const Core::ArticleId &id : ids)
        list << id.toString();
    return list;
}

Core::DeadLetter letterFrom(const Row &row)
{
    return {row.articleId("aggregateid"), row.text("title"), row.text("reason"),
            int(row.integer("attempts")), row.time("since")};
}

struct LeasedRow
{
    QUuid id;
    Core::ArticleId article;
    qint64 sequence = 0;
    qint64 version = 0;
    int attempts = 0; ///< with this one
    OutboxTargets owes;
};

/** One claim for each article, the longest waiting first. */
QList<OutboxClaim> coalesced(QList<LeasedRow> rows)
{
    std::sort(rows.begin(), rows.end(),
              [](const LeasedRow &a, const LeasedRow &b) { return a.sequence < b.sequence; });
    QList<OutboxClaim> claims;
    QHash<Core::ArticleId, qsizetype> places;
    for (const LeasedRow &row : rows) {
        if (!places.contains(row.article)) {
            places.insert(row.article, claims.size());
            claims << OutboxClaim{row.article, {}, 0, 0, {}};
        }
        OutboxClaim &claim = claims[places.value(row.article)];
        claim.rows << row.id;
        claim.version = qMax(claim.version, row.version);
        claim.attempts = qMax(claim.attempts, row.attempts - 1);
        claim.owes |= row.owes;
    }
    return claims;
}

QJsonObject toJson(const QList<OutboxDelay> &delays)
{
    QJsonArray rows;
    for (const OutboxDelay &delay : delays) {
        QString reason = delay.reason;
        reason.remove(QChar::Null);
        for (const QString &id : texts(delay.rows)) {
            rows << QJsonObject{{QStringLiteral("id"), id},
                                {QStringLiteral("reason"), reason},
                                {QStringLiteral("seconds"), delay.seconds},
                                {QStringLiteral("maximum_attempts"),
                                 delay.maximumAttempts ? QJsonValue(*delay.maximumAttempts)
                                                       : QJsonValue(QJsonValue::Null)},
                                {QStringLiteral("owes"), delay.owes.toInt()}};
        }
    }
    return {{QStringLiteral("rows"), rows}};
}

} // namespace

SqlOutbox::SqlOutbox(std::shared_ptr<Sql::Database> database) : m_database(std::move(database)) {}

SqlOutbox::~SqlOutbox() = default;

FutureResult<QList<OutboxClaim>> SqlOutbox::claim(int limit, int leaseSeconds, OutboxTargets owing,
                                                  Call call)
{
    return m_database->run(
        Access::Write, std::move(call), [limit, leaseSeconds, owing](Connection &connection) {
            return connection.transaction([&]() -> Result<QList<OutboxClaim>> {
                // Several rows of one article go together, so more rows are looked at than articles
                // are wanted.
                constexpr int RowsForArticle = 4;
                auto rows =
                    connection.statement(name("claim"))
                        .bind("row_limit", limit * RowsForArticle)
                        .bind("article_limit", limit)
                        .bind("lease", leaseSeconds)
                        .bind("owing", owing.toInt())
                        .all([](const Row &row) {
                            return LeasedRow{row.uuid("id"),
                                             row.articleId("aggregateid"),
                                             row.integer("sequence"),
                                             row.integer("version"),
                                             int(row.integer("attempts")),
                                             OutboxTargets::fromInt(int(row.integer("owes")))};
                        });
                if (!rows)
                    return Core::failure(rows.error());
                return coalesced(*std::move(rows));
            });
        });
}

FutureResult<void> SqlOutbox::acknowledge(QList<QUuid> rows, Call call)
{
    return m_database->run(Access::Write, std::move(call),
                           [rows = texts(rows)](Connection &connection) {
                               return connection.transaction([&]() -> Result<void> {
                                   return connection.statement(name("acknowledge"))
                                       .bindTexts("rows", rows)
                                       .exec()
                                       .map([](int) {});
                               });
                           });
}

FutureResult<void> SqlOutbox::postpone(QList<OutboxDelay> delays, Call call)
{
    return m_database->run(Access::Write, std::move(call),
                           [delays = toJson(delays)](Connection &connection) {
                               return connection.transaction([&]() -> Result<void> {
                                   return connection.statement(name("postpone"))
                                       .bindJson("delays", delays)
                                       .exec()
                                       .map([](int) {});
                               });
                           });
}

FutureResult<Ports::OutboxStatus> SqlOutbox::status(Call call)
{
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<Ports::OutboxStatus> {
            auto status = connection.statement(name("status")).one([](const Row &row) {
                return Ports::OutboxStatus{row.integer("waiting"), row.integer("dead"),
                                           row.time("oldest"), row.text("reason")};
            });
            if (!status)
                return Core::failure(status.error());
            return status->value_or(Ports::OutboxStatus());
        });
}

FutureResult<qint64> SqlOutbox::reviveDead(Call call)
{
    return m_database->run(Access::Write, std::move(call), [](Connection &connection) {
        return connection.transaction([&]() -> Result<qint64> {
            return connection.statement(name("revive")).exec().map([](int rows) {
                return qint64(rows);
            });
        });
    });
}

FutureResult<qint64> SqlOutbox::reviveDead(QList<Core::ArticleId> articles, Call call)
{
    return m_database->run(Access::Write, std::move(call),
                           [ids = texts(articles)](Connection &connection) {
                               return connection.transaction([&]() -> Result<qint64> {
                                   return connection.statement(name("revive_articles"))
                                       .bindTexts("articles", ids)
                                       .exec()
                                       .map([](int rows) { return qint64(rows); });
                               });
                           });
}

FutureResult<QList<Core::DeadLetter>> SqlOutbox::refusals(QList<Core::ArticleId> articles,
                                                          Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [ids = texts(articles)](Connection &connection) {
                               return connection.statement(name("refusals"))
                                   .bindTexts("articles", ids)
                                   .all(letterFrom);
                           });
}

FutureResult<QList<Core::DeadLetter>> SqlOutbox::deadLetters(int limit, Call call)
{
    return m_database->run(Access::Read, std::move(call), [limit](Connection &connection) {
        return connection.statement(name("dead_letters")).bind("row_limit", limit).all(letterFrom);
    });
}

} // namespace Triptych::Articles
