#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Triptych::Tests {

/** What one run of triptychctl printed and answered. */
struct Run
{
    int code = -1;
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> objects() const
    {
        QList<QJsonObject> list;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                list << QJsonDocument::fromJson(line).object();
        }
        return list;
    }
    QJsonObject object() const { return objects().value(0); }
    QJsonObject error() const
    {
        return QJsonDocument::fromJson(err).object().value(QLatin1String("error")).toObject();
    }
};

/** Runs triptychctl with a home of the test's own and no servers named, in UTC. */
class CtlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name :
             {"POSTGRES_DSN", "ES_ADDR", "REDIS_ADDR", "ES_ALIAS", "PGOPTIONS", "QT_LOGGING_RULES"})
            m_environment.remove(QLatin1String(name));
        m_environment.insert(QStringLiteral("TRIPTYCH_HOME"), m_home->path());
        m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        m_environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
    }

protected:
    static QString program()
    {
        return qEnvironmentVariable("TRIPTYCH_BINARY_DIR") + QStringLiteral("/app/triptychctl");
    }
    Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        return runProgram(program(), arguments, input);
    }
    /** The same for another program: a shell that starts triptychctl. */
    Run runProgram(const QString &program, const QStringList &arguments,
                   const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    QJsonObject create(const QStringList &options, const QByteArray &body = "A text.")
    {
        const Run run = this->run(QStringList{QStringLiteral("--json"), QStringLiteral("create"),
                                              QStringLiteral("--body-file"), QStringLiteral("-")} +
                                      options,
                                  body);
        if (run.code != 0)
            qWarning("%s", run.err.constData());
        return run.object();
    }
    static QString id(const QJsonObject &article)
    {
        return article.value(QLatin1String("id")).toString();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

} // namespace Triptych::Tests
