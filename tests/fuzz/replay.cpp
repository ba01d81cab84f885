#include "fuzz.h"

#include <QDir>
#include <QFile>

/** Gives a target every file of the folder named, as libFuzzer would; linked where there is no
 * libFuzzer, so that any compiler keeps targets and corpora alive. */
int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s CORPUS_FOLDER\n", argv[0]);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QStringList names = folder.entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            std::fprintf(stderr, "%s: %s\n", qUtf8Printable(name),
                         qUtf8Printable(file.errorString()));
            return 1;
        }
        const QByteArray bytes = file.readAll();
        // Said first, so that a crash names its file.
        std::printf("%s\n", qUtf8Printable(name));
        std::fflush(stdout);
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()),
                               size_t(bytes.size()));
    }
    if (names.isEmpty())
        std::fprintf(stderr, "no corpus in %s\n", argv[1]);
    return names.isEmpty() ? 1 : 0;
}
