#include "editingsession.h"

#include "changes.h"

#include <core/answer.h>
#include <ports/articlestore.h>
#include <unsaved/journal.h>

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
constexpr auto RetryDelay = 10s;

} // namespace

EditingSession::EditingSession(Ports::ArticleStore &store, Unsaved::Journal &journal, Changes &changes,
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
    connect(&m_copyTimer, &QTimer::timeout, this, &EditingSession::keepCopy);
    connect(&m_copies, &Unsaved::CopyKeeper::keptAside, this, &EditingSession::foundFromElsewhere);
    m_rewriteTimer.setSingleShot(true);
    m_rewriteTimer.setInterval(RewriteDelay);
    connect(&m_rewriteTimer, &QTimer::timeout, this, &EditingSession::rewriteJournal);
    m_retryTimer.setSingleShot(true);
    m_retryTimer.setInterval(RetryDelay);
    connect(&m_retryTimer, &QTimer::timeout, this, &EditingSession::retryOwedSave);
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
    rewriteJournal();
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
    m_journalTimer.stop();
    // While an article is opened the view still shows the one before.
    if (hasUnsavedText())
        write(current(), m_generation);
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

void EditingSession::write(const Core::Article &article, quint64 generation)
{
    // A failure that is told after the text was saved or given up is none any more.
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
                   [=, this](const Core::Result<Unsaved::TakenPlace> &taken) {
                       if (taken || m_forgotten.value(article.id) == forgotten)
                           onPlaceTaken(article, generation, taken);
                   });
}

void EditingSession::onPlaceTaken(const Core::Article &article, quint64 generation,
                                  const Core::Result<Unsaved::TakenPlace> &taken)
{
    if (!taken)
        m_taken.remove(article.id);
    onWritten(article, generation, taken.map([](const Unsaved::TakenPlace &) {}));
    if (taken && taken->hasPutAside)
        Q_EMIT foundFromElsewhere(article.id);
}

void EditingSession::onWritten(const Core::Article &article, quint64 generation,
                               const Core::Result<void> &written)
{
    const bool wasWell = isJournalWell();
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
        m_rewriteTimer.start();
        if (wasWell)
            Q_EMIT journalFailed(written.error());
    } else if (!wasWell) {
        onMended();
    }
}

void EditingSession::onMended()
{
    if (isJournalWell())
        Q_EMIT journalMended();
}

void EditingSession::putAside(const Core::Article &article)
{
    Core::onAnswer(m_journal.putAside({article, Core::utcNow()}), this,
                   [this, article](const Core::Result<void> &put) {
                       if (put) {
                           onMended();
                           Q_EMIT foundFromElsewhere(article.id);
                           return;
                       }
                       const bool wasWell = isJournalWell();
                       m_unkept << article;
                       m_rewriteTimer.start();
                       if (wasWell)
                           Q_EMIT journalFailed(put.error());
                   });
}

void EditingSession::rewriteJournal()
{
    const auto unwritten = m_unwritten;
    for (const Unwritten &text : unwritten) {
        const bool isOpen = text.generation == m_generation && hasUnsavedText();
        write(isOpen ? current() : text.article, text.generation);
    }
    const auto unkept = std::exchange(m_unkept, {});
    for (const Core::Article &article : unkept)
        putAside(article);
}

void EditingSession::forget(const Core::ArticleId &id)
{
    ++m_forgotten[id];
    m_journal.remove(id);
    m_taken.remove(id);
    if (m_unwritten.remove(id))
        onMended();
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
    if (now.status != owed.article.status || now.publishAt != owed.article.publishAt ||
        now.publishDay != owed.article.publishDay) {
        m_owed.reset();
        setState(State::Unsaved);
        return;
    }
    saveFlow(owed.article, owed.edits);
}

} // namespace Triptych::Newsroom
