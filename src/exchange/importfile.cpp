#include "importfile.h"

#include "await.h"
#include "sourcestanding.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace Triptych::Exchange {

namespace {

constexpr int Attempts = 3;

struct Stand
{
    qint64 size = 0;
    QDateTime changed;

    explicit Stand(const QString &path)
    {
        const QFileInfo info(path);
        size = info.size();
        changed = info.lastModified();
    }
    friend bool operator==(const Stand &, const Stand &) = default;
};

tl::unexpected<Core::Error> unreadable(const QString &sentence)
{
    return Core::failure(Core::ErrorKind::Invalid, sentence);
}

} // namespace

Core::Result<QByteArray> readOnce(const QString &path, qint64 maximum)
{
    QFile file(path);
    const auto tooLarge = [&] {
        return unreadable(
            translated(QT_TRANSLATE_NOOP("Exchange",
                                         "The file is too large for an article (%1, at most %2)."))
                .arg(QLocale().formattedDataSize(file.size()),
                     QLocale().formattedDataSize(maximum)));
    };
    if (file.size() > maximum)
        return tooLarge();
    // To open a pipe or a device may wait for ever.
    if (const QFileInfo info(path); info.exists() && !info.isFile()) {
        return unreadable(translated(
            QT_TRANSLATE_NOOP("Exchange", "This is no regular file, so it was not opened.")));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        if (!QFileInfo::exists(path)) {
            return Core::failure(Core::ErrorKind::NotFound,
                                 translated(QT_TRANSLATE_NOOP(
                                     "Exchange", "The file is gone since the folder was read.")));
        }
        return unreadable(translated(QT_TRANSLATE_NOOP("Exchange", "The file cannot be read: %1."))
                              .arg(file.errorString()));
    }
    // One byte more than allowed, should the file be growing meanwhile.
    const QByteArray bytes = file.read(maximum + 1);
    if (file.error() != QFileDevice::NoError) {
        return unreadable(translated(QT_TRANSLATE_NOOP("Exchange", "The file cannot be read: %1."))
                              .arg(file.errorString()));
    }
    if (bytes.size() > maximum)
        return tooLarge();
    return bytes;
}

Core::Result<QByteArray> readSettled(const QString &path, qint64 maximum, const ReadOnce &read)
{
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        const Stand before(path);
        Core::Result<QByteArray> bytes = read(path, maximum);
        if (!bytes)
            return bytes;
        if (Stand(path) == before && bytes->size() == before.size)
            return bytes;
    }
    return unreadable(translated(QT_TRANSLATE_NOOP(
        "Exchange", "The file changes while it is read. Import again when it is at rest.")));
}

Core::Result<QByteArray> readInside(const QString &folder, const QString &path, qint64 maximum)
{
    const QString place = QDir(folder).filePath(path);
    const QString real = QFileInfo(place).canonicalFilePath();
    if (!real.isEmpty() && !isPathWithin(real, folder)) {
        return unreadable(translated(QT_TRANSLATE_NOOP(
            "Exchange", "This link leads out of the folder and was not followed.")));
    }
    return readSettled(place, maximum);
}

} // namespace Triptych::Exchange
