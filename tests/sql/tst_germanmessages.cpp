#include "otherspeech.h"

#include <sql/connectsettings.h>
#include <sql/database.h>

#include <libpq-fe.h>

#include <QTest>

#include <clocale>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** What libpq says in another language means the same. */
class TestGermanMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void otherSpeech_isToldApart_data();
    void otherSpeech_isToldApart();
};

namespace {

QString wordsFor(const QByteArray &dsn)
{
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(dsn.constData()),
                                                                  &PQfinish);
    return QString::fromUtf8(PQerrorMessage(connection.get()));
}

} // namespace

void TestGermanMessages::initTestCase()
{
    // gettext translates in no locale that is called C alone.
    qputenv("LANGUAGE", "de");
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8") && !std::setlocale(LC_ALL, "C.UTF-8"))
        QSKIP("There is no locale in which libpq could speak German.");
    if (!wordsFor("host=127.0.0.1 port=1").contains(QLatin1String("Verbindung")))
        QSKIP("libpq's German catalogue is not installed.");
}

void TestGermanMessages::otherSpeech_isToldApart_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("a web server") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("garbage") << QByteArray("\x11\x90\x07garbage");
    QTest::newRow("TLS agreed to, then not spoken") << QByteArray(4000, 'S');
    QTest::newRow("no TLS, then garbage") << QByteArray("N" + QByteArray(4000, 'x'));
}

void TestGermanMessages::otherSpeech_isToldApart()
{
    QFETCH(QByteArray, answer);
    const OtherSpeech other(answer);
    Sql::Database database(Sql::ConnectSettings::postgresql(
                               QStringLiteral("postgresql://x:y@127.0.0.1:%1/z").arg(other.port()))
                               .value());
    const auto opened = database.open({}).result();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Unreachable);
    QVERIFY2(opened.error().message.contains(QLatin1String("does not speak as PostgreSQL")),
             qPrintable(opened.error().message + opened.error().detail));
    // Only there is it untranslated.
    QVERIFY(wordsFor("host=127.0.0.1 port=1").contains(QLatin1String("Verbindung")));
}

QTEST_GUILESS_MAIN(TestGermanMessages)

#include "tst_germanmessages.moc"
