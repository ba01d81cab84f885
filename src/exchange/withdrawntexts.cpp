#include "withdrawntexts.h"

#include "await.h"
#include "translated.h"

#include <ports/articlestore.h>

#include <algorithm>

namespace Triptych::Exchange {

namespace {

constexpr int PageArticles = 200;
constexpr qsizetype HistoryArticles = 25;

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

/** Of a file over the one of a published article. */
QString formerRefused(const QString &article, const GoneArticle &withdrawn)
{
    const char *sentence =
        withdrawn.isPutOff
            ? QT_TRANSLATE_NOOP("Exchange",
                                "This file has a text now that the article %1 had, which got a "
                                "time to come in Triptych. The file was not taken over.")
            : QT_TRANSLATE_NOOP("Exchange",
                                "This file has a text now that the article %1 had, which was taken "
                                "from readers in Triptych. The file was not taken over.");
    return translated(sentence).arg(article);
}

/** Of a file that asks for the address of one. */
QString addressWaits(const Core::Article &withdrawn, bool isPutOff)
{
    const char *sentence =
        withdrawn.isDeleted()
            ? QT_TRANSLATE_NOOP("Exchange",
                                "It asks for the address of the article %1, which was deleted in "
                                "Triptych, so it waits as a draft. Publish the draft if readers "
                                "are to see it there.")
        : isPutOff
            ? QT_TRANSLATE_NOOP("Exchange",
                                "It asks for the address of the article %1, which got a time to "
                                "come in Triptych, so it waits as a draft. Publish the draft if "
                                "readers are to see it now.")
            : QT_TRANSLATE_NOOP("Exchange",
                                "It asks for the address of the article %1, which was taken from "
                                "readers in Triptych, so it waits as a draft. Publish the draft "
                                "if readers are to see it.");
    return translated(sentence).arg(namedArticle(withdrawn));
}

QString formerWaits(const QString &article, const GoneArticle &withdrawn)
{
    const char *sentence =
        withdrawn.article.isDeleted()
            ? QT_TRANSLATE_NOOP("Exchange",
                                "It has a text that the article %1 had, which was deleted in "
                                "Triptych, so it waits as a draft. Publish the draft if readers "
                                "are to see it.")
        : withdrawn.isPutOff
            ? QT_TRANSLATE_NOOP("Exchange",
                                "It has a text that the article %1 had, which got a time to come "
                                "in Triptych, so it waits as a draft. Publish the draft if readers "
                                "are to see it now.")
            : QT_TRANSLATE_NOOP("Exchange",
                                "It has a text that the article %1 had, which was taken from "
                                "readers in Triptych, so it waits as a draft. Publish the draft if "
                                "readers are to see it.");
    return translated(sentence).arg(article);
}

/** What an earlier import held back so waits until a person publishes it, whatever its file says by
 * now. */
void keepWaiting(ImportCandidate &candidate, const Core::Article &stored)
{
    if (stored.isDeleted() || !stored.source || stored.status == Core::Status::Published ||
        !ImportDigest::fromText(stored.source->digest).waits)
        return;
    candidate.waitsForPerson = true;
    candidate.saidInAll.clear();
    if (candidate.seemsToBe.isEmpty()) {
        candidate.seemsToBe = translated(QT_TRANSLATE_NOOP(
            "Exchange", "An earlier import held it back, since it had the text or the address of "
                        "an article that was taken from readers in Triptych. It waits as a draft "
                        "until a person publishes it."));
    }
}

} // namespace

Core::Result<void> WithdrawnTexts::load(const QString &source, const GoneFiles &gone,
                                        const Calls &calls)
{
    m_isLoaded = true;
    Core::ArticleId after;
    while (true) {
        const auto page = await(m_store.notShown(after, PageArticles, calls()));
        if (!page)
            return Core::failure(page.error());
        QList<Core::Article> withHistory;
        for (const Core::Article &article : *page) {
            after = article.id;
            const bool isSuspect = article.source && DeskHistory::mayTell(article);
            if (article.source && !isSuspect && !isWithdrawnHere(article, m_at))
                continue;
            withHistory << article;
            if (!article.source ||
                (article.source->name == source && gone.compares(article.source->path)))
                continue;
            if (isFull()) {
                m_hasMore = true;
                return {};
            }
            Core::Article keyed = article;
            keyed.source->path = keyOf(article.source->name, article.source->path);
            (isSuspect ? m_now.suspects : m_now.sure).insert(std::move(keyed), m_at, isSuspect);
        }
        for (qsizetype i = 0; i < withHistory.size(); i += HistoryArticles) {
            const auto loaded = loadFormer(withHistory.mid(i, HistoryArticles), calls);
            if (!loaded || m_hasMore)
                return loaded;
        }
        if (page->size() < PageArticles)
            return {};
    }
}

Core::Result<void> WithdrawnTexts::loadFormer(const QList<Core::Article> &articles,
                                              const Calls &calls)
{
    QList<Core::ArticleId> ids;
    for (const Core::Article &article : articles)
        ids << article.id;
    const auto versions = await(m_store.publishedTexts(ids, calls()));
    if (!versions)
        return Core::failure(versions.error());
    QHash<Core::ArticleId, QList<Core::Article>> published;
    for (const Core::Article &version : *versions)
        published[version.id] << version;
    for (const Core::Article &article : articles) {
        const auto says = [&article](const Core::Article &version) {
            return version.title == article.title && version.body == article.body;
        };
        QList<Core::Article> former = published.value(article.id);
        // Of one that was made here, and that readers were to see, the text of now counts, too.
        if (!article.source && !former.isEmpty() &&
            std::none_of(former.cbegin(), former.cend(), says))
            former << article;
        if (article.source)
            former.removeIf(says);
        for (const Core::Article &version : std::as_const(former)) {
            if (isFull()) {
                m_hasMore = true;
                return {};
            }
            insertFormer(article, version);
        }
    }
    return {};
}

void WithdrawnTexts::insertFormer(const Core::Article &article, const Core::Article &version)
{
    // It is what the article is now, with another text.
    Core::Article text = article;
    text.title = version.title;
    text.body = version.body;
    const QString key = keyOf(article.id.toString(), QString::number(version.version));
    text.source =
        Core::ImportSource{QString(), key,
                           version.source ? version.source->digest
                                          : ImportDigest{contentDigest(version), {}}.toText()};
    const bool isSuspect = article.source && DeskHistory::mayTell(article);
    (isSuspect ? m_former.suspects : m_former.sure).insert(std::move(text), m_at, true);
    m_formerNames.insert(key, namedArticle(article));
}

Core::Result<bool> WithdrawnTexts::isTakenBack(const Core::Article &article, const Calls &calls)
{
    const auto known = m_takenBack.constFind(article.id);
    if (known != m_takenBack.cend())
        return *known;
    const auto isBack = m_history.isTakenBack(article, calls);
    if (isBack)
        m_takenBack.insert(article.id, *isBack);
    return isBack;
}

template<typename KeyIn>
Core::Result<const GoneArticle *> WithdrawnTexts::find(Texts &texts, const Calls &calls,
                                                       const KeyIn &keyIn)
{
    if (const QString key = keyIn(texts.sure); !key.isEmpty())
        return texts.sure.find(key);
    while (true) {
        const QString key = keyIn(texts.suspects);
        const GoneArticle *suspect = texts.suspects.find(key);
        if (!suspect)
            return nullptr;
        const auto isBack = isTakenBack(suspect->article, calls);
        if (!isBack)
            return Core::failure(isBack.error());
        if (*isBack)
            return suspect;
        texts.suspects.remove(key);
    }
}

Core::Result<const GoneArticle *> WithdrawnTexts::atItsAddress(const ImportCandidate &candidate,
                                                               const Calls &calls)
{
    for (Texts *texts : {&m_now, &m_former}) {
        const auto found = find(*texts, calls, [&candidate](const GoneIndex &index) {
            return index.withdrawnAddress(candidate);
        });
        if (!found || *found)
            return found;
    }
    return nullptr;
}

Core::Result<WithdrawnTexts::Found> WithdrawnTexts::withdrawn(const ImportCandidate &candidate,
                                                              const Core::Article *shown,
                                                              const Calls &calls)
{
    for (Texts *texts : {&m_now, &m_former}) {
        const auto found = find(*texts, calls, [&](const GoneIndex &index) {
            return index.withdrawnText(candidate, shown);
        });
        if (!found)
            return Core::failure(found.error());
        if (*found && texts == &m_former)
            return Found{*found, m_formerNames.value((*found)->article.source->path)};
        if (*found)
            return Found{*found, {}};
    }
    return Found{};
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
        if (!found->text && !article) {
            const auto there = atItsAddress(candidate, calls);
            if (!there)
                return Core::failure(there.error());
            if (*there) {
                candidate.seemsToBe = addressWaits((*there)->article, (*there)->isPutOff);
                candidate.waitsForPerson = true;
            }
        }
        if (!found->text)
            continue;
        const GoneArticle &withdrawn = *found->text;
        const QString key = withdrawn.article.source->path;
        const bool isFormer = !found->former.isEmpty();
        if (isShown) {
            candidate.withdrawnText = isFormer ? formerRefused(found->former, withdrawn)
                                               : withdrawnSentence(named(key, source), withdrawn);
            continue;
        }
        candidate.waitsForPerson = true;
        if (isFormer) {
            candidate.seemsToBe = formerWaits(found->former, withdrawn);
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
    for (ImportCandidate &candidate : batch) {
        if (const auto known = stored.constFind(candidate.path.path); known != stored.cend())
            keepWaiting(candidate, *known);
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
