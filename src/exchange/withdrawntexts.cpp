#include "withdrawntexts.h"

#include "await.h"
#include "translated.h"

#include <ports/articlestore.h>

namespace Triptych::Exchange {

namespace {

constexpr int PageArticles = 200;

QString keyOf(const QString &source, const QString &path)
{
    return source + QLatin1Char('\n') + path;
}

/** The candidate would show readers what they have not seen so far. */
bool mayShow(const ImportCandidate &candidate, const Core::Article *stored)
{
    // Of a public article the state may stay, whatever the file says: keepPublished().
    const bool isPublic =
        stored && !stored->isDeleted() && stored->status == Core::Status::Published;
    if ((candidate.read.article.status != Core::Status::Published && !isPublic) ||
        !candidate.seemsToBe.isEmpty() || !candidate.saidInAll.isEmpty() ||
        !candidate.withdrawnText.isEmpty())
        return false;
    if (!stored)
        return true;
    if (stored->isDeleted() || !stored->source)
        return false;
    const QString imported = ImportDigest::fromText(stored->source->digest).content;
    // Of a draft that a person edited the state stays, whatever the file says.
    if (stored->status != Core::Status::Published)
        return imported.isEmpty() || imported == contentDigest(*stored);
    return imported != candidate.digest.content;
}

} // namespace

Core::Result<void> WithdrawnTexts::load(const QString &source, const GoneFiles &gone,
                                        const Calls &calls)
{
    m_isLoaded = true;
    Core::ArticleId after;
    while (true) {
        const auto page = await(m_store.importedButNotShown(after, PageArticles, calls()));
        if (!page)
            return Core::failure(page.error());
        for (Core::Article article : *page) {
            after = article.id;
            Core::ImportSource &from = *article.source;
            if (from.name == source && gone.compares(from.path))
                continue;
            if (m_index.size() + m_suspects.size() >= m_most) {
                m_hasMore = true;
                return {};
            }
            const bool isSuspect = DeskHistory::mayTell(article);
            from.path = keyOf(from.name, from.path);
            if (isSuspect)
                m_suspects.insert(std::move(article), true);
            else
                m_index.insertWithdrawn(std::move(article));
        }
        if (page->size() < PageArticles)
            return {};
    }
}

Core::Result<const GoneArticle *> WithdrawnTexts::withdrawn(const ImportCandidate &candidate,
                                                            const Core::Article *shown,
                                                            const Calls &calls)
{
    if (const QString key = m_index.withdrawnText(candidate, shown); !key.isEmpty())
        return m_index.find(key);
    while (true) {
        const QString key = m_suspects.withdrawnText(candidate, shown);
        const GoneArticle *suspect = m_suspects.find(key);
        if (!suspect)
            return nullptr;
        const auto isBack = m_history.isTakenBack(suspect->article, calls);
        if (!isBack)
            return Core::failure(isBack.error());
        if (*isBack)
            return suspect;
        m_suspects.remove(key);
    }
}

QString WithdrawnTexts::named(const QString &key, const QString &source)
{
    const QString name = key.section(QLatin1Char('\n'), 0, 0);
    const QString path = key.section(QLatin1Char('\n'), 1);
    if (name == source)
        return path;
    return translated(QT_TRANSLATE_NOOP("Exchange", "%1 of the source \"%2\"")).arg(path, name);
}

Core::Result<void> WithdrawnTexts::compare(QList<ImportCandidate> &batch,
                                           const QHash<QString, Core::Article> &stored,
                                           const MarkdownImportOptions &options,
                                           const GoneFiles &gone, const Calls &calls)
{
    if (const auto looked = m_history.look(batch, stored, options, calls); !looked)
        return looked;
    const QString &source = options.sourceName;
    for (ImportCandidate &candidate : batch) {
        const auto known = stored.constFind(candidate.path.path);
        const Core::Article *article = known == stored.cend() ? nullptr : &*known;
        if (!mayShow(candidate, article))
            continue;
        if (!m_isLoaded) {
            if (const auto loaded = load(source, gone, calls); !loaded)
                return loaded;
        }
        const bool isShown = article && article->status == Core::Status::Published;
        const auto found = this->withdrawn(candidate, isShown ? article : nullptr, calls);
        if (!found)
            return Core::failure(found.error());
        if (!*found)
            continue;
        const GoneArticle &withdrawn = **found;
        const QString key = withdrawn.article.source->path;
        if (isShown) {
            candidate.withdrawnText = withdrawnSentence(named(key, source), withdrawn);
            continue;
        }
        const char *sentence =
            withdrawn.article.isDeleted()
                ? QT_TRANSLATE_NOOP("Exchange",
                                    "Its text is that of %1. The article %2 of that file was "
                                    "deleted in Triptych, so this one waits as a draft. Publish "
                                    "the draft if readers are to see it.")
            : withdrawn.isPutOff
                ? QT_TRANSLATE_NOOP("Exchange",
                                    "Its text is that of %1. The article %2 of that file got a "
                                    "time to come in Triptych, so this one waits as a draft. "
                                    "Publish the draft if readers are to see it now.")
                : QT_TRANSLATE_NOOP("Exchange",
                                    "Its text is that of %1. The article %2 of that file was taken "
                                    "from readers in Triptych, so this one waits as a draft. "
                                    "Publish the draft if readers are to see it.");
        candidate.seemsToBe =
            translated(sentence).arg(named(key, source), namedArticle(withdrawn.article));
    }
    return {};
}

QString WithdrawnTexts::leftOut() const
{
    if (!m_hasMore)
        return {};
    return translated(QT_TRANSLATE_NOOP("Exchange",
                                        "Of the articles that were taken from readers in Triptych "
                                        "only %1 were compared with the files. Look whether one "
                                        "of the others is public again."))
        .arg(m_most);
}

} // namespace Triptych::Exchange
