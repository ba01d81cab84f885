#include "searchpage.h"

#include "hitdelegate.h"

#include <models/searchmodel.h>
#include <newsroom/changes.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/pill.h>
#include <ui/controls/skeleton.h>
#include <ui/look/dressed.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int FieldHeight = 48;
constexpr int MostRowsBack = 200; // so many are read to find the place of the last start again
constexpr int RowsAhead = 8;      // the next page is asked for when so many rows are left below

QStringList offeredLanguages()
{
    return {QStringLiteral("en"),      QStringLiteral("ar"),     QStringLiteral("de"),
            QStringLiteral("es"),      QStringLiteral("fa"),     QStringLiteral("fr"),
            QStringLiteral("hi"),      QStringLiteral("it"),     QStringLiteral("ja"),
            QStringLiteral("ko"),      QStringLiteral("pt"),     QStringLiteral("ru"),
            QStringLiteral("zh-Hans"), QStringLiteral("zh-Hant")};
}

} // namespace

SearchPage::SearchPage(Workspace::Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_session(workspace.openSearch())
    , m_model(new Models::SearchModel(this))
    , m_words(new QLineEdit)
    , m_top(new QWidget)
    , m_status(new Chip(tr("Status")))
    , m_language(new Chip(tr("Language")))
    , m_summary(new QLabel)
    , m_degraded(new InlineNotice)
    , m_stack(new QStackedWidget)
    , m_hits(new QListView)
    , m_prompt(new EmptyState)
    , m_nothing(new EmptyState)
    , m_failure(new EmptyState)
    , m_skeleton(new Skeleton)
{
    build();
    using Newsroom::SearchSession;
    connect(&m_session, &SearchSession::cleared, this, &SearchPage::showPrompt);
    connect(&m_session, &SearchSession::started, this, [this] { m_patience.start(); });
    connect(&m_session, &SearchSession::pageArrived, this, &SearchPage::showPage);
    connect(&m_session, &SearchSession::failed, this, &SearchPage::showFailure);
    connect(&workspace, &Workspace::Workspace::healthChanged, this,
            [this] { showDegradation({}); });
    connect(&workspace.changes(), &Newsroom::Changes::articleSaved, m_model,
            &Models::SearchModel::articleSaved);
    connect(&workspace.changes(), &Newsroom::Changes::articleRemoved, m_model,
            [this](const Core::ArticleId &id) { m_model->articleRemoved(id); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(Skeleton::PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        // Rows that are there stay until the new ones are.
        if (m_model->rowCount() == 0)
            m_stack->setCurrentWidget(m_skeleton);
    });
    showPrompt();
}

SearchPage::~SearchPage() = default;

void SearchPage::build()
{
    setAccessibleName(tr("Search page"));
    setSurface(this, Surface::Page);
    m_words->setPlaceholderText(tr("Search all articles"));
    m_words->setAccessibleName(tr("Search words"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumHeight(FieldHeight);
    m_words->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_summary->setAccessibleName(tr("Result"));
    m_summary->setTextFormat(Qt::PlainText);

    auto *filters = new QHBoxLayout;
    filters->setContentsMargins({});
    filters->setSpacing(Space::Small);
    filters->addWidget(m_status);
    filters->addWidget(m_language);
    filters->addStretch();
    filters->addWidget(m_summary);
    auto *top = new QVBoxLayout(m_top);
    top->setContentsMargins(0, Space::Wide, 0, Space::Small);
    top->setSpacing(Space::Medium);
    top->addWidget(m_words);
    top->addLayout(filters);
    top->addWidget(m_degraded);

    m_hits->setModel(m_model);
    auto *delegate = new HitDelegate(Models::SearchModel::HitRole, m_hits);
    const auto useZone = [this, delegate] {
        delegate->setZone(m_workspace.siteZone());
        m_hits->viewport()->update();
    };
    useZone();
    connect(&m_workspace, &Workspace::Workspace::siteZoneChanged, delegate, useZone);
    m_hits->setItemDelegate(delegate);
    m_hits->setFrameShape(QFrame::NoFrame);
    m_hits->setMouseTracking(true);
    m_hits->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_hits->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_hits->setSelectionMode(QAbstractItemView::SingleSelection);
    m_hits->setResizeMode(QListView::Adjust);
    m_hits->setAccessibleName(tr("Found articles"));
    m_hits->installEventFilter(this);
    m_hits->viewport()->installEventFilter(this);
    m_nothing->setContent(Icon::Search, tr("Nothing found"), {});
    m_prompt->setContent(Icon::Search, tr("Search every article"),
                         tr("Words in any order; \"an exact phrase\"; -without this word."));
    for (QWidget *state : QList<QWidget *>{m_hits, m_prompt, m_nothing, m_failure, m_skeleton})
        m_stack->addWidget(state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_stack, 1);

    connect(m_words, &QLineEdit::textChanged, this, &SearchPage::ask);
    connect(m_status, &Chip::clicked, this, &SearchPage::chooseStatus);
    connect(m_language, &Chip::clicked, this, &SearchPage::chooseLanguage);
    connect(m_status, &Chip::cleared, this, [this] { setStatusFilter(std::nullopt); });
    connect(m_language, &Chip::cleared, this, [this] { setLanguageFilter({}); });
    connect(m_nothing, &EmptyState::actionTriggered, this, &SearchPage::clearFilters);
    connect(m_failure, &EmptyState::actionTriggered, this, &SearchPage::searchNow);
    connect(m_hits, &QListView::activated, this, [this](const QModelIndex &index) {
        // Return is handled by the event filter, which knows Ctrl; this is the platform's own way.
        Q_EMIT readRequested(
            index.data(Models::SearchModel::HitRole).value<Core::SearchHit>().article.id);
    });
    connect(m_hits->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &SearchPage::moreWhenNear);
    connect(m_hits->verticalScrollBar(), &QScrollBar::rangeChanged, this,
            &SearchPage::moreWhenNear);
    connect(m_hits->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &SearchPage::placeChanged);
    connect(m_hits->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SearchPage::placeChanged);
    dress(this, [this] {
        m_words->setFont(textFont(TextSize::Lead));
        m_summary->setFont(textFont(TextSize::Small));
        QPalette quiet = QApplication::palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        m_summary->setPalette(quiet);
        QPalette list = QApplication::palette();
        list.setColor(QPalette::Base, colours().page);
        m_hits->setPalette(list);
    });
    setFocusProxy(m_words);
}

void SearchPage::focusWords(const QString &words)
{
    if (!words.isNull())
        m_words->setText(words);
    m_words->setFocus(Qt::ShortcutFocusReason);
    // What comes from the list's field is being typed: the next key follows it.
    if (words.isEmpty())
        m_words->selectAll();
    else
        m_words->end(false);
}

QString SearchPage::summaryText() const
{
    return m_summary->text();
}

QWidget *SearchPage::shownState() const
{
    return m_stack->currentWidget();
}

void SearchPage::ask()
{
    m_wantedPlace.reset();
    Q_EMIT questionChanged();
    Core::SearchQuery query;
    query.words = m_words->text();
    query.status = m_statusFilter;
    query.language = m_languageFilter;
    m_isAnswered = false;
    m_session.setQuery(query);
}

void SearchPage::searchNow()
{
    m_isAnswered = false;
    m_session.searchNow();
}

void SearchPage::showPrompt()
{
    m_patience.stop();
    m_model->clear();
    m_summary->clear();
    m_stack->setCurrentWidget(m_prompt);
}

bool SearchPage::hasFilters() const
{
    return m_statusFilter || !m_languageFilter.isEmpty();
}

void SearchPage::showPage(const Core::SearchPage &page, bool append)
{
    m_patience.stop();
    m_isAnswered = true;
    m_hasMore = !page.next.isEmpty();
    m_model->setPage(page, append);
    const int shownTotal = int(qMin<qint64>(page.total, std::numeric_limits<int>::max()));
    QString total = shownTotal == 1
                        ? tr("1 result")
                        : tr("%n results", nullptr, shownTotal)
                              .replace(QString::number(shownTotal), exactCount(page.total));
    if (page.totalAtLeast)
        total = tr("More than %1 results").arg(exactCount(page.total));
    m_summary->setText(
        tr("%1 · %2 · %3", "results, time, store").arg(total, latency(page.tookMs), page.store));
    m_summary->setAccessibleDescription(m_summary->text());
    showDegradation(page.store);
    if (m_model->rowCount() == 0) {
        m_nothing->setContent(Icon::Search,
                              tr("Nothing found for \"%1\"").arg(m_words->text().simplified()),
                              hasFilters() ? tr("The filters above may hide what you look for.")
                                           : tr("Fewer or other words may find it."));
        m_nothing->setAction(hasFilters() ? tr("Clear the filters") : QString());
        m_stack->setCurrentWidget(m_nothing);
        return;
    }
    m_stack->setCurrentWidget(m_hits);
    if (!append) {
        m_hits->scrollToTop();
        m_hits->setCurrentIndex(m_model->index(0, 0));
    }
    goToWantedPlace();
}

SearchPage::Place SearchPage::place() const
{
    if (m_wantedPlace)
        return *m_wantedPlace;
    const auto idAt = [](const QModelIndex &index) {
        return index.data(Models::SearchModel::IdRole).value<Core::ArticleId>();
    };
    return {idAt(m_hits->currentIndex()), idAt(m_hits->indexAt(QPoint(1, 1)))};
}

void SearchPage::restorePlace(const Place &place)
{
    m_wantedPlace = place;
    goToWantedPlace();
}

void SearchPage::goToWantedPlace()
{
    // What is hidden has no size to scroll in.
    if (!m_wantedPlace || !m_hits->isVisible())
        return;
    const auto indexOf = [this](const Core::ArticleId &id) {
        for (int row = 0; row < m_model->rowCount() && !id.isNull(); ++row) {
            if (m_model->hits().at(row).article.id == id)
                return m_model->index(row, 0);
        }
        return QModelIndex();
    };
    const QModelIndex current = indexOf(m_wantedPlace->current);
    const QModelIndex top = indexOf(m_wantedPlace->top);
    const bool isMissing = (!current.isValid() && !m_wantedPlace->current.isNull()) ||
                           (!top.isValid() && !m_wantedPlace->top.isNull());
    if (isMissing && m_hasMore && m_model->rowCount() < MostRowsBack) {
        m_session.more();
        return;
    }
    // Scrolling asks for more hits, which come back here.
    m_wantedPlace.reset();
    if (current.isValid())
        m_hits->setCurrentIndex(current);
    if (top.isValid())
        m_hits->scrollTo(top, QAbstractItemView::PositionAtTop);
}

void SearchPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // After the layout gave the hits their size.
    QMetaObject::invokeMethod(this, &SearchPage::goToWantedPlace, Qt::QueuedConnection);
}

void SearchPage::showFailure(const Core::Error &error)
{
    m_patience.stop();
    m_model->clear();
    m_summary->clear();
    m_failure->setContent(Icon::Error, tr("Search does not answer"), error.message);
    m_failure->setDetail(error.detail);
    m_failure->setAction(tr("Try again"), false);
    m_stack->setCurrentWidget(m_failure);
    showDegradation({});
}

void SearchPage::showDegradation(const QString &answering)
{
    const QList<Core::StoreHealth> all = m_workspace.health();
    for (const Core::StoreHealth &health : all) {
        if (health.role != Core::StoreRole::Search)
            continue;
        const bool away =
            health.state == Core::StoreState::Away || health.state == Core::StoreState::Degraded;
        if (!away || health.insteadOf.isEmpty()) {
            m_degraded->hide();
            return;
        }
        const QString product = health.product.isEmpty() ? tr("The search index") : health.product;
        const QString instead = answering.isEmpty() ? health.insteadOf : answering;
        const QString since =
            QLocale().toString(health.since.toLocalTime().time(), QLocale::ShortFormat);
        m_degraded->showMessage(
            Tone::Warning, health.since.isValid()
                               ? tr("%1 is away since %2; %3 answers.").arg(product, since, instead)
                               : tr("%1 is away; %2 answers.").arg(product, instead));
        return;
    }
    m_degraded->hide();
}

void SearchPage::setStatusFilter(std::optional<Core::Status> status)
{
    m_statusFilter = status;
    m_status->setValue(status ? statusText(*status) : QString());
    ask();
}

void SearchPage::setLanguageFilter(const QString &language)
{
    m_languageFilter = language;
    m_language->setValue(language.isEmpty() ? QString() : languageName(language));
    ask();
}

void SearchPage::clearFilters()
{
    setStatusFilter(std::nullopt);
    setLanguageFilter({});
}

void SearchPage::chooseStatus()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Any status"), this, [this] { setStatusFilter(std::nullopt); });
    for (const Core::Status status : {Core::Status::Draft, Core::Status::Review,
                                      Core::Status::Published, Core::Status::Archived})
        menu->addAction(statusText(status), this, [this, status] { setStatusFilter(status); });
    menu->popup(m_status->mapToGlobal(QPoint(0, m_status->height() + Space::Tiny)));
}

void SearchPage::chooseLanguage()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Any language"), this, [this] { setLanguageFilter({}); });
    QStringList languages = offeredLanguages();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString language = m_model->index(row, 0)
                                     .data(Models::SearchModel::HitRole)
                                     .value<Core::SearchHit>()
                                     .article.language;
        if (!language.isEmpty() && !languages.contains(language))
            languages << language;
    }
    for (const QString &language : std::as_const(languages))
        menu->addAction(languageName(language), this,
                        [this, language] { setLanguageFilter(language); });
    menu->popup(m_language->mapToGlobal(QPoint(0, m_language->height() + Space::Tiny)));
}

std::optional<Core::ArticleId> SearchPage::currentId() const
{
    const QModelIndex index = m_hits->currentIndex();
    if (!index.isValid() || m_stack->currentWidget() != m_hits)
        return std::nullopt;
    return index.data(Models::SearchModel::HitRole).value<Core::SearchHit>().article.id;
}

void SearchPage::moreWhenNear()
{
    const QScrollBar *bar = m_hits->verticalScrollBar();
    const int row = m_model->rowCount() > 0 ? m_hits->sizeHintForRow(0) : 0;
    if (row > 0 && bar->maximum() - bar->value() < RowsAhead * row)
        m_session.more();
}

void SearchPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

bool SearchPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPress =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel;
    if (event->type() == QEvent::KeyPress || isPress)
        m_wantedPlace.reset(); // what a person does from now on is his
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    if (watched == m_hits->viewport())
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool control = key->modifiers() & Qt::ControlModifier;
    if (watched == m_words) {
        if (key->key() == Qt::Key_Down && m_stack->currentWidget() == m_hits) {
            m_hits->setFocus(Qt::OtherFocusReason);
            if (!m_hits->currentIndex().isValid())
                m_hits->setCurrentIndex(m_model->index(0, 0));
            return true;
        }
        // The marked hit is of other words while these are still searched for.
        if (enter && !control && (!m_isAnswered || !currentId())) {
            searchNow();
            return true;
        }
    } else if (watched == m_hits) {
        if (key->key() == Qt::Key_Up && m_hits->currentIndex().row() <= 0) {
            m_words->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    if (enter) {
        if (const auto id = currentId()) {
            if (control)
                Q_EMIT editRequested(*id);
            else
                Q_EMIT readRequested(*id);
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SearchPage::resizeEvent(QResizeEvent *event)
{
    const int column = pageColumnWidth(width());
    const int left = (width() - column) / 2;
    QMargins margins = m_top->layout()->contentsMargins();
    margins.setLeft(left);
    margins.setRight(left);
    m_top->layout()->setContentsMargins(margins);
    QWidget::resizeEvent(event);
}

} // namespace Triptych::Ui
