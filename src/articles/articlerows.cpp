#include "articlerows.h"

#include <core/slug.h>
#include <core/storedarticle.h>
#include <core/visible.h>
#include <sql/connection.h>

#include <QCoreApplication>

#include <limits>

namespace Triptych::Articles {

namespace {

/** What an index entry of PostgreSQL holds for sure, in bytes of UTF-8. */
constexpr qsizetype MaximumKeyBytes = 2000;
constexpr qsizetype MaximumNameLength = Core::MaximumSlugLength;

Core::Result<void> checkLength(const QString &text, qsizetype length, const char *message)
{
    if (text.size() <= length && text.toUtf8().size() <= MaximumKeyBytes)
        return {};
    return Core::failure(Core::ErrorKind::Invalid,
                         QCoreApplication::translate("Articles", message));
}

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

Core::Result<void> checkStorable(const Core::Article &article, const Core::ArticleSizes &most)
{
    Core::Result<void> checked = Core::checkArticle(article, most);
    const auto check = [&checked](const QString &text, const char *message) {
        if (checked)
            checked = checkLength(text, MaximumNameLength, message);
    };
    check(article.slug,
          QT_TRANSLATE_NOOP("Articles", "The slug is too long: 500 characters are the most."));
    check(article.section,
          QT_TRANSLATE_NOOP("Articles", "The section is too long: 500 characters are the most."));
    for (const QString &tag : article.tags)
        check(tag,
              QT_TRANSLATE_NOOP("Articles", "A tag is too long: 500 characters are the most."));
    for (const QString &author : article.authors)
        check(author,
              QT_TRANSLATE_NOOP("Articles", "A byline is too long: 500 characters are the most."));
    if (checked && article.source) {
        checked = checkLength(
            article.source->name + article.source->path, MaximumKeyBytes,
            QT_TRANSLATE_NOOP(
                "Articles",
                "The path in the import source is too long: 2,000 bytes are the most."));
    }
    const int year = article.publishAt.isValid() ? article.publishAt.toUTC().date().year() : 1;
    if (checked && (year < 1 || year > 9999)) {
        return Core::failure(
            Core::ErrorKind::Invalid,
            QCoreApplication::translate(
                "Articles", "The time of publication must lie in the years 1 to 9999."));
    }
    return checked;
}

Core::Result<void> checkWorkingCopy(Core::Article article)
{
    if (!Core::hasVisible(article.title) && !Core::hasVisible(article.body))
        article.title = QStringLiteral("untitled");
    return checkStorable(article, Core::ArticleSizes::boundless());
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
