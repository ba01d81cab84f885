#pragma once

#include <QPixmap>
#include <QTextBrowser>
#include <QTimer>

#include <memory>
#include <optional>

namespace Triptych::Ui {

class ArticleDocument;

/**
 * Shows an ArticleDocument in a column of readable width. Links open outside; nothing is loaded.
 *
 * A page is laid out in slices of a few milliseconds, between which keys and paint come through.
 * Where a place further down is to be shown, the page of before stays in sight until it is reached.
 */
class ArticleView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);
    ~ArticleView() override;

    /** Takes the document; keeps the place that is shown where `keepPlace` is set. GUI thread. */
    void showArticle(std::shared_ptr<ArticleDocument> document, bool keepPlace);
    ArticleDocument *articleDocument() const { return m_document.get(); }

    /** How far the text is scrolled, 0 to 1; where it is still laid out, how far it will be. */
    double place() const;
    void setPlace(double place);

    bool isLaidOut() const { return m_next < 0; }
    /** No slice is laid out while it is held: for tests. */
    void holdLayout(bool held);

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    /** All of the page has its place. */
    void laidOut();
    /** The link of the line that says what is not shown. */
    void sourceAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void centre();
    void applyTheme();
    void follow(const QUrl &link);
    void startLayout(double place);
    void layOut();
    void finishLayout();
    void moveTo(double place);
    void forgetPlace();
    static bool isLong(const ArticleDocument *document);

    std::shared_ptr<ArticleDocument> m_document;
    QTimer m_slices;
    int m_next = -1; ///< the number of the block that is laid out next; -1 where all are
    bool m_isHeld = false;
    bool m_isTaking = false;        ///< a document that is not measured yet
    std::optional<double> m_wanted; ///< the place to show once it is laid out
    QPixmap m_before;               ///< what stays in sight until then
};

} // namespace Triptych::Ui
