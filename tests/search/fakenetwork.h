#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <functional>
#include <memory>

namespace Triptych::Tests {

/** One answer that a server cannot be made to give at will. */
struct FakeAnswer
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers;
    QNetworkReply::NetworkError error = QNetworkReply::NoError; ///< of the connection
    int delayMs = 0;
    bool hangs = false;

    static FakeAnswer json(const QByteArray &body, int status = 200)
    {
        FakeAnswer answer;
        answer.status = status;
        answer.body = body;
        return answer;
    }
    static FakeAnswer broken(QNetworkReply::NetworkError error)
    {
        FakeAnswer answer;
        answer.status = 0;
        answer.error = error;
        return answer;
    }
};

struct FakeRequest
{
    QByteArray method;
    QNetworkRequest request;
    QByteArray body;
};

/** What a test sees of its fakes, from any thread. */
class FakeHttpServer
{
public:
    using Handler = std::function<FakeAnswer(const FakeRequest &, int number)>;

    explicit FakeHttpServer(Handler handler) : m_handler(std::move(handler)) {}

    FakeAnswer handle(const FakeRequest &request)
    {
        int number = 0;
        {
            const QMutexLocker lock(&m_mutex);
            m_requests << request;
            number = int(m_requests.size());
        }
        return m_handler(request, number);
    }
    QList<FakeRequest> requests() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_requests;
    }
    void countAbort() { ++m_aborts; }
    int aborts() const { return m_aborts; }

private:
    const Handler m_handler;
    mutable QMutex m_mutex;
    QList<FakeRequest> m_requests;
    std::atomic<int> m_aborts{0};
};

class FakeReply final : public QNetworkReply
{
    Q_OBJECT

public:
    FakeReply(std::shared_ptr<FakeHttpServer> server, const FakeRequest &asked, QObject *parent)
        : QNetworkReply(parent), m_server(std::move(server)), m_answer(m_server->handle(asked))
    {
        setRequest(asked.request);
        setUrl(asked.request.url());
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        if (!m_answer.hangs)
            QTimer::singleShot(m_answer.delayMs, this, &FakeReply::respond);
    }
    void abort() override
    {
        if (isFinished())
            return;
        m_server->countAbort();
        setError(OperationCanceledError, QStringLiteral("aborted"));
        setFinished(true);
        Q_EMIT finished();
    }
    qint64 bytesAvailable() const override
    {
        return m_answer.body.size() - m_at + QNetworkReply::bytesAvailable();
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 length = std::min<qint64>(maximum, m_answer.body.size() - m_at);
        std::copy_n(m_answer.body.constData() + m_at, length, data);
        m_at += length;
        return length;
    }

private:
    void respond()
    {
        if (isFinished())
            return;
        if (m_answer.status > 0) {
            setAttribute(QNetworkRequest::HttpStatusCodeAttribute, m_answer.status);
            setHeader(QNetworkRequest::ContentTypeHeader, m_answer.contentType);
            for (const auto &[name, value] : std::as_const(m_answer.headers))
                setRawHeader(name, value);
            if (!m_answer.body.isEmpty())
                Q_EMIT readyRead();
            if (isFinished())
                return;
        }
        if (m_answer.error != NoError)
            setError(m_answer.error, QStringLiteral("a fake failure"));
        else if (m_answer.status >= 400)
            setError(UnknownContentError, QStringLiteral("status"));
        setFinished(true);
        Q_EMIT finished();
    }

    const std::shared_ptr<FakeHttpServer> m_server;
    const FakeAnswer m_answer;
    qint64 m_at = 0;
};

class FakeNetwork final : public QNetworkAccessManager
{
    Q_OBJECT

public:
    explicit FakeNetwork(std::shared_ptr<FakeHttpServer> server) : m_server(std::move(server)) {}

protected:
    QNetworkReply *createRequest(Operation, const QNetworkRequest &request,
                                 QIODevice *data) override
    {
        FakeRequest asked{
            request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray(), request, {}};
        if (data)
            asked.body = data->readAll();
        return new FakeReply(m_server, asked, this);
    }

private:
    const std::shared_ptr<FakeHttpServer> m_server;
};

} // namespace Triptych::Tests
