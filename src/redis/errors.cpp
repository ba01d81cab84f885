#include "errors.h"

#include <core/said.h>

namespace Triptych::Redis {

using Core::ErrorKind;

namespace {

constexpr Core::Said said{"Redis"};

QString withoutArguments(const QByteArray &text)
{
    qsizetype end = text.indexOf(", with args beginning with");
    if (end < 0)
        end = text.size();
    return QString::fromUtf8(text.first(std::min<qsizetype>(end, 300)));
}

Core::Error classified(const QByteArray &text)
{
    const QByteArray code = text.left(text.indexOf(' '));
    if (code == "WRONGPASS" || code == "NOAUTH" || text.startsWith("ERR AUTH") ||
        text.startsWith("ERR invalid password")) {
        return {ErrorKind::SignIn,
                said(QT_TRANSLATE_NOOP("Redis", "Redis did not accept the name or password."))};
    }
    if (code == "NOPERM")
        return {ErrorKind::Forbidden,
                said(QT_TRANSLATE_NOOP("Redis", "This Redis user may not do that."))};
    if (isBusy(text))
        return {ErrorKind::Unreachable,
                said(QT_TRANSLATE_NOOP("Redis",
                                       "Redis is busy or still starting and did not answer."))};
    if (code == "READONLY" || code == "NOREPLICAS")
        return {ErrorKind::ReadOnly,
                said(QT_TRANSLATE_NOOP(
                    "Redis", "This Redis server is a replica and cannot be written to."))};
    if (code == "OOM")
        return {ErrorKind::Full, said(QT_TRANSLATE_NOOP("Redis", "Redis has no memory left."))};
    if (code == "MISCONF")
        return {ErrorKind::ReadOnly,
                said(QT_TRANSLATE_NOOP("Redis",
                                       "Redis cannot write to its disk and refuses changes."))};
    if (code == "MOVED" || code == "ASK") {
        return {ErrorKind::Unreachable,
                said(QT_TRANSLATE_NOOP("Redis", "The Redis cluster is being rearranged and did not "
                                                "answer."))};
    }
    if (code == "CROSSSLOT") {
        return {ErrorKind::Unsupported,
                said(QT_TRANSLATE_NOOP("Redis", "A Redis cluster cannot do this with keys that it "
                                                "keeps apart."))};
    }
    if (text.startsWith("ERR This instance has cluster support disabled")) {
        return {ErrorKind::Usage,
                said(QT_TRANSLATE_NOOP("Redis", "This Redis server is not part of a cluster; name "
                                                "it without \"+cluster\"."))};
    }
    if (code == "WRONGTYPE" || text.startsWith("ERR value is not an integer") ||
        text.startsWith("ERR hash value is not") || text.startsWith("ERR increment or decrement")) {
        return {ErrorKind::Corrupt,
                said(QT_TRANSLATE_NOOP(
                    "Redis", "Redis holds something unexpected under a key of Triptych."))};
    }
    if (text.startsWith("ERR max number of clients"))
        return {ErrorKind::Unreachable,
                said(QT_TRANSLATE_NOOP("Redis", "Redis accepts no more connections."))};
    if (text.startsWith("ERR unknown command") || text.startsWith("ERR unknown subcommand"))
        return {ErrorKind::Unsupported,
                said(QT_TRANSLATE_NOOP("Redis", "This Redis server is too old for Triptych."))};
    if (text.startsWith("ERR DB index") || text.startsWith("ERR invalid DB index"))
        return {ErrorKind::Usage,
                said(QT_TRANSLATE_NOOP("Redis", "Redis has no database of that number."))};
    return {ErrorKind::Internal, said(QT_TRANSLATE_NOOP("Redis", "Redis refused a command."))};
}

} // namespace

Core::Error errorFromReply(const QByteArray &text)
{
    Core::Error error = classified(text);
    error.detail = withoutArguments(text);
    return error;
}

bool isBusy(const QByteArray &text)
{
    const QByteArray code = text.left(text.indexOf(' '));
    return code == "LOADING" || code == "BUSY" || code == "TRYAGAIN" || code == "CLUSTERDOWN" ||
           code == "MASTERDOWN";
}

Core::Error timeoutError(const QString &address)
{
    return {ErrorKind::Timeout, said(QT_TRANSLATE_NOOP("Redis", "Redis did not answer in time.")),
            address};
}

Core::Error cancelledError()
{
    return {ErrorKind::Cancelled,
            said(QT_TRANSLATE_NOOP("Redis", "The call to Redis was called off."))};
}

Core::Error closingError()
{
    return {ErrorKind::Cancelled,
            said(QT_TRANSLATE_NOOP("Redis", "The connection to Redis is being closed."))};
}

Core::Error brokenError(const Core::Error &cause)
{
    return {ErrorKind::Unreachable,
            said(QT_TRANSLATE_NOOP("Redis", "The connection to Redis broke before it answered; the "
                                            "command may have been carried out "
                                            "and is not repeated.")),
            cause.detail.isEmpty() ? cause.message : cause.detail};
}

} // namespace Triptych::Redis
