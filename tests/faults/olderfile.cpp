#include "olderfile.h"

#include <support/childprocess.h>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace Triptych::Faults {

namespace {

constexpr int Conflict = 6;

struct Answer
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
};

class SharedFile final
{
public:
    SharedFile(QString older, QString today) : m_older(std::move(older)), m_today(std::move(today))
    {
    }

    QStringList run()
    {
        const QJsonObject made =
            expect(m_older,
                   {QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("Harbour"),
                    QStringLiteral("--body-file"), QStringLiteral("-")},
                   "made by the older");
        m_id = made.value(QLatin1String("id")).toString();
        QProcess relay;
        Support::endsWithUs(relay);
        prepare(relay, m_older, {QStringLiteral("relay")});
        relay.waitForStarted();
        expect(m_today, {QStringLiteral("list")}, {});
        const QStringList copies = QDir(m_folder.path()).entryList({QStringLiteral("*.copy")});
        if (m_older != m_today && copies.size() > 1)
            m_wrong << QStringLiteral("one opening made %1 copies").arg(copies.size());
        edit(m_older, 1, "written by the older");
        edit(m_today, 2, "written by this one");
        edit(m_older, 3, "and by the older again");
        if (ctl(m_older, editing(3), "stale").code != Conflict ||
            ctl(m_today, editing(3), "stale").code != Conflict)
            m_wrong << QStringLiteral("a stale save was taken");
        for (const QString &build : {m_older, m_today}) {
            const QJsonObject shown = expect(build, {QStringLiteral("show"), m_id}, {});
            if (shown.value(QLatin1String("body")).toString() !=
                QLatin1String("and by the older again"))
                m_wrong << build + QStringLiteral(" shows another body");
            const QByteArray found =
                ctl(build, {QStringLiteral("search"), QStringLiteral("again")}, {}).out;
            if (!found.contains(m_id.toUtf8()))
                m_wrong << build + QStringLiteral(" does not find the article");
        }
        if (relay.state() != QProcess::Running)
            m_wrong << QStringLiteral("the older relay did not live through the upgrade");
        relay.terminate();
        if (!relay.waitForFinished(30'000))
            m_wrong << QStringLiteral("the older relay did not end");
        for (const QString &build : {m_today, m_older}) {
            expect(build, {QStringLiteral("relay"), QStringLiteral("--once")}, {});
            expect(build, {QStringLiteral("audit")}, {});
        }
        return m_wrong;
    }

private:
    void prepare(QProcess &process, const QString &build, const QStringList &arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"POSTGRES_DSN", "ES_ADDR", "REDIS_ADDR"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("TRIPTYCH_HOME"),
                           m_folder.filePath(QStringLiteral("home")));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        process.setProcessEnvironment(environment);
        process.start(build + QStringLiteral("/app/triptychctl"),
                      QStringList{QStringLiteral("--json"), QStringLiteral("--workspace"),
                                  m_folder.filePath(QStringLiteral("shared.triptych"))} +
                          arguments);
    }

    Answer ctl(const QString &build, const QStringList &arguments, const QByteArray &input) const
    {
        QProcess process;
        Support::endsWithUs(process);
        prepare(process, build, arguments);
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(120'000);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QJsonObject expect(const QString &build, const QStringList &arguments, const QByteArray &input)
    {
        const Answer answer = ctl(build, arguments, input);
        if (answer.code != 0) {
            m_wrong << QStringLiteral("%1 %2: exit code %3, %4")
                           .arg(build, arguments.join(QLatin1Char(' ')))
                           .arg(answer.code)
                           .arg(QString::fromUtf8(answer.err.trimmed()));
        }
        return answer.object();
    }

    QStringList editing(int version) const
    {
        return {QStringLiteral("edit"),         m_id,
                QStringLiteral("--if-version"), QString::number(version),
                QStringLiteral("--body-file"),  QStringLiteral("-")};
    }

    void edit(const QString &build, int version, const QByteArray &body)
    {
        const QJsonObject saved = expect(build, editing(version), body);
        if (saved.value(QLatin1String("version")).toInt() != version + 1)
            m_wrong << QStringLiteral("%1 made version %2 of %3")
                           .arg(build)
                           .arg(saved.value(QLatin1String("version")).toInt())
                           .arg(version);
    }

    const QString m_older;
    const QString m_today;
    QTemporaryDir m_folder;
    QString m_id;
    QStringList m_wrong;
};

} // namespace

QStringList shareFile(const QString &olderBuild, const QString &build)
{
    return SharedFile(olderBuild, build).run();
}

} // namespace Triptych::Faults
