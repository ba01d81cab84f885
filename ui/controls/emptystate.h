#pragma once

#include <ui/look/icons.h>

#include <QWidget>

class QLabel;
class QPushButton;

namespace Triptych::Ui {

/**
 * Shown instead of content where there is none: a glyph, a title, one sentence, one action.
 *
 * It has a layout only once it is shown: a pane asks each of its pages for its least size, and the
 * labels of this one would load a font for the answer, which a start has no need of.
 */
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(Icon icon, const QString &title, const QString &sentence);
    /** The text of the action; empty = no action. */
    void setAction(const QString &text, bool primary = true);
    /** The server's own message, shown in small type below. */
    void setDetail(const QString &detail);
    QString title() const;
    QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void dress();

    Icon m_icon = Icon::All;
    QLabel *m_glyph;
    QLabel *m_title;
    QLabel *m_sentence;
    QLabel *m_detail;
    QPushButton *m_action;
};

} // namespace Triptych::Ui
