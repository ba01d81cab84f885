#pragma once

#include "importreport.h"

#include <QSet>

namespace Triptych::Exchange {

/** What a site's own files say about its articles: once in a report, however many articles it
 * concerns. One thread at a time. */
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
