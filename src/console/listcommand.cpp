#include "commands.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <core/said.h>
#include <newsroom/articlelibrary.h>
#include <text/filterwords.h>
#include <workspace/workspace.h>

#include <cstdio>

using namespace std::chrono_literals;

namespace Triptych::Console {

namespace {

constexpr auto CommandPatience = 30s;
constexpr int PageSize = 500;

constexpr Core::Said said{"Console"};

Core::Result<void> takeStatus(const Invocation &invocation, Core::ArticleQuery *query)
{
    const QString name = invocation.value(QStringLiteral("status"));
    if (name.compare(QLatin1String("scheduled"), Qt::CaseInsensitive) == 0) {
        query->status = Core::Status::Published;
        query->scheduled = true;
    } else if (const auto status = Core::statusFromName(name)) {
        query->status = status;
    } else {
        return Core::failure(
            Core::ErrorKind::Usage,
            said(QT_TRANSLATE_NOOP(
                "Console", "--status is one of draft, review, published, scheduled, archived.")));
    }
    return {};
}

/** Everything or nothing: a script must not go on with the rows of half a query. */
Core::Result<Core::ArticleFilter> filterOf(const QStringList &arguments)
{
    QStringList words;
    for (const QString &argument : arguments)
        words << Text::wordsOfArgument(argument);
    const QString text = words.join(QLatin1Char(' '));
    const Text::ReadFilter read = Text::readFilter(text);
    if (read.unread.isEmpty())
        return read.filter;
    const Text::UnreadWord &first = read.unread.constFirst();
    return Core::failure(
        Core::ErrorKind::Usage,
        said(QT_TRANSLATE_NOOP("Console", "The query cannot be read at \"%1\": %2"))
            .arg(visible(text.mid(first.place.offset, first.place.length)), first.reason),
        said(QT_TRANSLATE_NOOP("Console", "character %1 of: %2"))
            .arg(QString::number(first.place.offset + 1), text));
}

/** As readers have it: "scheduled" of what is published, but not yet. */
QString shownStatus(const Core::ArticleSummary &row)
{
    return row.isScheduled(Core::utcNow()) ? QStringLiteral("scheduled")
                                           : Core::statusName(row.status);
}

/** The date that the list is ordered by. */
QString shownDate(const Core::ArticleSummary &row, Core::Sort sort)
{
    const Core::SortKey key = Core::sortKey(sort);
    const QDateTime time = key == Core::SortKey::Publish   ? row.publishAt
                           : key == Core::SortKey::Created ? row.createdAt
                                                           : row.updatedAt;
    return time.toString(Qt::ISODate).leftJustified(20);
}

void printRow(const Output &output, const Core::ArticleSummary &row, Core::Sort sort)
{
    if (output.isJson()) {
        QJsonObject object = Core::articleToJson(row, Core::JsonDetail::WithoutBody);
        if (row.isDeleted()) {
            object.insert(QStringLiteral("deleted_at"), Core::timeToJson(row.deletedAt));
            object.insert(QStringLiteral("deleted_by"), row.updatedBy);
        }
        output.object(object);
    } else if (row.isDeleted()) {
        output.text(QStringLiteral("%1  %2  %3  %4")
                        .arg(row.id.toString(), row.deletedAt.toString(Qt::ISODate),
                             visible(row.updatedBy), visible(row.title)));
    } else {
        output.text(QStringLiteral("%1  %2  %3  %4")
                        .arg(row.id.toString(), shownStatus(row).leftJustified(9),
                             shownDate(row, sort), visible(row.title)));
    }
}

} // namespace

Core::Result<Core::ArticleQuery> queryOf(const Context &context, qsizetype known)
{
    const Invocation &invocation = context.invocation;
    Core::ArticleQuery query;
    if (invocation.has(QStringLiteral("status"))) {
        if (const auto taken = takeStatus(invocation, &query); !taken)
            return Core::failure(taken.error());
    }
    if (invocation.has(QStringLiteral("sort"))) {
        const auto sort = Core::sortFromWords(invocation.value(QStringLiteral("sort")));
        if (!sort) {
            return Core::failure(
                Core::ErrorKind::Usage,
                said(QT_TRANSLATE_NOOP(
                    "Console", "--sort is one of changed, published, created, title, author, "
                               "section, status, with :asc or :desc behind it if wanted.")));
        }
        query.sort = *sort;
    }
    query.author = invocation.value(QStringLiteral("author"));
    query.tag = invocation.value(QStringLiteral("tag"));
    query.isDeleted = invocation.has(QStringLiteral("deleted"));
    const auto filter = filterOf(invocation.arguments.mid(known));
    if (!filter)
        return Core::failure(filter.error());
    query.filter = *filter;
    query.zone = context.workspace.siteZone();
    return query;
}

Core::Task<int> listArticles(Context context)
{
    const auto query = queryOf(context);
    if (!query)
        co_return Core::failure(query.error());
    const bool limited = context.invocation.has(QStringLiteral("limit"));
    const auto limit = context.invocation.number(QStringLiteral("limit"), 0);
    if (!limit)
        co_return Core::failure(limit.error());

    QString after = context.invocation.value(QStringLiteral("after"));
    qint64 left = *limit;
    do {
        const int size = limited ? int(std::min<qint64>(left, PageSize)) : PageSize;
        CO_TRY(const auto page, context.workspace.library().list(
                                    *query, size, after, Core::Call::within(CommandPatience)));
        for (const Core::ArticleSummary &row : page.rows)
            printRow(context.output, row, query->sort);
        left -= page.rows.size();
        after = page.next;
    } while (!after.isEmpty() && (!limited || left > 0));
    if (!after.isEmpty()) {
        // The cursor goes to stderr, so that stdout stays one article a line.
        const QByteArray line =
            context.output.isJson()
                ? QByteArray("{\"next\":\"" + after.toLatin1() + "\"}\n")
                : said(QT_TRANSLATE_NOOP("Console", "More: --after %1\n")).arg(after).toUtf8();
        std::fputs(line.constData(), stderr);
    }
    co_return AllDone;
}

} // namespace Triptych::Console
