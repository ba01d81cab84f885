#include "archivetaker.h"

#include "articlerows.h"

#include <core/articlejson.h>
#include <core/storedarticle.h>

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace Triptych::Articles {

using Core::ArticleId;
using Core::Result;
using Ports::ArchivedArticle;
using Ports::ArchivedRevision;
using Sql::Row;

namespace {

QString name(const char *statement)
{
    return QStringLiteral("archive/") + QString::fromLatin1(statement);
}

Core::Error changedThere()
{
    return {Core::ErrorKind::Conflict,
            QCoreApplication::translate("Articles",
                                        "Somebody saved this article there just now. Nothing of it "
                                        "was overwritten."),
            {}};
}

QJsonObject toJson(const ArchivedArticle &taken)
{
    QJsonObject object = Core::articleToStored(taken.article);
    object.insert(QStringLiteral("over"), taken.over);
    object.insert(QStringLiteral("outbox_row"), ArticleId::create().toString());
    return object;
}

QJsonObject toJson(const ArchivedRevision &revision)
{
    return {{QStringLiteral("article_id"), revision.article.toString()},
            {QStringLiteral("version"), revision.version},
            {QStringLiteral("title"), revision.title},
            {QStringLiteral("content"), revision.content},
            {QStringLiteral("saved_at"), Core::timeToJson(revision.savedAt)},
            {QStringLiteral("saved_by"), revision.savedBy}};
}

} // namespace

ArchiveTaker::ArchiveTaker(Sql::Connection &connection) : m_connection(connection) {}

Result<QList<Result<void>>> ArchiveTaker::take(const QList<ArchivedArticle> &articles)
{
    QList<Result<void>> results;
    const auto note = [&results](const ArchivedArticle &taken, const Written &written) {
        results << (written.contains(taken.article.id) ? Result<void>()
                                                       : Core::failure(changedThere()));
    };
    auto all = m_connection.savepoint([&] { return write(articles); });
    if (all) {
        for (const ArchivedArticle &taken : articles)
            note(taken, *all);
    } else if (endsBatch(m_connection, all.error())) {
        return Core::failure(all.error());
    } else {
        // One of them is refused: which, only each by itself can tell.
        for (const ArchivedArticle &taken : articles) {
            auto one = m_connection.savepoint([&] { return write({taken}); });
            if (one)
                note(taken, *one);
            else if (endsBatch(m_connection, one.error()))
                return Core::failure(one.error());
            else
                results << Core::failure(explained(taken.article, one.error()));
        }
    }
    return results;
}

Result<ArchiveTaker::Written> ArchiveTaker::run(const char *statement, const QJsonObject &batch)
{
    auto ids =
        m_connection.statement(name(statement)).bindJson("batch", batch).all([](const Row &row) {
            return row.articleId("id");
        });
    if (!ids)
        return Core::failure(ids.error());
    return Written(ids->cbegin(), ids->cend());
}

Result<ArchiveTaker::Written> ArchiveTaker::write(const QList<ArchivedArticle> &articles)
{
    QJsonArray objects;
    for (const ArchivedArticle &taken : articles)
        objects << toJson(taken);
    QJsonObject batch{{QStringLiteral("articles"), objects}};
    auto written = run("take", batch);
    if (!written)
        return written;
    const auto stands = [](const ArchivedArticle &taken) { return taken.over > 0; };
    if (std::any_of(articles.cbegin(), articles.cend(), stands)) {
        const auto over = run("take_over", batch);
        if (!over)
            return over;
        written->unite(*over);
    }

    QJsonArray announced;
    QList<ArchivedRevision> revisions;
    for (qsizetype i = 0; i < articles.size(); ++i) {
        if (!written->contains(articles.at(i).article.id))
            continue;
        announced << objects.at(i);
        revisions << articles.at(i).revisions;
    }
    if (announced.isEmpty())
        return written;
    if (const auto added = addRevisions(m_connection, revisions); !added)
        return Core::failure(added.error());
    batch.insert(QStringLiteral("articles"), announced);
    if (auto told = m_connection.statement(name("announce")).bindJson("batch", batch).exec(); !told)
        return Core::failure(told.error());
    return written;
}

Result<int> ArchiveTaker::addRevisions(Sql::Connection &connection,
                                       const QList<ArchivedRevision> &revisions)
{
    if (revisions.isEmpty())
        return 0;
    QJsonArray objects;
    for (const ArchivedRevision &revision : revisions)
        objects << toJson(revision);
    return connection.statement(name("add_revisions"))
        .bindJson("batch", {{QStringLiteral("revisions"), objects}})
        .exec();
}

Core::Error ArchiveTaker::explained(const Core::Article &article, const Core::Error &error)
{
    const auto failure = m_connection.failure();
    if (!failure || !failure->isUniqueViolation)
        return error;
    const bool slug = error.detail.contains(QStringLiteral("slug"));
    if (!slug && !article.source)
        return changedThere();
    Sql::Statement asking = m_connection.statement(name(slug ? "slug_holder" : "source_holder"));
    asking.bind("id", article.id);
    if (slug)
        asking.bind("language", article.language).bind("slug", article.slug);
    else
        asking.bind("name", article.source->name).bind("path", article.source->path);
    const auto holder = asking.one([](const Row &row) {
        return QStringLiteral("\"%1\" (%2)").arg(row.text("title"), row.articleId("id").toString());
    });
    // Not seen, or gone again since: then only what the database said is known.
    const QString who = holder && *holder ? **holder : error.detail;
    if (slug) {
        return {Core::ErrorKind::Invalid,
                QCoreApplication::translate("Articles",
                                            "Its slug \"%1\" is another article's there: %2")
                    .arg(article.slug, who),
                {}};
    }
    return {Core::ErrorKind::Conflict,
            QCoreApplication::translate("Articles",
                                        "Its import source \"%1\" is another article's there: %2")
                .arg(article.source->path, who),
            {}};
}

} // namespace Triptych::Articles
