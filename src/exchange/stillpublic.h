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

/** Finds files that failed while their articles, from an earlier import, are public. A person who
 * wanted to unpublish an article by its file must be told that it is still public. One thread at a
 * time. */
class StillPublic final
{
public:
    /** Blocks for the store, which must outlive it. */
    explicit StillPublic(Ports::ArticleStore &store) : m_store(store) {}

    /** The file itself publishes its article, so nothing is reported. */
    void leaveOut(const QString &path) { m_meant.insert(path); }
    /** Adds a sentence to the failures of such files. Call it once, at the end. `calls` makes the
     * call of each question. */
    Core::Result<void> tell(ImportReport &report, const QString &source, const QDateTime &now,
                            const std::function<Core::Call()> &calls) const;

private:
    Ports::ArticleStore &m_store;
    QSet<QString> m_meant;
};

} // namespace Triptych::Exchange
