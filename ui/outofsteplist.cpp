#include "outofsteplist.h"

#include "icons.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Triptych::Ui {

using Models::OutOfStep;
using Models::OutOfStepModel;

namespace {

Icon glyphOf(OutOfStep::Kind kind)
{
    switch (kind) {
    case OutOfStep::Kind::Refused:
        return Icon::Error;
    case OutOfStep::Kind::Mended:
        return Icon::Check;
    case OutOfStep::Kind::Missing:
    case OutOfStep::Kind::Stale:
    case OutOfStep::Kind::Orphaned:
    case OutOfStep::Kind::Wrong:
        break;
    }
    return Icon::Warning;
}

Tone toneOf(OutOfStep::Kind kind)
{
    switch (kind) {
    case OutOfStep::Kind::Refused:
        return Tone::Danger;
    case OutOfStep::Kind::Mended:
        return Tone::Ok;
    case OutOfStep::Kind::Missing:
    case OutOfStep::Kind::Stale:
    case OutOfStep::Kind::Orphaned:
    case OutOfStep::Kind::Wrong:
        break;
    }
    return Tone::Warning;
}

class OutOfStepDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, Measure::TallRow};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto row = index.data(OutOfStepModel::RowRole).value<OutOfStep>();
        const Colours &c = colours();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect box = option.rect.adjusted(1, 1, -1, -1);
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || (option.state & QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? c.selected : c.hover);
            painter->drawRoundedRect(box, Measure::ControlRadius, Measure::ControlRadius);
        }
        if ((option.state & QStyle::State_HasFocus) && selected) {
            painter->setPen(QPen(c.accentFill, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), Measure::ControlRadius,
                                     Measure::ControlRadius);
        }
        const auto place = [&](const QRect &r) {
            return QStyle::visualRect(option.direction, box, r);
        };
        const int align = int(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) |
                          Qt::AlignVCenter | Qt::TextSingleLine;
        const int left = box.left() + Space::Small;
        paintIcon(painter, glyphOf(row.kind),
                  place({left, box.top() + Space::Small, Measure::SmallIcon, Measure::SmallIcon}),
                  toneText(toneOf(row.kind)));
        const int start = left + Measure::SmallIcon + Space::Small;
        int right = box.right() - Space::Small;

        const bool named = row.aside.isEmpty();
        const QFont stateFont = textFont(TextSize::Small, named ? Weight::Medium : Weight::Regular);
        const QString state = named ? outOfStepName(row.kind) : row.aside;
        const int stateWidth = QFontMetrics(stateFont).horizontalAdvance(state) + 2;
        painter->setFont(stateFont);
        painter->setPen(named ? toneText(toneOf(row.kind)) : c.secondary);
        painter->drawText(place({right - stateWidth, box.top() + 6, stateWidth, 20}), align, state);

        const QFont titleFont = textFont(TextSize::Body, Weight::Medium);
        const QRect title(start, box.top() + 6, right - stateWidth - Space::Medium - start, 20);
        painter->setFont(titleFont);
        painter->setPen(c.text);
        painter->drawText(
            place(title), align,
            QFontMetrics(titleFont).elidedText(row.title, Qt::ElideRight, title.width()));
        const QFont factsFont = textFont(TextSize::Small);
        const QRect facts(start, box.top() + 28, right - start, 18);
        painter->setFont(factsFont);
        painter->setPen(c.secondary);
        painter->drawText(
            place(facts), align,
            QFontMetrics(factsFont).elidedText(row.facts, Qt::ElideRight, facts.width()));
        painter->restore();
    }
};

} // namespace

QString outOfStepName(OutOfStep::Kind kind)
{
    switch (kind) {
    case OutOfStep::Kind::Refused:
        return QCoreApplication::translate("OutOfStep", "Refused");
    case OutOfStep::Kind::Missing:
        return QCoreApplication::translate("OutOfStep", "Missing");
    case OutOfStep::Kind::Stale:
        return QCoreApplication::translate("OutOfStep", "Stale");
    case OutOfStep::Kind::Orphaned:
        return QCoreApplication::translate("OutOfStep", "Orphaned");
    case OutOfStep::Kind::Wrong:
        return QCoreApplication::translate("OutOfStep", "Wrong");
    case OutOfStep::Kind::Mended:
        break;
    }
    return QCoreApplication::translate("OutOfStep", "Mended");
}

OutOfStepList::OutOfStepList(QWidget *parent) : QListView(parent), m_model(new OutOfStepModel(this))
{
    setModel(m_model);
    setItemDelegate(new OutOfStepDelegate(this));
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListView::activated, this, [this](const QModelIndex &index) {
        const auto id = index.data(OutOfStepModel::IdRole).value<Core::ArticleId>();
        if (!id.isNull())
            Q_EMIT openRequested(id);
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OutOfStepList::chosenChanged);
    connect(m_model, &OutOfStepModel::modelReset, this, &OutOfStepList::chosenChanged);
}

void OutOfStepList::setRows(const QList<OutOfStep> &rows)
{
    m_model->setRows(rows);
    setVisible(!rows.isEmpty());
    updateGeometry();
}

QList<Core::ArticleId> OutOfStepList::chosen() const
{
    QList<Core::ArticleId> ids;
    const QModelIndexList selected = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected) {
        const auto id = index.data(OutOfStepModel::IdRole).value<Core::ArticleId>();
        if (!id.isNull())
            ids << id;
    }
    return ids;
}

QSize OutOfStepList::sizeHint() const
{
    return {240, std::min(m_model->rowCount(), MostRowsShown) * Measure::TallRow};
}

} // namespace Triptych::Ui
