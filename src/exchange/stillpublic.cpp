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
    for (const auto *notes : {&report.failures, &report.editedHere}) {
        for (const ImportNote &note : *notes) {
            if (note.file != QLatin1String(".") && !m_meant.contains(note.file))
                paths << note.file;
        }
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
    for (auto *notes : {&report.failures, &report.editedHere}) {
        for (ImportNote &note : *notes) {
            if (shown.contains(note.file)) {
                note.reason = joinedSentences(
                    note.reason, translated(QT_TRANSLATE_NOOP(
                                     "Exchange", "The article of this file is still public.")));
            }
        }
    }
    return {};
}

} // namespace Triptych::Exchange
