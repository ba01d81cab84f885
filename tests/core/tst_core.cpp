#include <core/article.h>
#include <core/articlejson.h>

#include <QTest>

using namespace Triptych::Core;

class TestCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids_areVersion7AndIncrease();
    void slug_data();
    void slug();
    void json_roundTripsEverything();
    void json_withoutVersionIsCorrupt();
    void badText_isRefusedNamingTheField();
    void scheduled_isDerived();
};

void TestCore::ids_areVersion7AndIncrease()
{
    ArticleId last;
    for (int i = 0; i < 10'000; ++i) {
        const ArticleId id = ArticleId::create();
        const QString text = id.toString();
        QCOMPARE(text.at(14), QLatin1Char('7'));
        QVERIFY(QStringLiteral("89ab").contains(text.at(19)));
        QVERIFY(last.toString() < text);
        QCOMPARE(ArticleId::fromString(text), std::optional(id));
        last = id;
    }
    QVERIFY(!ArticleId::fromString(u"not an id"));
    QVERIFY(!ArticleId::fromString(u"{018f0000-0000-7000-8000-000000000000}"));
}

void TestCore::slug_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("slug");
    QTest::newRow("plain") << "Hello, World!" << "hello-world";
    QTest::newRow("apostrophe") << QStringLiteral("Editor’s notes") << "editors-notes";
    QTest::newRow("accents") << QStringLiteral("Café déjà vu") << "cafe-deja-vu";
    QTest::newRow("arabic") << QStringLiteral("أفضل الممارسات") << QStringLiteral("أفضل-الممارسات");
    QTest::newRow("chinese") << QStringLiteral("最佳实践") << QStringLiteral("最佳实践");
    QTest::newRow("nothing") << "!!!" << "untitled";
}

void TestCore::slug()
{
    QFETCH(QString, title);
    QTEST(slugFromTitle(title), "slug");
}

void TestCore::json_roundTripsEverything()
{
    Article article;
    article.id = ArticleId::create();
    article.version = 7;
    article.slug = QStringLiteral("slug");
    article.translationGroup = QUuid::createUuid();
    article.title = QStringLiteral("Title \"quoted\"");
    article.summary = QStringLiteral("Summary");
    article.body = QStringLiteral("Body\n\nسلام 🎉");
    article.language = QStringLiteral("fa");
    article.authors = {QStringLiteral("A"), QStringLiteral("B")};
    article.tags = {QStringLiteral("x")};
    article.section = QStringLiteral("news");
    article.status = Status::Published;
    article.publishAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC);
    article.fields = {{QStringLiteral("layout"), QStringLiteral("page")}};
    article.source = ImportSource{QStringLiteral("markdown:x"), QStringLiteral("a/b.md"), QStringLiteral("0f")};
    article.createdAt = article.publishAt.addSecs(1);
    article.updatedAt = article.publishAt.addSecs(2);
    article.createdBy = QStringLiteral("ann");
    article.updatedBy = QStringLiteral("bob");
    article.deletedAt = article.publishAt.addSecs(3);

    const QJsonObject json = articleToJson(article, JsonDetail::Internal);
    QCOMPARE(json.value(QLatin1String("publish_at")).toString(),
        QStringLiteral("2023-11-14T22:13:20.123Z"));
    const auto read = articleFromJson(json);
    QVERIFY(read.has_value());
    QVERIFY(*read == article);
    QVERIFY(!articleToJson(article, JsonDetail::WithoutBody).contains(QLatin1String("body")));
}

void TestCore::json_withoutVersionIsCorrupt()
{
    Article article;
    article.id = ArticleId::create();
    QJsonObject json = articleToJson(article);
    json.remove(QStringLiteral("version"));
    const auto read = articleFromJson(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().kind, ErrorKind::Corrupt);
}

void TestCore::badText_isRefusedNamingTheField()
{
    Article article;
    article.title = QStringLiteral("Fine");
    QVERIFY(checkArticle(article).has_value());

    article.body = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    auto checked = checkArticle(article);
    QVERIFY(!checked.has_value());
    QCOMPARE(checked.error().kind, ErrorKind::Invalid);
    QVERIFY(checked.error().message.contains(QLatin1String("body")));

    article.body = QString(QChar(0xD83C));
    QVERIFY(!checkArticle(article).has_value());
    article.body = QStringLiteral("🎉");
    QVERIFY(checkArticle(article).has_value());
    article.fields.insert(QStringLiteral("x"), QString(QChar(0xDC00)));
    QVERIFY(!checkArticle(article).has_value());
}

void TestCore::scheduled_isDerived()
{
    const QDateTime now = utcNow();
    Article article;
    article.status = Status::Published;
    QVERIFY(article.isPublic(now));
    article.publishAt = now.addSecs(60);
    QVERIFY(!article.isPublic(now));
    QVERIFY(article.isScheduled(now));
    article.publishAt = now;
    QVERIFY(article.isPublic(now));
    article.deletedAt = now;
    QVERIFY(!article.isPublic(now));
}

QTEST_GUILESS_MAIN(TestCore)
#include "tst_core.moc"
