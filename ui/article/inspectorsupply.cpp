#include "inspectorsupply.h"

#include "inspector.h"
#include "revisiondialog.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/editingsession.h>
#include <workspace/workspace.h>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto SidePatience = 8s; // for what is shown beside the text and can wait

} // namespace

InspectorSupply::InspectorSupply(Workspace::Workspace &workspace,
                                 const Newsroom::EditingSession &session, Inspector &inspector,
                                 QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_session(session)
    , m_inspector(inspector)
    , m_window(window)
{
    connect(&m_inspector, &Inspector::revisionChosen, this, &InspectorSupply::openRevision);
}

Core::ArticleId InspectorSupply::openId() const
{
    return m_session.base().id;
}

void InspectorSupply::show()
{
    readRevisions();
    if (openId() != m_hasTagsFor)
        readTags();
    Q_EMIT shown(openId());
}

void InspectorSupply::readRevisions()
{
    if (m_session.base().version == 0) {
        m_inspector.setRevisions({});
        return;
    }
    const Core::ArticleId id = openId();
    Core::onAnswer(m_workspace.library().revisions(id, Core::Call::within(SidePatience)), this,
                   [this, id](const Core::Result<QList<Core::RevisionInfo>> &revisions) {
                       if (id != openId())
                           return;
                       if (revisions)
                           m_inspector.setRevisions(*revisions);
                       else
                           m_inspector.setRevisionsUnavailable(revisions.error().message);
                   });
}

void InspectorSupply::readTags()
{
    Core::onAnswer(m_workspace.library().overview(Core::Call::within(SidePatience)), this,
                   [this, id = openId()](const Core::Result<Core::Overview> &overview) {
                       // Without suggestions a tag can still be typed.
                       if (!overview)
                           return;
                       m_hasTagsFor = id;
                       QStringList tags;
                       for (const Core::TagCount &tag : overview->tags)
                           tags << tag.tag;
                       m_inspector.setTagSuggestions(tags);
                   });
}

void InspectorSupply::openRevision(qint64 version)
{
    const Core::ArticleId id = openId();
    Core::onAnswer(m_workspace.library().revision(id, version, Core::Call::within(SidePatience)),
                   this, [this, id](const Core::Result<Core::Article> &revision) {
                       if (id != openId())
                           return;
                       if (revision)
                           showRevision(*revision);
                       else
                           Q_EMIT failed(revision.error());
                   });
}

void InspectorSupply::showRevision(const Core::Article &revision)
{
    auto *dialog = new RevisionDialog(revision, &m_window);
    connect(this, &InspectorSupply::shown, dialog,
            [id = revision.id, dialog](const Core::ArticleId &shownNow) {
                if (shownNow != id)
                    dialog->reject();
            });
    connect(dialog, &RevisionDialog::takeBack, this, [this](const Core::Article &article) {
        if (article.id == openId())
            Q_EMIT takenBack(article);
    });
    dialog->open();
}

} // namespace Triptych::Ui
