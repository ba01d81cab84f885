#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/screenshot.h>
#include <support/servers.h>

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <QWidget>

using namespace Triptych;

/** Fails with a window open; run by screenshot_isSavedOfAFailure in a process of its own. */
class FailingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fails() { QVERIFY(!m_window.isVisible()); }
    void init() { m_window.show(); }
    void cleanup() { Support::saveScreenshotsOfFailure(); }

private:
    QWidget m_window;
};

class TestSupport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void database_isOfThisTestAndGoes();
    void redis_answersAndForgetsOnRestart();
    void redis_asksForThePassword();
    void redis_speaksTls();
    void indexes_goWithTheirPrefix_data();
    void indexes_goWithTheirPrefix();
    void elasticsearch_hasLanguageAnalyzers();
    void screenshot_isSavedOfAFailure();
    void screenshot_isNotSavedOfSuccess();
};

void TestSupport::database_isOfThisTestAndGoes()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    Support::FreshDatabase other;
    const QString exists = QStringLiteral("SELECT count(*) FROM pg_database WHERE datname = '%1'");
    QString name;
    {
        Support::FreshDatabase database;
        name = database.name();
        database.execute(QStringLiteral("CREATE TABLE t (x int); INSERT INTO t VALUES (42)"));
        QCOMPARE(database.value(QStringLiteral("SELECT x FROM t")), QStringLiteral("42"));
        QCOMPARE(other.value(QStringLiteral("SELECT to_regclass('t')")), QString());
        QCOMPARE(other.value(exists.arg(name)), QStringLiteral("1"));
    }
    QCOMPARE(other.value(exists.arg(name)), QStringLiteral("0"));
}

void TestSupport::redis_answersAndForgetsOnRestart()
{
    Support::Redis redis;
    QCOMPARE(redis.cli({QStringLiteral("SET"), QStringLiteral("k"), QStringLiteral("v")}),
             QStringLiteral("OK"));
    QCOMPARE(redis.cli({QStringLiteral("GET"), QStringLiteral("k")}), QStringLiteral("v"));
    const quint16 port = redis.port();
    redis.restart();
    QCOMPARE(redis.port(), port);
    QCOMPARE(redis.cli({QStringLiteral("EXISTS"), QStringLiteral("k")}), QStringLiteral("0"));
}

void TestSupport::redis_asksForThePassword()
{
    Support::Redis redis({QStringLiteral("--requirepass"), QStringLiteral("secret")});
    QTcpSocket socket;
    socket.connectToHost(redis.host(), redis.port());
    QVERIFY(socket.waitForConnected());
    socket.write("PING\r\n");
    QVERIFY(socket.waitForReadyRead());
    QVERIFY(socket.readAll().startsWith("-NOAUTH"));
    QCOMPARE(redis.cli({QStringLiteral("PING")}), QStringLiteral("PONG"));
}

void TestSupport::redis_speaksTls()
{
    Support::Redis redis({}, Support::Redis::Transport::Tls);
    QSslSocket socket;
    QSslConfiguration configuration = socket.sslConfiguration();
    configuration.setCaCertificates(QSslCertificate::fromPath(redis.caFile()));
    socket.setSslConfiguration(configuration);
    socket.connectToHostEncrypted(redis.host(), redis.port());
    QVERIFY2(socket.waitForEncrypted(), qUtf8Printable(socket.errorString()));
    QCOMPARE(redis.cli({QStringLiteral("PING")}), QStringLiteral("PONG"));
}

void TestSupport::indexes_goWithTheirPrefix_data()
{
    QTest::addColumn<QUrl>("server");
    QTest::newRow("elasticsearch") << Support::elasticsearchUrl();
    QTest::newRow("opensearch") << Support::opensearchUrl();
}

void TestSupport::indexes_goWithTheirPrefix()
{
    QFETCH(QUrl, server);
    TRIPTYCH_NEEDS(server);
    QUrl index = server;
    {
        Support::IndexPrefix prefix(server);
        index.setPath(QLatin1Char('/') + prefix.name() + QStringLiteral("articles"));
        QVERIFY(Support::httpRequest("PUT", index).contains("\"acknowledged\":true"));
        QVERIFY(Support::httpRequest("GET", index).contains("mappings"));
    }
    QVERIFY(Support::httpRequest("GET", index).contains("index_not_found_exception"));
}

void TestSupport::elasticsearch_hasLanguageAnalyzers()
{
    TRIPTYCH_NEEDS(Support::elasticsearchUrl());
    QUrl url = Support::elasticsearchUrl();
    url.setPath(QStringLiteral("/_analyze"));
    const QByteArray reply =
        Support::httpRequest("POST", url, R"({"analyzer": "english", "text": "The houses"})");
    QVERIFY2(reply.contains("\"token\":\"hous\""), reply.constData());
}

void TestSupport::screenshot_isSavedOfAFailure()
{
    QTemporaryDir folder;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TRIPTYCH_TEST_ARTIFACTS"), folder.path());
    environment.insert(QStringLiteral("TRIPTYCH_RUN_FAILING_TEST"), QStringLiteral("1"));
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(!QImage(folder.filePath(QStringLiteral("tst_support-fails-1.png"))).isNull());
}

void TestSupport::screenshot_isNotSavedOfSuccess()
{
    QTemporaryDir folder;
    const QByteArray before = qgetenv("TRIPTYCH_TEST_ARTIFACTS");
    qputenv("TRIPTYCH_TEST_ARTIFACTS", folder.path().toUtf8());
    QWidget window;
    window.show();
    Support::saveScreenshotsOfFailure();
    qputenv("TRIPTYCH_TEST_ARTIFACTS", before);
    QVERIFY(QDir(folder.path()).isEmpty());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (qEnvironmentVariableIsSet("TRIPTYCH_RUN_FAILING_TEST")) {
        FailingTest test;
        return QTest::qExec(&test, argc, argv);
    }
    TestSupport test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_support.moc"
