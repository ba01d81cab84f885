#pragma once

#include <QObject>

#include <memory>

namespace Triptych::Platform {

/**
 * SIGTERM, SIGINT and SIGHUP (on Windows Ctrl+C, Ctrl+Break and closing the console) as a Qt
 * signal. At most one object exists in a process. A second signal of the same kind ends the process
 * at once. GUI thread.
 */
class Signals final : public QObject
{
    Q_OBJECT

public:
    explicit Signals(QObject *parent = nullptr);
    ~Signals() override;

Q_SIGNALS:
    void terminationRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Triptych::Platform
