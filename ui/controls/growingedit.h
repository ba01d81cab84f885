#pragma once

#include <QPlainTextEdit>

namespace Triptych::Ui {

/**
 * A text field for one paragraph, without a frame, whose height grows with its text: title and
 * summary. Return, Down on the last line and Up on the first leave it. Line breaks in what is
 * pasted become spaces. GUI thread.
 */
class GrowingEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit GrowingEdit(QWidget *parent = nullptr);

    /** Font and colour of the text; the hint has `hintColour`. */
    void setLook(const QFont &font, const QColor &colour, const QColor &hintColour);

    /** Every character as typed, in one line. */
    QString text() const;
    /** Sets another text, with a new undo history. The cursor stays if the text is the same. */
    void setText(const QString &text);
    /** Sets a newer state of the same text, as one step of undo. */
    void replaceText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void textEdited();
    void leftUpwards();
    void leftDownwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    int neededHeight() const;
    void fit();

    bool m_loading = false;
};

} // namespace Triptych::Ui
