#pragma once

#include "javaprocess.h"

#include <QTemporaryDir>

namespace Triptych::Support {

/** A Kafka broker, its own controller, of one test on free loopback ports. It keeps its log over
 * kill(). */
class KafkaBroker final
{
public:
    /** Made ready, not started. */
    KafkaBroker();
    Q_DISABLE_COPY_MOVE(KafkaBroker)

    QString address() const;
    /** Returns at once; clients wait for it by themselves. */
    void start();
    void kill() { m_process.kill(); }
    bool isRunning() const { return m_process.isRunning(); }
    QString log() const { return m_process.log(); }

private:
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    JavaProcess m_process;
};

} // namespace Triptych::Support
