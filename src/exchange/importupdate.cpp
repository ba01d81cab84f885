#include "importupdate.h"

#include "runaddresses.h"
#include "sentences.h"
#include "translated.h"

#include <core/oldaddress.h>
#include <core/slug.h>

namespace Triptych::Exchange {

namespace {

constexpr QLatin1String SlugKey("slug");
constexpr QLatin1String RedirectKey("redirect_from");
/** An article that moved more often is taken for edited. */
constexpr qsizetype MostRedirects = 50;

std::optional<Core::SiteZone> zoneThen(const ImportDigest &imported)
{
    return imported.zone.isEmpty() ? Core::SiteZone() : Core::SiteZone::fromName(imported.zone);
}

/** Whether a file says what it said when `imported` was made of it, its slug aside. */
bool isAsImported(const MarkdownArticle &read, const ImportDigest &imported)
{
    const std::optional<Core::SiteZone> zone = zoneThen(imported);
    if (!zone)
        return false;
    const ImportDigest then = fileDigest(read, *zone);
    return then.content == imported.content && then.zone == imported.zone;
}

/**
 * Where the article says what `content` was made of, and keeps old addresses besides: these.
 * Core::keepOldSlug() puts them behind what the file gave, when a file changes the slug or a person
 * does, and neither is an edit of what the file says.
 */
std::optional<QJsonArray> redirectsBeside(const Core::Article &article, const QString &content)
{
    if (contentDigest(article) == content)
        return QJsonArray();
    const QJsonArray all = Core::listOfRedirects(article.fields.value(RedirectKey));
    if (all.size() > MostRedirects || !article.fields.value(RedirectKey).isArray())
        return std::nullopt;
    Core::Article before = article;
    QJsonArray given = all;
    QJsonArray kept;
    while (!given.isEmpty() && given.last().isString()) {
        kept.prepend(given.takeAt(given.size() - 1));
        before.fields.insert(RedirectKey, given);
        if (given.isEmpty())
            before.fields.remove(RedirectKey);
        if (contentDigest(before) == content)
            return kept;
        // It was no list in the file.
        if (given.size() == 1) {
            before.fields.insert(RedirectKey, given.first());
            if (contentDigest(before) == content)
                return kept;
        }
    }
    return std::nullopt;
}

} // namespace

bool saysAsImported(const Core::Article &article, const QString &content)
{
    return redirectsBeside(article, content).has_value();
}

ImportDigest fileDigest(const MarkdownArticle &read, const Core::SiteZone &zone)
{
    ImportDigest digest{contentDigest(read.onSite(zone)), std::nullopt};
    if (read.dependsOnZone() && zone != Core::SiteZone())
        digest.zone = zone.name();
    return digest;
}

ImportUpdate::ImportUpdate(ImportCandidate &candidate, const Core::Article &stored,
                           const MarkdownImportOptions &options, const QDateTime &now)
    : m_candidate(candidate)
    , m_stored(stored)
    , m_options(options)
    , m_now(now)
    , m_imported(ImportDigest::fromText(stored.source ? stored.source->digest : QString()))
    , m_isOthers(stored.createdBy != options.actor && !options.updateOthers)
{
    const auto kept = redirectsBeside(stored, m_imported.content);
    m_untouched = kept || (m_imported.content.isEmpty() && stored.version == 1);
    m_takes = !m_untouched && options.takes(candidate.path.path);
    m_untouched = m_untouched || m_takes;
    m_redirects = m_takes ? Core::listOfRedirects(stored.fields.value(RedirectKey))
                          : kept.value_or(QJsonArray());
    candidate.before = {stored.language, stored.slug};
    candidate.standingBefore = stored.standing();
    candidate.languageAsked = candidate.read.article.language;
    compare();
    candidate.asksForSlug = asksForSlug();
    candidate.asksForLanguage = asksForLanguage();
    candidate.asksToMove = mayMove();
}

void ImportUpdate::compare()
{
    m_asImported = isAsImported(m_candidate.read, m_imported) ||
                   isAsImported(m_candidate.asInFile(), m_imported);
    keepMoment();
    // Of an article that nobody edited it is known what it keeps besides; another rest is the
    // file's news.
    const auto kept = redirectsBeside(m_stored, m_candidate.digest.content);
    m_sameContent = m_asImported || (kept && (kept->isEmpty() || !m_untouched));
}

void ImportUpdate::keepLanguage()
{
    m_candidate.read.article.language = m_stored.language;
    const ImportDigest here = fileDigest(m_candidate.read, m_options.zone);
    m_candidate.digest.content = here.content;
    m_candidate.digest.zone = here.zone;
    compare();
}

void ImportUpdate::keepRedirects()
{
    Core::Article &article = m_candidate.read.article;
    QJsonArray all = Core::listOfRedirects(article.fields.value(RedirectKey));
    const qsizetype given = all.size();
    for (const QJsonValue redirect : std::as_const(m_redirects)) {
        if (!all.contains(redirect))
            all.append(redirect);
    }
    if (all.size() > given)
        article.fields.insert(RedirectKey, all);
}

void ImportUpdate::keepMoment()
{
    const MarkdownArticle &read = m_candidate.read;
    Core::Article &article = m_candidate.read.article;
    if (!read.date || read.date->hasZone)
        return;
    if (!read.date->hasTime) {
        m_keepsMoment = article.publishDay.isValid() && article.publishDay == m_stored.publishDay;
        if (m_keepsMoment)
            article.publishAt = m_stored.publishAt;
        return;
    }
    const std::optional<Core::SiteZone> zone = zoneThen(m_imported);
    if (!zone || *zone == m_options.zone || !Text::dateOnSite(*read.date, *zone).isCertain())
        return;
    const Core::Article then = read.onSite(*zone);
    m_keepsMoment = then.publishAt == m_stored.publishAt && then.publishDay == m_stored.publishDay;
    if (!m_keepsMoment)
        return;
    article.status = then.status;
    article.publishAt = then.publishAt;
    article.publishDay = then.publishDay;
    const ImportDigest there = fileDigest(read, *zone);
    m_candidate.digest.content = there.content;
    m_candidate.digest.zone = there.zone;
}

QList<ImportNote> ImportUpdate::warnings() const
{
    QList<ImportNote> warnings = m_candidate.read.warnings;
    const bool isSaid =
        m_stored.status == Core::Status::Draft ||
        (m_stored.status != Core::Status::Published && !m_candidate.seemsToBe.isEmpty());
    if (!m_candidate.heldBack.isEmpty() && isSaid)
        warnings.append({m_candidate.path.path, 0, m_candidate.heldBack});
    if (!m_isOthers && givesAnotherSlug() && !isSlugOfFile()) {
        warnings.append(
            {m_candidate.path.path, 0,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "The file asks for the slug \"%1\" now. The slug "
                                          "\"%2\" was chosen in Triptych and stays."))
                 .arg(m_candidate.slug, m_stored.slug)});
    }
    const auto &date = m_candidate.read.date;
    if (!m_keepsMoment || !date)
        return warnings;
    const QString doubt = Text::dateOnSite(*date, m_options.zone).doubt;
    warnings.removeIf([&doubt](const ImportNote &note) {
        return !doubt.isEmpty() && note.reason.contains(doubt);
    });
    return warnings;
}

bool ImportUpdate::mayMove() const
{
    // What is refused for its text leaves no address for others.
    return (m_candidate.asksForSlug || m_candidate.asksForLanguage) && !m_isOthers &&
           m_candidate.withdrawnText.isEmpty();
}

bool ImportUpdate::asksForLanguage() const
{
    return !m_stored.isDeleted() && m_candidate.read.article.language != m_stored.language &&
           !m_sameContent && m_untouched;
}

bool ImportUpdate::givesAnotherSlug() const
{
    const std::optional<QString> &before = m_imported.slug;
    return !m_stored.isDeleted() && m_candidate.read.slugIsGiven && before &&
           *before != m_candidate.slug && m_stored.slug != m_candidate.slug &&
           (m_sameContent || m_untouched);
}

bool ImportUpdate::isSlugOfFile() const
{
    const QString before = m_imported.slug.value_or(QString());
    const QString asked = before.isEmpty() ? Core::slugFromTitle(m_candidate.path.name) : before;
    return m_stored.slug == (m_imported.assigned.isEmpty() ? asked : m_imported.assigned);
}

bool ImportUpdate::asksForSlug() const
{
    // A slug that somebody chose in Triptych since stays.
    return givesAnotherSlug() && isSlugOfFile();
}

ImportUpdate::Verdict ImportUpdate::decide()
{
    if (m_stored.isDeleted()) {
        m_reason = translated(QT_TRANSLATE_NOOP(
            "Exchange", "The article was deleted in Triptych and stays deleted."));
        return Verdict::Unchanged;
    }
    const bool moves = m_candidate.moves > 0;
    if (m_candidate.asksForLanguage && !m_isOthers && !moves)
        keepLanguage();
    if (m_sameContent && !moves && !(m_isOthers && m_candidate.asksForSlug))
        return tieOrLeave();
    if (m_isOthers) {
        m_reason = translated(QT_TRANSLATE_NOOP(
                                  "Exchange", "The article is %1's, who may read what it becomes. "
                                              "It was left as it is."))
                       .arg(m_stored.createdBy);
        return Verdict::Others;
    }
    if (!m_sameContent && !m_untouched) {
        m_reason = translated(QT_TRANSLATE_NOOP("Exchange",
                                                "The article was edited in Triptych since it was "
                                                "imported; the file was not taken over."));
        return Verdict::Refused;
    }
    Core::Article &article = m_candidate.read.article;
    const QUuid group =
        m_stored.translationGroup.isNull() ? article.translationGroup : m_stored.translationGroup;
    if (m_sameContent)
        takeAddressOnly();
    else
        keepRedirects();
    if (m_takes)
        takeOver();
    article.id = m_stored.id;
    article.version = m_stored.version;
    article.slug = moves ? m_candidate.wished().slug : m_stored.slug;
    article.createdAt = m_stored.createdAt;
    article.createdBy = m_stored.createdBy;
    article.translationGroup = group;
    keepGivenSlug(m_candidate);
    Core::keepOldSlug(m_stored, &article);
    const bool takesSlug = moves && m_candidate.asksForSlug;
    if (!takesSlug && m_imported.slug) {
        m_candidate.digest.slug = m_imported.slug;
        m_candidate.digest.assigned = m_imported.assigned;
    }
    m_candidate.keepDigest();
    return Verdict::Save;
}

bool ImportUpdate::isWithdrawnHere() const
{
    if (m_stored.status == Core::Status::Published)
        return false;
    Core::Article published = m_stored;
    published.status = Core::Status::Published;
    return contentDigest(published) == m_imported.content;
}

ImportUpdate::Verdict ImportUpdate::tieOrLeave()
{
    Core::Article &article = m_candidate.read.article;
    const bool ties = m_stored.translationGroup.isNull() && !article.translationGroup.isNull();
    // The same edit in the file and in Triptych: from here on the file is known as it is now.
    const bool isNews = !m_asImported || m_imported.waits != m_candidate.waitsForPerson;
    const bool renews = isNews && !isWithdrawnHere();
    if (m_isOthers) {
        if (ties) {
            m_reason = translated(QT_TRANSLATE_NOOP(
                                      "Exchange", "The article is %1's. It was left as it is, and "
                                                  "is not tied to its translations."))
                           .arg(m_stored.createdBy);
        }
        return Verdict::Unchanged;
    }
    if (!ties && !renews && m_candidate.renamedFrom.isEmpty())
        return Verdict::Unchanged;
    m_candidate.keepsText = true;
    m_candidate.isRenewed = !ties;
    const QUuid group = article.translationGroup;
    Core::ImportSource source = *m_stored.source;
    source.path = m_candidate.path.path;
    article = m_stored;
    if (ties)
        article.translationGroup = group;
    if (renews) {
        ImportDigest digest = m_imported;
        if (!m_asImported) {
            digest.content = m_candidate.digest.content;
            digest.zone = m_candidate.digest.zone;
        }
        digest.waits = m_candidate.waitsForPerson;
        source.digest = digest.toText();
    }
    article.source = source;
    return Verdict::Save;
}

void ImportUpdate::takeOver()
{
    m_candidate.takenOver = translated(QT_TRANSLATE_NOOP(
        "Exchange", "The article was edited in Triptych and takes the text of the file. What it "
                    "said before stays in its history."));
    Core::Article &article = m_candidate.read.article;
    const Core::Article fromFile = article;
    const bool isShown = m_stored.isPublic(m_now);
    if (isShown && !fromFile.isPublic(m_now) && m_candidate.isTakenOffByFile) {
        m_candidate.takenOver = joinedSentences(
            m_candidate.takenOver,
            translated(QT_TRANSLATE_NOOP("Exchange",
                                         "Its file published it and keeps it from readers now, so "
                                         "it is not public any more.")));
        return;
    }
    // The text was asked for. Who published it here, withdrew it or put its time off had a reason
    // that no file knows.
    article.status = m_stored.status;
    article.publishAt = m_stored.publishAt;
    article.publishDay = m_stored.publishDay;
    const char *kept = nullptr;
    if (!isShown && fromFile.status == Core::Status::Published) {
        kept = QT_TRANSLATE_NOOP("Exchange", "It is not public here, and the file would publish "
                                             "it: its state and date stay as they are.");
    } else if (isShown && !fromFile.isPublic(m_now)) {
        kept = QT_TRANSLATE_NOOP("Exchange", "It is public here, and the file would keep it from "
                                             "readers: its state and date stay as they are.");
    }
    if (kept)
        m_candidate.takenOver = joinedSentences(m_candidate.takenOver, translated(kept));
}

void ImportUpdate::takeAddressOnly()
{
    Core::Article &article = m_candidate.read.article;
    const Core::Article fromFile = article;
    article = m_stored;
    article.source = fromFile.source;
    if (m_asImported) {
        m_candidate.digest.content = m_imported.content;
        m_candidate.digest.zone = m_imported.zone;
    }
    article.fields.remove(SlugKey);
    if (fromFile.fields.contains(SlugKey))
        article.fields.insert(SlugKey, fromFile.fields.value(SlugKey));
}

StayingUpdate::StayingUpdate(const ImportCandidate &moving, const Core::Article &known,
                             const MarkdownImportOptions &options, const QDateTime &now)
    : candidate(moving), stored(known)
{
    candidate.moves = 0;
    candidate.leftBy.clear();
    ImportUpdate update(candidate, stored, options, now);
    hasNews = update.decide() == ImportUpdate::Verdict::Save;
    candidate.replacedContent = update.replacedText();
}

} // namespace Triptych::Exchange
