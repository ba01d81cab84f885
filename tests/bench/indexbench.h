#pragma once

#include "row.h"

#include <core/article.h>
#include <core/call.h>
#include <search/elasticindex.h>
#include <support/indexprefix.h>

#include <QThread>

#include <functional>
#include <memory>

namespace Triptych::Bench {

/** An index of one row alone; the row makes it. */
class IndexBench final
{
public:
    IndexBench();
    ~IndexBench();
    Q_DISABLE_COPY_MOVE(IndexBench)

    QString alias() const { return prefix.name() + QStringLiteral("articles"); }

    Support::IndexPrefix prefix;
    std::unique_ptr<Search::ElasticIndex> index;

private:
    QThread m_thread;
};

/** For calls whose time is measured, not bounded. */
Core::Call patient();

/** Articles whose words differ, so that a search has something to rank. */
QList<Core::Article> manyArticles(int count, int size);

/**
 * Articles a second, `rounds` times: by `index`, which answers its seconds for all of `articles`,
 * and by curl that sends ready-made `_bulk` bodies of them into an index of the same mapping. One
 * more round before does not count: the server compiles its code first.
 */
Core::Result<Figures> perSecondAgainstCurl(const QList<Core::Article> &articles, int rounds,
                                           const std::function<Core::Result<double>()> &index);

} // namespace Triptych::Bench
