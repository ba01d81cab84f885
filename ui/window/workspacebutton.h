#pragma once

#include <QAbstractButton>

namespace Triptych::Ui {

/** The workspace's name at the head of the sidebar; opens the menu to switch or connect. */
class WorkspaceButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit WorkspaceButton(QWidget *parent = nullptr);

    void setName(const QString &name, const QString &kind);
    void setNarrow(bool narrow);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_kind;
    bool m_narrow = false;
};

} // namespace Triptych::Ui
