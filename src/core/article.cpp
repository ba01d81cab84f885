#include "article.h"

#include "limits.h"
#include "said.h"
#include "slug.h"
#include "visible.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <cstdlib>

namespace Triptych::Core {

namespace {

Result<void> checkText(const QString &text, const QString &field)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isNull()) {
            return failure(ErrorKind::Invalid,
                           QCoreApplication::translate(
                               "Core",
                               "The %1 contains a null character (U+0000) at "
                               "position %2, which no store can keep. Remove it and save again.")
                               .arg(field)
                               .arg(i));
        }
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            ++i;
        } else if (c.isSurrogate()) {
            return failure(
                ErrorKind::Invalid,
                QCoreApplication::translate(
                    "Core",
                    "The %1 contains half of a character (a lone "
                    "surrogate) at position %2, which no store can keep. Remove it and save again.")
                    .arg(field)
                    .arg(i));
        }
    }
    return {};
}

Result<void> checkSizes(const ArticleSizes &has, const ArticleSizes &most)
{
    const auto tooLarge = [](const char *sentence, qint64 size, qint64 limit) {
        const QLocale locale;
        return failure(ErrorKind::Invalid, QCoreApplication::translate("Core", sentence)
                                               .arg(locale.toString(size), locale.toString(limit)));
    };
    if (has.body > most.body) {
        return tooLarge(
            QT_TRANSLATE_NOOP("Core", "The body has %1 bytes, and %2 are the most that an article "
                                      "may have. Shorten it, or make several articles of it."),
            has.body, most.body);
    }
    if (has.title > most.title) {
        return tooLarge(
            QT_TRANSLATE_NOOP("Core",
                              "The title has %1 bytes, and %2 are the most that a title may have."),
            has.title, most.title);
    }
    if (has.about > most.about) {
        return tooLarge(QT_TRANSLATE_NOOP(
                            "Core",
                            "Summary, section, authors and tags have %1 bytes together, and %2 are "
                            "the most that they may have."),
                        has.about, most.about);
    }
    if (has.fields > most.fields) {
        return tooLarge(
            QT_TRANSLATE_NOOP(
                "Core", "The custom fields have %1 bytes, and %2 are the most that they may have."),
            has.fields, most.fields);
    }
    if (has.fieldsDepth > most.fieldsDepth) {
        return tooLarge(
            QT_TRANSLATE_NOOP(
                "Core",
                "The custom fields nest %1 deep, and %2 is the deepest that they may nest."),
            has.fieldsDepth, most.fieldsDepth);
    }
    if (has.authors > most.authors) {
        return tooLarge(
            QT_TRANSLATE_NOOP("Core",
                              "The article has %1 authors, and %2 are the most that it may have."),
            has.authors, most.authors);
    }
    if (has.tags > most.tags) {
        return tooLarge(
            QT_TRANSLATE_NOOP("Core",
                              "The article has %1 tags, and %2 are the most that it may have."),
            has.tags, most.tags);
    }
    if (has.digest > most.digest) {
        return tooLarge(
            QT_TRANSLATE_NOOP("Core",
                              "What the import notes of its file has %1 bytes, and %2 are the most "
                              "that it may have."),
            has.digest, most.digest);
    }
    return {};
}

Result<void> checkJson(const QJsonValue &value, const QString &field)
{
    if (value.isString())
        return checkText(value.toString(), field);
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (const QJsonValue item : items) {
            if (auto checked = checkJson(item, field); !checked)
                return checked;
        }
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (auto checked = checkText(it.key(), field); !checked)
                return checked;
            if (auto checked = checkJson(it.value(), field); !checked)
                return checked;
        }
    }
    return {};
}

} // namespace

QString statusName(Status status)
{
    switch (status) {
    case Status::Draft:
        return QStringLiteral("draft");
    case Status::Review:
        return QStringLiteral("review");
    case Status::Published:
        return QStringLiteral("published");
    case Status::Archived:
        break;
    }
    return QStringLiteral("archived");
}

std::optional<Status> statusFromName(QStringView name)
{
    for (const Status status :
         {Status::Draft, Status::Review, Status::Published, Status::Archived}) {
        if (name.compare(statusName(status), Qt::CaseInsensitive) == 0)
            return status;
    }
    return std::nullopt;
}

bool Standing::isPublic(const QDateTime &now) const
{
    return !isDeleted && status == Status::Published && (!publishAt.isValid() || publishAt <= now);
}

bool Article::isPublic(const QDateTime &now) const
{
    return standing().isPublic(now);
}

Standing Article::standing() const
{
    return {id, version, status, publishAt, isDeleted()};
}

bool Article::isScheduled(const QDateTime &now) const
{
    return !isDeleted() && status == Status::Published && publishAt.isValid() && publishAt > now;
}

bool Article::sameContent(const Article &other) const
{
    return slug == other.slug && translationGroup == other.translationGroup &&
           title == other.title && summary == other.summary && body == other.body &&
           language == other.language && authors == other.authors && tags == other.tags &&
           section == other.section && status == other.status && publishAt == other.publishAt &&
           publishDay == other.publishDay && fields == other.fields && source == other.source &&
           unknown == other.unknown;
}

bool Article::isStoredAs(const Article &stored) const
{
    Article same = stored;
    for (const QString &key : stored.unknown.keys()) {
        if (!unknown.contains(key))
            same.unknown.remove(key);
    }
    return sameContent(same);
}

void Article::setPublishMoment(const QDateTime &moment)
{
    publishAt = moment.isValid() ? moment.toUTC() : QDateTime();
    publishDay = QDate();
}

void Article::setPublishDay(QDate day, const SiteZone &zone)
{
    publishAt = zone.startOf(day);
    publishDay = day;
}

namespace {

/** What an index entry of PostgreSQL holds for sure, in bytes of UTF-8. */
constexpr qsizetype MaximumKeyBytes = 2000;

/** What the indexes of SQL cannot hold. */
Result<void> checkNames(const Article &article)
{
    const auto check = [](const QString &text, qsizetype length, const char *message) {
        return text.size() <= length && text.toUtf8().size() <= MaximumKeyBytes
                   ? Result<void>()
                   : failure(ErrorKind::Invalid, QCoreApplication::translate("Articles", message));
    };
    QList<std::pair<QString, const char *>> names{
        {article.slug,
         QT_TRANSLATE_NOOP("Articles", "The slug is too long: 500 characters are the most.")},
        {article.section, QT_TRANSLATE_NOOP("Articles", "The section is too long: 500 characters "
                                                        "are the most.")}};
    for (const QString &tag : article.tags)
        names.append({tag, QT_TRANSLATE_NOOP("Articles",
                                             "A tag is too long: 500 characters are the most.")});
    for (const QString &author : article.authors)
        names.append({author, QT_TRANSLATE_NOOP("Articles", "A byline is too long: 500 characters "
                                                            "are the most.")});
    for (const auto &[text, message] : std::as_const(names)) {
        if (auto checked = check(text, MaximumSlugLength, message); !checked)
            return checked;
    }
    if (article.source) {
        auto checked =
            check(article.source->name + article.source->path, MaximumKeyBytes,
                  QT_TRANSLATE_NOOP(
                      "Articles",
                      "The path in the import source is too long: 2,000 bytes are the most."));
        if (!checked)
            return checked;
    }
    const int year = article.publishAt.isValid() ? article.publishAt.toUTC().date().year() : 1;
    if (year < 1 || year > 9999) {
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate(
                           "Articles", "The time of publication must lie in the years 1 to 9999."));
    }
    return {};
}

} // namespace

Result<void> checkArticle(const Article &article)
{
    return checkArticle(article, ArticleSizes());
}

Result<void> checkArticle(const Article &article, const ArticleSizes &most)
{
    if (auto checked = checkSizes(sizesOf(article), most); !checked)
        return checked;
    constexpr Said said{"Core"};
    const std::pair<QString, QString> texts[] = {
        {said(QT_TRANSLATE_NOOP("Core", "title")), article.title},
        {said(QT_TRANSLATE_NOOP("Core", "summary")), article.summary},
        {said(QT_TRANSLATE_NOOP("Core", "body")), article.body},
        {said(QT_TRANSLATE_NOOP("Core", "slug")), article.slug},
        {said(QT_TRANSLATE_NOOP("Core", "language")), article.language},
        {said(QT_TRANSLATE_NOOP("Core", "section")), article.section},
        {said(QT_TRANSLATE_NOOP("Core", "list of authors")),
         article.authors.join(QLatin1Char('\n'))},
        {said(QT_TRANSLATE_NOOP("Core", "list of tags")), article.tags.join(QLatin1Char('\n'))},
        {said(QT_TRANSLATE_NOOP("Core", "import path")),
         article.source ? article.source->path : QString()},
    };
    for (const auto &[field, text] : texts) {
        if (auto checked = checkText(text, field); !checked)
            return checked;
    }
    if (auto checked = checkJson(article.fields, said(QT_TRANSLATE_NOOP("Core", "custom fields")));
        !checked)
        return checked;
    // No zone is further from Greenwich than 16 hours, no day is begun later than the next.
    constexpr qint64 Furthest = 40 * 3600;
    if (article.publishDay.isValid() &&
        (!article.publishAt.isValid() ||
         std::abs(article.publishAt.secsTo(QDateTime(article.publishDay, QTime(0, 0), Qt::UTC))) >
             Furthest)) {
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate(
                           "Core", "The day of publication and its time do not belong together."));
    }
    static const QRegularExpression bcp47(QStringLiteral("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\\z"));
    if (!bcp47.match(article.language).hasMatch()) {
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("Core", "\"%1\" is not a language tag such as en or pt-BR.")
                .arg(article.language));
    }
    if (!hasVisible(article.title) && !hasVisible(article.body)) {
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate(
                           "Core", "An article needs a title or a text before it can be saved."));
    }
    return checkNames(article);
}

QDateTime utcNow()
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace Triptych::Core
