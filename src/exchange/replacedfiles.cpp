#include "replacedfiles.h"

#include "translated.h"

#include <algorithm>

namespace Triptych::Exchange {

QList<ImportNote> ReplacedFiles::notes() const
{
    QList<ImportNote> notes;
    for (auto it = m_created.cbegin(); it != m_created.cend(); ++it) {
        const auto old = m_replaced.constFind(it.value());
        if (old == m_replaced.cend())
            continue;
        notes.append(
            {it.key(), 0,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "Until now this was the text of %1, where another text "
                                          "stands now. The article of %1, with its address, got "
                                          "that text, and this file a new article."))
                 .arg(*old)});
    }
    std::sort(notes.begin(), notes.end(),
              [](const ImportNote &a, const ImportNote &b) { return a.file < b.file; });
    return notes;
}

} // namespace Triptych::Exchange
