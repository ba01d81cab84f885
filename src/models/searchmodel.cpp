#include "searchmodel.h"

#include <QSet>

namespace Triptych::Models {

int SearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_hits.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Core::SearchHit &hit = m_hits.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return hit.article.title;
    case Qt::AccessibleTextRole:
        return hit.article.authors.isEmpty()
                   ? hit.article.title
                   : tr("%1, by %2")
                         .arg(hit.article.title, hit.article.authors.join(QLatin1String(", ")));
    case HitRole:
        return QVariant::fromValue(hit);
    case IdRole:
        return QVariant::fromValue(hit.article.id);
    default:
        return {};
    }
}

QHash<int, QByteArray> SearchModel::roleNames() const
{
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names.insert(HitRole, "hit");
    names.insert(IdRole, "id");
    return names;
}

void SearchModel::clear()
{
    if (m_hits.isEmpty())
        return;
    beginResetModel();
    m_hits.clear();
    endResetModel();
}

void SearchModel::setPage(const Core::SearchPage &page, bool append)
{
    if (!append) {
        beginResetModel();
        m_hits = page.hits;
        endResetModel();
        return;
    }
    // Between two pages an article may have moved down in the ranking and come again.
    QSet<Core::ArticleId> known;
    for (const Core::SearchHit &hit : std::as_const(m_hits))
        known.insert(hit.article.id);
    QList<Core::SearchHit> fresh;
    for (const Core::SearchHit &hit : page.hits) {
        if (!known.contains(hit.article.id))
            fresh.append(hit);
    }
    if (fresh.isEmpty())
        return;
    beginInsertRows({}, int(m_hits.size()), int(m_hits.size() + fresh.size()) - 1);
    m_hits += fresh;
    endInsertRows();
}

void SearchModel::articleSaved(const Core::Article &article)
{
    const int row = rowOf(article.id);
    if (row < 0 || m_hits.at(row).article.version >= article.version)
        return;
    Core::Article summary = article;
    summary.body.clear();
    m_hits[row].article = summary;
    Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole, Qt::AccessibleTextRole, HitRole});
}

void SearchModel::articleRemoved(const Core::ArticleId &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_hits.removeAt(row);
    endRemoveRows();
}

int SearchModel::rowOf(const Core::ArticleId &id) const
{
    for (qsizetype row = 0; row < m_hits.size(); ++row) {
        if (m_hits.at(row).article.id == id)
            return int(row);
    }
    return -1;
}

} // namespace Triptych::Models
