#pragma once

#include <ports/archive.h>

#include <memory>

namespace Triptych::Sql {
class Database;
}

namespace Triptych::Articles {

/** The archive of PostgreSQL or SQLite; only PostgreSQL can write. */
class SqlArchive final : public Ports::Archive
{
public:
    explicit SqlArchive(std::shared_ptr<Sql::Database> database);
    ~SqlArchive() override;

    Core::FutureResult<QList<Ports::ArticleState>> states(QList<Core::ArticleId> ids,
                                                          Core::Call call) override;
    Core::FutureResult<QList<Ports::ArchivedRevision>> revisions(QList<Ports::RevisionKey> keys,
                                                                 Core::Call call) override;
    Core::FutureResult<QList<Ports::ArchivedCopy>> copies(Ports::ArchivedCopy after, int limit,
                                                          Core::Call call) override;
    Core::FutureResult<QList<Ports::ArchivedCopy>> copiesOf(QList<Core::ArticleId> ids,
                                                            Core::Call call) override;
    Core::FutureResult<void> mayTake(Core::Call call) override;
    Core::FutureResult<QList<Core::Result<void>>> take(QList<Ports::ArchivedArticle> articles,
                                                       Core::Call call) override;
    Core::FutureResult<qint64> addRevisions(QList<Ports::ArchivedRevision> revisions,
                                            Core::Call call) override;
    Core::FutureResult<qint64> addCopies(QList<Ports::ArchivedCopy> copies,
                                         Core::Call call) override;
    Core::FutureResult<int> addSources(QList<Core::KnownSource> sources, Core::Call call) override;
    Core::FutureResult<qint64> raiseViews(QList<std::pair<Core::ArticleId, qint64>> counts,
                                          Core::Call call) override;

private:
    template<typename T> bool refuses(Core::FutureResult<T> *answer, qsizetype count) const;

    std::shared_ptr<Sql::Database> m_database;
};

} // namespace Triptych::Articles
