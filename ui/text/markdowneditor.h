#pragma once

#include <QPlainTextEdit>

namespace Triptych::Ui {

class MarkdownHighlighter;
struct MarkdownEdit;

/**
 * The editor of an article's text: Markdown as plain text with highlighted structure, in a column
 * of readable width, with leading. Colours, fonts and sizes come from the theme. GUI thread.
 */
class MarkdownEditor final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit MarkdownEditor(QWidget *parent = nullptr);
    ~MarkdownEditor() override;

    /** The text with every character as typed, also no-break spaces, which toPlainText() replaces
     * by spaces. */
    QString text() const;
    /** Sets another text; the undo history is cleared, and the cursor is at the start. */
    void setText(const QString &text);
    /** Sets a newer state of the same text. Only the part that differs is replaced, as one step of
     * undo; the cursor stays at its words. */
    void replaceText(const QString &text);

    /** A text that is shown while the editor is empty. (Not placeholderText(), which is painted
     * without leading.)
     */
    void setHint(const QString &hint);

    /** Highlights every occurrence of `words`; empty = none. */
    void setFound(const QString &words, Qt::CaseSensitivity sensitivity);

    QAction *boldAction() const { return m_bold; }
    QAction *italicAction() const { return m_italic; }
    QAction *linkAction() const { return m_link; }

    /** Puts `mark` around the selection, or around the word at the cursor; removes it where it is
     * there already. */
    void toggleMark(const QString &mark);
    void apply(const MarkdownEdit &edit);
    /** Only blanks stand before the caret, and it is in no code. */
    bool isAtLineStart() const;
    bool isLineBlank() const;
    bool takeIndent();
    /** Makes a link of the selection; the cursor moves to the part that is still to be typed. */
    void makeLink();

    /** Leaves so many pixels free above the text, for what lies there. */
    void setRoomAbove(int pixels);
    struct Lines
    {
        int lines = 0;
        int pixels = 0;
    };
    /** The first lines of the text, as many as are begun within `room` pixels, at most `most`; and
     * their height. */
    Lines linesWithin(int most, int room) const;

    struct Spot
    {
        double line = 0; ///< with the part of it that stands before; 2.5 is half through the third
        int y = 0;       ///< in the viewport, of its middle
    };
    /** Where one writes: at the caret if it is in sight, else at the upper edge. */
    Spot spot() const;

    MarkdownHighlighter *highlighter() const { return m_highlighter; }

Q_SIGNALS:
    /** The person or an undo changed the text; not emitted by setText() or highlighting. */
    void textEdited();
    /** Up was pressed on the first line, or Shift+Tab outside a list: the focus should move to the
     * field above. */
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
    int m_roomAbove = 0;
    bool m_loading = false;
    bool m_applyingTheme = false;
};

} // namespace Triptych::Ui
