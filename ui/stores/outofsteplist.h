#pragma once

#include <models/outofstepmodel.h>

#include <QListView>

namespace Triptych::Ui {

/** A list of articles whose copies differ from the database, with two lines each. Its height fits
 * its rows, up to a few. Return and a double click open an article. */
class OutOfStepList final : public QListView
{
    Q_OBJECT

public:
    static constexpr int MostRowsShown = 6;

    explicit OutOfStepList(QWidget *parent = nullptr);

    void setRows(const QList<Models::OutOfStep> &rows);
    const QList<Models::OutOfStep> &rows() const { return m_model->rows(); }
    /** The ids of the selected rows; rows without an id are left out. */
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
