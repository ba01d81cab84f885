#include <core/storedarticle.h>
#include <support/randomjson.h>

#include <core/articlejson.h>

#include <QJsonDocument>
#include <QTest>

using namespace Triptych;
using Core::Article;

/** The JSON of an article that programs of two versions read and write. */
class TestStoredArticle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownMembers_surviveReadingEditingAndWriting();
    void format_isOursUnlessItIsNewer_data();
    void format_isOursUnlessItIsNewer();
    void absentMember_isNotKnown_data();
    void absentMember_isNotKnown();
    void absentDay_saysSomethingFromTheFirstFormatOn();
    void absentDay_isTakenForItsOwnMomentOnly();
    void whatWasSetSince_staysAsItIs();
    void restoredRevision_keepsWhatItDoesNotKnow();
    void savedText_isKnownAgainAmongMoreMembers();
    void withoutItsNeeds_itIsCorrupt_data();
    void withoutItsNeeds_itIsCorrupt();
};

namespace {

Article full()
{
    Article article;
    article.id = Core::ArticleId::create();
    article.version = 3;
    article.slug = QStringLiteral("s");
    article.translationGroup = QUuid::createUuid();
    article.title = QStringLiteral("T");
    article.summary = QStringLiteral("S");
    article.body = QStringLiteral("B");
    article.language = QStringLiteral("de");
    article.authors = {QStringLiteral("Ann")};
    article.tags = {QStringLiteral("t")};
    article.section = QStringLiteral("News");
    article.status = Core::Status::Published;
    article.publishAt = QDateTime(QDate(2026, 3, 1), QTime(0, 0), Qt::UTC);
    article.publishDay = QDate(2026, 3, 1);
    article.fields = {{QStringLiteral("f"), QJsonObject{{QStringLiteral("deep"), 1}}}};
    article.source =
        Core::ImportSource{QStringLiteral("n"), QStringLiteral("p"), QStringLiteral("d")};
    article.createdAt = article.updatedAt =
        QDateTime(QDate(2026, 3, 2), QTime(1, 2, 3, 4), Qt::UTC);
    article.createdBy = article.updatedBy = QStringLiteral("ann");
    return article;
}

/** Through bytes, as every store keeps it. */
QJsonObject throughBytes(const QJsonObject &object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

} // namespace

void TestStoredArticle::unknownMembers_surviveReadingEditingAndWriting()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        Support::RandomJson random(seed);
        const QJsonObject unknown = random.unknown();
        Article newer = full();
        newer.fields.insert(QStringLiteral("later"), random.value());
        QJsonObject written = Core::articleToStored(newer);
        for (auto it = unknown.begin(); it != unknown.end(); ++it)
            written.insert(it.key(), it.value());

        QCOMPARE(Core::rowMembers(written), Core::articleToJson(newer, Core::JsonDetail::Internal));
        auto read = Core::articleFromStored(throughBytes(written));
        QVERIFY(read);
        QCOMPARE(read->unknown, unknown);
        QCOMPARE(read->absent, QStringList());
        read->title = QStringLiteral("Edited");
        written.insert(QStringLiteral("title"), read->title);
        QCOMPARE(throughBytes(Core::articleToStored(*read)), throughBytes(written));
        QVERIFY(!read->sameContent(newer));
    }
}

void TestStoredArticle::format_isOursUnlessItIsNewer_data()
{
    QTest::addColumn<QJsonValue>("format");
    QTest::addColumn<QJsonValue>("written");
    QTest::newRow("none") << QJsonValue(QJsonValue::Undefined) << QJsonValue(Core::StoredFormat);
    QTest::newRow("ours") << QJsonValue(Core::StoredFormat) << QJsonValue(Core::StoredFormat);
    QTest::newRow("newer") << QJsonValue(7) << QJsonValue(7);
    QTest::newRow("no number") << QJsonValue(QStringLiteral("7")) << QJsonValue(Core::StoredFormat);
    QTest::newRow("below") << QJsonValue(-7) << QJsonValue(Core::StoredFormat);
    QTest::newRow("a part") << QJsonValue(7.5) << QJsonValue(Core::StoredFormat);
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << QJsonValue(Core::StoredFormat);
}

void TestStoredArticle::format_isOursUnlessItIsNewer()
{
    QFETCH(QJsonValue, format);
    QFETCH(QJsonValue, written);
    QJsonObject object = Core::articleToStored(full());
    object.remove(QStringLiteral("format"));
    if (!format.isUndefined())
        object.insert(QStringLiteral("format"), format);
    const auto read = Core::articleFromStored(object);
    QVERIFY(read);
    QCOMPARE(Core::articleToStored(*read).value(QLatin1String("format")), written);
    QCOMPARE(read->unknown.size(), written == QJsonValue(7) ? 1 : 0);
}

void TestStoredArticle::absentMember_isNotKnown_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = Core::articleToStored(full()).keys();
    for (const QString &name : names) {
        if (!QStringList{QStringLiteral("id"), QStringLiteral("version"), QStringLiteral("status"),
                         QStringLiteral("format"), QStringLiteral("publish_day")}
                 .contains(name))
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestStoredArticle::absentMember_isNotKnown()
{
    QFETCH(QString, name);
    const Article now = full();
    QJsonObject older = Core::articleToStored(now);
    older.remove(name);
    auto read = Core::articleFromStored(older);
    QVERIFY(read);
    QStringList absent{name};
    // A day without its moment says nothing.
    if (name == QLatin1String("publish_at")) {
        absent << QStringLiteral("publish_day");
        older.remove(QStringLiteral("publish_day"));
    }
    read = Core::articleFromStored(older);
    QCOMPARE(read->absent, absent);
    const Article filled = Core::withAbsentFrom(*read, now);
    QCOMPARE(filled.absent, QStringList());
    QCOMPARE(Core::articleToStored(filled), Core::articleToStored(now));
    // Written back before it is known, it stays unsaid.
    QCOMPARE(Core::articleToStored(*read), older);
    // Of what neither knows nothing is made up.
    QCOMPARE(Core::withAbsentFrom(*read, *read).absent, absent);
}

void TestStoredArticle::absentDay_saysSomethingFromTheFirstFormatOn()
{
    QJsonObject object = Core::articleToStored(full());
    object.remove(QStringLiteral("publish_day"));
    const auto none = Core::articleFromStored(object);
    QVERIFY(none && none->absent.isEmpty());
    QVERIFY(!Core::withAbsentFrom(*none, full()).publishDay.isValid());
    object.remove(QStringLiteral("format"));
    const auto unknown = Core::articleFromStored(object);
    QVERIFY(unknown);
    QCOMPARE(unknown->absent, QStringList{QStringLiteral("publish_day")});
    QCOMPARE(Core::withAbsentFrom(*unknown, full()).publishDay, full().publishDay);
    QCOMPARE(Core::articleToStored(*unknown), object);
}

void TestStoredArticle::absentDay_isTakenForItsOwnMomentOnly()
{
    QJsonObject object = Core::articleToJson(full(), Core::JsonDetail::Internal);
    object.remove(QStringLiteral("publish_day"));
    object.insert(QStringLiteral("publish_at"), QStringLiteral("2026-04-01T00:00:00.000Z"));
    const auto older = Core::articleFromStored(object);
    QVERIFY(older);
    const Article filled = Core::withAbsentFrom(*older, full());
    QCOMPARE(filled.publishAt, older->publishAt);
    QVERIFY(!filled.publishDay.isValid());
}

void TestStoredArticle::whatWasSetSince_staysAsItIs()
{
    QJsonObject object = Core::articleToStored(full());
    for (const char *name : {"summary", "tags"})
        object.remove(QLatin1String(name));
    auto read = Core::articleFromStored(object);
    QVERIFY(read);
    read->summary = QStringLiteral("Typed since");
    const Article filled = Core::withAbsentFrom(*read, full());
    QCOMPARE(filled.summary, QStringLiteral("Typed since"));
    QCOMPARE(Core::articleFromStored(Core::articleToStored(*read))->absent,
             QStringList{QStringLiteral("tags")});
    QCOMPARE(filled.tags, full().tags);
    // Also of one that has no id yet.
    read->id = {};
    QCOMPARE(Core::withAbsentFrom(*read, full()).tags, full().tags);
    QVERIFY(Core::withAbsentFrom(*read, full()).id.isNull());
}

void TestStoredArticle::restoredRevision_keepsWhatItDoesNotKnow()
{
    QJsonObject object = Core::articleToStored(full());
    object.remove(QStringLiteral("section"));
    object.insert(QStringLiteral("title"), QStringLiteral("Before"));
    object.insert(QStringLiteral("subtitle"), QStringLiteral("before"));
    Article now = full();
    now.unknown = {{QStringLiteral("subtitle"), QStringLiteral("now")}};
    const Article restored = Core::restoredOver(*Core::articleFromStored(object), now);
    QCOMPARE(restored.title, QStringLiteral("Before"));
    QCOMPARE(restored.section, now.section);
    QCOMPARE(restored.unknown, now.unknown);
}

void TestStoredArticle::savedText_isKnownAgainAmongMoreMembers()
{
    Article sent = full();
    sent.unknown = {{QStringLiteral("a"), 1}};
    Article stored = sent;
    QVERIFY(sent.isStoredAs(stored));
    stored.unknown.insert(QStringLiteral("b"), 2);
    QVERIFY(sent.isStoredAs(stored));
    QVERIFY(!stored.isStoredAs(sent));
    QVERIFY(!sent.sameContent(stored));
    stored.unknown.insert(QStringLiteral("a"), 3);
    QVERIFY(!sent.isStoredAs(stored));
    stored = sent;
    stored.body += QLatin1Char('.');
    QVERIFY(!sent.isStoredAs(stored));
}

void TestStoredArticle::withoutItsNeeds_itIsCorrupt_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"id", "version", "status"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestStoredArticle::withoutItsNeeds_itIsCorrupt()
{
    QFETCH(QString, name);
    QJsonObject object = Core::articleToStored(full());
    object.remove(name);
    const auto read = Core::articleFromStored(object);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Core::ErrorKind::Corrupt);
}

QTEST_GUILESS_MAIN(TestStoredArticle)
#include "tst_storedarticle.moc"
