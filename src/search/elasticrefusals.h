#pragma once

#include "elasticmeta.h"

#include <core/task.h>

/**
 * What an index refused, kept in the index itself: a document with the article's id that says which
 * version was refused and why. It stands one version below that one, so that the same version goes
 * in over it once whatever was in the way is mended, and bears a time of deletion of its own
 * (RefusedAt), by which searches and counts, also of an older Triptych, pass it by. The flows run
 * on the I/O thread; the port says what they do.
 */
namespace Triptych::Search {

/** Why the index refused the version that stands in `document`; empty where it did not. */
QString refusalIn(const QJsonObject &document);

Core::Task<Ports::IndexAdmin::Published> noteRefusals(std::shared_ptr<Elastic::Client> client,
                                                      Ports::IndexCopy copy,
                                                      QList<Ports::IndexRefusal> refusals,
                                                      Core::Call call);
Core::Task<Ports::IndexRefusals> readRefusals(std::shared_ptr<Elastic::Client> client,
                                              Ports::IndexCopy copy, int limit, Core::Call call);

} // namespace Triptych::Search
