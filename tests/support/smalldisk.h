#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace Triptych::Support {

/** A file system of one megabyte; none where this process may not mount. */
class SmallDisk final
{
public:
    SmallDisk()
        : isMounted(
              run(QStringLiteral("mount"),
                  {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                   QStringLiteral("size=1m"), QStringLiteral("triptych-test"), m_folder.path()}))
    {
    }
    ~SmallDisk()
    {
        if (isMounted)
            run(QStringLiteral("umount"), {m_folder.path()});
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool makeReadOnly() const
    {
        return run(QStringLiteral("mount"),
                   {QStringLiteral("-o"), QStringLiteral("remount,ro"), m_folder.path()});
    }
    QString path() const { return m_folder.path(); }
    QString file() const { return m_folder.filePath(QStringLiteral("text.json")); }

private:
    static bool run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit &&
               process.exitCode() == 0;
    }

    QTemporaryDir m_folder;

public:
    const bool isMounted;
};

} // namespace Triptych::Support
