#include "journalledger.h"

#include <core/answer.h>

#include <core/answer.h>

#include <QLoggingCategory>
#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Unsaved {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.unsaved.ledger")

constexpr auto RewriteDelay = 2s;

} // namespace

JournalLedger::JournalLedger(Journal &journal, QObject *parent)
    : QObject(parent), m_journal(journal)
{
    m_rewriteTimer.setSingleShot(true);
    m_rewriteTimer.setInterval(RewriteDelay);
    connect(&m_rewriteTimer, &QTimer::timeout, this, &JournalLedger::rewrite);
}

void JournalLedger::write(const Core::Article &article, quint64 generation)
{
    const quint64 forgotten = m_forgotten.value(article.id);
    if (m_taken.contains(article.id)) {
        Core::onAnswer(m_journal.write(article), this,
                       [=, this](const Core::Result<void> &written) {
                           if (written || m_forgotten.value(article.id) == forgotten)
                               onWritten(article, generation, written);
                       });
        return;
    }
    m_taken.insert(article.id);
    Core::onAnswer(m_journal.takePlace(article), this,
                   [=, this](const Core::Result<TakenPlace> &taken) {
                       onPlaceTaken(article, generation, forgotten, taken);
                   });
}

Core::Task<TakenPlace> JournalLedger::takePlace(Core::Article article, QString asideFile,
                                                quint64 generation)
{
    const QPointer<JournalLedger> self(this);
    const quint64 forgotten = m_forgotten.value(article.id);
    m_taken.insert(article.id);
    auto taking = m_journal.takePlace(article, asideFile);
    const auto taken = co_await taking;
    if (!self)
        co_return taken;
    onPlaceTaken(article, generation, forgotten, taken);
    // What was taken up from there is not what is gone on with.
    if (taken && taken->hasPutAside)
        m_aside.remove(article.id);
    co_return taken;
}

void JournalLedger::onPlaceTaken(const Core::Article &article, quint64 generation,
                                 quint64 forgotten, const Core::Result<TakenPlace> &taken)
{
    if (!taken && m_forgotten.value(article.id) != forgotten)
        return;
    if (!taken)
        m_taken.remove(article.id);
    onWritten(article, generation, taken.map([](const TakenPlace &) {}));
    if (taken && taken->hasPutAside)
        Q_EMIT foundFromElsewhere(article.id);
}

void JournalLedger::onWritten(const Core::Article &article, quint64 generation,
                              const Core::Result<void> &written)
{
    const bool wasWell = isWell();
    if (const auto there = m_unwritten.constFind(article.id); there != m_unwritten.cend()) {
        const Unwritten earlier = *there;
        m_unwritten.erase(there);
        // Typed before the article was opened again with another text: neither stands for the
        // other.
        if (earlier.generation != generation)
            putAside(earlier.article);
    }
    if (!written) {
        m_unwritten.insert(article.id, {article, generation});
        tellFailure(wasWell, written.error());
    } else if (!wasWell) {
        tellIfMended();
    }
}

void JournalLedger::tellIfMended()
{
    if (isWell())
        Q_EMIT mended();
}

void JournalLedger::tellFailure(bool wasWell, const Core::Error &error)
{
    m_rewriteTimer.start();
    if (wasWell)
        Q_EMIT failed(error);
}

void JournalLedger::putAside(const Core::Article &article)
{
    Core::onAnswer(m_journal.putAside({article, Core::utcNow()}), this,
                   [this, article](const Core::Result<void> &put) {
                       if (put) {
                           tellIfMended();
                           Q_EMIT foundFromElsewhere(article.id);
                           return;
                       }
                       const bool wasWell = isWell();
                       m_unkept << article;
                       tellFailure(wasWell, put.error());
                   });
}

void JournalLedger::rewrite()
{
    const auto unwritten = m_unwritten;
    for (const Unwritten &text : unwritten) {
        const auto newest = m_newest ? m_newest(text.generation) : std::nullopt;
        write(newest.value_or(text.article), text.generation);
    }
    const auto unkept = std::exchange(m_unkept, {});
    for (const Core::Article &article : unkept)
        putAside(article);
}

std::optional<Core::Article> JournalLedger::unwritten(const Core::ArticleId &id) const
{
    const auto it = m_unwritten.constFind(id);
    return it == m_unwritten.cend() ? std::nullopt : std::optional(it->article);
}

QFuture<std::optional<Core::Article>> JournalLedger::written(const Core::ArticleId &id)
{
    return Core::onAnswer(m_journal.entry(id), this,
                          [this, id](const Core::Result<std::optional<JournalEntry>> &entry) {
                              return entry && *entry && !unwritten(id)
                                         ? std::optional((*entry)->article)
                                         : std::nullopt;
                          });
}

void JournalLedger::goOn(const Core::Article &typed, quint64 generation)
{
    const auto newest = m_unwritten.find(typed.id);
    if (newest == m_unwritten.end() || !newest->article.sameContent(typed)) {
        m_taken.remove(typed.id);
        return;
    }
    newest->generation = generation;
    write(typed, generation);
}

void JournalLedger::release(const Core::ArticleId &id)
{
    m_aside.remove(id);
    m_taken.remove(id);
}

void JournalLedger::markHandledLater(const Core::ArticleId &id, const QString &asideFile)
{
    m_aside.insert(id, asideFile);
}

void JournalLedger::forget(const Core::ArticleId &id)
{
    ++m_forgotten[id];
    m_journal.remove(id);
    m_taken.remove(id);
    if (m_unwritten.remove(id))
        tellIfMended();
    if (const QString aside = m_aside.take(id); !aside.isEmpty()) {
        m_journal.markHandled(aside).then([](const Core::Result<void> &marked) {
            if (!marked)
                qCInfo(log) << "a saved text stays aside:" << marked.error().detail;
        });
    }
}

} // namespace Triptych::Unsaved
