#include <console/invocation.h>
#include <console/output.h>

#include <QTest>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Console::Invocation;
using Console::parseInvocation;

/** How a command line is taken apart, and text is shown. */
class TestInvocation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areWordsAfterTheFirst_data();
    void words_areWordsAfterTheFirst();
    void values_areTakenAsGiven_data();
    void values_areTakenAsGiven();
    void whatCannotBeMeant_isUsage_data();
    void whatCannotBeMeant_isUsage();
    void help_isAskedForByAnOptionOnly_data();
    void help_isAskedForByAnOptionOnly();
    void json_isAskedForBeforeTheWords();
    void everyCommand_standsInTheHelp();
    void text_commandsNoTerminal_data();
    void text_commandsNoTerminal();
};

namespace {

QStringList split(const char *line)
{
    return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

void TestInvocation::words_areWordsAfterTheFirst_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("plain") << split("search budget 2019") << split("budget 2019");
    QTest::newRow("a year") << split("search budget -2019") << split("budget -2019");
    QTest::newRow("letters") << split("search budget -x -limit") << split("budget -x -limit");
    QTest::newRow("dash") << split("search - x") << split("- x");
    QTest::newRow("first of all") << split("search -- -2019") << split("-2019");
    QTest::newRow("option between")
        << split("search budget --limit 3 -2019 x") << split("budget -2019 x");
    QTest::newRow("option before") << split("search --limit 3 budget -h") << split("budget -h");
    QTest::newRow("no options any more")
        << split("search a -- --limit --json -- --help") << split("a --limit --json -- --help");
    QTest::newRow("--, then the command")
        << split("--json -- search x --limit") << split("x --limit");
}

void TestInvocation::words_areWordsAfterTheFirst()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, words);
    const auto invocation = parseInvocation(arguments);
    QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().message));
    QCOMPARE(invocation->command, u"search"_s);
    QCOMPARE(invocation->arguments, words);
}

void TestInvocation::values_areTakenAsGiven_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("next") << QStringList{u"create"_s, u"--title"_s, u"A b"_s} << u"title"_s
                          << QStringList{u"A b"_s};
    QTest::newRow("equals") << QStringList{u"create"_s, u"--title=a=b"_s} << u"title"_s
                            << QStringList{u"a=b"_s};
    QTest::newRow("dashes") << split("create --title=--help") << u"title"_s << split("--help");
    QTest::newRow("one dash") << split("create --body-file -") << u"body-file"_s << split("-");
    QTest::newRow("negative") << split("create --title -5") << u"title"_s << split("-5");
    QTest::newRow("empty") << QStringList{u"create"_s, u"--summary"_s, QString()} << u"summary"_s
                           << QStringList{QString()};
    QTest::newRow("empty by equals")
        << split("create --summary=") << u"summary"_s << QStringList{QString()};
    QTest::newRow("several") << split("create --tag a --tag=b --tag c") << u"tag"_s
                             << split("a b c");
    QTest::newRow("flag") << split("audit --repair") << u"repair"_s << QStringList();
    QTest::newRow("after the word") << split("edit x --title y") << u"title"_s << split("y");
}

void TestInvocation::values_areTakenAsGiven()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, option);
    QFETCH(QStringList, values);
    const auto invocation = parseInvocation(arguments);
    QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().message));
    QVERIFY(invocation->has(option));
    QCOMPARE(invocation->options.value(option), values);
}

void TestInvocation::whatCannotBeMeant_isUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("told");
    QTest::newRow("help for a value") << split("create --title --help") << u"--title=VALUE"_s;
    QTest::newRow("option for a value")
        << split("create --title --slug x") << u"--title needs a value"_s;
    QTest::newRow("-- for a value") << split("search --limit -- x") << u"--limit needs a value"_s;
    QTest::newRow("no value") << split("create --title") << u"--title needs a value"_s;
    QTest::newRow("no workspace") << split("--workspace") << u"--workspace needs a value"_s;
    QTest::newRow("empty workspace") << split("--workspace= list") << u"--workspace needs"_s;
    QTest::newRow("query that begins with -") << split("search -2019") << u"comes after --"_s;
    QTest::newRow("unknown") << split("list --colour") << u"--colour"_s;
    QTest::newRow("unknown after a word") << split("search a --colour") << u"--colour"_s;
    QTest::newRow("another command's") << split("list --title x") << u"--title"_s;
    QTest::newRow("flag with a value") << split("audit --repair=yes") << u"--repair"_s;
    QTest::newRow("json with a value") << split("list --json=yes") << u"--json"_s;
    QTest::newRow("one dash") << split("list -json") << u"-json"_s;
    QTest::newRow("too early") << split("--limit 3 list") << u"--limit before the command"_s;
    QTest::newRow("command") << split("frobnicate --colour") << u"frobnicate"_s;
    QTest::newRow("none") << split("--json") << u"--help"_s;
    QTest::newRow("too many words") << split("show a b") << u"Usage"_s;
    QTest::newRow("too few words") << split("show") << u"Usage"_s;
}

void TestInvocation::whatCannotBeMeant_isUsage()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, told);
    const auto invocation = parseInvocation(arguments);
    QVERIFY(!invocation);
    QCOMPARE(invocation.error().kind, Core::ErrorKind::Usage);
    QVERIFY2(invocation.error().message.contains(told), qPrintable(invocation.error().message));
}

void TestInvocation::help_isAskedForByAnOptionOnly_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("command");
    QTest::newRow("--help") << split("--help") << u"help"_s;
    QTest::newRow("-h") << split("-h") << u"help"_s;
    QTest::newRow("of a command") << split("create --help") << u"help"_s;
    QTest::newRow("of a command with an option") << split("create --title x -h") << u"help"_s;
    QTest::newRow("of no command") << split("frobnicate --help") << u"help"_s;
    QTest::newRow("beside what is unknown") << split("list --colour --help") << u"help"_s;
    QTest::newRow("a word") << split("search a -h") << u"search"_s;
    QTest::newRow("after --") << split("search -- --help") << u"search"_s;
    QTest::newRow("a value") << split("create --title=--help") << u"create"_s;
    QTest::newRow("version") << split("--version") << u"version"_s;
}

void TestInvocation::help_isAskedForByAnOptionOnly()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, command);
    const auto invocation = parseInvocation(arguments);
    QVERIFY2(invocation, invocation ? "" : qPrintable(invocation.error().message));
    QCOMPARE(invocation->command, command);
}

void TestInvocation::json_isAskedForBeforeTheWords()
{
    QVERIFY(Console::asksForJson(split("--json list")));
    QVERIFY(Console::asksForJson(split("list --json --colour")));
    QVERIFY(!Console::asksForJson(split("search -- --json")));
    QVERIFY(!Console::asksForJson(split("create --title=--json")));
    QVERIFY(parseInvocation(split("search x --json"))->json);
    QVERIFY(!parseInvocation(split("search x -- --json"))->json);
}

void TestInvocation::everyCommand_standsInTheHelp()
{
    const QString help = Console::helpText();
    for (const char *text : {"create ", "search [--limit N] [--] WORDS", "--title=--x", "-- -2019",
                             "redis-acl [--selectors]"})
        QVERIFY2(help.contains(QLatin1String(text)), text);
}

void TestInvocation::text_commandsNoTerminal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Ärger \"um\" 東京 \\ ok"_s << u"Ärger \"um\" 東京 \\ ok"_s;
    QTest::newRow("escape") << u"a\x1B[2Jb"_s << u"a\\x1B[2Jb"_s;
    QTest::newRow("lines") << u"a\nb\r\tc"_s << u"a\\x0Ab\\x0D\\x09c"_s;
    QTest::newRow("bell, delete") << u"\a\b\x7F"_s << u"\\x07\\x08\\x7F"_s;
    QTest::newRow("C1") << QString(u"a" + QString(QChar(0x9B)) + u"31m" + QChar(0x85))
                        << u"a\\x9B31m\\x85"_s;
    QTest::newRow("overrides") << QString(u"a" + QString(QChar(0x202E)) + u"b" + QChar(0x2066))
                               << u"a\\u202Eb\\u2066"_s;
    QTest::newRow("separators") << QString(QString(QChar(0x2028)) + QChar(0x2029))
                                << u"\\u2028\\u2029"_s;
    // What scripts need stays.
    const QString marks = QString(QChar(0x200E)) + QChar(0x200F) + QChar(0x061C) + QChar(0x200D) +
                          QChar(0x00AD) + u"مرحبا";
    QTest::newRow("marks") << marks << marks;
    QTest::newRow("beyond the BMP") << u"😀"_s << u"😀"_s;
}

void TestInvocation::text_commandsNoTerminal()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(Console::visible(text), shown);
}

QTEST_GUILESS_MAIN(TestInvocation)
#include "tst_invocation.moc"
