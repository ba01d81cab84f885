#include "people.h"

#include <ports/articlestore.h>
#include <support/olderschema.h>

#include <core/articlejson.h>
#include <core/limits.h>
#include <workspace/schemaupgrade.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::ErrorKind;

/** The limits of core/limits.h beside those of the rights, and what setup --upgrade says of older
 * rows. */
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partAtItsLimit_isTakenByTheRightsToo_data();
    void partAtItsLimit_isTakenByTheRightsToo();
    void olderTags_mayBeSavedAgain_notMoreAuthors();
    void greatestNumbers_areTakenByTheRightsToo();
    void articlesBeyondLimits_areListed();
    void articlesAndRowsOfAFile_areListed();
};

namespace {

QStringList names(qint64 count)
{
    QStringList list;
    for (qint64 i = 0; i < count; ++i)
        list << QString::number(i);
    return list;
}

/** An object that nests `depth` deep. */
QJsonObject nested(qint64 depth)
{
    QJsonValue inner = 1;
    for (qint64 i = 1; i < depth; ++i)
        inner = QJsonArray{inner};
    return {{QStringLiteral("a"), inner}};
}

QJsonObject numbers(double number, qint64 bytes)
{
    QJsonArray list;
    const qint64 digits = 307; // "1e+300," and what its 301 digits have beyond that
    for (qint64 size = 10; size + digits < bytes; size += digits)
        list << number;
    return {{QStringLiteral("a"), list}};
}

Core::Article with(const QString &part, qint64 size)
{
    Core::Article made = article(QStringLiteral("T"), QStringLiteral("Text."));
    const QString text(size, QLatin1Char('x'));
    if (part == u"title")
        made.title = text;
    else if (part == u"summary")
        made.summary = text;
    else if (part == u"authors")
        made.authors = names(size);
    else if (part == u"tags")
        made.tags = names(size);
    else if (part == u"digest")
        made.source = Core::ImportSource{QStringLiteral("s"), QStringLiteral("a.md"), text};
    else if (part == u"fields")
        made.fields = {{QStringLiteral("x"), text.chopped(8)}}; // {"x":""}
    else if (part == u"large numbers")
        made.fields = numbers(1e300, size);
    else if (part == u"small numbers")
        made.fields = numbers(1e-300, size);
    else if (part == u"depth")
        made.fields = nested(size);
    return made;
}

CtlRun upgrade(const People &people)
{
    return people.ctl(people.database().dsn(), {QStringLiteral("--json"), QStringLiteral("setup"),
                                                QStringLiteral("--upgrade")});
}

/** The part, how many articles, and of how much at most, as "tags 1 of 10000". */
QStringList beyond(const CtlRun &run)
{
    QStringList list;
    const QJsonArray parts =
        QJsonDocument::fromJson(run.out).object().value(QLatin1String("beyond_limits")).toArray();
    for (const QJsonValue part : parts) {
        const QJsonObject one = part.toObject();
        list << QStringLiteral("%1 %2 of %3")
                    .arg(one.value(QLatin1String("part")).toString())
                    .arg(one.value(QLatin1String("articles")).toInt())
                    .arg(one.value(QLatin1String("most")).toInt());
    }
    return list;
}

} // namespace

void TestLimits::partAtItsLimit_isTakenByTheRightsToo_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<bool>("isExact");
    for (const auto &[part, most] : std::initializer_list<std::pair<const char *, qint64>>{
             {"title", Core::MaximumTitleBytes},
             {"summary", Core::MaximumAboutBytes},
             {"authors", Core::MaximumNames},
             {"tags", Core::MaximumNames},
             {"digest", Core::MaximumDigestBytes},
             {"fields", Core::MaximumFieldsBytes},
             {"depth", Core::MaximumFieldsDepth}})
        QTest::addRow("%s", part) << QString::fromLatin1(part) << most << true;
    for (const char *part : {"large numbers", "small numbers"})
        QTest::addRow("%s", part) << QString::fromLatin1(part) << Core::MaximumFieldsBytes << false;
}

void TestLimits::partAtItsLimit_isTakenByTheRightsToo()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    QFETCH(QString, part);
    QFETCH(qint64, most);
    QFETCH(bool, isExact);
    const People people;
    const auto desk = people.openAs("ann");
    const auto refused =
        wait(desk->library().save(with(part, isExact ? most + 1 : most + 400), {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Invalid);
    // Our own sentence, not the refusal of the database.
    QVERIFY2(refused.error().message.contains(QLocale().toString(most)),
             qPrintable(refused.error().message));
    QVERIFY2(refused.error().detail.isEmpty(), qPrintable(refused.error().detail));
    const auto saved = wait(desk->library().save(with(part, most), {}));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
}

void TestLimits::olderTags_mayBeSavedAgain_notMoreAuthors()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const People people;
    const Core::Article saved =
        people.saveAs("ann", article(QStringLiteral("T"), QStringLiteral("Text.")));
    people.database().execute(QStringLiteral(
        "UPDATE articles SET tags = (SELECT array_agg(CAST(i AS text)) FROM generate_series(1, "
        "12000) AS i), "
        "source_name = 's', source_path = 'a.md', source_digest = repeat('x', 30000)"));
    const auto desk = people.openAs("ann");
    Core::Article stored = *wait(desk->stores().articles.article(saved.id, {}));
    QCOMPARE(stored.tags.size(), 12000);
    stored.tags.removeLast();
    auto again = wait(desk->library().save(stored, {}));
    QVERIFY2(again, again ? "" : qPrintable(again.error().message + again.error().detail));
    Core::Article more = *again;
    more.authors = names(Core::MaximumNames + 1);
    const auto refused = wait(desk->library().save(more, {}));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QLatin1String("10,001")),
             qPrintable(refused.error().message));
}

void TestLimits::greatestNumbers_areTakenByTheRightsToo()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const People people;
    Core::Article wanted = article(QStringLiteral("T"), QStringLiteral("Text."));
    wanted.fields = {{QStringLiteral("most"), std::numeric_limits<double>::max()},
                     {QStringLiteral("least"), std::numeric_limits<double>::lowest()},
                     {QStringLiteral("near"), 1.75e308}};
    const auto saved = wait(people.openAs("ann")->library().save(wanted, {}));
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message + saved.error().detail));
    QCOMPARE(saved->fields, wanted.fields);
}

void TestLimits::articlesBeyondLimits_areListed()
{
    TRIPTYCH_NEEDS(Support::postgresDsn());
    const People people;
    QStringList ids;
    for (const char *values :
         {"title = repeat('x', 10001)", "summary = repeat('x', 500001)",
          "authors = array_fill(CAST('' AS text), ARRAY[10001])",
          "tags = (SELECT array_agg(CAST(i AS text)) FROM generate_series(1, 10001) AS i)",
          "source_name = 's', source_path = 'a', source_digest = repeat('x', 20001)",
          "fields = CAST('{\"a\":\"' || repeat('x', 1000001) || '\"}' AS jsonb)",
          "fields = CAST('{\"a\":' || repeat('[', 499) || '1' || repeat(']', 499) || '}' AS jsonb)",
          "body = repeat('x', 32000001)", "title = repeat('x', 10000)"}) {
        ids << people.saveAs("ann", article(QLatin1String(values), QStringLiteral("Text.")))
                   .id.toString();
        people.database().execute(QStringLiteral("UPDATE articles SET %1 WHERE id = '%2'")
                                      .arg(QLatin1String(values), ids.last()));
    }
    const CtlRun run = upgrade(people);
    // Nothing was broken: what stood there may stay.
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(
        beyond(run),
        (QStringList{QStringLiteral("about 1 of 500000"), QStringLiteral("authors 1 of 10000"),
                     QStringLiteral("body 1 of 32000000"), QStringLiteral("digest 1 of 20000"),
                     QStringLiteral("fields 1 of 500000"), QStringLiteral("fields_depth 1 of 499"),
                     QStringLiteral("tags 1 of 10000"), QStringLiteral("title 1 of 10000")}));
    const CtlRun told =
        people.ctl(people.database().dsn(), {QStringLiteral("setup"), QStringLiteral("--upgrade")});
    const QByteArray title =
        "Articles with a title of more than 10,000 bytes: 1\n  " + ids.first().toUtf8();
    QVERIFY2(told.out.contains(title), told.out.constData());
}

void TestLimits::articlesAndRowsOfAFile_areListed()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("news.triptych"));
    const auto ctl = [&file](const QStringList &arguments) {
        return runCtl(QStringList{QStringLiteral("--json"), QStringLiteral("--workspace"), file} +
                          arguments,
                      {});
    };
    QStringList ids;
    for (int i = 0; i < 10; ++i) {
        const CtlRun made =
            ctl({QStringLiteral("create"), QStringLiteral("--title"), QString::number(i)});
        QVERIFY2(made.code == 0, made.err.constData());
        ids << QJsonDocument::fromJson(made.out).object().value(QLatin1String("id")).toString();
    }
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("limits"));
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        const auto execute = [&query](const QString &sql) {
            const bool done = query.exec(sql);
            if (!done)
                qWarning() << query.lastError().text() << sql.left(200);
            return done;
        };
        const auto change = [&](int number, const QString &values) {
            return execute(QStringLiteral("UPDATE articles SET %1 WHERE id = '%2'")
                               .arg(values, ids.at(number)));
        };
        // As it was before there were these rules.
        for (const QString &statement :
             Support::takeBackLimitsOfFile().split(QLatin1Char(';'), Qt::SkipEmptyParts))
            QVERIFY(execute(statement));
        QVERIFY(execute(QStringLiteral("DELETE FROM schema_version WHERE version > 11")));
        const QString many = QStringLiteral(
            "(WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001) "
            "SELECT json_group_array(CAST(i AS TEXT)) FROM n)");
        const QString letters = QStringLiteral("replace(hex(zeroblob(%1)), '0', 'x')");
        const QString deep = QString(Core::MaximumFieldsDepth, QLatin1Char('[')) +
                             QString(Core::MaximumFieldsDepth, QLatin1Char(']'));
        QVERIFY(change(0, QStringLiteral("title = ") + letters.arg(5001)));
        QVERIFY(change(1, QStringLiteral("summary = ") + letters.arg(250'001)));
        QVERIFY(change(2, QStringLiteral("authors = ") + many));
        QVERIFY(change(3, QStringLiteral("tags = ") + many));
        QVERIFY(change(4, QStringLiteral("source_name = 's', source_path = 'a', source_digest = ") +
                              letters.arg(10'001)));
        QVERIFY(change(
            5, QStringLiteral("fields = '{\"a\":\"' || %1 || '\"}'").arg(letters.arg(250'001))));
        QVERIFY(change(6, QStringLiteral("fields = '{\"a\":%1}'").arg(deep)));
        QVERIFY(change(7, QStringLiteral("body = ") + letters.arg(16'000'001)));
        QVERIFY(change(8, QStringLiteral("language = '../en'")));
        QVERIFY(change(9, QStringLiteral("publish_at = 253402300800000")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("limits"));
    const CtlRun run = ctl({QStringLiteral("setup"), QStringLiteral("--upgrade")});
    QVERIFY2(run.code == 1, run.err.constData());
    QCOMPARE(
        beyond(run),
        (QStringList{QStringLiteral("about 1 of 500000"), QStringLiteral("authors 1 of 10000"),
                     QStringLiteral("body 1 of 32000000"), QStringLiteral("digest 1 of 20000"),
                     QStringLiteral("fields 1 of 500000"), QStringLiteral("fields_depth 1 of 499"),
                     QStringLiteral("tags 1 of 10000"), QStringLiteral("title 1 of 10000")}));
    QMap<QString, QJsonArray> broken;
    for (const QJsonValue one :
         QJsonDocument::fromJson(run.out).object().value(QLatin1String("broken")).toArray()) {
        const QJsonObject rule = one.toObject();
        broken.insert(rule.value(QLatin1String("constraint")).toString(),
                      rule.value(QLatin1String("first")).toArray());
    }
    QCOMPARE(broken.keys(),
             (QStringList{QStringLiteral("articles_language"), QStringLiteral("articles_years")}));
    QCOMPARE(broken.value(QStringLiteral("articles_language")), QJsonArray{ids.at(8)});
    QCOMPARE(broken.value(QStringLiteral("articles_years")), QJsonArray{ids.at(9)});
}

QTEST_GUILESS_MAIN(TestLimits)

#include "tst_limits.moc"
