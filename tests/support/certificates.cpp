#include "certificates.h"

#include <QFile>
#include <QProcess>

namespace Triptych::Support {

namespace {

void openssl(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        qFatal("openssl failed: %s", process.readAll().constData());
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

Certificates::Certificates(Flaw flaw)
{
    const QString folder = m_folder.path();
    openssl(folder,
            words("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                  " -subj /CN=Triptych-test-CA -keyout ca.key -out ca.pem"));
    openssl(folder,
            words("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost"
                  " -keyout server.key -out server.csr"));
    QFile extensions(m_folder.filePath(QStringLiteral("extensions")));
    if (!extensions.open(QIODevice::WriteOnly) ||
        extensions.write(flaw == Flaw::OtherHost
                             ? "subjectAltName=DNS:elsewhere.example\n"
                             : "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\n") < 0)
        qFatal("cannot write %s", qUtf8Printable(extensions.fileName()));
    extensions.close();
    openssl(folder,
            words("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial"
                  " -extfile extensions -out server.pem -days") +
                QStringList{flaw == Flaw::Expired ? QStringLiteral("-1") : QStringLiteral("2")});
}

} // namespace Triptych::Support
