#include "editingsession.h"

#include "changes.h"
#include "journal.h"

#include <ports/articlestore.h>
#include <text/articlemerge.h>

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
constexpr auto CopyPatience = 10s;
constexpr auto SavePatience = 20s;
constexpr auto OpenPatience = 15s;
constexpr int MostMerges = 5;

QStringList conflictingFields(const Text::ArticleMerge &merge)
{
    QStringList fields;
    for (const Text::FieldConflict &conflict : merge.conflicts)
        fields << conflict.field;
    if (!merge.bodyConflicts.isEmpty())
        fields << QStringLiteral("body");
    return fields;
}

} // namespace

EditingSession::EditingSession(Ports::ArticleStore &store, Journal &journal, Changes &changes,
    QString actor, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_journal(journal)
    , m_changes(changes)
    , m_actor(std::move(actor))
{
    m_journalTimer.setSingleShot(true);
    m_journalTimer.setInterval(JournalDelay);
    connect(&m_journalTimer, &QTimer::timeout, this, &EditingSession::writeJournal);
    m_copyTimer.setSingleShot(true);
    m_copyTimer.setInterval(CopyDelay);
    connect(&m_copyTimer, &QTimer::timeout, this, &EditingSession::putWorkingCopy);
    connect(&m_changes, &Changes::articleSaved, this, [this](const Core::Article &article) {
        if (article.id != m_base.id || article.version <= m_base.version)
            return;
        if (!m_elsewhere || m_elsewhere->version < article.version)
            m_elsewhere = article;
        tellOfElsewhere();
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
        m_left.insert(m_base.id, current());
    if (m_journalTimer.isActive()) {
        m_journalTimer.stop();
        writeJournal();
    }
    if (m_copyTimer.isActive()) {
        m_copyTimer.stop();
        putWorkingCopy();
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

void EditingSession::recover(const Core::Article &typed)
{
    leave();
    recoverFlow(typed, m_generation);
}

QCoro::Task<void> EditingSession::recoverFlow(Core::Article typed, quint64 generation)
{
    const QPointer<EditingSession> self(this);
    m_base = typed;
    setState(State::Opening);
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
    const QPointer<EditingSession> self(this);
    m_journal.write(current()).then(this, [self](const Core::Result<void> &written) {
        if (self && !written)
            Q_EMIT self->journalFailed(written.error());
    });
}

void EditingSession::putWorkingCopy()
{
    Core::Article copy = current();
    copy.updatedAt = Core::utcNow();
    // The journal has the text already: with SQL away, or a text that no store keeps, nothing is lost.
    m_store.putWorkingCopy(copy, m_actor, Core::Call::within(CopyPatience))
        .then([](const Core::Result<void> &put) {
            if (!put)
                qCInfo(log) << "no working copy:" << put.error().detail;
        });
}

void EditingSession::forget(const Core::ArticleId &id)
{
    m_journal.remove(id);
    m_store.dropWorkingCopy(id, m_actor, Core::Call::within(CopyPatience))
        .then([](const Core::Result<void> &dropped) {
            if (!dropped)
                qCInfo(log) << "a working copy stays:" << dropped.error().detail;
        });
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
    saveFlow(owed.article, owed.edits);
}

bool EditingSession::isOwnUnanswered(const Core::Article &revision) const
{
    // Nobody else makes an article of an id that was made here; but a journal may be behind it.
    if (m_base.version == 0 && !m_recovered)
        return true;
    const auto isThis = [&](Core::Article sent) {
        if (sent.slug.isEmpty())
            sent.slug = revision.slug;
        return sent.version == m_base.version && sent.sameContent(revision);
    };
    return (m_recovered && isThis(*m_recovered)) ||
        std::any_of(m_unanswered.begin(), m_unanswered.end(), isThis);
}

QCoro::Task<void> EditingSession::saveFlow(Core::Article mine, quint64 edits)
{
    const QPointer<EditingSession> self(this);
    const quint64 generation = m_generation;
    m_savedEdits = edits;
    m_owed.reset();
    setState(State::Saving);

    Core::Article wanted = mine;  // what is sent; differs from `mine` once it was merged
    QString mergedWith;
    for (int attempt = 0; attempt <= MostMerges; ++attempt) {
        auto saving = m_store.save(wanted, m_actor, Core::Call::within(SavePatience));
        const auto stored = co_await saving;
        if (!self)
            co_return;
        if (stored) {
            m_changes.articleSaved(*stored);
            if (generation == m_generation)
                finishSave(mine, *stored, edits, mergedWith);
            else
                finishLeft(*stored, !mergedWith.isNull());
            co_return;
        }
        if (generation != m_generation) {
            m_left.remove(mine.id);
            co_return;  // another article is open now; this text is in the journal
        }
        if (stored.error().kind != Core::ErrorKind::Conflict || attempt == MostMerges) {
            if (Core::isTransient(stored.error().kind))
                m_unanswered << wanted;
            fail(stored.error(), mine, edits);
            co_return;
        }
        auto reading = m_store.article(mine.id, Core::Call::within(OpenPatience));
        const auto theirs = co_await reading;
        if (!self || generation != m_generation)
            co_return;
        if (!theirs) {
            fail(theirs.error().kind == Core::ErrorKind::NotFound && wanted.version > 0
                    ? Core::Error{Core::ErrorKind::Conflict,
                        tr("This article was deleted meanwhile. Your text is kept on this computer; "
                           "save it as a new article to keep it."), {}}
                    : theirs.error(), mine, edits);
            co_return;
        }
        if (m_lacksBase && m_base.version > 0) {
            auto asking = m_store.revision(mine.id, m_base.version, Core::Call::within(OpenPatience));
            const auto base = co_await asking;
            if (!self || generation != m_generation)
                co_return;
            if (!base && base.error().kind != Core::ErrorKind::NotFound) {
                fail(base.error(), mine, edits);
                co_return;
            }
            if (base)
                m_base = *base;
            m_lacksBase = !base;
        }
        if (m_base.version == 0 || !m_unanswered.isEmpty()) {
            // An earlier save whose answer was lost is no one else's: what is typed goes on from it.
            auto asking = m_store.revision(mine.id, m_base.version + 1, Core::Call::within(OpenPatience));
            const auto revision = co_await asking;
            if (!self || generation != m_generation)
                co_return;
            if (!revision && revision.error().kind != Core::ErrorKind::NotFound) {
                fail(revision.error(), mine, edits);
                co_return;
            }
            if (revision && isOwnUnanswered(*revision)) {
                m_base = *revision;
                m_lacksBase = false;
                m_recovered.reset();
                if (mine.slug.isEmpty())
                    mine.slug = m_base.slug;
            }
        }
        m_ancestor = m_base;
        if (m_lacksBase) {
            // Without any base everything that differs is a conflict, and nothing is taken for agreed.
            m_ancestor = {};
            m_ancestor.id = m_base.id;
            m_ancestor.version = m_base.version;
        }
        auto merge = Text::mergeArticles(m_ancestor, mine, *theirs);
        if (merge && !merge->isClean() && m_edits != edits) {
            // What was typed since is part of what a person decides about.
            mine = current();
            edits = m_savedEdits = m_edits;
            merge = Text::mergeArticles(m_ancestor, mine, *theirs);
        }
        if (!merge) {
            fail(merge.error(), mine, edits);
            co_return;
        }
        if (!merge->isClean()) {
            m_theirs = *theirs;
            setState(State::Conflict);
            Q_EMIT conflictFound(mine, *theirs, conflictingFields(*merge));
            co_return;
        }
        wanted = merge->merged;
        wanted.id = mine.id;
        wanted.version = theirs->version;
        if (theirs->version != m_base.version)
            mergedWith = theirs->updatedBy.isNull() ? QStringLiteral("") : theirs->updatedBy;
    }
}

void EditingSession::finishSave(const Core::Article &mine, const Core::Article &stored, quint64 edits,
    const QString &mergedWith)
{
    const qint64 typedOver = m_base.version;
    m_base = stored;
    m_unanswered.clear();
    m_lacksBase = false;
    m_recovered.reset();
    const bool typedOn = m_edits != edits;
    if (!mergedWith.isNull()) {
        Core::Article shown = stored;
        bool isBroughtTogether = true;
        if (typedOn) {
            const auto merge = Text::mergeArticles(mine, m_source ? m_source() : mine, stored);
            isBroughtTogether = merge && merge->isClean();
            if (isBroughtTogether)
                shown = merge->merged;
            shown.id = stored.id;
            shown.version = stored.version;
        }
        if (isBroughtTogether) {
            Q_EMIT merged(shown, mergedWith);
        } else {
            // What was typed during the save touches what came in: the text goes on from what was
            // sent, and the next save finds theirs as any stale save does.
            m_base = mine;
            m_base.version = std::max<qint64>(typedOver, 1);
            m_elsewhere = stored;
            m_elsewhere->updatedBy = mergedWith;
        }
    }
    if (typedOn) {
        m_edits = 1;
        setState(State::Unsaved);
        writeJournal();
    } else {
        m_edits = 0;
        m_journalTimer.stop();
        m_copyTimer.stop();
        forget(stored.id);
        setState(State::Saved);
    }
    Q_EMIT saved(stored);
    tellOfElsewhere();
}

void EditingSession::finishLeft(const Core::Article &stored, bool wasMerged)
{
    // Open again: what is written down is that session's.
    if (m_base.id == stored.id && (m_state == State::Opening || hasUnsavedText())) {
        m_left.remove(stored.id);
        return;
    }
    if (!m_left.contains(stored.id)) {
        forget(stored.id);
        return;
    }
    Core::Article left = m_left.take(stored.id);
    if (!wasMerged)
        left.version = stored.version;
    m_journal.write(left).then(this, [this](const Core::Result<void> &written) {
        if (!written)
            Q_EMIT journalFailed(written.error());
    });
}

void EditingSession::fail(const Core::Error &error, const Core::Article &mine, quint64 edits)
{
    const bool typedOn = m_edits != edits;
    m_error = error;
    m_edits = std::max<quint64>(m_edits, 1);
    if (Core::isAway(error.kind))
        m_owed = Owed{mine, typedOn ? edits : m_edits};
    writeJournal();
    setState(State::Failed);
    Q_EMIT failed(error);
    tellOfElsewhere();
}

void EditingSession::resolve(const Core::Article &resolved, qint64 theirs)
{
    if (m_state != State::Conflict)
        return;
    Core::Article wanted = resolved;
    wanted.id = m_base.id;
    wanted.version = theirs;
    if (m_theirs.version == theirs)
        m_base = m_theirs;
    m_base.version = theirs;
    saveFlow(wanted, m_edits);
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
