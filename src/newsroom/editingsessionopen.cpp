// How an editing session comes to an article and leaves it.
#include "editingsession.h"

#include <ports/articlestore.h>
#include <unsaved/journal.h>

#include <QLoggingCategory>
#include <QPointer>

namespace Triptych::Newsroom {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.opening")

} // namespace

void EditingSession::leave()
{
    if (m_state == State::Saving && m_edits != m_savedEdits)
        m_left.insert(m_generation, current());
    m_lastLeft.insert(m_base.id, m_generation);
    writeJournal();
    if (m_copyTimer.isActive())
        keepCopy();
    ++m_generation;
    m_edits = 0;
    m_unanswered.clear();
    m_lacksBase = false;
    m_elsewhere.reset();
    m_owed.reset();
}

void EditingSession::startNew(const Core::Article &prefilled)
{
    leave();
    m_base = prefilled;
    m_base.version = 0;
    if (m_base.id.isNull())
        m_base.id = Core::ArticleId::create();
    Q_EMIT opened(m_base);
    setState(State::Saved);
}

void EditingSession::open(const Core::ArticleId &id)
{
    if (const auto typed = unwritten(id)) {
        recover(*typed);
        return;
    }
    leave();
    m_aside.remove(id);
    m_taken.remove(id);
    openFlow(id, m_generation);
}

std::optional<Core::Article> EditingSession::unwritten(const Core::ArticleId &id) const
{
    const auto it = m_unwritten.constFind(id);
    return it == m_unwritten.cend() ? std::nullopt : std::optional(it->article);
}

QCoro::Task<void> EditingSession::openFlow(Core::ArticleId id, quint64 generation)
{
    const QPointer<EditingSession> self(this);
    m_base = {};
    m_base.id = id;
    setState(State::Opening);
    auto reading = m_store.article(id, Core::Call::within(OpenPatience));
    const auto article = co_await reading;
    if (!self || generation != m_generation)
        co_return;
    if (!article) {
        m_base = {};
        setState(State::Empty);
        Q_EMIT openFailed(article.error());
        co_return;
    }
    m_base = *article;
    m_copies.begin(m_base, {});
    Q_EMIT opened(m_base);
    setState(State::Saved);
    tellOfElsewhere();
}

void EditingSession::recover(const Core::Article &typed, const Unsaved::TextPlace &place)
{
    leave();
    // Where the newest could not be written the entry is an older text of the same typing.
    const auto newest = unwritten(typed.id);
    if (newest && newest->sameContent(typed)) {
        m_unwritten[typed.id].generation = m_generation;
        write(typed, m_generation);
    } else {
        m_taken.remove(typed.id);
    }
    recoverFlow(typed, place, m_generation);
}

QCoro::Task<void> EditingSession::recoverFlow(Core::Article typed, Unsaved::TextPlace place,
                                              quint64 generation)
{
    const QPointer<EditingSession> self(this);
    m_base = typed;
    setState(State::Opening);
    bool isAnswered = false;
    if (!m_taken.contains(typed.id)) {
        m_taken.insert(typed.id);
        const quint64 forgotten = m_forgotten.value(typed.id);
        auto taking = m_journal.takePlace(typed, place.asideFile);
        const auto taken = co_await taking;
        if (!self)
            co_return;
        if (taken || m_forgotten.value(typed.id) == forgotten)
            onPlaceTaken(typed, generation, taken);
        isAnswered = taken && taken->hasAnswered;
        // What was taken up from there is not what is gone on with.
        if (taken && taken->hasPutAside)
            m_aside.remove(typed.id);
        if (generation != m_generation)
            co_return;
        m_copies.begin(typed, taken ? taken->writtenAt : QDateTime());
    }
    if (!place.asideFile.isEmpty() && !isAnswered)
        m_aside.insert(typed.id, place.asideFile);
    if (!place.device.isEmpty())
        m_copies.takeOver({typed, place.device});
    m_unanswered = {typed};
    if (typed.version == 0) {
        m_lacksBase = true;
    } else {
        // The base is what was typed over, so that a later save merges with whatever came since.
        auto reading = m_store.revision(typed.id, typed.version, Core::Call::within(OpenPatience));
        const auto base = co_await reading;
        if (!self || generation != m_generation)
            co_return;
        m_lacksBase = !base;
        if (base)
            m_base = *base;
        else
            qCInfo(log) << "recovered text without its base:" << base.error().detail;
    }
    m_base.id = typed.id;
    m_base.version = typed.version;
    Q_EMIT opened(typed);
    m_edits = 1;
    setState(State::Unsaved);
    tellOfElsewhere();
}

void EditingSession::discard()
{
    const Core::ArticleId id = m_base.id;
    const bool neverSaved = m_base.version == 0;
    m_journalTimer.stop();
    m_copyTimer.stop();
    ++m_generation;
    m_edits = 0;
    m_owed.reset();
    m_lacksBase = false;
    m_unanswered.clear();
    m_state = State::Empty; // nothing of it is written down any more
    forget(id);
    if (neverSaved)
        startNew();
    else
        openFlow(id, m_generation);
}

} // namespace Triptych::Newsroom
