#include "ctltest.h"

using namespace Qt::StringLiterals;
using Triptych::Tests::CtlTest;
using Triptych::Tests::Run;

/** list [QUERY...] [--sort KEY], and export with the same words. */
class TestListCtl : public CtlTest
{
    Q_OBJECT

private Q_SLOTS:
    void queries_findWhatPasses();
    void sorts_orderAndShowTheirDate();
    void pages_goOnInAnyOrder();
    void unreadableQuery_isUsageAndSaysWhere();
    void export_takesTheSameWords();

private:
    void fill()
    {
        create({u"--title"_s, u"Harbour flood"_s, u"--author"_s, u"Mara Lindqvist"_s, u"--tag"_s,
                u"harbour"_s, u"--section"_s, u"news"_s});
        create({u"--title"_s, u"Derby"_s, u"--author"_s, u"Bo"_s, u"--tag"_s, u"harbour"_s,
                u"--tag"_s, u"sport"_s, u"--section"_s, u"sport"_s, u"--language"_s, u"de-AT"_s});
        create({u"--title"_s, u"Aria"_s, u"--author"_s, u"Ann"_s, u"--status"_s, u"published"_s,
                u"--publish-at"_s, u"2024-02-29T23:30"_s, u"--section"_s, u"arts"_s});
        create({u"--title"_s, u"Coming"_s, u"--author"_s, u"Ann"_s, u"--status"_s, u"published"_s,
                u"--publish-at"_s, u"2999-01-01T00:00"_s});
    }
    QStringList titles(const QStringList &query)
    {
        const Run listed = run(QStringList{u"--json"_s, u"list"_s} + query);
        if (listed.code != 0)
            qWarning("%s", listed.err.constData());
        QStringList titles;
        for (const QJsonObject &row : listed.objects())
            titles << row.value("title"_L1).toString();
        return titles;
    }
    QStringList sorted(const QStringList &query)
    {
        QStringList all = titles(query);
        all.sort();
        return all;
    }
};

void TestListCtl::queries_findWhatPasses()
{
    fill();
    QCOMPARE(sorted({u"tag:harbour"_s}), (QStringList{u"Derby"_s, u"Harbour flood"_s}));
    QCOMPARE(sorted({u"tag:harbour"_s, u"-tag:sport"_s}), QStringList{u"Harbour flood"_s});
    // As a shell hands on author:"Mara Lindqvist", and as it hands on the whole in quotes.
    QCOMPARE(sorted({u"author:Mara Lindqvist"_s}), QStringList{u"Harbour flood"_s});
    QCOMPARE(sorted({u"author:\"Mara Lindqvist\" tag:harbour"_s}), QStringList{u"Harbour flood"_s});
    QCOMPARE(sorted({u"author:Ann,Bo"_s}), (QStringList{u"Aria"_s, u"Coming"_s, u"Derby"_s}));
    QCOMPARE(sorted({u"status:scheduled"_s}), QStringList{u"Coming"_s});
    QCOMPARE(sorted({u"status:published"_s}), QStringList{u"Aria"_s});
    QVERIFY(run({u"list"_s, u"coming"_s}).out.contains("  scheduled  "));
    QVERIFY(run({u"list"_s, u"aria"_s}).out.contains("  published  "));
    QCOMPARE(sorted({u"lang:de"_s}), QStringList{u"Derby"_s});
    QCOMPARE(sorted({u"section:news,arts"_s}), (QStringList{u"Aria"_s, u"Harbour flood"_s}));
    QCOMPARE(sorted({u"flood"_s, u"mara"_s}), QStringList{u"Harbour flood"_s});
    QCOMPARE(sorted({u"title:mara"_s}), QStringList());
    QCOMPARE(sorted({u"--status"_s, u"draft"_s, u"tag:sport"_s}), QStringList{u"Derby"_s});
    QCOMPARE(sorted({u"--"_s, u"-tag:harbour"_s}), (QStringList{u"Aria"_s, u"Coming"_s}));
    QCOMPARE(run({u"list"_s, u"-tag:harbour"_s}).code, 2); // as any word that begins with -

    // A bare day means the date of the order: the last change, or with --sort another one.
    QCOMPARE(titles({u"on:2024-02-29"_s}), QStringList());
    QCOMPARE(titles({u"on:2024-02-29"_s, u"--sort"_s, u"published"_s}), QStringList{u"Aria"_s});
    QCOMPARE(titles({u"published-on:2024-02-29"_s}), QStringList{u"Aria"_s});
    QCOMPARE(titles({u"on:today"_s}).size(), 4);
    // Days are the site's.
    QCOMPARE(run({u"settings"_s, u"zone"_s, u"Europe/Berlin"_s}).code, 0);
    QCOMPARE(titles({u"published-on:2024-02-29"_s}), QStringList());
    QCOMPARE(titles({u"published-on:2024-03-01"_s}), QStringList{u"Aria"_s});
}

void TestListCtl::sorts_orderAndShowTheirDate()
{
    fill();
    const QStringList byTitle{u"Aria"_s, u"Coming"_s, u"Derby"_s, u"Harbour flood"_s};
    QCOMPARE(titles({u"--sort"_s, u"title"_s}), byTitle);
    QCOMPARE(titles({u"--sort=title:desc"_s}), QStringList(byTitle.rbegin(), byTitle.rend()));
    QCOMPARE(titles({u"--sort"_s, u"author"_s, u"-"_s}).size(), 0); // a word that no title has
    QCOMPARE(titles({u"--sort"_s, u"author:desc"_s}).constFirst(), u"Harbour flood"_s);
    QCOMPARE(titles({u"--sort"_s, u"section"_s}),
             (QStringList{u"Coming"_s, u"Aria"_s, u"Harbour flood"_s, u"Derby"_s}));
    QCOMPARE(titles({u"--sort"_s, u"status"_s}).mid(0, 2),
             (QStringList{u"Harbour flood"_s, u"Derby"_s})); // drafts, the last change last
    QCOMPARE(titles({u"--sort"_s, u"created:asc"_s}).constFirst(), u"Harbour flood"_s);
    const QStringList last = titles({u"--sort"_s, u"published"_s}).mid(0, 2);
    QCOMPARE(last, (QStringList{u"Coming"_s, u"Aria"_s}));
    const Run one = run({u"list"_s, u"--sort"_s, u"published"_s, u"aria"_s});
    QVERIFY(one.out.contains("2024-02-29T23:30"));
    QVERIFY(!run({u"list"_s, u"aria"_s}).out.contains("2024-02-29"));
    const Run wrong = run({u"--json"_s, u"list"_s, u"--sort"_s, u"length"_s});
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.error().value("message"_L1).toString().contains(u"--sort is one of"_s));
}

void TestListCtl::pages_goOnInAnyOrder()
{
    fill();
    for (const QString &sort : {u"section"_s, u"status:desc"_s, u"author"_s, u"published:asc"_s}) {
        const QStringList all = titles({u"--sort"_s, sort});
        QStringList paged;
        QString after;
        do {
            QStringList query{u"--sort"_s, sort, u"--limit"_s, u"1"_s};
            if (!after.isEmpty())
                query << u"--after"_s << after;
            const Run page = run(QStringList{u"--json"_s, u"list"_s} + query);
            QCOMPARE(page.code, 0);
            paged << page.object().value("title"_L1).toString();
            after = QJsonDocument::fromJson(page.err).object().value("next"_L1).toString();
        } while (!after.isEmpty() && paged.size() < 10);
        QCOMPARE(paged, all);
    }
}

void TestListCtl::unreadableQuery_isUsageAndSaysWhere()
{
    fill();
    const Run wrong = run({u"--json"_s, u"list"_s, u"tag:harbour"_s, u"before:soon"_s});
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.out.isEmpty());
    QVERIFY(wrong.error().value("message"_L1).toString().contains(u"\"before:soon\""_s));
    QCOMPARE(wrong.error().value("detail"_L1).toString(),
             u"character 13 of: tag:harbour before:soon"_s);
    QCOMPARE(run({u"list"_s, u"auhtor:Bo"_s}).code, 2);
    QCOMPARE(run({u"list"_s, u"tag:"_s}).code, 2);
    QCOMPARE(run({u"list"_s, u"\"open"_s}).code, 2);
    QCOMPARE(run({u"export"_s, u"markdown"_s, m_home->path() + u"/out"_s, u"on:never"_s}).code, 2);
}

void TestListCtl::export_takesTheSameWords()
{
    fill();
    const QString out = m_home->path() + u"/out"_s;
    const Run done =
        run({u"export"_s, u"markdown"_s, out, u"tag:harbour"_s, u"-tag:sport"_s, u"after:2020"_s});
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(QFile::exists(out + u"/en/harbour-flood.md"_s));
    QVERIFY(done.out.startsWith("Written 1,"));
    // What a day means does not hang on the order in which an export reads.
    const Run before = run({u"export"_s, u"markdown"_s, out, u"on:2024-02-29"_s});
    QVERIFY2(before.out.startsWith("Written 0,"), before.out.constData());
}

QTEST_GUILESS_MAIN(TestListCtl)
#include "tst_listctl.moc"
