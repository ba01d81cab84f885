#pragma once

#include "elasticmeta.h"

#include <core/task.h>

/**
 * What an index refused, kept in the index itself: a document with the article's id that says which
 * version was refused and why. Its own version is one lower, so that the refused version can
 * replace it once the cause is removed. It has a time of deletion (RefusedAt), so that searches and
 * counts, also those of an older Triptych, ignore it. The flows run on the I/O thread; the port
 * says what they do.
 */
namespace Triptych::Search {

/** Why the index refused the version in `document`; empty where `document` is no such note. */
QString refusalIn(const QJsonObject &document);

Core::Task<Ports::IndexAdmin::Published> noteRefusals(std::shared_ptr<Elastic::Client> client,
                                                      Ports::IndexCopy copy,
                                                      QList<Ports::IndexRefusal> refusals,
                                                      Core::Call call);
Core::Task<Ports::IndexRefusals> readRefusals(std::shared_ptr<Elastic::Client> client,
                                              Ports::IndexCopy copy, int limit, Core::Call call);

} // namespace Triptych::Search
