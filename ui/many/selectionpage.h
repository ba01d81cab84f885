#pragma once

#include <core/article.h>

#include <QStackedWidget>
#include <QTimer>

namespace Triptych::Ui {

class EmptyState;

/**
 * The right pane while a person moves through the list: the article of the selected row, on a page
 * that the owner makes for it. Blank until it is told what the list has. Reads no store. GUI
 * thread.
 */
class SelectionPage final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit SelectionPage(QWidget *parent = nullptr);

    void showNothing(bool canWrite);
    /** Asks for the article by lookRequested(): at once for the first, a moment later while rows
     * follow each other quickly, and again for a newer version of it. */
    void showArticle(const Core::ArticleSummary &article);
    /** The page on which articles are shown. */
    void setContent(QWidget *page);

    /** The one of the selected row, which the page shows or is about to; nothing where none is. */
    const std::optional<Core::ArticleSummary> &article() const { return m_article; }

Q_SIGNALS:
    void lookRequested(const Triptych::Core::ArticleId &id);
    void newRequested();

private:
    void look();

    std::optional<Core::ArticleSummary> m_article;
    Core::ArticleId m_asked;
    qint64 m_askedVersion = 0;
    EmptyState *m_empty;
    QWidget *m_content = nullptr;
    QTimer m_pause;
};

} // namespace Triptych::Ui
