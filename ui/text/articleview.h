#pragma once

#include <QPixmap>
#include <QTextBrowser>
#include <QTimer>

#include <memory>
#include <optional>

namespace Triptych::Ui {

class ArticleDocument;

/**
 * Shows an ArticleDocument in a column of readable width. Links open in another program; nothing is
 * loaded.
 *
 * The page is laid out in slices of a few milliseconds, so that keys and painting are handled in
 * between. Where a position further down is to be shown, the former page stays visible until the
 * layout has reached it.
 */
class ArticleView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);
    ~ArticleView() override;

    /** Shows the document; with `keepPlace` at the same scroll position as before. GUI thread. */
    void showArticle(std::shared_ptr<ArticleDocument> document, bool keepPlace);
    ArticleDocument *articleDocument() const { return m_document.get(); }

    /** The scroll position, 0 to 1; during the layout the one that will be shown. */
    double place() const;
    void setPlace(double place);

    /** Scrolls until what shows this line of the Markdown (SourcePlaces::spotOf()) stands `y`
     * pixels below the upper edge, as far as the page reaches; nothing where it stands within
     * `slack` of that. Does nothing before laidOut(). */
    void showLine(double line, int y, int slack = 0);

    bool isLaidOut() const { return m_next < 0; }
    /** For tests: stops the layout while `held`. */
    void holdLayout(bool held);

    QVariant loadResource(int type, const QUrl &name) override;

Q_SIGNALS:
    /** The layout of the page is complete. */
    void laidOut();
    /** The person scrolled the page, or began to select in it. */
    void movedByHand();
    /** The link ArticleDocument::SourceAddress was clicked. */
    void sourceAsked();
    /** A link to a page beside this one was clicked ("other.md"); nobody but the help has such. */
    void pageAsked(const QUrl &link);

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
    bool m_isTaking = false;        ///< the document was set and is not measured yet
    std::optional<double> m_wanted; ///< the place to show once it is laid out
    QPixmap m_before;               ///< the picture of the former page, shown until then
};

} // namespace Triptych::Ui
