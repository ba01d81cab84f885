#include "editoractions.h"

#include "articlehead.h"
#include "deletedoffer.h"
#include "editorbar.h"
#include "editorpage.h"
#include "editorsheet.h"
#include "inspector.h"
#include "publishflow.h"

#include <ui/controls/growingedit.h>
#include <ui/terms/format.h>
#include <ui/text/findbar.h>
#include <ui/text/markdowneditor.h>

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace Triptych::Ui {

namespace {

void hint(QWidget *widget, const QAction *action)
{
    widget->setToolTip(QStringLiteral("%1 (%2)").arg(
        action->text(), action->shortcut().toString(QKeySequence::NativeText)));
}

} // namespace

EditorActions::EditorActions(EditorPage &page)
    : QObject(&page), m_page(page), m_saveMenu(new QMenu(&page))
{
    makeSaving();
    makeFinding();
    makeShowing();
    const MarkdownEditor *body = m_page.bodyEdit();
    m_all << body->boldAction() << body->italicAction() << body->linkAction();

    m_saveMenu->addAction(m_saveAsNew);
    m_saveMenu->addAction(m_restore);
    m_saveMenu->addAction(m_publish);
    m_saveMenu->addAction(m_now);
    m_saveMenu->addAction(m_later);
    m_saveMenu->addSeparator();
    m_saveMenu->addAction(m_review);
    m_saveMenu->addAction(m_draft);
    m_saveMenu->addAction(m_archive);
    m_saveMenu->addSeparator();
    m_saveMenu->addAction(m_read);
    m_saveMenu->addAction(m_discard);
    connect(m_saveMenu, &QMenu::aboutToShow, this, &EditorActions::offerChoices);
}

const QList<QAction *> &EditorActions::all()
{
    offerChoices(); // they name the article
    return m_all;
}

QAction *EditorActions::add(const QString &text, const QKeySequence &keys,
                            const std::function<void()> &run)
{
    auto *action = new QAction(text, &m_page);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    m_page.addAction(action);
    m_all.append(action);
    return action;
}

void EditorActions::makeSaving()
{
    const auto saveAs = [this](Core::Status status) {
        return [=, this] { m_page.publishing()->takeOff(status); };
    };
    QAction *saving = add(tr("Save"), QKeySequence::Save, [this] { m_page.saveOrAsk(); });
    hint(m_page.sheet()->bar()->saveButton(), saving);
    m_publish = add(tr("Publish…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                    [this] { m_page.publishing()->ask(); });
    m_now =
        add(tr("Publish now…"), {}, [this] { m_page.publishing()->ask(PublishSheet::When::Now); });
    m_later = add(tr("Publish at a time…"), {},
                  [this] { m_page.publishing()->ask(PublishSheet::When::AtATime); });
    m_review = add(tr("Send to review"), {}, saveAs(Core::Status::Review));
    m_draft = add(tr("Back to draft"), {}, saveAs(Core::Status::Draft));
    m_archive = add(tr("Archive"), {}, saveAs(Core::Status::Archived));
    m_read = add(tr("Read as readers do"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                 [this] { Q_EMIT m_page.readRequested(m_page.articleId()); });
    m_read->setObjectName(QStringLiteral("read"));
    m_saveAsNew =
        add(tr("Save as a new article"), {}, [this] { m_page.deletedOffer()->saveAsNew(); });
    m_restore = add(tr("Restore"), {}, [this] { m_page.deletedOffer()->restore(); });
    m_discard = add(tr("Discard unsaved changes"), {}, [this] { m_page.discard(); });
}

void EditorActions::makeFinding()
{
    FindBar *find = m_page.findBar();
    add(tr("Find"), QKeySequence::Find, [find] { find->open(false); });
    add(tr("Find and replace"), QKeySequence::Replace, [find] { find->open(true); });
    add(tr("Next match"), QKeySequence(Qt::Key_F3), [find] { find->step(false); });
    add(tr("Previous match"), QKeySequence(Qt::SHIFT | Qt::Key_F3), [find] { find->step(true); });
}

void EditorActions::makeShowing()
{
    QToolButton *previewButton = m_page.sheet()->bar()->previewButton();
    QToolButton *inspectorButton = m_page.sheet()->bar()->inspectorButton();
    hint(previewButton, add(tr("Preview"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                            [previewButton] { previewButton->toggle(); }));
    hint(inspectorButton, add(tr("Inspector"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I),
                              [this, inspectorButton] {
                                  inspectorButton->click();
                                  if (inspectorButton->isChecked())
                                      m_page.inspector()->focusFirst();
                              }));
}

void EditorActions::offerChoices()
{
    const Newsroom::EditingSession &session = m_page.session();
    const Core::Status status = session.base().status;
    const bool stored = session.base().version > 0;
    const bool isOpen = session.state() != Newsroom::EditingSession::State::Empty;
    const bool mayChange =
        m_mayChangeStatus && isOpen && !m_page.isReadOnly() && !session.tombstone();
    const bool isPublished = stored && status == Core::Status::Published;
    const QString title = actionTitle(m_page.head()->titleEdit()->text());
    m_publish->setText(isPublished ? tr("Update “%1”…").arg(title)
                                   : tr("Publish “%1”…").arg(title));
    m_now->setText(tr("Publish “%1” now…").arg(title));
    m_later->setText(tr("Publish “%1” at a time…").arg(title));
    m_draft->setText(isPublished ? tr("Unpublish “%1”").arg(title) : tr("Back to draft"));
    m_archive->setText(isPublished ? tr("Archive “%1”").arg(title) : tr("Archive"));
    m_publish->setEnabled(mayChange);
    // What is not scheduled goes out at once by the entry above it.
    const bool isScheduled = stored && session.base().isScheduled(Core::utcNow());
    m_now->setVisible(isScheduled);
    m_now->setEnabled(mayChange && isScheduled);
    m_later->setEnabled(mayChange);
    m_review->setEnabled(mayChange && (status != Core::Status::Review || !stored));
    m_draft->setEnabled(mayChange && stored && status != Core::Status::Draft);
    m_archive->setEnabled(mayChange && stored && status != Core::Status::Archived);
    // What was deleted can only be brought back or written anew.
    const bool isDeleted = session.tombstone().has_value() && !m_page.isReadOnly();
    m_saveAsNew->setVisible(isDeleted);
    m_restore->setVisible(isDeleted);
    m_restore->setText(tr("Restore “%1”").arg(title));
    m_read->setEnabled(stored && !isDeleted);
    m_discard->setEnabled(session.hasUnsavedText());
}

void EditorActions::setStatusActionsEnabled(bool enabled)
{
    m_mayChangeStatus = enabled;
    offerChoices();
}

} // namespace Triptych::Ui
