#include "otherspeech.h"
#include "testdatabase.h"

#include <support/certificates.h>
#include <support/postgres.h>

#include <QElapsedTimer>
#include <QTcpServer>

using namespace Triptych;
using namespace Triptych::Tests;
using namespace std::chrono_literals;
using Core::ErrorKind;
using Sql::ConnectSettings;

/** Where a database is said to be, and what is told where it cannot be opened. */
class TestDatabaseOpening : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongPassword_isSignIn();
    void unknownDatabase_isNotFound();
    void untrustedServer_isCertificate();
    void nobodyListening_isUnreachable();
    void otherSpeech_isNoMatterOfCertificates_data();
    void otherSpeech_isNoMatterOfCertificates();
    void serverWithoutTls_isNamed();
    void blackHole_endsAtTheDeadline();
    void brokenFile_isCorrupt();
    void missingFolder_isUnreachable();
    void password_isKeptApart();
    void badAddress_isUsage();
    void pieceOfAPassword_isNoOtherValue_data();
    void pieceOfAPassword_isNoOtherValue();
    void oddButPossibleValues_areTaken();
    void severalHosts_areTakenApart();
    void address_isWhatLibpqUses_data();
    void address_isWhatLibpqUses();
};

void TestDatabaseOpening::wrongPassword_isSignIn()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    ConnectSettings settings = ConnectSettings::postgresql(Support::postgresDsn()).value();
    if (settings.password.isEmpty())
        QSKIP("the server asks for no password");
    settings.password = QStringLiteral("it's not this; no");
    Sql::Database wrong(settings);
    const auto result = wrong.open({}).result();
    COMPARE_KIND(result, ErrorKind::SignIn);
    QVERIFY(!result.error().detail.contains(settings.password));
    settings.password.clear();
    Sql::Database none(settings);
    COMPARE_KIND(none.open({}).result(), ErrorKind::SignIn);
}

void TestDatabaseOpening::unknownDatabase_isNotFound()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    ConnectSettings settings = ConnectSettings::postgresql(Support::postgresDsn()).value();
    settings.parameters.insert(QStringLiteral("dbname"), QStringLiteral("no such database"));
    Sql::Database unknown(settings);
    COMPARE_KIND(unknown.open({}).result(), ErrorKind::NotFound);
}

void TestDatabaseOpening::untrustedServer_isCertificate()
{
    Support::Postgres server;
    const Support::Certificates certificates;
    server.useCertificate(certificates.certificateFile(), certificates.keyFile());
    ConnectSettings settings = ConnectSettings::postgresql(server.dsn()).value();
    settings.parameters.insert(QStringLiteral("sslmode"), QStringLiteral("verify-full"));
    settings.parameters.insert(QStringLiteral("sslrootcert"), QStringLiteral("/nowhere/ca.pem"));
    Sql::Database untrusted(settings);
    COMPARE_KIND(untrusted.open({}).result(), ErrorKind::Certificate);
}

void TestDatabaseOpening::nobodyListening_isUnreachable()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    const auto settings =
        ConnectSettings::postgresql(QStringLiteral("postgresql://x:y@127.0.0.1:%1/z").arg(port))
            .value();
    Sql::Database refused(settings);
    COMPARE_KIND(refused.open({}).result(), ErrorKind::Unreachable);
    Sql::Database unnamed(
        ConnectSettings::postgresql(
            QStringLiteral("host=%1 dbname=z user=x password=y").arg(Support::unknownHost()))
            .value());
    COMPARE_KIND(unnamed.open({}).result(), ErrorKind::Unreachable);
}

void TestDatabaseOpening::otherSpeech_isNoMatterOfCertificates_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("garbage") << QByteArray("\x11\x90\x07garbage");
    QTest::newRow("TLS agreed to, then not spoken") << QByteArray(4000, 'S');
    QTest::newRow("no TLS, then garbage") << QByteArray("N" + QByteArray(4000, 'x'));
}

void TestDatabaseOpening::otherSpeech_isNoMatterOfCertificates()
{
    QFETCH(QByteArray, answer);
    const OtherSpeech other(answer);
    Sql::Database database(ConnectSettings::postgresql(
                               QStringLiteral("postgresql://x:y@127.0.0.1:%1/z").arg(other.port()))
                               .value());
    const auto opened = database.open({}).result();
    QVERIFY(!opened);
    COMPARE_KIND(opened, ErrorKind::Unreachable);
    QVERIFY2(!opened.error().message.contains(QLatin1String("certificate")),
             qPrintable(opened.error().message));
}

void TestDatabaseOpening::serverWithoutTls_isNamed()
{
    const OtherSpeech other("N");
    Sql::Database database(
        ConnectSettings::postgresql(
            QStringLiteral("postgresql://x:y@127.0.0.1:%1/z?sslmode=require").arg(other.port()))
            .value());
    const auto opened = database.open({}).result();
    COMPARE_KIND(opened, ErrorKind::Unreachable);
    QVERIFY2(opened.error().message.contains(QLatin1String("speaks no TLS")),
             qPrintable(opened.error().message));
}

void TestDatabaseOpening::blackHole_endsAtTheDeadline()
{
    QTcpServer silent; // accepts, and never says a word
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Sql::Database hole(ConnectSettings::postgresql(
                           QStringLiteral("postgresql://x:y@127.0.0.1:%1/z?connect_timeout=10")
                               .arg(silent.serverPort()))
                           .value());
    QElapsedTimer timer;
    timer.start();
    COMPARE_KIND(hole.open(Core::Call::within(300ms)).result(), ErrorKind::Timeout);
    QVERIFY2(timer.elapsed() < 8'000, qPrintable(QString::number(timer.elapsed())));
}

void TestDatabaseOpening::brokenFile_isCorrupt()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("broken.triptych")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    Sql::Database broken(ConnectSettings::sqlite(file.fileName()));
    COMPARE_KIND(broken.open({}).result(), ErrorKind::Corrupt);
}

void TestDatabaseOpening::missingFolder_isUnreachable()
{
    QTemporaryDir folder;
    Sql::Database missing(
        ConnectSettings::sqlite(folder.filePath(QStringLiteral("no/such/folder.triptych"))));
    COMPARE_KIND(missing.open({}).result(), ErrorKind::Unreachable);
}

void TestDatabaseOpening::password_isKeptApart()
{
    const auto uri = ConnectSettings::postgresql(
        QStringLiteral("postgresql://ann:s%3Bcret%27@h1:1,h2:2/desk?sslmode=require"));
    VERIFY_RESULT(uri);
    QCOMPARE(uri->password, QStringLiteral("s;cret'"));
    QCOMPARE(uri->address(), QStringLiteral("h1:1,h2:2/desk"));
    QCOMPARE(uri->user(), QStringLiteral("ann"));
    for (const QString &value : uri->parameters)
        QVERIFY(!value.contains(QStringLiteral("cret")));
    const auto keywords =
        ConnectSettings::postgresql(QStringLiteral("host=db password='a b' user=bob"));
    VERIFY_RESULT(keywords);
    QCOMPARE(keywords->password, QStringLiteral("a b"));
    QCOMPARE(keywords->address(), QStringLiteral("db:5432/bob"));
}

void TestDatabaseOpening::badAddress_isUsage()
{
    for (const char *text :
         {"nonsense", "host=a;b", "postgresql://h:port:1/x?what=1", "password=geheim what=1"}) {
        const auto result = ConnectSettings::postgresql(QString::fromLatin1(text));
        COMPARE_KIND(result, ErrorKind::Usage);
        QVERIFY(!result.error().detail.contains(QStringLiteral("geheim")));
    }
}

void TestDatabaseOpening::pieceOfAPassword_isNoOtherValue_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address : {"host= password=GEHEIM",
                                "host=localhost port= password=GEHEIM",
                                "dbname= password=GEHEIM",
                                "user= password=GEHEIM host=x",
                                "host =  password=GEHEIM",
                                "host=a,password=GEHEIM",
                                "host='a password=GEHEIM'",
                                "host='a&password=GEHEIM'",
                                "service= password=GEHEIM",
                                "options=password=GEHEIM",
                                "host=x PASSWORD=GEHEIM",
                                "application_name= password=GEHEIM",
                                "sslrootcert= password=GEHEIM",
                                "hostaddr= password=GEHEIM",
                                "host= user=GEHEIM",
                                "postgresql://u:GE/HEIM@localhost/x",
                                "postgresql://u:1/GEHEIM@localhost/x",
                                "postgresql://u:GE@HEIM@localhost/x",
                                "postgresql://u:GE@HEIM@localhost,b/x",
                                "postgresql://u:2020@GEHEIM@h/x",
                                "postgres://u:GE/HEIM@localhost"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestDatabaseOpening::pieceOfAPassword_isNoOtherValue()
{
    QFETCH(QString, address);
    const auto result = ConnectSettings::postgresql(address);
    COMPARE_KIND(result, ErrorKind::Usage);
    const QString told = result.error().message + result.error().detail;
    for (const char *piece : {"GEHEIM", "GE", "HEIM", "2020"})
        QVERIFY2(!told.contains(QLatin1String(piece)), qPrintable(told));
}

void TestDatabaseOpening::oddButPossibleValues_areTaken()
{
    for (const char *address :
         {"host=/run/a=b", "host=@abstract dbname=x", "dbname=a@b host=x",
          "port='5432, 5433' host=a,b",
          "host=x options='-c search_path=news -c application_name=user=me'",
          "application_name='host=mine, user=me' host=x", "host=x password='user=a host=b'",
          "postgresql://u%40x:p%2F%40@localhost/x?options=-csearch_path%3Dnews",
          "postgresql:///x?host=/run/pg&port=5433", "postgresql://[::1]:5/x",
          "dbname=passwords host=x"})
        VERIFY_RESULT(ConnectSettings::postgresql(QString::fromLatin1(address)));
}

void TestDatabaseOpening::severalHosts_areTakenApart()
{
    const auto settings = ConnectSettings::postgresql(
        QStringLiteral("host=a,b,c port=1,2,3 user=ann target_session_attrs=primary"));
    VERIFY_RESULT(settings);
    QCOMPARE(settings->hostCount(), 3);
    QVERIFY(settings->wantsPrimary());
    QCOMPARE(settings->startingAt(1).address(), QStringLiteral("b:2,c:3,a:1/ann"));
    QCOMPARE(settings->onlyHost(2).address(), QStringLiteral("c:3/ann"));
    QVERIFY(settings->onlyHost(2).wantsPrimary());

    const auto onePort = ConnectSettings::postgresql(QStringLiteral("postgresql://ann@a,b:7/x"));
    VERIFY_RESULT(onePort);
    QCOMPARE(onePort->onlyHost(0).address(), QStringLiteral("a:5432/x"));
    QCOMPARE(onePort->onlyHost(1).address(), QStringLiteral("b:7/x"));
    // Several hosts stand in for each other, of which one takes changes.
    QCOMPARE(onePort->onlyHost(1).parameters.value(QStringLiteral("target_session_attrs")),
             QStringLiteral("read-write"));

    const auto single = ConnectSettings::postgresql(QStringLiteral("host=a port=1"));
    VERIFY_RESULT(single);
    QCOMPARE(single->hostCount(), 1);
    QCOMPARE(single->startingAt(0), *single);
    QVERIFY(!single->wantsPrimary());
}

void TestDatabaseOpening::address_isWhatLibpqUses_data()
{
    using Variables = QMap<QByteArray, QByteArray>;
    QTest::addColumn<QString>("dsn");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *dsn, const Variables &variables, const char *address) {
        QTest::newRow(*dsn ? dsn : "nothing")
            << QString::fromLatin1(dsn) << variables << QString::fromLatin1(address);
    };
    row("", {{"PGHOST", "db"}, {"PGPORT", "6000"}, {"PGDATABASE", "desk"}}, "db:6000/desk");
    row("user=bob", {{"PGHOST", "a,b"}, {"PGPORT", "1,2"}}, "a:1,b:2/bob");
    row("host=c", {{"PGHOST", "db"}, {"PGPORT", "6000"}}, "c:6000");
    row("hostaddr=10.0.0.1", {{"PGHOST", "db"}}, "10.0.0.1:5432");
    row("service=news", {{"PGHOST", "db"}}, "the service news");
    row("dbname=x", {{"PGSERVICE", "news"}}, "the service news");
    row("service=news host=d port=5", {}, "d:5");
}

void TestDatabaseOpening::address_isWhatLibpqUses()
{
    using Variables = QMap<QByteArray, QByteArray>;
    QFETCH(QString, dsn);
    QFETCH(Variables, variables);
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        qputenv(it.key().constData(), it.value());
    const auto settings = ConnectSettings::postgresql(dsn);
    const QString address = settings ? settings->address() : settings.error().detail;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        qunsetenv(it.key().constData());
    QTEST(address, "address");
}

QTEST_GUILESS_MAIN(TestDatabaseOpening)
#include "tst_databaseopening.moc"
