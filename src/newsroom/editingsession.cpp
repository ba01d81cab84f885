#include "editingsession.h"

#include "changes.h"
#include "journal.h"

#include <core/answer.h>
#include <ports/articlestore.h>

#include <QLoggingCategory>
#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.editing")

// An edit is written at the latest this long after it; writing and syncing take the rest of the second.
constexpr auto JournalDelay = 500ms;
// The working copy is for another computer: later than the journal, and not at every pause.
constexpr auto CopyDelay = 4s;
constexpr auto RewriteDelay = 2s;

} // namespace

EditingSession::EditingSession(Ports::ArticleStore &store, Journal &journal, Changes &changes,
    QString actor, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_journal(journal)
    , m_changes(changes)
    , m_actor(std::move(actor))
    , m_copies(store, journal, m_actor)
{
    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(JournalDelay);
    connect(&m_journalTimer, &QTimer::timeout, this, &EditingSession::writeJournal);
    m_copyTimer.setSingleShot(true);
    m_copyTimer.setInterval(CopyDelay);
    connect(&m_copyTimer, &QTimer::timeout, this, [this] { m_copies.put(current()); });
    connect(&m_copies, &CopyKeeper::keptAside, this, &EditingSession::foundFromElsewhere);
    m_rewriteTimer.setSingleShot(true);
    m_rewriteTimer.setInterval(RewriteDelay);
    connect(&m_rewriteTimer, &QTimer::timeout, this, &EditingSession::rewriteJournal);
    connect(&m_changes, &Changes::articleSaved, this, [this](const Core::Article &article) {
        if (article.id != m_base.id || article.version <= m_base.version)
            return;
        if (!m_elsewhere || m_elsewhere->version < article.version)
            m_elsewhere = article;
        tellOfElsewhere();
    });
    connect(&m_changes, &Changes::somethingChanged, this, [this] {
        if (m_base.version > 0 && m_state != State::Opening)
            lookElsewhere(m_generation);
    });
}

EditingSession::~EditingSession()
{
    if (m_journalTimer.isActive())
        writeJournal();
}

bool EditingSession::hasUnsavedText() const
{
    return m_state == State::Unsaved || m_state == State::Failed || m_state == State::Conflict
        || (m_state == State::Saving && m_edits > 0);
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
    if (m_state == State::Saving || m_state == State::Opening || !m_elsewhere)
        return;
    const Core::Article newer = *std::exchange(m_elsewhere, std::nullopt);
    if (newer.id == m_base.id && newer.version > m_base.version)
        Q_EMIT changedElsewhere(newer);
}

QCoro::Task<void> EditingSession::lookElsewhere(quint64 generation)
{
    const QPointer<EditingSession> self(this);
    auto reading = m_store.article(m_base.id, Core::Call::within(OpenPatience));
    const auto article = co_await reading;
    // What cannot be read now is told by the next change, or met by the next save.
    if (!self || generation != m_generation || !article || article->version <= m_base.version)
        co_return;
    if (!m_elsewhere || m_elsewhere->version < article->version)
        m_elsewhere = *article;
    tellOfElsewhere();
}

void EditingSession::adopt(const Core::Article &newer)
{
    if (m_state != State::Saved || newer.id != m_base.id || newer.version <= m_base.version)
        return;
    m_base = newer;
    Q_EMIT opened(m_base);
    setState(State::Saved);
}

void EditingSession::leave()
{
    if (m_state == State::Saving && m_edits != m_savedEdits)
        m_left.insert(m_generation, current());
    m_lastLeft.insert(m_base.id, m_generation);
    if (m_journalTimer.isActive()) {
        m_journalTimer.stop();
        writeJournal();
    }
    if (m_copyTimer.isActive()) {
        m_copyTimer.stop();
        m_copies.put(current());
    }
    ++m_generation;
    m_edits = 0;
    m_unanswered.clear();
    m_lacksBase = false;
    m_recovered.reset();
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
    leave();
    m_aside.remove(id);
    openFlow(id, m_generation);
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
    Q_EMIT opened(m_base);
    setState(State::Saved);
    tellOfElsewhere();
}

void EditingSession::recover(const Core::Article &typed, const TextPlace &place)
{
    leave();
    m_aside.remove(typed.id);
    recoverFlow(typed, place, m_generation);
}

QCoro::Task<void> EditingSession::recoverFlow(Core::Article typed, TextPlace place, quint64 generation)
{
    const QPointer<EditingSession> self(this);
    m_base = typed;
    setState(State::Opening);
    if (!place.asideFile.isEmpty() || !place.device.isEmpty()) {
        auto making = m_journal.putEntryAside(typed.id);
        const auto made = co_await making;
        if (!self || generation != m_generation)
            co_return;
        if (!made) {
            m_base = {};
            setState(State::Empty);
            Q_EMIT openFailed(made.error());
            co_return;
        }
        if (!place.asideFile.isEmpty())
            m_aside.insert(typed.id, place.asideFile);
        if (!place.device.isEmpty())
            m_copies.takeOver({typed, place.device});
    }
    if (typed.version == 0) {
        m_lacksBase = true;
        m_recovered = typed;
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
    Core::Article article = m_source ? m_source() : m_base;
    article.id = m_base.id;
    article.version = m_base.version;
    return article;
}

void EditingSession::writeJournal()
{
    write(current());
}

void EditingSession::write(const Core::Article &article)
{
    Core::onAnswer(m_journal.write(article), this,
                   [this, article](const Core::Result<void> &written) {
                       const bool wasWell = m_unwritten.isEmpty();
                       if (written) {
                           m_unwritten.remove(article.id);
                           if (!wasWell && m_unwritten.isEmpty())
                               Q_EMIT journalMended();
                           return;
                       }
                       m_unwritten.insert(article.id, article);
                       m_rewriteTimer.start();
                       if (wasWell)
                           Q_EMIT journalFailed(written.error());
                   });
}

void EditingSession::rewriteJournal()
{
    const auto unwritten = m_unwritten;
    for (const Core::Article &article : unwritten)
        write(article.id == m_base.id ? current() : article);
}

void EditingSession::forget(const Core::ArticleId &id)
{
    m_journal.remove(id);
    if (m_unwritten.remove(id) && m_unwritten.isEmpty())
        Q_EMIT journalMended();
    if (const QString aside = m_aside.take(id); !aside.isEmpty()) {
        m_journal.answer(aside).then([](const Core::Result<void> &answered) {
            if (!answered)
                qCInfo(log) << "a saved text stays aside:" << answered.error().detail;
        });
    }
    m_copies.drop(id);
}

void EditingSession::save()
{
    if (m_state == State::Empty || m_state == State::Opening || m_state == State::Saving)
        return;
    if (m_state == State::Saved && m_base.version > 0)
        return;
    saveFlow(current(), m_edits);
}

void EditingSession::retryOwedSave()
{
    if (!m_owed || (m_state != State::Failed && m_state != State::Unsaved))
        return;
    const Owed owed = *m_owed;
    const Core::Article now = current();
    if (now.status != owed.article.status || now.publishAt != owed.article.publishAt) {
        m_owed.reset();
        setState(State::Unsaved);
        return;
    }
    saveFlow(owed.article, owed.edits);
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
    m_recovered.reset();
    m_unanswered.clear();
    forget(id);
    if (neverSaved)
        startNew();
    else
        openFlow(id, m_generation);
}

} // namespace Triptych::Newsroom
