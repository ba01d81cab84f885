#include "outofsteplist.h"

#include <ui/controls/twolinesdelegate.h>

#include <QCoreApplication>

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

TwoLines shown(const QModelIndex &index)
{
    const auto row = index.data(OutOfStepModel::RowRole).value<OutOfStep>();
    const bool named = row.aside.isEmpty();
    return {glyphOf(row.kind),
            toneOf(row.kind),
            row.title,
            row.facts,
            named ? outOfStepName(row.kind) : row.aside,
            !named};
}

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
    setItemDelegate(new TwoLinesDelegate(shown, this));
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
