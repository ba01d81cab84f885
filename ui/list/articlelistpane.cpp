#include "articlelistpane.h"

#include "articledelegate.h"
#include "articlelistview.h"
#include "countlabel.h"
#include "emptysection.h"
#include "filterbar.h"
#include "filterbutton.h"
#include "filterfield.h"
#include "openrowbutton.h"
#include "orderbutton.h"
#include "termchips.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlefeed.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/scrolledge.h>
#include <ui/controls/skeleton.h>

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

using Models::ArticleListModel;

ArticleListPane::ArticleListPane(std::unique_ptr<Newsroom::ArticleFeed> feed, const QString &actor,
                                 QWidget *parent)
    : QWidget(parent)
    , m_actor(actor)
    , m_model(new ArticleListModel(this))
    , m_feed(feed.release())
    , m_filters(new FilterBar(this))
    , m_unread(new InlineNotice(this))
    , m_degraded(new InlineNotice(this))
    , m_failure(new InlineNotice(this))
    , m_notice(new InlineNotice(this))
    , m_stack(new QStackedWidget(this))
    , m_view(new ArticleListView(Measure::TallRow, this))
    , m_skeleton(new Skeleton(this))
    , m_empty(new EmptyState(this))
{
    m_feed->setParent(this);
    setSurface(this, Surface::List);
    setMinimumWidth(280);

    m_view->setAccessibleName(tr("Articles"));
    m_view->setModel(m_model);
    m_delegate = new ArticleDelegate(m_view);
    m_view->setItemDelegate(m_delegate);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->viewport()->setAttribute(Qt::WA_Hover);
    setSurface(m_view->viewport(), Surface::List);
    QPalette viewPalette = m_view->palette();
    viewPalette.setColor(QPalette::Base, Qt::transparent);
    m_view->setPalette(viewPalette);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    new ScrollEdge(Qt::TopEdge, m_view);
    m_openRow = new OpenRowButton(
        m_view, [this] { return m_open.isNull() ? -1 : m_model->rowOf(m_open); }, this);
    connect(this, &ArticleListPane::visibleChanged, m_openRow, &OpenRowButton::refresh);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_empty);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    auto *notices = new QVBoxLayout;
    notices->setContentsMargins(Space::Small, 0, Space::Large + Space::Tiny, 0);
    notices->setSpacing(Space::Tiny);
    notices->addWidget(m_degraded);
    notices->addWidget(m_failure);
    column->addLayout(notices);
    column->addWidget(m_stack, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(Space::Small, Space::Tiny, Space::Large + Space::Tiny, Space::Small);
    foot->addWidget(m_notice);
    column->addLayout(foot);

    m_patience.setSingleShot(true);
    m_patience.setInterval(Skeleton::PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_model->state() == ArticleListModel::State::Loading)
            m_stack->setCurrentWidget(m_skeleton);
    });
    m_refreshPause.setSingleShot(true);
    m_refreshPause.setInterval(250ms);
    connect(&m_refreshPause, &QTimer::timeout, m_feed, &Newsroom::ArticleFeed::refresh);
    m_visiblePause.setSingleShot(true);
    m_visiblePause.setInterval(60ms);
    connect(&m_visiblePause, &QTimer::timeout, this, &ArticleListPane::visibleChanged);

    connectModel();
    connect(m_view, &QListView::doubleClicked, this, &ArticleListPane::openCurrent);
    connect(m_filters, &FilterBar::changed, this, &ArticleListPane::ask);
    connect(m_failure, &InlineNotice::actionTriggered, this, &ArticleListPane::retry);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        switch (m_model->state()) {
        case ArticleListModel::State::FilteredToNothing:
            if (m_words->filter().isEmpty())
                m_filters->clear();
            else
                Q_EMIT searchRequested(m_find->text());
            break;
        case ArticleListModel::State::Failed:
            retry();
            break;
        default:
            Q_EMIT newRequested();
        }
    });
    m_filterButton->setKnown([this] { return m_model->knownAuthors(); },
                             [this] { return m_model->knownLanguages(); });
}

ArticleListPane::~ArticleListPane() = default;

QWidget *ArticleListPane::buildHead()
{
    auto *head = new QWidget(this);
    m_title = new QLabel(head);
    m_title->setFont(textFont(TextSize::Title, Weight::Bold));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    m_order = new OrderButton(head);
    connect(m_order, &OrderButton::sortChosen, this, [this](Core::Sort sort) {
        setSort(sort);
        ask();
    });

    m_new = new QToolButton(head);
    m_new->setIcon(icon(Icon::New));
    m_new->setAutoRaise(true);
    m_new->setToolTip(tr("New article (%1)")
                          .arg(QKeySequence(QKeySequence::New).toString(QKeySequence::NativeText)));
    m_new->setAccessibleName(tr("New article"));
    connect(m_new, &QToolButton::clicked, this, &ArticleListPane::newRequested);

    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(Space::Tiny);
    titleRow->addWidget(m_title, 1);
    titleRow->addWidget(m_order);
    titleRow->addWidget(m_new);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(Space::Large + 2, Space::Medium + 2, Space::Large + Space::Tiny,
                               Space::Small);
    column->setSpacing(Space::Small);
    column->addLayout(titleRow);
    column->addWidget(new CountLabel(*m_model, head));
    column->addWidget(buildFindField());
    column->addWidget(m_unread);
    column->addWidget(m_filters);
    return head;
}

void ArticleListPane::showSection(const Section &section)
{
    const bool other = !(section == m_section);
    if (other) {
        // What was looked for in the list before is not what this one is opened for.
        const QSignalBlocker blocker(m_find);
        m_find->clear();
    }
    m_section = section;
    m_title->setText(sectionName(section));
    m_filterButton->setSection(section);
    m_order->setVisible(section.kind != Section::Kind::Deleted);
    if (other)
        m_view->scrollToTop();
    ask();
}

void ArticleListPane::setSort(Core::Sort sort)
{
    m_order->setSort(sort);
    m_delegate->setSort(sort);
    m_view->viewport()->update();
}

Core::ArticleQuery ArticleListPane::query() const
{
    Core::ArticleQuery query = sectionQuery(m_section, m_actor);
    query.filter = m_filters->terms()->filter();
    query.filter.terms << m_words->filter().terms;
    query.zone = m_zone;
    // Of a deleted article the last change is its deletion.
    query.sort = query.isDeleted ? Core::Sort::UpdatedDescending : sort();
    return query;
}

void ArticleListPane::ask()
{
    m_typingPause.stop();
    // Other rows are read from their beginning.
    m_view->scrollToTop();
    m_feed->setQuery(query());
}

void ArticleListPane::refreshSoon()
{
    m_refreshPause.start();
}

void ArticleListPane::retry()
{
    m_feed->refresh();
}

QString ArticleListPane::shownState() const
{
    const QWidget *shown = m_stack->currentWidget();
    return shown == m_view       ? QStringLiteral("rows")
           : shown == m_skeleton ? QStringLiteral("skeleton")
                                 : QStringLiteral("state");
}

void ArticleListPane::showState()
{
    using State = ArticleListModel::State;
    const State state = m_model->state();
    if (state == State::Loading) {
        if (!m_patience.isActive())
            m_patience.start();
        return;
    }
    m_patience.stop();
    const bool hasRows = m_model->rowCount() > 0;
    if (state != State::Failed)
        m_failure->dismiss();
    if (state == State::Ready || (state == State::Failed && hasRows)) {
        m_stack->setCurrentWidget(m_view);
        if (state == State::Failed)
            m_failure->showMessage(Tone::Danger, m_model->error().message, tr("Try again"));
        noteVisible();
        return;
    }
    m_empty->setDetail({});
    switch (state) {
    case State::Failed:
        m_empty->setContent(Icon::Offline, tr("The list cannot be read"), m_model->error().message);
        m_empty->setDetail(m_model->error().detail);
        m_empty->setAction(tr("Try again"));
        break;
    case State::FilteredToNothing:
        if (m_words->filter().isEmpty()) {
            m_empty->setContent(Icon::Filter, tr("Nothing passes the filters"),
                                tr("No article here has %1.").arg(m_filters->description()));
            m_empty->setAction(tr("Clear filters"), false);
        } else {
            m_empty->setContent(
                Icon::Filter, tr("Nothing found in “%1”").arg(m_title->text()),
                m_filters->isFiltering()
                    ? tr("No title, byline or tag here has “%1”, with %2.")
                          .arg(m_find->text(), m_filters->description())
                    : tr("No title, byline or tag here has “%1”.").arg(m_find->text()));
            m_empty->setAction(tr("Search the texts"));
        }
        break;
    default:
        showEmptySection(*m_empty, m_section, m_readOnly);
    }
    m_stack->setCurrentWidget(m_empty);
    Q_EMIT currentChanged();
    m_visiblePause.start();
}

bool ArticleListPane::isAwaited() const
{
    using State = ArticleListModel::State;
    return m_model->state() == State::Idle || m_model->state() == State::Loading;
}

void ArticleListPane::setSiteZone(const Core::SiteZone &zone)
{
    m_delegate->setZone(zone);
    m_view->viewport()->update();
    const bool isOther = !(std::exchange(m_zone, zone) == zone);
    if (isOther && isFiltered())
        ask(); // days begin elsewhere
}

void ArticleListPane::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_new->setEnabled(!readOnly);
    if (readOnly)
        m_new->setToolTip(tr("This workspace can only be read"));
}

void ArticleListPane::setDegraded(const QString &why)
{
    if (why.isEmpty())
        m_degraded->hide();
    else if (m_degraded->message() != why)
        m_degraded->showMessage(Tone::Warning, why);
}

void ArticleListPane::openCurrent()
{
    const auto article = currentArticle();
    if (article && article->isDeleted())
        Q_EMIT deletedChosen();
    else if (article)
        Q_EMIT readRequested(article->id);
}

bool ArticleListPane::handleKey(QKeyEvent *event)
{
    const auto article = currentArticle();
    if (!article)
        return false;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        openCurrent();
        return true;
    }
    if (m_section.kind == Section::Kind::Deleted) {
        const bool erases = event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier;
        if (erases && !m_readOnly)
            Q_EMIT eraseRequested();
        return erases;
    }
    if (event->key() == Qt::Key_F2) {
        Q_EMIT editRequested(article->id);
        return true;
    }
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
        if (!m_readOnly)
            Q_EMIT removeRequested(*article);
        return true;
    }
    return false;
}

bool ArticleListPane::handleFindKey(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        leaveFindField();
        return true;
    }
    if (event->key() == Qt::Key_Down) {
        m_words->endWord();
        m_view->setFocus(Qt::OtherFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_model->index(0));
        return true;
    }
    return false;
}

bool ArticleListPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress &&
        handleKey(static_cast<QKeyEvent *>(event)))
        return true;
    if (watched == m_find && event->type() == QEvent::KeyPress &&
        handleFindKey(static_cast<QKeyEvent *>(event)))
        return true;
    if (watched == m_view &&
        (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        m_view->viewport()->update();
    if (watched == m_view->viewport() && event->type() == QEvent::Resize)
        noteVisible();
    return QWidget::eventFilter(watched, event);
}

} // namespace Triptych::Ui
