#include "stillpublic.h"

#include "await.h"
#include "sentences.h"
#include "translated.h"

#include <ports/articlestore.h>

namespace Triptych::Exchange {

namespace {

constexpr qsizetype BatchArticles = 200;

} // namespace

Core::Result<void> StillPublic::tell(ImportReport &report, const QString &source,
                                     const QDateTime &now,
                                     const std::function<Core::Call()> &calls) const
{
    QStringList paths;
    for (const ImportNote &failure : std::as_const(report.failures)) {
        if (failure.file != QLatin1String(".") && !m_meant.contains(failure.file))
            paths << failure.file;
    }
    QSet<QString> shown;
    for (qsizetype i = 0; i < paths.size(); i += BatchArticles) {
        const auto articles = await(m_store.bySource(source, paths.mid(i, BatchArticles), calls()));
        if (!articles)
            return Core::failure(articles.error());
        for (const Core::Article &article : *articles) {
            if (article.source && !article.isDeleted() && article.isPublic(now))
                shown.insert(article.source->path);
        }
    }
    for (ImportNote &failure : report.failures) {
        if (shown.contains(failure.file)) {
            failure.reason = joinedSentences(
                failure.reason, translated(QT_TRANSLATE_NOOP(
                                    "Exchange", "The article of this file is still public.")));
        }
    }
    return {};
}

} // namespace Triptych::Exchange
