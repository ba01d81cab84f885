#include "editorpage.h"

#include "articlehead.h"
#include "conflictview.h"
#include "deletedoffer.h"
#include "editoractions.h"
#include "editorbar.h"
#include "editorsheet.h"
#include "inspector.h"
#include "inspectorsupply.h"
#include "publishflow.h"
#include "savestateline.h"

#include <core/answer.h>
#include <core/storedarticle.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/skeleton.h>
#include <ui/look/dressed.h>
#include <ui/text/markdowneditor.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QStackedWidget>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

QString nameOr(const QString &person, const QString &otherwise)
{
    return person.isEmpty() ? otherwise : person;
}

} // namespace

EditorPage::EditorPage(Workspace::Workspace &workspace, Unsaved::Journal &journal, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_session(workspace.openSession(journal))
    , m_sheet(new EditorSheet([this] { return m_session.beneath(); }))
    , m_conflict(new ConflictView)
    , m_empty(new EmptyState)
    , m_skeleton(new Skeleton)
    , m_stack(new QStackedWidget(this))
    , m_noticePlaceOutside(new QVBoxLayout)
    , m_supply(new InspectorSupply(workspace, m_session, *m_sheet->inspector(), *this))
    , m_publishing(new PublishFlow(*this, workspace))
    , m_deleted(new DeletedOffer(*this, workspace))
    , m_actions(new EditorActions(*this))
{
    layOut();
    connectParts();
    m_session.setSource([this] { return keptArticle(); });
    connectSession();
    connectWorkspace();
    m_patience.setSingleShot(true);
    m_patience.setInterval(Skeleton::PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_session.state() == Newsroom::EditingSession::State::Opening)
            setPage(m_skeleton);
    });
    m_empty->setContent(Icon::Edit, tr("Nothing is open"),
                        tr("Choose an article in the list, or start a new one."));
    m_empty->setAction(tr("New article"));
    setPage(m_empty);
}

EditorPage::~EditorPage()
{
    // The session asks for the text once more while it goes, when the fields are gone already.
    const Core::Article last = m_session.state() == Newsroom::EditingSession::State::Empty
                                   ? Core::Article()
                                   : keptArticle();
    m_session.disconnect(this);
    m_session.setSource([last] { return last; });
}

void EditorPage::layOut()
{
    setAccessibleName(tr("Editor"));
    setSurface(this, Surface::Page);
    m_sheet->setSiteZone(m_workspace.siteZone());
    m_sheet->bar()->setMoreMenu(m_actions->saveMenu());
    m_stack->addWidget(m_sheet);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_conflict);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_noticePlaceOutside->setContentsMargins(Space::Large, 0, Space::Large, 0);
    layout->addLayout(m_noticePlaceOutside);
    layout->addWidget(m_stack, 1);
}

void EditorPage::connectParts()
{
    connect(m_sheet, &EditorSheet::edited, this, &EditorPage::onEdited);
    connect(m_sheet, &EditorSheet::wordCountChanged, this, &EditorPage::wordCountChanged);
    connect(bodyEdit(), &QPlainTextEdit::cursorPositionChanged, this, &EditorPage::caretMoved);
    connect(m_sheet->bar(), &EditorBar::saveAsked, this, &EditorPage::saveOrAsk);
    connect(inspector(), &Inspector::edited, this, &EditorPage::showChoice);
    connect(m_supply, &InspectorSupply::takenBack, this, &EditorPage::takeBack);
    connect(m_supply, &InspectorSupply::failed, this,
            [this](const Core::Error &error) { tell(Tone::Danger, error.message); });
    connect(m_empty, &EmptyState::actionTriggered, this, &EditorPage::newArticle);
    connect(stateLine(), &SaveStateLine::retryAsked, this, &EditorPage::save);
    connect(stateLine(), &SaveStateLine::saveAsNewAsked, m_deleted, &DeletedOffer::saveAsNew);
    connect(stateLine(), &SaveStateLine::resolveAsked, this, &EditorPage::save);
    connect(m_conflict, &ConflictView::resolved, this, &EditorPage::resolve);
    connect(m_conflict, &ConflictView::edited, this, [this] { m_session.markEdited(); });
    connect(m_conflict, &ConflictView::cancelled, this, [this] {
        setPage(m_sheet);
        bodyEdit()->setFocus();
    });
}

void EditorPage::connectSession()
{
    using Newsroom::EditingSession;
    connect(&m_session, &EditingSession::stateChanged, this, &EditorPage::showState);
    connect(&m_session, &EditingSession::opened, this, &EditorPage::showArticle);
    connect(&m_session, &EditingSession::openFailed, this, &EditorPage::showFailure);
    connect(&m_session, &EditingSession::saved, this, &EditorPage::onSaved);
    connect(&m_session, &EditingSession::merged, this, &EditorPage::onMerged);
    connect(&m_session, &EditingSession::conflictFound, this,
            [this](const Core::Article &, const Core::Article &theirs) { onConflict(theirs); });
    connect(&m_session, &EditingSession::changedElsewhere, this, &EditorPage::onChangedElsewhere);
    connect(&m_session, &EditingSession::journalFailed, this,
            [this](const Core::Error &error) { stateLine()->setJournalTrouble(error.message); });
    connect(&m_session, &EditingSession::journalMended, this,
            [this] { stateLine()->setJournalTrouble({}); });
    connect(&m_session, &EditingSession::foundFromElsewhere, this, &EditorPage::unsavedTextFound);
}

void EditorPage::connectWorkspace()
{
    connect(&m_workspace, &Workspace::Workspace::siteZoneChanged, this,
            [this] { m_sheet->setSiteZone(m_workspace.siteZone()); });
    connect(&m_workspace, &Workspace::Workspace::healthChanged, this, [this] {
        if (m_workspace.health().at(int(Core::StoreRole::Articles)).state == Core::StoreState::Ok)
            m_session.retryOwedSave();
    });
}

QList<QAction *> EditorPage::pageActions() const
{
    return m_actions->all();
}

MarkdownEditor *EditorPage::bodyEdit() const
{
    return m_sheet->body();
}

ArticleHeadEdit *EditorPage::head() const
{
    return m_sheet->head();
}

Inspector *EditorPage::inspector() const
{
    return m_sheet->inspector();
}

PreviewPane *EditorPage::preview() const
{
    return m_sheet->preview();
}

SaveStateLine *EditorPage::stateLine() const
{
    return m_sheet->bar()->stateLine();
}

FindBar *EditorPage::findBar() const
{
    return m_sheet->findBar();
}

InlineNotice *EditorPage::notice() const
{
    return m_sheet->notice();
}

void EditorPage::setInspectorShown(bool shown)
{
    m_sheet->setInspectorShown(shown);
}

void EditorPage::setPreviewShown(bool shown)
{
    m_sheet->setPreviewShown(shown);
}

int EditorPage::caret() const
{
    return bodyEdit()->textCursor().position();
}

void EditorPage::setCaret(int position)
{
    QTextCursor cursor = bodyEdit()->textCursor();
    cursor.setPosition(std::clamp(position, 0, bodyEdit()->document()->characterCount() - 1));
    bodyEdit()->setTextCursor(cursor);
    bodyEdit()->ensureCursorVisible();
}

void EditorPage::focusText()
{
    m_sheet->focusText();
}

void EditorPage::setPage(QWidget *page)
{
    if (isConflictShown() || page == m_conflict)
        m_actions->setStatusActionsEnabled(page != m_conflict);
    // What can be undone stays in sight where the article cannot be opened.
    QVBoxLayout *place = page == m_empty ? m_noticePlaceOutside : m_sheet->noticePlace();
    if (place->indexOf(notice()) < 0) {
        const bool isShown = !notice()->isHidden();
        place->addWidget(notice());
        // At once: Qt hides what moves to another parent until the event loop comes round.
        notice()->setVisible(isShown);
    }
    m_stack->setCurrentWidget(page);
}

void EditorPage::tell(Tone tone, const QString &message)
{
    notice()->showMessage(tone, message);
}

void EditorPage::offer(Tone tone, const QString &message, const QString &action,
                       const std::function<void()> &run)
{
    notice()->offer(tone, message, action, run);
}

void EditorPage::newArticle()
{
    m_sheet->setWaiting(false);
    notice()->clear();
    m_session.startNew();
    m_sheet->focusTitle();
}

void EditorPage::openArticle(const Core::ArticleId &id)
{
    using State = Newsroom::EditingSession::State;
    if (id == articleId() && m_session.state() != State::Empty && m_session.hasUnsavedText())
        return callOffOpening();
    m_sheet->setWaiting(true);
    notice()->clear();
    m_patience.start();
    m_session.openOrRecover(id);
}

void EditorPage::callOffOpening()
{
    // The article that is shown is the one that is wanted.
    m_session.callOffOpening();
    m_patience.stop();
    m_sheet->setWaiting(false);
}

void EditorPage::recover(const Core::Article &typed, const Unsaved::TextPlace &place)
{
    m_sheet->setWaiting(true);
    notice()->clear();
    m_session.recover(typed, place);
}

bool EditorPage::isReadOnly() const
{
    return m_workspace.isReadOnly();
}

bool EditorPage::hasUnsavedText() const
{
    return m_session.hasUnsavedText();
}

Core::Article EditorPage::shownArticle() const
{
    return m_sheet->article();
}

void EditorPage::showArticle(const Core::Article &article)
{
    m_sheet->setWaiting(false);
    m_isDeciding = false;
    m_patience.stop();
    m_sheet->setArticle(article, m_session.base());
    showChoice();
    setPage(m_sheet);
    m_supply->show();
    Q_EMIT articleShown(article.id);
}

void EditorPage::showFailure(const Core::Error &error)
{
    m_patience.stop();
    m_sheet->setWaiting(false);
    m_empty->setContent(error.kind == Core::ErrorKind::NotFound ? Icon::Info : Icon::Error,
                        error.kind == Core::ErrorKind::NotFound
                            ? tr("This article is not there any more")
                            : tr("The article cannot be opened"),
                        error.message);
    m_empty->setDetail(error.detail);
    m_empty->setAction(tr("New article"));
    setPage(m_empty);
}

void EditorPage::showState()
{
    if (m_session.state() != Newsroom::EditingSession::State::Conflict) {
        m_isDeciding = false;
        if (isConflictShown())
            setPage(m_sheet);
    }
    m_sheet->bar()->showState(m_session, m_workspace.isReadOnly());
    showChoice();
    m_actions->offerChoices();
}

void EditorPage::showChoice()
{
    m_sheet->bar()->showChoice(m_session.base(), inspector()->status(), inspector()->publishAt());
}

void EditorPage::onEdited()
{
    // The fields are gone on with, and do not have what was typed to decide the conflict.
    if (m_isDeciding && m_conflict->isTyped())
        m_session.keepAside();
    m_isDeciding = false;
    m_session.markEdited();
}

void EditorPage::onSaved(const Core::Article &article)
{
    m_conflict->forget();
    // What was offered was about the version before.
    if (notice()->offersAction())
        notice()->finish();
    m_sheet->setSaved(article);
    m_supply->readRevisions();
    Q_EMIT articleSaved(article);
}

void EditorPage::onMerged(const Core::Article &article, const QString &savedBy)
{
    m_sheet->mergeIn(article);
    tell(Tone::Ok, tr("Saved together with what %1 changed meanwhile. "
                      "Undo takes it back from the text.")
                       .arg(nameOr(savedBy, tr("somebody else"))));
}

void EditorPage::onChangedElsewhere(const Core::Article &article)
{
    const QString who = nameOr(article.updatedBy, tr("Somebody else"));
    if (!m_session.hasUnsavedText()) {
        tell(Tone::Notice, tr("%1 saved this article just now; you see the new version.").arg(who));
        // At once and without asking the store: a key pressed meanwhile would be lost.
        m_session.adopt(article);
        return;
    }
    offer(
        Tone::Notice,
        tr("%1 saved this article just now. Yours is kept; saving brings both together.").arg(who),
        tr("Save and bring together"), [this] { saveOrAsk(); });
}

void EditorPage::takeBack(const Core::Article &revision)
{
    // As an edit: undo brings the present text back, and nothing is stored until Save.
    setPage(m_sheet);
    // What the revision does not know stays as it is.
    m_sheet->replaceTexts(Core::restoredOver(revision, shownArticle()));
    m_session.markEdited();
}

} // namespace Triptych::Ui
