#pragma once

#include <ports/searchindex.h>

namespace Triptych::Tests {

/** A search index that hands on every call: a test overrides the one that it changes. */
class PassingIndex : public Ports::SearchIndex
{
public:
    explicit PassingIndex(Ports::SearchIndex &real) : m_real(real) {}

    Core::FutureResult<Core::SearchPage> search(Core::SearchQuery query, Core::Call call) override
    {
        return m_real.search(std::move(query), std::move(call));
    }
    Core::FutureResult<QList<Core::Result<void>>> publish(QList<Core::Article> articles,
                                                          Core::Call call) override
    {
        return m_real.publish(std::move(articles), std::move(call));
    }
    Core::FutureResult<Core::StorePing> ping(Core::Call call) override
    {
        return m_real.ping(std::move(call));
    }

private:
    Ports::SearchIndex &m_real;
};

} // namespace Triptych::Tests
