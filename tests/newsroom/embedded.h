#pragma once

#include <core/articlejson.h>
#include <core/call.h>
#include <profiles/profile.h>
#include <support/waiting.h>
#include <workspace/workspace.h>

#include <QTemporaryDir>
#include <QTest>

namespace Triptych::Tests {

/** An embedded workspace of one test, in a folder of its own. */
class EmbeddedWorkspace final
{
public:
    explicit EmbeddedWorkspace(
        Workspace::Workspace::RelayMode relay = Workspace::Workspace::RelayMode::InBackground)
    {
        auto opened = wait(Workspace::Workspace::open(
            {Profiles::embeddedProfile(m_folder.filePath(QStringLiteral("desk.triptych"))), {}},
            relay, Core::Call::within(std::chrono::seconds(15))));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
        m_workspace = *opened;
    }

    Workspace::Workspace &operator*() { return *m_workspace; }
    Workspace::Workspace *operator->() { return m_workspace.get(); }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<Workspace::Workspace> m_workspace;
};

inline Core::Article article(const QString &title, const QString &body,
                             Core::Status status = Core::Status::Draft)
{
    Core::Article article;
    article.title = title;
    article.body = body;
    article.status = status;
    return article;
}

} // namespace Triptych::Tests
