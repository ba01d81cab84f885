#include "javaprocess.h"

#include "childprocess.h"

#include <QFile>

namespace Triptych::Support {

JavaProcess::JavaProcess(QString mainClass, QString log, int megabytes)
    : m_mainClass(std::move(mainClass)), m_log(std::move(log)), m_megabytes(megabytes)
{
    endsWithUs(m_process);
}

JavaProcess::~JavaProcess()
{
    kill();
}

void JavaProcess::start(const QStringList &arguments)
{
    if (!m_keepsOutput)
        m_process.setStandardOutputFile(m_log, QIODevice::Append);
    m_process.setStandardErrorFile(m_log, QIODevice::Append);
    // Quick to start matters more here than quick to run.
    QStringList command{
        QStringLiteral("-Xmx%1m").arg(m_megabytes),
        QStringLiteral("-XX:+UseSerialGC"),
        QStringLiteral("-XX:TieredStopAtLevel=1"),
        QStringLiteral("-Dlog4j2.configurationFile=%1/tests/support/log4j2.properties")
            .arg(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR")),
        QStringLiteral("-cp"),
        kafkaHome() + QStringLiteral("/lib/*"),
        m_mainClass};
    m_process.start(qEnvironmentVariable("TRIPTYCH_TEST_JAVA", QStringLiteral("java")),
                    command + arguments);
    if (!m_process.waitForStarted())
        qFatal("java does not start: %s", qUtf8Printable(m_process.errorString()));
}

void JavaProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void JavaProcess::finish()
{
    if (!m_process.waitForFinished(60'000) || m_process.exitCode() != 0)
        qFatal("%s failed:\n%s", qUtf8Printable(m_mainClass), qUtf8Printable(log()));
}

QProcess &JavaProcess::keepOutput()
{
    m_keepsOutput = true;
    return m_process;
}

QString JavaProcess::log() const
{
    QFile file(m_log);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().right(4000))
                                          : QString();
}

QString kafkaHome()
{
    return qEnvironmentVariable("TRIPTYCH_TEST_KAFKA");
}

} // namespace Triptych::Support
