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

/** What a second start asks of the desk that is open. */
struct DeskRequest
{
    QString workspace;                ///< as --workspace names it, a file by its full path
    QMap<QString, QString> addresses; ///< the variables that name servers, where they are set
    QByteArray activation;            ///< the desktop's leave to come to the front; may be empty

    bool namesWorkspace() const { return !workspace.isEmpty() || !addresses.isEmpty(); }
    friend bool operator==(const DeskRequest &, const DeskRequest &) = default;
};

/**
 * The claim of this process to be the one desk of the home folder, and the way from a second start
 * to the first: a local socket that only this user reaches. A desk that died loses the claim at
 * once; one that hangs is reported, and can be ended. GUI thread.
 */
class DeskClaim final : public QObject
{
    Q_OBJECT

public:
    enum class Outcome {
        Ours,   ///< this process is the desk, until release() or the end of the object
        Raised, ///< another one is, and has taken the request
        Silent, ///< another one holds the folder and does not answer
    };

    explicit DeskClaim(QObject *parent = nullptr);
    ~DeskClaim() override;

    /** Claims the folder, else hands `request` to its desk; blocks for `patience` at most, also
     * while a desk that was closed is on its way out. ReadOnly where the folder cannot be written:
     * then no desk keeps anything there. */
    Core::Result<Outcome> claim(const DeskRequest &request, std::chrono::milliseconds patience);
    /** The same without blocking where another desk holds the folder: that one is waited for on a
     * thread of its own, until it answers, `patience` is over or giveUp(). A free folder is claimed
     * at once. Called once at a time. */
    Core::FutureResult<Outcome> claimInBackground(DeskRequest request,
                                                  std::chrono::milliseconds patience);
    /** Ends a claimInBackground() that waits, which answers Cancelled; blocks for a tenth of a
     * second at most. */
    void giveUp();
    /** After Silent: ends the process that holds the folder and claims it; what was typed there is
     * in its journal. Conflict where it runs on another computer, or cannot be ended. */
    Core::Result<void> takeOver();
    /** Lets the next start have the folder; nothing here may touch the journal any more. */
    void release();

    /** What a start with `named` as its --workspace asks for in this environment. */
    static DeskRequest request(const QString &named);

Q_SIGNALS:
    /** Another start asks to be shown this. */
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
