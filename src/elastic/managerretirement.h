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
 * Destroys QNetworkAccessManagers that were given up while the head of a reply was still missing.
 *
 * Qt 6.4 reads a head without a bound, and does not return to its event loop while bytes are there.
 * If a node sends an endless head, the manager's own thread sees no abort and fills the memory, and
 * destroying the manager waits 5 s in vain (QHttpNetworkReplyPrivate::readHeader,
 * QNetworkAccessManagerPrivate::destroyThread). So each manager is destroyed on a thread of its
 * own; where that takes longer than `patience`, its connections to the silent nodes are ended.
 *
 * Lives on the I/O thread. Its destructor waits for the remaining managers, for each up to
 * `patience`, and up to 5 s where its connections cannot be ended: on Windows, or where the address
 * of a node is not known yet.
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

    /** Destroys the manager's replies at once: none of them may be in use. `silent` are the nodes
     * whose replies had not begun. */
    void retire(std::unique_ptr<QNetworkAccessManager> manager, const QList<QUrl> &silent);

private:
    struct Retiring
    {
        quint64 number = 0; ///< of this thread; the address of a QThread may be used again
        QThread *thread = nullptr;
        QList<QUrl> silent;
    };
    void endConnections(const QList<QUrl> &nodes) const;
    void learnAddresses(const QUrl &node);
    void forgetEnded();

    const std::chrono::milliseconds m_patience;
    std::vector<Retiring> m_retiring;
    quint64 m_lastNumber = 0;
    QHash<QString, QList<QHostAddress>> m_addresses; ///< of nodes' hosts, as far as they are known
};

} // namespace Triptych::Elastic
