#pragma once

#include <ports/articlestore.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/**
 * Articles in PostgreSQL or SQLite. Times are those of the database's clock. In an Overview,
 * `published` counts what is published and due; `scheduled` what is published and still to come.
 */
class SqlArticleStore final : public Ports::ArticleStore
{
public:
    explicit SqlArticleStore(std::shared_ptr<Sql::Database> database);
    ~SqlArticleStore() override;

    Core::FutureResult<Core::Article> article(Core::ArticleId id, Core::Call call) override;
    Core::FutureResult<QList<Core::Article>> articles(QList<Core::ArticleId> ids,
                                                      Core::Call call) override;
    Core::FutureResult<QList<Core::Standing>> standings(QList<Core::ArticleId> ids,
                                                        Core::Call call) override;
    Core::FutureResult<QList<Core::ArticleId>> idsBySlug(QString slug, Core::Call call) override;
    Core::FutureResult<Core::ArticlePage> list(Core::ArticleQuery query, int limit, QString after,
                                               Core::Call call) override;
    Core::FutureResult<QList<Core::Article>> scan(Core::ArticleId after, int limit,
                                                  Core::Call call) override;
    Core::FutureResult<Core::Overview> overview(QString mine, Core::Call call) override;
    Core::FutureResult<QStringList> names(Core::NameKind kind, QString beginning, int limit,
                                          Core::Call call) override;
    Core::FutureResult<Core::Article> save(Core::Article article, QString actor,
                                           Core::Call call) override;
    Core::FutureResult<QList<Core::Result<Core::Article>>>
    saveAll(QList<Core::Article> articles, QString actor, Core::Call call) override;
    Core::FutureResult<qint64> remove(Core::ArticleId id, qint64 version, QString actor,
                                      Core::Call call) override;
    Core::FutureResult<Core::Article> restore(Core::ArticleId id, qint64 version, QString actor,
                                              Core::Call call) override;
    Core::FutureResult<QList<Core::Article>> bySource(QString name, QStringList paths,
                                                      Core::Call call) override;
    Core::FutureResult<QList<Core::Article>> notShown(Core::ArticleId after, int limit,
                                                      Core::Call call) override;
    Core::FutureResult<QList<Core::Article>> publishedTexts(QList<Core::ArticleId> ids,
                                                            Core::Call call) override;
    Core::FutureResult<QList<Core::KnownSource>> importSources(Core::Call call) override;
    Core::FutureResult<Core::Tombstone> tombstone(Core::ArticleId id, Core::Call call) override;
    Core::FutureResult<Core::Article> restoreAsDraft(Core::ArticleId id, qint64 version,
                                                     QString slug, QString actor,
                                                     Core::Call call) override;
    Core::FutureResult<qint64> erase(Core::ArticleId id, qint64 version, QString actor,
                                     Core::Call call) override;
    Core::FutureResult<void> removeImportSource(QString name, Core::Call call) override;
    Core::FutureResult<void> putImportSource(QString name, QString root, QString knownRoot,
                                             QString actor, Core::Call call) override;
    Core::FutureResult<qint64> countOfSource(QString name, Core::Call call) override;
    Core::FutureResult<qint64> liveCountOfSource(QString name, Core::Call call) override;
    Core::FutureResult<QStringList> pathsOfSource(QString name, int limit,
                                                  Core::Call call) override;
    Core::FutureResult<QHash<Core::Address, Core::ArticleSummary>>
    redirectsFrom(QList<Core::Address> addresses, Core::Call call) override;
    Core::FutureResult<QStringList> pathsOfSourceAfter(QString name, QString after, int limit,
                                                       Core::Call call) override;
    Core::FutureResult<Ports::SourceClaim> claimSource(QString name, Core::Call call) override;
    Core::FutureResult<bool> mayPublish(Core::Call call) override;
    Core::FutureResult<QHash<Core::Address, Core::ArticleId>>
    takenAddresses(QList<Core::Address> addresses, Core::Call call) override;
    Core::FutureResult<QList<Core::RevisionInfo>> revisions(Core::ArticleId id,
                                                            Core::Call call) override;
    Core::FutureResult<Core::Article> revision(Core::ArticleId id, qint64 version,
                                               Core::Call call) override;
    Core::FutureResult<void> putWorkingCopy(Ports::WorkingCopy copy, QString owner,
                                            std::optional<Ports::WorkingCopy> over,
                                            Core::Call call) override;
    Core::FutureResult<std::optional<Ports::WorkingCopy>>
    workingCopy(Core::ArticleId id, QString owner, Core::Call call) override;
    Core::FutureResult<QList<Ports::WorkingCopy>> workingCopies(QString owner,
                                                                Core::Call call) override;
    Core::FutureResult<void> dropWorkingCopy(Core::ArticleId id, QString owner, QString device,
                                             Core::Call call) override;
    Core::FutureResult<bool> seesEverything(Core::Call call) override;
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override;

private:
    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
