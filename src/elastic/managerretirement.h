#pragma once

#include <QHash>
#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>
#include <vector>

namespace Triptych::Elastic {

/**
 * Where QNetworkAccessManagers end that were left while a node still owed them the head of a reply.
 *
 * Qt 6.4 reads a head without a bound, and as long as bytes are there without going back to its
 * loop: where a node sends one that has no end, the manager's own thread hears of no abort, fills
 * the memory, and whoever destroys the manager waits 5 s for it in vain
 * (QHttpNetworkReplyPrivate::readHeader, QNetworkAccessManagerPrivate::destroyThread). So each is
 * destroyed on a thread of its own, and where that takes longer than `patience`, the connections to
 * the nodes that it waited for are ended under it.
 *
 * Lives on the I/O thread. Destroying it waits for what is left, up to those 5 s on Windows, where
 * connections cannot be ended so.
 */
class ManagerRetirement final : public QObject
{
    Q_OBJECT

public:
    ManagerRetirement(std::chrono::milliseconds patience, QObject *parent)
        : QObject(parent), m_patience(patience)
    {
    }
    ~ManagerRetirement() override;

    /** `silent` are the nodes whose replies had not begun. */
    void retire(std::unique_ptr<QNetworkAccessManager> manager, const QList<QUrl> &silent);

private:
    struct Retiring
    {
        quint64 number = 0; ///< an address may be used again
        QThread *thread = nullptr;
        QList<QUrl> silent;
    };
    void endConnections(const QList<QUrl> &nodes) const;
    void learnAddresses(const QUrl &node);
    void forgetEnded();

    const std::chrono::milliseconds m_patience;
    std::vector<Retiring> m_retiring;
    quint64 m_last = 0;                              ///< number
    QHash<QString, QList<QHostAddress>> m_addresses; ///< of nodes' hosts, as far as they are known
};

} // namespace Triptych::Elastic
