// What a feed brings.
#include "articlelistmodel.h"

#include <algorithm>

namespace Triptych::Models {

namespace {

/** Of a list whose ids are not known rows within so many of the screen stay when it is outdated. */
constexpr int StaleRows = 64;
/** So many rows are known of a list whose ids are not; then those far from the screen are dropped.
 */
constexpr int MostRows = 4'096;

RowBlocks::Rows rowsOf(const QList<Core::ArticleSummary> &articles)
{
    RowBlocks::Rows rows;
    rows.reserve(size_t(articles.size()));
    for (const Core::ArticleSummary &article : articles)
        rows.push_back(ArticleRow::of(article));
    return rows;
}

} // namespace

void ArticleListModel::beginGeneration(quint64 generation, bool filtered)
{
    m_generation = generation;
    m_filtered = filtered;
    m_asked.reset();
    m_isFirstAwaited = true;
    m_error = {};
    setState(State::Loading);
}

void ArticleListModel::outdate(quint64 generation)
{
    if (generation != m_generation)
        return;
    m_isFirstAwaited = false;
    keepAround(m_firstVisible - StaleRows, m_lastVisible + StaleRows);
    knownRows().forEach([](ArticleRow &row) { row.isStale = true; });
    settle();
    needMore();
}

void ArticleListModel::rowsArrived(quint64 generation, int first,
                                   const QList<Core::ArticleSummary> &rows, bool atEnd)
{
    if (generation != m_generation)
        return;
    m_asked.reset();
    if (std::exchange(m_isFirstAwaited, false)) {
        m_hasAllIds = atEnd;
        replaceAll(rowsOf(rows), Kept::WhereMost);
        m_isCountExact = atEnd;
        Q_EMIT countChanged();
    } else {
        putWindow(first, rowsOf(rows));
        const int end = first + int(rows.size());
        if (atEnd || end > rowCount())
            setCount(end, m_isCountExact);
        forgetFarRows();
    }
    settle();
    needMore();
}

void ArticleListModel::idsArrived(quint64 generation, const QList<Core::ArticleId> &ids)
{
    if (generation != m_generation)
        return;
    m_asked.reset();
    const bool areRowsOld = std::exchange(m_isFirstAwaited, false);
    m_hasAllIds = true;
    RowBlocks::Rows rows;
    rows.reserve(size_t(ids.size()));
    for (const Core::ArticleId &id : ids)
        rows.push_back(ArticleRow::placeholder(id));
    replaceAll(std::move(rows), Kept::WhereMostStay);
    if (!areRowsOld)
        knownRows().forEach([](ArticleRow &row) { row.isStale = false; });
    m_isCountExact = true;
    Q_EMIT countChanged();
    settle();
    needMore();
}

void ArticleListModel::articlesArrived(quint64 generation, const QList<Core::ArticleId> &asked,
                                       const QList<Core::ArticleSummary> &articles)
{
    if (generation != m_generation)
        return;
    QHash<Core::ArticleId, ArticleRow> fresh;
    for (const Core::ArticleSummary &article : articles)
        fresh.insert(article.id, ArticleRow::of(article));
    QHash<Core::ArticleId, int> places;
    int place = 0;
    knownRows().forEach([&](const ArticleRow &row) { places.insert(row.id, place++); });
    QList<int> gone;
    for (const Core::ArticleId &id : asked) {
        const int row = places.value(id, -1);
        if (row < 0)
            continue;
        const auto it = fresh.find(id);
        if (it != fresh.end())
            updateRow(row, std::move(*it));
        else
            gone << row;
    }
    // From the last one, so that the numbers of the others stay right.
    std::sort(gone.begin(), gone.end(), std::greater<int>());
    for (const int row : gone)
        removeRowsAt(row, 1);
    if (!gone.isEmpty())
        Q_EMIT countChanged();
    settle();
    needMore();
}

void ArticleListModel::counted(quint64 generation, int count, bool isExact)
{
    if (generation != m_generation)
        return;
    m_hasAllIds = false;
    setCount(count, isExact);
    needMore();
}

void ArticleListModel::renumbered(quint64 generation, int by)
{
    if (generation != m_generation)
        return;
    m_asked.reset();
    // What is on screen stays; the others are read again where they really stand.
    keepAround(m_firstVisible - StaleRows, m_lastVisible + StaleRows);
    knownRows().forEach([](ArticleRow &row) { row.isStale = true; });
    if (const auto shown = knownRows().blockAt(m_firstVisible)) {
        const int taken = std::min(-by, shown->first);
        if (by > 0) {
            insertUnknown(shown->first, by);
        } else if (taken > 0) {
            removeRowsAt(shown->first - taken, taken);
        }
    }
    needMore();
}

void ArticleListModel::setCount(int count, bool isExact)
{
    setRowCount(count);
    m_isCountExact = isExact;
    Q_EMIT countChanged();
}

void ArticleListModel::forgetFarRows()
{
    if (m_hasAllIds || knownRows().size() <= MostRows)
        return;
    keepAround(m_firstVisible - MostRows / 4, m_lastVisible + MostRows / 4);
}

} // namespace Triptych::Models
