#pragma once

#include <QString>
#include <QTemporaryDir>

namespace Triptych::Support {

/** A CA of this test's own and a certificate by it for localhost, 127.0.0.1 and ::1, made by
 * openssl. */
class Certificates final
{
public:
    /** Aborts the test program where openssl cannot make them. */
    Certificates();

    QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    QString certificateFile() const { return m_folder.filePath(QStringLiteral("server.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("server.key")); }

private:
    QTemporaryDir m_folder;
};

} // namespace Triptych::Support
