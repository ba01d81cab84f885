#pragma once

#include <ui/look/icons.h>

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;
class QToolButton;

namespace Triptych::Ui {

/**
 * A notice in one line: what happened, one action, and a cross that dismisses it, as Escape does
 * while the keyboard is in it. When it goes, the keyboard is where it was before. A message that is
 * long ends after three lines; its tooltip has all of it. Hidden at first.
 */
class InlineNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit InlineNotice(QWidget *parent = nullptr);

    /**
     * Shows the line; `action` may be empty. It goes by itself after `lifetimeMs`, 0 = stays. The
     * latest line is shown, but one that offers an action yields only to one that offers one, or to
     * a warning or a failure: an undo must not vanish under somebody's hand. What yields to a line
     * that goes by itself, and an offer that yields to a warning, come back after it.
     */
    void showMessage(Tone tone, const QString &message, const QString &action = {},
                     int lifetimeMs = 0);
    /** As showMessage(); `action` runs `run` instead of emitting actionTriggered(). */
    void offer(Tone tone, const QString &message, const QString &action,
               const std::function<void()> &run, int lifetimeMs = 0);
    QString message() const;
    /** It is shown, with an action. */
    bool offersAction() const;
    QPushButton *actionButton() const { return m_action; }

public Q_SLOTS:
    void dismiss();
    /** What the line says or offers is over: it goes, and one that waits is shown. */
    void finish();
    /** Nothing is shown, and nothing waits. */
    void clear();

Q_SIGNALS:
    void actionTriggered();
    /** It was closed by the cross or hid itself; not emitted for the action. */
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        Tone tone = Tone::Notice;
        QString message;
        QString action;
        int lifetimeMs = 0;
        std::function<void()> run = {};
    };

    void take(const Line &line);
    void goAway();
    void fitText();
    void showLine(const Line &line);
    void showWaiting();
    void dress();

    static constexpr qsizetype MostWaiting = 3;

    Line m_line;                ///< that is shown
    QList<Line> m_waiting;      ///< the first is shown next
    QPointer<QWidget> m_before; ///< had the keyboard before a part of this one got it
    QLabel *m_glyph;
    QLabel *m_label;
    QPushButton *m_action;
    QToolButton *m_close;
    QTimer *m_lifetime;
};

} // namespace Triptych::Ui
