#pragma once

#include <ui/look/icons.h>

#include <QAbstractButton>
#include <QWidget>

#include <optional>

namespace Triptych::Ui {

/** Shows a state as a word on a soft background. A glyph shows it too, because colour alone is not
 * enough for everybody. */
class Pill final : public QWidget
{
    Q_OBJECT

public:
    explicit Pill(QWidget *parent = nullptr);
    Pill(const QString &text, Tone tone, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setTone(Tone tone);
    void setIcon(std::optional<Icon> icon);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
    std::optional<Icon> m_icon;
};

/**
 * A filter button with round ends. Without a value it shows its name ("Author"); with one it shows
 * the value and a cross that clears it.
 */
class Chip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &name, QWidget *parent = nullptr);

    QString value() const { return m_value; }
    void setValue(const QString &value);
    void setIconGlyph(std::optional<Icon> icon);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /** The cross was pressed, or Delete or Backspace while the chip had the focus. */
    void cleared();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect crossRect() const;
    void rename();

    QString m_name;
    QString m_value;
    std::optional<Icon> m_glyph;
};

} // namespace Triptych::Ui
