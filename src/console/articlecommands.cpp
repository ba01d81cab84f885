#include "commands.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/limits.h>
#include <core/oldaddress.h>
#include <core/said.h>
#include <core/slug.h>
#include <core/visible.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/publishing.h>
#include <platform/boundedread.h>
#include <text/dates.h>
#include <text/encoding.h>
#include <text/sitedate.h>
#include <workspace/workspace.h>

#include <QRegularExpression>

#include <cstdio>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto CommandPatience = 30s;
constexpr int PageSize = 500;

constexpr Core::Said said{"Console"};

Core::Call call()
{
    return Core::Call::within(CommandPatience);
}

/** "2024-03-02" for a day, wherever it is read; else the moment as the site's clock shows it, with
 * its offset. */
QString publication(const Core::Article &article, const Core::SiteZone &zone)
{
    if (article.publishDay.isValid())
        return article.publishDay.toString(Qt::ISODate);
    if (!article.publishAt.isValid())
        return {};
    return zone.local(article.publishAt).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")) +
           Core::offsetText(zone.offsetAt(article.publishAt));
}

} // namespace

Core::Result<QString> putPublishAt(Core::Article &article, const QString &text,
                                   const Core::SiteZone &zone)
{
    if (text.isEmpty()) {
        article.setPublishMoment({});
        return QString();
    }
    const auto time = Text::parseDate(text);
    if (!time) {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console",
                                   "--publish-at needs a time such as 2026-11-24T21:00 or "
                                   "2026-11-24T21:00+01:00, or a day such as 2026-11-24.")),
            time.error());
    }
    const Text::SiteDate date = Text::dateOnSite(*time, zone);
    if (!date.isCertain())
        return Core::failure(Core::ErrorKind::Usage, QLatin1String("--publish-at: ") + date.doubt);
    date.publish(article);
    if (date.day.isValid()) {
        return said(QT_TRANSLATE_NOOP("Console",
                                      "Publication: the day %1, from its midnight in %2 on."))
            .arg(publication(article, zone), zone.name());
    }
    return time->hasZone ? QString()
                         : said(QT_TRANSLATE_NOOP("Console", "Publication: %1, the time in %2."))
                               .arg(publication(article, zone), zone.name());
}

namespace {

/** Sets the slug, the plain texts and the lists that are named. */
Core::Result<void> applyTexts(Core::Article &article, const Invocation &invocation)
{
    const auto set = [&](const QString &option, QString *text) {
        if (invocation.has(option))
            *text = invocation.value(option);
    };
    set(QStringLiteral("title"), &article.title);
    const QString slugBefore = article.slug;
    set(QStringLiteral("slug"), &article.slug);
    if (const auto checked = Core::checkSlug(article.slug);
        !checked && article.slug != slugBefore) {
        return Core::failure(Core::ErrorKind::Usage, checked.error().message);
    }
    set(QStringLiteral("summary"), &article.summary);
    set(QStringLiteral("section"), &article.section);
    set(QStringLiteral("language"), &article.language);
    if (invocation.has(QStringLiteral("author"))) {
        article.authors = invocation.options.value(QStringLiteral("author"));
        article.authors.removeAll(QString());
    }
    if (invocation.has(QStringLiteral("tag"))) {
        article.tags = invocation.options.value(QStringLiteral("tag"));
        article.tags.removeAll(QString());
        article.tags.removeDuplicates();
    }
    return {};
}

/** Sets status and time of publication; remarks on a time that needs it. */
Core::Result<void> applyPublication(Core::Article &article, const Context &context)
{
    const Invocation &invocation = context.invocation;
    if (invocation.has(QStringLiteral("status"))) {
        const auto status = Core::statusFromName(invocation.value(QStringLiteral("status")));
        if (!status) {
            return Core::failure(
                Core::ErrorKind::Usage,
                said(QT_TRANSLATE_NOOP("Console",
                                       "--status is one of draft, review, published, archived.")));
        }
        article.status = *status;
    }
    if (invocation.has(QStringLiteral("publish-at"))) {
        const auto put = putPublishAt(article, invocation.value(QStringLiteral("publish-at")),
                                      context.workspace.siteZone());
        if (!put)
            return Core::failure(put.error());
        if (!put->isEmpty())
            context.output.remark(*put);
    }
    return {};
}

/** Sets and removes custom fields. */
Core::Result<void> applyFields(Core::Article &article, const Invocation &invocation)
{
    for (const QString &field : invocation.options.value(QStringLiteral("field"))) {
        const qsizetype equals = field.indexOf(QLatin1Char('='));
        if (equals < 1) {
            return Core::failure(
                Core::ErrorKind::Usage,
                said(QT_TRANSLATE_NOOP("Console",
                                       "--field needs NAME=VALUE; an empty value removes it.")));
        }
        const QString value = field.mid(equals + 1);
        if (value.isEmpty())
            article.fields.remove(field.left(equals));
        else
            article.fields.insert(field.left(equals), value);
    }
    return {};
}

/** The text of --body-file, which has something that can be seen, or is one line end. */
Core::Result<QString> readBody(const QString &file)
{
    const auto bytes = Platform::readWhole(file, Core::MaximumBodyBytes);
    if (!bytes)
        return Core::failure(bytes.error());
    // More likely the failure of what was to write it than an article without a text.
    if (bytes->isEmpty()) {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP("Console", "The body is empty, so nothing was saved. One "
                                              "line end alone makes an empty body.")));
    }
    const auto text = Text::decodeUtf8(*bytes);
    if (!text) {
        return Core::failure(
            Core::ErrorKind::Invalid,
            said(QT_TRANSLATE_NOOP("Console",
                                   "The body cannot be read as UTF-8 text; nothing was saved.")),
            said(QT_TRANSLATE_NOOP("Console", "line %1: %2"))
                .arg(text.error().line)
                .arg(text.error().reason));
    }
    // Nor does somebody mean a text of which nothing can be seen, such as a byte order mark alone.
    static const QRegularExpression blankLines(QStringLiteral("\\A[ \\t\\r\\n]+\\z"));
    if (!Core::hasVisible(*text) && !blankLines.match(*text).hasMatch()) {
        return Core::failure(Core::ErrorKind::Usage,
                             said(QT_TRANSLATE_NOOP(
                                 "Console", "The body has nothing that can be seen, so nothing was "
                                            "saved. One line end alone makes an empty body.")));
    }
    return *text;
}

/** Puts what the options say over `article`. */
Core::Result<Core::Article> applyOptions(Core::Article article, const Context &context)
{
    const Invocation &invocation = context.invocation;
    if (const auto applied = applyTexts(article, invocation); !applied)
        return Core::failure(applied.error());
    if (const auto applied = applyPublication(article, context); !applied)
        return Core::failure(applied.error());
    if (const auto applied = applyFields(article, invocation); !applied)
        return Core::failure(applied.error());
    if (invocation.has(QStringLiteral("body-file"))) {
        const auto body = readBody(invocation.value(QStringLiteral("body-file")));
        if (!body)
            return Core::failure(body.error());
        article.body = *body;
    }
    return article;
}

void print(const Output &output, const Core::Article &article, const QString &sentence)
{
    if (output.isJson())
        output.object(Core::articleToJson(article));
    else
        output.text(sentence.arg(article.id.toString()).arg(article.version));
}

/** Refused as asked for wrongly where readers would see an article without a title or a text. */
Core::Result<void> checkWanted(const Core::Article &wanted, const Core::Article &stored)
{
    auto allowed = Newsroom::checkPublishing(wanted, stored);
    if (!allowed)
        allowed.error().kind = Core::ErrorKind::Usage;
    return allowed;
}

/** An id, or a slug that names one article. */
Core::Task<Core::ArticleId> resolve(Newsroom::ArticleLibrary &library, QString idOrSlug)
{
    if (const auto id = Core::ArticleId::fromString(idOrSlug))
        co_return *id;
    CO_TRY(const auto ids, library.idsBySlug(idOrSlug, call()));
    if (ids.isEmpty()) {
        co_return Core::failure(
            Core::ErrorKind::NotFound,
            said(QT_TRANSLATE_NOOP("Console", "There is no article \"%1\".")).arg(idOrSlug));
    }
    if (ids.size() > 1) {
        QStringList list;
        for (const Core::ArticleId &id : ids)
            list << id.toString();
        co_return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP(
                     "Console", "\"%1\" is the slug of several articles: name one by its id: %2"))
                .arg(idOrSlug, list.join(QLatin1String(", "))));
    }
    co_return ids.constFirst();
}

} // namespace

Core::Task<int> showArticle(Context context)
{
    CO_TRY(const auto id,
           resolve(context.workspace.library(), context.invocation.arguments.constFirst()));
    CO_TRY(const auto article, context.workspace.library().article(id, call()));
    if (context.output.isJson()) {
        context.output.object(Core::articleToJson(article));
        co_return AllDone;
    }
    context.output.text(visible(article.title));
    if (!article.authors.isEmpty())
        context.output.text(visible(article.authors.join(QLatin1String(", "))));
    context.output.text(QStringLiteral("%1 · %2 · %3 · %4")
                            .arg(article.id.toString(), article.language,
                                 Core::statusName(article.status),
                                 article.updatedAt.toString(Qt::ISODate)));
    if (const QString when = publication(article, context.workspace.siteZone()); !when.isEmpty())
        context.output.text(said(QT_TRANSLATE_NOOP("Console", "publication: %1")).arg(when));
    context.output.text(QString());
    context.output.text(article.body);
    co_return AllDone;
}

Core::Task<int> createArticle(Context context)
{
    const auto article = applyOptions({}, context);
    if (!article)
        co_return Core::failure(article.error());
    if (const auto allowed = checkWanted(*article, {}); !allowed)
        co_return Core::failure(allowed.error());
    CO_TRY(const auto saved, context.workspace.library().save(*article, call()));
    auto relaying = relayOwnRows(context);
    co_await relaying;
    print(context.output, saved, said(QT_TRANSLATE_NOOP("Console", "Created %1, version %2.")));
    co_return AllDone;
}

Core::Task<int> editArticle(Context context)
{
    const auto ifVersion = context.invocation.number(QStringLiteral("if-version"), 0);
    if (!ifVersion)
        co_return Core::failure(ifVersion.error());
    Newsroom::ArticleLibrary &library = context.workspace.library();
    CO_TRY(const auto id, resolve(library, context.invocation.arguments.constFirst()));
    CO_TRY(const auto stored, library.article(id, call()));
    auto wanted = applyOptions(stored, context);
    if (!wanted)
        co_return Core::failure(wanted.error());
    // Who says what redirect_from is to be has said it.
    const QStringList fields = context.invocation.options.value(QStringLiteral("field"));
    const bool isSaid = std::any_of(fields.cbegin(), fields.cend(), [](const QString &field) {
        return field.startsWith(QLatin1String("redirect_from="));
    });
    if (!isSaid && Core::keepOldSlug(stored, &*wanted)) {
        context.output.remark(
            said(QT_TRANSLATE_NOOP("Console", "The old slug \"%1\" is kept in the field "
                                              "redirect_from, for the site to lead readers on."))
                .arg(stored.slug));
    }
    if (*ifVersion > 0)
        wanted->version = *ifVersion;
    if (const auto allowed = checkWanted(*wanted, stored); !allowed)
        co_return Core::failure(allowed.error());
    // Never tried again over a newer version: what somebody saved meanwhile was not seen.
    CO_TRY(const auto saved, library.save(*wanted, call()));
    auto relaying = relayOwnRows(context);
    co_await relaying;
    print(context.output, saved, said(QT_TRANSLATE_NOOP("Console", "Saved %1, version %2.")));
    co_return AllDone;
}

Core::Task<int> deleteArticle(Context context)
{
    const auto ifVersion = context.invocation.number(QStringLiteral("if-version"), 0);
    if (!ifVersion)
        co_return Core::failure(ifVersion.error());
    CO_TRY(const auto id,
           resolve(context.workspace.library(), context.invocation.arguments.constFirst()));
    CO_TRY(const auto version, context.workspace.library().remove(id, *ifVersion, call()));
    auto relaying = relayOwnRows(context);
    co_await relaying;
    if (context.output.isJson()) {
        context.output.object({{QStringLiteral("id"), id.toString()},
                               {QStringLiteral("version"), version},
                               {QStringLiteral("deleted"), true}});
    } else {
        context.output.text(said(QT_TRANSLATE_NOOP("Console", "Deleted %1, version %2."))
                                .arg(id.toString())
                                .arg(version));
    }
    co_return AllDone;
}

} // namespace Triptych::Console
