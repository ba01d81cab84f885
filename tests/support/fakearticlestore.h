#pragma once

#include <core/oldaddress.h>
#include <core/slug.h>
#include <ports/articlestore.h>

#include <QHash>
#include <QMap>
#include <QMutex>

#include <functional>

namespace Triptych::Tests {

/**
 * An ArticleStore in memory that keeps its contract of compare-and-swap, slugs and sources, for
 * tests of what stands above a store; and that can be told to fail, as a real one cannot.
 */
class FakeArticleStore final : public Ports::ArticleStore
{
public:
    using Error = Core::Error;
    using Kind = Core::ErrorKind;

    /** Asked before each call; an error it gives is the answer. */
    std::function<std::optional<Error>(const QString &call)> trouble;
    /** Runs inside saveAll(), before it looks at anything. */
    std::function<void(QList<Core::Article> &)> beforeSaveAll;
    /** For `beforeSaveAll`: a save by someone else. */
    bool saveUnlocked(const Core::Article &article)
    {
        return saveNow(article, QStringLiteral("someone else")).has_value();
    }
    /** Asked before each call; where it says so the work is done and its answer waits for
     * release(). */
    std::function<bool(const QString &call)> holds;
    /** Asked before each call; where it says so the work is done and its answer is lost on the way.
     */
    std::function<bool(const QString &call)> loses;
    /** Gives the answers that wait, the oldest first. */
    void release()
    {
        for (const auto &give : std::exchange(m_held, {}))
            give();
    }
    /** How many wait. */
    qsizetype held() const { return m_held.size(); }
    int writes = 0;           ///< articles written so far
    bool keepsCopies = false; ///< working copies, of one person

    Core::FutureResult<Core::Article> article(Core::ArticleId id, Core::Call call) override
    {
        return answer<Core::Article>("article", call, [&]() -> Core::Result<Core::Article> {
            const auto found = m_articles.constFind(id);
            if (found == m_articles.cend() || found->isDeleted())
                return Core::failure(Kind::NotFound, QStringLiteral("There is no such article."));
            return *found;
        });
    }

    Core::FutureResult<QList<Core::Article>> articles(QList<Core::ArticleId> ids,
                                                      Core::Call call) override
    {
        return answer<QList<Core::Article>>("articles", call,
                                            [&]() -> Core::Result<QList<Core::Article>> {
                                                QList<Core::Article> found;
                                                for (const Core::ArticleId &id : ids) {
                                                    if (m_articles.contains(id))
                                                        found.append(m_articles.value(id));
                                                }
                                                return found;
                                            });
    }

    Core::FutureResult<QList<Core::Standing>> standings(QList<Core::ArticleId> ids,
                                                        Core::Call call) override
    {
        return answer<QList<Core::Standing>>(
            "standings", call, [&]() -> Core::Result<QList<Core::Standing>> {
                QList<Core::Standing> found;
                for (const Core::ArticleId &id : ids) {
                    if (m_articles.contains(id))
                        found.append(m_articles.value(id).standing());
                }
                return found;
            });
    }

    Core::FutureResult<QList<Core::ArticleId>> idsBySlug(QString slug, Core::Call call) override
    {
        return answer<QList<Core::ArticleId>>(
            "idsBySlug", call, [&]() -> Core::Result<QList<Core::ArticleId>> {
                QList<Core::ArticleId> ids;
                for (const Core::Article &article : std::as_const(m_articles)) {
                    if (article.slug == slug && !article.isDeleted())
                        ids.append(article.id);
                }
                return ids;
            });
    }

    Core::FutureResult<Core::ArticlePage> list(Core::ArticleQuery, int limit, QString,
                                               Core::Call call) override
    {
        return answer<Core::ArticlePage>("list", call, [&]() -> Core::Result<Core::ArticlePage> {
            Core::ArticlePage page;
            for (Core::Article article : std::as_const(m_articles)) {
                article.body.clear();
                if (!article.isDeleted() && page.rows.size() < limit)
                    page.rows.append(article);
            }
            return page;
        });
    }

    Core::FutureResult<QList<Core::Article>> scan(Core::ArticleId after, int limit,
                                                  Core::Call call) override
    {
        return answer<QList<Core::Article>>(
            "scan", call, [&]() -> Core::Result<QList<Core::Article>> {
                QList<Core::Article> all = m_articles.values();
                std::sort(all.begin(), all.end(),
                          [](const auto &a, const auto &b) { return a.id < b.id; });
                QList<Core::Article> found;
                for (const Core::Article &article : std::as_const(all)) {
                    if ((after.isNull() || after < article.id) && found.size() < limit)
                        found.append(article);
                }
                return found;
            });
    }

    Core::FutureResult<bool> seesEverything(Core::Call call) override
    {
        return answer<bool>("seesEverything", call, [] { return Core::Result<bool>(true); });
    }

    Core::FutureResult<Core::Overview> overview(QString, Core::Call call) override
    {
        return answer<Core::Overview>("overview", call, []() -> Core::Result<Core::Overview> {
            return Core::failure(Kind::Unsupported, QStringLiteral("Not in the fake."));
        });
    }

    Core::FutureResult<QStringList> names(Core::NameKind, QString, int, Core::Call call) override
    {
        return answer<QStringList>("names", call, []() -> Core::Result<QStringList> {
            return Core::failure(Kind::Unsupported, QStringLiteral("Not in the fake."));
        });
    }

    Core::FutureResult<Core::Article> save(Core::Article article, QString actor,
                                           Core::Call call) override
    {
        return answer<Core::Article>("save", call, [&] { return saveNow(article, actor); });
    }

    Core::FutureResult<QList<Core::Result<Core::Article>>>
    saveAll(QList<Core::Article> articles, QString actor, Core::Call call) override
    {
        using Results = QList<Core::Result<Core::Article>>;
        return answer<Results>("saveAll", call, [&]() -> Core::Result<Results> {
            if (beforeSaveAll)
                beforeSaveAll(articles);
            Results results;
            for (const Core::Article &article : articles)
                results.append(saveNow(article, actor));
            return results;
        });
    }

    Core::FutureResult<qint64> remove(Core::ArticleId id, qint64 version, QString actor,
                                      Core::Call call) override
    {
        return answer<qint64>("remove", call, [&]() -> Core::Result<qint64> {
            auto found = m_articles.find(id);
            if (found == m_articles.end() || found->isDeleted())
                return Core::failure(Kind::NotFound, QStringLiteral("There is no such article."));
            if (version != 0 && version != found->version)
                return Core::failure(Kind::Conflict, QStringLiteral("Someone else saved first."));
            found->deletedAt = Core::utcNow();
            found->updatedBy = actor;
            return ++found->version;
        });
    }

    Core::FutureResult<Core::Article> restore(Core::ArticleId id, qint64 version, QString actor,
                                              Core::Call call) override
    {
        return answer<Core::Article>("restore", call, [&]() -> Core::Result<Core::Article> {
            auto found = m_articles.find(id);
            if (found == m_articles.end() || !found->isDeleted() || found->version != version)
                return Core::failure(Kind::Conflict, QStringLiteral("Someone else was faster."));
            found->deletedAt = {};
            found->updatedBy = actor;
            ++found->version;
            return *found;
        });
    }

    Core::FutureResult<QList<Core::Article>> bySource(QString name, QStringList paths,
                                                      Core::Call call) override
    {
        return answer<QList<Core::Article>>(
            "bySource", call, [&]() -> Core::Result<QList<Core::Article>> {
                if (paths.size() > 500)
                    return Core::failure(Kind::Usage, QStringLiteral("Too many paths."));
                QList<Core::Article> found;
                for (const Core::Article &article : std::as_const(m_articles)) {
                    if (article.source && article.source->name == name &&
                        paths.contains(article.source->path))
                        found.append(article);
                }
                return found;
            });
    }

    Core::FutureResult<QList<Core::Article>> notShown(Core::ArticleId after, int limit,
                                                      Core::Call call) override
    {
        return answer<QList<Core::Article>>(
            "notShown", call, [&]() -> Core::Result<QList<Core::Article>> {
                QList<Core::Article> found;
                for (const Core::Article &article : std::as_const(m_articles)) {
                    const bool isShown = !article.isDeleted() && article.isPublic(Core::utcNow());
                    if (!isShown && (after.isNull() || after < article.id))
                        found.append(article);
                }
                std::sort(found.begin(), found.end(),
                          [](const auto &a, const auto &b) { return a.id < b.id; });
                return found.first(qMin(found.size(), qsizetype(limit)));
            });
    }

    bool hasSources = true; ///< false: as where the tables are older than sources
    Core::FutureResult<QList<Core::KnownSource>> importSources(Core::Call call) override
    {
        return answer<QList<Core::KnownSource>>(
            "importSources", call, [&]() -> Core::Result<QList<Core::KnownSource>> {
                if (!hasSources)
                    return Core::failure(Kind::Unsupported, QStringLiteral("Older tables."));
                return m_sources.values();
            });
    }
    Core::FutureResult<void> putImportSource(QString name, QString root, QString knownRoot,
                                             QString actor, Core::Call call) override
    {
        return answer<void>("putImportSource", call, [&]() -> Core::Result<void> {
            if (m_sources.value(name).root != knownRoot)
                return Core::failure(Kind::Conflict, QStringLiteral("Somebody was faster."));
            const QString creator = knownRoot.isEmpty() ? actor : m_sources.value(name).createdBy;
            const QDateTime at = Core::utcNow();
            m_sources.insert(name, {name, root, at, creator, at, actor});
            return {};
        });
    }
    Core::FutureResult<qint64> countOfSource(QString name, Core::Call call) override
    {
        return answer<qint64>("countOfSource", call, [&]() -> Core::Result<qint64> {
            return std::count_if(m_articles.cbegin(), m_articles.cend(), [&](const auto &article) {
                return article.source && article.source->name == name;
            });
        });
    }
    Core::FutureResult<qint64> liveCountOfSource(QString name, Core::Call call) override
    {
        return answer<qint64>("liveCountOfSource", call, [&]() -> Core::Result<qint64> {
            return std::count_if(m_articles.cbegin(), m_articles.cend(), [&](const auto &article) {
                return article.source && article.source->name == name && !article.isDeleted();
            });
        });
    }
    Core::FutureResult<QStringList> pathsOfSource(QString name, int limit, Core::Call call) override
    {
        return answer<QStringList>("pathsOfSource", call, [&]() -> Core::Result<QStringList> {
            QStringList paths;
            for (const Core::Article &article : std::as_const(m_articles)) {
                if (article.source && article.source->name == name)
                    paths << article.source->path;
            }
            paths.sort();
            QStringList spread;
            for (qsizetype i = 0; i < paths.size(); ++i) {
                if (i * limit % paths.size() < limit)
                    spread << paths.at(i);
            }
            return spread;
        });
    }
    Core::FutureResult<QStringList> pathsOfSourceAfter(QString name, QString after, int limit,
                                                       Core::Call call) override
    {
        return answer<QStringList>("pathsOfSourceAfter", call, [&]() -> Core::Result<QStringList> {
            QStringList paths;
            for (const Core::Article &article : std::as_const(m_articles)) {
                if (article.source && article.source->name == name && article.source->path > after)
                    paths << article.source->path;
            }
            paths.sort();
            return paths.first(qMin<qsizetype>(paths.size(), limit));
        });
    }
    bool publishes = true; ///< false: as for an author, who may not
    Core::FutureResult<bool> mayPublish(Core::Call call) override
    {
        return answer<bool>("mayPublish", call, [&] { return Core::Result<bool>(publishes); });
    }
    Core::FutureResult<QHash<Core::Address, Core::ArticleSummary>>
    redirectsFrom(QList<Core::Address> addresses, Core::Call call) override
    {
        using Redirects = QHash<Core::Address, Core::ArticleSummary>;
        return answer<Redirects>("redirectsFrom", call, [&]() -> Core::Result<Redirects> {
            Redirects found;
            for (const Core::Article &article : std::as_const(m_articles)) {
                const auto redirects =
                    Core::listOfRedirects(article.fields.value(QStringLiteral("redirect_from")));
                for (const QJsonValue slug : redirects) {
                    const Core::Address address{article.language, slug.toString()};
                    if (!article.isDeleted() && addresses.contains(address))
                        found.insert(address, article);
                }
            }
            return found;
        });
    }
    bool hidesAddresses = false; ///< as from one who sees none of the articles that have them
    Core::FutureResult<QHash<Core::Address, Core::ArticleId>>
    takenAddresses(QList<Core::Address> addresses, Core::Call call) override
    {
        using Taken = QHash<Core::Address, Core::ArticleId>;
        return answer<Taken>("takenAddresses", call, [&]() -> Core::Result<Taken> {
            Taken taken;
            for (const Core::Article &article : std::as_const(m_articles)) {
                const Core::Address address{article.language, article.slug};
                if (!hidesAddresses && !article.isDeleted() && addresses.contains(address))
                    taken.insert(address, article.id);
            }
            return taken;
        });
    }

    Core::FutureResult<QList<Core::RevisionInfo>> revisions(Core::ArticleId, Core::Call) override
    {
        return unsupported<QList<Core::RevisionInfo>>();
    }
    Core::FutureResult<Core::Article> revision(Core::ArticleId id, qint64 version,
                                               Core::Call call) override
    {
        return answer<Core::Article>("revision", call, [&]() -> Core::Result<Core::Article> {
            for (const Core::Article &revision : m_revisions.value(id)) {
                if (revision.version == version)
                    return revision;
            }
            return Core::failure(Kind::NotFound, QStringLiteral("There is no such version."));
        });
    }
    Core::FutureResult<void> putWorkingCopy(Ports::WorkingCopy copy, QString,
                                            std::optional<Ports::WorkingCopy> over,
                                            Core::Call call) override
    {
        if (!keepsCopies)
            return unsupported<void>();
        return answer<void>("putWorkingCopy", call, [&]() -> Core::Result<void> {
            const auto there = m_copies.constFind(copy.article.id);
            if (there != m_copies.cend() && there->device != copy.device &&
                !(over && over->device == there->device &&
                  over->article.sameContent(there->article)))
                return Core::failure(Kind::Conflict, QStringLiteral("Another computer's."));
            m_copies.insert(copy.article.id, copy);
            return {};
        });
    }
    Core::FutureResult<std::optional<Ports::WorkingCopy>> workingCopy(Core::ArticleId id, QString,
                                                                      Core::Call call) override
    {
        using Copy = std::optional<Ports::WorkingCopy>;
        if (!keepsCopies)
            return unsupported<Copy>();
        return answer<Copy>("workingCopy", call, [&]() -> Core::Result<Copy> {
            return m_copies.contains(id) ? Copy(m_copies.value(id)) : Copy();
        });
    }
    Core::FutureResult<QList<Ports::WorkingCopy>> workingCopies(QString, Core::Call call) override
    {
        using Copies = QList<Ports::WorkingCopy>;
        if (!keepsCopies)
            return unsupported<Copies>();
        return answer<Copies>("workingCopies", call,
                              [&]() -> Core::Result<Copies> { return m_copies.values(); });
    }
    Core::FutureResult<void> dropWorkingCopy(Core::ArticleId id, QString, QString device,
                                             Core::Call call) override
    {
        if (!keepsCopies)
            return unsupported<void>();
        return answer<void>("dropWorkingCopy", call, [&]() -> Core::Result<void> {
            if (m_copies.value(id).device == device)
                m_copies.remove(id);
            return {};
        });
    }
    Core::FutureResult<Core::StorePing> ping(Core::Call) override
    {
        return unsupported<Core::StorePing>();
    }

private:
    template<typename T, typename Work>
    Core::FutureResult<T> answer(const char *name, const Core::Call &call, Work work)
    {
        const QMutexLocker lock(&m_mutex);
        if (call.stop.stop_requested())
            return Core::ready<T>(Core::failure(Kind::Cancelled, QStringLiteral("Cancelled.")));
        if (trouble) {
            if (const std::optional<Error> error = trouble(QString::fromLatin1(name)))
                return Core::ready<T>(Core::failure(*error));
        }
        const bool isHeld = holds && holds(QString::fromLatin1(name));
        const bool isLost = loses && loses(QString::fromLatin1(name));
        Core::Result<T> result = work();
        if (isLost)
            result = Core::failure(Kind::Timeout, QStringLiteral("There was no answer."));
        if (!isHeld)
            return Core::ready<T>(std::move(result));
        auto promise = std::make_shared<QPromise<Core::Result<T>>>();
        promise->start();
        m_held << [promise, result] {
            promise->addResult(result);
            promise->finish();
        };
        return promise->future();
    }

    template<typename T> Core::FutureResult<T> unsupported()
    {
        return Core::ready<T>(Core::failure(Kind::Unsupported, QStringLiteral("Not in the fake.")));
    }

    Core::Result<Core::Article> saveNow(Core::Article article, const QString &actor)
    {
        if (const auto checked = Core::checkArticle(article); !checked)
            return Core::failure(checked.error());
        if (article.id.isNull())
            article.id = Core::ArticleId::create();
        const auto stored = m_articles.constFind(article.id);
        const bool exists = stored != m_articles.cend();
        if (!exists && article.version != 0)
            return Core::failure(Kind::NotFound, QStringLiteral("There is no such article."));
        if (exists && (stored->version != article.version || stored->isDeleted()))
            return Core::failure(Kind::Conflict, QStringLiteral("Someone else saved first."));
        if (exists && stored->sameContent(article))
            return *stored;
        if (!exists || stored->slug != article.slug) {
            if (const auto checked = Core::checkSlug(article.slug); !checked)
                return Core::failure(checked.error());
        }
        const bool given = !article.slug.isEmpty();
        const QString base = given ? article.slug : Core::slugFromTitle(article.title);
        article.slug = base;
        for (int number = 2; isTaken(article); ++number) {
            if (given)
                return Core::failure(Kind::Invalid, QStringLiteral("The slug is taken."));
            article.slug = base + QStringLiteral("-%1").arg(number);
        }
        article.updatedAt = Core::utcNow();
        article.updatedBy = actor;
        article.createdAt = exists ? stored->createdAt : article.updatedAt;
        article.createdBy = exists ? stored->createdBy : actor;
        ++article.version;
        ++writes;
        m_articles.insert(article.id, article);
        m_revisions[article.id] << article;
        return article;
    }

    bool isTaken(const Core::Article &article) const
    {
        return std::any_of(m_articles.begin(), m_articles.end(), [&](const Core::Article &other) {
            return other.id != article.id && other.slug == article.slug &&
                   other.language == article.language && !other.isDeleted();
        });
    }

    QMutex m_mutex;
    QList<std::function<void()>> m_held;
    QHash<Core::ArticleId, Core::Article> m_articles;
    QMap<QString, Core::KnownSource> m_sources;
    QHash<Core::ArticleId, QList<Core::Article>> m_revisions;
    QHash<Core::ArticleId, Ports::WorkingCopy> m_copies;
};

} // namespace Triptych::Tests
