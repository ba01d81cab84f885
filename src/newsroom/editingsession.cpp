#include "editingsession.h"

#include "changes.h"

#include <ports/articlestore.h>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

// An edit is written at the latest this long after it; writing and syncing take the rest of the
// second.
constexpr auto JournalDelay = 500ms;
// The working copy is for another computer: later than the journal, and not at every pause.
constexpr auto CopyDelay = 4s;
constexpr auto RetryDelay = 10s;

} // namespace

EditingSession::EditingSession(Ports::ArticleStore &store, Unsaved::Journal &journal,
                               Changes &changes, QString actor, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_changes(changes)
    , m_actor(std::move(actor))
    , m_ledger(journal)
    , m_copies(store, journal, m_actor)
    , m_elsewhere(store, changes, m_over)
{
    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(JournalDelay);
    connect(&m_journalTimer, &QTimer::timeout, this, &EditingSession::onPause);
    m_copyTimer.setSingleShot(true);
    m_copyTimer.setInterval(CopyDelay);
    connect(&m_copyTimer, &QTimer::timeout, this, &EditingSession::keepCopy);
    connect(&m_copies, &Unsaved::CopyKeeper::keptAside, this, &EditingSession::foundFromElsewhere);
    m_ledger.setNewest([this](quint64 generation) {
        return generation == m_generation && hasUnsavedText() ? std::optional(current())
                                                              : std::nullopt;
    });
    connect(&m_ledger, &Unsaved::JournalLedger::failed, this, &EditingSession::journalFailed);
    connect(&m_ledger, &Unsaved::JournalLedger::mended, this, &EditingSession::journalMended);
    connect(&m_ledger, &Unsaved::JournalLedger::foundFromElsewhere, this,
            &EditingSession::foundFromElsewhere);
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(RetryDelay);
    connect(&m_retryTimer, &QTimer::timeout, this, &EditingSession::retryOwedSave);
    connect(&m_elsewhere, &SavedElsewhere::tombstoneChanged, this, &EditingSession::stateChanged);
    connect(&m_elsewhere, &SavedElsewhere::noted, this, &EditingSession::tellOfElsewhere);
}

EditingSession::~EditingSession()
{
    m_ledger.rewrite();
    writeJournal();
    if (m_run)
        m_run->leave();
}

bool EditingSession::hasUnsavedText() const
{
    return m_state == State::Unsaved || m_state == State::Failed || m_state == State::Conflict ||
           (m_state == State::Saving && m_edits > 0);
}

void EditingSession::setState(State state)
{
    m_state = state;
    if (state != State::Failed)
        m_error = {};
    Q_EMIT stateChanged();
}

void EditingSession::tellOfElsewhere()
{
    if (m_state == State::Saving || m_state == State::Opening)
        return;
    if (const auto newer = m_elsewhere.take())
        Q_EMIT changedElsewhere(*newer);
}

void EditingSession::adopt(const Core::Article &newer)
{
    if (m_state != State::Saved || newer.id != m_over.base.id ||
        newer.version <= m_over.base.version)
        return;
    m_over.base = newer;
    Q_EMIT opened(m_over.base);
    setState(State::Saved);
}

void EditingSession::markEdited()
{
    if (m_state == State::Empty || m_state == State::Opening)
        return;
    ++m_edits;
    if (!m_journalTimer.isActive())
        m_journalTimer.start();
    if (!m_copyTimer.isActive())
        m_copyTimer.start();
    if (m_state == State::Saved || m_state == State::Failed)
        setState(State::Unsaved);
}

Core::Article EditingSession::current() const
{
    Core::Article article = m_source ? m_source() : m_over.beneath();
    article.id = m_over.base.id;
    article.version = m_over.base.version;
    return article;
}

void EditingSession::onPause()
{
    if (!hasUnsavedText())
        return;
    const Core::Article now = current();
    if (m_state != State::Unsaved || m_owed || tombstone() || !m_over.isStored(now)) {
        m_ledger.write(now, m_generation);
        return;
    }
    becomeSaved(now.id);
    // What others saved over it meanwhile meets no change of one's own any more.
    if (const auto newer = m_elsewhere.newest())
        Q_EMIT changedElsewhere(*newer);
}

void EditingSession::writeJournal()
{
    m_journalTimer.stop();
    // While an article is opened the view still shows the one before.
    if (hasUnsavedText())
        m_ledger.write(current(), m_generation);
}

void EditingSession::keepCopy()
{
    m_copyTimer.stop();
    if (!hasUnsavedText())
        return;
    // First of all on this computer.
    if (m_journalTimer.isActive())
        writeJournal();
    m_copies.put(current());
}

void EditingSession::forget(const Core::ArticleId &id)
{
    m_ledger.forget(id);
    m_copies.drop(id);
}

} // namespace Triptych::Newsroom
