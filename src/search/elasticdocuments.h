#pragma once

#include "elasticmeta.h"

#include <core/task.h>

/**
 * The flows behind IndexAdmin's auditing: reading documents without their text, and mending them.
 * They run on the I/O thread; the port says what they do.
 */
namespace Triptych::Search {

struct DocumentRange
{
    Ports::IndexCopy copy = Ports::IndexCopy::Current;
    QString after;
    QString upTo;
    int limit = 0;
    Ports::IndexAdmin::Detail detail = Ports::IndexAdmin::Detail::Versions;
};

/** The digest of a document. The order of its keys and its spacing do not matter. */
QByteArray documentDigest(const QJsonObject &document);

Core::Task<Ports::IndexedPage> readDocuments(std::shared_ptr<Elastic::Client> client,
                                             DocumentRange range, Core::Call call);
Core::Task<QStringList> readStrays(std::shared_ptr<Elastic::Client> client, Ports::IndexCopy copy,
                                   int limit, Core::Call call);
Core::Task<QList<Ports::IndexedDocument>> readDocumentsNow(std::shared_ptr<Elastic::Client> client,
                                                           Ports::IndexCopy copy, QStringList keys,
                                                           Core::Call call);

/**
 * The index refuses the version of SQL where the document's version is higher, or where somebody
 * deleted the document by hand a moment ago. The document is then deleted as it was seen, and the
 * server is told to forget deletes at once (index.gc_deletes). Nothing else depends on that
 * setting: Triptych's own deletes are tombstones.
 */
Core::Task<Ports::IndexAdmin::Published> rewriteDocuments(std::shared_ptr<Elastic::Client> client,
                                                          Ports::IndexCopy copy,
                                                          QList<Ports::IndexRepair> repairs,
                                                          Core::Call call);
Core::Task<Ports::IndexAdmin::Published> deleteDocuments(std::shared_ptr<Elastic::Client> client,
                                                         Ports::IndexCopy copy,
                                                         QList<Ports::IndexedDocument> seen,
                                                         Core::Call call);

} // namespace Triptych::Search
