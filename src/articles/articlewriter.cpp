#include "articlewriter.h"

#include "articlerows.h"

#include <core/slug.h>
#include <core/storedarticle.h>

#include <QCoreApplication>

#include <algorithm>

namespace Triptych::Articles {

using Core::Article;
using Core::ErrorKind;
using Core::Result;
using Sql::Row;

namespace {

Core::Error notFound()
{
    return {ErrorKind::NotFound,
            QCoreApplication::translate("Articles", "This article does not exist."),
            {}};
}

Core::Error conflict()
{
    return {ErrorKind::Conflict,
            QCoreApplication::translate(
                "Articles", "Someone else saved this article first. Nothing was overwritten."),
            {}};
}

Core::Error slugTaken()
{
    return {ErrorKind::Invalid,
            QCoreApplication::translate(
                "Articles",
                "Another article in this language has this slug already. Choose another one."),
            {}};
}

Core::Error forbidden()
{
    return {
        ErrorKind::Forbidden,
        QCoreApplication::translate(
            "Articles", "Your role does not allow you to change this article. Nothing was saved."),
        {}};
}

QString numbered(const QString &base, qint64 number)
{
    return number == 1 ? base : QStringLiteral("%1-%2").arg(base).arg(number);
}

} // namespace

ArticleWriter::ArticleWriter(Sql::Connection &connection, QString actor)
    : m_connection(connection), m_actor(std::move(actor))
{
}

Result<std::optional<Article>> ArticleWriter::stored(Core::ArticleId id)
{
    return m_connection.statement(QStringLiteral("articles/article"))
        .bind("id", id)
        .one(articleFromRow);
}

Result<Core::ArticleSizes> ArticleWriter::allowedSizes(const Article &article)
{
    const Core::ArticleSizes allowed;
    if (article.version == 0 || Core::sizesOf(article).fitsInto(allowed))
        return allowed;
    // From before there was a limit: it may be unpublished, tagged and shortened as any other.
    const auto before = stored(article.id);
    if (!before)
        return Core::failure(before.error());
    return *before ? allowed.orMore(Core::sizesOf(**before)) : allowed;
}

Core::Error ArticleWriter::whyAbsent()
{
    if (m_connection.dialect() == Sql::Dialect::Sqlite)
        return notFound();
    auto limited =
        m_connection.statement(QStringLiteral("articles/is_limited")).one([](const Row &row) {
            return row.boolean("limited");
        });
    if (!limited)
        return limited.error();
    return limited->value_or(false) ? forbidden() : notFound();
}

Core::Error ArticleWriter::whyUnchanged(Core::ArticleId id, qint64 version)
{
    auto now = stored(id);
    if (!now)
        return now.error();
    return !*now || (*now)->version == version ? forbidden() : conflict();
}

Result<Article> ArticleWriter::save(const Article &wanted)
{
    Article article = normalised(wanted);
    const auto allowed = allowedSizes(article);
    if (!allowed)
        return Core::failure(allowed.error());
    if (auto checked = Core::checkArticle(article, *allowed); !checked)
        return Core::failure(checked.error());
    if (article.version == 0) {
        if (auto checked = Core::checkSlug(article.slug); !checked)
            return Core::failure(checked.error());
        return create(article);
    }
    auto before = stored(article.id);
    if (!before)
        return Core::failure(before.error());
    if (!*before)
        return Core::failure(whyAbsent());
    if ((*before)->version != article.version || (*before)->isDeleted())
        return Core::failure(conflict());
    article = Core::withAbsentFrom(article, **before);
    if (article.sameContent(**before))
        return **before;
    // What an older version stored stays as it is, until somebody changes it.
    if (article.slug != (*before)->slug) {
        if (auto checked = Core::checkSlug(article.slug); !checked)
            return Core::failure(checked.error());
    }
    return change(article, **before);
}

Result<Article> ArticleWriter::create(Article article)
{
    if (article.id.isNull())
        article.id = Core::ArticleId::create();
    article.createdBy = m_actor;
    article.deletedAt = {};
    const QString statement = QStringLiteral("articles/insert");
    auto written = article.slug.isEmpty() ? writeWithFreeSlug(statement, article, 0,
                                                              Core::slugFromTitle(article.title))
                                          : write(statement, article, 0);
    if (!written)
        return written;
    if (auto recorded = record(*written, true); !recorded)
        return Core::failure(recorded.error());
    written->unknown = {}; // as it is read from the row
    return written;
}

Result<Article> ArticleWriter::change(Article article, const Article &before)
{
    article.createdBy = before.createdBy;
    article.deletedAt = {};
    const QString statement = QStringLiteral("articles/update");
    auto written = article.slug.isEmpty() ? writeWithFreeSlug(statement, article, article.version,
                                                              Core::slugFromTitle(article.title))
                                          : write(statement, article, article.version);
    if (!written)
        return written;
    if (auto recorded = record(*written, true); !recorded)
        return Core::failure(recorded.error());
    written->unknown = {}; // as it is read from the row
    return written;
}

Result<qint64> ArticleWriter::remove(Core::ArticleId id, qint64 version)
{
    auto before = stored(id);
    if (!before)
        return Core::failure(before.error());
    if (!*before)
        return Core::failure(version == 0 ? notFound() : whyAbsent());
    if ((*before)->isDeleted())
        return Core::failure(notFound());
    Article article = **before;
    if (version != 0 && article.version != version)
        return Core::failure(conflict());
    auto removed = m_connection.statement(QStringLiteral("articles/remove"))
                       .bind("id", id)
                       .bind("version", article.version)
                       .bind("actor", m_actor)
                       .one([&article](const Row &row) {
                           article.version = row.integer("version");
                           article.updatedAt = row.time("updated_at");
                           article.deletedAt = row.time("deleted_at");
                           return true;
                       });
    if (!removed)
        return Core::failure(removed.error());
    if (!*removed)
        return Core::failure(whyUnchanged(id, article.version));
    article.updatedBy = m_actor;
    if (auto recorded = record(article, false); !recorded)
        return Core::failure(recorded.error());
    // A removal makes no revision: its proof is the tombstone, or what came after it.
    m_connection.setProof([id, version = article.version, at = article.deletedAt,
                           actor = m_actor](Sql::Connection &connection) -> Result<bool> {
        auto found = connection.statement(QStringLiteral("articles/is_removed"))
                         .bind("id", id)
                         .bind("version", version)
                         .bind("actor", actor)
                         .bind("deleted_at", at.toMSecsSinceEpoch())
                         .one([](const Row &row) { return row.boolean("found"); });
        if (!found)
            return Core::failure(found.error());
        return found->value_or(false);
    });
    return article.version;
}

Result<Article> ArticleWriter::deleted(Core::ArticleId id, qint64 version)
{
    auto found = stored(id);
    if (!found)
        return Core::failure(found.error());
    if (!*found)
        return Core::failure(whyAbsent());
    if ((*found)->version != version || !(*found)->isDeleted() || (*found)->isErased())
        return Core::failure(conflict());
    return **found;
}

Result<QString> ArticleWriter::freeSlug(const Article &article)
{
    auto taken = isTaken(article, article.slug);
    if (!taken)
        return Core::failure(taken.error());
    if (!*taken)
        return article.slug;
    // One of before slugs were checked is no slug to make a new one of.
    QString base = Core::cleanedSlug(article.slug);
    if (base.isEmpty())
        base = Core::slugFromTitle(article.title);
    return freeNumber(article, base, 0).map([&base](qint64 number) {
        return numbered(base, number);
    });
}

Result<Article> ArticleWriter::restore(Core::ArticleId id, qint64 version)
{
    const auto before = deleted(id, version);
    if (!before)
        return before;
    Article article = *before;
    auto slug = freeSlug(article);
    if (!slug)
        return Core::failure(slug.error());
    article.slug = *slug;
    return change(article, *before);
}

Result<Article> ArticleWriter::write(const QString &name, Article article, qint64 version)
{
    Sql::Statement statement = m_connection.statement(name);
    bindContent(statement, article);
    statement.bind("id", article.id).bind("actor", m_actor);
    if (version > 0)
        statement.bind("version", version).bindTexts("known", Core::storedMembers());
    auto written = statement.one([&article, version](const Row &row) {
        if (version > 0) {
            article.unknown =
                Core::joinedUnknown(article.unknown, Core::unknownMembers(row.object("unknown")));
        }
        article.version = row.integer("version");
        article.createdAt = row.time("created_at");
        article.updatedAt = row.time("updated_at");
        return true;
    });
    if (!written) {
        const auto &failure = m_connection.failure();
        if (!failure || !failure->isUniqueViolation)
            return Core::failure(written.error());
        if (written.error().detail.contains(QStringLiteral("slug"))) {
            // SQLite names the slug also where the id is taken, as an article's own slug always is.
            if (version == 0 && m_connection.dialect() == Sql::Dialect::Sqlite) {
                auto same = stored(article.id);
                if (!same)
                    return Core::failure(same.error());
                if (*same)
                    return Core::failure(conflict());
            }
            return Core::failure(slugTaken());
        }
        // The id, or the place in an import source: another program created the same article just
        // now.
        return Core::failure(conflict());
    }
    if (!*written)
        return Core::failure(whyUnchanged(article.id, version));
    article.updatedBy = m_actor;
    return article;
}

Result<Article> ArticleWriter::writeWithFreeSlug(const QString &statement, Article article,
                                                 qint64 version, const QString &base)
{
    constexpr int Attempts = 30;
    constexpr int AttemptsInOrder = 5;
    qint64 refused = 0;
    for (int attempt = 1;; ++attempt) {
        auto number = freeNumber(article, base, refused);
        if (!number)
            return Core::failure(number.error());
        article.slug = numbered(base, *number);
        auto written = m_connection.savepoint([&] { return write(statement, article, version); });
        // Taken between the look and the write, or by an article that this login cannot see.
        const bool again = !written && written.error() == slugTaken() && attempt < Attempts;
        if (!again)
            return written;
        refused = attempt < AttemptsInOrder ? *number : *number * 2;
    }
}

Result<bool> ArticleWriter::isTaken(const Article &article, const QString &slug)
{
    auto taken = m_connection.statement(QStringLiteral("articles/slug_taken"))
                     .bind("language", article.language)
                     .bind("slug", slug)
                     .bind("id", article.id)
                     .one([](const Row &) { return true; });
    if (!taken)
        return Core::failure(taken.error());
    return taken->has_value();
}

Result<qint64> ArticleWriter::freeNumber(const Article &article, const QString &base,
                                         qint64 refused)
{
    // Doubling, then halving: a thousand articles of one title cost twenty looks, not a thousand.
    qint64 lastTaken = refused;
    qint64 free = refused + 1;
    while (true) {
        auto taken = isTaken(article, numbered(base, free));
        if (!taken)
            return Core::failure(taken.error());
        if (!*taken)
            break;
        lastTaken = free;
        free *= 2;
    }
    while (free - lastTaken > 1) {
        const qint64 middle = lastTaken + (free - lastTaken) / 2;
        auto taken = isTaken(article, numbered(base, middle));
        if (!taken)
            return Core::failure(taken.error());
        (*taken ? lastTaken : free) = middle;
    }
    return free;
}

Result<void> ArticleWriter::record(const Article &article, bool revision)
{
    const QJsonObject content = Core::articleToStored(article);
    if (revision) {
        auto added = m_connection.statement(QStringLiteral("articles/add_revision"))
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
    // Others act on a payload: it says what the row says, and nothing that only a revision
    // remembers.
    Article row = article;
    row.unknown = {};
    auto added =
        m_connection.statement(QStringLiteral("outbox/add"))
            .bind("id", Core::ArticleId::create())
            .bind("article_id", article.id.toString())
            .bind("type", article.isDeleted() ? QStringLiteral("deleted") : QStringLiteral("saved"))
            .bindJson("payload", Core::articleToStored(row))
            .bind("version", article.version)
            .exec();
    if (!added)
        return Core::failure(added.error());
    // Last: an article of which a part failed is taken back and proves nothing.
    if (revision) {
        m_connection.setProof([id = article.id, version = article.version, at = article.updatedAt](
                                  Sql::Connection &connection) -> Result<bool> {
            auto found = connection.statement(QStringLiteral("articles/has_revision"))
                             .bind("article_id", id)
                             .bind("version", version)
                             .bind("saved_at", at)
                             .one([](const Row &row) { return row.boolean("found"); });
            if (!found)
                return Core::failure(found.error());
            return found->value_or(false);
        });
    }
    return {};
}

} // namespace Triptych::Articles
