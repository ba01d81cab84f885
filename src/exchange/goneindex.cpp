#include "goneindex.h"

#include <QSet>

namespace Triptych::Exchange {

namespace {

/** Of each short text. */
constexpr qsizetype IndexedPairs = 16;

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

QString titleKey(const Core::Article &article)
{
    return article.language + QLatin1Char('\n') + plainForm(article.title).simplified();
}

QString namedKey(const QString &content, const QString &path)
{
    return content + QLatin1Char('\n') + path.section(QLatin1Char('/'), -1);
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

/** Of those without a day where `day` is invalid. */
QString dayKey(const Core::Article &article, const QDate &day)
{
    return titleKey(article) + QLatin1Char('\n') + day.toString(Qt::ISODate);
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

bool GoneArticle::isWithdrawn() const
{
    return article.isDeleted() ||
           (isEditedHere && (article.status != Core::Status::Published || isPutOff));
}

template<typename Take>
void GoneIndex::forKeys(const GoneArticle &gone, const QString &path, const Take &take)
{
    const Core::Article &article = gone.article;
    take(m_byName, folded(path));
    if (const QString &content = gone.digest.content; !content.isEmpty()) {
        take(m_byContent, content);
        take(m_byContent, namedKey(content, path));
    }
    if (const auto given = givenAddress(article, gone.digest); !given.slug.isEmpty())
        take(m_byGiven, given);
    take(m_byAddress, Core::Address{article.language, article.slug});
    take(m_byTitle, titleKey(article));
    take(m_byTitle, dayKey(article, dayOf(article)));
    for (const TextSketch::Line &line : gone.text.lines())
        take(m_byLine, line.hash);
    if (!gone.isWithdrawn())
        return;
    // All of them would take much memory, and one that both texts have is enough.
    const QList<size_t> &pairs = gone.text.pairs();
    for (const size_t pair : pairs.first(qMin(pairs.size(), IndexedPairs)))
        take(m_byPair, pair);
}

namespace {

bool isEditedHere(const Core::Article &article, const ImportDigest &imported)
{
    return !imported.content.isEmpty() && contentDigest(article) != imported.content;
}

} // namespace

bool isWithdrawnHere(const Core::Article &article, const QDateTime &now)
{
    const ImportDigest imported = ImportDigest::fromText(article.source->digest);
    const GoneArticle gone{
        article, imported, {}, isEditedHere(article, imported), article.isScheduled(now)};
    return gone.isWithdrawn();
}

void GoneIndex::insert(Core::Article article, const QDateTime &now, bool isTakenForEdited)
{
    GoneArticle gone{{}, ImportDigest::fromText(article.source->digest), TextSketch(article.body)};
    gone.isEditedHere = isTakenForEdited || isEditedHere(article, gone.digest);
    gone.isPutOff = article.isScheduled(now);
    article.body.clear();
    article.summary.clear();
    article.fields = {};
    const QString path = article.source->path;
    gone.article = std::move(article);
    const auto kept = m_gone.insert_or_assign(path, std::move(gone)).first;
    forKeys(kept->second, path, [&]<typename Key>(PathIndex<Key> &index, const Key &key) {
        index.insert(key, path, [this](const QString &one) {
            const GoneArticle &of = *find(one);
            return
                typename PathIndex<Key>::Crowd{of.holdsBack(), of.isWithdrawn() ? one : QString()};
        });
    });
}

void GoneIndex::remove(const QString &path)
{
    const auto found = m_gone.find(path);
    if (found == m_gone.end())
        return;
    forKeys(found->second, path,
            [&]<typename Key>(PathIndex<Key> &index, const Key &key) { index.remove(key, path); });
    m_gone.erase(found);
}

const GoneArticle *GoneIndex::find(const QString &path) const
{
    const auto found = m_gone.find(path);
    return found == m_gone.end() ? nullptr : &found->second;
}

QStringList GoneIndex::withAlikeText(const ImportCandidate &candidate, Likeness likeness) const
{
    const TextSketch text(candidate.read.article.body);
    QSet<QString> paths;
    const auto add = [&paths](const QStringList &more) {
        for (const QString &path : more)
            paths.insert(path);
    };
    // What stands in many texts tells nothing of one, see isInCrowd().
    for (const TextSketch::Line &line : text.lines())
        add(lookAtFew(m_byLine, line.hash));
    if (likeness == Likeness::Alike) {
        for (const size_t pair : text.pairs())
            add(lookAtFew(m_byPair, pair));
    }
    QStringList alike;
    for (const QString &path : std::as_const(paths)) {
        const GoneArticle &gone = *find(path);
        const TextSketch::Agreement agreement = text.with(gone.text);
        const bool isIt = likeness == Likeness::Sure   ? agreement.isSure()
                          : likeness == Likeness::Most ? agreement.isMost
                                                       : agreement.isAlike && gone.isWithdrawn();
        if (isIt)
            alike << path;
    }
    alike.sort();
    return alike;
}

QStringList GoneIndex::withWholeText(const TextParts &text) const
{
    QSet<QString> paths;
    const auto add = [&paths](const QStringList &more) {
        for (const QString &path : more)
            paths.insert(path);
    };
    for (const size_t line : text.lines())
        add(lookAtFew(m_byLine, line));
    for (const size_t pair : text.pairs())
        add(lookAtFew(m_byPair, pair));
    QStringList whole;
    for (const QString &path : std::as_const(paths)) {
        const GoneArticle &gone = *find(path);
        if (gone.isWithdrawn() && text.holdAllOf(gone.text))
            whole << path;
    }
    whole.sort();
    return whole;
}

QString GoneIndex::withdrawnAddress(const ImportCandidate &candidate) const
{
    QStringList paths = lookAtFew(m_byAddress, candidate.address());
    paths.removeIf([&](const QString &path) {
        const GoneArticle &gone = *find(path);
        const QDate there = dayOf(gone.article);
        const QDate here = dayOf(candidate.read.article);
        const bool isOfAnother =
            !gone.isPutOff && there.isValid() && here.isValid() && there != here;
        return !gone.isWithdrawn() || isOfAnother;
    });
    return paths.value(0);
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
        return look(m_byName, folded(candidate.path.path));
    case Proof::Content:
        for (const QString &content : possibleContents(candidate)) {
            const QStringList named = look(m_byContent, namedKey(content, candidate.path.path));
            const QStringList old = look(m_byContent, content);
            if (named.size() == 1)
                return named;
            if (old.size() == 1)
                return old;
        }
        return {};
    case Proof::GivenAddress: {
        const Core::Address given{now.language, candidate.slug};
        if (candidate.read.slugIsGiven)
            paths = lookAtFew(m_byGiven, given);
        paths.removeIf([&](const QString &path) { return isOfAnotherDay(candidate, path); });
        return paths;
    }
    case Proof::AddressAndTitle:
        paths = lookAtFew(m_byAddress, candidate.address());
        paths.removeIf([&](const QString &path) {
            return find(path)->article.title != now.title || isOfAnotherDay(candidate, path);
        });
        return paths;
    case Proof::TitleAndDate:
        if (const QDate day = dayOf(now); day.isValid())
            paths = lookAtFew(m_byTitle, dayKey(now, day));
        return paths;
    case Proof::Text:
        break;
    }
    paths = withAlikeText(candidate, Likeness::Sure);
    paths.removeIf([&](const QString &path) { return !agreesBesideText(candidate, path); });
    return paths;
}

QString GoneIndex::certain(const ImportCandidate &candidate, Proof proof) const
{
    return onlyOne(matches(candidate, proof), candidate.path.path);
}

template<typename Counts>
bool GoneIndex::isTextOfCrowd(const TextSketch &text, const Counts &counts) const
{
    return text.isMostly([&](size_t line) {
        const auto *crowd = m_byLine.crowd(line);
        return crowd && counts(*crowd);
    });
}

bool GoneIndex::isInCrowd(const ImportCandidate &candidate) const
{
    const auto holds = [](const auto *crowd) { return crowd && crowd->holdsBack; };
    const Core::Article &now = candidate.read.article;
    const QDate day = dayOf(now);
    const QStringList contents = possibleContents(candidate);
    return std::any_of(contents.begin(), contents.end(),
                       [&](const QString &content) { return holds(m_byContent.crowd(content)); }) ||
           (candidate.read.slugIsGiven && holds(m_byGiven.crowd({now.language, candidate.slug}))) ||
           holds(m_byAddress.crowd(candidate.address())) ||
           holds(m_byTitle.crowd(day.isValid() ? dayKey(now, day) : titleKey(now))) ||
           holds(m_byTitle.crowd(dayKey(now, QDate()))) ||
           isTextOfCrowd(TextSketch(now.body), [](const auto &crowd) { return crowd.holdsBack; });
}

QString GoneIndex::withdrawnText(const ImportCandidate &candidate,
                                 const Core::Article *stored) const
{
    if (isEmpty())
        return {}; // to read the text takes its time
    const TextSketch before(stored ? stored->body : QString());
    const TextParts partsBefore(stored ? stored->body : QString());
    const QString digestBefore = stored ? contentDigest(*stored) : QString();
    const auto isIt = [&](const QString &path) {
        const GoneArticle *gone = find(path);
        return gone && gone->isWithdrawn() &&
               !(stored &&
                 (before.with(gone->text).isMost || digestBefore == gone->digest.content ||
                  partsBefore.holdAllOf(gone->text)));
    };
    QStringList paths;
    for (const QString &content : possibleContents(candidate)) {
        paths += look(m_byContent, content);
        if (const auto *crowd = m_byContent.crowd(content))
            paths << crowd->withdrawn;
    }
    // A text that is only alike is enough for one to wait that readers do not see yet.
    paths += withAlikeText(candidate, stored ? Likeness::Sure : Likeness::Alike);
    paths += withWholeText(TextParts(candidate.read.article.body));
    const TextSketch text(candidate.read.article.body);
    QString ofCrowd;
    const bool isOfCrowd = isTextOfCrowd(text, [&](const auto &crowd) {
        if (!isIt(crowd.withdrawn))
            return false;
        ofCrowd = crowd.withdrawn;
        return true;
    });
    if (isOfCrowd && text.with(text).isSure())
        paths << ofCrowd;
    // So is most of the text beside the same title.
    if (!stored) {
        for (const QString &path : lookAtFew(m_byTitle, titleKey(candidate.read.article))) {
            if (text.with(find(path)->text).isMost)
                paths << path;
        }
    }
    paths.removeIf([&](const QString &path) { return !isIt(path); });
    return paths.value(0);
}

QString GoneIndex::likely(const ImportCandidate &candidate) const
{
    if (isEmpty())
        return {};
    const Core::Article &now = candidate.read.article;
    QStringList paths = lookAtFew(m_byAddress, candidate.address());
    const QDate day = dayOf(now);
    if (day.isValid())
        paths +=
            lookAtFew(m_byTitle, dayKey(now, day)) + lookAtFew(m_byTitle, dayKey(now, QDate()));
    else
        paths += lookAtFew(m_byTitle, titleKey(now));
    paths += withAlikeText(candidate, Likeness::Most) + withAlikeText(candidate, Likeness::Alike) +
             withWholeText(TextParts(now.body));
    // Of one that was erased for good nothing else is left.
    for (const QString &content : possibleContents(candidate))
        paths += lookAtFew(m_byContent, content);
    if (candidate.read.slugIsGiven)
        paths += lookAtFew(m_byGiven, Core::Address{now.language, candidate.slug});
    paths.removeIf([this](const QString &path) { return !find(path)->holdsBack(); });
    return paths.value(0);
}

} // namespace Triptych::Exchange
