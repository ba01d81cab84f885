#include "previewpane.h"

#include "articlerenderer.h"
#include "articleview.h"

#include <ui/look/dressed.h>

#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int LeastPauseMs = 120;
/** A word more may move the lines of a paragraph; the page need not move for it. */
constexpr int RenderedSlack = 40;

} // namespace

PreviewPane::PreviewPane(std::function<std::pair<ArticleHead, QString>()> source, QWidget *parent)
    : QWidget(parent)
    , m_source(std::move(source))
    , m_renderer(new ArticleRenderer(this))
    , m_view(new ArticleView(this))
{
    setAccessibleName(tr("Preview"));
    m_view->setAccessibleName(tr("Preview"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PreviewPane::renderNow);
    connect(m_renderer, &ArticleRenderer::rendered, this,
            [this](const std::shared_ptr<ArticleDocument> &document) {
                m_view->showArticle(document, true);
                Q_EMIT rendered();
            });
    connect(m_view, &ArticleView::sourceAsked, this, &PreviewPane::sourceAsked);
    connect(m_view, &ArticleView::movedByHand, this, [this] { m_isFollowing = false; });
    connect(m_view, &ArticleView::laidOut, this, [this] {
        if (m_isFollowing)
            m_view->showLine(m_line, m_y, RenderedSlack);
        if (m_stale)
            touch();
    });
    dress(this, [this] { touch(); });
}

void PreviewPane::touch()
{
    m_stale = true;
    if (isVisible() && !m_pause.isActive())
        m_pause.start(qMax(LeastPauseMs, 2 * m_renderer->lastMs()));
}

void PreviewPane::follow(double line, int y, int slack)
{
    m_line = line;
    m_y = y;
    m_isFollowing = true;
    if (isVisible())
        m_view->showLine(line, y, slack);
}

void PreviewPane::renderNow()
{
    // The one before is shown first, or a long text would never be while it is typed in.
    if (m_view->articleDocument() && !m_view->isLaidOut())
        return;
    m_stale = false;
    const auto [head, markdown] = m_source();
    m_renderer->render(head, markdown, ArticleStyle::fromTheme());
}

void PreviewPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        renderNow();
}

void PreviewPane::hideEvent(QHideEvent *event)
{
    m_pause.stop();
    QWidget::hideEvent(event);
}

} // namespace Triptych::Ui
