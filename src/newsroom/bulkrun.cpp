#include "bulkrun.h"

#include "bulkwork.h"

#include <core/cotry.h>
#include <core/said.h>
#include <ports/articlestore.h>

#include <QPointer>
#include <QScopeGuard>
#include <QSet>
#include <QtConcurrent>

#include <algorithm>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

using Core::ArticleId;
using Ports::BulkAction;
using Ports::BulkRow;
using Ports::BulkState;
using Ports::BulkWrite;

namespace {

constexpr Core::Said said{"Bulk"};
constexpr auto Patience = 60s;
constexpr int ListPage = 1000;
constexpr int PreviewPart = 200;
/** A batch of long texts is written in parts of about so many characters. */
constexpr qsizetype MostCharacters = 4'000'000;

/** A call of a port that takes part in a long flow. */
Core::Call partOf(const Core::Call &call)
{
    return Core::Call::within(Patience, call.stop);
}

qsizetype charactersOf(const BulkWrite &write)
{
    return write.article.body.size() + write.article.title.size() + write.article.summary.size();
}

QList<QList<BulkWrite>> partsOf(const QList<BulkWrite> &writes)
{
    QList<QList<BulkWrite>> parts;
    qsizetype characters = 0;
    for (const BulkWrite &write : writes) {
        if (parts.isEmpty() || characters + charactersOf(write) > MostCharacters) {
            parts << QList<BulkWrite>();
            characters = 0;
        }
        characters += charactersOf(write);
        parts.last() << write;
    }
    return parts;
}

} // namespace

BulkRun::BulkRun(Ports::ArticleStore &articles, Ports::BulkStore &bulk, QString actor,
                 Core::SiteZone zone, QObject *parent)
    : QObject(parent)
    , m_articles(articles)
    , m_bulk(bulk)
    , m_actor(std::move(actor))
    , m_zone(std::move(zone))
{
}

BulkRun::~BulkRun() = default;

Core::Task<QList<ArticleId>> BulkRun::idsOf(Core::ArticleSelection selection, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    QSet<ArticleId> seen;
    QList<ArticleId> ids;
    const auto take = [&](const ArticleId &id) {
        if (!seen.contains(id)) {
            seen << id;
            ids << id;
        }
    };
    if (!selection.isEverything) {
        for (const ArticleId &id : selection.ids)
            take(id);
        co_return ids;
    }
    for (const ArticleId &id : selection.ids)
        seen << id; // left out
    QString after;
    do {
        CO_TRY(const auto page, m_articles.list(selection.query, ListPage, after, partOf(call)),
               call, self);
        for (const Core::ArticleSummary &row : page.rows)
            take(row.id);
        after = page.next;
        Q_EMIT progressed(ids.size(), 0);
    } while (!after.isEmpty());
    co_return ids;
}

Core::Task<BulkPreview> BulkRun::preview(QList<ArticleId> ids, Core::BulkChange change,
                                         Core::Call call)
{
    const QPointer<BulkRun> self(this);
    const auto edit = Text::BulkEdit::make(change, m_zone, m_patience);
    if (!edit)
        co_return Core::failure(edit.error());
    CO_TRY(const bool publishes, m_articles.mayPublish(partOf(call)), call, self);
    const auto work = std::make_shared<const BulkWork>(BulkWork{*edit, publishes});
    BulkPreview preview;
    preview.total = ids.size();
    for (qsizetype at = 0; at < ids.size(); at += PreviewPart) {
        CO_TRY_VOID(previewPart(work, ids.mid(at, PreviewPart), &preview, call), call, self);
        Q_EMIT progressed(std::min(at + PreviewPart, ids.size()), ids.size());
    }
    std::stable_sort(
        preview.reasons.begin(), preview.reasons.end(),
        [](const BulkReason &a, const BulkReason &b) { return a.articles > b.articles; });
    co_return preview;
}

Core::Task<void> BulkRun::previewPart(std::shared_ptr<const BulkWork> work, QList<ArticleId> ids,
                                      BulkPreview *preview, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    CO_TRY(const auto allowed, m_bulk.changeable(ids, partOf(call)), call, self);
    CO_TRY(const auto found, m_articles.articles(ids, partOf(call)), call, self);
    const QSet<ArticleId> changeable(allowed.begin(), allowed.end());
    QList<BulkRow> rows;
    for (const ArticleId &id : ids)
        rows << BulkRow{id};
    CO_WAIT(const auto computed, QtConcurrent::run([work, rows, found, changeable] {
                return previewedOf(*work, rows, found, changeable);
            }),
            call, self);
    if (!computed)
        co_return Core::failure(computed.error());
    const auto count = [preview](const Ports::BulkSkip &skip) {
        for (BulkReason &reason : preview->reasons) {
            if (reason.skip == skip) {
                ++reason.articles;
                return;
            }
        }
        preview->reasons << BulkReason{skip, 1};
    };
    for (const BulkForeseen &one : *computed) {
        if (one.skip) {
            count(*one.skip);
        } else if (!one.isChanged) {
            ++preview->unchanged;
        } else {
            ++preview->willChange;
            preview->hits += one.hits;
            if (preview->examples.size() < BulkPreview::MostExamples)
                preview->examples << one.example;
        }
    }
    co_return Core::Result<void>();
}

Core::Task<QUuid> BulkRun::begin(QList<ArticleId> ids, Core::BulkChange change, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    if (const auto edit = Text::BulkEdit::make(change, m_zone, m_patience); !edit)
        co_return Core::failure(edit.error());
    const QUuid action = ArticleId::create().uuid();
    CO_TRY_VOID(m_bulk.begin(action, Core::bulkChangeToJson(change), m_actor, partOf(call)), call,
                self);
    for (qsizetype at = 0; at < ids.size(); at += Ports::BulkStore::MostIds) {
        CO_TRY_VOID(m_bulk.add(action, ids.mid(at, Ports::BulkStore::MostIds), partOf(call)), call,
                    self);
    }
    CO_TRY_VOID(m_bulk.setState(action, BulkState::Running, partOf(call)), call, self);
    co_return action;
}

Core::Task<QUuid> BulkRun::beginUndo(QUuid undone, Core::Call call)
{
    const QUuid action = ArticleId::create().uuid();
    CO_TRY_VOID(m_bulk.beginUndo(action, undone, m_actor, partOf(call)));
    co_return action;
}

Core::Task<BulkAction> BulkRun::run(QUuid action, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    if (m_isRunning) {
        co_return Core::failure(
            Core::ErrorKind::Conflict,
            said(QT_TRANSLATE_NOOP("Bulk", "Another change of many articles runs here. Wait for "
                                           "its end, or pause it.")));
    }
    m_isRunning = true;
    m_isPaused = false;
    const auto ended = qScopeGuard([self] {
        if (self)
            self->m_isRunning = false;
    });
    CO_TRY(const auto known, m_bulk.action(action, partOf(call)), call, self);
    if (known.state == BulkState::Preparing) {
        co_return Core::failure(
            Core::ErrorKind::Conflict,
            said(QT_TRANSLATE_NOOP("Bulk", "This change was ended while its articles were being "
                                           "noted. Nothing was changed; begin it anew.")));
    }
    if (known.state != BulkState::Running)
        co_return known;
    BulkWork work;
    if (!known.undoes) {
        const auto change = Core::bulkChangeFromJson(known.change);
        if (!change)
            co_return Core::failure(change.error());
        const auto edit = Text::BulkEdit::make(*change, m_zone, m_patience);
        if (!edit)
            co_return Core::failure(edit.error());
        work.edit = *edit;
    }
    CO_TRY(work.mayPublish, m_articles.mayPublish(partOf(call)), call, self);
    CO_TRY_VOID(runBatches(std::make_shared<const BulkWork>(work), known, call), call, self);
    CO_TRY(const auto now, m_bulk.action(action, partOf(call)), call, self);
    co_return now;
}

Core::Task<void> BulkRun::runBatches(std::shared_ptr<const BulkWork> work, BulkAction action,
                                     Core::Call call)
{
    const QPointer<BulkRun> self(this);
    const qint64 total = action.total();
    qint64 done = total - action.waiting;
    Q_EMIT progressed(done, total);
    ArticleId after;
    bool isTriedAgain = false;
    // What comes next is read and made while the batch before it is written.
    auto coming = nextChanges(work, action.id, after, call);
    while (!m_isPaused) {
        CO_TRY(const auto writes, std::move(coming), call, self);
        if (writes.isEmpty() && after.isNull()) {
            CO_TRY_VOID(m_bulk.setState(action.id, BulkState::Done, partOf(call)), call, self);
            break;
        }
        // At the end once more from the start: what another program left is there.
        after = writes.isEmpty() ? ArticleId() : writes.constLast().article.id;
        coming = nextChanges(work, action.id, after, call);
        for (const QList<BulkWrite> &part : partsOf(writes)) {
            CO_WAIT(const auto outcomes, m_bulk.apply(action.id, part, m_actor, partOf(call)), call,
                    self);
            if (!outcomes && Core::isAway(outcomes.error().kind) && !isTriedAgain) {
                // Whether it was done is noted: what still waits is asked for anew.
                isTriedAgain = true;
                after = ArticleId();
                coming = nextChanges(work, action.id, after, call);
                break;
            }
            if (!outcomes && outcomes.error().kind == Core::ErrorKind::Conflict) {
                CO_TRY(const auto now, m_bulk.action(action.id, partOf(call)), call, self);
                if (now.state == BulkState::Done)
                    co_return Core::Result<void>(); // another program did the rest
            }
            if (!outcomes)
                co_return Core::failure(outcomes.error());
            isTriedAgain = false;
            done = std::min(done + part.size(), total);
            Q_EMIT batchDone(*outcomes);
            Q_EMIT progressed(done, total);
        }
    }
    co_return Core::Result<void>();
}

Core::Task<QList<BulkWrite>> BulkRun::nextChanges(std::shared_ptr<const BulkWork> work,
                                                  QUuid action, ArticleId after, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    CO_TRY(const auto rows, m_bulk.waiting(action, after, m_batch, partOf(call)), call, self);
    if (rows.isEmpty())
        co_return QList<BulkWrite>();
    CO_TRY(const auto writes, changesOf(work, rows, call), call, self);
    co_return writes;
}

Core::Task<QList<BulkWrite>> BulkRun::changesOf(std::shared_ptr<const BulkWork> work,
                                                QList<BulkRow> rows, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    QList<ArticleId> ids;
    for (const BulkRow &row : rows)
        ids << row.id;
    CO_TRY(const auto found, m_articles.articles(ids, partOf(call)), call, self);
    QHash<ArticleId, QString> bodies;
    if (!work->edit) {
        CO_TRY(bodies, earlierBodies(rows, call), call, self);
    }
    CO_WAIT(const auto writes, QtConcurrent::run([work, rows, found, bodies] {
                return work->edit ? writesOf(*work, rows, found)
                                  : undoesOf(*work, rows, found, bodies);
            }),
            call, self);
    co_return writes;
}

Core::Task<QHash<ArticleId, QString>> BulkRun::earlierBodies(QList<BulkRow> rows, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    QList<std::pair<ArticleId, Core::FutureResult<Core::Article>>> asked;
    for (const BulkRow &row : rows) {
        if (row.before.contains(QLatin1String("body")))
            asked.append({row.id, m_articles.revision(row.id, row.versionBefore, partOf(call))});
    }
    QHash<ArticleId, QString> bodies;
    for (const auto &[id, future] : asked) {
        CO_WAIT(const auto revision, future, call, self);
        if (revision)
            bodies.insert(id, revision->body);
        else if (revision.error().kind != Core::ErrorKind::NotFound)
            co_return Core::failure(revision.error());
    }
    co_return bodies;
}

Core::FutureResult<QList<BulkAction>> BulkRun::actions(int limit, Core::Call call)
{
    return m_bulk.actions(limit, std::move(call));
}

Core::FutureResult<BulkAction> BulkRun::action(QUuid action, Core::Call call)
{
    return m_bulk.action(action, std::move(call));
}

Core::Task<QList<Core::BulkOutcome>> BulkRun::skipped(QUuid action, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    QList<Core::BulkOutcome> all;
    while (true) {
        const ArticleId after = all.isEmpty() ? ArticleId() : all.constLast().id;
        CO_TRY(const auto page, m_bulk.skipped(action, after, ListPage, partOf(call)), call, self);
        all << page;
        if (page.size() < ListPage)
            co_return all;
    }
}

Core::Task<BulkAction> BulkRun::cancel(QUuid action, Core::Call call)
{
    const QPointer<BulkRun> self(this);
    m_isPaused = true;
    CO_TRY_VOID(m_bulk.setState(action, BulkState::Cancelled, partOf(call)), call, self);
    CO_TRY(const auto now, m_bulk.action(action, partOf(call)), call, self);
    co_return now;
}

} // namespace Triptych::Newsroom
