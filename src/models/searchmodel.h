#pragma once

#include <core/searchquery.h>

#include <QAbstractListModel>

namespace Triptych::Models {

/** The hits of one search, page after page, best first. */
class SearchModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        HitRole = Qt::UserRole + 1, ///< Core::SearchHit
        IdRole,                     ///< Core::ArticleId
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    /** Also DisplayRole (the title) and AccessibleTextRole. */
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    void clear();
    /** Replaces the hits, or appends to them; a hit that is listed already is not added again. */
    void setPage(const Core::SearchPage &page, bool append);
    /** The article changed since it was found: its title and status are shown as they are now. */
    void articleSaved(const Core::Article &article);
    void articleRemoved(const Core::ArticleId &id);

    const QList<Core::SearchHit> &hits() const { return m_hits; }

private:
    int rowOf(const Core::ArticleId &id) const;

    QList<Core::SearchHit> m_hits;
};

} // namespace Triptych::Models

Q_DECLARE_METATYPE(Triptych::Core::SearchHit)
