#pragma once

#include "doorbell.h"

#include <QTimer>

namespace Triptych::Sql {

class Connection;

/**
 * Looks at `PRAGMA data_version` of a SQLite file, which changes with each commit of any other
 * connection (sqlite.org/pragma.html#pragma_data_version) and costs no read of the file.
 */
class FileWatch final : public Doorbell
{
    Q_OBJECT

public:
    FileWatch(ConnectSettings settings, const Options &options);
    ~FileWatch() override;

    void start() override;

private:
    void look();

    const ConnectSettings m_settings;
    std::unique_ptr<Connection> m_connection;
    QTimer m_timer;
    qint64 m_version = -1; ///< of this connection; -1 = not known yet
};

} // namespace Triptych::Sql
