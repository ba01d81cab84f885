#pragma once

#include <ui/controls/namecompleter.h>

#include <QMenu>

class QLineEdit;

namespace Triptych::Ui {

/** A submenu with a field for a name, and the names that begin like it below: those that are known
 * here at once, those of the store a moment later. Up and Down mark one of them while the keyboard
 * is in the field; Return takes it, or else what is typed. GUI thread. */
class NameMenu final : public QMenu
{
    Q_OBJECT

public:
    NameMenu(const QStringList &known, const AskForNames &ask, QWidget *parent);

    QLineEdit *field() const { return m_field; }
    /** The names that are offered now. */
    QStringList offered() const;

Q_SIGNALS:
    void chosen(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<QAction *> entries() const;
    void offer();
    void mark(int step);
    void onReturn();

    QLineEdit *m_field;
    QStringList m_known;
    QStringList m_found; ///< in the store, for what is typed
    NameQuestion *m_question;
};

} // namespace Triptych::Ui
