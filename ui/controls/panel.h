#pragma once

#include <ui/look/icons.h>

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Ui {

class Pill;

/** A framed part of a page: glyph, name, one sentence about its purpose, its state, and a body. */
class Panel : public QWidget
{
    Q_OBJECT

public:
    explicit Panel(QWidget *parent = nullptr);

    QString name() const;
    QString stateText() const;

protected:
    void setHead(Icon glyph, const QString &name, const QString &purpose);
    /** Shows the state; an empty text hides it. */
    void setState(const QString &text, Tone tone, Icon glyph);
    /** Below the head, in line with the name. */
    QVBoxLayout *body() const { return m_body; }
    /** Adds a line of text to the body. It wraps, can be selected, and is hidden while it is empty.
     */
    QLabel *addLine(TextSize size, bool secondary);
    static void setLine(QLabel *line, const QString &text);
    /** Calls `change`, which shows or hides buttons. If the button with the focus loses it, another
     * of `buttons` gets it, or the panel itself until a later change shows one. */
    void changeButtons(QList<QPushButton *> buttons, const std::function<void()> &change);

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dressUp();

    Icon m_icon = Icon::Stores;
    QLabel *m_glyph;
    QLabel *m_name;
    QLabel *m_purpose;
    Pill *m_state;
    QVBoxLayout *m_body;
};

} // namespace Triptych::Ui
