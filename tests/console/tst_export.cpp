#include "ctltest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using Triptych::Tests::CtlTest;
using Triptych::Tests::Run;

/** export markdown, as a person calls it. */
class TestExport : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void filters_areThoseOfList();
    void fileThatDiffers_isSkippedAndSaid();
    void wrongUse_isSaid_data();
    void wrongUse_isSaid();
    void whatIsLost_isSaidBefore();
    void exportAndImport_makeTheSameArticles();

private:
    QString out() const { return m_home->filePath(u"out"_s); }
    Run exported(const QStringList &options = {})
    {
        return run(QStringList{u"--json"_s, u"export"_s, u"markdown"_s, out()} + options);
    }
    QStringList files(const QString &folder) const
    {
        return QDir(out() + u'/' + folder).entryList(QDir::Files, QDir::Name);
    }
};

void TestExport::filters_areThoseOfList()
{
    create({u"--title"_s, u"One"_s, u"--tag"_s, u"lamps"_s});
    create({u"--title"_s, u"Two"_s, u"--status"_s, u"published"_s, u"--author"_s, u"Ada"_s});
    const Run tagged = exported({u"--tag"_s, u"lamps"_s});
    QVERIFY2(tagged.code == 0, tagged.err.constData());
    QCOMPARE(tagged.object().value("written"_L1).toInt(), 1);
    QCOMPARE(files(u"en"_s), QStringList{u"one.md"_s});
    QCOMPARE(exported({u"--status"_s, u"published"_s, u"--author"_s, u"Ada"_s})
                 .object()
                 .value("written"_L1)
                 .toInt(),
             1);
    QCOMPARE(files(u"en"_s), (QStringList{u"one.md"_s, u"two.md"_s}));
    const QJsonObject all = exported().object();
    QCOMPARE(all.value("written"_L1).toInt(), 0);
    QCOMPARE(all.value("unchanged"_L1).toInt(), 2);
}

void TestExport::fileThatDiffers_isSkippedAndSaid()
{
    create({u"--title"_s, u"One"_s});
    QVERIFY(exported().code == 0);
    QFile file(out() + u"/en/one.md"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("my own");
    file.close();
    const Run skipped = run({u"export"_s, u"markdown"_s, out()});
    QCOMPARE(skipped.code, 1);
    QVERIFY(skipped.err.contains("en/one.md: skipped"));
    QVERIFY(skipped.err.contains("--overwrite"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("my own"));
    file.close();
    const Run over = exported({u"--overwrite"_s});
    QCOMPARE(over.code, 0);
    QCOMPARE(over.object().value("written"_L1).toInt(), 1);
}

void TestExport::wrongUse_isSaid_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("another format") << QStringList{u"html"_s, u"DIR"_s} << 2;
    QTest::newRow("no folder") << QStringList{u"markdown"_s} << 2;
    QTest::newRow("empty folder") << QStringList{u"markdown"_s, QString()} << 2;
    QTest::newRow("odd status") << QStringList{u"markdown"_s, u"DIR"_s, u"--status"_s, u"odd"_s}
                                << 2;
    QTest::newRow("a file") << QStringList{u"markdown"_s, u"FILE"_s} << 2;
    QTest::newRow("below a file") << QStringList{u"markdown"_s, u"FILE/below"_s} << 4;
}

void TestExport::wrongUse_isSaid()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    create({u"--title"_s, u"One"_s});
    QFile file(m_home->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    for (QString &word : words)
        word.replace(u"DIR"_s, out()).replace(u"FILE"_s, file.fileName());
    const Run run = this->run(QStringList{u"--json"_s, u"export"_s} + words);
    QVERIFY2(run.code == code, run.err.constData());
    QVERIFY(!run.error().value("message"_L1).toString().isEmpty());
    QVERIFY(!QFile::exists(out()));
}

void TestExport::whatIsLost_isSaidBefore()
{
    create({u"--title"_s, u"One"_s});
    const Run plain = run({u"export"_s, u"markdown"_s, out()});
    QCOMPARE(plain.code, 0);
    QVERIFY(plain.err.contains("history"));
    QVERIFY(plain.out.contains("Written 1"));
    // What an import would not give back as it is.
    create({u"--title"_s, u"Two"_s}, "Lines of Windows\r\nhere.\n");
    const Run lossy = run({u"export"_s, u"markdown"_s, out()});
    QCOMPARE(lossy.code, 0);
    QVERIFY2(lossy.err.contains("en/two.md: warning") && lossy.err.contains("body"),
             lossy.err.constData());
}

void TestExport::exportAndImport_makeTheSameArticles()
{
    const QJsonObject made = create({u"--title"_s, u"Größe & \"Maß\": 1.10"_s, u"--language"_s,
                                     u"de"_s, u"--slug"_s, u"eigener-Slug"_s, u"--publish-at"_s,
                                     u"2031-02-03"_s, u"--status"_s, u"published"_s, u"--field"_s,
                                     u"colour=red"_s, u"--tag"_s, u"#a"_s, u"--author"_s, u"Ada"_s},
                                    "# Text\n\n---\n\nWords.\n");
    const Run done = exported();
    QCOMPARE(done.code, 0);
    QVERIFY(done.object().value("lost"_L1).toArray().isEmpty());
    m_environment.insert(u"TRIPTYCH_HOME"_s, m_home->filePath(u"another"_s));
    const Run imported = run({u"--json"_s, u"import"_s, u"markdown"_s, out()});
    QVERIFY2(imported.code == 0, imported.err.constData());
    const QJsonObject back = run({u"--json"_s, u"show"_s, u"eigener-Slug"_s}).object();
    for (const char *member : {"title", "slug", "language", "status", "publish_at", "publish_day",
                               "fields", "tags", "authors", "body"})
        QCOMPARE(back.value(QLatin1String(member)), made.value(QLatin1String(member)));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
