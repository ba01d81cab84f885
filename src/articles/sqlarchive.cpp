#include "sqlarchive.h"

#include "archivetaker.h"
#include "articlerows.h"
#include "importsources.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>
#include <sql/database.h>
#include <sql/sqltext.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace Triptych::Articles {

using Core::ArticleId;
using Core::Call;
using Core::FutureResult;
using Core::Result;
using Ports::ArchivedArticle;
using Ports::ArchivedCopy;
using Ports::ArchivedRevision;
using Ports::ArticleState;
using Ports::RevisionKey;
using Ports::RevisionState;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

constexpr int SchemaOfDays = 10; // has publish_day
constexpr qsizetype MaximumIds = 1'000;
constexpr qsizetype MaximumCounts = 10'000;
constexpr int FirstHistory = 100;
constexpr int LargestHistory = 1'000;
constexpr qint64 WantedCharacters = 2'500'000; // of a piece of history that is read at once

QString name(const char *statement)
{
    return QStringLiteral("archive/") + QString::fromLatin1(statement);
}

Core::Error tooMany()
{
    return {Core::ErrorKind::Usage,
            QCoreApplication::translate("Articles", "Too many articles were asked for at once."),
            {}};
}

Core::Error takesNothing()
{
    return {Core::ErrorKind::Unsupported,
            QCoreApplication::translate("Articles", "A workspace can be moved to PostgreSQL only."),
            {}};
}

QStringList texts(const QList<ArticleId> &ids)
{
    QStringList list;
    for (const ArticleId &id : ids)
        list << id.toString();
    return list;
}

QByteArray digestOf(const QJsonObject &object)
{
    return QCryptographicHash::hash(QJsonDocument(object).toJson(QJsonDocument::Compact),
                                    QCryptographicHash::Sha256);
}

ArchivedRevision revisionFromRow(const Row &row)
{
    return {row.articleId("article_id"), row.integer("version"), row.text("title"),
            row.object("content"),       row.time("saved_at"),   row.text("saved_by")};
}

ArchivedCopy copyFromRow(const Row &row)
{
    return {row.articleId("article_id"), row.text("owner"), row.integer("base_version"),
            row.object("content"), row.time("updated_at")};
}

RevisionState stateOf(const ArchivedRevision &revision)
{
    RevisionState state;
    state.version = revision.version;
    state.content = digestOf(Core::rowMembers(revision.content));
    state.digest = digestOf({{QStringLiteral("title"), revision.title},
                             {QStringLiteral("saved_at"), Core::timeToJson(revision.savedAt)},
                             {QStringLiteral("saved_by"), revision.savedBy},
                             {QStringLiteral("content"), revision.content}});
    state.size = 500 + revision.title.size() +
                 revision.content.value(QLatin1String("body")).toString().size() +
                 revision.content.value(QLatin1String("summary")).toString().size();
    return state;
}

/** Adds the history of `states`, read in pieces that are a few megabytes each. */
Result<void> addHistory(Connection &connection, QHash<ArticleId, ArticleState> *states)
{
    const QStringList ids = texts(states->keys());
    ArticleId after;
    qint64 afterVersion = 0;
    int limit = FirstHistory;
    while (true) {
        int count = 0;
        qint64 characters = 1;
        auto read = connection.statement(name("history"))
                        .bindTexts("ids", ids)
                        .bind("after", after.toString())
                        .bind("after_version", afterVersion)
                        .bind("limit", limit)
                        .each([&](const Row &row) {
                            const ArchivedRevision revision = revisionFromRow(row);
                            const RevisionState state = stateOf(revision);
                            (*states)[revision.article].revisions << state;
                            after = revision.article;
                            afterVersion = revision.version;
                            characters += state.size;
                            ++count;
                        });
        if (!read)
            return read;
        if (count < limit)
            return {};
        limit = int(std::clamp<qint64>(WantedCharacters * count / characters, 1, LargestHistory));
    }
}

Result<QList<ArticleState>> readStates(Connection &connection, const QStringList &ids)
{
    QHash<ArticleId, ArticleState> states;
    auto read = connection.statement(QStringLiteral("articles/articles"))
                    .bindTexts("ids", ids)
                    .each([&states](const Row &row) {
                        const Core::Article article = articleFromRow(row);
                        ArticleState state;
                        state.id = article.id;
                        state.version = article.version;
                        state.digest =
                            digestOf(Core::articleToJson(article, Core::JsonDetail::Internal));
                        states.insert(state.id, state);
                    });
    if (!read)
        return Core::failure(read.error());
    if (states.isEmpty())
        return QList<ArticleState>();
    if (auto added = addHistory(connection, &states); !added)
        return Core::failure(added.error());
    auto counted = connection.statement(QStringLiteral("views/counts"))
                       .bindTexts("ids", ids)
                       .each([&states](const Row &row) {
                           const auto state = states.find(row.articleId("article_id"));
                           if (state != states.end())
                               state->views = row.integer("views");
                       });
    if (!counted)
        return Core::failure(counted.error());
    return states.values();
}

} // namespace

SqlArchive::SqlArchive(std::shared_ptr<Sql::Database> database) : m_database(std::move(database)) {}

SqlArchive::~SqlArchive() = default;

template<typename T> bool SqlArchive::refuses(FutureResult<T> *answer, qsizetype count) const
{
    if (m_database->dialect() != Sql::Dialect::PostgreSql)
        *answer = Core::ready<T>(Core::failure(takesNothing()));
    else if (count > MaximumIds)
        *answer = Core::ready<T>(Core::failure(tooMany()));
    else
        return false;
    return true;
}

FutureResult<QList<ArticleState>> SqlArchive::states(QList<ArticleId> ids, Call call)
{
    if (ids.size() > MaximumIds)
        return Core::ready<QList<ArticleState>>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call), [ids = texts(ids)](Connection &connection) {
            return connection.transaction([&] { return readStates(connection, ids); });
        });
}

FutureResult<QList<ArchivedRevision>> SqlArchive::revisions(QList<RevisionKey> keys, Call call)
{
    if (keys.size() > MaximumIds)
        return Core::ready<QList<ArchivedRevision>>(Core::failure(tooMany()));
    QJsonArray objects;
    for (const RevisionKey &key : keys) {
        objects << QJsonObject{{QStringLiteral("article"), key.article.toString()},
                               {QStringLiteral("version"), key.version}};
    }
    return m_database->run(
        Access::Read, std::move(call),
        [asked = QJsonObject{{QStringLiteral("keys"), objects}}](Connection &connection) {
            return connection.statement(name("revisions"))
                .bindJson("keys", asked)
                .all(revisionFromRow);
        });
}

FutureResult<QList<ArchivedCopy>> SqlArchive::copies(ArchivedCopy after, int limit, Call call)
{
    return m_database->run(Access::Read, std::move(call),
                           [after = std::move(after), limit](Connection &connection) {
                               return connection.statement(name("copies"))
                                   .bind("after", after.article.toString())
                                   .bind("after_owner", after.owner)
                                   .bind("limit", limit)
                                   .all(copyFromRow);
                           });
}

FutureResult<QList<ArchivedCopy>> SqlArchive::copiesOf(QList<ArticleId> ids, Call call)
{
    if (ids.size() > MaximumIds)
        return Core::ready<QList<ArchivedCopy>>(Core::failure(tooMany()));
    return m_database->run(
        Access::Read, std::move(call), [ids = texts(ids)](Connection &connection) {
            return connection.statement(name("copies_of")).bindTexts("ids", ids).all(copyFromRow);
        });
}

FutureResult<void> SqlArchive::mayTake(Call call)
{
    FutureResult<void> refused;
    if (refuses(&refused, 0))
        return refused;
    return m_database->run(
        Access::Read, std::move(call), [](Connection &connection) -> Result<void> {
            if (connection.schemaVersion() != Sql::UnknownSchema &&
                connection.schemaVersion() < SchemaOfDays) {
                return Core::failure(
                    Core::ErrorKind::OlderSchema,
                    QCoreApplication::translate(
                        "Articles",
                        "The tables there are older than this program, and not everything would "
                        "fit in: their owner must run \"triptychctl setup --upgrade\" first."));
            }
            auto allowed = connection.statement(name("may_take")).one([](const Row &row) {
                return row.boolean("allowed");
            });
            if (!allowed)
                return Core::failure(allowed.error());
            if (allowed->value_or(false))
                return {};
            return Core::failure(
                Core::ErrorKind::Forbidden,
                QCoreApplication::translate("Articles",
                                            "Your role may not take over what others saved: move "
                                            "as a login with the role admin."));
        });
}

FutureResult<QList<Result<void>>> SqlArchive::take(QList<ArchivedArticle> articles, Call call)
{
    using Results = QList<Result<void>>;
    FutureResult<Results> refused;
    if (refuses(&refused, articles.size()))
        return refused;
    return m_database->run(
        Access::Write, std::move(call), [articles = std::move(articles)](Connection &connection) {
            return connection.transaction([&] { return ArchiveTaker(connection).take(articles); });
        });
}

FutureResult<qint64> SqlArchive::addRevisions(QList<ArchivedRevision> revisions, Call call)
{
    FutureResult<qint64> refused;
    if (refuses(&refused, revisions.size()))
        return refused;
    return m_database->run(
        Access::Write, std::move(call), [revisions = std::move(revisions)](Connection &connection) {
            return connection.transaction([&]() -> Result<qint64> {
                return ArchiveTaker::addRevisions(connection, revisions).map([](int added) {
                    return qint64(added);
                });
            });
        });
}

FutureResult<qint64> SqlArchive::addCopies(QList<ArchivedCopy> copies, Call call)
{
    FutureResult<qint64> refused;
    if (refuses(&refused, copies.size()))
        return refused;
    QJsonArray objects;
    for (const ArchivedCopy &copy : std::as_const(copies)) {
        objects << QJsonObject{{QStringLiteral("article_id"), copy.article.toString()},
                               {QStringLiteral("owner"), copy.owner},
                               {QStringLiteral("base_version"), copy.baseVersion},
                               {QStringLiteral("content"), copy.content},
                               {QStringLiteral("updated_at"), Core::timeToJson(copy.updatedAt)}};
    }
    return m_database->run(
        Access::Write, std::move(call),
        [batch = QJsonObject{{QStringLiteral("copies"), objects}}](Connection &connection) {
            return connection.transaction([&]() -> Result<qint64> {
                return connection.statement(name("add_copies"))
                    .bindJson("batch", batch)
                    .exec()
                    .map([](int added) { return qint64(added); });
            });
        });
}

FutureResult<int> SqlArchive::addSources(QList<Core::KnownSource> sources, Call call)
{
    FutureResult<int> refused;
    if (refuses(&refused, sources.size()))
        return refused;
    return m_database->run(
        Access::Write, std::move(call), [sources = std::move(sources)](Connection &connection) {
            return connection.transaction([&] { return ImportSources(connection).take(sources); });
        });
}

FutureResult<qint64> SqlArchive::raiseViews(QList<std::pair<ArticleId, qint64>> counts, Call call)
{
    if (counts.size() > MaximumCounts)
        return Core::ready<qint64>(Core::failure(tooMany()));
    FutureResult<qint64> refused;
    if (refuses(&refused, 0))
        return refused;
    QJsonObject object;
    for (const auto &[id, views] : std::as_const(counts))
        object.insert(id.toString(), views);
    return m_database->run(Access::Write, std::move(call), [object](Connection &connection) {
        return connection.transaction([&]() -> Result<qint64> {
            return connection.statement(name("raise_views"))
                .bindJson("counts", object)
                .exec()
                .map([](int raised) { return qint64(raised); });
        });
    });
}

} // namespace Triptych::Articles
