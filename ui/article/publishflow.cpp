#include "publishflow.h"

#include "editorpage.h"
#include "inspector.h"
#include "publicationfield.h"

#include <newsroom/articlelibrary.h>
#include <ui/look/icons.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

namespace Triptych::Ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 5s;

/** All but state and time is what readers saw. */
bool saysTheSame(Core::Article shown, const Core::Article &before)
{
    shown.status = before.status;
    shown.publishAt = before.publishAt;
    shown.publishDay = before.publishDay;
    return shown.sameContent(before);
}

} // namespace

PublishFlow::PublishFlow(EditorPage &page, Workspace::Workspace &workspace)
    : QObject(&page), m_page(page), m_workspace(workspace)
{
    connect(&page, &EditorPage::articleSaved, this, &PublishFlow::onSaved);
    connect(&page, &EditorPage::articleShown, this, &PublishFlow::onShown);
}

void PublishFlow::ask(PublishSheet::When when)
{
    if (m_sheet)
        m_sheet->close();
    m_page.inspector()->commit();
    const auto holder = [this](const Core::Address &address) {
        return m_workspace.library()
            .takenAddresses({address}, Core::Call::within(Patience))
            .then([address](const Core::Result<QHash<Core::Address, Core::ArticleId>> &taken)
                      -> Core::Result<Core::ArticleId> {
                if (!taken)
                    return Core::failure(taken.error());
                return taken->value(address);
            });
    };
    m_sheet = new PublishSheet(m_page.shownArticle(), m_page.session().base(),
                               m_workspace.siteZone(), holder, &m_page);
    connect(m_sheet, &PublishSheet::published, this, &PublishFlow::publish);
    m_sheet->open();
    m_sheet->choose(when);
}

void PublishFlow::onShown()
{
    if (!m_sheet)
        return;
    // It asks about a text that is not the one in the fields any more.
    m_sheet->close();
    m_page.tell(Tone::Warning,
                tr("Not published: the article was changed meanwhile. Look at it once more."));
}

PublishSheet *PublishFlow::sheet() const
{
    return m_sheet;
}

void PublishFlow::publish(const Core::Article &wanted)
{
    m_done = Done{m_page.session().base(), 0};
    m_page.inspector()->publication()->setPublication(wanted);
    m_page.inspector()->setStatus(wanted.status);
    m_page.session().markEdited();
    m_page.save();
}

void PublishFlow::takeOff(Core::Status status)
{
    const Core::Article &base = m_page.session().base();
    if (base.version > 0 && base.status == Core::Status::Published)
        m_done = Done{base, 0};
    m_page.saveAs(status);
}

void PublishFlow::onSaved(const Core::Article &article)
{
    if (!m_done)
        return;
    const Core::Article &before = m_done->before;
    const QDateTime now = Core::utcNow();
    const bool isPublished = article.status == Core::Status::Published;
    const bool wasPublished = before.version > 0 && before.status == Core::Status::Published;
    if (m_done->version > 0 || article.id != before.id || (!isPublished && !wasPublished)) {
        m_done.reset();
        return;
    }
    if (before.isPublic(now) && before.version > 0 && article.isPublic(now)) {
        m_done.reset();
        m_page.tell(Tone::Ok, tr("Readers see the update."));
        return;
    }
    QString sentence = tr("Published: readers see it.");
    if (!isPublished)
        sentence = tr("Taken off: readers do not see it any more.");
    else if (article.isScheduled(now))
        sentence = tr("Scheduled: readers see it from %1 on.")
                       .arg(exactPublication(article, m_workspace.siteZone()));
    // Where somebody saved in between, what was before is not ours to bring back.
    if (article.version != before.version + 1) {
        m_done.reset();
        m_page.tell(Tone::Ok, sentence);
        return;
    }
    m_done->version = article.version;
    m_page.offer(Tone::Ok, sentence, tr("Undo"), [this] { undo(); });
}

bool PublishFlow::canUndo() const
{
    const Core::Article &base = m_page.session().base();
    return m_done && m_done->version > 0 && base.id == m_done->before.id &&
           base.version == m_done->version;
}

void PublishFlow::undo()
{
    if (!canUndo())
        return;
    const Core::Article before = m_done->before;
    const bool isShownAgain = before.version > 0 && before.status == Core::Status::Published;
    if (isShownAgain && !saysTheSame(m_page.shownArticle(), before)) {
        // Readers would see what they have never seen: that is asked like any publication.
        ask();
        return;
    }
    m_done.reset();
    m_page.inspector()->publication()->setPublication(before);
    m_page.inspector()->setStatus(before.version > 0 ? before.status : Core::Status::Draft);
    m_page.session().markEdited();
    m_page.save();
}

} // namespace Triptych::Ui
