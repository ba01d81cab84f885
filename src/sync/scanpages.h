#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Sync {

/**
 * Reads ArticleStore::scan() page by page; the next page is read while the caller works on one. The
 * number of rows is adapted so that a page has a few megabytes of text at most, however long the
 * articles are.
 */
class ScanPages final
{
public:
    ScanPages(Ports::ArticleStore &store, Core::ArticleId after, Core::Call call);

    /** The page asked for last: await it, then hand it to took(). Only where !atEnd(). */
    const Core::FutureResult<QList<Core::Article>> &next() const { return m_asked; }
    /** Takes note of the page that arrived, and asks for the next one. */
    void took(const QList<Core::Article> &page);
    bool atEnd() const { return m_atEnd; }

private:
    void ask();

    Ports::ArticleStore &m_store;
    Core::ArticleId m_after;
    const Core::Call m_call;
    Core::FutureResult<QList<Core::Article>> m_asked;
    int m_limit;
    bool m_atEnd = false;
};

} // namespace Triptych::Sync
