#pragma once

#include "importreport.h"

#include <QHash>

namespace Triptych::Exchange {

/** Finds files that were renamed while another file got their old name. The old article then gets
 * the other text, and the renamed file a new article; the report must say so. One thread at a time.
 */
class ReplacedFiles final
{
public:
    /** A new article; `content` is the digest of what the file says (contentDigest()). */
    void created(const QString &path, const QString &content) { m_created.insert(path, content); }
    /** An article was saved with another text; `content` is the content digest of its file at the
     * last import, empty where that is equal or not known. */
    void replaced(const QString &path, const QString &content)
    {
        if (!content.isEmpty())
            m_replaced.insert(content, path);
    }
    /** At the end, sorted by their files: one for each old file that said the same. */
    QList<ImportNote> notes() const;

private:
    QHash<QString, QString> m_created;       ///< digests by path
    QMultiHash<QString, QString> m_replaced; ///< paths by digest
};

} // namespace Triptych::Exchange
