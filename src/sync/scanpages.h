#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Sync {

/**
 * ArticleStore::scan() page after page, each asked for while the one before is worked on. Pages
 * grow and shrink so that each is a few megabytes of text at most, however long the articles are.
 */
class ScanPages final
{
public:
    ScanPages(Ports::ArticleStore &store, Core::ArticleId after, Core::Call call);

    /** The page asked for last: await it, then hand it to took(). Only where !atEnd(). */
    const Core::FutureResult<QList<Core::Article>> &next() const { return m_asked; }
    /** Notes what came, and asks for the page after it. */
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
