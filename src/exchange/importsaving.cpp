#include "importrun.h"

#include "await.h"

// What a run holds back of a batch, and how it saves what it has decided.

namespace Triptych::Exchange {

Core::Result<void> ImportRun::compareBatch(QHash<QString, Core::Article> &stored)
{
    const auto calls = [this] { return m_calls.read(); };
    if (const auto adopted = m_gone.adopt(m_batch, stored, calls); !adopted)
        return adopted;
    if (m_options.remembersSource) {
        const auto compared = m_withdrawn.compare(m_batch, stored, m_options, m_gone, calls);
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

Core::Result<void> ImportRun::tellRedirects()
{
    const auto notes = m_addresses.takenFromRedirects(m_calls.read());
    if (notes) {
        m_report.warnings += *notes;
        return {};
    }
    if (const auto checked = m_calls.check(); !checked)
        return checked;
    // All is saved: a store that takes long over every article's fields undoes nothing.
    warn(QStringLiteral("."),
         translated(QT_TRANSLATE_NOOP("Exchange", "Whether old links to other articles lead to "
                                                  "new ones now is not known: %1"))
             .arg(notes.error().message));
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
        // The article was checked when it was read, so all that the store can have refused is a
        // slug in use.
        if (candidate.isNew && answer.error().kind == Core::ErrorKind::Invalid &&
            m_addresses.assignNext(candidate))
            return true;
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

void ImportRun::takeRefusal(const ImportCandidate &candidate, const Core::Error &error)
{
    const QString &path = candidate.path.path;
    // An author may not touch what an editor published, and need not where the text is the same.
    if (candidate.isRenewed || (candidate.keepsText && error.kind == Core::ErrorKind::Forbidden)) {
        warn(path, translated(QT_TRANSLATE_NOOP(
                                  "Exchange",
                                  "Its text is as in the file; the rest could not be saved: %1"))
                       .arg(error.message));
        report(candidate, candidate.read.article, ImportedFile::Outcome::Unchanged);
    } else if (error.kind == Core::ErrorKind::Conflict && candidate.isNew) {
        fail(path, 0,
             translated(QT_TRANSLATE_NOOP(
                 "Exchange", "Another article has this place in the source, one that you "
                             "may not see or that came just now. Nothing was saved.")));
    } else if (error.kind == Core::ErrorKind::Conflict) {
        fail(path, 0,
             translated(QT_TRANSLATE_NOOP("Exchange", "The article was saved by someone else "
                                                      "meanwhile; the file was not taken over.")));
    } else {
        fail(path, 0, error.message);
    }
}

} // namespace Triptych::Exchange
