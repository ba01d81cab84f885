#pragma once

#include <core/query.h>
#include <core/sitezone.h>

#include <QStyledItemDelegate>

namespace Triptych::Ui {

/** Paints a two-line row of Models::ArticleListModel: state, title, byline, tags, date, live views.
 */
class ArticleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /** The zone of dates of publication. */
    void setZone(const Core::SiteZone &zone) { m_zone = zone; }
    /** The row of this article is marked as the open one; a null id marks none. */
    void setOpenArticle(const Core::ArticleId &id) { m_open = id; }
    /** The order of the list: rows show the date of its kind, else when they were changed. */
    void setSort(Core::Sort sort) { m_sort = sort; }
    /** At the end of the second line, never cut. */
    QString shownDate(const QModelIndex &index) const;
    /** The second line of a row before its date: when it goes out, byline, tags. */
    QString secondLine(const QModelIndex &index) const;
    QStringList tip(const QModelIndex &index) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    bool isOpen(const QModelIndex &index) const;

    Core::SiteZone m_zone;
    Core::ArticleId m_open;
    Core::Sort m_sort = Core::Sort::UpdatedDescending;
};

} // namespace Triptych::Ui
