#include "topicreader.h"

namespace Triptych::Support {

namespace {

/** "Partition:0 TAB Offset:5 TAB id:...,version:1 TAB key TAB value", as the consumer prints it. */
TopicRecord record(const QByteArray &line)
{
    TopicRecord record;
    qsizetype start = 0;
    const auto next = [&] {
        const qsizetype end = line.indexOf('\t', start);
        if (end < 0)
            qFatal("not a record: %s", line.left(200).constData());
        const QByteArray part = line.mid(start, end - start);
        start = end + 1;
        return part;
    };
    record.partition = next().mid(qstrlen("Partition:")).toInt();
    record.offset = next().mid(qstrlen("Offset:")).toLongLong();
    for (const QByteArray &header : next().split(',')) {
        const qsizetype colon = header.indexOf(':');
        record.headers.insert(QString::fromUtf8(header.left(colon)),
                              QString::fromUtf8(header.mid(colon + 1)));
    }
    record.key = QString::fromUtf8(next());
    record.value = line.mid(start);
    return record;
}

} // namespace

TopicReader::TopicReader(const QString &broker, const QString &topic)
    : m_process(QStringLiteral("org.apache.kafka.tools.consumer.ConsoleConsumer"),
                m_folder.filePath(QStringLiteral("log")), 256)
    , m_output(m_process.keepOutput())
{
    QStringList arguments{QStringLiteral("--bootstrap-server"),
                          broker,
                          QStringLiteral("--topic"),
                          topic,
                          QStringLiteral("--from-beginning"),
                          QStringLiteral("--group"),
                          QStringLiteral("triptych-test")};
    for (const char *part : {"partition", "offset", "headers", "key"}) {
        arguments << QStringLiteral("--formatter-property")
                  << QStringLiteral("print.%1=true").arg(QLatin1String(part));
    }
    // A topic that is not there yet is looked for often.
    for (const char *setting : {"allow.auto.create.topics=false", "metadata.max.age.ms=1000"})
        arguments << QStringLiteral("--command-property") << QLatin1String(setting);
    m_process.start(arguments);
}

QList<TopicRecord> TopicReader::take()
{
    QList<TopicRecord> records;
    while (m_output.canReadLine()) {
        QByteArray line = m_output.readLine();
        line.chop(1);
        records << record(line);
    }
    return records;
}

} // namespace Triptych::Support
