#pragma once

#include <QWidget>

namespace Triptych::Ui {

/** Grey bars in place of rows that are being loaded, without animation; shown only when loading
 * takes longer than 150 ms.
 */
class Skeleton final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int PatienceMs = 150;

    explicit Skeleton(QWidget *parent = nullptr);
    void setRowHeight(int height);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_rowHeight;
};

} // namespace Triptych::Ui
