#pragma once

#include <QString>
#include <QTemporaryDir>

namespace Triptych::Support {

/** A CA of this test's own and a certificate by it for localhost, 127.0.0.1 and ::1, or with a
 * flaw; made by openssl. */
class Certificates final
{
public:
    enum class Flaw { None, OtherHost, Expired };
    /** Aborts the test program where openssl cannot make them. */
    explicit Certificates(Flaw flaw = Flaw::None);

    QString caFile() const { return m_folder.filePath(QStringLiteral("ca.pem")); }
    QString certificateFile() const { return m_folder.filePath(QStringLiteral("server.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("server.key")); }

private:
    QTemporaryDir m_folder;
};

} // namespace Triptych::Support
