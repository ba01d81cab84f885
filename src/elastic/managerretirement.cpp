#include "managerretirement.h"

#include <platform/endconnections.h>

#include <QHostInfo>
#include <QNetworkReply>
#include <QThread>

#include <algorithm>

namespace Triptych::Elastic {

ManagerRetirement::~ManagerRetirement()
{
    for (const Retiring &one : m_retiring) {
        if (!one.thread->wait(QDeadlineTimer(m_patience))) {
            endConnections(one.silent);
            one.thread->wait();
        }
        delete one.thread;
    }
}

void ManagerRetirement::retire(std::unique_ptr<QNetworkAccessManager> manager,
                               const QList<QUrl> &silent)
{
    for (const QUrl &node : silent)
        learnAddresses(node);
    auto *thread = new QThread;
    thread->setObjectName(QStringLiteral("retirement"));
    QNetworkAccessManager *ending = manager.release();
    // Qt's thread of HTTP is still disconnecting from aborted replies, and moveToThread() reads
    // their connections without a lock (QObjectPrivate::setThreadData_helper). Destroying them
    // takes that lock.
    qDeleteAll(ending->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly));
    ending->moveToThread(thread);
    connect(thread, &QThread::started, ending, &QObject::deleteLater);
    connect(ending, &QObject::destroyed, thread, &QThread::quit, Qt::DirectConnection);
    connect(thread, &QThread::finished, this, &ManagerRetirement::forgetEnded);
    const quint64 number = ++m_lastNumber;
    m_retiring.push_back({number, thread, silent});
    thread->start();
    QTimer::singleShot(m_patience, this, [this, number] {
        for (const Retiring &one : m_retiring) {
            if (one.number == number && !one.thread->isFinished())
                endConnections(one.silent);
        }
    });
}

void ManagerRetirement::endConnections(const QList<QUrl> &nodes) const
{
    for (const QUrl &node : nodes) {
        Platform::endConnections(
            m_addresses.value(node.host()),
            quint16(node.port(node.scheme() == QLatin1String("https") ? 443 : 80)));
    }
}

void ManagerRetirement::learnAddresses(const QUrl &node)
{
    const QString host = node.host();
    if (const QHostAddress address(host); !address.isNull()) {
        m_addresses.insert(host, {address});
        return;
    }
    QHostInfo::lookupHost(host, this, [this, host](const QHostInfo &found) {
        if (!found.addresses().isEmpty())
            m_addresses.insert(host, found.addresses());
    });
}

void ManagerRetirement::forgetEnded()
{
    std::erase_if(m_retiring, [](const Retiring &one) {
        if (!one.thread->isFinished())
            return false;
        one.thread->wait();
        delete one.thread;
        return true;
    });
}

} // namespace Triptych::Elastic
