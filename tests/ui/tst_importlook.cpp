#include "importdialogtest.h"

#include <ui/controls/yieldingarea.h>
#include <ui/exchange/importreportmodel.h>
#include <ui/exchange/importreportview.h>
#include <ui/look/theme.h>

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>

using namespace Triptych;
using namespace Triptych::Ui;
using Stage = ImportDialog::Stage;
using Tests::plain;
using Tests::wait;

namespace {

QByteArray file(const QByteArray &title, const QByteArray &lines = {})
{
    return "---\ntitle: " + title + "\n" + lines + "---\nText.\n";
}

} // namespace

/** What the look says before anything is written. */
class TestImportLook final : public Tests::ImportDialogTest
{
    Q_OBJECT

private Q_SLOTS:
    void whatChangesForReaders_isSaidBeforeAndAfter();
    void nothingForReaders_isSaid();
    void renamedFile_isCounted();
    void marking_movesNothing_data();
    void marking_movesNothing();
    void lowScreen_showsFourRows_data();
    void lowScreen_showsFourRows();
    void edgeOfWhatIsAsked_cutsNoLine_data();
    void edgeOfWhatIsAsked_cutsNoLine();
    void taking_keepsThePlace();

private:
    const QString m_site = QStringLiteral("s/site");
    bool writeHere(const QByteArray &name, const QByteArray &bytes) const
    {
        return write(m_site + QLatin1Char('/') + QString::fromUtf8(name), bytes);
    }
    /** A site of which everything is asked that an import asks at once, and more rows than fit. */
    bool makeBusySite()
    {
        if (!writeHere("quartz.config.ts", "ignorePatterns: rest()\n"))
            return false;
        for (int i = 0; i < 20; ++i) {
            if (!writeHere(QByteArray::number(i + 10) + ".md", file("Title")))
                return false;
        }
        return writeHere("README.md", "# Read me\n");
    }
    void picture(ImportDialog *dialog, const QString &name)
    {
        const QString folder = qEnvironmentVariable("TRIPTYCH_PICTURES");
        if (!folder.isEmpty())
            QVERIFY(dialog->grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }
    static Exchange::ReportRow row(ImportDialog *dialog, const char *name)
    {
        const QAbstractItemModel *model = dialog->report()->list()->model();
        for (int i = 0; i < model->rowCount(); ++i) {
            const auto row =
                model->index(i, 0).data(ImportReportModel::RowRole).value<Exchange::ReportRow>();
            if (row.file == QLatin1String(name))
                return row;
        }
        return {};
    }
};

void TestImportLook::whatChangesForReaders_isSaidBeforeAndAfter()
{
    QVERIFY(writeHere("comes.md", file("Comes", "draft: true\n")));
    QVERIFY(writeHere("goes.md", file("Goes")));
    QVERIFY(writeHere("waits.md", file("Waits")));
    QVERIFY(importNow(m_site));
    QVERIFY(writeHere("comes.md", file("Comes")));
    QVERIFY(writeHere("goes.md", file("Goes", "draft: true\n")));
    QVERIFY(writeHere("waits.md", file("Waits", "date: 2999-01-01\n")));
    QVERIFY(writeHere("new.md", file("New")));
    ImportDialog *dialog = open(m_site);
    TRY_STAGE(dialog, Ready);
    const auto readers = [&] { return plain(dialog->readers()).simplified(); };
    QCOMPARE(readers(), QStringLiteral("For readers: 2 become(s) public · 1 is/are taken off · "
                                       "1 leave(s) until its/their time"));
    QCOMPARE(plain(reportRowFacts(row(dialog, "comes.md"))),
             QStringLiteral("Comes · Draft → Published · en/comes"));
    QCOMPARE(plain(reportRowFacts(row(dialog, "waits.md"))),
             QStringLiteral("Waits · Published → Scheduled · en/waits"));
    QCOMPARE(plain(reportRowArticle(row(dialog, "goes.md"))),
             QStringLiteral("Goes · Published → Draft"));
    QCOMPARE(plain(reportRowFacts(row(dialog, "new.md"))),
             QStringLiteral("New · Published · en/new"));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(readers(), QStringLiteral("For readers: 2 became public · 1 was/were taken off · "
                                       "1 left until its/their time"));
    QCOMPARE(plain(reportRowArticle(row(dialog, "goes.md"))),
             QStringLiteral("Goes · Published → Draft"));
}

void TestImportLook::nothingForReaders_isSaid()
{
    QVERIFY(writeHere("a.md", file("A", "draft: true\n")));
    ImportDialog *dialog = open(m_site);
    TRY_STAGE(dialog, Ready);
    QCOMPARE(dialog->readers(), QStringLiteral("For readers nothing changes."));
    QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
    TRY_STAGE(dialog, Done);
    QCOMPARE(dialog->readers(), QStringLiteral("For readers nothing changed."));
}

void TestImportLook::renamedFile_isCounted()
{
    QVERIFY(writeHere("old.md", file("A", "date: 2020-01-01\n")));
    QVERIFY(importNow(m_site));
    QVERIFY(QFile::rename(path(m_site + QStringLiteral("/old.md")),
                          path(m_site + QStringLiteral("/renamed.md"))));
    ImportDialog *dialog = open(m_site);
    TRY_STAGE(dialog, Ready);
    QVERIFY2(plain(dialog->summary()).contains(QStringLiteral("1 renamed")),
             qPrintable(dialog->summary()));
}

void TestImportLook::marking_movesNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("900x600") << QSize(900, 600);
    QTest::newRow("700x450") << QSize(700, 450);
    QTest::newRow("usual") << QSize(760, 720);
}

void TestImportLook::marking_movesNothing()
{
    QFETCH(QSize, size);
    QVERIFY(makeBusySite());
    ImportDialog *dialog = open(m_site);
    dialog->resize(size);
    TRY_STAGE(dialog, Ready);
    QTRY_COMPARE(dialog->size(), size);
    QListView *list = dialog->report()->list();
    const auto places = [dialog] {
        QList<QRect> places;
        for (const QWidget *part : dialog->findChildren<QWidget *>()) {
            if (part->isVisible() && !qobject_cast<const QScrollBar *>(part) &&
                !part->objectName().startsWith(QLatin1String("qt_scrollarea")) &&
                part->objectName() != QLatin1String("detail"))
                places << QRect(part->mapTo(dialog, QPoint()), part->size());
        }
        return places;
    };
    QList<QRect> before;
    const auto isSettled = [&] {
        const QList<QRect> last = std::exchange(before, places());
        return last == before && list->height() >= 4 * Measure::TallRow;
    };
    QTRY_VERIFY(isSettled());
    QCOMPARE(list->height() % Measure::TallRow, 0);
    picture(dialog, QStringLiteral("look-unmarked-") + QLatin1String(QTest::currentDataTag()));
    list->setFocus();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(list->model()->index(1, 0)).center());
    QVERIFY(!dialog->report()->detail().isEmpty());
    QApplication::processEvents();
    picture(dialog, QStringLiteral("look-marked-") + QLatin1String(QTest::currentDataTag()));
    // What the marked line says may be longer than its room; then it scrolls.
    QCOMPARE(places(), before);
    QCOMPARE(list->height() % Measure::TallRow, 0);
}

void TestImportLook::lowScreen_showsFourRows_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("700x450") << QSize(700, 450);
    QTest::newRow("900x600") << QSize(900, 600);
    QTest::newRow("665x428") << QSize(665, 428);
}

void TestImportLook::lowScreen_showsFourRows()
{
    QFETCH(QSize, size);
    QVERIFY(makeBusySite());
    ImportDialog *dialog = open(m_site);
    dialog->resize(size);
    TRY_STAGE(dialog, Ready);
    QTRY_COMPARE(dialog->size(), size);
    const QListView *list = dialog->report()->list();
    QTRY_VERIFY2(list->viewport()->height() >= 4 * Measure::TallRow,
                 qPrintable(QString::number(list->viewport()->height())));
    QVERIFY(dialog->trustBox()->isVisible());
    // What is asked can be reached, and has the keyboard in sight.
    dialog->everythingBox()->setFocus();
    QTest::keyClick(dialog->everythingBox(), Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), dialog->trustBox());
    QTRY_VERIFY(!dialog->trustBox()->visibleRegion().isEmpty());
    picture(dialog, QStringLiteral("look-low-") + QLatin1String(QTest::currentDataTag()));
}

void TestImportLook::edgeOfWhatIsAsked_cutsNoLine_data()
{
    QTest::addColumn<int>("height");
    for (int height = 560; height <= 760; height += 20)
        QTest::addRow("%d", height) << height;
}

void TestImportLook::edgeOfWhatIsAsked_cutsNoLine()
{
    QFETCH(int, height);
    QVERIFY(makeBusySite());
    ImportDialog *dialog = open(m_site);
    dialog->resize(760, height);
    TRY_STAGE(dialog, Ready);
    const auto *area = dialog->findChild<YieldingArea *>();
    QVERIFY(area);
    const auto isWhole = [area](const QWidget *part) {
        const int seen = area->viewport()->height() - part->mapTo(area->viewport(), QPoint()).y();
        return seen <= 0 || seen >= part->height() ||
               (qobject_cast<const QLabel *>(part) &&
                seen % part->fontMetrics().lineSpacing() == 0);
    };
    const QListView *list = dialog->report()->list();
    const auto isUncut = [&] {
        // All is laid out.
        if (list->height() < 4 * Measure::TallRow)
            return false;
        for (const QWidget *part : area->widget()->findChildren<QWidget *>()) {
            if (part->isVisible() && !part->layout() && !isWhole(part))
                return false;
        }
        return true;
    };
    QTRY_VERIFY(isUncut());
    picture(dialog, QStringLiteral("look-edge-%1").arg(height));
}

void TestImportLook::taking_keepsThePlace()
{
    for (int i = 0; i < 30; ++i)
        QVERIFY(writeHere(QByteArray::number(i + 10) + ".md", file("Title")));
    QVERIFY(importNow(m_site));
    auto &store = m_desk->workspace->stores().articles;
    for (Core::Article article : wait(store.scan({}, 100, {})).value_or(QList<Core::Article>())) {
        article.body = QStringLiteral("Edited here.\n");
        QVERIFY(wait(store.save(article, QStringLiteral("ann"), {})));
    }
    for (int i = 0; i < 30; ++i)
        QVERIFY(writeHere(QByteArray::number(i + 10) + ".md", file("Title", "tags: [news]\n")));
    ImportDialog *dialog = open(m_site);
    TRY_STAGE(dialog, Ready);
    QListView *list = dialog->report()->list();
    const auto marked = [list] {
        QStringList files;
        for (const QModelIndex &index : list->selectionModel()->selectedIndexes())
            files << index.data(ImportReportModel::RowRole).value<Exchange::ReportRow>().file;
        files.sort();
        return files;
    };
    list->setCurrentIndex(list->model()->index(20, 0));
    list->verticalScrollBar()->setValue(18 * Measure::TallRow);
    const QStringList before = marked();
    QCOMPARE(before.size(), 1);
    const int scroll = list->verticalScrollBar()->value();
    QVERIFY(scroll > 0);
    for (const Stage stage : {Stage::Ready, Stage::Done}) {
        Q_EMIT dialog->report()->takingConfirmed({QStringLiteral("10.md")});
        TRY_STAGE(dialog, Ready);
        if (stage == Stage::Done) {
            QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
            TRY_STAGE(dialog, Done);
        }
        QCOMPARE(marked(), before);
        QCOMPARE(list->verticalScrollBar()->value(), scroll);
        QCOMPARE(
            list->currentIndex().data(ImportReportModel::RowRole).value<Exchange::ReportRow>().file,
            before.first());
    }
    QVERIFY(plain(dialog->summary()).contains(QStringLiteral("1 changed")));
}

QTEST_MAIN(TestImportLook)
#include "tst_importlook.moc"
