#pragma once

#include <ui/look/icons.h>

#include <QWidget>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace Triptych::Ui {

/** A notice in one line: what happened, one action, and a cross that dismisses it. Hidden at first.
 */
class InlineNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit InlineNotice(QWidget *parent = nullptr);

    /** Shows a message; `action` may be empty. It hides itself after `lifetimeMs` milliseconds; 0 =
     * it stays. */
    void showMessage(Tone tone, const QString &message, const QString &action = {},
                     int lifetimeMs = 0);
    QString message() const;
    QPushButton *actionButton() const { return m_action; }

public Q_SLOTS:
    void dismiss();

Q_SIGNALS:
    void actionTriggered();
    /** It was closed by the cross or hid itself; not emitted for the action. */
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    Tone m_tone = Tone::Notice;
    QLabel *m_glyph;
    QLabel *m_label;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_lifetime;
};

} // namespace Triptych::Ui
