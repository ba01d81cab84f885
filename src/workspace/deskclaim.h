#pragma once

#include <core/call.h>
#include <core/result.h>

#include <QByteArray>
#include <QMap>
#include <QObject>

#include <chrono>
#include <memory>

class QLocalServer;
class QLocalSocket;
class QThread;

namespace Triptych::Platform {
class SingleInstance;
}

namespace Triptych::Workspace {

/** The request of a second start to the open desk. */
struct DeskRequest
{
    QString workspace; ///< the value of --workspace; a file by its full path
    QMap<QString, QString>
        addresses;         ///< the environment variables that name servers, if they are set
    QByteArray activation; ///< the desktop's activation token, which allows a window to come to the
                           ///< front; may be empty

    bool namesWorkspace() const { return !workspace.isEmpty() || !addresses.isEmpty(); }
    friend bool operator==(const DeskRequest &, const DeskRequest &) = default;
};

/**
 * The claim of this process to be the only desk of the home folder. A second start reaches it
 * through a local socket that only this user can open. A desk that died loses the claim at once;
 * one that hangs is reported, and can be ended. GUI thread.
 */
class DeskClaim final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Ours,   ///< this process is the desk, until release() or the object's destructor
        Raised, ///< another process is the desk, and has accepted the request
        Silent, ///< another process holds the folder and does not answer
    };

    explicit DeskClaim(QObject *parent = nullptr);
    ~DeskClaim() override;

    /** Claims the folder, else sends `request` to its desk. Blocks for `patience` at most, also
     * while a closed desk is still ending. ReadOnly where the folder cannot be written; no desk
     * keeps anything there then. */
    Core::Result<Outcome> claim(const DeskRequest &request, std::chrono::milliseconds patience);
    /** As claim(), without blocking: it waits for another desk on a thread of its own, until that
     * answers, `patience` is over or giveUp() is called. A free folder is claimed at once. One call
     * at a time. */
    Core::FutureResult<Outcome> claimInBackground(DeskRequest request,
                                                  std::chrono::milliseconds patience);
    /** Makes a waiting claimInBackground() answer Cancelled; blocks for a tenth of a second at
     * most. */
    void giveUp();
    /** After Silent: ends the process that holds the folder, and claims it. The text typed in that
     * process is in its journal. Conflict where it runs on another computer, or cannot be ended. */
    Core::Result<void> takeOver();
    /** Frees the folder for the next start; from now on this process must not use the journal. */
    void release();

    /** The request of a start in this environment whose --workspace is `named`. */
    static DeskRequest request(const QString &named);

Q_SIGNALS:
    /** Another start sent this request. */
    void requested(const Triptych::Workspace::DeskRequest &request);

private:
    struct Answer
    {
        Outcome outcome = Outcome::Silent;
        std::unique_ptr<Platform::SingleInstance> claim; ///< with Ours
    };
    /** One try, which does not wait: Ours, or Silent without having asked. Any thread. */
    static Core::Result<Answer> claimNow();
    /** Of a folder that another desk holds: asks that one, and tries again where it does not
     * answer. Any thread; blocks until the call is over at most. */
    static Core::Result<Answer> ask(const DeskRequest &request, const Core::Call &call);
    Core::Result<Outcome> take(Core::Result<Answer> answer);
    void listen();
    void read(QLocalSocket *socket);

    std::unique_ptr<Platform::SingleInstance> m_claim;
    std::stop_source m_stop;
    std::unique_ptr<QThread> m_asking; ///< while another desk is waited for
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace Triptych::Workspace
