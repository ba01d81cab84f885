#pragma once

#include "movetables.h"

#include <newsroom/embedded.h>

#include <ports/archive.h>
#include <ports/articlestore.h>
#include <support/servers.h>
#include <sync/move.h>

#include <QJsonObject>
#include <QProcessEnvironment>

namespace Triptych::Tests {

/** What tests of `triptychctl move` share: a home of its own for each, with a workspace file. */
class MoveTest : public QObject
{
    Q_OBJECT

protected:
    using Space = Workspace::Workspace;

    /** How the command ended. */
    struct MoveRun
    {
        int code = -1;
        QJsonObject report;
        QByteArray err;

        qint64 count(const char *key) const
        {
            return report.value(QLatin1String(key)).toInteger(-1);
        }
        QString reason(const Core::ArticleId &id) const;
        QString errorKind() const;
    };

    QString file() const { return m_home->filePath(QStringLiteral("workspace.triptych")); }
    std::shared_ptr<Space> openHere();
    static std::shared_ptr<Space> openThere(const Support::FreshDatabase &database);
    static Core::Article save(Space &workspace, const Core::Article &article,
                              const QString &actor = QStringLiteral("ann"));
    /** One of each kind; answers their number with tombstones. */
    static int fill(Space &workspace);
    static void fillMany(Space &workspace, int count);

    static QString program();
    static MoveRun run(const QStringList &arguments, const QProcessEnvironment &environment);
    MoveRun move(const Support::FreshDatabase &database);
    /** The move without its command. */
    static Core::Result<Sync::MoveReport> moveHere(Sync::MoveTerms terms, Core::Call call);

    QProcessEnvironment m_environment;

private Q_SLOTS:
    void init();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

} // namespace Triptych::Tests
