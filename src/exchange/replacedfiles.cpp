#include "replacedfiles.h"

#include "translated.h"

#include <algorithm>
#include <tuple>

namespace Triptych::Exchange {

QList<ImportNote> ReplacedFiles::notes() const
{
    QList<ImportNote> notes;
    for (auto it = m_created.cbegin(); it != m_created.cend(); ++it) {
        const QStringList old = m_replaced.values(it.value());
        for (const QString &path : old) {
            notes.append(
                {it.key(), 0,
                 translated(QT_TRANSLATE_NOOP(
                                "Exchange", "Until now this was the text of %1, where another text "
                                            "stands now. The article of %1, with its address, got "
                                            "that text, and this file a new article."))
                     .arg(path)});
        }
    }
    std::sort(notes.begin(), notes.end(), [](const ImportNote &a, const ImportNote &b) {
        return std::tie(a.file, a.reason) < std::tie(b.file, b.reason);
    });
    return notes;
}

} // namespace Triptych::Exchange
