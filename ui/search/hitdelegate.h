#pragma once

#include <core/searchquery.h>
#include <core/sitezone.h>

#include <QStyledItemDelegate>

namespace Triptych::Ui {

/**
 * Paints a search hit: title, two passages, and a line with byline, date and status; found words
 * are highlighted. Where they are in tags or byline alone, a passage says so. Reads one role that
 * holds a Core::SearchHit.
 */
class HitDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit HitDelegate(int hitRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /** The zone of dates of publication. */
    void setZone(const Core::SiteZone &zone) { m_zone = zone; }

    /** The text of a hit for screen readers. */
    static QString spoken(const Core::SearchHit &hit, const Core::SiteZone &zone = {});
    /** Byline, date and status. */
    static QString facts(const Core::SearchHit &hit, const Core::SiteZone &zone = {});
    static QString tip(const Core::SearchHit &hit, const Core::SiteZone &zone = {});

private:
    int m_hitRole;
    Core::SiteZone m_zone;
};

} // namespace Triptych::Ui
