#include "kafkaconnect.h"

#include <QFile>

namespace Triptych::Support {

KafkaConnect::KafkaConnect(const QString &worker, const QStringList &overrides,
                           const QString &connector, const QProcessEnvironment &environment)
    : m_connector(connector)
    , m_process(QStringLiteral("org.apache.kafka.connect.cli.ConnectStandalone"),
                m_folder.filePath(QStringLiteral("log")), 384)
{
    QFile given(worker);
    QFile used(m_folder.filePath(QStringLiteral("connect.properties")));
    if (!given.open(QIODevice::ReadOnly) || !used.open(QIODevice::WriteOnly))
        qFatal("no worker settings: %s", qUtf8Printable(worker));
    const QStringList own{
        QStringLiteral("plugin.path=%1/plugins").arg(kafkaHome()),
        QStringLiteral("offset.storage.file.filename=%1/offsets").arg(m_folder.path())};
    // The later line counts.
    used.write(given.readAll());
    used.write((own + overrides).join(QLatin1Char('\n')).toUtf8() + '\n');
    m_process.setEnvironment(environment);
}

void KafkaConnect::start()
{
    m_process.start({m_folder.filePath(QStringLiteral("connect.properties")), m_connector});
}

} // namespace Triptych::Support
