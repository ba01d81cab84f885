#include "editorpage.h"

#include "articlehead.h"
#include "conflictview.h"
#include "inspector.h"
#include "revisiondialog.h"
#include "savestateline.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/changes.h>
#include <text/counting.h>
#include <text/markdown.h>
#include <ui/controls/emptystate.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/skeleton.h>
#include <ui/look/dressed.h>
#include <ui/text/articledocument.h>
#include <ui/text/articleview.h>
#include <ui/text/findbar.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QPropertyAnimation>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto CountPause = 250ms;
constexpr auto SidePatience = 8s; // for what is shown beside the text and can wait
constexpr int BesideWidth = 900;  // from here on the preview stands beside the text

QString nameOr(const QString &person, const QString &otherwise)
{
    return person.isEmpty() ? otherwise : person;
}

} // namespace

EditorPage::EditorPage(Workspace::Workspace &workspace, Unsaved::Journal &journal, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_journal(journal)
    , m_session(workspace.articles(), journal, workspace.changes(), workspace.actor())
{
    build();
    makeActions();
    m_session.setSource([this] { return keptArticle(); });
    connectSession();
    m_countPause.setSingleShot(true);
    m_countPause.setInterval(CountPause);
    connect(&m_countPause, &QTimer::timeout, this, &EditorPage::countWords);
    m_patience.setSingleShot(true);
    m_patience.setInterval(Skeleton::PatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_session.state() == Newsroom::EditingSession::State::Opening)
            setPage(m_skeleton);
    });
    m_empty->setContent(Icon::Edit, tr("Nothing is open"),
                        tr("Choose an article in the list, or start a new one."));
    m_empty->setAction(tr("New article"));
    m_emptyAction = [this] { newArticle(); };
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

void EditorPage::connectSession()
{
    using Newsroom::EditingSession;
    connect(&m_session, &EditingSession::stateChanged, this, &EditorPage::showState);
    connect(&m_session, &EditingSession::opened, this, &EditorPage::showArticle);
    connect(&m_session, &EditingSession::openFailed, this, &EditorPage::showFailure);
    connect(&m_session, &EditingSession::saved, this, &EditorPage::onSaved);
    connect(&m_session, &EditingSession::merged, this,
            [this](const Core::Article &article, const QString &by) {
                mergeIn(article);
                m_noticeAction = {};
                m_notice->showMessage(Tone::Ok, tr("Saved together with what %1 changed meanwhile. "
                                                   "Undo takes it back from the text.")
                                                    .arg(nameOr(by, tr("somebody else"))));
            });
    connect(&m_session, &EditingSession::conflictFound, this,
            [this](const Core::Article &, const Core::Article &theirs) { onConflict(theirs); });
    connect(&m_session, &EditingSession::changedElsewhere, this, &EditorPage::onChangedElsewhere);
    connect(&m_session, &EditingSession::journalFailed, this,
            [this](const Core::Error &error) { m_stateLine->setJournalTrouble(error.message); });
    connect(&m_session, &EditingSession::journalMended, this,
            [this] { m_stateLine->setJournalTrouble({}); });
    connect(&m_session, &EditingSession::foundFromElsewhere, this, &EditorPage::unsavedTextFound);
    connect(&m_workspace, &Workspace::Workspace::healthChanged, this, [this] {
        if (m_workspace.health().at(int(Core::StoreRole::Articles)).state == Core::StoreState::Ok)
            m_session.retryOwedSave();
    });
    connect(&m_workspace.changes(), &Newsroom::Changes::articleRemoved, this,
            [this](const Core::ArticleId &id) {
                const auto state = m_session.state();
                // An undo that is offered stays: while the article opens anew the answer says as
                // much.
                const bool isUndoOffered = state == EditingSession::State::Opening &&
                                           !m_notice->isHidden() && m_noticeAction;
                if (id == articleId() && state != EditingSession::State::Empty && !isUndoOffered) {
                    m_noticeAction = {};
                    m_notice->showMessage(
                        Tone::Warning,
                        tr("This article was deleted. What you type is kept on this computer."));
                }
            });
}

void EditorPage::setPage(QWidget *page)
{
    for (QAction *action : std::as_const(m_statusActions)) {
        if (isConflictShown() || page == m_conflict)
            action->setEnabled(page != m_conflict);
    }
    // What can be undone stays in sight where the article cannot be opened.
    QVBoxLayout *place = page == m_empty ? m_noticePlaceOutside : m_noticePlace;
    if (place->indexOf(m_notice) < 0) {
        const bool isShown = !m_notice->isHidden();
        place->addWidget(m_notice);
        // At once: Qt hides what moves to another parent until the event loop comes round.
        m_notice->setVisible(isShown);
    }
    m_stack->setCurrentWidget(page);
}

void EditorPage::newArticle()
{
    ++m_opening;
    setWaiting(false);
    m_notice->hide();
    m_session.startNew();
    m_head->titleEdit()->setFocus(Qt::OtherFocusReason);
}

void EditorPage::openArticle(const Core::ArticleId &id)
{
    using State = Newsroom::EditingSession::State;
    if (id == articleId() && m_session.state() != State::Empty && m_session.hasUnsavedText())
        return callOffOpening();
    const quint64 opening = ++m_opening;
    setWaiting(true);
    m_notice->hide();
    m_patience.start();
    // What is typed in the article that is left is written before the entries are read: the journal
    // does one thing after the other.
    m_session.writeJournal();
    Core::onAnswer(m_journal.content(), this,
                   [=, this](const Core::Result<Unsaved::JournalContent> &content) {
                       if (opening != m_opening)
                           return;
                       // What could not be written is newer than the entry.
                       if (content && !m_session.unwritten(id)) {
                           for (const Unsaved::JournalEntry &entry : content->entries) {
                               if (entry.article.id == id) {
                                   m_session.recover(entry.article);
                                   return;
                               }
                           }
                       }
                       m_session.open(id);
                   });
}

void EditorPage::callOffOpening()
{
    // One that waits for the journal; the article that is shown is the one that is wanted.
    ++m_opening;
    m_patience.stop();
    setWaiting(false);
}

void EditorPage::recover(const Core::Article &typed, const Unsaved::TextPlace &place)
{
    ++m_opening;
    setWaiting(true);
    m_notice->hide();
    m_session.recover(typed, place);
}

bool EditorPage::hasUnsavedText() const
{
    return m_session.hasUnsavedText();
}

void EditorPage::focusText()
{
    m_body->setFocus(Qt::OtherFocusReason);
}

Core::Article EditorPage::shownArticle() const
{
    Core::Article article = m_session.base();
    article.title = m_head->titleEdit()->text();
    article.summary = m_head->summaryEdit()->text();
    article.body = m_body->text();
    m_inspector->applyTo(article);
    return article;
}

void EditorPage::setWaiting(bool waiting)
{
    // Keys pressed meanwhile would go into the text that is left.
    m_head->titleEdit()->setReadOnly(waiting);
    m_head->summaryEdit()->setReadOnly(waiting);
    m_body->setReadOnly(waiting);
    m_inspector->setEnabled(!waiting);
}

void EditorPage::showArticle(const Core::Article &article)
{
    setWaiting(false);
    m_isDeciding = false;
    const bool another = m_body->property("article").toString() != article.id.toString();
    {
        const QScopedValueRollback<bool> loading(m_loading, true);
        // The same article read again keeps the cursor and what can be undone.
        if (another) {
            m_head->titleEdit()->setText(article.title);
            m_head->summaryEdit()->setText(article.summary);
            m_body->setText(article.body);
        } else {
            replaceTexts(article);
        }
        m_body->setProperty("article", article.id.toString());
        m_inspector->setArticle(article, m_session.base());
        m_head->setFacts(article, m_workspace.siteZone());
    }
    m_patience.stop();
    if (another) {
        m_find->hide();
        m_body->setFound({}, Qt::CaseInsensitive);
    }
    setPage(m_page);
    m_preview->touch();
    countWords();
    readRevisions();
    readTags();
    Q_EMIT articleShown(article.id);
}

void EditorPage::showFailure(const Core::Error &error)
{
    m_patience.stop();
    setWaiting(false);
    m_empty->setContent(error.kind == Core::ErrorKind::NotFound ? Icon::Info : Icon::Error,
                        error.kind == Core::ErrorKind::NotFound
                            ? tr("This article is not there any more")
                            : tr("The article cannot be opened"),
                        error.message);
    m_empty->setDetail(error.detail);
    m_empty->setAction(tr("New article"));
    m_emptyAction = [this] { newArticle(); };
    setPage(m_empty);
}

void EditorPage::showState()
{
    using State = Newsroom::EditingSession::State;
    const Core::Article &base = m_session.base();
    if (m_session.state() != State::Conflict) {
        m_isDeciding = false;
        if (isConflictShown())
            setPage(m_page);
    }
    switch (m_session.state()) {
    case State::Empty:
        m_stateLine->setState(SaveStateLine::Kind::Nothing);
        break;
    case State::Opening:
        m_stateLine->setState(SaveStateLine::Kind::Opening);
        break;
    case State::Saved:
        m_stateLine->setState(base.version > 0 ? SaveStateLine::Kind::Saved
                                               : SaveStateLine::Kind::NewDraft,
                              base.updatedAt);
        break;
    case State::Unsaved:
        m_stateLine->setState(SaveStateLine::Kind::Unsaved);
        break;
    case State::Saving:
        m_stateLine->setState(SaveStateLine::Kind::Saving);
        break;
    case State::Failed:
        m_stateLine->setState(SaveStateLine::Kind::Failed, {}, m_session.error());
        break;
    case State::Conflict:
        m_stateLine->setState(SaveStateLine::Kind::Conflict);
        break;
    }
    m_save->setText(base.version > 0 && base.status == Core::Status::Published ? tr("Update")
                                                                               : tr("Save"));
    const bool readOnly = m_workspace.isReadOnly();
    m_save->setEnabled(!readOnly && m_session.state() != State::Empty &&
                       m_session.state() != State::Saving &&
                       (base.version == 0 || m_session.state() != State::Saved));
    m_saveMore->setEnabled(!readOnly && m_session.state() != State::Empty);
}

void EditorPage::onEdited()
{
    if (m_loading)
        return;
    // The fields are gone on with, and do not have what was typed to decide the conflict.
    if (m_isDeciding && m_conflict->isTyped())
        m_session.keepAside();
    m_isDeciding = false;
    m_session.markEdited();
    m_preview->touch();
    m_countPause.start();
    if (sender() == m_inspector)
        m_head->setFacts(shownArticle(), m_workspace.siteZone());
}

void EditorPage::onSaved(const Core::Article &article)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    m_conflict->forget();
    m_inspector->setSaved(article);
    m_head->setFacts(article, m_workspace.siteZone());
    readRevisions();
    Q_EMIT articleSaved(article);
}

void EditorPage::onChangedElsewhere(const Core::Article &article)
{
    const QString who = nameOr(article.updatedBy, tr("Somebody else"));
    if (!m_session.hasUnsavedText()) {
        m_noticeAction = {};
        m_notice->showMessage(
            Tone::Notice, tr("%1 saved this article just now; you see the new version.").arg(who));
        // At once and without asking the store: a key pressed meanwhile would be lost.
        m_session.adopt(article);
        return;
    }
    m_noticeAction = [this] { saveShown(); };
    m_notice->showMessage(
        Tone::Notice,
        tr("%1 saved this article just now. Yours is kept; saving brings both together.").arg(who),
        tr("Save and bring together"));
}

void EditorPage::readRevisions()
{
    const Core::Article &base = m_session.base();
    if (base.version == 0) {
        m_inspector->setRevisions({});
        return;
    }
    const Core::ArticleId id = base.id;
    Core::onAnswer(m_workspace.library().revisions(id, Core::Call::within(SidePatience)), this,
                   [this, id](const Core::Result<QList<Core::RevisionInfo>> &revisions) {
                       if (id != articleId())
                           return;
                       if (revisions)
                           m_inspector->setRevisions(*revisions);
                       else
                           m_inspector->setRevisionsUnavailable(revisions.error().message);
                   });
}

void EditorPage::readTags()
{
    Core::onAnswer(m_workspace.library().overview(Core::Call::within(SidePatience)), this,
                   [this](const Core::Result<Core::Overview> &overview) {
                       // Without suggestions a tag can still be typed.
                       if (!overview)
                           return;
                       QStringList tags;
                       for (const Core::TagCount &tag : overview->tags)
                           tags << tag.tag;
                       m_inspector->setTagSuggestions(tags);
                   });
}

void EditorPage::showRevision(qint64 version)
{
    const Core::ArticleId id = articleId();
    Core::onAnswer(m_workspace.library().revision(id, version, Core::Call::within(SidePatience)),
                   this, [this, id](const Core::Result<Core::Article> &revision) {
                       if (id != articleId())
                           return;
                       if (!revision) {
                           m_noticeAction = {};
                           m_notice->showMessage(Tone::Danger, revision.error().message);
                           return;
                       }
                       auto *dialog = new RevisionDialog(*revision, this);
                       connect(this, &EditorPage::articleShown, dialog,
                               [id, dialog](const Core::ArticleId &shown) {
                                   if (shown != id)
                                       dialog->reject();
                               });
                       connect(dialog, &RevisionDialog::takeBack, this,
                               [this](const Core::Article &article) {
                                   if (article.id != articleId())
                                       return;
                                   // As an edit: undo brings the present text back, and nothing is
                                   // stored until Save.
                                   setPage(m_page);
                                   replaceTexts(article);
                                   m_session.markEdited();
                               });
                       dialog->open();
                   });
}

void EditorPage::countWords()
{
    m_countPause.stop();
    if (m_counting) {
        m_countPause.start();
        return;
    }
    m_counting = true;
    Core::onAnswer(QtConcurrent::run([body = m_body->text()] {
                       const Text::TextCount count = Text::countText(Text::plainText(body));
                       return std::pair(count.words, Text::readingMinutes(count));
                   }),
                   this, [this](const std::pair<int, int> &counted) {
                       m_counting = false;
                       Q_EMIT wordCountChanged(counted.first, counted.second);
                   });
}

void EditorPage::setInspectorShown(bool shown)
{
    m_inspectorButton->setChecked(shown);
    QWidget *edge = m_page->findChild<QWidget *>(QStringLiteral("inspectorEdge"));
    const bool was = !m_inspector->isHidden();
    m_inspector->setVisible(shown);
    if (edge)
        edge->setVisible(shown);
    const Theme *theme = Theme::current();
    if (shown && !was && theme && theme->isMotionOn() && isVisible()) {
        auto *slide = new QPropertyAnimation(m_inspector, "maximumWidth", m_inspector);
        m_inspector->setMinimumWidth(0);
        slide->setDuration(Measure::MotionMs);
        slide->setStartValue(0);
        slide->setEndValue(Inspector::Width);
        connect(slide, &QPropertyAnimation::finished, m_inspector,
                [this] { m_inspector->setFixedWidth(Inspector::Width); });
        slide->start(QAbstractAnimation::DeleteWhenStopped);
    }
    if (!shown && was)
        m_body->setFocus();
    placePreview();
}

void EditorPage::setPreviewShown(bool shown)
{
    m_previewButton->setChecked(shown);
    m_preview->setVisible(shown);
    placePreview();
    if (shown)
        m_preview->touch();
    else
        m_body->setFocus();
}

void EditorPage::placePreview()
{
    const bool shown = !m_preview->isHidden();
    const int room = width() - (m_inspector->isHidden() ? 0 : Inspector::Width);
    const bool beside = room >= BesideWidth;
    m_writing->setVisible(!shown || beside);
    if (shown && beside)
        m_split->setSizes({room / 2, room / 2});
}

void EditorPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePreview();
}

} // namespace Triptych::Ui
