#include "folder.h"

#include <exchange/importreport.h>

#include <QTest>

#include <support/fakearticlestore.h>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

/** The copy of a folder that is a source already, and stays where it is. */
class TestCopiedFolders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<FakeArticleStore>();
        m_site = std::make_unique<Folder>();
        m_other = std::make_unique<Folder>();
        for (const char *name : {"a.md", "b.md", "posts/c.md"})
            QVERIFY(write(*m_site, name, "Text.\n"));
        QVERIFY(importNow(*m_store, m_site->path()));
    }
    void copy_isAskedAbout();
    void copyWithAName_isAnotherSite();
    void sameNamesOfOtherTexts_areAnotherSite();
    void copyOfAFew_isAnotherSite();

private:
    static bool write(const Folder &folder, const char *name, const QByteArray &text)
    {
        return folder.write(QString::fromLatin1(name),
                            QByteArray("---\ntitle: ") + name + "\n---\n" + text);
    }

    std::unique_ptr<FakeArticleStore> m_store;
    std::unique_ptr<Folder> m_site;
    std::unique_ptr<Folder> m_other;
};

void TestCopiedFolders::copy_isAskedAbout()
{
    // One of them was written on.
    QVERIFY(write(*m_other, "a.md", "More.\n"));
    QVERIFY(write(*m_other, "b.md", "Text.\n"));
    QVERIFY(write(*m_other, "posts/c.md", "Text.\n"));
    const auto report = importNow(*m_store, m_other->path());
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Core::ErrorKind::Usage);
    QVERIFY2(report.error().message.contains(QLatin1String("this seems to be a copy")),
             qPrintable(report.error().message));
    QVERIFY(report.error().message.contains(m_site->path()));
    QCOMPARE(articlesByPath(*m_store).size(), 3);
    // The folder itself is imported as before.
    QVERIFY(importNow(*m_store, m_site->path()));
}

void TestCopiedFolders::copyWithAName_isAnotherSite()
{
    for (const char *name : {"a.md", "b.md", "posts/c.md"})
        QVERIFY(write(*m_other, name, "Text.\n"));
    MarkdownImportOptions options;
    options.sourceName = QStringLiteral("other");
    const auto report = importNow(*m_store, m_other->path(), options);
    QVERIFY(report);
    QCOMPARE(report->created, 3);
}

void TestCopiedFolders::sameNamesOfOtherTexts_areAnotherSite()
{
    for (const char *name : {"a.md", "b.md", "posts/c.md"})
        QVERIFY(write(*m_other, name, "Another text.\n"));
    QVERIFY(importNow(*m_store, m_other->path()));
}

void TestCopiedFolders::copyOfAFew_isAnotherSite()
{
    QVERIFY(write(*m_other, "a.md", "Text.\n"));
    for (const char *name : {"d.md", "e.md", "f.md"})
        QVERIFY(write(*m_other, name, "Another text.\n"));
    QVERIFY(importNow(*m_store, m_other->path()));
}

QTEST_GUILESS_MAIN(TestCopiedFolders)
#include "tst_copiedfolders.moc"
