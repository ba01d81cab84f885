#include "saverun.h"

#include "publishing.h"

#include <core/cotry.h>
#include <ports/articlestore.h>

#include <QCoreApplication>
#include <QtConcurrentRun>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto ReadPatience = 15s;
constexpr int MostMerges = 5;

/** Not on the GUI thread: a long text takes longer than a frame. */
QFuture<Core::Result<Text::ArticleMerge>>
mergeAside(const Core::Article &base, const Core::Article &ours, const Core::Article &theirs)
{
    return QtConcurrent::run(
        [base, ours, theirs] { return Text::mergeArticles(base, ours, theirs); });
}

Core::Error deletedMeanwhile()
{
    return {Core::ErrorKind::Conflict,
            QCoreApplication::translate(
                "Triptych::Newsroom::EditingSession",
                "This article was deleted meanwhile. Your text is kept on this computer; "
                "save it as a new article to keep it."),
            {}};
}

} // namespace

QStringList SaveRun::InConflict::fields() const
{
    QStringList fields;
    for (const Text::FieldConflict &conflict : merge.conflicts)
        fields << conflict.field;
    if (!merge.bodyConflicts.isEmpty())
        fields << QStringLiteral("body");
    return fields;
}

SaveRun::SaveRun(Ports::ArticleStore &store, QString actor, TypedOver &over, Typed mine,
                 TypedSince typedSince, std::chrono::milliseconds patience)
    : m_store(store)
    , m_actor(std::move(actor))
    , m_over(over)
    , m_mine(std::move(mine))
    , m_typedSince(std::move(typedSince))
    , m_patience(patience)
    , m_wanted(m_mine.article)
{
}

QCoro::Task<SaveRun::Outcome> SaveRun::save()
{
    for (int attempt = 0;; ++attempt) {
        auto sending = m_store.save(m_wanted, m_actor, Core::Call::within(m_patience));
        const auto stored = co_await sending;
        if (stored)
            co_return Stored{*stored};
        if (m_isLeft)
            co_return Left{};
        if (stored.error().kind != Core::ErrorKind::Conflict || attempt == MostMerges) {
            // What is typed does not go on from what was merged: that was never shown.
            if (Core::isTransient(stored.error().kind) && !isMerged())
                m_over.addUnanswered(m_wanted);
            co_return Failed{stored.error()};
        }
        auto catching = catchUp();
        const auto conflict = co_await catching;
        if (m_isLeft)
            co_return Left{};
        if (!conflict)
            co_return Failed{conflict.error()};
        if (*conflict)
            co_return **conflict;
    }
}

std::optional<Core::Error> SaveRun::ended() const
{
    return m_isLeft ? std::optional(Core::calledOff()) : std::nullopt;
}

Core::Task<std::optional<SaveRun::InConflict>> SaveRun::catchUp()
{
    CO_TRY(const auto theirs, readTheirs(), ended());
    CO_TRY_VOID(learnBase());
    CO_TRY_VOID(recogniseOwn());
    CO_TRY(const auto merge, mergeWith(theirs), ended());
    if (!merge.isClean())
        co_return InConflict{theirs, merge};
    if (const auto wanted = wantMerged(merge.merged, theirs); !wanted)
        co_return Core::failure(wanted.error());
    co_return std::nullopt;
}

Core::Task<Core::Article> SaveRun::readTheirs()
{
    auto reading = m_store.article(m_mine.article.id, Core::Call::within(ReadPatience));
    const auto theirs = co_await reading;
    // Also where it was never saved as far as is known here: a first save whose answer was lost may
    // have been stored, and found by somebody.
    if (!theirs && theirs.error().kind == Core::ErrorKind::NotFound)
        co_return Core::failure(deletedMeanwhile());
    co_return theirs;
}

Core::Task<void> SaveRun::learnBase()
{
    if (!m_over.isBaseUnknown || m_over.base.version == 0)
        co_return Core::Result<void>();
    CO_WAIT(
        const auto base,
        m_store.revision(m_mine.article.id, m_over.base.version, Core::Call::within(ReadPatience)),
        ended());
    if (!base && base.error().kind != Core::ErrorKind::NotFound)
        co_return Core::failure(base.error());
    if (base)
        m_over.base = *base;
    m_over.isBaseUnknown = !base;
    co_return Core::Result<void>();
}

Core::Task<void> SaveRun::recogniseOwn()
{
    if (m_over.unanswered.isEmpty())
        co_return Core::Result<void>();
    CO_WAIT(const auto revision,
            m_store.revision(m_mine.article.id, m_over.base.version + 1,
                             Core::Call::within(ReadPatience)),
            ended());
    if (!revision && revision.error().kind != Core::ErrorKind::NotFound)
        co_return Core::failure(revision.error());
    if (revision && m_over.isUnanswered(*revision)) {
        m_over.goOnFrom(*revision);
        if (m_mine.article.slug.isEmpty())
            m_mine.article.slug = m_over.base.slug;
    }
    co_return Core::Result<void>();
}

Core::Task<Text::ArticleMerge> SaveRun::mergeWith(Core::Article theirs)
{
    const Core::Article ancestor = m_over.ancestor();
    for (;;) {
        auto merging = mergeAside(ancestor, m_mine.article, theirs);
        const auto merge = co_await merging;
        if (m_isLeft || !merge || merge->isClean())
            co_return merge;
        const auto newer = m_typedSince(m_mine.edits);
        if (!newer)
            co_return merge;
        m_mine = *newer;
        if (m_mine.article.slug.isEmpty())
            m_mine.article.slug = m_over.base.slug;
    }
}

Core::Result<void> SaveRun::wantMerged(const Core::Article &merged, const Core::Article &theirs)
{
    m_wanted = merged;
    m_wanted.id = m_mine.article.id;
    m_wanted.version = theirs.version;
    // Mine publishes, theirs takes the text away.
    if (const auto allowed = checkPublishing(m_wanted, theirs); !allowed)
        return Core::failure(allowed.error());
    if (theirs.version != m_over.base.version)
        m_mergedWith = theirs.updatedBy;
    return {};
}

QCoro::Task<std::optional<Core::Article>> SaveRun::bringTogether(Core::Article stored)
{
    std::optional<Core::Article> together = stored;
    quint64 edits = m_mine.edits;
    // It takes the place of what the view shows then: once more until nothing was typed meanwhile.
    while (const auto newer = m_typedSince(edits)) {
        edits = newer->edits;
        auto merging = mergeAside(m_mine.article, newer->article, stored);
        const auto merge = co_await merging;
        if (m_isLeft)
            co_return std::nullopt;
        together.reset();
        if (merge && merge->isClean()) {
            together = merge->merged;
            together->id = stored.id;
            together->version = stored.version;
        }
    }
    co_return together;
}

} // namespace Triptych::Newsroom
