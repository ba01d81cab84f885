#pragma once

#include <core/article.h>
#include <core/result.h>
#include <newsroom/articlereader.h>
#include <ui/text/articledocument.h>

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class ArticleRenderer;
class ArticleView;
class EmptyState;
class InlineNotice;
class Skeleton;

/**
 * Shows an article as readers see it. Opening a public one counts a view; looking at one does not.
 * A late answer never replaces an article opened later. The workspace outlives the page. GUI
 * thread.
 */
class ReadingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPage(Workspace::Workspace &workspace, QWidget *parent = nullptr);
    ~ReadingPage() override;

    /** Opens an article for reading (Newsroom::ArticleReader), which counts one view of a public
     * article. */
    void openArticle(const Core::ArticleId &id);
    /** The same on the way back to it: it was opened before, so that counts no view. */
    void returnTo(const Core::ArticleId &id);
    /** Shows the article of the selected row: counts no view. Where it is shown already, it is read
     * again and its place is kept. Return asks to read it. */
    void lookAt(const Core::ArticleId &id);
    /** Whether openArticle() counts a view; it does unless told. */
    void setCounting(bool isCounting) { m_isCounting = isCounting; }
    Core::ArticleId articleId() const { return m_id; }
    /** As it was read last: another one than articleId() while that is being opened. */
    const Core::Article &article() const { return m_article; }
    /** The live count; shown where the article has one. */
    void setViews(qint64 views);
    /** Says anew how long ago something was. Each minute does it by itself. */
    void showTimes();

    QList<QAction *> pageActions() const { return m_actions; }
    ArticleView *view() const { return m_view; }
    ArticleRenderer *renderer() const { return m_renderer; }
    QWidget *shownPage() const;
    /** Shows the Markdown source, for a text that is too long for the page. */
    QPlainTextEdit *source() const { return m_source; }
    EmptyState *failure() const { return m_failure; }

Q_SIGNALS:
    void editRequested(const Triptych::Core::ArticleId &id);
    /** Return was pressed on an article that is only looked at. */
    void readRequested(const Triptych::Core::ArticleId &id);
    void wordCountChanged(int words, int minutes);
    void articleShown(const Triptych::Core::ArticleId &id);
    /** Escape was pressed: the page from before should be shown. */
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void begin(const Core::ArticleId &id);
    QCoro::Task<void> openFlow(Core::ArticleId id, quint64 generation);
    void showArticle(const Newsroom::ReadArticle &read);
    void showFailure(const Core::Error &error);
    void render();
    void showPage(QWidget *page);
    void showSource();
    ArticleHead head() const;
    QString viewsText() const;
    void onSaved(const Core::Article &article);

    Workspace::Workspace &m_workspace;
    Newsroom::ArticleReader m_reader;
    QList<QAction *> m_actions;
    QStackedWidget *m_stack;
    ArticleView *m_view;
    QPlainTextEdit *m_source;
    Skeleton *m_skeleton;
    EmptyState *m_failure;
    InlineNotice *m_notice;
    QToolButton *m_edit;
    ArticleRenderer *m_renderer;
    QTimer m_patience;
    Core::ArticleId m_id;
    Core::Article m_article;
    ArticleHead m_head;   ///< as it was last given to be laid out
    Core::Article m_news; ///< a version that was saved while the article was being opened
    std::optional<qint64> m_views;
    quint64 m_generation = 0;
    bool m_isOpening = false;
    bool m_isCounting = true;
    bool m_isReturn = false; ///< returnTo(), not openArticle()
    bool m_isLook = false;   ///< lookAt(), not openArticle()
    bool m_keepPlace = false;
    std::stop_source m_stop;
};

} // namespace Triptych::Ui
