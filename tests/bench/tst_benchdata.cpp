#include "benchdata.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Triptych;
using Bench::BenchData;
using Bench::BenchWords;

/** Over a source tree that has no corpora beside it, only help. */
class TestBenchData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wordsWithoutCorpora_areThoseOfTheHelp();
    void sameSeed_makesTheSameRows();
    void otherWords_makeAnotherFile();
    void fewNames_areInMostArticles();
    void secondRun_keepsTheFile();

private:
    void writeHelp(const QByteArray &text) const;
    /** The rows of a statement over a new file of 2,000 articles, with '|' between columns. */
    QStringList rows(const QString &sql) const;

    std::unique_ptr<QTemporaryDir> m_tree;
};

void TestBenchData::init()
{
    m_tree = std::make_unique<QTemporaryDir>();
    qputenv("TRIPTYCH_SOURCE_DIR", m_tree->filePath(QStringLiteral("project")).toUtf8());
    writeHelp("The harbour was closed. The council of the harbour waited for seagrass.\n");
}

void TestBenchData::writeHelp(const QByteArray &text) const
{
    const QString folder = m_tree->filePath(QStringLiteral("project/resources/help"));
    QVERIFY(QDir().mkpath(folder));
    QFile help(folder + QStringLiteral("/1-help.md"));
    QVERIFY(help.open(QIODevice::WriteOnly) && help.write(text) == text.size());
}

QStringList TestBenchData::rows(const QString &sql) const
{
    const auto file = BenchData(2'000).sqliteFile();
    QStringList rows;
    if (!file)
        return rows;
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(*file);
        database.open();
        QSqlQuery query(sql, database);
        while (query.next()) {
            QStringList row;
            for (int column = 0; query.value(column).isValid(); ++column)
                row << query.value(column).toString();
            rows << row.join(QLatin1Char('|'));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return rows;
}

void TestBenchData::wordsWithoutCorpora_areThoseOfTheHelp()
{
    const BenchWords words;
    QCOMPARE(words.origin(), QStringLiteral("help"));
    QCOMPARE(words.languages(), QStringList{QStringLiteral("en")});
    QCOMPARE(words.commonWord(), QStringLiteral("harbour"));
    QCOMPARE(words.rareWord(), QStringLiteral("council"));
    QRandomGenerator random(1);
    const QString text = words.run(QStringLiteral("en"), 500, random).join(QLatin1Char(' '));
    QVERIFY2(text.size() >= 499 && text.size() < 520, qPrintable(QString::number(text.size())));
}

void TestBenchData::sameSeed_makesTheSameRows()
{
    const QString all = QStringLiteral("SELECT id, slug, title, body, authors, tags, section, "
                                       "status, created_at, updated_at, created_by FROM articles "
                                       "ORDER BY number");
    const QStringList once = rows(all);
    QCOMPARE(once.size(), 2'000);
    init(); // another tree, with the same help
    QCOMPARE(rows(all), once);
}

void TestBenchData::otherWords_makeAnotherFile()
{
    const auto first = BenchData(10).sqliteFile();
    QVERIFY(first.has_value());
    writeHelp("Something else entirely stands here today.\n");
    const auto second = BenchData(10).sqliteFile();
    QVERIFY(second.has_value());
    QVERIFY(*first != *second);
    const auto more = BenchData(11).sqliteFile();
    QVERIFY(more.has_value());
    QVERIFY(*more != *second);
}

void TestBenchData::fewNames_areInMostArticles()
{
    const auto articlesWith = [&](const char *table, const char *column, const QString &name) {
        return rows(QStringLiteral("SELECT count(*) FROM %1 WHERE %2 = '%3'")
                        .arg(QLatin1String(table), QLatin1String(column), name))
            .value(0)
            .toInt();
    };
    const int first = articlesWith("article_tags", "tag", BenchData::tag(0));
    const int middle = articlesWith("article_tags", "tag", BenchData::tag(20));
    QVERIFY2(first > 5 * middle && middle > 0,
             qPrintable(QStringLiteral("%1 and %2").arg(first).arg(middle)));
    const int author = articlesWith("article_authors", "author", BenchData::author(0));
    QVERIFY(author > 5 * articlesWith("article_authors", "author", BenchData::author(20)));
    QVERIFY(articlesWith("articles", "created_by", QString::fromLatin1(BenchData::authorMark())) >
            200);
    QVERIFY(articlesWith("articles", "status", QStringLiteral("published")) > 1'400);
    QVERIFY(articlesWith("articles", "status", QStringLiteral("review")) > 0);
    QCOMPARE(rows(QStringLiteral("SELECT count(*) FROM article_search WHERE article_search "
                                 "MATCH 'seagrass'"))
                 .value(0)
                 .toInt(),
             2'000);
}

void TestBenchData::secondRun_keepsTheFile()
{
    const auto first = BenchData(10).sqliteFile();
    QVERIFY(first.has_value());
    QFile file(*first);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write("mark") == 4);
    file.close();
    const qint64 size = file.size();
    const auto second = BenchData(10).sqliteFile();
    QVERIFY(second.has_value());
    QCOMPARE(*second, *first);
    QCOMPARE(QFileInfo(*second).size(), size);
}

QTEST_GUILESS_MAIN(TestBenchData)
#include "tst_benchdata.moc"
