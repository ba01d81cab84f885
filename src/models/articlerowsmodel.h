#pragma once

#include "rowblocks.h"

#include <QAbstractListModel>
#include <QPersistentModelIndex>

namespace Triptych::Models {

/**
 * A list of any length of which some rows are known. Rows that are read again take the place of
 * those that were known, and indexes follow the articles that stay. GUI thread.
 */
class ArticleRowsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    /** This row is kept wherever one scrolls. */
    void keepRow(const QModelIndex &index) { m_kept = index; }

protected:
    /** Where indexes follow the rows; else they are lost. */
    enum class Kept {
        WhereMost,     ///< where most of the fresh rows are old ones
        WhereMostStay, ///< where most of the old rows are among the fresh ones
    };

    const RowBlocks &knownRows() const { return m_rows; }
    RowBlocks &knownRows() { return m_rows; }

    /** All rows are these. Placeholders take over what is known of their articles, which is then to
     * be read again. */
    void replaceAll(RowBlocks::Rows fresh, Kept kept);
    /** These rows stand there; as many as before come after them. */
    void putWindow(int first, RowBlocks::Rows fresh);
    /** A known row; an unread one only marks it as to be read again. */
    void updateRow(int row, ArticleRow fresh);
    void insertUnknown(int row, int count);
    void removeRowsAt(int first, int count);
    /** By rows at the end. */
    void setRowCount(int count);
    /** Forgets all others but that of keepRow(). */
    void keepAround(int first, int last);

private:
    bool replaceRange(int first, int count, RowBlocks::Rows &fresh, Kept kept);
    void removeUnlisted(int first, int count, const QHash<Core::ArticleId, int> &places);
    bool arrange(int first, int have, RowBlocks::Rows &fresh);
    void takeOver(int first, int have, RowBlocks::Rows &fresh);
    void insertRowsAt(int row, RowBlocks::Rows rows);

    RowBlocks m_rows;
    int m_count = 0;
    QPersistentModelIndex m_kept;
};

} // namespace Triptych::Models
