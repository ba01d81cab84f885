#pragma once

#include <text/diff.h>

#include <QPlainTextEdit>

namespace Triptych::Ui {

/**
 * One of the texts of a conflict, in a frame that is as high as its lines need, between one line
 * and a bound beyond which it scrolls. GUI thread.
 */
class Passage final : public QPlainTextEdit
{
    Q_OBJECT

public:
    Passage(const QString &text, bool readOnly, const QString &name, QWidget *parent = nullptr);

    /** Marks these places of the text, and tells them to screen readers. */
    void markDifferences(const QList<Text::TextRange> &ranges);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();
    void showMarks();

    QList<Text::TextRange> m_marked;
};

} // namespace Triptych::Ui
