#include "goneindex.h"

#include <QSet>

namespace Triptych::Exchange {

namespace {

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString titleKey(const Core::Article &article)
{
    return article.language + QLatin1Char('\n') + folded(article.title.simplified());
}

/** Invalid where the article has no date. */
QDate dayOf(const Core::Article &article)
{
    return article.publishDay.isValid() ? article.publishDay : article.publishAt.toUTC().date();
}

bool isSameDay(const Core::Article &one, const Core::Article &other)
{
    return dayOf(one).isValid() && dayOf(one) == dayOf(other);
}

/** What the file would be known by in any place: a folder of drafts changes the status, and no
 * more. */
QStringList possibleContents(const ImportCandidate &candidate)
{
    using enum Core::Status;
    QStringList contents{candidate.digest.content};
    Core::Article article = candidate.read.article;
    for (const Core::Status status : {Published, Draft, Review, Archived}) {
        article.status = status;
        contents << contentDigest(article);
    }
    contents.removeDuplicates();
    return contents;
}

/** The only one of them, or the only one whose file has that name. */
QString onlyOne(const QStringList &paths, const QString &path)
{
    if (paths.size() == 1)
        return paths.first();
    const QString name = QLatin1Char('/') + path.section(QLatin1Char('/'), -1);
    QStringList named = paths;
    named.removeIf([&name](const QString &other) {
        return !QString(QLatin1Char('/') + other).endsWith(name);
    });
    return named.size() == 1 ? named.first() : QString();
}

Core::Address givenAddress(const Core::Article &article, const ImportDigest &digest)
{
    const QString slug = digest.slug.value_or(QString());
    return {slug.isEmpty() ? QString() : article.language, slug};
}

} // namespace

bool GoneArticle::holdsBack() const
{
    return article.isDeleted() || isEditedHere || article.status == Core::Status::Published;
}

void GoneIndex::insert(Core::Article article)
{
    GoneArticle gone{{}, ImportDigest::fromText(article.source->digest), TextSketch(article.body)};
    gone.isEditedHere =
        !gone.digest.content.isEmpty() && contentDigest(article) != gone.digest.content;
    article.body.clear();
    article.summary.clear();
    article.fields = {};
    const QString path = article.source->path;
    m_byName.insert(folded(path), path);
    if (!gone.digest.content.isEmpty())
        m_byContent.insert(gone.digest.content, path);
    if (const auto given = givenAddress(article, gone.digest); !given.slug.isEmpty())
        m_byGiven.insert(given, path);
    m_byAddress.insert({article.language, article.slug}, path);
    m_byTitle.insert(titleKey(article), path);
    for (const TextSketch::Line &line : gone.text.lines())
        m_byLine.insert(line.hash, path);
    gone.article = std::move(article);
    m_gone.insert_or_assign(path, std::move(gone));
}

void GoneIndex::remove(const QString &path)
{
    const auto found = m_gone.find(path);
    if (found == m_gone.end())
        return;
    const GoneArticle &gone = found->second;
    m_byName.remove(folded(path), path);
    m_byContent.remove(gone.digest.content, path);
    m_byGiven.remove(givenAddress(gone.article, gone.digest), path);
    m_byAddress.remove({gone.article.language, gone.article.slug}, path);
    m_byTitle.remove(titleKey(gone.article), path);
    for (const TextSketch::Line &line : gone.text.lines())
        m_byLine.remove(line.hash, path);
    m_gone.erase(found);
}

const GoneArticle *GoneIndex::find(const QString &path) const
{
    const auto found = m_gone.find(path);
    return found == m_gone.end() ? nullptr : &found->second;
}

QStringList GoneIndex::withAlikeText(const ImportCandidate &candidate, bool surely) const
{
    const TextSketch text(candidate.read.article.body);
    QSet<QString> paths;
    for (const TextSketch::Line &line : text.lines()) {
        for (auto it = m_byLine.constFind(line.hash);
             it != m_byLine.cend() && it.key() == line.hash; ++it)
            paths.insert(*it);
    }
    QStringList alike;
    for (const QString &path : std::as_const(paths)) {
        const TextSketch::Agreement agreement = text.with(find(path)->text);
        if (surely ? agreement.isSure() : agreement.isMost)
            alike << path;
    }
    alike.sort();
    return alike;
}

bool GoneIndex::agreesBesideText(const ImportCandidate &candidate, const QString &path) const
{
    const Core::Article &old = find(path)->article;
    const Core::Article &now = candidate.read.article;
    return titleKey(old) == titleKey(now) || isSameDay(old, now) ||
           Core::Address{old.language, old.slug} == candidate.address();
}

bool GoneIndex::isOfAnotherDay(const ImportCandidate &candidate, const QString &path) const
{
    const GoneArticle &gone = *find(path);
    const Core::Article &now = candidate.read.article;
    return dayOf(gone.article).isValid() && dayOf(now).isValid() && !isSameDay(gone.article, now) &&
           !TextSketch(now.body).with(gone.text).isMost;
}

QStringList GoneIndex::matches(const ImportCandidate &candidate, Proof proof) const
{
    const Core::Article &now = candidate.read.article;
    QStringList paths;
    switch (proof) {
    case Proof::Name:
        return m_byName.values(folded(candidate.path.path));
    case Proof::Content:
        for (const QString &content : possibleContents(candidate)) {
            const QStringList old = m_byContent.values(content);
            if (!onlyOne(old, candidate.path.path).isEmpty())
                return old;
        }
        return {};
    case Proof::GivenAddress:
        if (candidate.read.slugIsGiven)
            paths = m_byGiven.values({now.language, candidate.slug});
        paths.removeIf([&](const QString &path) { return isOfAnotherDay(candidate, path); });
        return paths;
    case Proof::AddressAndTitle:
        paths = m_byAddress.values(candidate.address());
        paths.removeIf([&](const QString &path) {
            return find(path)->article.title != now.title || isOfAnotherDay(candidate, path);
        });
        return paths;
    case Proof::TitleAndDate:
        paths = m_byTitle.values(titleKey(now));
        paths.removeIf([&](const QString &path) { return !isSameDay(find(path)->article, now); });
        return paths;
    case Proof::Text:
        break;
    }
    paths = withAlikeText(candidate, true);
    paths.removeIf([&](const QString &path) { return !agreesBesideText(candidate, path); });
    return paths;
}

QString GoneIndex::certain(const ImportCandidate &candidate, Proof proof) const
{
    return onlyOne(matches(candidate, proof), candidate.path.path);
}

QString GoneIndex::withdrawnText(const ImportCandidate &candidate,
                                 const Core::Article &stored) const
{
    QStringList paths = matches(candidate, Proof::Content) + withAlikeText(candidate, true);
    const TextSketch before(stored.body);
    paths.removeIf([&](const QString &path) {
        const GoneArticle &gone = *find(path);
        const bool isWithdrawn =
            gone.article.isDeleted() ||
            (gone.isEditedHere && gone.article.status != Core::Status::Published);
        return !isWithdrawn || before.with(gone.text).isMost ||
               contentDigest(stored) == gone.digest.content;
    });
    return paths.value(0);
}

QString GoneIndex::likely(const ImportCandidate &candidate) const
{
    const Core::Article &now = candidate.read.article;
    QStringList paths = m_byAddress.values(candidate.address());
    for (const QString &path : m_byTitle.values(titleKey(now))) {
        const Core::Article &old = find(path)->article;
        if (!dayOf(old).isValid() || !dayOf(now).isValid() || isSameDay(old, now))
            paths << path;
    }
    paths += withAlikeText(candidate, false);
    if (candidate.read.slugIsGiven)
        paths += m_byGiven.values({now.language, candidate.slug});
    paths.removeIf([this](const QString &path) { return !find(path)->holdsBack(); });
    return paths.value(0);
}

} // namespace Triptych::Exchange
