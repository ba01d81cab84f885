#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace Triptych::Support {

/** A Java program of Kafka's on the JDK that `./dev test kafka` names; ends with the test program,
 * however that ends. */
class JavaProcess final
{
public:
    /** What it prints is appended to the file `log`. */
    JavaProcess(QString mainClass, QString log, int megabytes);
    ~JavaProcess();
    Q_DISABLE_COPY_MOVE(JavaProcess)

    void setEnvironment(const QProcessEnvironment &environment)
    {
        m_process.setProcessEnvironment(environment);
    }
    /** Aborts the test program where there is no such program. */
    void start(const QStringList &arguments);
    /** As `kill -9` does. */
    void kill();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /** Once it has ended; aborts the test program where it failed or takes more than a minute. */
    void finish();

    /** For what it prints; the log has only its errors then. */
    QProcess &keepOutput();
    QString log() const;

private:
    QString m_mainClass;
    QString m_log;
    int m_megabytes;
    QProcess m_process;
    bool m_keepsOutput = false;
};

/** The folder of Kafka's and Debezium's jars (`lib`, `plugins`), from TRIPTYCH_TEST_KAFKA; empty
 * where that is not set. */
QString kafkaHome();

} // namespace Triptych::Support
