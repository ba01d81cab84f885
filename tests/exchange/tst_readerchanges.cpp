#include "../articles/storefixture.h"
#include "folder.h"

#include <exchange/importreport.h>

#include <QJsonArray>
#include <QTest>
#include <QTranslator>

using namespace Triptych;
using namespace Triptych::Exchange;
using namespace Triptych::Tests;

namespace {

const QByteArray Later("date: 2999-01-01 10:00:00 +0000\n");
const QByteArray Sooner("date: 2020-01-01 10:00:00 +0000\n");

QByteArray file(const QByteArray &lines)
{
    return "---\ntitle: Harbour\n" + lines + "---\nText.\n";
}

} // namespace

/** What an import says that it changes for readers. */
class TestReaderChanges final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void change_isCountedAndNamed_data();
    void change_isCountedAndNamed();
    void look_countsWhatTheImportDoes_data() { addDialects(); }
    void look_countsWhatTheImportDoes();
    void whatIsNotTaken_changesNothing();
    void states_areWordsOfTheReadersLanguage();
    void states_areThoseOfTheRunsMoment();

private:
    Core::Result<ImportReport> import(StoreFixture &fixture, bool looks = false)
    {
        MarkdownImportOptions options;
        options.sourceName = QStringLiteral("site");
        options.dryRun = looks;
        return importNow(fixture.store, m_folder->path(), options);
    }
    bool write(const char *name, const QByteArray &lines) const
    {
        return m_folder->write(QLatin1String(name), file(lines));
    }

    std::unique_ptr<Folder> m_folder;
};

void TestReaderChanges::change_isCountedAndNamed_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<ReaderChanges>("changes");
    QTest::addColumn<QString>("words");
    const QByteArray draft("draft: true\n");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const ReaderChanges &changes, const char *words) {
        QTest::newRow(name) << before << after << changes << QString::fromUtf8(words);
    };
    const QByteArray tag("tags: [a]\n");
    row("published", draft, Sooner, {1, 0, 0}, "en/a, draft → published");
    row("withdrawn", Sooner, draft, {0, 1, 0}, "en/a, published → draft");
    row("archived", Sooner, "status: archived\n", {0, 1, 0}, "en/a, published → archived");
    row("put off", Sooner, Later, {0, 0, 1}, "en/a, published → scheduled");
    row("put forward", Later, Sooner, {1, 0, 0}, "en/a, scheduled → published");
    row("waits now", draft, Later, {0, 0, 0}, "en/a, draft → scheduled");
    row("waits no more", Later, draft, {0, 0, 0}, "en/a, scheduled → draft");
    row("another text of one that is seen", Sooner, Sooner + tag, {0, 0, 0}, "en/a");
    row("another text of a draft", draft, draft + tag, {0, 0, 0}, "en/a");
    row("another time to come", Later, "date: 2998-01-01 10:00:00 +0000\n", {0, 0, 0}, "en/a");
}

void TestReaderChanges::change_isCountedAndNamed()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(ReaderChanges, changes);
    QFETCH(QString, words);
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", before));
    VERIFY_RESULT(import(fixture));
    QVERIFY(write("a.md", after));
    for (const bool looks : {true, false}) {
        const auto report = import(fixture, looks);
        VERIFY_RESULT(report);
        QCOMPARE(report->updated, 1);
        QCOMPARE(report->readers.becomePublic, changes.becomePublic);
        QCOMPARE(report->readers.takenOff, changes.takenOff);
        QCOMPARE(report->readers.leaveUntilTheirTime, changes.leaveUntilTheirTime);
        for (const ReportRow &row : importReportRows(*report)) {
            if (row.kind == ReportRow::Kind::Updated)
                QCOMPARE(reportRowWords(row), words);
        }
        QVERIFY2(importReportToText(*report).contains(QByteArray(words.toUtf8() + '\n')),
                 importReportToText(*report).constData());
        QVERIFY(importReportToCsv(*report).contains(QByteArray('"' + words.toUtf8() + '"')));
        const QJsonArray states = importReportToJson(*report)[QLatin1String("states")].toArray();
        const bool changesState = words.contains(QChar(0x2192));
        QCOMPARE(states.size(), changesState ? 1 : 0);
        if (changesState) {
            const QJsonObject state = states.first().toObject();
            QCOMPARE(QStringLiteral("en/a, %1 → %2")
                         .arg(state[QLatin1String("from")].toString(),
                              state[QLatin1String("to")].toString()),
                     words);
            QCOMPARE(state[QLatin1String("file")].toString(), QStringLiteral("a.md"));
        }
    }
    // It is so now.
    const auto again = import(fixture);
    VERIFY_RESULT(again);
    QVERIFY(again->readers.isNothing());
    QVERIFY(importReportToJson(*again)[QLatin1String("states")].toArray().isEmpty());
}

void TestReaderChanges::look_countsWhatTheImportDoes()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    for (const char *name : {"stays.md", "goes.md", "waits.md"})
        QVERIFY(write(name, Sooner));
    QVERIFY(write("comes.md", "draft: true\n"));
    const auto first = import(fixture);
    VERIFY_RESULT(first);
    QCOMPARE(first->readers.becomePublic, 3);
    QVERIFY(write("goes.md", "draft: true\n"));
    QVERIFY(write("waits.md", Later));
    QVERIFY(write("comes.md", Sooner));
    QVERIFY(write("new.md", Sooner));
    QVERIFY(write("newdraft.md", "draft: true\n"));
    QVERIFY(write("newlater.md", Later));
    const auto look = import(fixture, true);
    VERIFY_RESULT(look);
    QCOMPARE(look->readers.becomePublic, 2);
    QCOMPARE(look->readers.takenOff, 1);
    QCOMPARE(look->readers.leaveUntilTheirTime, 1);
    const auto publicNow = [&fixture] {
        const QHash<QString, Core::Article> all = articlesByPath(fixture.store);
        return std::count_if(all.cbegin(), all.cend(), [](const Core::Article &article) {
            return article.isPublic(Core::utcNow());
        });
    };
    const auto before = publicNow();
    const auto done = import(fixture);
    VERIFY_RESULT(done);
    QVERIFY(done->readers == look->readers);
    QCOMPARE(publicNow(), before + 2 - 1 - 1);
    const QJsonObject readers = importReportToJson(*done)[QLatin1String("readers")].toObject();
    QCOMPARE(readers[QLatin1String("become_public")].toInt(), 2);
    QCOMPARE(readers[QLatin1String("taken_off")].toInt(), 1);
    QCOMPARE(readers[QLatin1String("leave_until_their_time")].toInt(), 1);
}

void TestReaderChanges::whatIsNotTaken_changesNothing()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", Sooner));
    QVERIFY(write("b.md", Sooner));
    VERIFY_RESULT(import(fixture));
    // One was edited here, the other deleted: both stay as they are.
    Core::Article edited = articlesByPath(fixture.store).value(QStringLiteral("a.md"));
    edited.body = QStringLiteral("Edited at the desk.\n");
    VERIFY_RESULT(fixture.save(edited));
    const Core::Article deleted = articlesByPath(fixture.store).value(QStringLiteral("b.md"));
    VERIFY_RESULT(
        fixture.store.remove(deleted.id, deleted.version, QStringLiteral("ann"), {}).result());
    QVERIFY(write("a.md", "draft: true\n"));
    QVERIFY(write("b.md", "draft: true\n"));
    for (const bool looks : {true, false}) {
        const auto report = import(fixture, looks);
        VERIFY_RESULT(report);
        QVERIFY(report->readers.isNothing());
        QVERIFY(importReportToJson(*report)[QLatin1String("states")].toArray().isEmpty());
    }
}

void TestReaderChanges::states_areWordsOfTheReadersLanguage()
{
    /** Marks what is translated. */
    struct Marks final : QTranslator
    {
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *text, const char *, int) const override
        {
            return qstrcmp(context, "Exchange") == 0
                       ? QLatin1Char('<') + QLatin1String(text) + QLatin1Char('>')
                       : QString();
        }
    };
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", "status: review\n"));
    QVERIFY(write("b.md", Sooner));
    QVERIFY(write("c.md", "draft: true\n"));
    VERIFY_RESULT(import(fixture));
    QVERIFY(write("a.md", Sooner));
    QVERIFY(write("b.md", "status: archived\n"));
    QVERIFY(write("c.md", Later));
    const auto report = import(fixture);
    VERIFY_RESULT(report);
    Marks marks;
    QVERIFY(QCoreApplication::installTranslator(&marks));
    const QByteArray text = importReportToText(*report);
    const QJsonArray states = importReportToJson(*report)[QLatin1String("states")].toArray();
    QVERIFY(QCoreApplication::removeTranslator(&marks));
    for (const char *words : {"en/a, <review> → <published>", "en/b, <published> → <archived>",
                              "en/c, <draft> → <scheduled>"})
        QVERIFY2(text.contains(words), text.constData());
    // What programs read is the same in any language.
    QCOMPARE(states.size(), 3);
    QCOMPARE(states.first()[QLatin1String("to")].toString(), QStringLiteral("published"));
}

void TestReaderChanges::states_areThoseOfTheRunsMoment()
{
    StoreFixture fixture(Sql::Dialect::Sqlite);
    QVERIFY(write("a.md", "draft: true\n"));
    VERIFY_RESULT(import(fixture));
    QVERIFY(write("a.md", Sooner));
    auto report = import(fixture);
    VERIFY_RESULT(report);
    // As of a run before that time, however late the report is read.
    report->now = QDateTime(QDate(2019, 1, 1), QTime(0, 0), Qt::UTC);
    QVERIFY2(importReportToText(*report).contains("draft → scheduled"),
             importReportToText(*report).constData());
    const QJsonArray states = importReportToJson(*report)[QLatin1String("states")].toArray();
    QCOMPARE(states.first()[QLatin1String("to")].toString(), QStringLiteral("scheduled"));
}

QTEST_GUILESS_MAIN(TestReaderChanges)
#include "tst_readerchanges.moc"
