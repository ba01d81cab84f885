#include "copykeeper.h"

#include "journal.h"

#include <QLoggingCategory>
#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Unsaved {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.copies")

constexpr auto Patience = 10s;
constexpr int MostTries = 3;

} // namespace

CopyKeeper::CopyKeeper(Ports::ArticleStore &store, Journal &journal, QString owner, QObject *parent)
    : QObject(parent), m_store(store), m_journal(journal), m_owner(std::move(owner))
{
}

void CopyKeeper::begin(const Core::Article &text, const QDateTime &writtenAt)
{
    Work &wanted = m_work[text.id];
    wanted.isLeftToAnother = false;
    wanted.begun = text;
    wanted.begunAt = writtenAt;
}

void CopyKeeper::put(const Core::Article &article)
{
    Work &wanted = m_work[article.id];
    if (wanted.isLeftToAnother)
        return;
    wanted.toPut = article;
    wanted.toPut->updatedAt = Core::utcNow();
    work(article.id);
}

void CopyKeeper::drop(const Core::ArticleId &id)
{
    Work &wanted = m_work[id];
    wanted.toPut.reset();
    wanted.toDrop = true;
    wanted.isLeftToAnother = false;
    work(id);
}

void CopyKeeper::takeOver(const Ports::WorkingCopy &copy)
{
    Work &wanted = m_work[copy.article.id];
    wanted.over = copy;
    wanted.isLeftToAnother = false;
    wanted.toPut = copy.article;
    wanted.toPut->updatedAt = Core::utcNow();
    work(copy.article.id);
}

QCoro::Task<void> CopyKeeper::work(Core::ArticleId id)
{
    if (m_work[id].isUnderWay)
        co_return;
    const QPointer<CopyKeeper> self(this);
    m_work[id].isUnderWay = true;
    while (m_work[id].toPut || m_work[id].toDrop) {
        if (!m_work[id].isOwnKnown) {
            auto keeping = keepOwn(id);
            const auto kept = co_await keeping;
            if (!self)
                co_return;
            m_work[id].isOwnKnown = kept && *kept;
            if (!m_work[id].isOwnKnown) {
                // It stays as it is; what was to be put is in the journal.
                m_work[id].toDrop = false;
                m_work[id].toPut.reset();
                break;
            }
            continue;
        }
        if (std::exchange(m_work[id].toDrop, false)) {
            auto dropping = m_store.dropWorkingCopy(id, m_owner, m_journal.device(),
                                                    Core::Call::within(Patience));
            const auto dropped = co_await dropping;
            if (!dropped)
                qCInfo(log) << "a working copy stays:" << dropped.error().detail;
        } else {
            auto putting = putOnce(*std::exchange(m_work[id].toPut, std::nullopt));
            co_await putting;
        }
        if (!self)
            co_return;
    }
    m_work[id].isUnderWay = false;
}

QCoro::Task<void> CopyKeeper::putOnce(Core::Article article)
{
    const QPointer<CopyKeeper> self(this);
    for (int i = 0; i < MostTries; ++i) {
        auto putting =
            m_store.putWorkingCopy({article, m_journal.device()}, m_owner, m_work[article.id].over,
                                   Core::Call::within(Patience));
        const auto put = co_await putting;
        if (!self || put)
            co_return;
        if (put.error().kind != Core::ErrorKind::Conflict) {
            // A text that no store keeps, or none to keep it: the journal has it.
            qCInfo(log) << "no working copy:" << put.error().detail;
            co_return;
        }
        auto making = makeWay(article);
        const auto made = co_await making;
        if (!self || !made || !*made)
            co_return;
    }
}

Core::Task<std::optional<Ports::WorkingCopy>> CopyKeeper::there(Core::ArticleId id)
{
    auto reading = m_store.workingCopy(id, m_owner, Core::Call::within(Patience));
    auto copy = co_await reading;
    if (!copy)
        qCInfo(log) << "no working copy:" << copy.error().detail;
    co_return copy;
}

Core::Task<void> CopyKeeper::putAside(Core::Article text)
{
    const QPointer<CopyKeeper> self(this);
    auto keeping = m_journal.putAside({text, text.updatedAt});
    auto kept = co_await keeping;
    if (!kept)
        qCInfo(log) << "no working copy:" << kept.error().detail;
    else if (self)
        Q_EMIT keptAside(text.id);
    co_return kept;
}

Core::Task<bool> CopyKeeper::keepOwn(Core::ArticleId id)
{
    const QPointer<CopyKeeper> self(this);
    // As it is now: another text may be begun before the answer comes.
    const Core::Article begun = m_work[id].begun;
    const QDateTime begunAt = m_work[id].begunAt;
    auto reading = there(id);
    const auto copy = co_await reading;
    if (!self || !copy)
        co_return false;
    if (!*copy || (*copy)->device != m_journal.device())
        co_return true;
    const Core::Article text = (*copy)->article;
    if (text.sameContent(begun) || (begunAt.isValid() && text.updatedAt <= begunAt))
        co_return true;
    auto keeping = putAside(text);
    const auto kept = co_await keeping;
    co_return kept.has_value();
}

Core::Task<bool> CopyKeeper::makeWay(Core::Article article)
{
    const QPointer<CopyKeeper> self(this);
    auto reading = there(article.id);
    const auto copy = co_await reading;
    if (!self || !copy)
        co_return false;
    if (!*copy)
        co_return true;
    const Core::Article text = (*copy)->article;
    if (!text.sameContent(article)) {
        if (m_work[article.id].hasPutAside) {
            // Both computers write: each text is in its own journal, and this one is not in the
            // way.
            m_work[article.id].isLeftToAnother = true;
            co_return false;
        }
        auto keeping = putAside(text);
        const auto kept = co_await keeping;
        if (!self || !kept)
            co_return false;
        m_work[article.id].hasPutAside = true;
    }
    m_work[article.id].over = *copy;
    co_return true;
}

} // namespace Triptych::Unsaved
