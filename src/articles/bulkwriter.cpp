#include "bulkwriter.h"

#include "articlerows.h"

#include <core/articlejson.h>
#include <core/said.h>
#include <core/storedarticle.h>

#include <QJsonArray>
#include <QSet>

namespace Triptych::Articles {

using Core::Article;
using Core::ArticleId;
using Core::ErrorKind;
using Core::Result;
using Ports::BulkOutcome;
using Ports::BulkWrite;
using Sql::Dialect;
using Sql::Row;

namespace {

constexpr Core::Said said{"Articles"};

struct Locked
{
    ArticleId id;
    qint64 version = 0;
    QString updatedBy;
    bool isDeleted = false;
};

QString statementOf(const char *name)
{
    return QStringLiteral("bulk/") + QLatin1String(name);
}

QJsonObject rowsOf(const QJsonArray &rows)
{
    return {{QStringLiteral("rows"), rows}};
}

QJsonObject toRow(const BulkWrite &write)
{
    const Article &article = write.article;
    QJsonObject row = Core::articleToJson(article, Core::JsonDetail::WithoutBody);
    row.remove(QStringLiteral("source"));
    if (write.hasNewTexts)
        row.insert(QStringLiteral("body"), article.body);
    return row;
}

/** The article as it is stored now, after the row of an update's RETURNING. */
Article written(const Row &row, const Article &wanted, const QString &actor)
{
    Article article = wanted;
    article.version = row.integer("version");
    article.updatedAt = row.time("updated_at");
    article.updatedBy = actor;
    article.deletedAt = row.time("deleted_at");
    if (!row.isNull("unknown")) {
        article.unknown =
            Core::joinedUnknown(article.unknown, Core::unknownMembers(row.object("unknown")));
    }
    return article;
}

Core::Error whyRefused(const Sql::Connection &connection, const Core::Error &error)
{
    const auto &failure = connection.failure();
    if (!failure || !failure->isUniqueViolation)
        return error;
    if (error.detail.contains(QStringLiteral("slug"))) {
        return {
            ErrorKind::Invalid,
            said(QT_TRANSLATE_NOOP("Articles", "Another article in this language has its slug.")),
            {}};
    }
    return {ErrorKind::Conflict, error.message, error.detail};
}

/** Of an error: that it is the fault of one article, and the others can do without it. */
bool isOfOne(const Core::Error &error)
{
    return error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Forbidden ||
           error.kind == ErrorKind::Conflict;
}

QString stateName(BulkOutcome::Kind kind)
{
    switch (kind) {
    case BulkOutcome::Kind::Changed:
        return QStringLiteral("changed");
    case BulkOutcome::Kind::Unchanged:
        return QStringLiteral("unchanged");
    case BulkOutcome::Kind::Skipped:
        break;
    }
    return QStringLiteral("skipped");
}

} // namespace

BulkWriter::BulkWriter(Sql::Connection &connection, QString actor)
    : m_connection(connection), m_actor(std::move(actor))
{
}

BulkWriter::Way BulkWriter::wayOf(const BulkWrite &write)
{
    return write.article.isDeleted() ? Way::Removal
           : write.hasNewTexts       ? Way::Texts
           : write.hasNewNames       ? Way::Names
                                     : Way::Rest;
}

void BulkWriter::skip(const ArticleId &id, ErrorKind kind, const QString &message)
{
    m_outcomes.insert(id, {id, BulkOutcome::Kind::Skipped, 0, {kind, message}});
}

Result<QList<BulkOutcome>> BulkWriter::apply(const QUuid &action, const QList<BulkWrite> &writes)
{
    QStringList ids;
    for (const BulkWrite &write : writes)
        ids << write.article.id.toString();
    const auto waiting = waitingOf(action, ids);
    if (!waiting)
        return Core::failure(waiting.error());
    Writes wanted;
    QList<BulkWrite> own;
    for (const BulkWrite &write : writes) {
        const ArticleId &id = write.article.id;
        if (!waiting->contains(id))
            continue; // another program did it
        own << write;
        if (write.skip)
            skip(id, write.skip->kind, write.skip->message);
        else if (!write.isWritten)
            m_outcomes.insert(id, {id, BulkOutcome::Kind::Unchanged});
        else
            wanted << &write;
    }
    const auto locked = lockedOf(wanted);
    if (!locked)
        return Core::failure(locked.error());
    for (const Way way : {Way::Texts, Way::Names, Way::Rest, Way::Removal}) {
        Writes part;
        std::copy_if(locked->begin(), locked->end(), std::back_inserter(part),
                     [way](const BulkWrite *write) { return wayOf(*write) == way; });
        if (const auto done = writeOrHalve(way, part); !done)
            return Core::failure(done.error());
    }
    if (const auto noted = note(action, own); !noted)
        return Core::failure(noted.error());
    QList<BulkOutcome> outcomes;
    for (const BulkWrite &write : own)
        outcomes << m_outcomes.value(write.article.id);
    return outcomes;
}

Result<QSet<ArticleId>> BulkWriter::waitingOf(const QUuid &action, const QStringList &ids)
{
    QSet<ArticleId> waiting;
    const auto read = m_connection.statement(statementOf("waiting_of"))
                          .bind("action", action)
                          .bindTexts("ids", ids)
                          .each([&](const Row &row) { waiting << row.articleId("article_id"); });
    if (!read)
        return Core::failure(read.error());
    return waiting;
}

Result<BulkWriter::Writes> BulkWriter::lockedOf(const Writes &writes)
{
    if (writes.isEmpty())
        return Writes();
    QStringList ids;
    for (const BulkWrite *write : writes)
        ids << write->article.id.toString();
    const auto rows = m_connection.statement(statementOf("lock_articles"))
                          .bindTexts("ids", ids)
                          .all([](const Row &row) {
                              return Locked{row.articleId("id"), row.integer("version"),
                                            row.text("updated_by"), row.boolean("is_deleted")};
                          });
    if (!rows)
        return Core::failure(rows.error());
    QHash<ArticleId, Locked> locked;
    for (const Locked &row : *rows)
        locked.insert(row.id, row);
    Writes ready;
    Writes absent;
    for (const BulkWrite *write : writes) {
        const auto row = locked.constFind(write->article.id);
        if (row == locked.constEnd()) {
            absent << write;
        } else if (row->version != write->article.version) {
            skip(row->id, ErrorKind::Conflict,
                 row->isDeleted
                     ? said(QT_TRANSLATE_NOOP("Articles", "%1 has deleted it meanwhile."))
                           .arg(row->updatedBy)
                     : said(QT_TRANSLATE_NOOP("Articles", "%1 has changed it meanwhile."))
                           .arg(row->updatedBy));
        } else {
            ready << write;
        }
    }
    if (const auto told = tellAbsent(absent); !told)
        return Core::failure(told.error());
    return ready;
}

Result<void> BulkWriter::tellAbsent(const Writes &writes)
{
    if (writes.isEmpty())
        return {};
    QStringList ids;
    for (const BulkWrite *write : writes)
        ids << write->article.id.toString();
    QHash<ArticleId, qint64> versions;
    const auto read = m_connection.statement(QStringLiteral("articles/standings"))
                          .bindTexts("ids", ids)
                          .each([&](const Row &row) {
                              versions.insert(row.articleId("id"), row.integer("version"));
                          });
    if (!read)
        return Core::failure(read.error());
    for (const BulkWrite *write : writes) {
        const ArticleId &id = write->article.id;
        const auto version = versions.constFind(id);
        if (version == versions.constEnd()) {
            skip(id, ErrorKind::NotFound,
                 said(QT_TRANSLATE_NOOP("Articles", "It is not there any more, or not for you.")));
        } else {
            skip(id, ErrorKind::Forbidden,
                 said(QT_TRANSLATE_NOOP("Articles", "Your role does not allow you to change it.")));
        }
    }
    return {};
}

Result<void> BulkWriter::writeOrHalve(Way way, const Writes &writes)
{
    if (writes.isEmpty())
        return {};
    const auto done = m_connection.savepoint([&] { return write(way, writes); });
    if (done)
        return {};
    const Core::Error refused = whyRefused(m_connection, done.error());
    if (endsBatch(m_connection, done.error()) || m_connection.broken() || !isOfOne(refused))
        return done;
    if (writes.size() == 1) {
        skip(writes.constFirst()->article.id, refused.kind, refused.message);
        return {};
    }
    const qsizetype half = writes.size() / 2;
    if (const auto first = writeOrHalve(way, writes.mid(0, half)); !first)
        return first;
    return writeOrHalve(way, writes.mid(half));
}

Result<void> BulkWriter::write(Way way, const Writes &writes)
{
    const auto written = update(way, writes);
    if (!written)
        return Core::failure(written.error());
    if (written->size() != writes.size()) {
        // Its row is locked at that version: only a policy can keep it from being written.
        return Core::failure(
            ErrorKind::Forbidden,
            said(QT_TRANSLATE_NOOP("Articles", "Your role does not allow you to change it.")));
    }
    if (const auto recorded = record(way, *written); !recorded)
        return recorded;
    for (const Article &article : *written)
        m_outcomes.insert(article.id, {article.id, BulkOutcome::Kind::Changed, article.version});
    return {};
}

Result<QList<Article>> BulkWriter::update(Way way, const Writes &writes)
{
    static const QHash<Way, const char *> names{{Way::Texts, "update_texts"},
                                                {Way::Names, "update_names"},
                                                {Way::Rest, "update_rest"},
                                                {Way::Removal, "remove"}};
    QHash<ArticleId, const BulkWrite *> byId;
    for (const BulkWrite *write : writes)
        byId.insert(write->article.id, write);
    QList<Article> articles;
    const auto take = [&](const Row &row) {
        articles << written(row, byId.value(row.articleId("id"))->article, m_actor);
    };
    Sql::Statement statement = m_connection.statement(statementOf(names.value(way)));
    statement.bind("actor", m_actor);
    if (statement.takes("known"))
        statement.bindTexts("known", Core::storedMembers());
    if (m_connection.dialect() == Dialect::PostgreSql) {
        QJsonArray rows;
        for (const BulkWrite *write : writes)
            rows << toRow(*write);
        if (const auto done = statement.bindJson("rows", rowsOf(rows)).each(take); !done)
            return Core::failure(done.error());
        return articles;
    }
    for (const BulkWrite *write : writes) {
        Sql::Statement one = m_connection.statement(statementOf(names.value(way)));
        one.bind("actor", m_actor)
            .bind("id", write->article.id)
            .bind("version", write->article.version);
        if (one.takes("known"))
            one.bindTexts("known", Core::storedMembers());
        if (way != Way::Removal)
            bindContentOf(one, write->article);
        if (const auto done = one.each(take); !done)
            return Core::failure(done.error());
    }
    return articles;
}

Result<void> BulkWriter::record(Way way, const QList<Article> &written)
{
    QJsonArray revisions;
    QJsonArray outbox;
    const bool isPostgres = m_connection.dialect() == Dialect::PostgreSql;
    for (const Article &article : written) {
        const QJsonObject content = Core::articleToStored(article);
        Article row = article;
        row.unknown = {};
        const QJsonObject payload =
            article.unknown.isEmpty() ? content : Core::articleToStored(row);
        const QString type =
            way == Way::Removal ? QStringLiteral("deleted") : QStringLiteral("saved");
        if (isPostgres) {
            revisions << QJsonObject{
                {QStringLiteral("id"), article.id.toString()},
                {QStringLiteral("version"), article.version},
                {QStringLiteral("content"), content},
                {QStringLiteral("saved_at"), Core::timeToJson(article.updatedAt)}};
            outbox << QJsonObject{{QStringLiteral("id"), ArticleId::create().toString()},
                                  {QStringLiteral("article_id"), article.id.toString()},
                                  {QStringLiteral("type"), type},
                                  {QStringLiteral("payload"), payload},
                                  {QStringLiteral("version"), article.version}};
            continue;
        }
        if (way != Way::Removal) {
            const auto added = m_connection.statement(QStringLiteral("articles/add_revision"))
                                   .bind("article_id", article.id)
                                   .bind("version", article.version)
                                   .bind("title", article.title)
                                   .bindJson("content", content)
                                   .bind("saved_at", article.updatedAt)
                                   .bind("saved_by", m_actor)
                                   .exec();
            if (!added)
                return Core::failure(added.error());
        }
        const auto added = m_connection.statement(QStringLiteral("outbox/add"))
                               .bind("id", ArticleId::create())
                               .bind("article_id", article.id.toString())
                               .bind("type", type)
                               .bindJson("payload", payload)
                               .bind("version", article.version)
                               .exec();
        if (!added)
            return Core::failure(added.error());
    }
    if (!isPostgres)
        return {};
    if (way != Way::Removal) {
        const auto added = m_connection.statement(statementOf("add_revisions"))
                               .bindJson("rows", rowsOf(revisions))
                               .bind("actor", m_actor)
                               .exec();
        if (!added)
            return Core::failure(added.error());
    }
    return m_connection.statement(statementOf("add_outbox"))
        .bindJson("rows", rowsOf(outbox))
        .exec()
        .map([](int) {});
}

Result<void> BulkWriter::note(const QUuid &action, const QList<BulkWrite> &writes)
{
    QJsonArray rows;
    for (const BulkWrite &write : writes) {
        const BulkOutcome outcome = m_outcomes.value(write.article.id);
        const bool isChanged = outcome.kind == BulkOutcome::Kind::Changed;
        const bool isSkipped = outcome.kind == BulkOutcome::Kind::Skipped;
        const QString reason = isSkipped ? Core::errorKindName(outcome.skip.kind) : QString();
        if (m_connection.dialect() == Dialect::PostgreSql) {
            rows << QJsonObject{
                {QStringLiteral("article_id"), write.article.id.toString()},
                {QStringLiteral("state"), stateName(outcome.kind)},
                {QStringLiteral("version_after"),
                 isChanged ? QJsonValue(outcome.version) : QJsonValue()},
                {QStringLiteral("reason"), reason},
                {QStringLiteral("message"), outcome.skip.message},
                {QStringLiteral("before"), isChanged ? QJsonValue(write.before) : QJsonValue()}};
            continue;
        }
        Sql::Statement put = m_connection.statement(statementOf("put_row"));
        put.bind("action", action)
            .bind("article_id", write.article.id)
            .bind("state", stateName(outcome.kind))
            .bind("reason", reason)
            .bind("message", outcome.skip.message);
        if (isChanged)
            put.bind("version_after", outcome.version).bindJson("before", write.before);
        else
            put.bindNull("version_after").bindNull("before");
        if (const auto done = put.exec(); !done)
            return Core::failure(done.error());
    }
    if (!rows.isEmpty()) {
        const auto done = m_connection.statement(statementOf("put_rows"))
                              .bindJson("rows", rowsOf(rows))
                              .bind("action", action)
                              .exec();
        if (!done)
            return Core::failure(done.error());
    }
    if (!writes.isEmpty()) {
        m_connection.setProof([action, id = writes.constFirst().article.id](
                                  Sql::Connection &connection) -> Result<bool> {
            const auto found = connection.statement(QStringLiteral("bulk/is_done"))
                                   .bind("action", action)
                                   .bind("article_id", id)
                                   .one([](const Row &) { return true; });
            if (!found)
                return Core::failure(found.error());
            return found->has_value();
        });
    }
    return {};
}

} // namespace Triptych::Articles
