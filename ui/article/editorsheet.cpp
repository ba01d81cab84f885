#include "editorsheet.h"

#include "articlehead.h"
#include "editorbar.h"
#include "headscroll.h"
#include "inspector.h"
#include "inspectordrawer.h"
#include "previewfollower.h"
#include "wordcounter.h"

#include <ui/controls/everyminute.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/inlinenotice.h>
#include <ui/look/dressed.h>
#include <ui/look/theme.h>
#include <ui/text/findbar.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>

#include <QApplication>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int BesideWidth = 900; // from here on the preview stands beside the text

} // namespace

EditorSheet::EditorSheet(std::function<Core::Article()> base, QWidget *parent)
    : QWidget(parent)
    , m_base(std::move(base))
    , m_bar(new EditorBar)
    , m_head(new ArticleHeadEdit)
    , m_body(new MarkdownEditor)
    , m_find(new FindBar(*m_body))
    , m_notice(new InlineNotice)
    , m_preview(new PreviewPane([this] {
        const Core::Article shown = article();
        return std::pair(ArticleHead{shown.title, shown.summary, {}, {}}, shown.body);
    }))
    , m_inspector(new Inspector)
    , m_words(new WordCounter([this] { return m_body->text(); }, this))
    , m_noticePlace(new QVBoxLayout)
    , m_split(new QSplitter(Qt::Horizontal))
    , m_writing(new QWidget)
    , m_headScroll(new HeadScroll(m_writing, m_head, m_body))
    , m_drawer(new InspectorDrawer(m_inspector, this))
    , m_drawerRoom(new QSpacerItem(0, 0, QSizePolicy::Fixed))
{
    m_body->setHint(tr("Write here. Markdown is understood."));
    layOut();
    connectParts();
}

void EditorSheet::layOut()
{
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_writing);
    m_split->addWidget(m_preview);
    m_preview->hide();

    auto *middle = new QVBoxLayout;
    middle->setContentsMargins({});
    middle->setSpacing(0);
    middle->addWidget(m_bar);
    m_noticePlace->setContentsMargins(Space::Large, 0, Space::Large, 0);
    m_noticePlace->addWidget(m_notice);
    middle->addLayout(m_noticePlace);
    middle->addWidget(m_find);
    middle->addWidget(m_split, 1);
    auto *across = new QHBoxLayout(this);
    across->setContentsMargins({});
    across->setSpacing(0);
    across->addLayout(middle, 1);
    across->addItem(m_drawerRoom);
    m_split->installEventFilter(this);
    QWidget::setTabOrder(m_head->titleEdit(), m_head->summaryEdit());
    QWidget::setTabOrder(m_head->summaryEdit(), m_body);
}

void EditorSheet::connectParts()
{
    connect(m_head, &ArticleHeadEdit::textEdited, this, &EditorSheet::onEdited);
    connect(m_body, &MarkdownEditor::textEdited, this, &EditorSheet::onEdited);
    connect(m_inspector, &Inspector::edited, this, [this] {
        onEdited();
        if (!m_isLoading)
            showFacts(article());
    });
    connect(m_head, &ArticleHeadEdit::leftDownwards, m_body, [this] { focusText(); });
    connect(m_body, &MarkdownEditor::leftUpwards, m_head,
            [this] { m_head->summaryEdit()->setFocus(Qt::OtherFocusReason); });
    new PreviewFollower(m_body, m_preview);
    connect(m_preview, &PreviewPane::sourceAsked, this, [this] {
        if (!m_writing->isVisible())
            setPreviewShown(false);
        focusText();
    });
    connect(m_bar->previewButton(), &QToolButton::toggled, this, &EditorSheet::setPreviewShown);
    connect(m_bar->inspectorButton(), &QToolButton::clicked, this, &EditorSheet::setInspectorShown);
    connect(m_drawer, &InspectorDrawer::closeAsked, this, [this] { setInspectorShown(false); });
    connect(m_drawer, &InspectorDrawer::tabbedOut, this, [this](bool forwards) {
        if (forwards)
            focusText();
        else
            m_bar->inspectorButton()->setFocus(Qt::BacktabFocusReason);
    });
    connect(qApp, &QApplication::focusChanged, this, &EditorSheet::giveWayToText);
    everyMinute(this, [this] {
        showFacts(article());
        m_inspector->showTimes();
    });
    connect(m_words, &WordCounter::counted, this, &EditorSheet::wordCountChanged);
}

Core::Article EditorSheet::article() const
{
    Core::Article article = m_base();
    article.title = m_head->titleEdit()->text();
    article.summary = m_head->summaryEdit()->text();
    article.body = m_body->text();
    m_inspector->applyTo(article);
    return article;
}

void EditorSheet::setArticle(const Core::Article &article, const Core::Article &stored)
{
    const QScopedValueRollback<bool> loading(m_isLoading, true);
    const bool isSame = m_shown == article.id;
    if (isSame) {
        replaceTexts(article);
    } else {
        m_head->titleEdit()->setText(article.title);
        m_head->summaryEdit()->setText(article.summary);
        m_body->setText(article.body);
        m_headScroll->showHead();
        m_find->hide();
        m_body->setFound({}, Qt::CaseInsensitive);
    }
    m_shown = article.id;
    m_inspector->setArticle(article, stored);
    showFacts(article);
    m_preview->touch();
    m_words->countNow();
}

void EditorSheet::mergeIn(const Core::Article &article)
{
    const QScopedValueRollback<bool> loading(m_isLoading, true);
    replaceTexts(article);
    m_inspector->setArticle(article);
    showFacts(article);
    m_preview->touch();
    m_words->countSoon();
}

void EditorSheet::setSaved(const Core::Article &article)
{
    const QScopedValueRollback<bool> loading(m_isLoading, true);
    m_inspector->setSaved(article);
    showFacts(article);
}

void EditorSheet::replaceTexts(const Core::Article &article)
{
    m_head->titleEdit()->replaceText(article.title);
    m_head->summaryEdit()->replaceText(article.summary);
    m_body->replaceText(article.body);
}

void EditorSheet::setSiteZone(const Core::SiteZone &zone)
{
    const QScopedValueRollback<bool> loading(m_isLoading, true);
    m_zone = zone;
    m_inspector->setSiteZone(zone);
    showFacts(article());
}

void EditorSheet::showFacts(const Core::Article &article)
{
    // The state is the stored one, never what is only chosen.
    const Core::Article stored = m_base();
    Core::Article shown = article;
    shown.status = stored.status;
    shown.publishAt = stored.publishAt;
    shown.publishDay = stored.publishDay;
    m_head->setFacts(shown, m_zone);
}

void EditorSheet::onEdited()
{
    if (m_isLoading)
        return;
    Q_EMIT edited();
    m_preview->touch();
    m_words->countSoon();
}

void EditorSheet::setWaiting(bool waiting)
{
    m_head->titleEdit()->setReadOnly(waiting);
    m_head->summaryEdit()->setReadOnly(waiting);
    m_body->setReadOnly(waiting);
    m_inspector->setEnabled(!waiting);
}

void EditorSheet::focusTitle()
{
    m_head->titleEdit()->setFocus(Qt::OtherFocusReason);
}

void EditorSheet::focusText()
{
    m_body->setFocus(Qt::OtherFocusReason);
}

void EditorSheet::setInspectorShown(bool shown)
{
    const bool changes = m_drawer->isShown() != shown;
    m_waitsForRoom = false;
    showInspector(shown);
    if (shown && m_drawer->isOver())
        m_inspector->focusFirst();
    else if (!shown && changes)
        m_body->setFocus();
}

void EditorSheet::restoreInspector(bool shown)
{
    m_waitsForRoom = shown && m_drawer->isOver();
    showInspector(shown && !m_waitsForRoom);
}

bool EditorSheet::isInspectorWanted() const
{
    return m_drawer->isShown() || m_waitsForRoom;
}

void EditorSheet::showInspector(bool shown)
{
    const bool comes = shown && !m_drawer->isShown();
    m_drawer->setVisible(shown);
    m_bar->inspectorButton()->setChecked(shown);
    placePreview();
    placeInspector();
    if (comes)
        m_drawer->slideIn();
    Q_EMIT inspectorWantedChanged();
}

/** It lies over what is written in or read. */
bool EditorSheet::hidesText() const
{
    return m_drawer->isShown() && m_drawer->isOver() &&
           m_split->isAncestorOf(QApplication::focusWidget());
}

void EditorSheet::giveWayToText()
{
    if (!hidesText())
        return;
    m_waitsForRoom = true;
    showInspector(false);
}

void EditorSheet::setPreviewShown(bool shown)
{
    m_bar->previewButton()->setChecked(shown);
    m_preview->setVisible(shown);
    placePreview();
    if (shown)
        m_preview->touch();
    else
        m_body->setFocus();
}

void EditorSheet::placePreview()
{
    const bool shown = !m_preview->isHidden();
    const int room = width() - m_drawer->room();
    const bool beside = room >= BesideWidth;
    m_writing->setVisible(!shown || beside);
    if (shown && beside)
        m_split->setSizes({room / 2, room / 2});
}

void EditorSheet::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePreview();
    placeInspector();
    giveWayToText();
    if (m_waitsForRoom && !m_drawer->isOver())
        restoreInspector(true);
}

void EditorSheet::placeInspector()
{
    m_drawerRoom->changeSize(m_drawer->room(), 0, QSizePolicy::Fixed);
    layout()->invalidate();
    m_drawer->place(m_split->y());
}

void EditorSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_drawer->isShown() && m_drawer->isOver())
        setInspectorShown(false);
    else
        QWidget::keyPressEvent(event);
}

bool EditorSheet::eventFilter(QObject *watched, QEvent *event)
{
    // Over the text it begins where the text does: below the bar, the notice and the find bar.
    if (watched == m_split && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        m_drawer->place(m_split->y());
    return QWidget::eventFilter(watched, event);
}

} // namespace Triptych::Ui
