// How an editing session comes to an article and leaves it.
#include "editingsession.h"

#include <core/answer.h>
#include <core/storedarticle.h>
#include <ports/articlestore.h>

#include <QLoggingCategory>
#include <QPointer>

namespace Triptych::Newsroom {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.opening")

} // namespace

void EditingSession::leave()
{
    ++m_asked;
    m_left.leave(m_over.base.id, m_generation,
                 m_run && m_run->mine().edits != m_edits ? std::optional(current()) : std::nullopt);
    writeJournal();
    if (m_copyTimer.isActive())
        keepCopy();
    endGeneration();
    m_elsewhere.forget();
}

void EditingSession::endGeneration()
{
    ++m_generation;
    if (m_run)
        m_run->leave();
    m_run.reset();
    m_edits = 0;
    m_over.forgetText();
    m_owed.reset();
}

void EditingSession::startNew(const Core::Article &prefilled)
{
    leave();
    m_over.base = prefilled;
    m_over.base.version = 0;
    if (m_over.base.id.isNull())
        m_over.base.id = Core::ArticleId::create();
    Q_EMIT opened(m_over.base);
    setState(State::Saved);
}

void EditingSession::open(const Core::ArticleId &id)
{
    if (const auto typed = unwritten(id)) {
        recover(*typed);
        return;
    }
    leave();
    m_ledger.release(id);
    openFlow(id, m_generation);
}

void EditingSession::openOrRecover(const Core::ArticleId &id)
{
    const quint64 asked = ++m_asked;
    // Before the entry is read: the journal does one thing after the other.
    writeJournal();
    Core::onAnswer(m_ledger.written(id), this,
                   [=, this](const std::optional<Core::Article> &typed) {
                       if (asked == m_asked)
                           typed ? recover(*typed) : open(id);
                   });
}

QCoro::Task<void> EditingSession::openFlow(Core::ArticleId id, quint64 generation)
{
    const QPointer<EditingSession> self(this);
    m_over.base = {};
    m_over.base.id = id;
    setState(State::Opening);
    auto reading = m_store.article(id, Core::Call::within(OpenPatience));
    const auto article = co_await reading;
    if (!self || generation != m_generation)
        co_return;
    if (!article) {
        m_over.base = {};
        setState(State::Empty);
        Q_EMIT openFailed(article.error());
        co_return;
    }
    m_over.base = *article;
    m_copies.begin(m_over.base, {});
    Q_EMIT opened(m_over.base);
    setState(State::Saved);
    tellOfElsewhere();
}

void EditingSession::recover(const Core::Article &typed, const Unsaved::TextPlace &place)
{
    leave();
    m_ledger.goOn(typed, m_generation);
    recoverFlow(typed, place, m_generation);
}

QCoro::Task<void> EditingSession::recoverFlow(Core::Article typed, Unsaved::TextPlace place,
                                              quint64 generation)
{
    const QPointer<EditingSession> self(this);
    m_over.base = typed;
    setState(State::Opening);
    bool isHandled = false;
    if (!m_ledger.hasTaken(typed.id)) {
        auto taking = m_ledger.takePlace(typed, place.asideFile, generation);
        const auto taken = co_await taking;
        if (!self || generation != m_generation)
            co_return;
        isHandled = taken && taken->isHandled;
        m_copies.begin(typed, taken ? taken->writtenAt : QDateTime());
    }
    if (!place.asideFile.isEmpty() && !isHandled)
        m_ledger.markHandledLater(typed.id, place.asideFile);
    if (!place.device.isEmpty())
        m_copies.takeOver({typed, place.device});
    m_over.unanswered = {typed};
    if (typed.version == 0) {
        m_over.isBaseUnknown = true;
    } else {
        // The base is what was typed over, so that a later save merges with whatever came since.
        auto reading = m_store.revision(typed.id, typed.version, Core::Call::within(OpenPatience));
        const auto base = co_await reading;
        if (!self || generation != m_generation)
            co_return;
        m_over.isBaseUnknown = !base;
        if (base)
            m_over.base = *base;
        else
            qCInfo(log) << "recovered text without its base:" << base.error().detail;
    }
    m_over.base.id = typed.id;
    m_over.base.version = typed.version;
    // What an older program wrote says nothing of what came later: that stays as it is.
    typed = Core::withAbsentFrom(typed, m_over.base);
    m_over.typed = typed;
    Q_EMIT opened(typed);
    m_edits = 1;
    setState(State::Unsaved);
    tellOfElsewhere();
}

void EditingSession::discard()
{
    const Core::ArticleId id = m_over.base.id;
    const bool neverSaved = m_over.base.version == 0;
    m_journalTimer.stop();
    m_copyTimer.stop();
    endGeneration();
    m_state = State::Empty; // nothing of it is written down any more
    forget(id);
    if (neverSaved)
        startNew();
    else
        openFlow(id, m_generation);
}

} // namespace Triptych::Newsroom
