#include "notes.h"

#include "output.h"

#include <cstdio>

namespace Triptych::Console {

void printNotes(const QList<Exchange::ImportNote> &notes, const QString &word)
{
    for (const Exchange::ImportNote &note : notes) {
        const QString place =
            note.line > 0 ? note.file + QLatin1Char(':') + QString::number(note.line) : note.file;
        const QString line = QStringLiteral("%1: %2: %3").arg(place, word, note.reason);
        std::fputs((visible(line) + QLatin1Char('\n')).toUtf8().constData(), stderr);
    }
}

} // namespace Triptych::Console
