#include "desk.h"

#include "imports.h"
#include "openingnotice.h"
#include "overviewreader.h"
#include "pages.h"
#include "panesplit.h"
#include "sidebar.h"
#include "statusstrip.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlefeed.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <newsroom/livecounts.h>
#include <sync/upkeep.h>
#include <ui/article/editorpage.h>
#include <ui/article/namesource.h>
#include <ui/article/readingpage.h>
#include <ui/article/recoverybar.h>
#include <ui/article/recoveryoffer.h>
#include <ui/controls/afterpaint.h>
#include <ui/controls/hairline.h>
#include <ui/controls/inlinenotice.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/filterbutton.h>
#include <ui/list/removalnotice.h>
#include <ui/many/selectionpage.h>
#include <ui/stores/storespage.h>
#include <ui/terms/storestate.h>
#include <unsaved/journal.h>
#include <workspace/journalplace.h>
#include <workspace/workspace.h>

#include <QListView>
#include <QTimer>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int WideEnough = 1'120;

} // namespace

Desk::Desk(std::shared_ptr<Workspace::Workspace> workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(std::move(workspace))
    , m_journal(std::make_unique<Unsaved::Journal>(Workspace::journalFolder(*m_workspace)))
    , m_counts(m_workspace->openCounts())
    , m_overview(new OverviewReader(m_workspace->library(), this))
    , m_sidebar(new Sidebar(this))
    , m_split(new PaneSplit(this))
    , m_list(new ArticleListPane(m_workspace->openFeed(), m_workspace->actor(), m_split))
    , m_pages(new Pages(*m_workspace, *m_journal))
    , m_recovery(
          new RecoveryOffer(new RecoveryBar(*m_workspace, *m_journal), m_list->notice(), this))
    , m_status(new StatusStrip(this))
    , m_removalNotice(
          new RemovalNotice(m_workspace->library(), m_workspace->changes(), m_list->notice(), this))
    , m_imports(new Imports(*m_workspace, this))
{
    setSurface(m_pages, Surface::Page);
    m_split->setPanes(m_list, m_pages);

    auto *panes = new QHBoxLayout;
    panes->setSpacing(0);
    panes->addWidget(m_sidebar);
    panes->addWidget(new Hairline(Qt::Vertical, this));
    panes->addWidget(m_split, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(panes, 1);
    column->addWidget(m_status);

    const Profiles::Profile &profile = m_workspace->profile();
    m_sidebar->setWorkspaceName(profile.name,
                                profile.kind == Profiles::Profile::Kind::Embedded
                                    ? tr("One file, no server")
                                    : Profiles::shownAddress(profile, Core::StoreRole::Articles));
    connect(m_sidebar, &Sidebar::sectionChosen, this, &Desk::showSection);
    connect(m_status, &StatusStrip::storesRequested, this,
            [this] { showSection({Section::Kind::Stores}); });
    const auto useZone = [this] { m_list->setSiteZone(m_workspace->siteZone()); };
    useZone();
    connect(m_workspace.get(), &Workspace::Workspace::siteZoneChanged, this, useZone);
    m_list->setNameSources(
        [this](Core::NameKind kind) { return askForNames(m_workspace->library(), this, kind); });
    m_list->setReadOnly(!canWrite());
    connect(m_recovery->bar(), &RecoveryBar::openRequested, this,
            [this](const Core::Article &typed, const Unsaved::TextPlace &place) {
                editor()->recover(typed, place);
                showPage(editor());
            });
    connectList();
    connectPages();
    connectNewsroom();
    onHealth();
    showSection({Section::Kind::All});
    m_overview->read();
    m_recovery->bar()->refresh();
    tellOfOpening(*m_workspace, *m_list->notice());
    m_list->view()->setFocus();
}

Desk::~Desk()
{
    // The pages use the journal and the workspace: they go first.
    delete m_split;
    delete m_recovery->dialog();
    delete m_imports;
    delete m_removalNotice;
    delete m_overview;
    m_counts.reset();
    m_journal.reset();
    Workspace::Workspace::closeInBackground(std::move(m_workspace));
}

bool Desk::canWrite() const
{
    return !m_workspace->isReadOnly();
}

void Desk::connectList()
{
    connect(m_list, &ArticleListPane::readRequested, this, &Desk::readArticle);
    connect(m_list, &ArticleListPane::editRequested, this, &Desk::editArticle);
    connect(m_list, &ArticleListPane::removeRequested, m_removalNotice, &RemovalNotice::remove);
    connect(m_list, &ArticleListPane::deletedChosen, this, &Desk::showSelection);
    connect(m_list, &ArticleListPane::newRequested, this, &Desk::newArticle);
    connect(m_list, &ArticleListPane::searchRequested, this, &Desk::search);
    connect(m_list, &ArticleListPane::visibleChanged, this, &Desk::watchCounts);
    connect(m_list, &ArticleListPane::currentChanged, this, [this] {
        // What is written stays: another row is only marked. What was deleted is shown by its row
        // alone.
        if (m_pages->showsEditor() && m_listSection.kind != Section::Kind::Deleted)
            return;
        // What is read stays where the list is searched: no row of it is chosen yet.
        if (!m_list->currentArticle() && m_list->isFiltered() && m_pages->article())
            return;
        // Moving through the list shows what a row knows; a list that is read again moves nobody.
        const bool moved = m_list->view()->hasFocus() && m_list->currentArticle();
        if (m_list->currentArticle() && !m_hasShownFirst) {
            // The list is painted first: to lay out what stands for its first row takes as long.
            afterPaint(m_list->view()->viewport(), this, [this] {
                if (!std::exchange(m_hasShownFirst, true) && m_pages->showsSelection())
                    showSelection();
            });
        } else if (m_pages->showsSelection() || moved) {
            showSelection();
        }
    });
    connect(m_list, &ArticleListPane::currentUpdated, this, [this] {
        if (m_pages->showsSelection())
            showSelection();
    });
    // The row that is current already shows its article, too, where another or its editor is shown.
    connect(m_list->view(), &QListView::clicked, this, [this] {
        const auto row = m_list->currentArticle();
        const auto shown = m_pages->article();
        if (row && (!shown || shown->id != row->id || row->isDeleted()))
            showSelection();
    });
    connect(m_list->notice(), &InlineNotice::actionTriggered, m_removalNotice, &RemovalNotice::act);
    connect(m_removalNotice, &RemovalNotice::removed, this, &Desk::onRemoved);
}

void Desk::connectNewsroom()
{
    connect(m_overview, &OverviewReader::overviewRead, this, &Desk::onOverview);
    auto *model = m_list->model();
    connect(m_counts.get(), &Newsroom::LiveCounts::countsChanged, model,
            &Models::ArticleListModel::countsChanged);
    connect(m_counts.get(), &Newsroom::LiveCounts::countsChanged, this, &Desk::onCounts);
    const Newsroom::Changes *changes = &m_workspace->changes();
    connect(changes, &Newsroom::Changes::articleSaved, model,
            &Models::ArticleListModel::articleSaved);
    connect(changes, &Newsroom::Changes::articleRemoved, model,
            [model](const Core::ArticleId &id) { model->articleRemoved(id); });
    connect(changes, &Newsroom::Changes::articleSaved, m_recovery,
            [this](const Core::Article &article) { m_recovery->articleChanged(article.id); });
    connect(changes, &Newsroom::Changes::articleRemoved, m_recovery,
            &RecoveryOffer::articleChanged);
    connect(changes, &Newsroom::Changes::articleSaved, this, &Desk::refresh);
    connect(changes, &Newsroom::Changes::articleRemoved, this, &Desk::refresh);
    connect(changes, &Newsroom::Changes::somethingChanged, this, &Desk::refresh);
    connect(m_imports, &Imports::progressed, m_status, &StatusStrip::setProgress);
    connect(m_imports, &Imports::imported, this, &Desk::refresh);
    connect(m_imports, &Imports::articleAsked, this, [this](const Core::ArticleId &id) {
        readArticle(id);
        window()->activateWindow();
    });
    connect(m_imports, &Imports::ended, this, [this](Tone tone, const QString &sentence) {
        m_list->notice()->showMessage(tone, sentence);
    });
    connect(m_workspace.get(), &Workspace::Workspace::healthChanged, this, &Desk::onHealth);
    connect(&m_workspace->upkeep(), &Sync::Upkeep::outboxChanged, this, &Desk::onOutbox);
    connect(m_status, &StatusStrip::refusedRequested, this, [this] {
        showSection({Section::Kind::Stores});
        stores()->showOutbox();
    });
    connect(m_workspace.get(), &Workspace::Workspace::backfillProgressed, this,
            [this](qint64 done, qint64 total) {
                m_status->setProgress(total > 0 && done < total
                                          ? tr("Filling the search index: %1 %")
                                                .arg(QLocale().toString(100 * done / total))
                                          : QString());
            });
}

void Desk::refresh()
{
    m_list->refreshSoon();
    m_overview->readSoon();
}

void Desk::onOverview(const Core::Overview &overview)
{
    m_sidebar->setOverview(overview);
    QStringList tags;
    for (const Core::TagCount &tag : overview.tags)
        tags << tag.tag;
    m_list->filterButton()->setKnownTags(tags);
}

void Desk::onHealth()
{
    const QList<Core::StoreHealth> health = m_workspace->health();
    m_status->setHealth(health);
    if (StoresPage *page = m_pages->madeStores())
        page->setHealth(health);
    QString degraded;
    for (const Core::StoreHealth &store : health) {
        if (store.role == Core::StoreRole::Articles && store.state == Core::StoreState::Ok)
            m_removalNotice->ask();
        if (store.role == Core::StoreRole::Articles && store.state == Core::StoreState::Away) {
            degraded =
                tr("%1 is %2. These rows are from before; what you write is kept on this computer.")
                    .arg(store.product.isEmpty() ? tr("The articles' store") : store.product,
                         storeStateText(store));
        }
    }
    m_list->setDegraded(degraded);
}

void Desk::onOutbox()
{
    const Sync::Upkeep &upkeep = m_workspace->upkeep();
    const qint64 refused = upkeep.backlog().dead + upkeep.refusedByIndex();
    m_status->setRefused(refused);
    m_sidebar->setRefused(refused);
}

void Desk::watchCounts()
{
    QList<Core::ArticleId> ids = m_list->visibleIds();
    const Core::ArticleId open = m_pages->openArticle();
    if (!open.isNull() && !ids.contains(open))
        ids.append(open);
    m_counts->watch(ids);
}

void Desk::onCounts()
{
    for (ReadingPage *page : {m_pages->madeReader(), m_pages->madeLook()}) {
        if (!page || page->articleId().isNull())
            continue;
        if (const auto views = m_counts->count(page->articleId()))
            page->setViews(*views);
    }
}

void Desk::removeCurrent()
{
    if (!canWrite())
        return;
    const auto subject = m_pages->article();
    if (!subject)
        return;
    if (subject->version > 0)
        m_removalNotice->remove(*subject);
    else if (m_pages->showsEditor())
        editor()->discard();
}

void Desk::onRemoved(const Core::ArticleId &id)
{
    m_trail.forget(id);
    // What was typed and not saved stays in sight.
    if (id == m_pages->openArticle() && !(m_pages->showsEditor() && hasUnsavedText()))
        goBack();
    else if (m_pages->showsSelection())
        showSelection();
}

void Desk::setSidebarNarrow(std::optional<bool> narrow)
{
    m_sidebarNarrow = narrow;
    m_sidebar->setNarrow(narrow.value_or(width() < WideEnough));
}

void Desk::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_sidebar->setNarrow(m_sidebarNarrow.value_or(width() < WideEnough));
}

void Desk::saveState(QSettings &settings) const
{
    m_split->saveState(settings);
}

void Desk::restoreState(const QSettings &settings)
{
    m_split->restoreState(settings);
}

} // namespace Triptych::Ui
