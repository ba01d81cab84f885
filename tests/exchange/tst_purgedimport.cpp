#include "../articles/storefixture.h"
#include "siteimporttest.h"

#include <QTest>

using namespace Triptych;
using namespace Triptych::Tests;

namespace {

const QByteArray PlanText("The council looks at the harbour plan on Monday evening.\n\n"
                          "Nobody expects a decision before the end of the year.\n\n"
                          "The works would cost four million, says the treasurer.\n");

QByteArray file(const QByteArray &title, const QByteArray &text)
{
    return "---\ntitle: " + title + "\n---\n" + text;
}

} // namespace

/** What an import does with the files of an article that was erased for good. */
class TestPurgedImport final : public SiteImportTest
{
    Q_OBJECT

private Q_SLOTS:
    void itsFile_staysDeleted_data();
    void itsFile_staysDeleted();
    void copyOfItsFile_waitsAsADraft_data();
    void copyOfItsFile_waitsAsADraft();

private:
    /** Imports a.md, and erases what became of it. */
    bool purge(StoreFixture &fixture)
    {
        if (!m_folder->write(QStringLiteral("a.md"), file("Harbour", PlanText)) ||
            !importNow(fixture.store, m_folder->path(), m_options))
            return false;
        m_id = articlesByPath(fixture.store).value(QStringLiteral("a.md")).id;
        const QString ann = QStringLiteral("ann");
        const auto removed = fixture.store.remove(m_id, 0, ann, {}).result();
        return removed && fixture.store.erase(m_id, *removed, ann, {}).result();
    }

    Core::ArticleId m_id;
};

void TestPurgedImport::itsFile_staysDeleted_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QByteArray>("now");
    for (const auto &[name, dialect] : {std::pair{"SQLite", Sql::Dialect::Sqlite},
                                        std::pair{"PostgreSQL", Sql::Dialect::PostgreSql}}) {
        QTest::addRow("%s, unchanged", name) << dialect << file("Harbour", PlanText);
        QTest::addRow("%s, with news", name) << dialect << file("New harbour", "Other words.\n");
    }
}

void TestPurgedImport::itsFile_staysDeleted()
{
    FETCH_DIALECT();
    QFETCH(QByteArray, now);
    StoreFixture fixture(dialect);
    QVERIFY(purge(fixture));
    QVERIFY(m_folder->write(QStringLiteral("a.md"), now));
    for (int run = 0; run < 2; ++run) {
        const auto again = importNow(fixture.store, m_folder->path(), m_options);
        VERIFY_RESULT(again);
        QCOMPARE(again->created + again->updated + again->failed, 0);
        QCOMPARE(again->unchanged, 1);
        QVERIFY(notes(again->warnings).contains(QStringLiteral("stays deleted")));
    }
    const auto articles = articlesByPath(fixture.store);
    QCOMPARE(articles.size(), 1);
    QCOMPARE(articles.constBegin()->id, m_id);
    QVERIFY(articles.constBegin()->isErased());
}

void TestPurgedImport::copyOfItsFile_waitsAsADraft_data()
{
    QTest::addColumn<Sql::Dialect>("dialect");
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("isMoved");
    for (const auto &[name, dialect] : {std::pair{"SQLite", Sql::Dialect::Sqlite},
                                        std::pair{"PostgreSQL", Sql::Dialect::PostgreSql}}) {
        QTest::addRow("%s, copied", name) << dialect << QStringLiteral("site") << false;
        QTest::addRow("%s, renamed", name) << dialect << QStringLiteral("site") << true;
        QTest::addRow("%s, another source", name) << dialect << QStringLiteral("other") << true;
    }
}

void TestPurgedImport::copyOfItsFile_waitsAsADraft()
{
    FETCH_DIALECT();
    QFETCH(QString, source);
    QFETCH(bool, isMoved);
    StoreFixture fixture(dialect);
    QVERIFY(purge(fixture));
    QVERIFY(m_folder->write(QStringLiteral("b.md"), file("Harbour", PlanText)));
    QVERIFY(m_folder->write(QStringLiteral("z.md"), file("Town", "Something else.\n")));
    if (isMoved)
        QVERIFY(QFile::remove(m_folder->path() + QStringLiteral("/a.md")));
    m_options.sourceName = source;
    m_options.allowOverlap = true;
    VERIFY_RESULT(importNow(fixture.store, m_folder->path(), m_options));
    const auto articles = articlesByPath(fixture.store);
    for (const Core::Article &article : articles) {
        QVERIFY2(!article.isPublic(Core::utcNow()) || article.source->path == QLatin1String("z.md"),
                 qPrintable(article.source->path));
    }
    QVERIFY(articles.value(QStringLiteral("z.md")).isPublic(Core::utcNow()));
}

QTEST_GUILESS_MAIN(TestPurgedImport)
#include "tst_purgedimport.moc"
