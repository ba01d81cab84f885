#include "boundedread.h"

#include <core/said.h>

#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <cstdio>

namespace Triptych::Platform {

namespace {

constexpr qint64 AtOnce = 1'000'000;

constexpr Core::Said said{"Platform"};

Core::Error unusable(const QString &sentence, const QString &detail = {})
{
    return {Core::ErrorKind::Usage, sentence, detail};
}

} // namespace

Core::Result<QByteArray> readWhole(const QString &file, qint64 most)
{
    const bool isInput = file == QLatin1String("-");
    const QString name = isInput ? said(QT_TRANSLATE_NOOP("Platform", "The standard input")) : file;
    if (file.isEmpty()) {
        return Core::failure(
            unusable(said(QT_TRANSLATE_NOOP("Platform", "The name of the file is empty."))));
    }
    if (!isInput && QFileInfo(file).isDir()) {
        return Core::failure(unusable(
            said(QT_TRANSLATE_NOOP("Platform", "%1 is a folder: name a file.")).arg(name)));
    }
    QFile input(file);
    // By its descriptor: through a FILE, a read that failed looks like the end.
    const auto mode = QIODevice::ReadOnly | QIODevice::Unbuffered;
    const bool isOpen = isInput ? input.open(fileno(stdin), mode) : input.open(mode);
    if (!isOpen) {
        return Core::failure(
            unusable(said(QT_TRANSLATE_NOOP("Platform", "%1 cannot be opened: %2."))
                         .arg(name, input.errorString())));
    }
    QByteArray content;
    // One byte more than is taken, to know that there is more.
    while (content.size() <= most) {
        const qsizetype before = content.size();
        content.resize(before + std::min(AtOnce, most + 1 - before));
        const qint64 got = input.read(content.data() + before, content.size() - before);
        if (got < 0) {
            return Core::failure(
                unusable(said(QT_TRANSLATE_NOOP("Platform", "%1 cannot be read to its end: %2."))
                             .arg(name, input.errorString())));
        }
        content.resize(before + got);
        if (got == 0)
            return content;
    }
    return Core::failure(
        unusable(said(QT_TRANSLATE_NOOP("Platform", "%1 is too long: %2 bytes are the most."))
                     .arg(name, QLocale().toString(most))));
}

} // namespace Triptych::Platform
