#include "dispatcher.h"

#include "cluster.h"
#include "errors.h"
#include "slotmap.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcDispatcher, "triptych.redis.client", QtInfoMsg)

namespace Triptych::Redis {

Dispatcher::Dispatcher(Settings settings) : m_settings(std::move(settings))
{
    if (m_settings.topology == Settings::Topology::Cluster)
        m_cluster = new Cluster(m_settings, this);
    else
        m_connection = new ReconnectingConnection(m_settings, this, this);
}

Dispatcher::~Dispatcher()
{
    closeInbox();
    shutDown();
    // Now, because a connection tells its owner until its end.
    qDeleteAll(findChildren<ReconnectingConnection *>(Qt::FindDirectChildrenOnly));
}

void Dispatcher::submit(std::vector<RequestPtr> requests)
{
    bool wake = false;
    {
        const QMutexLocker locker(&m_mutex);
        if (!m_inboxClosed) {
            m_inbox.insert(m_inbox.end(), requests.begin(), requests.end());
            requests.clear();
            wake = !std::exchange(m_wakePosted, true);
        }
    }
    if (wake)
        QMetaObject::invokeMethod(this, &Dispatcher::takeInbox, Qt::QueuedConnection);
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(closingError()));
}

void Dispatcher::closeInbox()
{
    std::vector<RequestPtr> requests;
    {
        const QMutexLocker locker(&m_mutex);
        m_inboxClosed = true;
        requests.swap(m_inbox);
    }
    for (const RequestPtr &request : requests)
        request->finish(Core::failure(closingError()));
}

void Dispatcher::shutDown()
{
    if (std::exchange(m_shutDown, true))
        return;
    for (ReconnectingConnection *connection :
         findChildren<ReconnectingConnection *>(Qt::FindDirectChildrenOnly))
        connection->shutDown();
    if (m_cluster)
        m_cluster->shutDown();
}

void Dispatcher::takeInbox()
{
    std::vector<RequestPtr> requests;
    {
        const QMutexLocker locker(&m_mutex);
        requests.swap(m_inbox);
        m_wakePosted = false;
    }
    if (m_shutDown) {
        for (const RequestPtr &request : requests)
            request->finish(Core::failure(closingError()));
    } else if (m_cluster) {
        m_cluster->submit(requests);
    } else {
        m_connection->submit(requests);
    }
}

bool Dispatcher::takeErrorReply(ReconnectingConnection *, const RequestPtr &request,
                                const Reply &reply)
{
    // None of these commands ran.
    const bool ofCluster =
        Redirection::fromReply(reply.bytes, {}).has_value() || reply.bytes.startsWith("CROSSSLOT");
    if (!ofCluster || m_settings.topology != Settings::Topology::Single || m_shutDown)
        return false;
    if (!m_cluster) {
        qCInfo(lcDispatcher) << m_settings.address() << "is a node of a cluster";
        Settings settings = m_settings;
        settings.topology = Settings::Topology::Cluster;
        m_cluster = new Cluster(settings, this);
        std::exchange(m_connection, nullptr)->retire();
    }
    request->sends = 0;
    m_cluster->submit({request});
    return true;
}

bool Dispatcher::takeUnanswered(ReconnectingConnection *, const RequestPtr &, const Core::Error &,
                                bool)
{
    return false;
}

} // namespace Triptych::Redis
