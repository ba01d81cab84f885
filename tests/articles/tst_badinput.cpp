#include "storefixture.h"

#include <core/limits.h>
#include <support/corpora.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ErrorKind;

class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unstorableText_writesNothing_data() { addDialects(); }
    void unstorableText_writesNothing();
    void tooLong_isInvalid_data() { addDialects(); }
    void tooLong_isInvalid();
    void oddSlugs_areRefusedWhereTheyAreNew_data() { addDialects(); }
    void oddSlugs_areRefusedWhereTheyAreNew();
    void oddSlugThatIsTaken_comesBackClean_data() { addDialects(); }
    void oddSlugThatIsTaken_comesBackClean();
    void partBeyondItsLimit_isInvalidAndMayOnlyShrink_data();
    void partBeyondItsLimit_isInvalidAndMayOnlyShrink();
    void languageAndDay_areRefusedByTheTables_data() { addDialects(); }
    void languageAndDay_areRefusedByTheTables();
    void naughtyStrings_comeBack_data() { addDialects(); }
    void naughtyStrings_comeBack();
    void fullDisk_isToldAndLeavesNothing();
    void readOnlyFile_isToldAndReads();
    void readOnlyMount_isToldAndReads();
};

void TestBadInput::unstorableText_writesNothing()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const QList<QString> bad = {QString(QChar(u'\0')), QString(QChar(0xD800)),
                                QString(QChar(0xDFFF))};
    for (const QString &text : bad) {
        for (int field = 0; field < 8; ++field) {
            Article article = StoreFixture::article(QStringLiteral("Title"));
            QString *const texts[] = {&article.title, &article.summary, &article.body,
                                      &article.slug, &article.section};
            if (field < 5)
                *texts[field] += text;
            else if (field == 5)
                article.tags = {text};
            else if (field == 6)
                article.authors = {text};
            else
                article.fields = {{QStringLiteral("x"), text}};
            COMPARE_KIND(fixture.save(article), ErrorKind::Invalid);
        }
    }
    COMPARE_KIND(
        fixture.store.save(StoreFixture::article(QStringLiteral("T")), bad.at(1), {}).result(),
        ErrorKind::Invalid);
    Core::ArticleQuery query;
    query.tag = bad.at(0);
    COMPARE_KIND(fixture.store.list(query, 5, {}, {}).result(), ErrorKind::Invalid);
    for (const char *table : {"articles", "revisions", "outbox", "tag_counts"})
        QCOMPARE(fixture.rows(QString::fromLatin1(table)), 0);
}

void TestBadInput::tooLong_isInvalid()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    // The most that is let through fits every index, random enough not to be compressed.
    QString random;
    for (int i = 0; i < 500; ++i)
        random += QChar(0x4E00 + (i * 7919) % 20000);
    Article most = StoreFixture::article(QString(2500, QChar(0x4E00)) + random);
    most.slug = random;
    most.section = random;
    most.tags = {random};
    most.authors = {random};
    most.source = Core::ImportSource{QStringLiteral("x"), random};
    VERIFY_RESULT(fixture.save(most));
    for (int field = 0; field < 5; ++field) {
        Article article = StoreFixture::article(QStringLiteral("T"));
        const QString text = random.repeated(2);
        if (field == 0)
            article.slug = text;
        else if (field == 1)
            article.tags = {text};
        else if (field == 2)
            article.authors = {text};
        else if (field == 3)
            article.section = text;
        else
            article.source = Core::ImportSource{QStringLiteral("x"), text};
        COMPARE_KIND(fixture.save(article), ErrorKind::Invalid);
    }
}

void TestBadInput::oddSlugs_areRefusedWhereTheyAreNew()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto good = fixture.save(StoreFixture::article(QStringLiteral("Good")));
    VERIFY_RESULT(good);
    for (const char *slug : {"../../etc", "   ", "Hello World/ä?#x", "..", "100%", "a\nb"}) {
        Article created = StoreFixture::article(QStringLiteral("New"));
        created.slug = QString::fromUtf8(slug);
        COMPARE_KIND(fixture.save(created), ErrorKind::Invalid);
        Article changed = *good;
        changed.slug = QString::fromUtf8(slug);
        COMPARE_KIND(fixture.save(changed), ErrorKind::Invalid);
    }
    QCOMPARE(fixture.rows(QStringLiteral("outbox")), 1);
    // An older version stored what it was given; its articles stay what they are and can be edited.
    const auto forced = fixture.test.database
                            ->run(Sql::Access::Write, {},
                                  [](Sql::Connection &connection) {
                                      return connection.execute(
                                          QStringLiteral("UPDATE articles SET slug = '../../etc'"));
                                  })
                            .result();
    VERIFY_RESULT(forced);
    Article old = *fixture.store.article(good->id, {}).result();
    QCOMPARE(old.slug, QStringLiteral("../../etc"));
    old.title = QStringLiteral("Edited");
    const auto edited = fixture.save(old);
    VERIFY_RESULT(edited);
    QCOMPARE(edited->slug, old.slug);
    Article mended = *edited;
    mended.slug = QStringLiteral("v1.2_Kept");
    VERIFY_RESULT(fixture.save(mended));
}

void TestBadInput::oddSlugThatIsTaken_comesBackClean()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto force = [&fixture](const char *slug) {
        const QString sql =
            QStringLiteral("UPDATE articles SET slug = '%1' WHERE deleted_at IS NULL")
                .arg(QLatin1String(slug));
        return fixture.test.database
            ->run(Sql::Access::Write, {}, [sql](Sql::Connection &c) { return c.execute(sql); })
            .result();
    };
    for (const auto &[odd, clean] : {std::pair("../../etc", "etc"), std::pair("..", "gone")}) {
        const auto gone = fixture.save(StoreFixture::article(QStringLiteral("Gone")));
        VERIFY_RESULT(gone);
        VERIFY_RESULT(force(odd));
        const auto removed = fixture.store.remove(gone->id, 1, QStringLiteral("ann"), {}).result();
        VERIFY_RESULT(removed);
        const auto other = fixture.save(StoreFixture::article(QStringLiteral("Other")));
        VERIFY_RESULT(other);
        VERIFY_RESULT(force(odd));
        const auto back =
            fixture.store.restore(gone->id, *removed, QStringLiteral("ann"), {}).result();
        VERIFY_RESULT(back);
        QCOMPARE(back->slug, QLatin1String(clean));
        QCOMPARE(back->title, QStringLiteral("Gone"));
        for (const auto &one : {*back, *other})
            VERIFY_RESULT(fixture.store.remove(one.id, 0, QStringLiteral("ann"), {}).result());
    }
}

void TestBadInput::partBeyondItsLimit_isInvalidAndMayOnlyShrink_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("part");
    for (const char *part : {"title", "summary", "tags", "fields"}) {
        QTest::addRow("SQLite %s", part) << Sql::Dialect::Sqlite << QString::fromLatin1(part);
        QTest::addRow("PostgreSQL %s", part)
            << Sql::Dialect::PostgreSql << QString::fromLatin1(part);
    }
}

void TestBadInput::partBeyondItsLimit_isInvalidAndMayOnlyShrink()
{
    FETCH_DIALECT();
    QFETCH(QString, part);
    StoreFixture fixture(dialect);
    // Bytes count, not letters: of these each has two.
    const auto with = [&part](Article article, qsizetype letters) {
        const QString text(letters, QChar(0xE4));
        if (part == u"title")
            article.title = text;
        else if (part == u"summary")
            article.summary = text;
        else if (part == u"fields")
            article.fields = {{QStringLiteral("x"), text.chopped(4)}}; // {"x":""}
        article.tags.clear();
        for (qsizetype i = 0; part == u"tags" && i < letters; i += 250)
            article.tags << QString::number(i).rightJustified(6) + text.left(247);
        return article;
    };
    const qsizetype most =
        (part == u"title" ? Core::MaximumTitleBytes : Core::MaximumAboutBytes) / 2;
    const Article plain = StoreFixture::article(QStringLiteral("T"));
    const auto refused = fixture.save(with(plain, most + 1));
    COMPARE_KIND(refused, ErrorKind::Invalid);
    QVERIFY2(refused.error().message.contains(part == u"title" ? u"10,000" : u"500,000"),
             qPrintable(refused.error().message));
    QCOMPARE(fixture.rows(QStringLiteral("articles")), 0);
    const auto saved = fixture.save(with(plain, most - 500));
    VERIFY_RESULT(saved);

    // As it was stored before there was a limit.
    const bool isFile = dialect == Sql::Dialect::Sqlite;
    const QString array = isFile ? QStringLiteral("'[\"%1\"]'") : QStringLiteral("ARRAY['%1']");
    const QString value = part == u"tags"     ? array
                          : part == u"fields" ? QStringLiteral("'{\"x\": \"%1\"}'")
                                              : QStringLiteral("'%1'");
    const QString longer = QStringLiteral("UPDATE articles SET %1 = %2")
                               .arg(part, value.arg(QString(1'100'000, QLatin1Char('x'))));
    if (part !=
        u"tags") { // a tag alone has a limit of its own, and of many the text is too long here
        VERIFY_RESULT(fixture.test.database
                          ->run(Sql::Access::Write, {},
                                [longer](Sql::Connection &c) { return c.execute(longer); })
                          .result());
        Article stored = *fixture.store.article(saved->id, {}).result();
        stored.status = Core::Status::Archived;
        const auto again = fixture.save(stored);
        VERIFY_RESULT(again);
        Article grown = with(*again, 600'000);
        COMPARE_KIND(fixture.save(grown), ErrorKind::Invalid);
        VERIFY_RESULT(fixture.save(with(*again, 500'000)));
    }
}

void TestBadInput::languageAndDay_areRefusedByTheTables()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    const auto saved = fixture.save(StoreFixture::article(QStringLiteral("One")));
    VERIFY_RESULT(saved);
    const auto run = [&fixture](const QString &sql) {
        return fixture.test.database
            ->run(Sql::Access::Write, {}, [sql](Sql::Connection &c) { return c.execute(sql); })
            .result();
    };
    for (const char *language :
         {"", "../en", "e", "en fr", "en\n", "1en", "en-", "en--x", "abcdefghijkl", "abcdefghi",
          "en1", "en1-GB", "e-x", "en-abcdefghi", "en-a-", "-en", "en_GB", "\u00e9n"}) {
        COMPARE_KIND(run(QStringLiteral("UPDATE articles SET language = '%1'")
                             .arg(QString::fromUtf8(language))),
                     ErrorKind::Invalid);
    }
    for (const char *language :
         {"en", "zh-Hant-TW", "pt-BR", "de-1996", "abcdefgh", "en-a-b", "xx-12345678"}) {
        VERIFY_RESULT(run(
            QStringLiteral("UPDATE articles SET language = '%1'").arg(QLatin1String(language))));
    }
    // 2031-05-01T22:00Z is the midnight of May 2 at Paris; no zone has it on the 4th or in April.
    const QString at = dialect == Sql::Dialect::Sqlite ? QStringLiteral("1935439200000")
                                                       : QStringLiteral("'2031-05-01 22:00+00'");
    const QString day = QStringLiteral("UPDATE articles SET publish_at = %1, publish_day_at = %1, "
                                       "publish_day = '%2'");
    for (const char *odd : {"2031-05-04", "2031-04-29", "1900-01-01"})
        COMPARE_KIND(run(day.arg(at, QLatin1String(odd))), ErrorKind::Invalid);
    VERIFY_RESULT(run(day.arg(at, QStringLiteral("2031-05-02"))));
    QCOMPARE(fixture.store.article(saved->id, {}).result()->publishDay, QDate(2031, 5, 2));
}

void TestBadInput::naughtyStrings_comeBack()
{
    FETCH_DIALECT();
    QFile file(Tests::corpusFile(QStringLiteral("blns.json")));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("../shared/corpora/blns.json is not here");
    const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(strings.size() > 100);
    StoreFixture fixture(dialect);
    QList<Article> batch;
    for (const QJsonValue &value : strings) {
        Article article;
        article.id = Core::ArticleId::create();
        article.title = QStringLiteral("T ") + value.toString();
        article.summary = value.toString();
        article.body = value.toString();
        article.tags = {value.toString()};
        article.authors = {value.toString()};
        article.section = value.toString();
        article.fields = QJsonObject{{value.toString(), value}};
        if (Core::checkArticle(article))
            batch << article;
    }
    QVERIFY(batch.size() > strings.size() / 2);
    int saved = 0;
    for (qsizetype from = 0; from < batch.size(); from += 500) {
        const auto results =
            fixture.store.saveAll(batch.mid(from, 500), QStringLiteral("ann"), {}).result();
        VERIFY_RESULT(results);
        for (qsizetype i = 0; i < results->size(); ++i) {
            if (!results->at(i)) {
                // Only what is too long for an index may be refused.
                COMPARE_KIND(results->at(i), ErrorKind::Invalid);
                QVERIFY(batch.at(from + i).section.size() > 500);
                continue;
            }
            ++saved;
            const auto read = fixture.store.article(batch.at(from + i).id, {}).result();
            VERIFY_RESULT(read);
            Article expected = batch.at(from + i);
            expected.slug = read->slug;
            QVERIFY(*read == *results->at(i));
            // A byte order mark at the start is no text.
            for (QString *text : {&expected.summary, &expected.body, &expected.section}) {
                if (text->startsWith(QChar(0xFEFF)))
                    text->remove(0, 1);
            }
            QVERIFY2(read->sameContent(expected), qPrintable(expected.title));
        }
    }
    QCOMPARE(fixture.rows(QStringLiteral("articles")), saved);
}

void TestBadInput::fullDisk_isToldAndLeavesNothing()
{
    QTemporaryDir folder;
    const auto mount = [&](const QStringList &arguments) {
        return QProcess::execute(QStringLiteral("mount"), arguments + QStringList{folder.path()}) ==
               0;
    };
    if (!mount({QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                QStringLiteral("size=1m"), QStringLiteral("tmpfs")}))
        QSKIP("mounting is not permitted here");
    const auto unmount =
        qScopeGuard([&] { QProcess::execute(QStringLiteral("umount"), {folder.path()}); });
    {
        auto database = std::make_shared<Sql::Database>(
            Sql::ConnectSettings::sqlite(folder.filePath(QStringLiteral("w"))));
        Articles::SqlArticleStore store(database);
        Article article = StoreFixture::article(QStringLiteral("Small"));
        VERIFY_RESULT(store.save(article, QStringLiteral("ann"), {}).result());
        article.title = QStringLiteral("Big");
        article.body = QString(2'000'000, QLatin1Char('x'));
        COMPARE_KIND(store.save(article, QStringLiteral("ann"), {}).result(), ErrorKind::Full);
        COMPARE_KIND(store.saveAll({article}, QStringLiteral("ann"), {}).result(), ErrorKind::Full);
        // What was there is there, and nothing of the other.
        const auto rows = store.list({}, 10, {}, {}).result();
        VERIFY_RESULT(rows);
        QCOMPARE(rows->rows.size(), 1);
        QCOMPARE(rows->rows.constFirst().title, QStringLiteral("Small"));
        // Small ones until it is full: whichever write or commit meets the end says the same.
        int kept = 1;
        auto last =
            store.save(StoreFixture::article(QStringLiteral("A")), QStringLiteral("ann"), {})
                .result();
        for (int i = 0; last && i < 5000; ++i) {
            ++kept;
            last = store.save(StoreFixture::article(QStringLiteral("A")), QStringLiteral("ann"), {})
                       .result();
        }
        COMPARE_KIND(last, ErrorKind::Full);
        const auto left = store.scan({}, 1000, {}).result();
        VERIFY_RESULT(left);
        QCOMPARE(left->size(), kept);
    }
}

void TestBadInput::readOnlyFile_isToldAndReads()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    const auto saved = fixture.save(StoreFixture::article(QStringLiteral("A")));
    VERIFY_RESULT(saved);
    Articles::SqlArticleStore store(std::make_shared<Sql::Database>(
        Sql::ConnectSettings::sqlite(fixture.test.settings.file, true)));
    VERIFY_RESULT(store.article(saved->id, {}).result());
    COMPARE_KIND(
        store.save(StoreFixture::article(QStringLiteral("B")), QStringLiteral("ann"), {}).result(),
        ErrorKind::ReadOnly);
    COMPARE_KIND(store.remove(saved->id, 1, QStringLiteral("ann"), {}).result(),
                 ErrorKind::ReadOnly);
}

void TestBadInput::readOnlyMount_isToldAndReads()
{
    QTemporaryDir folder;
    if (QProcess::execute(QStringLiteral("mount"), {QStringLiteral("-t"), QStringLiteral("tmpfs"),
                                                    QStringLiteral("tmpfs"), folder.path()}) != 0)
        QSKIP("mounting is not permitted here");
    const auto unmount =
        qScopeGuard([&] { QProcess::execute(QStringLiteral("umount"), {folder.path()}); });
    const QString file = folder.filePath(QStringLiteral("w #1?.triptych"));
    Core::ArticleId id;
    {
        Articles::SqlArticleStore store(
            std::make_shared<Sql::Database>(Sql::ConnectSettings::sqlite(file)));
        const auto saved =
            store.save(StoreFixture::article(QStringLiteral("A")), QStringLiteral("ann"), {})
                .result();
        VERIFY_RESULT(saved);
        id = saved->id;
    }
    QCOMPARE(QProcess::execute(QStringLiteral("mount"),
                               {QStringLiteral("-o"), QStringLiteral("remount,ro"), folder.path()}),
             0);
    Articles::SqlArticleStore store(
        std::make_shared<Sql::Database>(Sql::ConnectSettings::sqlite(file)));
    VERIFY_RESULT(store.article(id, {}).result());
    COMPARE_KIND(
        store.save(StoreFixture::article(QStringLiteral("B")), QStringLiteral("ann"), {}).result(),
        ErrorKind::ReadOnly);
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_badinput.moc"
