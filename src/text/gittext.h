#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

namespace Triptych::Text {

/** Starts libgit2 once for the process; true when it may be used. Thread-safe. */
bool startGit();

/** libgit2's own text for the last failure on this thread. */
QString lastGitError();

/**
 * Gives each different text a number, so that libgit2 compares short lines of digits instead of the
 * texts. Equal texts get equal lines, and any text (with conflict marks, lone surrogates, no line
 * end) is restored unchanged.
 */
class LineTable final
{
public:
    /** One line for each unit; with `spaced` a line that is always the same follows each, so that
     *  changes in neighbours do not touch. */
    QByteArray encode(const QStringList &units, bool spaced);
    /** The unit of one line without its line end; null for a spacing line. */
    QString decode(QByteArrayView line) const;

private:
    QHash<QString, qsizetype> m_numbers;
    QStringList m_units;
};

} // namespace Triptych::Text
