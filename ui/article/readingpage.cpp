#include "readingpage.h"

#include <core/answer.h>
#include <newsroom/changes.h>
#include <text/counting.h>
#include <text/markdown.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/everyminute.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/skeleton.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>
#include <workspace/workspace.h>

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPointer>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto Patience = 15s;

} // namespace

ReadingPage::ReadingPage(Workspace::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_reader(workspace.openReader())
    , m_stack(new QStackedWidget(this))
    , m_view(new ArticleView)
    , m_source(new QPlainTextEdit)
    , m_skeleton(new Skeleton)
    , m_failure(new EmptyState)
    , m_notice(new InlineNotice)
    , m_edit(new QToolButton(this))
    , m_renderer(new ArticleRenderer(this))
{
    setAccessibleName(tr("Reading page"));
    setSurface(this, Surface::Page);
    auto *edit = new QAction(tr("Edit"), this);
    edit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    edit->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    edit->setIcon(icon(Icon::Edit));
    edit->setToolTip(
        tr("Edit this article (%1)").arg(edit->shortcut().toString(QKeySequence::NativeText)));
    connect(edit, &QAction::triggered, this, [this] { Q_EMIT editRequested(m_id); });
    addAction(edit);
    m_actions << edit;
    m_edit->setDefaultAction(edit);
    m_edit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_edit->setAutoRaise(true);
    m_edit->setAccessibleName(tr("Edit this article"));
    m_edit->setMinimumHeight(Measure::HitTarget);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(Space::Large, Space::Small, Space::Large, Space::Small);
    bar->addStretch();
    bar->addWidget(m_edit);
    auto *noticeRow = new QHBoxLayout;
    noticeRow->setContentsMargins(Space::Large, 0, Space::Large, 0);
    noticeRow->addWidget(m_notice);
    m_stack->addWidget(m_view);
    m_source->setReadOnly(true);
    m_source->setFrameShape(QFrame::NoFrame);
    m_source->setFont(monospaceFont(TextSize::Body));
    m_source->setAccessibleName(tr("Text as it is written"));
    m_stack->addWidget(m_source);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_failure);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addLayout(noticeRow);
    layout->addWidget(m_stack, 1);

    m_patience.setSingleShot(true);
    m_patience.setInterval(Skeleton::PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { showPage(m_skeleton); });
    connect(m_failure, &EmptyState::actionTriggered, this, [this] { begin(m_id); });
    connect(m_notice, &InlineNotice::actionTriggered, this, [this] { m_notice->hide(); });
    connect(m_renderer, &ArticleRenderer::rendered, this,
            [this](const std::shared_ptr<ArticleDocument> &document) {
                m_patience.stop();
                m_view->showArticle(document, m_keepPlace);
                document->setViews(viewsText());
                showTimes();
                if (!m_keepPlace || shownPage() != m_source)
                    showPage(m_view);
                if (!m_keepPlace) {
                    m_view->setAccessibleName(m_article.title);
                    Q_EMIT articleShown(m_id);
                }
                m_keepPlace = true;
            });
    connect(m_view, &ArticleView::sourceAsked, this, &ReadingPage::showSource);
    connect(&workspace.changes(), &Newsroom::Changes::articleSaved, this, &ReadingPage::onSaved);
    connect(&workspace.changes(), &Newsroom::Changes::articleRemoved, this,
            [this](const Core::ArticleId &id, qint64) {
                if (id == m_id)
                    m_notice->showMessage(Tone::Warning,
                                          tr("This article was deleted; you see it as it was."));
            });
    everyMinute(this, [this] { showTimes(); });
    dress(this, [this] {
        if (!m_article.id.isNull())
            render();
    });
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_view);
}

ReadingPage::~ReadingPage()
{
    m_stop.request_stop();
}

void ReadingPage::showPage(QWidget *page)
{
    // A page that is hidden takes the keyboard with it, and Escape would go nowhere.
    const QWidget *focus = QApplication::focusWidget();
    const bool hadFocus = focus && (focus == this || isAncestorOf(focus));
    m_stack->setCurrentWidget(page);
    setFocusProxy(page == m_view || page == m_source ? page : nullptr);
    if (hadFocus && focus != m_edit)
        setFocus(Qt::OtherFocusReason);
}

void ReadingPage::showSource()
{
    m_source->setPlainText(m_article.body);
    showPage(m_source);
}

QWidget *ReadingPage::shownPage() const
{
    return m_stack->currentWidget();
}

void ReadingPage::openArticle(const Core::ArticleId &id)
{
    m_isLook = false;
    m_isReturn = false;
    begin(id);
}

void ReadingPage::returnTo(const Core::ArticleId &id)
{
    m_isLook = false;
    m_isReturn = true;
    begin(id);
}

void ReadingPage::lookAt(const Core::ArticleId &id)
{
    m_isLook = true;
    begin(id);
}

void ReadingPage::begin(const Core::ArticleId &id)
{
    m_stop.request_stop();
    m_stop = {};
    const bool isAgain = m_isLook && id == m_id && shownPage() == m_view;
    if (!isAgain)
        m_views.reset();
    m_id = id;
    m_article = {};
    m_news = {};
    m_isOpening = true;
    m_keepPlace = isAgain;
    m_renderer->drop();
    m_notice->hide();
    m_patience.start();
    openFlow(id, ++m_generation);
}

QCoro::Task<void> ReadingPage::openFlow(Core::ArticleId id, quint64 generation)
{
    const QPointer<ReadingPage> self(this);
    const Core::Call call = Core::Call::within(Patience, m_stop.get_token());
    const bool counts = m_isCounting && !m_isLook && !m_isReturn;
    auto opening = counts ? m_reader.open(id, call) : m_reader.look(id, call);
    const auto read = co_await opening;
    if (!self || generation != m_generation)
        co_return;
    m_isOpening = false;
    if (read)
        showArticle(*read);
    else
        showFailure(read.error());
}

void ReadingPage::showArticle(const Newsroom::ReadArticle &read)
{
    // It may be from before what was told meanwhile.
    m_article = m_news.version > read.article.version ? m_news : read.article;
    m_edit->setEnabled(!m_workspace.isReadOnly());
    m_edit->show();
    render();
    Core::onAnswer(QtConcurrent::run([body = m_article.body] {
                       const Text::TextCount count = Text::countText(Text::plainText(body));
                       return std::pair(count.words, Text::readingMinutes(count));
                   }),
                   this, [this, id = m_id](const std::pair<int, int> &counted) {
                       if (id == m_id)
                           Q_EMIT wordCountChanged(counted.first, counted.second);
                   });
    if (read.views.isValid()) {
        auto views = read.views;
        Core::onAnswer(views, this, [this, id = m_id](const Core::Result<qint64> &count) {
            // A counter that is away is the status bar's news, not the reader's.
            if (count && id == m_id)
                setViews(*count);
        });
    }
}

void ReadingPage::showFailure(const Core::Error &error)
{
    m_patience.stop();
    const bool gone = error.kind == Core::ErrorKind::NotFound;
    m_failure->setContent(gone ? Icon::Info : Icon::Error,
                          gone ? tr("This article is not there any more")
                               : tr("The article cannot be opened"),
                          error.message);
    m_failure->setDetail(error.detail);
    m_edit->hide();
    m_failure->setAction(gone ? QString() : tr("Try again"), false);
    showPage(m_failure);
}

ArticleHead ReadingPage::head() const
{
    QStringList parts;
    if (!m_article.authors.isEmpty())
        parts << tr("By %1").arg(QLocale().createSeparatedList(m_article.authors));
    if (const QString date = articleDate(m_article, m_workspace.siteZone()); !date.isEmpty())
        parts << date;
    if (!m_article.language.isEmpty())
        parts << languageName(m_article.language);
    if (!m_article.isPublic(Core::utcNow()))
        parts << shownStatus(m_article, Core::utcNow()).name;
    return ArticleHead{m_article.title, m_article.summary,
                       joinedFacts(parts, QStringLiteral(" · ")), viewsText()};
}

QString ReadingPage::viewsText() const
{
    if (!m_article.isPublic(Core::utcNow()))
        return {};
    // A place is kept for a count that comes later.
    if (!m_views)
        return QStringLiteral(" ");
    const int views = int(qMin<qint64>(*m_views, std::numeric_limits<int>::max()));
    if (views == 1)
        return QStringLiteral(" · ") + tr("1 view");
    return QStringLiteral(" · ") +
           tr("%n views", nullptr, views).replace(QString::number(views), exactCount(*m_views));
}

void ReadingPage::render()
{
    m_head = head();
    m_renderer->render(m_head, m_article.body, ArticleStyle::fromTheme());
}

void ReadingPage::showTimes()
{
    ArticleDocument *document = m_view->articleDocument();
    if (!document || m_isOpening || m_article.id.isNull())
        return;
    const ArticleHead now = head();
    // An article that became public has a count of views from now on.
    if (now.views.isEmpty() != m_head.views.isEmpty()) {
        render();
        return;
    }
    // Only that line: a selection in the text stays.
    document->setByline(now.byline);
}

void ReadingPage::setViews(qint64 views)
{
    if (m_views == views)
        return;
    m_views = views;
    if (ArticleDocument *document = m_view->articleDocument();
        document && m_stack->currentWidget() == m_view)
        document->setViews(viewsText());
}

void ReadingPage::onSaved(const Core::Article &article)
{
    if (article.id != m_id || article.version <= m_article.version)
        return;
    if (m_isOpening) {
        m_news = article;
        return;
    }
    m_article = article;
    render();
}

void ReadingPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (shownPage() == m_source)
            showPage(m_view);
        else
            Q_EMIT backRequested();
        return;
    }
    if (m_isLook && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        Q_EMIT readRequested(m_id);
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace Triptych::Ui
