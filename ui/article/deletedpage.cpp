#include "deletedpage.h"

#include <core/answer.h>
#include <core/visible.h>
#include <newsroom/articlelibrary.h>
#include <ui/controls/emptystate.h>
#include <ui/look/dressed.h>
#include <ui/terms/articlestatus.h>
#include <ui/terms/format.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/articleview.h>
#include <unsaved/journal.h>
#include <workspace/workspace.h>

#include <QHBoxLayout>
#include <QInputDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto Patience = 15s;

} // namespace

DeletedPage::DeletedPage(Workspace::Workspace &workspace, Unsaved::Journal &journal,
                         QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_journal(journal)
    , m_facts(new QLabel(this))
    , m_restore(new QPushButton(tr("Restore"), this))
    , m_erase(new QPushButton(tr("Erase for good…"), this))
    , m_stack(new QStackedWidget(this))
    , m_view(new ArticleView)
    , m_message(new EmptyState)
    , m_renderer(new ArticleRenderer(this))
{
    setAccessibleName(tr("Deleted article"));
    setSurface(this, Surface::Page);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(m_stack, 1);
    connect(m_restore, &QPushButton::clicked, this, &DeletedPage::restore);
    connect(m_erase, &QPushButton::clicked, this, &DeletedPage::erase);
    connect(m_renderer, &ArticleRenderer::rendered, this,
            [this](const std::shared_ptr<ArticleDocument> &document) {
                m_view->setAccessibleName(shownTitle());
                m_view->showArticle(document, false);
                m_stack->setCurrentWidget(m_view);
            });
    dress(this, [this] {
        if (m_shown)
            render();
    });
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_view);
    showArticle({});
}

DeletedPage::~DeletedPage() = default;

QWidget *DeletedPage::buildBar()
{
    auto *bar = new QWidget(this);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_erase->setVisible(m_workspace.mayErase());
    makePrimary(m_restore);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(Space::Large, Space::Small, Space::Large, Space::Small);
    row->setSpacing(Space::Small);
    row->addWidget(m_facts, 1);
    row->addWidget(m_erase);
    row->addWidget(m_restore);
    return bar;
}

QString DeletedPage::shownTitle() const
{
    return m_shown && Core::hasVisible(m_shown->article.title) ? m_shown->article.title
                                                               : tr("Untitled");
}

void DeletedPage::setState(State state)
{
    m_state = state;
    m_restore->setEnabled(mayRestore());
    m_erase->setEnabled(mayErase());
}

bool DeletedPage::isShown(const Core::ArticleId &id) const
{
    return m_shown && m_shown->article.id == id;
}

bool DeletedPage::mayRestore() const
{
    return m_state == State::Shown && !m_workspace.isReadOnly();
}

bool DeletedPage::mayErase() const
{
    return m_state == State::Shown && m_workspace.mayErase();
}

void DeletedPage::showArticle(const std::optional<Core::ArticleSummary> &row)
{
    if (row && row->id == m_id && row->version == m_version)
        return;
    ++m_generation;
    m_renderer->drop();
    m_shown.reset();
    m_id = row ? row->id : Core::ArticleId();
    m_version = row ? row->version : 0;
    setState(State::Nothing);
    m_facts->clear();
    if (!row) {
        m_message->setContent(Icon::Delete, tr("Nothing is chosen"),
                              tr("Choose an article on the left to read it and to restore it."));
        m_message->setDetail({});
        m_message->setAction({});
        m_stack->setCurrentWidget(m_message);
        return;
    }
    Core::onAnswer(m_workspace.library().tombstone(row->id, Core::Call::within(Patience)), this,
                   [this, generation = m_generation](const Core::Result<Core::Tombstone> &found) {
                       if (generation == m_generation)
                           onRead(found);
                   });
}

void DeletedPage::onRead(const Core::Result<Core::Tombstone> &found)
{
    if (!found) {
        m_message->setContent(Icon::Error, tr("The article cannot be read"), found.error().message);
        m_message->setDetail(found.error().detail);
        m_message->setAction({});
        m_stack->setCurrentWidget(m_message);
        // So that the same row is read again when it is chosen again.
        m_id = {};
        return;
    }
    m_shown = *found;
    m_version = found->article.version;
    m_facts->setText(
        tr("Deleted %1 by %2").arg(exactDate(found->article.deletedAt), found->article.updatedBy));
    setState(State::Shown);
    render();
}

void DeletedPage::render()
{
    const Core::Article &article = m_shown->article;
    QStringList parts;
    if (!article.authors.isEmpty())
        parts << tr("By %1").arg(QLocale().createSeparatedList(article.authors));
    parts << languageName(article.language);
    parts << tr("was: %1", "the status before it was deleted").arg(statusText(article.status));
    m_renderer->render(
        ArticleHead{article.title, article.summary, parts.join(QStringLiteral(" · ")), {}},
        article.body, ArticleStyle::fromTheme());
}

void DeletedPage::restore()
{
    if (!mayRestore())
        return;
    if (m_shown->freeSlug == m_shown->article.slug)
        restoreAs({});
    else
        askForSlug(tr("Another article has the slug “%1” now.").arg(m_shown->article.slug),
                   m_shown->freeSlug);
}

void DeletedPage::askForSlug(const QString &sentence, const QString &proposal)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Restore “%1”").arg(shownTitle()));
    dialog->setLabelText(sentence + QLatin1Char('\n') +
                         tr("The article comes back with the slug:"));
    dialog->setTextValue(proposal);
    dialog->setOkButtonText(tr("Restore"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, generation = m_generation](const QString &slug) {
                // Another row may have been chosen behind the dialog.
                if (generation == m_generation && !slug.trimmed().isEmpty())
                    restoreAs(slug.trimmed());
            });
    dialog->open();
}

void DeletedPage::restoreAs(const QString &slug)
{
    const Core::Tombstone before = *m_shown;
    setState(State::Asked);
    Core::onAnswer(m_workspace.library().restoreAsDraft(before.article.id, before.article.version,
                                                        slug, Core::Call::within(Patience)),
                   this, [this, before, slug](const Core::Result<Core::Article> &stored) {
                       const bool isShown = this->isShown(before.article.id);
                       if (isShown)
                           setState(State::Shown);
                       // The store alone sees the slugs of all, and what is no slug: its own may be
                       // that of an article which this login does not see.
                       if (!stored && stored.error().kind == Core::ErrorKind::Invalid && isShown)
                           askForSlug(stored.error().message,
                                      slug.isEmpty() ? before.article.slug + QLatin1String("-2")
                                                     : slug);
                       else
                           onRestored(before, stored);
                   });
}

void DeletedPage::onRestored(const Core::Tombstone &before,
                             const Core::Result<Core::Article> &stored)
{
    if (!stored) {
        Q_EMIT failed(stored.error().kind == Core::ErrorKind::Timeout
                          ? tr("No answer came. As soon as the store answers, the list shows "
                               "whether the article is back.")
                          : stored.error().message);
        return;
    }
    Q_EMIT restored(*stored, stored->status == before.article.status
                                 ? QString()
                                 : tr("It is a draft now: publish it if readers are to see it."));
}

void DeletedPage::erase()
{
    if (!mayErase())
        return;
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Erase for good"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Erase “%1” for good?").arg(shownTitle()));
    box->setInformativeText(
        tr("Its text, its history and what anybody typed in it and did not save are erased. This "
           "cannot be undone. Backups of the workspace and other computers are not touched."));
    QPushButton *erase = box->addButton(tr("Erase for good"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(cancel);
    box->setEscapeButton(cancel);
    // The one that was asked about, whichever row is chosen behind the question.
    connect(erase, &QPushButton::clicked, this,
            [this, tombstone = *m_shown] { eraseNow(tombstone); });
    box->open();
}

void DeletedPage::eraseNow(const Core::Tombstone &tombstone)
{
    const Core::Article article = tombstone.article;
    // Another row may have been chosen behind the question.
    if (isShown(article.id))
        setState(State::Asked);
    Core::onAnswer(
        m_workspace.library().erase(article.id, article.version, Core::Call::within(Patience)),
        this, [this, article](const Core::Result<qint64> &version) {
            if (isShown(article.id))
                setState(State::Shown);
            if (!version) {
                Q_EMIT failed(version.error().kind == Core::ErrorKind::Timeout
                                  ? tr("No answer came. As soon as the store answers, "
                                       "the list shows whether the article is erased.")
                                  : version.error().message);
                return;
            }
            Q_EMIT erased(article);
            Core::onAnswer(m_journal.erase(article.id), this,
                           [this](const Core::Result<void> &gone) {
                               if (!gone)
                                   Q_EMIT failed(tr("Unsaved text of it on this computer could "
                                                    "not be erased: %1")
                                                     .arg(gone.error().message));
                           });
        });
}

void DeletedPage::popUpMenu(const QPoint &globalPlace)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *restore = menu->addAction(m_restore->text(), this, &DeletedPage::restore);
    restore->setEnabled(mayRestore());
    if (m_workspace.mayErase())
        menu->addAction(m_erase->text(), this, &DeletedPage::erase)->setEnabled(mayErase());
    menu->popup(globalPlace);
}

void DeletedPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace Triptych::Ui
