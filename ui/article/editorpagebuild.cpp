// How the editor page is put together; what it does is in editorpage.cpp.
#include "editorpage.h"

#include "articlehead.h"
#include "conflictview.h"
#include "inspector.h"
#include "savestateline.h"

#include <ui/controls/emptystate.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/hairline.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/skeleton.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <ui/text/findbar.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

QToolButton *toggle(Icon which, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(which));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setMinimumSize(Measure::HitTarget, Measure::HitTarget);
    button->setIconSize(QSize(Measure::Icon, Measure::Icon));
    return button;
}

} // namespace

void EditorPage::build()
{
    setAccessibleName(tr("Editor"));
    setSurface(this, Surface::Page);

    m_head = new ArticleHeadEdit;
    m_body = new MarkdownEditor;
    m_body->setHint(tr("Write here. Markdown is understood."));
    m_find = new FindBar(*m_body);
    m_notice = new InlineNotice;
    m_preview = new PreviewPane([this] {
        const Core::Article article = shownArticle();
        return std::pair(ArticleHead{article.title, article.summary, {}, {}}, article.body);
    });
    m_inspector = new Inspector;
    m_inspector->setSiteZone(m_workspace.siteZone());
    connect(&m_workspace, &Workspace::Workspace::siteZoneChanged, this, [this] {
        const QScopedValueRollback<bool> loading(m_loading, true);
        m_inspector->setSiteZone(m_workspace.siteZone());
        m_head->setFacts(shownArticle(), m_workspace.siteZone());
    });
    m_conflict = new ConflictView;
    m_empty = new EmptyState;
    m_skeleton = new Skeleton;

    m_writing = new QWidget;
    auto *writing = new QVBoxLayout(m_writing);
    writing->setContentsMargins({});
    writing->setSpacing(0);
    writing->addWidget(m_head);
    writing->addWidget(m_body, 1);

    m_split = new QSplitter(Qt::Horizontal);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_writing);
    m_split->addWidget(m_preview);
    m_preview->hide();

    m_page = new QWidget;
    auto *middle = new QVBoxLayout;
    middle->setContentsMargins({});
    middle->setSpacing(0);
    middle->addWidget(buildBar());
    m_noticePlace = new QVBoxLayout;
    m_noticePlace->setContentsMargins(Space::Large, 0, Space::Large, 0);
    m_noticePlace->addWidget(m_notice);
    middle->addLayout(m_noticePlace);
    middle->addWidget(m_find);
    middle->addWidget(m_split, 1);
    auto *across = new QHBoxLayout(m_page);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addLayout(middle, 1);
    auto *edge = new Hairline(Qt::Vertical);
    edge->setObjectName(QStringLiteral("inspectorEdge"));
    across->addWidget(edge);
    across->addWidget(m_inspector);
    m_inspector->hide();
    edge->hide();
    m_inspector->setFixedWidth(Inspector::Width);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_skeleton);
    m_stack->addWidget(m_conflict);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    m_noticePlaceOutside = new QVBoxLayout;
    m_noticePlaceOutside->setContentsMargins(Space::Large, 0, Space::Large, 0);
    layout->addLayout(m_noticePlaceOutside);
    layout->addWidget(m_stack, 1);

    connect(m_head, &ArticleHeadEdit::textEdited, this, &EditorPage::onEdited);
    connect(m_head, &ArticleHeadEdit::leftDownwards, m_body,
            [this] { m_body->setFocus(Qt::OtherFocusReason); });
    connect(m_body, &MarkdownEditor::leftUpwards, m_head,
            [this] { m_head->summaryEdit()->setFocus(Qt::OtherFocusReason); });
    connect(m_body, &MarkdownEditor::textEdited, this, &EditorPage::onEdited);
    // While the page goes, its text may still scroll when the preview is gone.
    connect(m_body->verticalScrollBar(), &QScrollBar::valueChanged, m_preview, [this](int value) {
        const int most = m_body->verticalScrollBar()->maximum();
        m_preview->followPlace(most > 0 ? double(value) / most : 0);
    });
    connect(m_preview, &PreviewPane::sourceAsked, this, [this] {
        if (!m_writing->isVisible())
            setPreviewShown(false);
        m_body->setFocus(Qt::OtherFocusReason);
    });
    connect(m_inspector, &Inspector::edited, this, &EditorPage::onEdited);
    connect(m_inspector, &Inspector::revisionChosen, this, &EditorPage::showRevision);
    connect(m_notice, &InlineNotice::actionTriggered, this, [this] {
        const auto action = m_noticeAction;
        m_notice->hide();
        if (action)
            action();
    });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_emptyAction)
            m_emptyAction();
    });
    connect(m_stateLine, &SaveStateLine::retryAsked, this, &EditorPage::save);
    connect(m_stateLine, &SaveStateLine::saveAsNewAsked, &m_session,
            &Newsroom::EditingSession::saveAsNew);
    connect(m_stateLine, &SaveStateLine::resolveAsked, this, &EditorPage::save);
    connect(m_conflict, &ConflictView::resolved, this, &EditorPage::resolve);
    connect(m_conflict, &ConflictView::edited, this, [this] { m_session.markEdited(); });
    connect(m_conflict, &ConflictView::cancelled, this, [this] {
        setPage(m_page);
        m_body->setFocus();
    });
    QWidget::setTabOrder(m_head->titleEdit(), m_head->summaryEdit());
    QWidget::setTabOrder(m_head->summaryEdit(), m_body);
}

QWidget *EditorPage::buildBar()
{
    auto *bar = new QWidget;
    m_stateLine = new SaveStateLine(bar);
    m_previewButton = toggle(Icon::Preview, tr("Preview"), bar);
    m_inspectorButton = toggle(Icon::Inspector, tr("Inspector"), bar);
    m_save = new QPushButton(tr("Save"), bar);
    makePrimary(m_save);
    m_saveMore = new QPushButton(bar);
    m_saveMore->setAutoDefault(false);
    m_saveMore->setIcon(icon(Icon::ChevronDown));
    m_saveMore->setIconSize(QSize(Measure::SmallIcon, Measure::SmallIcon));
    m_saveMore->setFixedWidth(Measure::HitTarget);
    m_saveMore->setAccessibleName(tr("More ways to save"));
    m_saveMore->setToolTip(tr("Publish, send to review, discard"));

    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Space::Large, Space::Small, Space::Large, Space::Small);
    layout->setSpacing(Space::Tiny);
    layout->addWidget(m_stateLine, 1);
    layout->addSpacing(Space::Medium);
    layout->addWidget(m_previewButton);
    layout->addWidget(m_inspectorButton);
    layout->addSpacing(Space::Small);
    layout->addWidget(m_save);
    auto *more = new QHBoxLayout;
    more->setContentsMargins({});
    layout->addLayout(more);
    more->addWidget(m_saveMore);
    connect(m_save, &QPushButton::clicked, this, &EditorPage::save);
    connect(m_previewButton, &QToolButton::toggled, this, &EditorPage::setPreviewShown);
    connect(m_inspectorButton, &QToolButton::toggled, this, &EditorPage::setInspectorShown);
    connect(m_saveMore, &QPushButton::clicked, this, [this] {
        m_saveMenu->popup(
            m_saveMore->mapToGlobal(QPoint(m_saveMore->width() - m_saveMenu->sizeHint().width(),
                                           m_saveMore->height() + Space::Tiny)));
    });
    return bar;
}

QAction *EditorPage::makeAction(const QString &text, const QKeySequence &keys,
                                const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, run);
    addAction(action);
    m_actions.append(action);
    return action;
}

void EditorPage::makeActions()
{
    QAction *saving = makeAction(tr("Save"), QKeySequence::Save, [this] { save(); });
    m_publish = makeAction(tr("Publish now"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return),
                           [this] { saveAs(Core::Status::Published); });
    QAction *later = makeAction(tr("Publish at a time…"), {}, [this] {
        setInspectorShown(true);
        m_inspector->setStatus(Core::Status::Published);
        m_inspector->focusPublishAt();
    });
    QAction *review =
        makeAction(tr("Send to review"), {}, [this] { saveAs(Core::Status::Review); });
    QAction *draft = makeAction(tr("Back to draft"), {}, [this] { saveAs(Core::Status::Draft); });
    QAction *archive = makeAction(tr("Archive"), {}, [this] { saveAs(Core::Status::Archived); });
    QAction *read =
        makeAction(tr("Read as readers do"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                   [this] { Q_EMIT readRequested(articleId()); });
    QAction *discard = makeAction(tr("Discard unsaved changes"), {}, [this] {
        const Core::Article typed = keptArticle();
        m_session.discard();
        m_noticeAction = [this, typed] { recover(typed); };
        m_notice->showMessage(Tone::Neutral, tr("The unsaved changes are gone."), tr("Undo"));
    });
    makeAction(tr("Find"), QKeySequence::Find, [this] { m_find->open(false); });
    makeAction(tr("Find and replace"), QKeySequence::Replace, [this] { m_find->open(true); });
    makeAction(tr("Next match"), QKeySequence(Qt::Key_F3), [this] { m_find->step(false); });
    makeAction(tr("Previous match"), QKeySequence(Qt::SHIFT | Qt::Key_F3),
               [this] { m_find->step(true); });
    QAction *preview = makeAction(tr("Preview"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                                  [this] { m_previewButton->toggle(); });
    QAction *inspector =
        makeAction(tr("Inspector"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] {
            m_inspectorButton->toggle();
            if (m_inspectorButton->isChecked())
                m_inspector->focusFirst();
        });
    m_statusActions = {m_publish, later, review, draft, archive};
    m_actions << m_body->boldAction() << m_body->italicAction() << m_body->linkAction();

    const auto hint = [](QWidget *widget, const QAction *action) {
        widget->setToolTip(QStringLiteral("%1 (%2)").arg(
            action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    };
    hint(m_previewButton, preview);
    hint(m_inspectorButton, inspector);
    hint(m_save, saving);

    m_saveMenu = new QMenu(this);
    m_saveMenu->addAction(m_publish);
    m_saveMenu->addAction(later);
    m_saveMenu->addSeparator();
    m_saveMenu->addAction(review);
    m_saveMenu->addAction(draft);
    m_saveMenu->addAction(archive);
    m_saveMenu->addSeparator();
    m_saveMenu->addAction(read);
    m_saveMenu->addAction(discard);
    connect(m_saveMenu, &QMenu::aboutToShow, this, [=, this] {
        const Core::Status status = m_session.base().status;
        const bool stored = m_session.base().version > 0;
        m_publish->setEnabled(!(stored && status == Core::Status::Published));
        review->setEnabled(status != Core::Status::Review || !stored);
        draft->setEnabled(stored && status != Core::Status::Draft);
        archive->setEnabled(stored && status != Core::Status::Archived);
        read->setEnabled(stored);
        discard->setEnabled(m_session.hasUnsavedText());
    });
}

} // namespace Triptych::Ui
