#pragma once

#include <ui/look/icons.h>

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Triptych::Ui {

class Pill;

/** A framed part of a page: glyph, name, one sentence of what it is for, its state, and a body. */
class Panel : public QWidget
{
    Q_OBJECT

public:
    explicit Panel(QWidget *parent = nullptr);

    QString name() const;
    QString stateText() const;

protected:
    void setHead(Icon glyph, const QString &name, const QString &purpose);
    /** Empty text takes the state away. */
    void setState(const QString &text, Tone tone, Icon glyph);
    /** Below the head, in line with the name. */
    QVBoxLayout *body() const { return m_body; }
    /** A line of the body: wraps, can be selected, hidden while it is empty. */
    QLabel *addLine(TextSize size, bool secondary);
    static void setLine(QLabel *line, const QString &text);
    /** Where one of the buttons has the keyboard and loses it by `change`, another of them gets it,
     * or the panel itself until a later change brings one. */
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
