#include <text/filterwords.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Triptych;
using Core::FilterDate;
using Core::FilterKey;
using Core::FilterTerm;
using Text::readFilter;

namespace {

/** "tag=a|b" of a term, "-tag=a" where it is excluded, with a space between the terms. */
QString said(const Core::ArticleFilter &filter)
{
    static const char *const names[] = {"word",    "title", "status", "author", "tag",
                                        "section", "lang",  "before", "on",     "after"};
    static const char *const dates[] = {"", "changed.", "published.", "created."};
    QStringList parts;
    for (const FilterTerm &term : filter.terms) {
        parts << QLatin1String(term.isExcluded ? "-" : "") + QLatin1String(dates[int(term.date)]) +
                     QLatin1String(names[int(term.key)]) + u'=' + term.values.join(u'|');
    }
    return parts.join(u' ');
}

QString unread(const QString &words)
{
    QStringList parts;
    const auto all = readFilter(words).unread;
    for (const Text::UnreadWord &one : all)
        parts << words.mid(one.place.offset, one.place.length);
    return parts.join(u'^');
}

} // namespace

class TestFilterWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_areRead_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("left");
        const auto row = [](const char *name, const char *words, const char *filter,
                            const char *left = "") {
            QTest::newRow(name) << QString::fromUtf8(words) << QString::fromUtf8(filter)
                                << QString::fromUtf8(left);
        };
        row("nothing", "", "");
        row("spaces", " \t\n\u00a0\u200f ", "");
        row("words", "harbour  -ferry", "word=harbour -word=ferry");
        row("phrase", "\"north sea\" -\"south sea\"", "word=north sea -word=south sea");
        row("every filter",
            "title:flood status:draft author:Ann tag:a section:news lang:de before:2024 on:2024-02 "
            "after:2024-02-29",
            "title=flood status=draft author=Ann tag=a section=news lang=de before=2024 on=2024-02 "
            "after=2024-02-29");
        row("that of the issue",
            "status:scheduled author:\"Mara Lindqvist\" tag:harbour -tag:sport before:2024-01-01",
            "status=scheduled author=Mara Lindqvist tag=harbour -tag=sport before=2024-01-01");
        row("any of several", "tag:a,\"b, c\",d -status:draft,Review",
            "tag=a|b, c|d -status=draft|review");
        row("all of several", "tag:a tag:b", "tag=a tag=b");
        row("empty values of several", "tag:,a,,b,", "tag=a|b");
        row("case of names and statuses", "STATUS:Draft Tag:Harbour Language:DE",
            "status=draft tag=Harbour lang=DE");
        row("dates by name", "published-before:today changed-on:Yesterday created-after:2024",
            "published.before=today changed.on=yesterday created.after=2024");
        row("days as people write them", "on:\"March 3, 2024\" before:20240229",
            "on=2024-03-03 before=2024-02-29");
        row("round quotes", "“north sea” tag:„a b“ tag:\u201da\u201d",
            "word=north sea tag=a b tag=a");
        row("escapes in quotes", "\"say \\\"no\\\"\" tag:\"a\\\\b\\c\"",
            "word=say \"no\" tag=a\\b\\c");
        row("quotes in a word", "o\"neill 5\" tag:a\"b", "word=o\"neill word=5\" tag=a\"b");
        row("behind a quote", "\"a\"b tag:\"a\"b", "word=a word=b tag=a word=b");
        row("a dash alone", "a - b --c", "word=a word=- word=b -word=-c");
        row("a filter in quotes", "\"tag:a\"", "word=tag:a");
        row("colons", "10:30 Interview: https://example.org :x Über:uns",
            "word=10:30 word=Interview: word=https://example.org word=:x word=Über:uns");
        row("marks of direction", "\u200ftag:\u05d0\u05d1\u200e lang:he",
            "tag=\u05d0\u05d1 lang=he");
        row("decomposed", "a\u030angstrom", "word=\u00e5ngstrom");
        row("quotes with nothing in them", "\"\" a", "word=a");

        row("no value", "a tag: b -author:\"\"", "word=a word=b", "tag:^-author:\"\"");
        row("no such filter", "auhtor:\"Ann B\",c tag:a", "tag=a", "auhtor:\"Ann B\",c");
        row("no status", "status:draft,gone tag:a", "tag=a", "status:draft,gone");
        row("no day", "before:soon on:2024-13 after:2023-02-29 on:0000 a", "word=a",
            "before:soon^on:2024-13^after:2023-02-29^on:0000");
        row("a time", "before:2024-01-01T10:00 a", "word=a", "before:2024-01-01T10:00");
        row("unclosed", "tag:a \"north sea author:x", "tag=a", "\"north sea author:x");
        row("unclosed value", "tag:a -author:\"Ann tag:b", "tag=a", "-author:\"Ann tag:b");
        row("too many words", "1 2 3 4 5 6 7 -8 9 tag:a title:10",
            "word=1 word=2 word=3 word=4 word=5 word=6 word=7 -word=8 tag=a", "9^title:10");
    }
    void words_areRead()
    {
        QFETCH(QString, words);
        QFETCH(QString, filter);
        QFETCH(QString, left);
        const Text::ReadFilter read = readFilter(words);
        QCOMPARE(said(read.filter), filter);
        QCOMPARE(unread(words), left);
        for (const Text::UnreadWord &one : read.unread)
            QVERIFY(!one.reason.isEmpty() && !one.reason.contains(QLatin1String("%1")));
        // And back: chips and saved views are made of it.
        const QString again = Text::filterWords(read.filter);
        QCOMPARE(readFilter(again).filter, read.filter);
        QVERIFY(readFilter(again).unread.isEmpty());
    }

    void noWords_areNoSign()
    {
        const QString zero = QStringLiteral("tag:a") + QChar(0) + QStringLiteral(" b");
        QCOMPARE(said(readFilter(zero).filter), QStringLiteral("word=b"));
        const QString half = QStringLiteral("\"x") + QChar(0xD800) + QStringLiteral("\" b");
        QCOMPARE(said(readFilter(half).filter), QStringLiteral("word=b"));
        QCOMPARE(readFilter(half).unread.size(), 1);
    }

    void places_areThoseOfTheWords()
    {
        const Text::ReadFilter read = readFilter(QStringLiteral(" tag:a  -\"b c\" x:y"));
        QCOMPARE(read.places, (QList<Text::WordPlace>{{1, 5}, {8, 6}}));
        QCOMPARE(read.unread.size(), 1);
        QCOMPARE(read.unread.constFirst().place, (Text::WordPlace{15, 3}));
    }

    void reasons_nameWhatWasTyped()
    {
        const auto reason = [](const char *words) {
            return readFilter(QString::fromUtf8(words)).unread.value(0).reason;
        };
        QVERIFY(reason("before:soon").contains(QString::fromUtf8("“soon” is no day")));
        QVERIFY(reason("auhtor:x").contains(QString::fromUtf8("“auhtor:” is no filter")));
        QVERIFY(reason("status:%2").contains(QString::fromUtf8("“%2” is no status")));
        QVERIFY(reason("tag:\"x").contains(QLatin1String("has no end")));
        QVERIFY(readFilter(QStringLiteral("status:") + QString(10000, u'x'))
                    .unread.value(0)
                    .reason.size() < 200);
    }

    void manyValues_haveABound()
    {
        QStringList values;
        for (int i = 0; i < 150; ++i)
            values << QString::number(i);
        const QString tags = QStringLiteral("tag:") + values.join(u',');
        const Text::ReadFilter two = readFilter(tags + u' ' + tags + QStringLiteral(" section:a"));
        QCOMPARE(two.filter.terms.size(), 2);
        QCOMPARE(two.unread.size(), 1);
        const QString same = QStringLiteral("tag:a ").repeated(100);
        const Text::ReadFilter many = readFilter(same);
        QCOMPARE(many.filter.terms.size(), Core::ArticleFilter::MostTerms);
        QCOMPARE(many.unread.size(), 1); // once for all of the rest
        QCOMPARE(many.unread.constFirst().place.end(), same.size());
    }

    void valueAtTheEnd_isStillTyped_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("beginning");
        QTest::newRow("none yet") << QStringLiteral("a tag:") << 6 << QString();
        QTest::newRow("some") << QStringLiteral("-tag:har") << 5 << QStringLiteral("har");
        QTest::newRow("second") << QStringLiteral("tag:a,") << 6 << QString();
        QTest::newRow("second, some") << QStringLiteral("tag:a,b") << 6 << QStringLiteral("b");
        QTest::newRow("open quote")
            << QStringLiteral("author:\"Mara Li") << 7 << QStringLiteral("Mara Li");
        QTest::newRow("ended") << QStringLiteral("tag:a ") << -1 << QString();
        QTest::newRow("a word") << QStringLiteral("tag:a har") << -1 << QString();
    }
    void valueAtTheEnd_isStillTyped()
    {
        QFETCH(QString, words);
        QFETCH(int, offset);
        QFETCH(QString, beginning);
        const auto typed = readFilter(words).typed;
        QCOMPARE(typed.has_value(), offset >= 0);
        if (typed) {
            QCOMPARE(typed->place.offset, offset);
            QCOMPARE(typed->place.end(), words.size());
            QCOMPARE(typed->beginning, beginning);
        }
    }

    void anyFilter_isReadFromItsWords()
    {
        QRandomGenerator random(20261130);
        const QString signs = QStringLiteral("ab ,:-\"\\“”é\u05d0\U0001F6A2\u00a0tag");
        for (int round = 0; round < 3000; ++round) {
            Core::ArticleFilter filter;
            for (int i = 0; i <= round % 6; ++i) {
                FilterTerm term;
                term.key = FilterKey(random.bounded(int(FilterKey::After) + 1));
                term.isExcluded = random.bounded(2);
                if (term.key >= FilterKey::Before)
                    term.date = FilterDate(random.bounded(4));
                const int most = term.key == FilterKey::Words ? 1 : 2;
                for (int k = 0; k < most; ++k) {
                    QString value;
                    while (value.isEmpty() || value.trimmed().isEmpty()) {
                        for (int n = random.bounded(1, 6); n > 0; --n)
                            value += signs.at(random.bounded(int(signs.size())));
                        if (!value.isValidUtf16())
                            value.clear();
                    }
                    if (term.key == FilterKey::Status)
                        value = k ? QStringLiteral("draft") : QStringLiteral("scheduled");
                    else if (term.key >= FilterKey::Before)
                        value = k ? QStringLiteral("2024-02") : QStringLiteral("yesterday");
                    term.values << value;
                }
                if (term.key > FilterKey::Title || filter.terms.size() < 4)
                    filter.terms << term;
            }
            const QString words = Text::filterWords(filter);
            const Text::ReadFilter read = readFilter(words);
            QVERIFY2(read.unread.isEmpty() && read.filter == filter, qPrintable(words));
        }
    }

    void argument_isReadAsAShellLeftIt_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("filter");
        const auto row = [](const char *argument, const char *filter) {
            QTest::newRow(argument) << QString::fromUtf8(argument) << QString::fromUtf8(filter);
        };
        row("author:Mara Lindqvist", "author=Mara Lindqvist");
        row("-author:Mara Lindqvist", "-author=Mara Lindqvist");
        row("author:\"Mara Lindqvist\" x", "author=Mara Lindqvist word=x");
        row("tag:harbour status:draft", "tag=harbour status=draft");
        row("north sea", "word=north word=sea");
        row("sea tag:a", "word=sea tag=a");
        row("tag:a", "tag=a");
        row("on:March 3, 2024", "on=2024-03-03");
    }
    void argument_isReadAsAShellLeftIt()
    {
        QFETCH(QString, argument);
        QFETCH(QString, filter);
        QCOMPARE(said(readFilter(Text::wordsOfArgument(argument)).filter), filter);
    }
};

QTEST_GUILESS_MAIN(TestFilterWords)
#include "tst_filterwords.moc"
