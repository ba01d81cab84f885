#include "bulkwork.h"

#include "publishing.h"

#include <core/said.h>

namespace Triptych::Newsroom {

using Core::Article;
using Core::ArticleId;
using Core::ErrorKind;
using Ports::BulkRow;
using Ports::BulkSkip;
using Ports::BulkWrite;

namespace {

constexpr Core::Said said{"Bulk"};

QHash<ArticleId, Article> byId(const QList<Article> &articles)
{
    QHash<ArticleId, Article> found;
    for (const Article &article : articles)
        found.insert(article.id, article);
    return found;
}

BulkSkip notThere()
{
    return {ErrorKind::NotFound,
            said(QT_TRANSLATE_NOOP("Bulk", "It is not there any more, or not for you."))};
}

BulkSkip notAllowed()
{
    return {ErrorKind::Forbidden,
            said(QT_TRANSLATE_NOOP("Bulk", "Your role does not allow you to change it."))};
}

BulkSkip changedBy(const Article &article)
{
    return {
        ErrorKind::Conflict,
        article.isDeleted()
            ? said(QT_TRANSLATE_NOOP("Bulk", "%1 has deleted it meanwhile."), article.updatedBy)
            : said(QT_TRANSLATE_NOOP("Bulk", "%1 has changed it meanwhile."), article.updatedBy)};
}

/** Why this login cannot save `wanted`, by what is known without asking the database. */
std::optional<BulkSkip> refusal(const BulkWork &work, const Article &wanted, const Article &stored)
{
    if (!work.mayPublish && !wanted.isDeleted() && wanted.status != Core::Status::Draft &&
        wanted.status != Core::Status::Review) {
        return BulkSkip{
            ErrorKind::Forbidden,
            said(QT_TRANSLATE_NOOP("Bulk", "Your role allows you drafts and reviews only."))};
    }
    if (wanted.isDeleted())
        return std::nullopt;
    if (const auto publishable = checkPublishing(wanted, stored); !publishable)
        return BulkSkip{publishable.error().kind, publishable.error().message};
    return std::nullopt;
}

void describe(BulkWrite *write, const Article &before)
{
    const Article &after = write->article;
    write->isWritten = true;
    write->hasNewTexts = after.title != before.title || after.summary != before.summary ||
                         after.body != before.body || before.isDeleted();
    write->hasNewNames = after.tags != before.tags || after.authors != before.authors;
    write->before = Text::membersBefore(before, after);
}

BulkWrite skipped(const ArticleId &id, const BulkSkip &skip)
{
    BulkWrite write;
    write.article.id = id;
    write.skip = skip;
    return write;
}

} // namespace

Core::Result<QList<BulkForeseen>> previewedOf(const BulkWork &work, const QList<BulkRow> &rows,
                                              const QList<Article> &found,
                                              const QSet<ArticleId> &changeable)
{
    const QHash<ArticleId, Article> articles = byId(found);
    QList<BulkForeseen> foreseen;
    for (const BulkRow &row : rows) {
        BulkForeseen one;
        const auto article = articles.constFind(row.id);
        if (article == articles.constEnd() || article->isDeleted()) {
            one.skip = notThere();
        } else if (!changeable.contains(row.id)) {
            one.skip = notAllowed();
        } else {
            const auto edited = work.edit->applyTo(*article);
            if (!edited && edited.error().kind == ErrorKind::Timeout)
                return Core::failure(edited.error());
            if (!edited)
                one.skip = BulkSkip{edited.error().kind, edited.error().message};
            else if (edited->isChanged)
                one.skip = refusal(work, edited->article, *article);
            if (edited && !one.skip) {
                one.isChanged = edited->isChanged;
                one.hits = edited->hits;
                if (one.isChanged)
                    one.example = {*article, edited->article, edited->shown};
            }
        }
        foreseen << one;
    }
    return foreseen;
}

Core::Result<QList<BulkWrite>> writesOf(const BulkWork &work, const QList<BulkRow> &rows,
                                        const QList<Article> &found)
{
    const QHash<ArticleId, Article> articles = byId(found);
    QList<BulkWrite> writes;
    for (const BulkRow &row : rows) {
        const auto article = articles.constFind(row.id);
        if (row.version == 0 || article == articles.constEnd()) {
            writes << skipped(row.id, notThere());
            continue;
        }
        if (article->version != row.version) {
            writes << skipped(row.id, changedBy(*article));
            continue;
        }
        const auto edited = work.edit->applyTo(*article);
        if (!edited && edited.error().kind == ErrorKind::Timeout)
            return Core::failure(edited.error());
        if (!edited) {
            writes << skipped(row.id, {edited.error().kind, edited.error().message});
            continue;
        }
        BulkWrite write;
        write.article = edited->article;
        if (edited->isChanged) {
            if (work.edit->change().isDeletion)
                write.article.deletedAt = Core::utcNow();
            if (const auto refused = refusal(work, write.article, *article)) {
                writes << skipped(row.id, *refused);
                continue;
            }
            describe(&write, *article);
        }
        writes << write;
    }
    return writes;
}

Core::Result<QList<BulkWrite>> undoesOf(const BulkWork &work, const QList<BulkRow> &rows,
                                        const QList<Article> &found,
                                        const QHash<ArticleId, QString> &bodies)
{
    const QHash<ArticleId, Article> articles = byId(found);
    QList<BulkWrite> writes;
    for (const BulkRow &row : rows) {
        const auto article = articles.constFind(row.id);
        if (article == articles.constEnd()) {
            writes << skipped(row.id, notThere());
            continue;
        }
        if (article->version != row.version) {
            writes << skipped(row.id, changedBy(*article));
            continue;
        }
        if (row.before.contains(QLatin1String("body")) && !bodies.contains(row.id)) {
            writes << skipped(row.id,
                              {ErrorKind::NotFound,
                               said(QT_TRANSLATE_NOOP(
                                   "Bulk", "The version before is not in its history any more."))});
            continue;
        }
        auto again = Text::withMembersAgain(*article, row.before, bodies.value(row.id));
        if (!again) {
            writes << skipped(row.id, {again.error().kind, again.error().message});
            continue;
        }
        if (const auto refused = refusal(work, *again, *article)) {
            writes << skipped(row.id, *refused);
            continue;
        }
        BulkWrite write;
        write.article = *again;
        describe(&write, *article);
        writes << write;
    }
    return writes;
}

} // namespace Triptych::Newsroom
