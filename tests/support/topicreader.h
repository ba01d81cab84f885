#pragma once

#include "javaprocess.h"

#include <QHash>
#include <QList>
#include <QTemporaryDir>

namespace Triptych::Support {

/** One record of a topic, with a text as key and value. */
struct TopicRecord
{
    int partition = 0;
    qint64 offset = 0;
    QHash<QString, QString> headers;
    QString key;
    QByteArray value;
};

/** Reads a topic from its beginning and on, by Kafka's own console consumer; over the broker's
 * death, too. Values must have no line break. */
class TopicReader final
{
public:
    /** Starts to read; the topic may come later. */
    TopicReader(const QString &broker, const QString &topic);
    Q_DISABLE_COPY_MOVE(TopicReader)

    /** All that has come since the last call, in the order of each partition. */
    QList<TopicRecord> take();
    QString log() const { return m_process.log(); }

private:
    QTemporaryDir m_folder;
    JavaProcess m_process;
    QProcess &m_output;
};

} // namespace Triptych::Support
