#include "fakeelastic.h"

#include <elastic/nodepool.h>

#include <QDebug>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Triptych;
using namespace Triptych::Search;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** Reading ES_ADDR, and the pool of nodes that comes of it. */
class TestElasticSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_areRead_data();
    void addresses_areRead();
    void badAddress_isRefusedWithoutItsText_data();
    void badAddress_isRefusedWithoutItsText();
    void alias_isOneNameOfOurs_data();
    void alias_isOneNameOfOurs();
    void secrets_areNeverPrinted();
    void pool_restsFailingNodes();
};

void TestElasticSettings::addresses_areRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("host and port")
        << u"search.example:9201"_s << u"http://search.example:9201"_s << QString() << QString();
    QTest::newRow("bare host") << u" localhost "_s << u"http://localhost:9200"_s << QString()
                               << QString();
    QTest::newRow("several") << u"a:1, https://b:2,,c"_s
                             << u"http://a:1, https://b:2, http://c:9200"_s << QString()
                             << QString();
    QTest::newRow("scheme's own port")
        << u"https://cloud.example"_s << u"https://cloud.example"_s << QString() << QString();
    QTest::newRow("path") << u"https://a/search/"_s << u"https://a/search"_s << QString()
                          << QString();
    QTest::newRow("IPv6") << u"[::1]:9200"_s << u"http://[::1]:9200"_s << QString() << QString();
    QTest::newRow("user") << u"https://ann:s%40cret%2C@a:9200,https://b:9200"_s
                          << u"https://a:9200, https://b:9200"_s << u"ann"_s << u"s@cret,"_s;
    QTest::newRow("raw comma in the password")
        << u"https://ann:s,cret@a:9200,https://b:9200"_s << u"https://a:9200, https://b:9200"_s
        << u"ann"_s << u"s,cret"_s;
    QTest::newRow("user without scheme")
        << u"ann:pw@a:9200"_s << u"http://a:9200"_s << u"ann"_s << u"pw"_s;
}

void TestElasticSettings::addresses_areRead()
{
    QFETCH(QString, text);
    const auto settings = Elastic::Settings::parse(text);
    VERIFY_RESULT(settings);
    QTEST(settings->toString(), "shown");
    QTEST(settings->user, "user");
    QTEST(settings->password, "password");
}

void TestElasticSettings::badAddress_isRefusedWithoutItsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << u" , "_s;
    QTest::newRow("scheme") << u"ftp://hunter2@a"_s;
    QTest::newRow("port") << u"http://ann:hunter2@a:99999"_s;
    QTest::newRow("no host") << u"http://ann:hunter2@:9200"_s;
    QTest::newRow("query") << u"http://ann:hunter2@a:9200/?x=1"_s;
    QTest::newRow("slash in the password") << u"ann:9200/hunter2@a"_s;
    QTest::newRow("no scheme, two slashes") << u"http//ann:hunter2@a"_s;
    QTest::newRow("user after the host") << u"http://a:9200/ann:hunter2@b"_s;
    QTest::newRow("percent") << u"http://a:9200/ann:hunter2%40b"_s;
    QTest::newRow("raw comma between digits") << u"http://ann:12,34hunter2@a"_s;
    QTest::newRow("two passwords") << u"http://ann:hunter2@a,http://ann:hunter3@b"_s;
}

void TestElasticSettings::badAddress_isRefusedWithoutItsText()
{
    QFETCH(QString, text);
    const auto settings = Elastic::Settings::parse(text);
    QCOMPARE(kindOf(settings), error(ErrorKind::Usage));
    QVERIFY(!settings.error().message.isEmpty());
    QVERIFY(!settings.error().message.contains(u"hunter"_s));
    QVERIFY(!settings.error().detail.contains(u"hunter"_s));
}

void TestElasticSettings::alias_isOneNameOfOurs_data()
{
    QTest::addColumn<QString>("alias");
    QTest::addColumn<bool>("taken");
    for (const char *fine : {"articles", "a", "2026", "newsroom_articles-v2", "news.room",
                             "artikel-ü", "記事", "articles-next-year", "articles-0001"})
        QTest::newRow(fine) << QString::fromUtf8(fine) << true;
    for (const char *bad : {"",
                            "*",
                            "art*",
                            "_all",
                            "_x",
                            "a,b",
                            "-x",
                            "-",
                            "+x",
                            "Articles",
                            "ÜBER",
                            "<a-{now/d}>",
                            "a b",
                            "a\tb",
                            "a/b",
                            "a\\b",
                            "a?b",
                            "a#b",
                            "a:b",
                            "a|b",
                            "\"a\"",
                            "a%2ab",
                            ".",
                            "..",
                            ".kibana",
                            "a\nb",
                            "a;b",
                            "articles-next",
                            "articles-previous",
                            "articles-dropped",
                            "articles-000001"})
        QTest::newRow(*bad ? bad : "empty") << QString::fromUtf8(bad) << false;
    QTest::newRow("as long as may be") << QString(240, u'a') << true;
    QTest::newRow("too long") << QString(241, u'a') << false;
    QTest::newRow("too long in bytes") << QString(130, QChar(0xFC)) << false;
}

void TestElasticSettings::alias_isOneNameOfOurs()
{
    QFETCH(QString, alias);
    const auto checked = Elastic::Settings::checkAlias(alias);
    QTEST(checked.has_value(), "taken");
    if (checked)
        return;
    QCOMPARE(kindOf(checked), error(ErrorKind::Usage));
    QVERIFY2(checked.error().message.contains(u"ES_ALIAS"_s), qPrintable(checked.error().message));
    QVERIFY2(!checked.error().message.contains(u"%1"_s) && !checked.error().message.contains(u'\n'),
             qPrintable(checked.error().message));
}

void TestElasticSettings::secrets_areNeverPrinted()
{
    auto settings = Elastic::Settings::parse(u"https://ann:hunter2@a:9200"_s);
    VERIFY_RESULT(settings);
    settings->apiKey = u"hunter3"_s;
    QString printed;
    QDebug(&printed) << *settings;
    QVERIFY(printed.contains(u"a:9200"_s));
    QVERIFY(!printed.contains(u"hunter"_s));
    QVERIFY(!settings->toString().contains(u"ann"_s));
}

void TestElasticSettings::pool_restsFailingNodes()
{
    using std::chrono::seconds;
    QCOMPARE(Elastic::NodePool::restAfter(1).count(), 1);
    QCOMPARE(Elastic::NodePool::restAfter(2).count(), 2);
    QCOMPARE(Elastic::NodePool::restAfter(5).count(), 16);
    QCOMPARE(Elastic::NodePool::restAfter(6).count(), 30);
    QCOMPARE(Elastic::NodePool::restAfter(1000).count(), 30);

    Elastic::NodePool pool({QUrl(u"http://a"_s), QUrl(u"http://b"_s), QUrl(u"http://c"_s)});
    Elastic::NodePool::Time now{seconds(1000)};
    QSet<int> asked{pool.next(now), pool.next(now), pool.next(now)};
    QCOMPARE(asked.size(), 3);
    pool.failed(0, now);
    for (int i = 0; i < 6; ++i)
        QVERIFY(pool.next(now) != 0);
    now += seconds(1);
    asked = {pool.next(now), pool.next(now), pool.next(now)};
    QVERIFY(asked.contains(0));

    // All rest: the one whose rest ends first.
    pool.failed(0, now);
    pool.failed(1, now);
    pool.failed(2, now);
    pool.failed(2, now);
    QCOMPARE(pool.next(now), 1);
    QVERIFY(!pool.hasOther(1, now));
    pool.answered(2);
    QVERIFY(pool.hasOther(1, now));
    QCOMPARE(pool.next(now), 2);
}

QTEST_GUILESS_MAIN(TestElasticSettings)
#include "tst_elasticsettings.moc"
