#include "changewatch.h"

#include <core/answer.h>
#include <core/pause.h>
#include <sql/database.h>

#include <QLoggingCategory>

#include <algorithm>

Q_LOGGING_CATEGORY(logChanges, "triptych.articles.changes", QtInfoMsg)

namespace Triptych::Articles {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 10s;
constexpr int MaximumTold = 10'000;

} // namespace

ChangeWatch::ChangeWatch(std::shared_ptr<Sql::Database> database, Options options,
                         Ports::ChangeFeed::Listener listener, QString position)
    : m_database(std::move(database))
    , m_options(std::move(options))
    , m_listener(std::move(listener))
    , m_reader(m_database)
    , m_gather(this)
    , m_poll(this)
    , m_position(std::move(position))
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(m_options.gather);
    connect(&m_gather, &QTimer::timeout, this, &ChangeWatch::gathered);
    m_poll.setSingleShot(true);
    connect(&m_poll, &QTimer::timeout, this, &ChangeWatch::read);
}

ChangeWatch::~ChangeWatch()
{
    m_stop.request_stop();
}

void ChangeWatch::start()
{
    // Made here, so that it lives on this thread.
    m_bell = Sql::Doorbell::create(m_database->settings(), m_options.bell);
    connect(m_bell.get(), &Sql::Doorbell::ready, this, &ChangeWatch::onReady);
    connect(m_bell.get(), &Sql::Doorbell::lost, this, &ChangeWatch::onLost);
    connect(m_bell.get(), &Sql::Doorbell::unreliable, this, &ChangeWatch::onUnreliable);
    connect(m_bell.get(), &Sql::Doorbell::rang, this, &ChangeWatch::onRang);
    read();
    if (m_options.listens)
        m_bell->start();
}

void ChangeWatch::onReady()
{
    m_hears = true;
    // What was committed while nobody listened is known from the position, unless another server
    // answers now that never had it.
    m_owesMissed = std::exchange(m_heardBefore, true) || m_owesMissed;
    read();
}

void ChangeWatch::onLost()
{
    m_hears = false;
    m_gather.stop(); // the next look reads what rang
    // The doorbell comes back first, mostly; then onReady() reads.
    m_poll.start(m_options.bell.spread + Core::anyTimeWithin(m_options.bell.spread));
    m_listener.lost();
    m_failures = std::max(m_failures, 1); // if that fails, the next look is not soon
}

void ChangeWatch::onUnreliable()
{
    if (!std::exchange(m_isUnreliable, true))
        qCInfo(logChanges) << "LISTEN does not reach through here; looking every second instead";
}

void ChangeWatch::onRang()
{
    if (!m_gather.isActive())
        m_gather.start();
}

void ChangeWatch::gathered()
{
    m_listener.rang();
    read();
}

void ChangeWatch::read()
{
    if (m_isReading) {
        m_readAgain = true;
        return;
    }
    m_isReading = true;
    m_readAgain = false;
    const Core::Call call = Core::Call::within(Patience, m_stop.get_token());
    if (m_position.isEmpty()) {
        Core::onAnswer(m_reader.position(call), this,
                       [this](const Core::Result<QString> &position) { onPosition(position); });
    } else {
        Core::onAnswer(m_reader.since(m_position, m_options.most, call), this,
                       [this](const Core::Result<ChangedSince> &changed) { onChanged(changed); });
    }
}

void ChangeWatch::onPosition(const Core::Result<QString> &position)
{
    m_isReading = false;
    if (position)
        m_position = *position;
    else
        qCInfo(logChanges) << "cannot follow changes:" << position.error().detail;
    finishRead(position.has_value());
}

void ChangeWatch::onChanged(const Core::Result<ChangedSince> &changed)
{
    m_isReading = false;
    if (!changed) {
        qCInfo(logChanges) << "cannot read what changed:" << changed.error().detail;
        finishRead(false);
        return;
    }
    m_position = changed->position;
    QList<Core::ArticleSummary> rows;
    for (const Core::ArticleSummary &row : changed->rows) {
        if (m_told.value(row.id, -1) == row.version)
            continue;
        m_told.insert(row.id, row.version);
        rows << row;
    }
    if (m_told.size() > MaximumTold)
        m_told.clear();
    if (!changed->rows.isEmpty() && (!m_hears || m_isUnreliable))
        m_listener.rang();
    if (!rows.isEmpty() && !changed->isCut)
        m_listener.changed(rows);
    if (std::exchange(m_owesMissed, false) || changed->isCut)
        m_listener.missed();
    finishRead(true);
}

void ChangeWatch::finishRead(bool succeeded)
{
    const bool isLive = succeeded && m_hears && !m_isUnreliable;
    const int failures = std::exchange(m_failures, succeeded ? 0 : m_failures + 1);
    if (isLive)
        m_poll.stop();
    else if (succeeded)
        m_poll.start(m_options.poll);
    else
        m_poll.start(Core::backOff(failures + 1, m_options.poll, m_options.rarePoll));
    if (std::exchange(m_isLive, isLive) != isLive)
        m_listener.liveChanged(isLive);
    if (succeeded && m_readAgain)
        read();
}

} // namespace Triptych::Articles
