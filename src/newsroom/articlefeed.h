#pragma once

#include "listanchors.h"

#include <core/call.h>
#include <core/query.h>
#include <core/result.h>

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <stop_token>

namespace Triptych::Ports {
class ListPlaces;
}

namespace Triptych::Newsroom {

/**
 * Feeds a list model of any length. The first page comes at once, by key. Of a list of up to 10,000
 * rows all ids follow, so that its length and order are exact; rows are read by their ids. Of a
 * longer one an estimate of its length follows, and then, in the background, where its rows really
 * stand; rows are read in windows. A new query starts a new generation; answers of an older one are
 * dropped. One window is read at a time, the one wanted last. Lives on the GUI thread.
 */
class ArticleFeed final : public QObject
{
    Q_OBJECT

public:
    /** How many rows the first page of a new query has. */
    static constexpr int FirstPage = 60;
    /** Of lists up to so many rows all ids are known. */
    static constexpr int ShortList = 10'000;

    /** `firstPage`, where it is valid, is the future first page of all articles, newest first,
     * which was asked for before there was a list. The first query for all articles uses it. */
    explicit ArticleFeed(Ports::ListPlaces &places,
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
    /** Connect a model's windowNeeded here: reads these rows. */
    void needWindow(int first, int last, quint64 generation);
    /** Looks for the first row whose title begins so; for lists in the order TitleAscending. Only
     * the title looked for last is found. */
    void findTitle(const QString &beginning);
    /** The first row on screen: it stays there when numbers are corrected. */
    void setFirstVisible(int row) { m_firstVisible = row; }
    /** The model took a row out of the list. */
    void onRowTakenOut(int row);

Q_SIGNALS:
    void started(quint64 generation);
    /** Nothing moved as far as is known, but the rows of a long list are to be read again. */
    void outdated(quint64 generation);
    /** Rows [first, first + rows.size()); `atEnd` when no row follows. The first rows of a
     * generation replace all, but where outdated() came before them. */
    void rowsArrived(quint64 generation, int first,
                     const QList<Triptych::Core::ArticleSummary> &rows, bool atEnd);
    /** All ids of a short list, in its order. */
    void idsArrived(quint64 generation, const QList<Triptych::Core::ArticleId> &ids);
    /** Rows of a short list, in no order; those `asked` for that are missing are gone. */
    void articlesArrived(quint64 generation, const QList<Triptych::Core::ArticleId> &asked,
                         const QList<Triptych::Core::ArticleSummary> &articles);
    /** The length of a long list. */
    void counted(quint64 generation, int count, bool isExact);
    /** The rows on screen really stand so many rows farther; counted() follows. */
    void renumbered(quint64 generation, int by);
    void failed(quint64 generation, const Triptych::Core::Error &error);
    /** Of findTitle(); nothing is said where no title begins so. */
    void titleFound(quint64 generation, int row);

private:
    /** What is known of the length of the list. */
    enum class Length { Unknown, Short, Long };

    /** A window of a long list that was read, and from where. */
    struct Window
    {
        int first = 0;
        int size = 0;
        QString cursor;
        int skip = 0;
        bool isFromEnd = false;
    };

    Core::Call call() const;
    template<typename T, typename Function>
    void await(Core::FutureResult<T> future, Function function);
    Core::FutureResult<Core::ArticlePage> askFirst(int limit);
    void readFirst();
    void readIds();
    void estimate();
    void readWanted();
    void readArticles(int first, int last);
    void readWindow(int first, int last);
    void readLast(int first);
    void onWindow(Window window, const QList<Core::ArticleSummary> &rows, bool atEnd);
    void refine();
    void readAnchors();
    void locateVisible(int count);
    /** Calls `function` with the number of rows behind a cursor. */
    void countBehind(const Core::ListAnchor &from, std::function<void(int)> function);
    void correct(int by, int count);
    void findSought();
    std::optional<Window> visibleWindow() const;

    Ports::ListPlaces &m_places;
    Core::FutureResult<Core::ArticlePage> m_firstPage;
    Core::ArticleQuery m_query;
    quint64 m_generation = 0;
    std::stop_source m_stop;
    Length m_length = Length::Unknown;
    QList<Core::ArticleId> m_ids; ///< of a short list that does not come with its first page
    int m_count = 0;
    ListAnchors m_anchors;
    QList<Core::ListAnchor> m_exact; ///< anchors that are being read
    QList<Window> m_windows;         ///< those read last
    QTimer m_refineSoon;
    std::optional<std::pair<int, int>> m_wanted;
    int m_firstVisible = 0;
    QString m_soughtTitle; ///< to be found once rows are known to stand where they do
    int m_finding = 0;     ///< a title looked for: an answer of an earlier one is dropped
    int m_numbering = 0;   ///< of rows: a window of another one is dropped
    bool m_isExact = false;
    bool m_isRefining = false;
    bool m_isFirstAsked = false; ///< the first rows are on their way
    bool m_busy = false;
};

} // namespace Triptych::Newsroom
