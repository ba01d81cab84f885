#include "importrun.h"

#include "translated.h"

// What a run keeps from readers, and what it leaves to them.

namespace Triptych::Exchange {

void ImportRun::holdBackWhatSeemsGone(ImportCandidate &candidate)
{
    const Core::Article &article = candidate.read.article;
    if (candidate.seemsToBe.isEmpty() || article.status != Core::Status::Published)
        return;
    if (article.isScheduled(m_now))
        --m_report.scheduled;
    ++m_report.drafts;
    candidate.holdBackFor(candidate.seemsToBe);
    setDigest(candidate);
}

void ImportRun::keepPublic(ImportCandidate &candidate, const Core::Article &stored)
{
    if (!candidate.read.isHeldByProgram || stored.status != Core::Status::Published ||
        stored.isDeleted())
        return;
    const ImportNote &why = candidate.read.siteNotes.constLast();
    sayOfSite({why.file, 0,
               translated(QT_TRANSLATE_NOOP("Exchange", "Articles that it may keep from readers "
                                                        "and that are published already stay "
                                                        "published."))});
    --m_report.heldByPrograms;
    --m_report.drafts;
    candidate.read.isHeldByProgram = false;
    candidate.read.writtenStatus = Core::Status::Published;
    candidate.read.article.status = candidate.read.onSite(m_options.zone).status;
    if (candidate.read.article.isScheduled(m_now))
        ++m_report.scheduled;
    else if (!candidate.read.article.isPublic(m_now))
        ++m_report.drafts;
    if (!m_mayPublish)
        candidate.holdBack();
    setDigest(candidate);
}

void ImportRun::sayOfSite(const ImportNote &note)
{
    const QString said = note.file + QLatin1Char('\n') + note.reason;
    if (!m_saidOfSite.contains(said))
        m_report.warnings.append(note);
    m_saidOfSite.insert(said);
}

} // namespace Triptych::Exchange
