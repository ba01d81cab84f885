#pragma once

#include "elasticmeta.h"

#include <core/task.h>
#include <elastic/bulk.h>

/**
 * The flows behind IndexAdmin's rebuilding and SearchIndex::publish(). They run on the I/O thread;
 * the port says what they do.
 */
namespace Triptych::Search {

Core::Task<Ports::IndexRebuild> lookUpRebuild(std::shared_ptr<Elastic::Client> client,
                                              Core::Call call);
Core::Task<Ports::IndexRebuild> startIndexRebuild(std::shared_ptr<Elastic::Client> client,
                                                  Core::Call call);
Core::Task<void> noteIndexRebuild(std::shared_ptr<Elastic::Client> client,
                                  Ports::IndexRebuild rebuild, Core::Call call);
Core::Task<Ports::IndexInfo> swapIndices(std::shared_ptr<Elastic::Client> client, Core::Call call);
Core::Task<void> dropNextIndex(std::shared_ptr<Elastic::Client> client, Core::Call call);
Core::Task<Ports::IndexInfo> rollIndicesBack(std::shared_ptr<Elastic::Client> client,
                                             Core::Call call);
Core::Task<QString> lookUpPrevious(std::shared_ptr<Elastic::Client> client, Core::Call call);

/**
 * Publishes to the next copy, where there is one, and then to the current one. In this order a swap
 * in between loses nothing: the write that comes last goes to whichever copy the alias leads to by
 * then.
 */
Core::Task<Elastic::Bulk::Results> publishToCopies(std::shared_ptr<Elastic::Client> client,
                                                   QList<Core::Article> articles, Core::Call call);

} // namespace Triptych::Search
