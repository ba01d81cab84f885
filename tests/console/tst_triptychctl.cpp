#include "ctltest.h"

#include <core/articleid.h>
#include <support/freshdatabase.h>
#include <support/indexprefix.h>
#include <support/redis.h>
#include <support/servers.h>

#include <QDir>
#include <QJsonArray>

using namespace Triptych;
using Tests::Run;

class TestTriptychctl : public Tests::CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void usageErrors_exit2_data();
    void usageErrors_exit2();
    void article_isCreatedShownEditedListedFoundDeleted();
    void staleEdit_exits6AndChangesNothing();
    void ambiguousSlug_isAUsageErrorThatListsTheIds();
    void bodyThatCannotBeRead_isNeverSaved_data();
    void bodyThatCannotBeRead_isNeverSaved();
    void oddSlug_isAUsageErrorThatSaysWhatWouldDo();
    void changedSlugOfAPublicArticle_isKeptAsARedirect();
    void publishingNothing_isAUsageError();
    void badBody_isRefusedAndNothingWritten_data();
    void badBody_isRefusedAndNothingWritten();
    void list_filtersAndGoesOnAfterACursor();
    void importedFolder_isUnchangedTheSecondTime();
};

void TestTriptychctl::usageErrors_exit2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{QStringLiteral("frobnicate")};
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("list"), QStringLiteral("--colour")};
    QTest::newRow("missing id") << QStringList{QStringLiteral("show")};
    QTest::newRow("bad status") << QStringList{QStringLiteral("list"), QStringLiteral("--status"),
                                               QStringLiteral("lost")};
    QTest::newRow("bad limit") << QStringList{QStringLiteral("list"), QStringLiteral("--limit"),
                                              QStringLiteral("0")};
    QTest::newRow("bad id of views") << QStringList{QStringLiteral("views"), QStringLiteral("x")};
    QTest::newRow("bad cursor") << QStringList{QStringLiteral("list"), QStringLiteral("--after"),
                                               QStringLiteral("x")};
    QTest::newRow("no such profile") << QStringList{
        QStringLiteral("--workspace"), QStringLiteral("nowhere"), QStringLiteral("list")};
    QTest::newRow("reindex without an index") << QStringList{QStringLiteral("reindex")};
    QTest::newRow("reindex two ways") << QStringList{
        QStringLiteral("reindex"), QStringLiteral("--cancel"), QStringLiteral("--rollback")};
    QTest::newRow("relay two ways") << QStringList{
        QStringLiteral("relay"), QStringLiteral("--once"), QStringLiteral("--status")};
    QTest::newRow("unknown import")
        << QStringList{QStringLiteral("import"), QStringLiteral("word"), QStringLiteral(".")};
}

void TestTriptychctl::usageErrors_exit2()
{
    QFETCH(QStringList, arguments);
    const Run plain = run(arguments);
    QCOMPARE(plain.code, 2);
    QCOMPARE(plain.out, QByteArray());
    QCOMPARE(plain.err.count('\n'), 1);
    const Run json = run(QStringList{QStringLiteral("--json")} + arguments);
    QCOMPARE(json.code, 2);
    QVERIFY(!json.error().value(QLatin1String("message")).toString().isEmpty());
    QCOMPARE(json.error().value(QLatin1String("kind")).toString(), QStringLiteral("usage"));
}

void TestTriptychctl::article_isCreatedShownEditedListedFoundDeleted()
{
    const QJsonObject made =
        create({QStringLiteral("--title"), QStringLiteral("The lighthouse keeper"),
                QStringLiteral("--author"), QStringLiteral("Ann"), QStringLiteral("--author"),
                QStringLiteral("Bob"), QStringLiteral("--tag"), QStringLiteral("sea"),
                QStringLiteral("--status"), QStringLiteral("published"), QStringLiteral("--field"),
                QStringLiteral("layout=wide")},
               "He trims the lamp at dusk.");
    QCOMPARE(made.value(QLatin1String("version")).toInt(), 1);
    QCOMPARE(made.value(QLatin1String("slug")).toString(), QStringLiteral("the-lighthouse-keeper"));
    QCOMPARE(made.value(QLatin1String("authors")).toArray().size(), 2);
    const QStringList keys{
        QStringLiteral("authors"),    QStringLiteral("body"),        QStringLiteral("created_at"),
        QStringLiteral("fields"),     QStringLiteral("id"),          QStringLiteral("language"),
        QStringLiteral("publish_at"), QStringLiteral("publish_day"), QStringLiteral("section"),
        QStringLiteral("slug"),       QStringLiteral("source"),      QStringLiteral("status"),
        QStringLiteral("summary"),    QStringLiteral("tags"),        QStringLiteral("title"),
        QStringLiteral("updated_at"), QStringLiteral("version")};
    QCOMPARE(made.keys(), keys);

    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("show"), id(made)}).object(), made);
    QCOMPARE(run({QStringLiteral("show"), QStringLiteral("the-lighthouse-keeper"),
                  QStringLiteral("--json")})
                 .object(),
             made);
    QCOMPARE(run({QStringLiteral("show"), QStringLiteral("no-such-slug")}).code, 5);
    QCOMPARE(run({QStringLiteral("show"), Core::ArticleId::create().toString()}).code, 5);

    const Run edited = run({QStringLiteral("--json"), QStringLiteral("edit"), id(made),
                            QStringLiteral("--if-version"), QStringLiteral("1"),
                            QStringLiteral("--summary"), QStringLiteral("Short")});
    QCOMPARE(edited.code, 0);
    QCOMPARE(edited.object().value(QLatin1String("version")).toInt(), 2);
    QCOMPARE(edited.object().value(QLatin1String("body")).toString(),
             QStringLiteral("He trims the lamp at dusk."));

    const Run found =
        run({QStringLiteral("--json"), QStringLiteral("search"), QStringLiteral("trims lamp")});
    QCOMPARE(found.code, 0);
    QCOMPARE(found.objects().size(), 2);
    const QJsonObject summary = found.objects().last().value(QLatin1String("summary")).toObject();
    QCOMPARE(summary.value(QLatin1String("total")).toInt(), 1);
    QCOMPARE(summary.value(QLatin1String("store")).toString(), QStringLiteral("SQLite"));
    QVERIFY(!summary.value(QLatin1String("degraded")).toBool(true));
    QCOMPARE(id(found.object()), id(made));
    QVERIFY(!found.object().contains(QLatin1String("body")));
    QVERIFY(found.object().contains(QLatin1String("score")));
    QVERIFY(QJsonDocument(found.object().value(QLatin1String("highlights")).toObject())
                .toJson()
                .contains("<em>trims</em>"));

    const Run removed = run({QStringLiteral("delete"), id(made)});
    QCOMPARE(removed.code, 0);
    QCOMPARE(run({QStringLiteral("show"), id(made)}).code, 5);
    QCOMPARE(run({QStringLiteral("delete"), id(made)}).code, 5);
    QVERIFY(run({QStringLiteral("--json"), QStringLiteral("list")}).objects().isEmpty());
    const auto nothing =
        run({QStringLiteral("--json"), QStringLiteral("search"), QStringLiteral("lamp")}).objects();
    QCOMPARE(nothing.size(), 1);
    QCOMPARE(nothing.first()
                 .value(QLatin1String("summary"))
                 .toObject()
                 .value(QLatin1String("total"))
                 .toInt(-1),
             0);
}

void TestTriptychctl::staleEdit_exits6AndChangesNothing()
{
    const QString made = id(create({QStringLiteral("--title"), QStringLiteral("One")}));
    QCOMPARE(
        run({QStringLiteral("edit"), made, QStringLiteral("--title"), QStringLiteral("Two")}).code,
        0);
    const Run stale =
        run({QStringLiteral("--json"), QStringLiteral("edit"), made, QStringLiteral("--if-version"),
             QStringLiteral("1"), QStringLiteral("--title"), QStringLiteral("Three")});
    QCOMPARE(stale.code, 6);
    QCOMPARE(stale.error().value(QLatin1String("kind")).toString(), QStringLiteral("conflict"));
    QCOMPARE(
        run({QStringLiteral("delete"), made, QStringLiteral("--if-version"), QStringLiteral("1")})
            .code,
        6);
    const QJsonObject now = run({QStringLiteral("--json"), QStringLiteral("show"), made}).object();
    QCOMPARE(now.value(QLatin1String("title")).toString(), QStringLiteral("Two"));
    QCOMPARE(now.value(QLatin1String("version")).toInt(), 2);
}

void TestTriptychctl::ambiguousSlug_isAUsageErrorThatListsTheIds()
{
    const QStringList same{QStringLiteral("--title"), QStringLiteral("News"),
                           QStringLiteral("--slug"), QStringLiteral("news")};
    const QString english = id(create(same));
    const QString german =
        id(create(same + QStringList{QStringLiteral("--language"), QStringLiteral("de")}));
    QVERIFY(!english.isEmpty() && !german.isEmpty());
    const Run shown = run({QStringLiteral("show"), QStringLiteral("news")});
    QCOMPARE(shown.code, 2);
    QVERIFY(shown.err.contains(english.toUtf8()) && shown.err.contains(german.toUtf8()));

    // The same slug in one language is refused, and nothing is written.
    QCOMPARE(run(QStringList{QStringLiteral("create")} + same).code, 2);
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("list")}).objects().size(), 2);
}

void TestTriptychctl::bodyThatCannotBeRead_isNeverSaved_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("input"); // the standard input, where it is a file
    QTest::newRow("a folder") << QStringLiteral("/") << QString();
    QTest::newRow("a folder on the standard input") << QStringLiteral("-") << QStringLiteral("/");
    QTest::newRow("no such file") << QStringLiteral("/nowhere") << QString();
#ifdef Q_OS_LINUX
    QTest::newRow("without an end") << QStringLiteral("/dev/zero") << QString();
    QTest::newRow("without an end on the standard input")
        << QStringLiteral("-") << QStringLiteral("/dev/zero");
    // As of a pipe whose first program failed.
    QTest::newRow("nothing") << QStringLiteral("/dev/null") << QString();
    QTest::newRow("nothing on the standard input")
        << QStringLiteral("-") << QStringLiteral("/dev/null");
    QTest::newRow("fails when it is read") << QStringLiteral("/proc/self/mem") << QString();
#endif
}

void TestTriptychctl::bodyThatCannotBeRead_isNeverSaved()
{
    QFETCH(QString, file);
    QFETCH(QString, input);
    const QString id = create({}, "Keep me.").value(QLatin1String("id")).toString();
    for (const QStringList &command :
         {QStringList{QStringLiteral("edit"), id}, QStringList{QStringLiteral("create")}}) {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        if (!input.isEmpty())
            process.setStandardInputFile(input);
        process.start(qEnvironmentVariable("TRIPTYCH_BINARY_DIR") +
                          QStringLiteral("/app/triptychctl"),
                      QStringList{QStringLiteral("--json")} + command +
                          QStringList{QStringLiteral("--body-file"), file});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 2);
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        const QByteArray err = process.readAllStandardError();
        QCOMPARE(err.count('\n'), 1);
        QVERIFY2(err.contains("\"usage\""), err.constData());
    }
    const Run shown = run({QStringLiteral("--json"), QStringLiteral("show"), id});
    QCOMPARE(shown.object().value(QLatin1String("body")).toString(), QStringLiteral("Keep me."));
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("list")}).objects().size(), 1);
}

void TestTriptychctl::changedSlugOfAPublicArticle_isKeptAsARedirect()
{
    const QString made = id(create({QStringLiteral("--title"), QStringLiteral("Harbour"),
                                    QStringLiteral("--status"), QStringLiteral("published")},
                                   "Text."));
    const auto redirects = [&] {
        return run({QStringLiteral("--json"), QStringLiteral("show"), made})
            .object()
            .value(QLatin1String("fields"))
            .toObject()
            .value(QLatin1String("redirect_from"));
    };
    const Run moved =
        run({QStringLiteral("edit"), made, QStringLiteral("--slug"), QStringLiteral("quay")});
    QCOMPARE(moved.code, 0);
    QVERIFY2(moved.err.contains("\"harbour\""), moved.err.constData());
    QCOMPARE(redirects(), QJsonValue(QJsonArray{QStringLiteral("harbour")}));
    // Who says what stands there has said it.
    QCOMPARE(run({QStringLiteral("edit"), made, QStringLiteral("--slug"), QStringLiteral("pier"),
                  QStringLiteral("--field"), QStringLiteral("redirect_from=")})
                 .code,
             0);
    QVERIFY(redirects().isUndefined());
    // A draft has no readers.
    QCOMPARE(
        run({QStringLiteral("edit"), made, QStringLiteral("--status"), QStringLiteral("draft")})
            .code,
        0);
    QCOMPARE(
        run({QStringLiteral("edit"), made, QStringLiteral("--slug"), QStringLiteral("port")}).code,
        0);
    QVERIFY(redirects().isUndefined());
}

void TestTriptychctl::oddSlug_isAUsageErrorThatSaysWhatWouldDo()
{
    const auto create = [this](const QString &slug) {
        return run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("T"),
                    QStringLiteral("--slug"), slug});
    };
    for (const char *slug : {"../../etc", "   ", "Hello World/ä?#x", "..", "100%"}) {
        const Run made = create(QString::fromUtf8(slug));
        QCOMPARE(made.code, 2);
        QCOMPARE(made.err.count('\n'), 1);
    }
    QVERIFY(create(QStringLiteral("Hello World/ä?#x"))
                .err.contains("\"Hello-World-ä-x\" would be possible"));
    QVERIFY(run({QStringLiteral("--json"), QStringLiteral("list")}).objects().isEmpty());
    QCOMPARE(create(QStringLiteral("v0.4.3_Kept")).code, 0);
    const QString made = run({QStringLiteral("--json"), QStringLiteral("list")})
                             .object()
                             .value(QLatin1String("id"))
                             .toString();
    const Run edited =
        run({QStringLiteral("edit"), made, QStringLiteral("--slug"), QStringLiteral("a/b")});
    QCOMPARE(edited.code, 2);
    QVERIFY(edited.err.contains("\"a-b\" would be possible"));
    QCOMPARE(
        run({QStringLiteral("edit"), made, QStringLiteral("--slug"), QStringLiteral("ok")}).code,
        0);
}

void TestTriptychctl::publishingNothing_isAUsageError()
{
    const auto refused = [this](const QStringList &options, const QByteArray &body,
                                const QString &missing) {
        const Run run = this->run(QStringList{QStringLiteral("--json")} + options, body);
        return run.code == 2 &&
               run.error().value(QLatin1String("kind")) == QLatin1String("usage") &&
               run.error().value(QLatin1String("message")).toString().contains(missing);
    };
    const QStringList published{QStringLiteral("--status"), QStringLiteral("published")};
    const QStringList body{QStringLiteral("--body-file"), QStringLiteral("-")};
    const QStringList title{QStringLiteral("--title"), QStringLiteral("T")};
    const QStringList create{QStringLiteral("create")};
    const QString noText = QStringLiteral("no text");
    QVERIFY(refused(create + published + title, {}, noText));
    QVERIFY(refused(create + published + title + body, " \n<!-- later -->\n", noText));
    QVERIFY(refused(create + published + body, "Text.", QStringLiteral("no title")));
    QVERIFY(refused(
        create + published + title +
            QStringList{QStringLiteral("--publish-at"), QStringLiteral("2050-01-01T00:00:00Z")},
        {}, noText));
    QVERIFY(run({QStringLiteral("list")}).out.isEmpty());
    const QString draft = id(this->create(title, "\n"));
    const QStringList edit{QStringLiteral("edit"), draft};
    QVERIFY(refused(edit + published, {}, noText));
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("show"), draft})
                 .object()
                 .value(QLatin1String("version"))
                 .toInt(),
             1);
    QCOMPARE(run(edit + published + body, "![](a.png)").code, 0);
    // Taking the text away from what readers see is no edit either.
    QVERIFY(refused(edit + body, "\n", noText));
}

void TestTriptychctl::badBody_isRefusedAndNothingWritten_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("null character") << QByteArray("a\0b", 3);
    QTest::newRow("lone surrogate") << QByteArray("a\xED\xA0\x80");
    QTest::newRow("latin 1") << QByteArray("caf\xE9");
}

void TestTriptychctl::badBody_isRefusedAndNothingWritten()
{
    QFETCH(QByteArray, body);
    const Run made = run({QStringLiteral("create"), QStringLiteral("--title"), QStringLiteral("T"),
                          QStringLiteral("--body-file"), QStringLiteral("-")},
                         body);
    QCOMPARE(made.code, 2);
    QCOMPARE(made.err.count('\n'), 1);
    QVERIFY(run({QStringLiteral("--json"), QStringLiteral("list")}).objects().isEmpty());
}

void TestTriptychctl::list_filtersAndGoesOnAfterACursor()
{
    for (int i = 0; i < 5; ++i) {
        create({QStringLiteral("--title"), QStringLiteral("Article %1").arg(i),
                QStringLiteral("--tag"), i % 2 ? QStringLiteral("odd") : QStringLiteral("even"),
                QStringLiteral("--author"), QStringLiteral("Ann"), QStringLiteral("--status"),
                i == 0 ? QStringLiteral("review") : QStringLiteral("draft")});
    }
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("list")}).objects().size(), 5);
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("list"), QStringLiteral("--tag"),
                  QStringLiteral("even")})
                 .objects()
                 .size(),
             3);
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("list"), QStringLiteral("--author"),
                  QStringLiteral("Bob")})
                 .objects()
                 .size(),
             0);
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("list"), QStringLiteral("--status"),
                  QStringLiteral("review")})
                 .objects()
                 .size(),
             1);

    const Run first = run({QStringLiteral("--json"), QStringLiteral("list"),
                           QStringLiteral("--limit"), QStringLiteral("3")});
    QCOMPARE(first.objects().size(), 3);
    const QString next =
        QJsonDocument::fromJson(first.err).object().value(QLatin1String("next")).toString();
    QVERIFY(!next.isEmpty());
    const Run rest =
        run({QStringLiteral("--json"), QStringLiteral("list"), QStringLiteral("--after"), next});
    QSet<QString> ids;
    for (const QJsonObject &article : first.objects() + rest.objects())
        ids << id(article);
    QCOMPARE(ids.size(), 5);
    QCOMPARE(rest.objects().size(), 2);
}

void TestTriptychctl::importedFolder_isUnchangedTheSecondTime()
{
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &content) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    };
    write(QStringLiteral("2024-01-02-good.md"),
          "---\ntitle: Good\nauthors: [Ann]\ndate: 2024-01-02\n---\nText.\n");
    write(QStringLiteral("torn.md"), "---\ntitle: [unclosed\n---\nText.\n");
    write(QStringLiteral("latin.md"), "caf\xE9\n");
    const QStringList arguments{QStringLiteral("--json"), QStringLiteral("import"),
                                QStringLiteral("markdown"), folder.path()};
    const Run first = run(arguments);
    QCOMPARE(first.code, 1);
    const QJsonObject report = first.object();
    QCOMPARE(report.value(QLatin1String("created")).toInt(), 1);
    QCOMPARE(report.value(QLatin1String("failed")).toInt(), 2);
    for (const QJsonValue failure : report.value(QLatin1String("failures")).toArray()) {
        QVERIFY(failure[QLatin1String("file")].isString());
        QVERIFY(failure[QLatin1String("line")].toInt() > 0);
        QVERIFY(!failure[QLatin1String("reason")].toString().isEmpty());
    }
    const Run second = run(arguments);
    QCOMPARE(second.object().value(QLatin1String("unchanged")).toInt(), 1);
    QCOMPARE(second.object().value(QLatin1String("created")).toInt(), 0);
    QCOMPARE(run({QStringLiteral("--json"), QStringLiteral("show"), QStringLiteral("good")})
                 .object()
                 .value(QLatin1String("status"))
                 .toString(),
             QStringLiteral("published"));
    QCOMPARE(run({QStringLiteral("import"), QStringLiteral("markdown"),
                  folder.filePath(QStringLiteral("nowhere"))})
                 .code,
             5);
}

QTEST_GUILESS_MAIN(TestTriptychctl)
#include "tst_triptychctl.moc"
