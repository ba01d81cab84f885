#include "importcandidate.h"

#include "translated.h"

namespace Triptych::Exchange {

void ImportCandidate::holdBack()
{
    if (read.writtenStatus != Core::Status::Published &&
        read.writtenStatus != Core::Status::Archived)
        return;
    holdBackFor(translated(QT_TRANSLATE_NOOP(
        "Exchange",
        "The article is public by its file, and your role does not allow you to publish. "
        "It was kept as a draft until an editor publishes it.")));
}

void ImportCandidate::holdBackFor(const QString &why)
{
    fileStatus = read.writtenStatus;
    heldBack = why;
    read.writtenStatus = Core::Status::Draft;
    read.article.status = Core::Status::Draft;
}

bool ImportCandidate::holdBackAsGone(ImportReport &report, const QDateTime &now)
{
    if ((seemsToBe.isEmpty() && saidInAll.isEmpty()) ||
        read.article.status != Core::Status::Published)
        return false;
    if (read.article.isScheduled(now))
        --report.scheduled;
    ++report.drafts;
    holdBackFor(seemsToBe);
    return true;
}

std::optional<ImportNote> ImportCandidate::keepPublished(const Core::Article &stored,
                                                         const Core::SiteZone &zone,
                                                         const QDateTime &now, ImportReport &report)
{
    if (!read.isHeldByProgram || stored.status != Core::Status::Published || stored.isDeleted())
        return std::nullopt;
    --report.heldByPrograms;
    --report.drafts;
    read.isHeldByProgram = false;
    read.writtenStatus = Core::Status::Published;
    read.article.status = read.onSite(zone).status;
    if (read.article.isScheduled(now))
        ++report.scheduled;
    else if (!read.article.isPublic(now))
        ++report.drafts;
    return ImportNote{read.siteNotes.constLast().file, 0,
                      translated(QT_TRANSLATE_NOOP(
                          "Exchange", "Articles that it may keep from readers and that are "
                                      "published already stay published."))};
}

MarkdownArticle ImportCandidate::asInFile() const
{
    MarkdownArticle whole = read;
    whole.writtenStatus = fileStatus.value_or(read.writtenStatus);
    return whole;
}

void ImportCandidate::describe(ImportReport &report, const QDateTime &now) const
{
    const Core::Article &article = read.article;
    ++report.languages[article.language];
    if (const QString &text = read.dateText; text.isEmpty()) {
        ++report.undated;
    } else {
        DateForm &form = report.dateForms[dateForm(text)];
        if (++form.count == 1)
            form.example = text.simplified();
    }
    report.heldByPrograms += read.isHeldByProgram ? 1 : 0;
    if (article.status == Core::Status::Archived)
        ++report.archived;
    else if (article.isScheduled(now))
        ++report.scheduled;
    else if (!article.isPublic(now))
        ++report.drafts;
}

void ImportCandidate::tellChange(ImportReport &report, const Core::Article &article,
                                 ImportedFile::Outcome outcome, const QDateTime &now) const
{
    report.readers.count(standingBefore, article.standing(),
                         outcome == ImportedFile::Outcome::Updated, now);
    const auto &was = standingBefore;
    if (was && stateName(was->status, was->publishAt, now) !=
                   stateName(article.status, article.publishAt, now))
        report.articles[path.path].before = was;
    const Core::Address from = isNew ? Core::Address{article.language, slug} : before;
    const Core::Address to{article.language, article.slug};
    if (outcome != ImportedFile::Outcome::Unchanged && to != from)
        report.addresses.append({path.path, from, to});
}

QString ImportCandidate::keptAddressSentence() const
{
    if (!asksForLanguage) {
        return translated(QT_TRANSLATE_NOOP("Exchange",
                                            "The file asks for the slug \"%1\" now, which another "
                                            "article has; the article keeps its own."))
            .arg(slug);
    }
    return translated(QT_TRANSLATE_NOOP(
                          "Exchange",
                          "The file says the language \"%1\" now, in which another article "
                          "has the slug \"%2\"; the article keeps its language \"%3\" and its "
                          "slug."))
        .arg(languageAsked, wished().slug, read.article.language);
}

QStringList ImportCandidate::saidOfAddress() const
{
    const QString &assigned = read.article.slug;
    QStringList sentences;
    if (!leftBy.isEmpty()) {
        sentences << translated(
                         QT_TRANSLATE_NOOP("Exchange",
                                           "Its slug \"%1\" was that of %2 until now: old links to "
                                           "that article lead here."))
                         .arg(assigned, leftBy);
    }
    if (number > 1 && rival.isEmpty()) {
        sentences << translated(
                         QT_TRANSLATE_NOOP("Exchange",
                                           "Its slug was taken; the article got the slug \"%1\"."))
                         .arg(assigned);
    } else if (number > 1) {
        sentences << translated(
                         QT_TRANSLATE_NOOP("Exchange",
                                           "Its slug is that of %1, too; the article got the slug "
                                           "\"%2\"."))
                         .arg(rival, assigned);
    }
    return sentences;
}

} // namespace Triptych::Exchange
