#pragma once

#include "articledocument.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace Triptych::Ui {

class ArticleRenderer;
class ArticleView;

/**
 * Shows beside the editor what readers will see. The text is rendered on a worker thread, a short
 * time after the last key and not before the last rendering has ended, and laid out in slices.
 * Typing never waits for it. Used on the GUI thread.
 */
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    /** `source` gives head and text; it is called before each rendering, never while the pane is
     * hidden. */
    explicit PreviewPane(std::function<std::pair<ArticleHead, QString>()> source,
                         QWidget *parent = nullptr);

    /** The text changed. */
    void touch();
    /** Shows what a line of the Markdown became `y` pixels below the upper edge, as
     * ArticleView::showLine(); and keeps it there when the text is rendered again, until the person
     * scrolls the page. While the pane is hidden, as soon as it is shown. */
    void follow(double line, int y, int slack = 0);

    ArticleView *view() const { return m_view; }
    ArticleRenderer *renderer() const { return m_renderer; }

Q_SIGNALS:
    void rendered();
    /** The person wants to see the whole Markdown source. */
    void sourceAsked();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void renderNow();

    std::function<std::pair<ArticleHead, QString>()> m_source;
    ArticleRenderer *m_renderer;
    ArticleView *m_view;
    QTimer m_pause;
    double m_line = 0; ///< that is followed, `m_y` below the upper edge
    int m_y = 0;
    bool m_isFollowing = true;
    bool m_stale = true;
};

} // namespace Triptych::Ui
