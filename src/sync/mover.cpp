#include "mover.h"

#include "step.h"

#include "scanpages.h"

#include <core/cotry.h>
#include <core/said.h>
#include <ports/articlestore.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Sync {

using Core::Article;
using Core::ArticleId;
using Core::Task;

namespace {

constexpr auto BatchPatience = 2min;
constexpr qint64 BatchCharacters = 500'000;
constexpr qsizetype BatchRows = 500;
constexpr int CopyPage = 50;

constexpr Core::Said said{"Sync"};

Core::Error stopped()
{
    return {
        Core::ErrorKind::Cancelled,
        said(QT_TRANSLATE_NOOP(
            "Sync", "The move was stopped; what was moved stays, and running it again goes on.")),
        {}};
}

template<typename Items> QList<ArticleId> idsOf(const Items &articles)
{
    QList<ArticleId> ids;
    for (const Article &article : articles)
        ids << article.id;
    return ids;
}

} // namespace

Mover::Mover(MoveTerms terms, Core::Call call) : m_terms(std::move(terms)), m_call(std::move(call))
{
}

std::optional<Core::Error> Mover::ended() const
{
    return Core::ifStopped(m_call, stopped);
}

Core::Call Mover::within() const
{
    return Sync::within(m_call, BatchPatience);
}

void Mover::show(MoveStep step, qint64 done)
{
    if (m_terms.progress)
        m_terms.progress(step, done);
}

void Mover::fail(const Article &article, const QString &reason)
{
    m_failed.insert(article.id);
    m_report.failures.append({article.id.toString(), article.title, reason});
}

Task<MoveReport> Mover::run()
{
    CO_TRY_VOID(m_terms.to.mayTake(within()), ended());
    CO_TRY_VOID(eachPage(MoveStep::Moving, &Mover::movePage));
    CO_TRY_VOID(moveChanged());
    CO_TRY_VOID(moveCopies());
    CO_TRY_VOID(moveSources());
    if (m_report.created + m_report.updated + m_report.revisions > 0) {
        CO_TRY_VOID(eachPage(MoveStep::Comparing, &Mover::comparePage));
    }
    co_return m_report;
}

Task<void> Mover::eachPage(MoveStep step, PageWork work)
{
    ScanPages pages(m_terms.store, {}, m_call);
    qint64 done = 0;
    while (!pages.atEnd()) {
        if (const auto end = ended())
            co_return Core::failure(*end);
        CO_TRY(const auto page, pages.next(), ended());
        pages.took(page);
        if (page.isEmpty())
            continue;
        CO_TRY_VOID((this->*work)(page));
        done += page.size();
        show(step, done);
    }
    co_return Core::Result<void>();
}

Task<Mover::States> Mover::states(Ports::Archive &archive, QList<ArticleId> ids)
{
    CO_TRY(const auto list, archive.states(std::move(ids), within()), ended());
    States states;
    for (const Ports::ArticleState &state : list)
        states.insert(state.id, state);
    co_return states;
}

Task<void> Mover::moveChanged()
{
    constexpr qsizetype Some = 50;
    m_isLastGo = true;
    for (qsizetype first = 0; first < m_changed.size(); first += Some) {
        CO_TRY(const auto page, m_terms.store.articles(m_changed.mid(first, Some), within()),
               ended());
        CO_TRY_VOID(movePage(page));
    }
    co_return Core::Result<void>();
}

Task<void> Mover::movePage(QList<Article> page)
{
    const QList<ArticleId> ids = idsOf(page);
    CO_TRY(const auto here, states(m_terms.from, ids));
    CO_TRY(const auto there, states(m_terms.to, ids));

    QList<ArticleId> standingThere;
    QList<Ports::RevisionKey> lacking;
    for (const Article &article : std::as_const(page)) {
        const auto state = here.constFind(article.id);
        if (state == here.cend() || state->version != article.version) {
            if (m_isLastGo) {
                fail(article, said(QT_TRANSLATE_NOOP(
                                  "Sync", "It was saved while it was being moved: move again.")));
            } else {
                m_changed << article.id;
            }
            continue;
        }
        const auto other = there.constFind(article.id);
        const MoveStanding standing =
            moveStanding(*state, other == there.cend() ? nullptr : &*other);
        if (standing.kind == MoveStanding::Kind::Failed) {
            fail(article, standing.reason);
            continue;
        }
        standingThere << article.id;
        QList<Ports::RevisionKey> keys;
        qint64 characters = 0;
        for (const Ports::RevisionState &revision : standing.missing) {
            keys << Ports::RevisionKey{article.id, revision.version};
            characters += revision.size;
        }
        if (standing.kind == MoveStanding::Kind::Same) {
            ++m_report.unchanged;
            lacking << keys;
            continue;
        }
        const bool isTooMuch = characters > BatchCharacters || keys.size() > BatchRows;
        (isTooMuch ? m_batch.later : m_batch.revisions) << keys;
        m_batch.articles << Ports::ArchivedArticle{
            article, standing.kind == MoveStanding::Kind::Earlier ? other->version : 0, {}};
        m_batch.characters += article.body.size() + (isTooMuch ? 0 : characters);
        if (m_batch.characters >= BatchCharacters || m_batch.articles.size() >= BatchRows ||
            m_batch.revisions.size() >= BatchRows) {
            CO_TRY_VOID(flush());
        }
    }
    CO_TRY_VOID(flush());
    if (!lacking.isEmpty()) {
        CO_TRY_VOID(addRevisions(lacking));
    }
    CO_TRY_VOID(raiseViews(standingThere, here, there));
    co_return Core::Result<void>();
}

Task<QList<Ports::ArchivedRevision>> Mover::revisions(QList<Ports::RevisionKey> keys)
{
    CO_TRY(auto read, m_terms.from.revisions(std::move(keys), within()), ended());
    co_return read;
}

Task<void> Mover::flush()
{
    Batch batch = std::exchange(m_batch, {});
    if (batch.articles.isEmpty())
        co_return Core::Result<void>();
    CO_TRY(const auto read, revisions(batch.revisions));
    QHash<ArticleId, QList<Ports::ArchivedRevision>> byArticle;
    for (const Ports::ArchivedRevision &revision : read)
        byArticle[revision.article] << revision;
    for (Ports::ArchivedArticle &article : batch.articles)
        article.revisions = byArticle.value(article.article.id);

    CO_TRY(const auto results, m_terms.to.take(batch.articles, within()), ended());
    QList<Ports::RevisionKey> later;
    for (qsizetype i = 0; i < batch.articles.size(); ++i) {
        const Ports::ArchivedArticle &article = batch.articles.at(i);
        if (!results.at(i)) {
            const Core::Error &error = results.at(i).error();
            fail(article.article, error.detail.isEmpty()
                                      ? error.message
                                      : QStringLiteral("%1 (%2)").arg(error.message, error.detail));
            continue;
        }
        ++(article.over > 0 ? m_report.updated : m_report.created);
        m_report.revisions += article.revisions.size();
    }
    for (const Ports::RevisionKey &key : std::as_const(batch.later)) {
        if (!m_failed.contains(key.article))
            later << key;
    }
    if (!later.isEmpty()) {
        CO_TRY_VOID(addRevisions(later));
    }
    co_return Core::Result<void>();
}

Task<void> Mover::addRevisions(QList<Ports::RevisionKey> keys)
{
    // Few at a time: nothing is known here of how long they are.
    constexpr qsizetype Few = 20;
    for (qsizetype first = 0; first < keys.size(); first += Few) {
        CO_TRY(const auto read, revisions(keys.mid(first, Few)));
        CO_TRY(const auto added, m_terms.to.addRevisions(read, within()), ended());
        m_report.revisions += added;
    }
    co_return Core::Result<void>();
}

Task<void> Mover::raiseViews(QList<ArticleId> ids, States here, States there)
{
    QList<std::pair<ArticleId, qint64>> counts;
    for (const ArticleId &id : ids) {
        const qint64 views = here.value(id).views;
        if (views > there.value(id).views && !m_failed.contains(id))
            counts << std::pair(id, views);
    }
    if (counts.isEmpty())
        co_return Core::Result<void>();
    CO_TRY(const auto raised, m_terms.to.raiseViews(counts, within()), ended());
    m_report.views += raised;
    co_return Core::Result<void>();
}

Task<void> Mover::moveCopies()
{
    Ports::ArchivedCopy after;
    bool atEnd = false;
    while (!atEnd) {
        CO_TRY(auto page, m_terms.from.copies(after, CopyPage, within()), ended());
        atEnd = page.size() < CopyPage;
        if (page.isEmpty())
            break;
        after = page.constLast();
        QList<ArticleId> ids;
        for (Ports::ArchivedCopy &copy : page) {
            ids << copy.article;
            if (copy.owner == m_terms.owner)
                copy.owner = m_terms.newOwner;
        }
        CO_TRY(const auto there, m_terms.to.copiesOf(ids, within()), ended());
        QList<Ports::ArchivedCopy> absent;
        for (const Ports::ArchivedCopy &copy : std::as_const(page)) {
            const auto known =
                std::find_if(there.cbegin(), there.cend(), [&](const Ports::ArchivedCopy &one) {
                    return one.article == copy.article && one.owner == copy.owner;
                });
            if (known == there.cend()) {
                absent << copy;
            } else if (known->content != copy.content) {
                m_report.failures.append(
                    {copy.article.toString(), copy.content.value(QLatin1String("title")).toString(),
                     said(QT_TRANSLATE_NOOP("Sync", "There %1 has another unsaved text of it."))
                         .arg(copy.owner)});
            }
        }
        if (absent.isEmpty())
            continue;
        CO_TRY(const auto added, m_terms.to.addCopies(absent, within()), ended());
        m_report.copies += added;
    }
    co_return Core::Result<void>();
}

Task<void> Mover::moveSources()
{
    CO_WAIT(const auto sources, m_terms.store.importSources(within()), ended());
    // Tables that are older than sources hold none.
    if (!sources && sources.error().kind == Core::ErrorKind::Unsupported)
        co_return {};
    if (!sources)
        co_return Core::failure(sources.error());
    if (sources->isEmpty())
        co_return {};
    QList<Core::KnownSource> taken = *sources;
    for (Core::KnownSource &source : taken) {
        for (QString *login : {&source.createdBy, &source.changedBy}) {
            if (*login == m_terms.owner)
                *login = m_terms.newOwner;
        }
    }
    for (qsizetype from = 0; from < taken.size(); from += BatchRows) {
        CO_WAIT(const auto added, m_terms.to.addSources(taken.mid(from, BatchRows), within()),
                ended());
        if (!added && added.error().kind == Core::ErrorKind::Unsupported) {
            m_report.warnings << added.error().message;
            co_return {};
        }
        if (!added)
            co_return Core::failure(added.error());
        m_report.sources += *added;
    }
    co_return {};
}

Task<void> Mover::comparePage(QList<Article> page)
{
    const QList<ArticleId> ids = idsOf(page);
    CO_TRY(const auto here, states(m_terms.from, ids));
    CO_TRY(const auto there, states(m_terms.to, ids));
    for (const Article &article : std::as_const(page)) {
        const auto state = here.constFind(article.id);
        // What was saved here meanwhile is for the next move, and what failed is told already.
        if (m_failed.contains(article.id) || state == here.cend())
            continue;
        const auto other = there.constFind(article.id);
        // Somebody may have gone on writing there: then the history tells.
        const bool wentOn = other != there.cend() && other->version > state->version;
        const MoveStanding standing =
            wentOn ? historyStanding(*state, *other)
                   : moveStanding(*state, other == there.cend() ? nullptr : &*other);
        if (standing.kind != MoveStanding::Kind::Same || !standing.missing.isEmpty()) {
            fail(article, standing.reason.isEmpty()
                              ? said(QT_TRANSLATE_NOOP(
                                    "Sync", "It does not stand there as it does here: move again."))
                              : standing.reason);
            continue;
        }
        ++m_report.verified;
    }
    co_return Core::Result<void>();
}

} // namespace Triptych::Sync
