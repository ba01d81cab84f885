#pragma once

#include "articledocument.h"

#include <QTimer>
#include <QWidget>

#include <functional>

namespace Triptych::Ui {

class ArticleRenderer;
class ArticleView;

/**
 * What readers will see, beside what is written: rendered off the GUI thread, a short while after
 * the last key, never more often than it takes, and laid out in slices. What is typed waits for
 * neither. GUI thread.
 */
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    /** `source` gives the text when it is time to render; a hidden pane never asks. */
    explicit PreviewPane(std::function<std::pair<ArticleHead, QString>()> source,
                         QWidget *parent = nullptr);

    /** The text changed. */
    void touch();
    /** Scrolls to the same place as the text, 0 to 1. */
    void followPlace(double place);

    ArticleView *view() const { return m_view; }
    ArticleRenderer *renderer() const { return m_renderer; }

Q_SIGNALS:
    void rendered();
    /** All of the text is wanted, as it is written. */
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
    double m_place = 0;
    bool m_stale = true;
};

} // namespace Triptych::Ui
