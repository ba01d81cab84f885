#pragma once

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

namespace Triptych::Tests {

/** The folder of real articles beside the project; tests that need it skip where it is absent. */
inline QString corpusFile(const QString &name)
{
    return QDir::cleanPath(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR") +
                           QStringLiteral("/../shared/corpora/") + name);
}

/** Unpacks an archive of it into `folder`; false where it is not there. */
inline bool unpackCorpus(const QString &name, const QTemporaryDir &folder)
{
    if (!QFileInfo::exists(corpusFile(name)))
        return false;
    return QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-xzf"), corpusFile(name),
                                                     QStringLiteral("-C"), folder.path()}) == 0;
}

} // namespace Triptych::Tests

#define TRIPTYCH_UNPACK_OR_SKIP(name, folder)                                                      \
    if (!Triptych::Tests::unpackCorpus(QStringLiteral(name), folder))                              \
    QSKIP("../shared/corpora/" name " is not here")
