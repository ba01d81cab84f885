#pragma once

#include <core/query.h>
#include <core/result.h>

#include <QHash>
#include <QObject>

#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Newsroom {

/**
 * Feeds a list model with pages of articles by keyset. A new query starts a new generation; answers
 * of an older one are dropped. Pages are fetched in order, one at a time. Lives on the GUI thread.
 */
class ArticleFeed final : public QObject
{
    Q_OBJECT

public:
    /** How many rows the first page of a new query has. */
    static constexpr int FirstPage = 60;

    /** `firstPage`, where it is valid, is the future first page of all articles, newest first,
     * which was asked for before there was a list. The first query for all articles uses it. */
    explicit ArticleFeed(Ports::ArticleStore &store,
                         Core::FutureResult<Core::ArticlePage> firstPage = {},
                         QObject *parent = nullptr);
    ~ArticleFeed() override;

    const Core::ArticleQuery &query() const { return m_query; }
    quint64 generation() const { return m_generation; }

    /** Starts over with `query`; started() is emitted before the first rows are asked for. Does
     * nothing while the first rows of the same query are on their way. */
    void setQuery(const Core::ArticleQuery &query);
    /** Reads the same query again, e.g. after a change elsewhere. The rows shown stay until the new
     * ones arrive. */
    void refresh();
    /** Connect a model's windowNeeded here: fetches on until row `last` is there or the list ends.
     */
    void needWindow(int first, int last, quint64 generation);

Q_SIGNALS:
    void started(quint64 generation);
    /** Rows [first, first + rows.size()); `atEnd` when no row follows. With first == 0 they replace
     * all. */
    void rowsArrived(quint64 generation, int first,
                     const QList<Triptych::Core::ArticleSummary> &rows, bool atEnd);
    void failed(quint64 generation, const Triptych::Core::Error &error);

private:
    void fetch();

    Core::FutureResult<Core::ArticlePage> ask(int limit);

    Ports::ArticleStore &m_store;
    Core::FutureResult<Core::ArticlePage> m_firstPage;
    Core::ArticleQuery m_query;
    quint64 m_generation = 0;
    std::stop_source m_stop;
    QString m_next;
    int m_loaded = 0;
    int m_wanted = 0;
    bool m_busy = false;
    bool m_atEnd = false;
};

} // namespace Triptych::Newsroom
