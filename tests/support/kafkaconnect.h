#pragma once

#include "javaprocess.h"

#include <QTemporaryDir>

namespace Triptych::Support {

/** A standalone Kafka Connect worker with one connector, Debezium among its plugins. It keeps its
 * offsets over kill(). */
class KafkaConnect final
{
public:
    /**
     * `worker` and `connector` are property files, used as they are, with what is in `overrides`
     * appended to the worker's and `environment` added to the test program's. Not started.
     */
    KafkaConnect(const QString &worker, const QStringList &overrides, const QString &connector,
                 const QProcessEnvironment &environment);
    Q_DISABLE_COPY_MOVE(KafkaConnect)

    /** Returns at once. */
    void start();
    void kill() { m_process.kill(); }
    bool isRunning() const { return m_process.isRunning(); }
    QString log() const { return m_process.log(); }

private:
    QTemporaryDir m_folder;
    QString m_connector;
    JavaProcess m_process;
};

} // namespace Triptych::Support
