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
 * Adds the articles that explain the desk (resources/help) to a new workspace, as published
 * articles with the byline Triptych.
 */
class HelpArticles final
{
public:
    /** `store` must outlive it. */
    explicit HelpArticles(Ports::ArticleStore &store);
    ~HelpArticles();

    /**
     * Answers how many articles were added; 0 where the store has an article already. Deleted help
     * stays deleted. Reads on a thread of its own; the calling thread needs an event loop. Does not
     * answer after this object was destroyed. Errors: those of the store.
     */
    Core::FutureResult<int> seed(Core::Call call);

private:
    Ports::ArticleStore &m_store;
    std::unique_ptr<MarkdownImporter> m_importer;
};

} // namespace Triptych::Exchange
