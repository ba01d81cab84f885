#include <core/article.h>
#include <core/articlejson.h>
#include <core/slug.h>

#include <QTest>
#include <QTextBoundaryFinder>

using namespace Triptych::Core;

class TestCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ids_areVersion7AndIncrease();
    void slug_data();
    void slug();
    void longTitles_areCutBetweenWords_data();
    void longTitles_areCutBetweenWords();
    void goodSlugs_areKept_data();
    void goodSlugs_areKept();
    void badSlugs_sayWhatWouldDo_data();
    void badSlugs_sayWhatWouldDo();
    void slugs_haveABound();
    void json_roundTripsEverything();
    void json_saysTheDayOfPublication();
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

void TestCore::longTitles_areCutBetweenWords_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("slug");
    QTest::newRow("as long as allowed")
        << QStringLiteral("a").repeated(80) << QStringLiteral("a").repeated(80);
    QTest::newRow("words") << QStringLiteral("seven77 ").repeated(20)
                           << QStringLiteral("seven77-").repeated(10).chopped(1);
    QTest::newRow("one word") << QStringLiteral("b").repeated(100)
                              << QStringLiteral("b").repeated(80);
    QTest::newRow("Hangul") << QStringLiteral("한글").repeated(60)
                            << QStringLiteral("한글").repeated(40);
    QTest::newRow("Hangul words") << QStringLiteral("한글날 ").repeated(60)
                                  << QStringLiteral("한글날-").repeated(20).chopped(1);
    QTest::newRow("Devanagari") << QStringLiteral("क्षि").repeated(200)
                                << slugFromTitle(QStringLiteral("क्षि").repeated(200));
    QTest::newRow("beyond the BMP")
        << QStringLiteral("\U00020000").repeated(100) << QStringLiteral("\U00020000").repeated(80);
}

void TestCore::longTitles_areCutBetweenWords()
{
    QFETCH(QString, title);
    QTEST(slugFromTitle(title), "slug");
    const QString slug = slugFromTitle(title);
    QVERIFY(checkSlug(slug));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, title.remove(QLatin1Char(' ')));
    finder.setPosition(QString(slug).remove(QLatin1Char('-')).size());
    QVERIFY(finder.isAtBoundary());
}

void TestCore::goodSlugs_areKept_data()
{
    QTest::addColumn<QString>("slug");
    for (const char *slug : {"", "v0.4.3", "Hello_World", "2024-10-05-election", "大塚愛-aio",
                             "a~b!c", "c++", "user@host", "x:y", ".hidden", "أفضل-الممارسات", "क्षि",
                             "می‌خواهم", "émigré", "🎉"})
        QTest::newRow(slug) << QString::fromUtf8(slug);
}

void TestCore::goodSlugs_areKept()
{
    QFETCH(QString, slug);
    const auto checked = checkSlug(slug);
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
    QCOMPARE(cleanedSlug(slug), slug);
}

void TestCore::badSlugs_sayWhatWouldDo_data()
{
    QTest::addColumn<QString>("slug");
    QTest::addColumn<QString>("clean");
    QTest::addColumn<QString>("reason");
    const auto row = [](const QString &slug, const char *clean, const char *reason) {
        QTest::newRow(slug.toUtf8().constData())
            << slug << QString::fromUtf8(clean) << QString::fromUtf8(reason);
    };
    row(QStringLiteral("../../etc"), "etc",
        "A slug may not contain \"/\". \"etc\" would be possible.");
    row(QStringLiteral("   "), "", "A slug may not contain a space.");
    row(QStringLiteral("Hello World/ä?#x"), "Hello-World-ä-x",
        "A slug may not contain a space. \"Hello-World-ä-x\" would be possible.");
    row(QStringLiteral("100%"), "100", "A slug may not contain \"%\". \"100\" would be possible.");
    row(QStringLiteral("a\\b"), "a-b", "A slug may not contain \"\\\". \"a-b\" would be possible.");
    row(QStringLiteral("a\nb"), "a-b", "A slug may not contain U+000A. \"a-b\" would be possible.");
    row(QStringLiteral("a\u202eb"), "a-b",
        "A slug may not contain U+202E. \"a-b\" would be possible.");
    row(QStringLiteral("a\u3000b"), "a-b",
        "A slug may not contain U+3000. \"a-b\" would be possible.");
    row(QStringLiteral("a<b>"), "a-b", "A slug may not contain \"<\". \"a-b\" would be possible.");
    row(QStringLiteral("a - b"), "a-b",
        "A slug may not contain a space. \"a-b\" would be possible.");
    row(QStringLiteral("."), "", "A slug may not be of dots alone.");
    row(QStringLiteral(".."), "", "A slug may not be of dots alone.");
    row(QStringLiteral("?"), "", "A slug may not contain \"?\".");
}

void TestCore::badSlugs_sayWhatWouldDo()
{
    QFETCH(QString, slug);
    const auto checked = checkSlug(slug);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::Invalid);
    QTEST(checked.error().message, "reason");
    QTEST(cleanedSlug(slug), "clean");
    QVERIFY(checkSlug(cleanedSlug(slug)));
}

void TestCore::slugs_haveABound()
{
    const QString longest = QStringLiteral("한글날-").repeated(125);
    QCOMPARE(longest.size(), 500);
    QVERIFY(checkSlug(longest));
    const auto checked = checkSlug(longest + QLatin1Char('c'));
    QVERIFY(!checked);
    QVERIFY(checked.error().message.contains(QStringLiteral("at most 500 characters")));
    QCOMPARE(cleanedSlug(longest + QLatin1Char('c')), longest.chopped(1));
    // The cut is between letters as a reader takes them.
    const QString marks = QString(499, QLatin1Char('a')) + QStringLiteral("e\u0301");
    QCOMPARE(cleanedSlug(marks), QString(499, QLatin1Char('a')));
    QVERIFY(!checkSlug(QStringLiteral("e") + QStringLiteral("\u0301").repeated(1'000)));
    QCOMPARE(numberedSlug(QStringLiteral("news"), 12), QStringLiteral("news-12"));
    QVERIFY(checkSlug(numberedSlug(longest, 1'000)));
    QVERIFY(!checkSlug(QString(QChar(0xD800))));
    QVERIFY(!checkSlug(QString(QChar(0))));
    for (const QString &slug :
         {QStringLiteral("/").repeated(100'000), QStringLiteral(".").repeated(100'000),
          QStringLiteral("\u0301").repeated(10'000), QString(QChar(0xDC00))})
        QVERIFY(checkSlug(cleanedSlug(slug)));
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
    article.source =
        ImportSource{QStringLiteral("markdown:x"), QStringLiteral("a/b.md"), QStringLiteral("0f")};
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

void TestCore::json_saysTheDayOfPublication()
{
    Article article;
    article.id = ArticleId::create();
    for (const JsonDetail detail : {JsonDetail::Public, JsonDetail::WithoutBody})
        QVERIFY(articleToJson(article, detail).value(QLatin1String("publish_day")).isNull());
    // What was stored before there were days stays equal, byte by byte.
    QVERIFY(!articleToJson(article, JsonDetail::Internal).contains(QLatin1String("publish_day")));

    article.setPublishDay(QDate(2024, 3, 2), *SiteZone::fromName(QStringLiteral("Asia/Kathmandu")));
    for (const JsonDetail detail :
         {JsonDetail::Public, JsonDetail::WithoutBody, JsonDetail::Internal}) {
        QJsonObject json = articleToJson(article, detail);
        QCOMPARE(json.value(QLatin1String("publish_day")).toString(), QStringLiteral("2024-03-02"));
        QCOMPARE(json.value(QLatin1String("publish_at")).toString(),
                 QStringLiteral("2024-03-01T18:15:00.000Z"));
        QCOMPARE(articleFromJson(json)->publishDay, article.publishDay);
        json.remove(QStringLiteral("publish_day"));
        QVERIFY(!articleFromJson(json)->publishDay.isValid());
        QCOMPARE(articleFromJson(json)->publishAt, article.publishAt);
        json.insert(QStringLiteral("publish_day"), QStringLiteral("2024-03-02"));
        json.insert(QStringLiteral("publish_at"), QJsonValue());
        QVERIFY(!articleFromJson(json)->publishDay.isValid());
    }
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
