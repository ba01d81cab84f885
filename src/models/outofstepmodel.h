#pragma once

#include <core/articleid.h>

#include <QAbstractListModel>

namespace Triptych::Models {

/** An article whose copy in the index or the cache is not what the database says. */
struct OutOfStep
{
    enum class Kind { Refused, Missing, Stale, Orphaned, Wrong, Mended };

    QString key;             ///< tells rows apart
    Core::ArticleId article; ///< null where the key in the index is no article id
    QString title;
    Kind kind = Kind::Wrong;
    QString facts; ///< one line below the title
    QString aside; ///< beside the title, in place of the kind's name where not empty
    QString tip;   ///< the whole explanation, for a tool tip

    friend bool operator==(const OutOfStep &, const OutOfStep &) = default;
};

/** The articles whose copies differ from the database, in the order given. */
class OutOfStepModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        RowRole = Qt::UserRole + 1, ///< OutOfStep
        IdRole,                     ///< Core::ArticleId
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    /** Also DisplayRole (the title), AccessibleTextRole and ToolTipRole. */
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /** Replaces the rows; the selection stays where the same articles are listed. */
    void setRows(const QList<OutOfStep> &rows);
    const QList<OutOfStep> &rows() const { return m_rows; }

private:
    QList<OutOfStep> m_rows;
};

} // namespace Triptych::Models

Q_DECLARE_METATYPE(Triptych::Models::OutOfStep)
