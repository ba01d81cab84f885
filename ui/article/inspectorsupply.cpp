#include "inspectorsupply.h"

#include "inspector.h"
#include "namesource.h"
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
    const auto names = [this](Core::NameKind kind) {
        return askForNames(m_workspace.library(), this, kind);
    };
    m_inspector.setSources(names(Core::NameKind::Author), names(Core::NameKind::Tag),
                           names(Core::NameKind::Section));
    connect(&m_inspector, &Inspector::revisionChosen, this, &InspectorSupply::openRevision);
}

Core::ArticleId InspectorSupply::openId() const
{
    return m_session.base().id;
}

void InspectorSupply::show()
{
    readRevisions();
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
