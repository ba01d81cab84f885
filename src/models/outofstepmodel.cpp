#include "outofstepmodel.h"

#include <algorithm>

namespace Triptych::Models {

int OutOfStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant OutOfStepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OutOfStep &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::AccessibleTextRole:
        return tr("%1: %2", "an article and what is the matter with it").arg(row.title, row.facts);
    case Qt::ToolTipRole:
        return row.tip;
    case RowRole:
        return QVariant::fromValue(row);
    case IdRole:
        return QVariant::fromValue(row.article);
    default:
        return {};
    }
}

QHash<int, QByteArray> OutOfStepModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(RowRole, "row");
    names.insert(IdRole, "id");
    return names;
}

void OutOfStepModel::setRows(const QList<OutOfStep> &rows)
{
    if (rows == m_rows)
        return;
    const bool sameArticles =
        std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                   [](const OutOfStep &a, const OutOfStep &b) { return a.key == b.key; });
    if (sameArticles) {
        m_rows = rows;
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

} // namespace Triptych::Models
