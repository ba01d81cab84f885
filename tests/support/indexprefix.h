#pragma once

#include <QString>
#include <QUrl>

namespace Triptych::Support {

/** A unique start of index and alias names on one server; every index under it goes at the end. */
class IndexPrefix final
{
public:
    explicit IndexPrefix(QUrl server);
    ~IndexPrefix();
    Q_DISABLE_COPY_MOVE(IndexPrefix)

    QUrl server() const { return m_server; }

    /** E.g. "t_0123456789abcdef_"; a legal start of an index name. */
    QString name() const { return m_name; }

private:
    QUrl m_server;
    QString m_name;
};

/** The body that a server answers, independent of the code under test; empty where none came.
 * Blocks. */
QByteArray httpRequest(const QByteArray &method, const QUrl &url, const QByteArray &body = {});

} // namespace Triptych::Support
