#include "folder.h"

#include <exchange/importreport.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QByteArray Program("ignorePatterns: rest()\n");

QByteArray file(const QByteArray &title, const QByteArray &matter = {})
{
    return "---\ntitle: " + title + '\n' + matter + "---\nText.\n";
}

} // namespace

/** A site whose rules stand in a program, imported once by its front matter alone. */
class TestPublicUnderTrust final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<Folder>();
        m_store = std::make_unique<FakeArticleStore>();
        QVERIFY(write("quartz.config.ts", Program));
        QVERIFY(write("a.md", file("A")));
        QVERIFY(write("b.md", file("B")));
        QVERIFY(write("c.md", file("C")));
        MarkdownImportOptions options;
        options.trustsFrontMatter = true;
        QVERIFY(importNow(*m_store, m_folder->path(), options));
        QCOMPARE(publicOnes(), QStringLiteral("a.md b.md c.md"));
    }
    void publicArticles_stayPublic();
    void draftOfTheFile_isTakenOff();
    void doubtfulDay_isTakenOff();
    void withdrawnArticle_staysWithdrawn();

private:
    bool write(const char *name, const QByteArray &bytes) const
    {
        return m_folder->write(QString::fromLatin1(name), bytes);
    }
    QString publicOnes() const
    {
        QStringList paths;
        for (const Core::Article &article : articlesByPath(*m_store)) {
            if (!article.isDeleted() && article.isPublic(Core::utcNow()))
                paths << article.source->path;
        }
        paths.sort();
        return paths.join(QLatin1Char(' '));
    }

    std::unique_ptr<Folder> m_folder;
    std::unique_ptr<FakeArticleStore> m_store;
};

void TestPublicUnderTrust::publicArticles_stayPublic()
{
    QVERIFY(write("b.md", file("B, changed")));
    QVERIFY(write("new.md", file("New")));
    const auto report = importNow(*m_store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(publicOnes(), QStringLiteral("a.md b.md c.md"));
    QCOMPARE(report->unchanged, 2);
    QCOMPARE(report->updated, 1);
    QCOMPARE(report->created, 1);
    QCOMPARE(report->drafts, 1);
    // Of those that wait only the new one waits for that reason.
    QCOMPARE(report->heldByPrograms, 1);
    QCOMPARE(articlesByPath(*m_store).value(QStringLiteral("b.md")).title,
             QStringLiteral("B, changed"));
    const QString said = notes(report->warnings);
    QVERIFY2(said.count(QLatin1String("published already stay published.")) == 1, qPrintable(said));
    // The file tells no more news.
    QCOMPARE(importNow(*m_store, m_folder->path())->unchanged, 4);
}

void TestPublicUnderTrust::draftOfTheFile_isTakenOff()
{
    QVERIFY(write("b.md", file("B", "draft: true\n")));
    QVERIFY(importNow(*m_store, m_folder->path()));
    QCOMPARE(publicOnes(), QStringLiteral("a.md c.md"));
}

void TestPublicUnderTrust::doubtfulDay_isTakenOff()
{
    QVERIFY(write("b.md", file("B", "date: 2020-01-01\nrelease_date: 2999-01-01\n")));
    const auto report = importNow(*m_store, m_folder->path());
    QVERIFY(report);
    QCOMPARE(report->heldByPrograms, 0);
    QCOMPARE(publicOnes(), QStringLiteral("a.md c.md"));
}

void TestPublicUnderTrust::withdrawnArticle_staysWithdrawn()
{
    Core::Article b = articlesByPath(*m_store).value(QStringLiteral("b.md"));
    b.status = Core::Status::Draft;
    QVERIFY(m_store->saveUnlocked(b));
    QVERIFY(write("b.md", file("B, changed")));
    QVERIFY(importNow(*m_store, m_folder->path()));
    QCOMPARE(publicOnes(), QStringLiteral("a.md c.md"));
}

QTEST_GUILESS_MAIN(TestPublicUnderTrust)
#include "tst_publicundertrust.moc"
