#include "articlerowsmodel.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Triptych::Models {

namespace {

/** So many rows change places one by one; beyond it is another order. */
constexpr int MostMoves = 64;

} // namespace

int ArticleRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

void ArticleRowsModel::setRowCount(int count)
{
    if (count > m_count) {
        beginInsertRows({}, m_count, count - 1);
        m_count = count;
        endInsertRows();
    } else if (count < m_count) {
        removeRowsAt(count, m_count - count);
    }
}

void ArticleRowsModel::insertUnknown(int row, int count)
{
    beginInsertRows({}, row, row + count - 1);
    m_rows.insertUnknown(row, count);
    m_count += count;
    endInsertRows();
}

void ArticleRowsModel::insertRowsAt(int row, RowBlocks::Rows rows)
{
    const int count = int(rows.size());
    beginInsertRows({}, row, row + count - 1);
    m_rows.insert(row, std::move(rows));
    m_count += count;
    endInsertRows();
}

void ArticleRowsModel::removeRowsAt(int first, int count)
{
    beginRemoveRows({}, first, first + count - 1);
    m_rows.remove(first, count);
    m_count -= count;
    endRemoveRows();
}

void ArticleRowsModel::keepAround(int first, int last)
{
    std::optional<ArticleRow> kept;
    if (const ArticleRow *row = m_kept.isValid() ? m_rows.find(m_kept.row()) : nullptr)
        kept = *row;
    m_rows.keepOnly(first, last);
    if (kept && !m_rows.find(m_kept.row()))
        m_rows.put(m_kept.row(), {*std::move(kept)});
}

void ArticleRowsModel::replaceAll(RowBlocks::Rows fresh, Kept kept)
{
    if (replaceRange(0, m_count, fresh, kept))
        return;
    beginResetModel();
    m_count = int(fresh.size());
    m_rows.clear();
    m_rows.put(0, std::move(fresh));
    endResetModel();
}

void ArticleRowsModel::putWindow(int first, RowBlocks::Rows fresh)
{
    const int count = std::min(int(fresh.size()), m_count - first);
    if (count > 0 && count == int(fresh.size()) &&
        replaceRange(first, count, fresh, Kept::WhereMost))
        return;
    const int more = first + int(fresh.size()) - std::max(first, m_count);
    const int last = first + int(fresh.size()) - 1;
    if (first > m_count) // of rows between nothing is known
        setRowCount(first);
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

bool ArticleRowsModel::replaceRange(int first, int count, RowBlocks::Rows &fresh, Kept kept)
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

void ArticleRowsModel::removeUnlisted(int first, int count,
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

bool ArticleRowsModel::arrange(int first, int have, RowBlocks::Rows &fresh)
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

void ArticleRowsModel::takeOver(int first, int have, RowBlocks::Rows &fresh)
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

void ArticleRowsModel::updateRow(int row, ArticleRow fresh)
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
