#include "auditor.h"

#include "scanpages.h"
#include "step.h"

#include <core/articlejson.h>
#include <core/cotry.h>
#include <ports/articlecache.h>
#include <ports/articlestore.h>
#include <ports/outbox.h>

#include <QCoreApplication>
#include <QSet>
#include <QTimer>

#include <QCoroTimer>

using namespace std::chrono_literals;

namespace Triptych::Sync {

namespace {

constexpr int DocumentsAtOnce = 1'000;
constexpr int JudgedAtOnce = 100;
constexpr int StraysAtOnce = 500;
// The relay needs a second for what was saved just now; longer than this it is not on its way.
constexpr qint64 RecentSeconds = 30;
constexpr int MostLooks = 6;
constexpr auto BetweenLooks = 1s;

} // namespace

Auditor::Auditor(AuditedStores stores, AuditTerms terms, Core::Call call)
    : m_stores(stores)
    , m_terms(std::move(terms))
    , m_call(std::move(call))
    , m_cache(m_stores, m_terms, m_call, m_report)
{
}

Core::Task<AuditReport> Auditor::run()
{
    if (m_stores.index) {
        // A server that stays silent is told of soon; and an index in place of the alias, by name.
        CO_TRY_VOID(m_stores.index->info(within(m_call, ProbePatience)), m_call);
        CO_TRY_VOID(m_stores.index->refreshCopy(m_terms.copy, m_call), m_call);
    }
    CO_TRY_VOID(comparePages());
    if (m_stores.index) {
        CO_TRY_VOID(findStrays());
    }
    co_return m_report;
}

Core::Task<void> Auditor::comparePages()
{
    QString after;
    // The server finds a page while the one before is compared.
    std::optional<Comparison> before;
    ScanPages pages(m_stores.store, {}, m_call);
    while (!pages.atEnd()) {
        CO_TRY(const auto page, pages.next(), m_call);
        pages.took(page);
        if (m_stores.index) {
            std::optional<Comparison> open =
                std::exchange(before, std::optional(beginComparison(after, page, pages.atEnd())));
            if (open) {
                CO_TRY_VOID(compareIndex(*std::move(open)));
            }
        }
        if (m_stores.cache && !m_report.cacheIsAway) {
            CO_TRY_VOID(m_cache.compare(page));
        }
        if (!page.isEmpty())
            after = auditKey(page.constLast());
        if (!m_stores.index)
            tellChecked(page.size());
    }
    if (!before)
        co_return Core::Result<void>();
    auto comparing = compareIndex(*std::move(before));
    co_return co_await comparing;
}

void Auditor::tellChecked(qsizetype some)
{
    m_report.checked += some;
    if (m_terms.progress)
        m_terms.progress(m_report.checked);
}

Core::Task<AuditReport> Auditor::runOn(QList<AuditItem> items)
{
    QStringList ofIndex;
    QList<AuditItem> ofCache;
    for (const AuditItem &item : std::as_const(items)) {
        if (item.store == AuditItem::Store::Index)
            ofIndex << item.id;
        else
            ofCache << item;
    }
    for (qsizetype at = 0; m_stores.index && at < ofIndex.size(); at += JudgedAtOnce) {
        const QStringList some = ofIndex.mid(at, JudgedAtOnce);
        CO_TRY_VOID(judge(some));
        tellChecked(some.size());
    }
    for (qsizetype at = 0; m_stores.cache && at < ofCache.size(); at += JudgedAtOnce) {
        const QList<AuditItem> some = ofCache.mid(at, JudgedAtOnce);
        if (!m_report.cacheIsAway) {
            QStringList keys;
            for (const AuditItem &item : some)
                keys << item.id;
            CO_TRY(const auto rows, readAuditRows(m_stores.store, keys, m_call));
            CO_TRY_VOID(m_cache.compare(rows.values()));
        }
        if (m_report.cacheIsAway)
            m_cache.countUnread(some);
        tellChecked(some.size());
    }
    co_return m_report;
}

Auditor::Comparison Auditor::beginComparison(const QString &after, const QList<Core::Article> &page,
                                             bool isLast)
{
    const bool byContent = m_terms.detail == Ports::IndexAdmin::Detail::Content;
    Comparison comparison;
    comparison.upTo = isLast ? QString() : auditKey(page.constLast());
    // Asked before hashing, so that the server works meanwhile.
    comparison.asked = m_stores.index->documents(m_terms.copy, after, comparison.upTo,
                                                 DocumentsAtOnce, m_terms.detail, m_call);
    for (const Core::Article &article : page) {
        comparison.rows.insert(
            auditKey(article),
            {article.version, byContent ? m_stores.index->digest(article) : QByteArray(), false});
    }
    return comparison;
}

Core::Task<void> Auditor::compareIndex(Comparison comparison)
{
    auto &[upTo, rows, asked] = comparison;
    QStringList suspects;
    bool atEnd = false;
    while (!atEnd) {
        CO_TRY(const auto found, asked, m_call);
        atEnd = found.next.isEmpty();
        if (!atEnd)
            asked = m_stores.index->documents(m_terms.copy, found.next, upTo, DocumentsAtOnce,
                                              m_terms.detail, m_call);
        for (const Ports::IndexedDocument &document : found.documents) {
            const auto row = rows.find(document.key);
            const bool isSame = row != rows.end() && document.id == document.key &&
                                document.version == row->version &&
                                document.content == row->version && document.digest == row->digest;
            if (isSame)
                row->isSeen = true;
            else
                suspects << document.key;
        }
        while (suspects.size() >= JudgedAtOnce) {
            const QStringList some = suspects.mid(0, JudgedAtOnce);
            suspects.remove(0, JudgedAtOnce);
            for (const QString &key : some) {
                if (const auto row = rows.find(key); row != rows.end())
                    row->isSeen = true;
            }
            CO_TRY_VOID(judge(some));
        }
    }
    for (const QString &key : std::as_const(suspects)) {
        if (const auto row = rows.find(key); row != rows.end())
            row->isSeen = true;
    }
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        if (!row->isSeen)
            suspects << row.key();
    }
    for (qsizetype at = 0; at < suspects.size(); at += JudgedAtOnce) {
        CO_TRY_VOID(judge(suspects.mid(at, JudgedAtOnce)));
    }
    tellChecked(rows.size());
    co_return Core::Result<void>();
}

Core::Task<void> Auditor::findStrays()
{
    // Those that stay in the index come first again, so only a mended list is asked for a second
    // time.
    qint64 repairedBefore = -1;
    while (repairedBefore < m_report.repaired) {
        repairedBefore = m_report.repaired;
        CO_TRY(const auto keys, m_stores.index->strays(m_terms.copy, StraysAtOnce, m_call), m_call);
        for (qsizetype at = 0; at < keys.size(); at += JudgedAtOnce) {
            CO_TRY_VOID(judge(keys.mid(at, JudgedAtOnce)));
        }
        if (keys.size() < StraysAtOnce)
            break;
        CO_TRY_VOID(m_stores.index->refreshCopy(m_terms.copy, m_call), m_call);
    }
    co_return Core::Result<void>();
}

std::optional<Drift> Auditor::driftOf(const QString &key, const Documents &documents,
                                      const AuditRows &rows) const
{
    const auto row = rows.constFind(key);
    const auto document = documents.constFind(key);
    if (row == rows.cend())
        return document == documents.cend() ? std::nullopt : std::optional(Drift::Orphaned);
    if (document == documents.cend())
        return Drift::Missing;
    if (document->content < row->version)
        return Drift::Stale;
    if (!document->refusal.isEmpty() && document->content == row->version)
        return Drift::Refused;
    if (document->id != key || document->content != row->version ||
        document->version != row->version || document->digest != m_stores.index->digest(*row))
        return Drift::Wrong;
    return std::nullopt;
}

Core::Task<void> Auditor::judge(QStringList keys)
{
    keys.removeDuplicates();
    for (int look = 1;; ++look) {
        CO_TRY(const auto found, m_stores.index->documentsNow(m_terms.copy, keys, m_call), m_call);
        CO_TRY(const auto rows, readAuditRows(m_stores.store, keys, m_call));
        Documents documents;
        for (const Ports::IndexedDocument &document : found)
            documents.insert(document.key, document);

        QHash<QString, Drift> drifted;
        QDateTime newest;
        for (const QString &key : std::as_const(keys)) {
            if (const auto drift = driftOf(key, documents, rows)) {
                drifted.insert(key, *drift);
                if (*drift == Drift::Missing || *drift == Drift::Stale) {
                    const Core::Article row = rows.value(key);
                    newest = std::max(newest, row.isDeleted() ? row.deletedAt : row.updatedAt);
                }
            }
        }
        if (drifted.isEmpty())
            co_return Core::Result<void>();
        keys = drifted.keys();
        const bool isOnItsWay = newest.isValid() && newest.secsTo(Core::utcNow()) < RecentSeconds;
        if (isOnItsWay && look < MostLooks && !m_call.isOver()) {
            QTimer pause;
            pause.setSingleShot(true);
            pause.start(BetweenLooks);
            co_await pause;
            continue;
        }
        m_refusals.clear();
        for (const Ports::IndexedDocument &document : std::as_const(documents)) {
            if (drifted.value(document.key, Drift::Missing) == Drift::Refused)
                m_refusals.insert(document.key, document.refusal);
        }
        CO_TRY_VOID(askOutbox(&drifted));
        auto mending = mend(drifted, documents, rows);
        co_return co_await mending;
    }
}

Core::Task<void> Auditor::askOutbox(QHash<QString, Drift> *drifted)
{
    QList<Core::ArticleId> ids;
    for (auto it = drifted->cbegin(); it != drifted->cend(); ++it) {
        if (it.value() != Drift::Missing && it.value() != Drift::Stale)
            continue;
        if (const auto id = Core::ArticleId::fromString(it.key()))
            ids << *id;
    }
    // With repair, the index itself says whether it takes them now.
    if (!m_stores.outbox || m_terms.repair || ids.isEmpty())
        co_return Core::Result<void>();
    CO_WAIT(const auto refusals, m_stores.outbox->refusals(ids, within(m_call, StepPatience)),
            m_call);
    // A login that may not look there compares all the same.
    if (!refusals && refusals.error().kind == Core::ErrorKind::Forbidden)
        co_return Core::Result<void>();
    if (!refusals)
        co_return Core::failure(refusals.error());
    for (const Core::DeadLetter &letter : *refusals) {
        drifted->insert(letter.article.toString(), Drift::Refused);
        m_refusals.insert(letter.article.toString(), letter.reason);
    }
    co_return Core::Result<void>();
}

Core::Task<void> Auditor::mend(QHash<QString, Drift> drifted, Documents documents, AuditRows rows)
{
    QList<Ports::IndexRepair> repairs;
    QList<Ports::IndexedDocument> orphans;
    for (auto it = drifted.cbegin(); it != drifted.cend(); ++it) {
        if (it.value() == Drift::Orphaned)
            orphans << documents.value(it.key());
        else
            repairs << Ports::IndexRepair{rows.value(it.key()), documents.value(it.key())};
    }
    if (m_terms.repair && !orphans.isEmpty()) {
        CO_TRY(const auto sees, seesEverything());
        if (!sees) {
            m_report.lastError = {Core::ErrorKind::Forbidden,
                                  QCoreApplication::translate(
                                      "Sync",
                                      "This login may not see every article, so none was taken "
                                      "for deleted: let the relay's login or an admin remove what "
                                      "the database does not have."),
                                  {}};
            for (const Ports::IndexedDocument &orphan : std::as_const(orphans))
                countItem(m_report, m_terms, {orphan.key, {}, Drift::Orphaned});
            orphans.clear();
        }
    }
    Ports::IndexAdmin::Published rewritten;
    Ports::IndexAdmin::Published removed;
    if (m_terms.repair && !repairs.isEmpty()) {
        CO_TRY(rewritten, m_stores.index->rewrite(m_terms.copy, repairs, m_call), m_call);
        CO_TRY_VOID(noteRefused(repairs, rewritten));
    }
    if (m_terms.repair && !orphans.isEmpty()) {
        CO_TRY(removed, m_stores.index->removeDocuments(m_terms.copy, orphans, m_call), m_call);
    }
    const auto settle = [this](AuditItem item, const Ports::IndexAdmin::Published &results,
                               qsizetype at) {
        item.reason = m_refusals.value(item.id);
        if (at >= results.size()) {
            countItem(m_report, m_terms, item);
            return;
        }
        item.repaired = results.at(at).has_value();
        if (item.repaired) {
            // It is in the index now, whatever was in the way before.
            if (item.drift == Drift::Refused)
                item.drift = Drift::Missing;
            item.reason.clear();
        } else {
            const Core::Error &error = results.at(at).error();
            m_report.lastError = error;
            if (error.kind == Core::ErrorKind::Invalid) {
                item.drift = Drift::Refused;
                item.reason = error.message + QLatin1Char('\n') + error.detail;
            }
        }
        countItem(m_report, m_terms, item);
    };
    for (qsizetype i = 0; i < repairs.size(); ++i) {
        const QString key = auditKey(repairs.at(i).article);
        settle({key, repairs.at(i).article.title, drifted.value(key)}, rewritten, i);
    }
    for (qsizetype i = 0; i < orphans.size(); ++i)
        settle({orphans.at(i).key, {}, Drift::Orphaned}, removed, i);
    co_return Core::Result<void>();
}

Core::Task<void> Auditor::noteRefused(QList<Ports::IndexRepair> repairs,
                                      Ports::IndexAdmin::Published results)
{
    QList<Ports::IndexRefusal> refusals;
    for (qsizetype i = 0; i < repairs.size(); ++i) {
        const Core::Article &article = repairs.at(i).article;
        // An older version that is found is better than none.
        if (results.at(i) || results.at(i).error().kind != Core::ErrorKind::Invalid ||
            !repairs.at(i).seen.key.isEmpty())
            continue;
        refusals << Ports::IndexRefusal{article.id, article.version, article.title,
                                        results.at(i).error().message + QLatin1Char('\n') +
                                            results.at(i).error().detail,
                                        Core::utcNow()};
    }
    if (refusals.isEmpty())
        co_return Core::Result<void>();
    CO_TRY_VOID(m_stores.index->noteRefused(m_terms.copy, refusals, m_call), m_call);
    co_return Core::Result<void>();
}

Core::Task<bool> Auditor::seesEverything()
{
    if (!m_seesEverything) {
        CO_TRY(m_seesEverything, m_stores.store.seesEverything(within(m_call, StepPatience)),
               m_call);
    }
    co_return *m_seesEverything;
}

} // namespace Triptych::Sync
