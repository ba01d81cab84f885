#include "fullarticle.h"

#include <core/storedarticle.h>
#include <support/randomjson.h>

#include <QJsonDocument>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;

/** Revisions, working copies and payloads that desks of two versions write and read. */
class TestVersionsOfJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownMembers_areCarriedByEverySave_data() { addDialects(); }
    void unknownMembers_areCarriedByEverySave();
    void membersOfATypedText_goIntoItsRevision_data() { addDialects(); }
    void membersOfATypedText_goIntoItsRevision();
    void revisionOfAnOlderDesk_endsWhatIsKnown_data() { addDialects(); }
    void revisionOfAnOlderDesk_endsWhatIsKnown();
    void brokenRevision_stopsNoSave_data() { addDialects(); }
    void brokenRevision_stopsNoSave();
    void columnOfANewerDesk_staysAsItIs_data() { addDialects(); }
    void columnOfANewerDesk_staysAsItIs();
    void nestedFields_comeBackWhole_data() { addDialects(); }
    void nestedFields_comeBackWhole();
    void workingCopy_keepsUnknownMembers_data() { addDialects(); }
    void workingCopy_keepsUnknownMembers();
    void absentMember_clearsNothing_data() { addDialects(); }
    void absentMember_clearsNothing();
    void everything_carriesItsFormat_data() { addDialects(); }
    void everything_carriesItsFormat();

private:
    static QJsonObject content(StoreFixture &fixture, const QString &table, const QString &column,
                               const QString &where)
    {
        const auto read =
            fixture.test.database
                ->run(Sql::Access::Read, {},
                      [&](Sql::Connection &connection) {
                          return connection
                              .composed(
                                  QStringLiteral("SELECT CAST(%1 AS text) AS v FROM %2 WHERE %3")
                                      .arg(column, table, where))
                              .one([](const Sql::Row &row) { return row.object("v"); });
                      })
                .result();
        return read ? read->value_or(QJsonObject()) : QJsonObject();
    }
    static QJsonObject revision(StoreFixture &fixture, qint64 version)
    {
        return content(fixture, QStringLiteral("revisions"), QStringLiteral("content"),
                       QStringLiteral("version = %1").arg(version));
    }
    /** As another program writes it. */
    static void execute(StoreFixture &fixture, const QString &sql)
    {
        const auto done =
            fixture.test.database
                ->run(Sql::Access::Write, {},
                      [&sql](Sql::Connection &connection) { return connection.execute(sql); })
                .result();
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    static void setRevision(StoreFixture &fixture, qint64 version, const QJsonObject &content)
    {
        QString text = QString::fromUtf8(QJsonDocument(content).toJson(QJsonDocument::Compact));
        execute(fixture, QStringLiteral("UPDATE revisions SET content = '%2' WHERE version = %1")
                             .arg(QString::number(version),
                                  text.replace(QLatin1Char('\''), QLatin1String("''"))));
    }
    static void addTo(QJsonObject &object, const QJsonObject &members)
    {
        for (auto it = members.begin(); it != members.end(); ++it)
            object.insert(it.key(), it.value());
    }
};

void TestVersionsOfJson::unknownMembers_areCarriedByEverySave()
{
    FETCH_DIALECT();
    for (quint32 seed = 1; seed <= 12; ++seed) {
        StoreFixture fixture(dialect);
        const QJsonObject unknown = Support::RandomJson(seed).unknown();
        auto saved = fixture.save(fullArticle());
        VERIFY_RESULT(saved);
        QJsonObject newer = revision(fixture, 1);
        addTo(newer, unknown);
        newer.insert(QStringLiteral("format"), 4);
        setRevision(fixture, 1, newer);

        // Edited, in a batch, deleted and restored: by a program that knows none of them.
        saved->title = QStringLiteral("Edited");
        saved = fixture.save(*saved);
        VERIFY_RESULT(saved);
        QVERIFY(saved->unknown.isEmpty());
        saved->body = QStringLiteral("Again");
        const auto all = fixture.store.saveAll({*saved}, QStringLiteral("bob"), {}).result();
        VERIFY_RESULT(all);
        VERIFY_RESULT(all->constFirst());
        VERIFY_RESULT(fixture.store.remove(saved->id, 3, QStringLiteral("bob"), {}).result());
        VERIFY_RESULT(fixture.store.restore(saved->id, 4, QStringLiteral("bob"), {}).result());
        for (const int version : {2, 3, 5}) {
            const QJsonObject written = revision(fixture, version);
            QCOMPARE(written.value(QLatin1String("format")), QJsonValue(4));
            QJsonObject members = Core::unknownMembers(written);
            members.remove(QStringLiteral("format"));
            QCOMPARE(members, unknown);
            QCOMPARE(written.value(QLatin1String("title")), QJsonValue(QStringLiteral("Edited")));
        }
        const auto read = fixture.store.revision(saved->id, 5, {}).result();
        VERIFY_RESULT(read);
        QCOMPARE(read->body, QStringLiteral("Again"));
        QCOMPARE(Core::articleToStored(*read), revision(fixture, 5));
    }
}

void TestVersionsOfJson::membersOfATypedText_goIntoItsRevision()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    QJsonObject newer = revision(fixture, 1);
    newer.insert(QStringLiteral("subtitle"), QStringLiteral("stored"));
    newer.insert(QStringLiteral("kicker"), QStringLiteral("stored"));
    setRevision(fixture, 1, newer);
    // Nothing else is new about it, and yet somebody typed it.
    saved->unknown = {{QStringLiteral("subtitle"), QStringLiteral("typed")}};
    const auto again = fixture.save(*saved);
    VERIFY_RESULT(again);
    QCOMPARE(again->version, 2);
    const QJsonObject expected{{QStringLiteral("kicker"), QStringLiteral("stored")},
                               {QStringLiteral("subtitle"), QStringLiteral("typed")}};
    QCOMPARE(Core::unknownMembers(revision(fixture, 2)), expected);
    Article first = StoreFixture::article(QStringLiteral("New"));
    first.unknown = {{QStringLiteral("subtitle"), QStringLiteral("first")}};
    const auto created = fixture.save(first);
    VERIFY_RESULT(created);
    const auto read = fixture.store.revision(created->id, 1, {}).result();
    VERIFY_RESULT(read);
    QCOMPARE(read->unknown, first.unknown);
}

void TestVersionsOfJson::revisionOfAnOlderDesk_endsWhatIsKnown()
{
    // What such a desk left out may have changed since: it is not made up from before.
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    QJsonObject newer = revision(fixture, 1);
    newer.insert(QStringLiteral("subtitle"), QStringLiteral("before"));
    setRevision(fixture, 1, newer);
    saved->title = QStringLiteral("Second");
    saved = fixture.save(*saved);
    VERIFY_RESULT(saved);
    QJsonObject floor = revision(fixture, 2);
    for (const char *name : {"subtitle", "format", "publish_day"})
        floor.remove(QLatin1String(name));
    setRevision(fixture, 2, floor);
    const auto read = fixture.store.revision(saved->id, 2, {}).result();
    VERIFY_RESULT(read);
    QCOMPARE(read->absent, QStringList{QStringLiteral("publish_day")});
    saved->title = QStringLiteral("Third");
    VERIFY_RESULT(fixture.save(*saved));
    QVERIFY(Core::unknownMembers(revision(fixture, 3)).isEmpty());
}

void TestVersionsOfJson::brokenRevision_stopsNoSave()
{
    FETCH_DIALECT();
    QStringList broken{QStringLiteral("[1, {\"a\": 2}]"), QStringLiteral("7"),
                       QStringLiteral("\"text\""), QStringLiteral("null"), QStringLiteral("{}")};
    if (dialect == Sql::Dialect::Sqlite)
        broken << QStringLiteral("no JSON") << QString();
    for (const QString &one : broken) {
        StoreFixture fixture(dialect);
        auto saved = fixture.save(fullArticle());
        VERIFY_RESULT(saved);
        execute(fixture, QStringLiteral("UPDATE revisions SET content = '%1'").arg(one));
        saved->title = QStringLiteral("Edited");
        saved = fixture.save(*saved);
        VERIFY_RESULT(saved);
        QVERIFY(Core::unknownMembers(revision(fixture, 2)).isEmpty());
    }
}

void TestVersionsOfJson::columnOfANewerDesk_staysAsItIs()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    execute(fixture, QStringLiteral("ALTER TABLE articles ADD COLUMN subtitle text"));
    execute(fixture, QStringLiteral("UPDATE articles SET subtitle = '\"kept\"'"));
    saved->title = QStringLiteral("Edited");
    VERIFY_RESULT(fixture.save(*saved));
    QCOMPARE(fixture.rows(QStringLiteral("articles WHERE subtitle = '\"kept\"' AND version = 2")),
             1);
}

void TestVersionsOfJson::nestedFields_comeBackWhole()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (quint32 seed = 1; seed <= 30; ++seed) {
        Article article = StoreFixture::article(QString::number(seed));
        article.fields = Support::RandomJson(seed).unknown();
        auto saved = fixture.save(article);
        VERIFY_RESULT(saved);
        saved = fixture.store.article(saved->id, {}).result();
        VERIFY_RESULT(saved);
        QCOMPARE(saved->fields, article.fields);
        saved->title += QStringLiteral(" edited");
        VERIFY_RESULT(fixture.save(*saved));
        QCOMPARE(fixture.store.article(saved->id, {}).result()->fields, article.fields);
        QCOMPARE(fixture.store.revision(saved->id, 2, {}).result()->fields, article.fields);
    }
}

void TestVersionsOfJson::workingCopy_keepsUnknownMembers()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const QString ann = QStringLiteral("ann");
    for (quint32 seed = 1; seed <= 30; ++seed) {
        Article typed = StoreFixture::article(QString::number(seed));
        typed.id = Core::ArticleId::create();
        typed.unknown = Support::RandomJson(seed).unknown();
        const QString here = QStringLiteral("here");
        VERIFY_RESULT(fixture.store.putWorkingCopy({typed, here}, ann, {}, {}).result());
        auto read = fixture.store.workingCopy(typed.id, ann, {}).result();
        VERIFY_RESULT(read);
        QVERIFY(read->has_value());
        QCOMPARE((*read)->device, here);
        QCOMPARE((*read)->article.unknown, typed.unknown);
        QVERIFY((*read)->article.sameContent(typed));
        // Typed on elsewhere, by this program.
        Article more = (*read)->article;
        more.body += QStringLiteral(" More.");
        VERIFY_RESULT(
            fixture.store.putWorkingCopy({more, QStringLiteral("there")}, ann, *read, {}).result());
        read = fixture.store.workingCopy(typed.id, ann, {}).result();
        VERIFY_RESULT(read);
        QCOMPARE((*read)->device, QStringLiteral("there"));
        QCOMPARE((*read)->article.unknown, typed.unknown);
        QCOMPARE((*read)->article.body, more.body);
    }
}

void TestVersionsOfJson::absentMember_clearsNothing()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Article article = fullArticle();
    article.publishAt = QDateTime(QDate(2019, 8, 9), QTime(0, 0), Qt::UTC);
    article.publishDay = QDate(2019, 8, 9);
    const auto saved = fixture.save(article);
    VERIFY_RESULT(saved);
    for (const char *name : {"section", "tags", "fields", "translation_group", "source"}) {
        const auto now = fixture.store.article(saved->id, {}).result();
        VERIFY_RESULT(now);
        QJsonObject older = Core::articleToStored(*now);
        for (const char *unknown : {name, "format", "publish_day"})
            older.remove(QLatin1String(unknown));
        const QString body = QStringLiteral("Restored over ") + QLatin1String(name);
        older.insert(QStringLiteral("body"), body);
        const auto read = Core::articleFromStored(older);
        QVERIFY(read);
        const auto restored = fixture.save(*read);
        VERIFY_RESULT(restored);
        QCOMPARE(restored->version, now->version + 1);
        Article expected = *now;
        expected.body = read->body;
        QVERIFY(fixture.store.article(saved->id, {}).result()->sameContent(expected));
        QVERIFY(
            fixture.store.revision(saved->id, restored->version, {}).result()->absent.isEmpty());
    }
}

void TestVersionsOfJson::everything_carriesItsFormat()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(fullArticle());
    VERIFY_RESULT(saved);
    VERIFY_RESULT(
        fixture.store
            .putWorkingCopy({*saved, QStringLiteral("here")}, QStringLiteral("ann"), {}, {})
            .result());
    VERIFY_RESULT(fixture.store.remove(saved->id, 1, QStringLiteral("ann"), {}).result());
    const QString all = QStringLiteral("version = %1");
    for (const QJsonObject &object :
         {revision(fixture, 1),
          content(fixture, QStringLiteral("working_copies"), QStringLiteral("content"),
                  QStringLiteral("base_version = 1")),
          content(fixture, QStringLiteral("outbox"), QStringLiteral("payload"), all.arg(1)),
          content(fixture, QStringLiteral("outbox"), QStringLiteral("payload"), all.arg(2))})
        QCOMPARE(object.value(QLatin1String("format")), QJsonValue(Core::StoredFormat));
}

QTEST_GUILESS_MAIN(TestVersionsOfJson)
#include "tst_versionsofjson.moc"
