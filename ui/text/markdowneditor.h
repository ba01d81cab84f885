#pragma once

#include <QPlainTextEdit>

namespace Triptych::Ui {

class MarkdownHighlighter;

/**
 * The page one writes on: Markdown as plain text with its structure shown, in a column of readable
 * width, with leading. Colours, faces and measures come from the theme. GUI thread.
 */
class MarkdownEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MarkdownEditor(QWidget *parent = nullptr);
    ~MarkdownEditor() override;

    /** Every character as typed: no-break spaces too, which toPlainText() gives away. */
    QString text() const;
    /** Another text: the undo history starts over, the cursor stands at the start. */
    void setText(const QString &text);
    /** A newer state of the same text: only what differs is replaced, as one step of undo; the
     * cursor stays where its words are. */
    void replaceText(const QString &text);

    /** Shown while there is no text. (Not placeholderText(): that one is painted without leading.)
     */
    void setHint(const QString &hint);

    /** Paragraphs show where `words` occur; empty shows nothing. */
    void setFound(const QString &words, Qt::CaseSensitivity sensitivity);

    QAction *boldAction() const { return m_bold; }
    QAction *italicAction() const { return m_italic; }
    QAction *linkAction() const { return m_link; }

    /** Puts `mark` around the selection, or the word at the cursor; takes it away where it is
     * there. */
    void toggleMark(const QString &mark);
    /** Makes a link of the selection; the cursor goes where something is still to be typed. */
    void makeLink();

    MarkdownHighlighter *highlighter() const { return m_highlighter; }

Q_SIGNALS:
    /** A person or an undo changed the text; not emitted by setText() or colouring. */
    void textEdited();
    /** Up on the first line, or Shift+Tab outside a list: the cursor wants to leave upwards. */
    void leftUpwards();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    void applyTheme();
    void centre();
    bool continueList();
    bool indentList(bool deeper);
    void paintBehind(QPaintEvent *event);
    void paintRange(QPainter &painter, const QTextBlock &block, const QRectF &rect, int from,
                    int to, const QColor &colour) const;
    QPointF onLine(const QPointF &position) const;

    MarkdownHighlighter *m_highlighter;
    QAction *m_bold;
    QAction *m_italic;
    QAction *m_link;
    QString m_hint;
    QString m_found;
    Qt::CaseSensitivity m_foundSensitivity = Qt::CaseInsensitive;
    bool m_loading = false;
    bool m_applyingTheme = false;
};

} // namespace Triptych::Ui
