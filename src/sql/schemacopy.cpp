#include "migrations.h"

#include "connection.h"

#include <platform/durablefile.h>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace Triptych::Sql {

namespace {

constexpr qsizetype KeptCopies = 3;

/** What the names of a file's copies begin with; a schema's number and a time follow. */
QString copyPrefix(const QFileInfo &file)
{
    return file.fileName() + QLatin1String(".schema-");
}

/** The oldest copies go. One that cannot be removed stays: nobody loses anything by it. */
void removeOldCopies(const QFileInfo &file)
{
    const QString prefix = copyPrefix(file);
    QFileInfoList copies;
    for (const QFileInfo &entry : file.absoluteDir().entryInfoList(QDir::Files, QDir::Time)) {
        if (entry.fileName().startsWith(prefix) && entry.suffix() == QLatin1String("copy"))
            copies << entry;
    }
    for (const QFileInfo &old : copies.mid(KeptCopies))
        QFile::remove(old.absoluteFilePath());
}

} // namespace

Core::Result<QString> copyBeforeUpgrade(Connection &connection, const QString &file, int version)
{
    const QFileInfo original(file);
    const QString copy =
        original.absolutePath() + QLatin1Char('/') + copyPrefix(original) +
        QStringLiteral("%1.%2.copy")
            .arg(version)
            .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")));
    // Under the name of a copy only once it is whole and on the disk: VACUUM INTO promises neither.
    const QString unfinished = Platform::unfinishedWrite(copy);
    QFile::remove(unfinished);
    // Nobody else reads the copy meanwhile; VACUUM INTO takes an empty file.
    QFile empty(unfinished);
    if (!empty.open(QIODevice::WriteOnly) ||
        !empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner)) {
        return Core::failure(
            Core::ErrorKind::ReadOnly,
            QCoreApplication::translate(
                "Sql", "This workspace file must be brought up to date, but no copy of it can be "
                       "written beside it. Nothing was changed."),
            empty.errorString());
    }
    empty.close();
    QString quoted = unfinished;
    quoted.replace(QLatin1Char('\''), QLatin1String("''"));
    if (auto copied = connection.execute(QStringLiteral("VACUUM INTO '%1'").arg(quoted)); !copied) {
        QFile::remove(unfinished);
        return Core::failure(copied.error());
    }
    QFile::setPermissions(unfinished, original.permissions());
    if (auto finished = Platform::finishWholeWrite(copy); !finished) {
        QFile::remove(unfinished);
        return Core::failure(finished.error());
    }
    removeOldCopies(original);
    return copy;
}

} // namespace Triptych::Sql
