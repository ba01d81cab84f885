#include "articlerows.h"

#include <core/slug.h>
#include <core/storedarticle.h>
#include <core/visible.h>
#include <sql/connection.h>

#include <QCoreApplication>

#include <limits>

namespace Triptych::Articles {

namespace {

QDateTime storedTime(const QDateTime &time)
{
    return time.isValid() ? QDateTime::fromMSecsSinceEpoch(time.toMSecsSinceEpoch(), Qt::UTC)
                          : QDateTime();
}

} // namespace

void bindContent(Sql::Statement &statement, const Core::Article &article)
{
    statement.bind("slug", article.slug)
        .bind("language", article.language)
        .bind("translation_group", article.translationGroup)
        .bind("title", article.title)
        .bind("summary", article.summary)
        .bind("body", article.body)
        .bindTexts("authors", article.authors)
        .bindTexts("tags", article.tags)
        .bind("section", article.section)
        .bind("status", Core::statusName(article.status))
        .bind("publish_at", article.publishAt)
        .bindJson("fields", article.fields)
        .bind("source_digest", article.source ? article.source->digest : QString());
    if (statement.takes("publish_day")) {
        statement.bind("publish_day", article.publishDay.isValid()
                                          ? QVariant(article.publishDay.toString(Qt::ISODate))
                                          : QVariant());
    }
    if (article.source)
        statement.bind("source_name", article.source->name)
            .bind("source_path", article.source->path);
    else
        statement.bindNull("source_name").bindNull("source_path");
}

void bindContentOf(Sql::Statement &statement, const Core::Article &article)
{
    if (statement.takes("title")) {
        statement.bind("title", article.title)
            .bind("summary", article.summary)
            .bind("body", article.body);
    }
    if (statement.takes("tags"))
        statement.bindTexts("authors", article.authors).bindTexts("tags", article.tags);
    statement.bind("slug", article.slug)
        .bind("language", article.language)
        .bind("section", article.section)
        .bind("status", Core::statusName(article.status))
        .bind("publish_at", article.publishAt)
        .bind("publish_day", article.publishDay.isValid()
                                 ? QVariant(article.publishDay.toString(Qt::ISODate))
                                 : QVariant())
        .bindJson("fields", article.fields);
}

Core::Article normalised(Core::Article article)
{
    // At the start of a text U+FEFF is a byte order mark, and QtSql drops it when it reads.
    for (QString *text :
         {&article.title, &article.summary, &article.body, &article.section, &article.slug}) {
        while (text->startsWith(QChar(0xFEFF)))
            text->remove(0, 1);
    }
    article.tags.removeDuplicates();
    article.authors.removeDuplicates();
    article.publishAt = storedTime(article.publishAt);
    if (!article.publishAt.isValid())
        article.publishDay = QDate();
    return article;
}

Core::Result<void> checkWorkingCopy(Core::Article article)
{
    if (!Core::hasVisible(article.title) && !Core::hasVisible(article.body))
        article.title = QStringLiteral("untitled");
    return Core::checkArticle(article, Core::ArticleSizes::boundless());
}

bool endsBatch(const Sql::Connection &connection, const Core::Error &error)
{
    const auto &failure = connection.failure();
    if (failure && (failure->isLost || failure->isRetryable))
        return true;
    switch (error.kind) {
    case Core::ErrorKind::Full:
    case Core::ErrorKind::ReadOnly:
    case Core::ErrorKind::Timeout:
    case Core::ErrorKind::Cancelled:
    case Core::ErrorKind::Unreachable:
    case Core::ErrorKind::Corrupt:
        return true;
    default:
        return false;
    }
}

Core::Result<Core::Article> articleFromContent(const QJsonObject &content)
{
    return Core::articleFromStored(content);
}

} // namespace Triptych::Articles
