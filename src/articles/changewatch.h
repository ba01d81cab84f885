#pragma once

#include "changereader.h"

#include <ports/changefeed.h>
#include <sql/doorbell.h>

#include <QHash>
#include <QTimer>

#include <stop_token>

namespace Triptych::Articles {

/**
 * The part of a SqlChangeFeed that lives on its thread. It listens to the doorbell, joins rings
 * that follow each other quickly, reads what changed and calls the listener. While the doorbell
 * does not work, it reads once a second instead: first after the doorbell's spread, and less often
 * while the store does not answer, so that a restarted server does not get all desks at the same
 * moment.
 */
class ChangeWatch final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Sql::Doorbell::Options bell;
        std::chrono::milliseconds gather{100}; ///< rings within this time lead to one read
        std::chrono::milliseconds poll{1000};  ///< how often it reads without a doorbell
        /** The longest time between two reads while the store does not answer. */
        std::chrono::milliseconds rarePoll{5000};
        int most = 500;      ///< changes told as `changed`; more are told as `missed`
        bool listens = true; ///< false: never a doorbell
    };

    ChangeWatch(std::shared_ptr<Sql::Database> database, Options options,
                Ports::ChangeFeed::Listener listener, QString position = {});
    ~ChangeWatch() override;

    void start();

private:
    void onReady();
    void onLost();
    void onUnreliable();
    void onRang();
    void gathered();
    void read();
    void onPosition(const Core::Result<QString> &position);
    void onChanged(const Core::Result<ChangedSince> &changed);
    void finishRead(bool succeeded);

    const std::shared_ptr<Sql::Database> m_database;
    const Options m_options;
    const Ports::ChangeFeed::Listener m_listener;
    ChangeReader m_reader;
    std::unique_ptr<Sql::Doorbell> m_bell;
    std::stop_source m_stop;
    QTimer m_gather;
    QTimer m_poll;
    QString m_position; ///< empty until the store was asked where it stands
    QHash<Core::ArticleId, qint64> m_told;
    int m_failures = 0; ///< reads in a row
    bool m_hears = false;
    bool m_heardBefore = false;
    bool m_isUnreliable = false;
    bool m_isLive = false;
    bool m_owesMissed = false;
    bool m_isReading = false;
    bool m_readAgain = false;
};

} // namespace Triptych::Articles
