#pragma once

#include "importreport.h"

#include <core/call.h>
#include <core/result.h>

#include <QSet>

#include <functional>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

/** Files that failed or were not taken while the article of an earlier import is public: whoever
 * wanted to take it from readers by its file must hear that it is not taken. One thread at a time.
 */
class StillPublic final
{
public:
    /** Blocks for the store, which must outlive it. */
    explicit StillPublic(Ports::ArticleStore &store) : m_store(store) {}

    /** The file itself publishes its article, so nothing is reported. */
    void leaveOut(const QString &path) { m_meant.insert(path); }
    /** Once, at the end: adds a sentence to what is said of such files. `calls` makes the call of
     * each question. */
    Core::Result<void> tell(ImportReport &report, const QString &source, const QDateTime &now,
                            const std::function<Core::Call()> &calls) const;

private:
    Ports::ArticleStore &m_store;
    QSet<QString> m_meant;
};

} // namespace Triptych::Exchange
