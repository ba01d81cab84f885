#include "sqlitefile.h"

#include "connectsettings.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QUrl>

namespace Triptych::Sql {

Core::Result<SqliteFile> sqliteFile(const ConnectSettings &settings)
{
    const QFileInfo file(settings.file);
    const bool isReadOnly = settings.readOnly || (file.exists() && !file.isWritable());
    QStringList options{QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000")};
    QString name = settings.file;
    if (isReadOnly) {
        if (!file.exists()) {
            return Core::failure(
                Core::ErrorKind::NotFound,
                QCoreApplication::translate("Sql", "There is no workspace file %1.")
                    .arg(settings.file));
        }
        options << QStringLiteral("QSQLITE_OPEN_READONLY");
        // On a medium that cannot be written, WAL has nowhere to keep its shared memory.
        if (!QFileInfo(file.absolutePath()).isWritable() &&
            !QFileInfo::exists(file.absoluteFilePath() + QLatin1String("-wal"))) {
            options << QStringLiteral("QSQLITE_OPEN_URI");
            name = QUrl::fromLocalFile(file.absoluteFilePath()).toString(QUrl::FullyEncoded) +
                   QLatin1String("?immutable=1");
        }
    }
    return SqliteFile{name, options.join(QLatin1Char(';')), isReadOnly};
}

} // namespace Triptych::Sql
