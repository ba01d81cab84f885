#include "selectionpage.h"

#include <ui/controls/emptystate.h>
#include <ui/look/theme.h>

#include <chrono>

namespace Triptych::Ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Pause = 60ms; // a key that is held moves on faster

} // namespace

SelectionPage::SelectionPage(QWidget *parent)
    : QStackedWidget(parent), m_empty(new EmptyState(this))
{
    setSurface(this, Surface::Page);
    setAccessibleName(tr("Selected article"));
    m_empty->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &SelectionPage::look);
    connect(m_empty, &EmptyState::actionTriggered, this, &SelectionPage::newRequested);
}

void SelectionPage::setContent(QWidget *page)
{
    m_content = page;
    addWidget(page);
    setFocusProxy(page);
}

void SelectionPage::showNothing(bool canWrite)
{
    m_article.reset();
    m_asked = {};
    m_pause.stop();
    m_empty->setContent(Icon::Read, tr("Nothing is open"),
                        canWrite ? tr("Choose an article in the list, or begin a new one.")
                                 : tr("Choose an article in the list."));
    m_empty->setAction(canWrite ? tr("New article") : QString());
    if (indexOf(m_empty) < 0)
        addWidget(m_empty);
    setCurrentWidget(m_empty);
}

void SelectionPage::showArticle(const Core::ArticleSummary &article)
{
    m_article = article;
    if (article.id == m_asked && article.version <= m_askedVersion) {
        m_pause.stop();
        return;
    }
    if (!m_content || currentWidget() != m_content)
        look();
    else
        m_pause.start();
}

void SelectionPage::look()
{
    if (!m_article)
        return;
    m_asked = m_article->id;
    m_askedVersion = m_article->version;
    Q_EMIT lookRequested(m_asked);
    if (m_content)
        setCurrentWidget(m_content);
}

} // namespace Triptych::Ui
