#include "journalplace.h"

#include "workspace.h"

#include <platform/paths.h>
#include <platform/username.h>
#include <sql/connectsettings.h>
#include <sql/database.h>
#include <unsaved/journalentry.h>
#include <unsaved/journalreading.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QSettings>

namespace Triptych::Workspace {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.workspace.journalplace")

QString folderNameOf(const QString &key)
{
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(16));
}

/** Named by everything that an address says, as all folders once were. */
QString nameByAddress(const Profiles::Profile &profile)
{
    return folderNameOf(profile.kind == Profiles::Profile::Kind::Embedded ? profile.file
                                                                          : profile.postgres);
}

/** Named by which servers, database and login an address says, whatever options stand beside them.
 */
QString nameByServer(const Profiles::Profile &profile)
{
    const auto sql = Sql::ConnectSettings::postgresql(profile.postgres);
    if (!sql)
        return nameByAddress(profile);
    QStringList key{QStringLiteral("server")};
    for (const char *word : {"service", "host", "hostaddr", "port", "dbname"})
        key << sql->parameters.value(QLatin1String(word));
    key << (sql->user().isEmpty() ? Platform::userName() : sql->user());
    return folderNameOf(key.join(QLatin1Char('\n')));
}

/** Which folder a connection had last, beside the folders. */
class Places final
{
public:
    Places()
        : m_settings(Platform::journalFolder() + QLatin1String("/places.ini"), QSettings::IniFormat)
    {
    }

    QString last(const Profiles::Profile &profile) const
    {
        return m_settings.value(keyOf(profile)).toString();
    }
    void remember(const Profiles::Profile &profile, const QString &name)
    {
        if (last(profile) != name)
            m_settings.setValue(keyOf(profile), name);
    }

private:
    static QString keyOf(const Profiles::Profile &profile)
    {
        return QLatin1String("connections/") + nameByAddress(profile);
    }

    QSettings m_settings;
};

QString pathOf(const QString &name)
{
    return Platform::journalFolder() + QLatin1Char('/') + name;
}

QDateTime writtenAt(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto entry = Unsaved::journalEntry(file.readAll());
    return entry ? entry->writtenAt : QDateTime();
}

bool move(const QString &from, const QString &to)
{
    if (QFile::rename(from, to))
        return true;
    qCWarning(log) << "an unsaved text stays where it is:" << from;
    return false;
}

void adopt(const QString &before, const QString &folder)
{
    if (before.isEmpty() || before == folder || !QDir(pathOf(before)).exists())
        return;
    QDir().mkpath(pathOf(folder));
    // Entries, and what was set aside of them.
    const QFileInfoList files = QDir(pathOf(before)).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        const QString from = file.filePath();
        const QString to = pathOf(folder) + QLatin1Char('/') + file.fileName();
        if (!QFile::exists(to)) {
            move(from, to);
        } else if (writtenAt(from) > writtenAt(to)) {
            if (move(to, Unsaved::asideName(to)))
                move(from, to);
        } else {
            move(from, Unsaved::asideName(to));
        }
    }
    QDir().rmdir(pathOf(before));
}

} // namespace

QString journalFolder(const Workspace &workspace)
{
    const Profiles::Profile &profile = workspace.profile();
    if (profile.kind == Profiles::Profile::Kind::Embedded)
        return pathOf(nameByAddress(profile));
    Places places;
    const QString folder =
        workspace.identity().isEmpty()
            ? nameByServer(profile)
            : folderNameOf(
                  QStringLiteral("database\n%1\n%2").arg(workspace.identity(), workspace.actor()));
    adopt(nameByAddress(profile), folder);
    adopt(places.last(profile), folder);
    places.remember(profile, folder);
    return pathOf(folder);
}

QString journalFolder(const Profiles::Profile &profile)
{
    if (profile.kind == Profiles::Profile::Kind::Embedded)
        return pathOf(nameByAddress(profile));
    const QString last = Places().last(profile);
    return pathOf(last.isEmpty() ? nameByServer(profile) : last);
}

Core::FutureResult<QString> identityOf(Sql::Database &database, Core::Call call)
{
    if (database.dialect() == Sql::Dialect::Sqlite)
        return Core::ready<QString>(QString());
    return database.run(
        Sql::Access::Read, std::move(call),
        [](Sql::Connection &connection) -> Core::Result<QString> {
            auto identity =
                connection.statement(QStringLiteral("sql/identity")).one([](const Sql::Row &row) {
                    return row.text("identity");
                });
            if (!identity && Core::isAway(identity.error().kind))
                return Core::failure(identity.error());
            // A server may keep its number from those who do not administer it.
            return identity && *identity ? **identity : QString();
        });
}

} // namespace Triptych::Workspace
