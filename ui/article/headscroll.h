#pragma once

#include <QObject>

class QWheelEvent;
class QWidget;

namespace Triptych::Ui {

class ArticleHeadEdit;
class MarkdownEditor;

/**
 * Lets the head of an article scroll away with its text. Head and text lie on `page`: the text
 * leaves room for the head, and what scrolls takes the head up first, pixel by pixel, before the
 * text moves by lines. The head comes back whole when one of its fields gets the keyboard. A child
 * of the page. GUI thread.
 */
class HeadScroll final : public QObject
{
    Q_OBJECT

public:
    HeadScroll(QWidget *page, ArticleHeadEdit *head, MarkdownEditor *body);

    /** How much of the head is scrolled away, in pixels. */
    int hidden() const { return m_hidden; }
    void showHead() { hide(0); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void hide(int pixels);
    bool onWheel(const QWheelEvent &event);
    void onScrolled(int line);
    void onRange();
    int headHeight() const;

    QWidget *m_page;
    ArticleHeadEdit *m_head;
    MarkdownEditor *m_body;
    int m_hidden = 0;
    int m_line = 0; ///< the first of the text that was shown last
    bool m_isPlacing = false;
};

} // namespace Triptych::Ui
