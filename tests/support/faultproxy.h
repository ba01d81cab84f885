#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace Triptych::Support {

/**
 * A TCP proxy on loopback that spoils what it carries, switched while it runs. It works on a thread
 * of its own without Qt's event loop, so that no defect of the code under test can slow it down.
 * Any thread may call it; a call returns once the proxy has taken it up. POSIX only.
 */
class FaultProxy final
{
public:
    enum class Mode {
        Pass,
        Down,             ///< nobody listens, and what was open is reset
        BlackHoleConnect, ///< the backlog is full: a connect() gets no answer; open connections
                          ///< pass
        BlackHole, ///< accepted, and every byte vanishes; such a connection stays dead when healed
        Hold,      ///< accepted, nothing moves; goes on when healed, as after lost packets
    };
    enum class Direction { ToServer, ToClient };

    /** What is done to a connection that passes, e.g. {.latency = 20ms, .jitter = 10ms}. */
    struct Weather
    {
        std::chrono::milliseconds latency{0}; ///< each way
        std::chrono::milliseconds jitter{0};  ///< at most so much more; order is kept
        qint64 bytesPerSecond = 0;            ///< each way and connection; 0 = no bound
        int slice = 0;                        ///< bytes a write; 0 = as they come
    };

    /** One connection is ended once; the first that gets there. */
    struct Cut
    {
        enum class How {
            Close,
            Reset,
            Vanish
        }; ///< FIN, RST (SO_LINGER {1, 0}), or never a byte again
        Direction direction = Direction::ToServer;
        QByteArray after{}; ///< counting starts at these bytes; empty = at once
        qint64 bytes = 0;   ///< so many more pass: with `after`, from its first byte on
        How how = How::Reset;
        /** Passes everything to the server, and cuts when its answer begins, which is lost. */
        bool onAnswer = false;
        /** Only a connection that has carried these bytes to the server. */
        QByteArray onlyAfter{};
        /** From then on nobody gets in until it is healed. */
        bool thenDown = false;
    };

    FaultProxy(const QString &host, quint16 port);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    QString host() const { return QStringLiteral("127.0.0.1"); }
    quint16 port() const;
    QString address() const;

    void setMode(Mode mode);
    void setWeather(const Weather &weather);
    /** Arms a cut; replaces one that was not reached. */
    void cut(const Cut &cut);
    /** Resets every new connection as soon as it is accepted, until healed. */
    void resetOnAccept();
    /** Resets all that are open now. */
    void resetAll();
    /** Everything passes again, no cut is armed. Connections that lost bytes stay dead. */
    void heal();

    qint64 connections() const;    ///< accepted so far
    int open() const;              ///< of them, still open
    qint64 bytes(Direction) const; ///< delivered so far
    qint64 cuts() const;           ///< armed cuts that were reached
    /** How often these bytes went to the server so far (delivered or lost); asked for before. */
    void count(const QByteArray &pattern);
    qint64 counted() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Triptych::Support
