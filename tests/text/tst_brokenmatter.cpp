#include <text/frontmatter.h>

#include <QTest>

using namespace Triptych::Text;

/** Front matter that is refused, and what is said of it. */
class TestBrokenMatter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void torn_namesLineAndReason_data();
    void torn_namesLineAndReason();
    void bombs_areRefused_data();
    void bombs_areRefused();
    void fieldBeyondTheLimits_isNamed_data();
    void fieldBeyondTheLimits_isNamed();
};

void TestBrokenMatter::torn_namesLineAndReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::newRow("quote") << "---\ndate: 2019-01-01\ntitle: \"torn\ntags: [a]\n---\nBody\n" << 4;
    QTest::newRow("quote last") << "---\ntitle: 'torn\n---\nBody\n" << 3;
    QTest::newRow("stray word") << "---\ntitle: a\nstray\n---\nBody\n" << 3;
    QTest::newRow("stray word inside") << "---\nheader:\n  a: 1\n  stray\n---\nBody\n" << 4;
    QTest::newRow("list") << "---\ntitle: a\ntags: [a, b\n---\nBody\n" << 4;
    QTest::newRow("indent") << "---\ntitle: a\n  tags: b\n---\n" << 3;
    QTest::newRow("no end") << "---\ntitle: a\n\nBody\n" << 1;
    QTest::newRow("toml") << "+++\ntitle = \"a\nx = 1\n+++\n" << 2;
    QTest::newRow("toml without end") << "+++\ntitle = \"a\"\n" << 1;
    QTest::newRow("json") << "{\n \"a\": 1,\n \"b\": nope\n}\n" << 3;
    QTest::newRow("json without end") << "{ \"a\": 1\n\nBody\n" << 1;
    QTest::newRow("odd key") << "---\na: 1\n? [x]\n: y\n---\n" << 3;
    QTest::newRow("behind blank lines") << "\n\n---\ntitle: a\ntags: [a, b\n---\nBody\n" << 6;
    QTest::newRow("no end behind a comment") << "<!-- x -->\n---\ndraft: true\n\nBody\n" << 2;
    QTest::newRow("TOML behind a line") << "\n+++\ntitle = x\n+++\n" << 3;
    QTest::newRow("no blank behind a colon") << "---\ndraft:true\n---\nBody\n" << 2;
    QTest::newRow("one key without a blank") << "---\ntitle: a\ndraft:true\n---\nBody\n" << 3;
    QTest::newRow("TOML between dashes") << "---\ntitle = \"a\"\ndraft = true\n---\n" << 2;
    QTest::newRow("a wide colon") << "---\ndraft\uFF1A true\n---\nBody\n" << 2;
    QTest::newRow("no colon") << "---\ndraft true\n---\nBody\n" << 2;
    QTest::newRow("a list of keys") << "---\n- title: a\n- draft: true\n---\nBody\n" << 2;
    QTest::newRow("Hexo's JSON") << ";;;\n\"draft\": nope\n;;;\nBody\n" << 2;
    QTest::newRow("Hexo without an end") << ";;;\n\"draft\": true\n\nBody\n" << 1;
    QTest::newRow("keys in Russian") << "---\n\u0447: [a\n---\nBody\n" << 3;
}

void TestBrokenMatter::torn_namesLineAndReason()
{
    QFETCH(QString, text);
    QFETCH(int, line);
    const auto matter = parseFrontMatter(text);
    QVERIFY(!matter);
    QVERIFY(!matter.error().reason.isEmpty());
    QVERIFY2(
        qAbs(matter.error().line - line) <= 1,
        qPrintable(QStringLiteral("%1: %2").arg(matter.error().line).arg(matter.error().reason)));
}

void TestBrokenMatter::bombs_areRefused_data()
{
    QTest::addColumn<QString>("text");
    QString laughs = QStringLiteral("---\na0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 12; ++i) {
        const QString last = QStringLiteral("*a%1").arg(i - 1);
        laughs += QStringLiteral("a%1: &a%1 [%2]\n")
                      .arg(i)
                      .arg(QStringList(9, last).join(QLatin1Char(',')));
    }
    QTest::newRow("billion laughs") << laughs + QStringLiteral("---\n");
    // toml++ went down into as many tables, and ended the program.
    QTest::newRow("deep TOML key") << QStringLiteral("+++\n") +
                                          QStringLiteral("a.").repeated(17'000) +
                                          QStringLiteral("b=1\n+++\n");
    QTest::newRow("deep TOML key, spaced") << QStringLiteral("+++\n") +
                                                  QStringLiteral("a . ").repeated(17'000) +
                                                  QStringLiteral("b=1\n+++\n");
    QTest::newRow("deep TOML header") << QStringLiteral("+++\n[") +
                                             QStringLiteral("a.").repeated(20'000) +
                                             QStringLiteral("b]\n+++\n");
    QTest::newRow("deep TOML table") << QStringLiteral("+++\nx={") +
                                            QStringLiteral("a.").repeated(20'000) +
                                            QStringLiteral("b=1}\n+++\n");
    QTest::newRow("deep flow") << QStringLiteral("---\na: ") +
                                      QStringLiteral("[").repeated(100'000) +
                                      QStringLiteral("\n---\n");
    QTest::newRow("deep blocks") << QStringLiteral("---\na:\n ") +
                                        QStringLiteral("- ").repeated(400) +
                                        QStringLiteral("x\n---\n");
    QTest::newRow("deep TOML") << QStringLiteral("+++\na = ") + QStringLiteral("[").repeated(100) +
                                      QStringLiteral("]").repeated(100) + QStringLiteral("\n+++\n");
    QTest::newRow("deep JSON") << QStringLiteral("{\"a\": ") + QStringLiteral("[").repeated(100) +
                                      QStringLiteral("]").repeated(100) + QStringLiteral("}\n");
    QTest::newRow("many in JSON") << QStringLiteral("{\"a\": [0") +
                                         QStringLiteral(",0").repeated(100'000) +
                                         QStringLiteral("]}\n");
    QString keys;
    for (int i = 0; i < 20'000; ++i)
        keys += QStringLiteral("k%1: 1\n").arg(i);
    QTest::newRow("many keys") << QStringLiteral("---\n%1---\n").arg(keys);
    QTest::newRow("many keys in a map")
        << QStringLiteral("---\na:\n%1---\n")
               .arg(QString(keys).replace(QLatin1Char('k'), QLatin1String(" k")));
    QTest::newRow("many keys in TOML")
        << QStringLiteral("+++\n%1+++\n").arg(keys.replace(QLatin1Char(':'), QLatin1String(" =")));
    QTest::newRow("many merged keys")
        << QStringLiteral("---\nb: &b {x: 1, y: 2}\n<<: [*b%1]\n---\n")
               .arg(QStringLiteral(",*b").repeated(60'000));
    QTest::newRow("circle") << QStringLiteral("---\na: &a [*a]\n---\n");
    QTest::newRow("huge") << QStringLiteral("---\na: \"") +
                                 QStringLiteral("x").repeated(2'000'000) +
                                 QStringLiteral("\"\n---\n");
    QTest::newRow("huge key") << QStringLiteral("---\n") + QStringLiteral("k").repeated(2'000'000) +
                                     QStringLiteral(": x\n---\n");
    QTest::newRow("long alias") << QStringLiteral("---\na: &a \"") +
                                       QStringLiteral("x").repeated(900'000) +
                                       QStringLiteral("\"\nb: [*a,*a,*a,*a,*a,*a]\n---\n");
}

void TestBrokenMatter::bombs_areRefused()
{
    QFETCH(QString, text);
    const auto matter = parseFrontMatter(text);
    QVERIFY(!matter);
    QVERIFY(!matter.error().reason.isEmpty());
}

void TestBrokenMatter::fieldBeyondTheLimits_isNamed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QString yamlTags;
    QString tomlTags;
    for (int i = 0; i < 100'000; ++i) {
        yamlTags += QStringLiteral("- tag%1\n").arg(i);
        tomlTags += QStringLiteral("  \"tag%1\",\n").arg(i);
    }
    const auto tags = QStringLiteral("tags");
    QTest::newRow("long tags")
        << QStringLiteral("---\ntitle: a\ntags:\n%1date: 2019-01-01\n---\n").arg(yamlTags) << tags;
    QTest::newRow("long tags last")
        << QStringLiteral("---\ntitle: a\ntags:\n%1---\n").arg(yamlTags) << tags;
    QTest::newRow("short tags") << QStringLiteral("---\ntitle: a\ntags:\n%1---\n")
                                       .arg(QStringLiteral("- x\n").repeated(100'000))
                                << tags;
    QTest::newRow("short tags in one line") << QStringLiteral("---\ntitle: a\ntags: [x%1]\n---\n")
                                                   .arg(QStringLiteral(",x").repeated(100'000))
                                            << tags;
    QTest::newRow("TOML")
        << QStringLiteral("+++\ntitle = \"a\"\ntags = [\n%1]\n+++\n").arg(tomlTags) << tags;
    QTest::newRow("JSON") << QStringLiteral("{\"title\": \"a\", \"tags\": [0%1]}\n")
                                 .arg(QStringLiteral(",0").repeated(100'000))
                          << tags;
    QTest::newRow("a deep one") << QStringLiteral("---\ntitle: a\nmenu:\n ") +
                                       QStringLiteral("- ").repeated(100) +
                                       QStringLiteral("x\ntags: [a]\n---\n")
                                << QStringLiteral("menu");
    QString keys;
    for (int i = 0; i < 20'000; ++i)
        keys += QStringLiteral("k%1: 1\n").arg(i);
    QTest::newRow("no single one") << QStringLiteral("---\n%1---\n").arg(keys) << QString();
}

void TestBrokenMatter::fieldBeyondTheLimits_isNamed()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    const auto matter = parseFrontMatter(text);
    QVERIFY(!matter);
    const QString reason = QStringLiteral("the front matter is too large or too deeply nested");
    QCOMPARE(matter.error().reason,
             field.isEmpty() ? reason : reason + QStringLiteral(" at \"%1\"").arg(field));
}

QTEST_GUILESS_MAIN(TestBrokenMatter)
#include "tst_brokenmatter.moc"
