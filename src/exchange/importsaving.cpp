#include "importrun.h"

#include "await.h"

// What a run holds back of a batch, and how it saves what it has decided.

namespace Triptych::Exchange {

namespace {

QString refusedSentence(const ImportCandidate &candidate, const Core::Error &error)
{
    if (!candidate.renamedFrom.isEmpty() && error.kind == Core::ErrorKind::Forbidden) {
        return translated(QT_TRANSLATE_NOOP("Exchange",
                                            "The file is %1 with another name, but you may not "
                                            "change the article of that file: %2"))
            .arg(candidate.renamedFrom, error.message);
    }
    if (error.kind != Core::ErrorKind::Conflict)
        return error.message;
    return translated(
        candidate.isNew
            ? QT_TRANSLATE_NOOP("Exchange", "Another article has this place in the source, one "
                                            "that you may not see or that came just now. Nothing "
                                            "was saved.")
            : QT_TRANSLATE_NOOP("Exchange", "The article was saved by someone else meanwhile; "
                                            "the file was not taken over."));
}

/** Takes out new ones that no store takes: what was read was checked, but the slug that its file
 * gives was kept besides since. Answers why, for each. */
QList<ImportNote> takeUnfit(QList<ImportCandidate> &candidates)
{
    QList<ImportNote> unfit;
    candidates.removeIf([&unfit](const ImportCandidate &candidate) {
        const auto checked =
            candidate.isNew ? Core::checkArticle(candidate.read.article) : Core::Result<void>();
        if (!checked)
            unfit.append({candidate.path.path, 0, checked.error().message});
        return !checked;
    });
    return unfit;
}

} // namespace

Core::Result<void> ImportRun::compareBatch(QHash<QString, Core::Article> &stored)
{
    if (const auto adopted = m_gone.adopt(m_batch, stored, m_reads); !adopted)
        return adopted;
    if (m_options.remembersSource) {
        const auto compared = m_withdrawn.compare(m_batch, stored, m_options, m_gone, m_reads);
        if (!compared)
            return compared;
    }
    for (ImportCandidate &candidate : m_batch) {
        if (!candidate.holdBackAsGone(m_report, m_now)) {
            if (candidate.waitsForPerson)
                setDigest(candidate);
            continue;
        }
        setDigest(candidate);
        if (!candidate.saidInAll.isEmpty())
            m_siteNotes.say({QStringLiteral("."), 0, candidate.saidInAll}, m_report);
    }
    return {};
}

void ImportRun::keepPublished(ImportCandidate &candidate, const Core::Article &stored)
{
    const auto note = candidate.keepPublished(stored, m_options.zone, m_now, m_report);
    if (!note)
        return;
    m_siteNotes.say(*note, m_report);
    if (!m_mayPublish)
        candidate.holdBack();
    setDigest(candidate);
}

Core::Result<void> ImportRun::save(QList<ImportCandidate> candidates)
{
    while (!candidates.isEmpty()) {
        for (const ImportNote &note : takeUnfit(candidates))
            fail(note.file, note.line, note.reason);
        if (candidates.isEmpty())
            break;
        QList<Core::Result<Core::Article>> results;
        QList<Core::Article> articles;
        for (const ImportCandidate &candidate : std::as_const(candidates))
            articles.append(candidate.read.article);
        if (m_options.dryRun) {
            for (const Core::Article &article : std::as_const(articles))
                results.append(article);
        } else {
            const auto saved = await(m_store.saveAll(articles, m_options.actor, m_calls.write()));
            if (!saved)
                return Core::failure(saved.error());
            results = *saved;
        }
        QList<ImportCandidate> again;
        for (qsizetype i = 0; i < candidates.size(); ++i) {
            if (takeAnswer(candidates[i], results.at(i)))
                again.append(candidates.at(i));
        }
        if (!again.isEmpty()) {
            if (const auto checked = m_calls.check(); !checked)
                return checked;
        }
        candidates = std::move(again);
    }
    return {};
}

bool ImportRun::takeAnswer(ImportCandidate &candidate, const Core::Result<Core::Article> &answer)
{
    using enum ImportedFile::Outcome;
    const QString &path = candidate.path.path;
    if (!answer) {
        // What is Invalid for another reason was not sent (see save()), or has its old address.
        const bool isAddress = answer.error().kind == Core::ErrorKind::Invalid;
        if (isAddress && candidate.isNew && m_addresses.assignNext(candidate))
            return true;
        const auto staying = m_staying.constFind(path);
        if (isAddress && candidate.moves > 0 && staying != m_staying.cend())
            return stays(candidate, *staying);
        if (staying != m_staying.cend())
            m_addresses.stay(staying->stored, candidate);
        takeRefusal(candidate, answer.error());
        return false;
    }
    if (candidate.isNew) {
        m_report.warnings += candidate.read.warnings;
        m_replaced.created(path, candidate.digest.content);
        if (!candidate.heldBack.isEmpty())
            warn(path, candidate.heldBack);
    } else {
        m_replaced.replaced(path, candidate.replacedContent);
    }
    if (!candidate.takenOver.isEmpty())
        warn(path, candidate.takenOver);
    m_gone.settle(candidate, m_report);
    m_addresses.take(candidate, *answer);
    for (const QString &sentence : candidate.saidOfAddress())
        warn(path, sentence);
    report(candidate, *answer,
           candidate.isNew       ? Created
           : candidate.isRenewed ? Unchanged
                                 : Updated);
    return false;
}

bool ImportRun::stays(ImportCandidate &candidate, const StayingUpdate &staying)
{
    m_addresses.stay(staying.stored, candidate);
    candidate = staying.candidate;
    warn(candidate.path.path, candidate.keptAddressSentence());
    if (!staying.hasNews)
        report(candidate, staying.stored, ImportedFile::Outcome::Unchanged);
    return staying.hasNews;
}

void ImportRun::takeRefusal(const ImportCandidate &candidate, const Core::Error &error)
{
    // An author may not touch what an editor published, and need not where the text is the same.
    // Where somebody saved meanwhile, the next import compares again.
    const bool isLeft = error.kind == Core::ErrorKind::Forbidden ||
                        (candidate.isRenewed && error.kind == Core::ErrorKind::Conflict);
    if (candidate.keepsText && candidate.renamedFrom.isEmpty() && isLeft) {
        warn(candidate.path.path,
             translated(QT_TRANSLATE_NOOP("Exchange",
                                          "Its text is as in the file; the rest could not be "
                                          "saved: %1"))
                 .arg(error.message));
        report(candidate, candidate.read.article, ImportedFile::Outcome::Unchanged);
    } else {
        fail(candidate.path.path, 0, refusedSentence(candidate, error));
    }
}

} // namespace Triptych::Exchange
