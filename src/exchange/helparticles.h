#pragma once

#include <core/call.h>
#include <core/result.h>

#include <QObject>

namespace Triptych::Ports {
class ArticleStore;
}

namespace Triptych::Exchange {

class MarkdownImporter;

/**
 * Puts the articles that explain the desk (resources/help) into a fresh workspace, as published
 * articles like any other, with the byline Triptych.
 */
class HelpArticles final
{
public:
    /** `store` must outlive it. */
    explicit HelpArticles(Ports::ArticleStore &store);
    ~HelpArticles();

    /**
     * Answers how many articles came in; 0 where the store holds an article already. Help that was
     * deleted stays deleted. Reads on a thread of its own; the calling thread needs an event loop.
     * Never answers once this object is gone. Errors are the store's.
     */
    Core::FutureResult<int> seed(Core::Call call);

private:
    Ports::ArticleStore &m_store;
    std::unique_ptr<MarkdownImporter> m_importer;
};

} // namespace Triptych::Exchange
