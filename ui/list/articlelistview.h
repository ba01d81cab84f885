#pragma once

#include <QElapsedTimer>
#include <QListView>

namespace Triptych::Ui {

/**
 * A list of rows of one height, laid out by arithmetic: a million rows cost no more than ten. What
 * is on screen stays where it is when rows before it come or go, but at the beginning of the list,
 * where a new row is shown. GUI thread.
 */
class ArticleListView final : public QListView
{
    Q_OBJECT

public:
    explicit ArticleListView(int rowHeight, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    int firstVisibleRow() const;
    /** Also one that is seen in part, and one that is not there where the list is short. */
    int lastVisibleRow() const;

    QRect visualRect(const QModelIndex &index) const override;
    QModelIndex indexAt(const QPoint &point) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    void doItemsLayout() override;
    /** Gathers what is typed quickly and emits typedAhead(). */
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    /** A row is looked for by what its title begins with, from row `from` on. */
    void typedAhead(const QString &beginning, int from);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent *event) override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    int rowCount() const;
    QRect rowRect(int row) const;
    /** Rows before the one that is first on screen came or went. */
    void holdPlace(int rows);

    int m_rowHeight;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
    int m_goingBefore = 0; ///< rows before the first on screen that are being removed
};

} // namespace Triptych::Ui
