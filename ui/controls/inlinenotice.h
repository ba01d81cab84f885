#pragma once

#include <ui/look/icons.h>

#include <QWidget>

#include <optional>

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

    /**
     * Shows the line; `action` may be empty. It goes by itself after `lifetimeMs`, 0 = stays. Over
     * one that offers an action, a line without one waits until that is over: an undo must not
     * vanish under somebody's hand. Of several that wait, the last is shown.
     */
    void showMessage(Tone tone, const QString &message, const QString &action = {},
                     int lifetimeMs = 0);
    QString message() const;
    /** It is shown, with an action. */
    bool offersAction() const;
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
    struct Line
    {
        Tone tone = Tone::Notice;
        QString message;
        QString action;
        int lifetimeMs = 0;
    };

    void showLine(const Line &line);
    void showWaiting();
    void dress();

    std::optional<Line> m_waiting;

    Tone m_tone = Tone::Notice;
    QLabel *m_glyph;
    QLabel *m_label;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_lifetime;
};

} // namespace Triptych::Ui
