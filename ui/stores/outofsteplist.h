#pragma once

#include <models/outofstepmodel.h>

#include <QListView>

namespace Triptych::Ui {

/** Articles that are out of step, two lines each; as high as its rows, up to a few. Return and a
 * double click open one. */
class OutOfStepList final : public QListView
{
    Q_OBJECT

public:
    static constexpr int MostRowsShown = 6;

    explicit OutOfStepList(QWidget *parent = nullptr);

    void setRows(const QList<Models::OutOfStep> &rows);
    const QList<Models::OutOfStep> &rows() const { return m_model->rows(); }
    /** Of the selected rows; articles that have no id are left out. */
    QList<Core::ArticleId> chosen() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

Q_SIGNALS:
    void openRequested(const Triptych::Core::ArticleId &id);
    void chosenChanged();

private:
    Models::OutOfStepModel *m_model;
};

/** "Missing", "Refused". */
QString outOfStepName(Models::OutOfStep::Kind kind);

} // namespace Triptych::Ui
