// What a feed brings, and how the rows that are shown become those that are.
#include "articlelistmodel.h"

#include <QSet>

#include <algorithm>

namespace Triptych::Models {

namespace {

/** So many rows change places one by one; beyond it is another order. */
constexpr int MostMoves = 64;
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
    m_rows.forEach([](ArticleRow &row) { row.isStale = true; });
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
        if (atEnd || end > m_count)
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
        m_rows.forEach([](ArticleRow &row) { row.isStale = false; });
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
    m_rows.forEach([&](const ArticleRow &row) { places.insert(row.id, place++); });
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
    m_rows.forEach([](ArticleRow &row) { row.isStale = true; });
    if (const auto shown = m_rows.blockAt(m_firstVisible)) {
        const int taken = std::min(-by, shown->first);
        if (by > 0) {
            beginInsertRows({}, shown->first, shown->first + by - 1);
            m_rows.insertUnknown(shown->first, by);
            m_count += by;
            endInsertRows();
        } else if (taken > 0) {
            removeRowsAt(shown->first - taken, taken);
        }
    }
    needMore();
}

void ArticleListModel::setCount(int count, bool isExact)
{
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        removeRowsAt(count, m_count - count);
    }
    m_isCountExact = isExact;
    Q_EMIT countChanged();
}

void ArticleListModel::insertRowsAt(int row, RowBlocks::Rows rows)
{
    const int count = int(rows.size());
    beginInsertRows({}, row, row + count - 1);
    m_rows.insert(row, std::move(rows));
    m_count += count;
    endInsertRows();
}

void ArticleListModel::removeRowsAt(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_rows.remove(first, count);
    m_count -= count;
    endRemoveRows();
}

void ArticleListModel::forgetFarRows()
{
    if (m_hasAllIds || m_rows.size() <= MostRows)
        return;
    keepAround(m_firstVisible - MostRows / 4, m_lastVisible + MostRows / 4);
}

void ArticleListModel::keepAround(int first, int last)
{
    std::optional<ArticleRow> kept;
    if (const ArticleRow *row = m_kept.isValid() ? m_rows.find(m_kept.row()) : nullptr)
        kept = *row;
    m_rows.keepOnly(first, last);
    if (kept && !m_rows.find(m_kept.row()))
        m_rows.put(m_kept.row(), {*std::move(kept)});
}

void ArticleListModel::replaceAll(RowBlocks::Rows fresh, Kept kept)
{
    if (replaceRange(0, m_count, fresh, kept))
        return;
    beginResetModel();
    m_count = int(fresh.size());
    m_rows.clear();
    m_rows.put(0, std::move(fresh));
    endResetModel();
}

void ArticleListModel::putWindow(int first, RowBlocks::Rows fresh)
{
    const int count = std::min(int(fresh.size()), m_count - first);
    if (count > 0 && count == int(fresh.size()) && replaceRange(first, count, fresh, Kept::WhereMost))
        return;
    const int more = first + int(fresh.size()) - std::max(first, m_count);
    const int last = first + int(fresh.size()) - 1;
    if (first > m_count) // of rows between nothing is known
        setCount(first, false);
    if (more > 0) {
        const auto at = fresh.end() - more;
        RowBlocks::Rows behind(std::make_move_iterator(at), std::make_move_iterator(fresh.end()));
        fresh.erase(at, fresh.end());
        m_rows.put(first, std::move(fresh));
        insertRowsAt(m_count, std::move(behind));
    } else {
        m_rows.put(first, std::move(fresh));
    }
    if (count > 0)
        Q_EMIT dataChanged(index(first), index(std::min(last, m_count - 1)));
}

bool ArticleListModel::replaceRange(int first, int count, RowBlocks::Rows &fresh, Kept kept)
{
    // Selection and place on screen survive where most rows stay; else a reset is cheaper for a
    // view.
    if (count == 0 || !m_rows.covers(first, first + count - 1))
        return false;
    QHash<Core::ArticleId, int> places;
    places.reserve(qsizetype(fresh.size()));
    for (size_t i = 0; i < fresh.size(); ++i)
        places.insert(fresh[i].id, int(i));
    int staying = 0;
    for (int row = first; row < first + count; ++row)
        staying += places.contains(m_rows.find(row)->id) ? 1 : 0;
    const int most = kept == Kept::WhereMost ? int(fresh.size()) : count;
    if (staying * 2 < most || places.size() != qsizetype(fresh.size()))
        return false;
    removeUnlisted(first, count, places);
    const int others = m_count - staying;
    if (!arrange(first, staying, fresh))
        takeOver(first, m_count - others, fresh);
    return true;
}

void ArticleListModel::removeUnlisted(int first, int count,
                                      const QHash<Core::ArticleId, int> &places)
{
    const auto isListed = [&](int row) { return places.contains(m_rows.find(row)->id); };
    for (int last = first + count - 1; last >= first; --last) {
        if (isListed(last))
            continue;
        int from = last;
        while (from > first && !isListed(from - 1))
            --from;
        removeRowsAt(from, last - from + 1);
        last = from;
    }
}

bool ArticleListModel::arrange(int first, int have, RowBlocks::Rows &fresh)
{
    QSet<Core::ArticleId> old;
    for (int row = first; row < first + have; ++row)
        old.insert(m_rows.find(row)->id);
    int changes = 0;
    for (int to = 0; to < int(fresh.size());) {
        const int row = first + to;
        const Core::ArticleId id = fresh[size_t(to)].id;
        if (to < have && m_rows.find(row)->id == id) {
            updateRow(row, std::move(fresh[size_t(to++)]));
            continue;
        }
        if (++changes > MostMoves) {
            for (int done = 0; done < to; ++done)
                fresh[size_t(done)] = *m_rows.find(first + done);
            return false;
        }
        if (old.contains(id)) {
            int from = row + 1;
            while (m_rows.find(from)->id != id)
                ++from;
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
            updateRow(row, std::move(fresh[size_t(to++)]));
            continue;
        }
        int end = to + 1;
        while (end < int(fresh.size()) && !old.contains(fresh[size_t(end)].id))
            ++end;
        insertRowsAt(row, RowBlocks::Rows(fresh.begin() + to, fresh.begin() + end));
        have += end - to;
        to = end;
    }
    return true;
}

void ArticleListModel::takeOver(int first, int have, RowBlocks::Rows &fresh)
{
    // The order is another one.
    if (first == 0 && have == m_count) {
        beginResetModel();
        m_count = int(fresh.size());
        m_rows.clear();
        m_rows.put(0, std::move(fresh));
        endResetModel();
        return;
    }
    const int size = int(fresh.size());
    if (size > have)
        insertRowsAt(first + have, RowBlocks::Rows(fresh.begin() + have, fresh.end()));
    m_rows.put(first, std::move(fresh));
    Q_EMIT dataChanged(index(first), index(first + size - 1));
}

void ArticleListModel::updateRow(int row, ArticleRow fresh)
{
    ArticleRow &old = *m_rows.find(row);
    if (!fresh.isThere) {
        old.isStale = true;
        return;
    }
    old.isStale = false;
    if (old == fresh)
        return;
    const QList<int> roles = old.changedRoles(fresh);
    old = std::move(fresh);
    Q_EMIT dataChanged(index(row), index(row), roles);
}

} // namespace Triptych::Models
