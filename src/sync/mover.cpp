#include "mover.h"

#include "step.h"

#include "scanpages.h"

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
    auto asking = m_terms.to.mayTake(within());
    const auto may = co_await asking;
    if (isStopped())
        co_return Core::failure(stopped());
    if (!may)
        co_return Core::failure(may.error());
    auto moving = eachPage(MoveStep::Moving, &Mover::movePage);
    const auto moved = co_await moving;
    if (!moved)
        co_return Core::failure(moved.error());
    auto again = moveChanged();
    const auto caught = co_await again;
    if (!caught)
        co_return Core::failure(caught.error());
    auto copying = moveCopies();
    const auto copied = co_await copying;
    if (!copied)
        co_return Core::failure(copied.error());
    auto naming = moveSources();
    const auto named = co_await naming;
    if (!named)
        co_return Core::failure(named.error());
    if (m_report.created + m_report.updated + m_report.revisions > 0) {
        auto comparing = eachPage(MoveStep::Comparing, &Mover::comparePage);
        const auto compared = co_await comparing;
        if (!compared)
            co_return Core::failure(compared.error());
    }
    co_return m_report;
}

Task<void> Mover::eachPage(MoveStep step, PageWork work)
{
    ScanPages pages(m_terms.store, {}, m_call);
    qint64 done = 0;
    while (!pages.atEnd()) {
        if (isStopped())
            co_return Core::failure(stopped());
        auto reading = pages.next();
        const auto page = co_await reading;
        if (isStopped())
            co_return Core::failure(stopped());
        if (!page)
            co_return Core::failure(page.error());
        pages.took(*page);
        if (page->isEmpty())
            continue;
        auto working = (this->*work)(*page);
        const auto worked = co_await working;
        if (!worked)
            co_return Core::failure(worked.error());
        done += page->size();
        show(step, done);
    }
    co_return Core::Result<void>();
}

Task<Mover::States> Mover::states(Ports::Archive &archive, QList<ArticleId> ids)
{
    auto asking = archive.states(std::move(ids), within());
    const auto list = co_await asking;
    if (isStopped())
        co_return Core::failure(stopped());
    if (!list)
        co_return Core::failure(list.error());
    States states;
    for (const Ports::ArticleState &state : *list)
        states.insert(state.id, state);
    co_return states;
}

Task<void> Mover::moveChanged()
{
    constexpr qsizetype Some = 50;
    m_isLastGo = true;
    for (qsizetype first = 0; first < m_changed.size(); first += Some) {
        auto reading = m_terms.store.articles(m_changed.mid(first, Some), within());
        const auto page = co_await reading;
        if (isStopped())
            co_return Core::failure(stopped());
        if (!page)
            co_return Core::failure(page.error());
        auto moving = movePage(*page);
        const auto moved = co_await moving;
        if (!moved)
            co_return Core::failure(moved.error());
    }
    co_return Core::Result<void>();
}

Task<void> Mover::movePage(QList<Article> page)
{
    const QList<ArticleId> ids = idsOf(page);
    auto readingHere = states(m_terms.from, ids);
    const auto here = co_await readingHere;
    if (!here)
        co_return Core::failure(here.error());
    auto readingThere = states(m_terms.to, ids);
    const auto there = co_await readingThere;
    if (!there)
        co_return Core::failure(there.error());

    QList<ArticleId> standingThere;
    QList<Ports::RevisionKey> lacking;
    for (const Article &article : std::as_const(page)) {
        const auto state = here->constFind(article.id);
        if (state == here->cend() || state->version != article.version) {
            if (m_isLastGo) {
                fail(article, said(QT_TRANSLATE_NOOP(
                                  "Sync", "It was saved while it was being moved: move again.")));
            } else {
                m_changed << article.id;
            }
            continue;
        }
        const auto other = there->constFind(article.id);
        const MoveStanding standing =
            moveStanding(*state, other == there->cend() ? nullptr : &*other);
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
            auto flushing = flush();
            const auto flushed = co_await flushing;
            if (!flushed)
                co_return Core::failure(flushed.error());
        }
    }
    auto flushing = flush();
    const auto flushed = co_await flushing;
    if (!flushed)
        co_return Core::failure(flushed.error());
    if (!lacking.isEmpty()) {
        auto adding = addRevisions(lacking);
        const auto added = co_await adding;
        if (!added)
            co_return Core::failure(added.error());
    }
    auto raising = raiseViews(standingThere, *here, *there);
    const auto raised = co_await raising;
    if (!raised)
        co_return Core::failure(raised.error());
    co_return Core::Result<void>();
}

Task<QList<Ports::ArchivedRevision>> Mover::revisions(QList<Ports::RevisionKey> keys)
{
    auto asking = m_terms.from.revisions(std::move(keys), within());
    auto read = co_await asking;
    if (isStopped())
        co_return Core::failure(stopped());
    co_return read;
}

Task<void> Mover::flush()
{
    Batch batch = std::exchange(m_batch, {});
    if (batch.articles.isEmpty())
        co_return Core::Result<void>();
    auto reading = revisions(batch.revisions);
    const auto read = co_await reading;
    if (!read)
        co_return Core::failure(read.error());
    QHash<ArticleId, QList<Ports::ArchivedRevision>> byArticle;
    for (const Ports::ArchivedRevision &revision : *read)
        byArticle[revision.article] << revision;
    for (Ports::ArchivedArticle &article : batch.articles)
        article.revisions = byArticle.value(article.article.id);

    auto taking = m_terms.to.take(batch.articles, within());
    const auto results = co_await taking;
    if (!results)
        co_return Core::failure(isStopped() ? stopped() : results.error());
    QList<Ports::RevisionKey> later;
    for (qsizetype i = 0; i < batch.articles.size(); ++i) {
        const Ports::ArchivedArticle &article = batch.articles.at(i);
        if (!results->at(i)) {
            const Core::Error &error = results->at(i).error();
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
    if (isStopped())
        co_return Core::failure(stopped());
    if (!later.isEmpty()) {
        auto adding = addRevisions(later);
        const auto added = co_await adding;
        if (!added)
            co_return Core::failure(added.error());
    }
    co_return Core::Result<void>();
}

Task<void> Mover::addRevisions(QList<Ports::RevisionKey> keys)
{
    // Few at a time: nothing is known here of how long they are.
    constexpr qsizetype Few = 20;
    for (qsizetype first = 0; first < keys.size(); first += Few) {
        auto reading = revisions(keys.mid(first, Few));
        const auto read = co_await reading;
        if (!read)
            co_return Core::failure(read.error());
        auto adding = m_terms.to.addRevisions(*read, within());
        const auto added = co_await adding;
        if (!added)
            co_return Core::failure(isStopped() ? stopped() : added.error());
        m_report.revisions += *added;
        if (isStopped())
            co_return Core::failure(stopped());
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
    auto raising = m_terms.to.raiseViews(counts, within());
    const auto raised = co_await raising;
    if (!raised)
        co_return Core::failure(isStopped() ? stopped() : raised.error());
    m_report.views += *raised;
    if (isStopped())
        co_return Core::failure(stopped());
    co_return Core::Result<void>();
}

Task<void> Mover::moveCopies()
{
    Ports::ArchivedCopy after;
    bool atEnd = false;
    while (!atEnd) {
        auto reading = m_terms.from.copies(after, CopyPage, within());
        auto page = co_await reading;
        if (isStopped())
            co_return Core::failure(stopped());
        if (!page)
            co_return Core::failure(page.error());
        atEnd = page->size() < CopyPage;
        if (page->isEmpty())
            break;
        after = page->constLast();
        QList<ArticleId> ids;
        for (Ports::ArchivedCopy &copy : *page) {
            ids << copy.article;
            if (copy.owner == m_terms.owner)
                copy.owner = m_terms.newOwner;
        }
        auto asking = m_terms.to.copiesOf(ids, within());
        const auto there = co_await asking;
        if (isStopped())
            co_return Core::failure(stopped());
        if (!there)
            co_return Core::failure(there.error());
        QList<Ports::ArchivedCopy> absent;
        for (const Ports::ArchivedCopy &copy : std::as_const(*page)) {
            const auto known =
                std::find_if(there->cbegin(), there->cend(), [&](const Ports::ArchivedCopy &one) {
                    return one.article == copy.article && one.owner == copy.owner;
                });
            if (known == there->cend()) {
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
        auto adding = m_terms.to.addCopies(absent, within());
        const auto added = co_await adding;
        if (!added)
            co_return Core::failure(isStopped() ? stopped() : added.error());
        m_report.copies += *added;
        if (isStopped())
            co_return Core::failure(stopped());
    }
    co_return Core::Result<void>();
}

Task<void> Mover::moveSources()
{
    auto reading = m_terms.store.importSources(within());
    const auto sources = co_await reading;
    if (isStopped())
        co_return Core::failure(stopped());
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
        auto adding = m_terms.to.addSources(taken.mid(from, BatchRows), within());
        const auto added = co_await adding;
        if (isStopped())
            co_return Core::failure(stopped());
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
    auto readingHere = states(m_terms.from, ids);
    const auto here = co_await readingHere;
    if (!here)
        co_return Core::failure(here.error());
    auto readingThere = states(m_terms.to, ids);
    const auto there = co_await readingThere;
    if (!there)
        co_return Core::failure(there.error());
    for (const Article &article : std::as_const(page)) {
        const auto state = here->constFind(article.id);
        // What was saved here meanwhile is for the next move, and what failed is told already.
        if (m_failed.contains(article.id) || state == here->cend())
            continue;
        const auto other = there->constFind(article.id);
        // Somebody may have gone on writing there: then the history tells.
        const bool wentOn = other != there->cend() && other->version > state->version;
        const MoveStanding standing =
            wentOn ? historyStanding(*state, *other)
                   : moveStanding(*state, other == there->cend() ? nullptr : &*other);
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
