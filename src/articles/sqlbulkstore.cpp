#include "sqlbulkstore.h"

#include "bulkwriter.h"
#include "storecalls.h"

#include <core/said.h>
#include <sql/database.h>

namespace Triptych::Articles {

using Core::ArticleId;
using Core::Call;
using Core::ErrorKind;
using Core::FutureResult;
using Core::Result;
using Ports::BulkAction;
using Ports::BulkOutcome;
using Ports::BulkRow;
using Ports::BulkState;
using Ports::BulkWrite;
using Sql::Access;
using Sql::Connection;
using Sql::Row;

namespace {

constexpr Core::Said said{"Articles"};
constexpr int FirstSchema = 18;
constexpr int MostRows = 1000;

QString bulk(const char *name)
{
    return QStringLiteral("bulk/") + QLatin1String(name);
}

QString stateName(BulkState state)
{
    switch (state) {
    case BulkState::Preparing:
        return QStringLiteral("preparing");
    case BulkState::Running:
        return QStringLiteral("running");
    case BulkState::Done:
        return QStringLiteral("done");
    case BulkState::Cancelled:
        break;
    }
    return QStringLiteral("cancelled");
}

BulkState stateOf(const QString &name)
{
    for (const BulkState state : {BulkState::Preparing, BulkState::Running, BulkState::Done}) {
        if (name == stateName(state))
            return state;
    }
    return BulkState::Cancelled;
}

ErrorKind kindOf(const QString &name)
{
    for (const ErrorKind kind : {ErrorKind::Invalid, ErrorKind::NotFound, ErrorKind::Conflict,
                                 ErrorKind::Forbidden, ErrorKind::Timeout, ErrorKind::Corrupt}) {
        if (name == Core::errorKindName(kind))
            return kind;
    }
    return ErrorKind::Internal;
}

BulkAction actionFromRow(const Row &row)
{
    BulkAction action;
    action.id = row.uuid("id");
    action.change = row.object("change");
    if (!row.isNull("undoes"))
        action.undoes = row.uuid("undoes");
    action.isUndone = row.boolean("is_undone");
    action.createdBy = row.text("created_by");
    action.createdAt = row.time("created_at");
    action.state = stateOf(row.text("state"));
    action.waiting = row.integer("waiting");
    action.changed = row.integer("changed");
    action.unchanged = row.integer("unchanged");
    action.skipped = row.integer("skipped");
    return action;
}

QStringList texts(const QList<ArticleId> &ids)
{
    QStringList list;
    list.reserve(ids.size());
    for (const ArticleId &id : ids)
        list << id.toString();
    return list;
}

tl::unexpected<Core::Error> noAction()
{
    return Core::failure(
        ErrorKind::NotFound,
        said(QT_TRANSLATE_NOOP("Articles", "There is no such change of many articles. They "
                                           "are kept for 30 days, each for who made it.")));
}

Result<void> checkSchema(const Connection &connection)
{
    if (connection.schemaVersion() == 0 || connection.schemaVersion() >= FirstSchema)
        return {};
    return Core::failure(
        ErrorKind::OlderSchema,
        said(QT_TRANSLATE_NOOP("Articles",
                               "The tables of this workspace are older than changes of many "
                               "articles: its owner must run \"triptychctl setup --upgrade\" "
                               "first. Nothing was changed.")));
}

/** `work`, in a transaction where it writes, if the tables are there. */
template<typename Work> auto run(Sql::Database &database, Access access, Call call, Work work)
{
    using R = std::invoke_result_t<Work, Connection &>;
    return database.run(access, std::move(call),
                        [work = std::move(work), access](Connection &connection) -> R {
                            if (const auto checked = checkSchema(connection); !checked)
                                return Core::failure(checked.error());
                            if (access == Access::Read)
                                return work(connection);
                            return connection.transaction([&]() -> R { return work(connection); });
                        });
}

/** Locks the action and reads its state, so that two programs do not do the same batch. */
Result<BulkState> lockAction(Connection &connection, const QUuid &action)
{
    const auto state =
        connection.statement(bulk("lock_action")).bind("action", action).one([](const Row &row) {
            return stateOf(row.text("state"));
        });
    if (!state)
        return Core::failure(state.error());
    if (!*state)
        return noAction();
    return **state;
}

Result<void> insertAction(Connection &connection, const QUuid &action, const QJsonObject &change,
                          std::optional<QUuid> undoes, const QString &actor)
{
    if (const auto forgotten = connection.statement(bulk("forget")).exec(); !forgotten)
        return Core::failure(forgotten.error());
    return connection.statement(bulk("begin"))
        .bind("action", action)
        .bindJson("change", change)
        .bind("undoes", undoes ? QVariant(*undoes) : QVariant())
        .bind("actor", actor)
        .exec()
        .map([](int) {});
}

Result<void> replaceState(Connection &connection, const QUuid &action, BulkState known,
                          BulkState state)
{
    return connection.statement(bulk("set_state"))
        .bind("action", action)
        .bind("known", stateName(known))
        .bind("state", stateName(state))
        .exec()
        .map([](int) {});
}

Result<void> undoIn(Connection &connection, const QUuid &action, const QUuid &undone,
                    const QString &actor)
{
    const auto state = lockAction(connection, undone);
    if (!state)
        return Core::failure(state.error());
    const auto undoneBefore =
        connection.statement(bulk("is_undone")).bind("action", undone).one([](const Row &) {
            return true;
        });
    if (!undoneBefore)
        return Core::failure(undoneBefore.error());
    if (*undoneBefore) {
        return Core::failure(
            ErrorKind::Conflict,
            said(QT_TRANSLATE_NOOP("Articles", "This change was undone already, or its undo has "
                                               "begun: go on with that one.")));
    }
    if (*state == BulkState::Preparing) {
        return Core::failure(ErrorKind::Conflict,
                             said(QT_TRANSLATE_NOOP("Articles", "This change was never begun, so "
                                                                "there is nothing to undo.")));
    }
    if (const auto ended =
            replaceState(connection, undone, BulkState::Running, BulkState::Cancelled);
        !ended)
        return ended;
    if (const auto begun = insertAction(connection, action, {}, undone, actor); !begun)
        return begun;
    const auto added = connection.statement(bulk("begin_undo"))
                           .bind("action", action)
                           .bind("undone", undone)
                           .exec();
    if (!added)
        return Core::failure(added.error());
    return replaceState(connection, action, BulkState::Preparing, BulkState::Running);
}

} // namespace

SqlBulkStore::SqlBulkStore(std::shared_ptr<Sql::Database> database)
    : m_database(std::move(database))
{
}

SqlBulkStore::~SqlBulkStore() = default;

FutureResult<void> SqlBulkStore::begin(QUuid action, QJsonObject change, QString actor, Call call)
{
    return run(*m_database, Access::Write, std::move(call),
               [action, change = std::move(change),
                actor = std::move(actor)](Connection &connection) -> Result<void> {
                   return insertAction(connection, action, change, {}, actor);
               });
}

FutureResult<void> SqlBulkStore::add(QUuid action, QList<ArticleId> ids, Call call)
{
    if (ids.size() > MostIds)
        return Core::ready<void>(Core::failure(tooMany()));
    return run(*m_database, Access::Write, std::move(call),
               [action, ids = texts(ids)](Connection &connection) -> Result<void> {
                   const auto state = lockAction(connection, action);
                   if (!state)
                       return Core::failure(state.error());
                   if (*state != BulkState::Preparing)
                       return noAction();
                   return connection.statement(bulk("add"))
                       .bind("action", action)
                       .bindTexts("ids", ids)
                       .exec()
                       .map([](int) {});
               });
}

FutureResult<void> SqlBulkStore::beginUndo(QUuid action, QUuid undone, QString actor, Call call)
{
    return run(*m_database, Access::Write, std::move(call),
               [action, undone, actor = std::move(actor)](Connection &connection) {
                   return undoIn(connection, action, undone, actor);
               });
}

FutureResult<void> SqlBulkStore::setState(QUuid action, BulkState state, Call call)
{
    return run(*m_database, Access::Write, std::move(call),
               [action, state](Connection &connection) -> Result<void> {
                   const auto known = lockAction(connection, action);
                   if (!known)
                       return Core::failure(known.error());
                   if (*known == state)
                       return {};
                   const BulkState before =
                       state == BulkState::Running ? BulkState::Preparing : BulkState::Running;
                   const bool isDropped =
                       state == BulkState::Cancelled && *known == BulkState::Preparing;
                   if (*known != before && !isDropped) {
                       return Core::failure(
                           ErrorKind::Conflict,
                           said(QT_TRANSLATE_NOOP("Articles", "This change is over already.")));
                   }
                   return replaceState(connection, action, *known, state);
               });
}

FutureResult<BulkAction> SqlBulkStore::action(QUuid action, Call call)
{
    return run(
        *m_database, Access::Read, std::move(call),
        [action](Connection &connection) -> Result<BulkAction> {
            const auto found =
                connection.statement(bulk("action")).bind("action", action).one(actionFromRow);
            if (!found)
                return Core::failure(found.error());
            if (!*found)
                return noAction();
            return **found;
        });
}

FutureResult<QList<BulkAction>> SqlBulkStore::actions(int limit, Call call)
{
    if (limit < 1 || limit > MostRows)
        return Core::ready<QList<BulkAction>>(Core::failure(tooMany()));
    return run(*m_database, Access::Read, std::move(call), [limit](Connection &connection) {
        return connection.statement(bulk("actions")).bind("limit", limit).all(actionFromRow);
    });
}

FutureResult<QList<BulkRow>> SqlBulkStore::waiting(QUuid action, ArticleId after, int limit,
                                                   Call call)
{
    if (limit < 1 || limit > MostWrites)
        return Core::ready<QList<BulkRow>>(Core::failure(tooMany()));
    return run(*m_database, Access::Read, std::move(call),
               [action, after, limit](Connection &connection) {
                   return connection.statement(bulk("waiting"))
                       .bind("action", action)
                       .bind("after", after.toString())
                       .bind("limit", limit)
                       .all([](const Row &row) {
                           return BulkRow{row.articleId("article_id"), row.integer("version"),
                                          row.object("before"), row.integer("version_before")};
                       });
               });
}

FutureResult<QList<BulkOutcome>> SqlBulkStore::skipped(QUuid action, ArticleId after, int limit,
                                                       Call call)
{
    if (limit < 1 || limit > MostRows)
        return Core::ready<QList<BulkOutcome>>(Core::failure(tooMany()));
    return run(*m_database, Access::Read, std::move(call),
               [action, after, limit](Connection &connection) {
                   return connection.statement(bulk("skipped"))
                       .bind("action", action)
                       .bind("after", after.toString())
                       .bind("limit", limit)
                       .all([](const Row &row) {
                           return BulkOutcome{row.articleId("article_id"),
                                              BulkOutcome::Kind::Skipped,
                                              0,
                                              {kindOf(row.text("reason")), row.text("message")},
                                              row.text("title")};
                       });
               });
}

FutureResult<QList<BulkOutcome>> SqlBulkStore::apply(QUuid action, QList<BulkWrite> writes,
                                                     QString actor, Call call)
{
    if (writes.size() > MostWrites)
        return Core::ready<QList<BulkOutcome>>(Core::failure(tooMany()));
    return run(
        *m_database, Access::Write, std::move(call),
        [action, writes = std::move(writes),
         actor = std::move(actor)](Connection &connection) -> Result<QList<BulkOutcome>> {
            const auto state = lockAction(connection, action);
            if (!state)
                return Core::failure(state.error());
            if (*state != BulkState::Running) {
                return Core::failure(
                    ErrorKind::Conflict,
                    said(QT_TRANSLATE_NOOP("Articles", "This change is over: it was ended, or "
                                                       "undone, in another window or by another "
                                                       "program.")));
            }
            return BulkWriter(connection, actor).apply(action, writes);
        });
}

FutureResult<QList<ArticleId>> SqlBulkStore::changeable(QList<ArticleId> ids, Call call)
{
    if (ids.size() > MostIds)
        return Core::ready<QList<ArticleId>>(Core::failure(tooMany()));
    return m_database->run(Access::Write, std::move(call),
                           [ids = texts(ids)](Connection &connection) {
                               return connection.transaction([&] {
                                   return connection.statement(bulk("changeable"))
                                       .bindTexts("ids", ids)
                                       .all([](const Row &row) { return row.articleId("id"); });
                               });
                           });
}

} // namespace Triptych::Articles
