#pragma once

#include "importreport.h"

#include <QSet>

namespace Triptych::Exchange {

/** Keeps a report from repeating a note of a site's own file for each article that it concerns. One
 * thread at a time. */
class SiteNotes final
{
public:
    void say(const ImportNote &note, ImportReport &report)
    {
        const QString said = note.file + QLatin1Char('\n') + note.reason;
        if (!m_said.contains(said))
            report.warnings.append(note);
        m_said.insert(said);
    }

private:
    QSet<QString> m_said; ///< by file and reason
};

} // namespace Triptych::Exchange
