#include "kafkabroker.h"

#include "servers.h"

#include <QFile>

namespace Triptych::Support {

KafkaBroker::KafkaBroker()
    : m_port(freePort())
    , m_process(QStringLiteral("kafka.Kafka"), m_folder.filePath(QStringLiteral("log")), 384)
{
    // Topics are made by Connect alone, as its connector says. The internal ones would ask for
    // three brokers.
    const QString settings =
        QStringLiteral("process.roles=broker,controller\n"
                       "node.id=1\n"
                       "listeners=PLAINTEXT://127.0.0.1:%1,CONTROLLER://127.0.0.1:%2\n"
                       "controller.listener.names=CONTROLLER\n"
                       "controller.quorum.bootstrap.servers=127.0.0.1:%2\n"
                       "log.dirs=%3/data\n"
                       "num.partitions=3\n"
                       "auto.create.topics.enable=false\n"
                       "offsets.topic.replication.factor=1\n"
                       "offsets.topic.num.partitions=1\n"
                       "transaction.state.log.replication.factor=1\n"
                       "transaction.state.log.min.isr=1\n"
                       "share.coordinator.state.topic.replication.factor=1\n"
                       "share.coordinator.state.topic.min.isr=1\n"
                       "group.initial.rebalance.delay.ms=0\n")
            .arg(m_port)
            .arg(freePort())
            .arg(m_folder.path());
    QFile file(m_folder.filePath(QStringLiteral("broker.properties")));
    if (!file.open(QIODevice::WriteOnly) || file.write(settings.toUtf8()) < 0)
        qFatal("cannot write %s", qUtf8Printable(file.fileName()));
    file.close();
    JavaProcess format(QStringLiteral("kafka.tools.StorageTool"),
                       m_folder.filePath(QStringLiteral("format.log")), 128);
    format.start({QStringLiteral("format"), QStringLiteral("--standalone"), QStringLiteral("-t"),
                  QStringLiteral("dHJpcHR5Y2gtaGFuZC1vbg"), QStringLiteral("-c"), file.fileName()});
    format.finish();
}

QString KafkaBroker::address() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_port);
}

void KafkaBroker::start()
{
    m_process.start({m_folder.filePath(QStringLiteral("broker.properties"))});
}

} // namespace Triptych::Support
