#include "editordesk.h"

#include <ui/article/daypicker.h>
#include <ui/article/momentedit.h>
#include <ui/article/publicationfield.h>
#include <ui/look/colours.h>

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QSpinBox>
#include <QTimeEdit>
#include <QToolButton>

using namespace Triptych;
using namespace Triptych::Ui;

namespace {

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

} // namespace

/** The pop-up in which the day and the time of publication are chosen. */
class TestDayPicker final : public Tests::PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void calendar_choosesDayAndTimeByKeys()
    {
        PublicationField field;
        field.setZone(*Core::SiteZone::fromName(QStringLiteral("Europe/Berlin")));
        Core::Article article = Tests::article(QStringLiteral("T"), QStringLiteral("Text."));
        article.publishAt = utc("2026-12-30T08:30:00Z");
        field.setPublication(article);
        field.show();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        const auto open = [&] {
            QTest::mouseClick(field.edit()->calendarButton(), Qt::LeftButton);
            return field.findChild<DayPicker *>();
        };
        QPointer<DayPicker> picker = open();
        QVERIFY(picker && picker->isVisible());
        QVERIFY(picker->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(picker->yearBox()->value(), 2026);
        QVERIFY(picker->timeEdit());
        QVERIFY(
            picker->timeEdit()->accessibleDescription().contains(QStringLiteral("Europe/Berlin")));
        // Year and time are seen whole.
        for (const QAbstractSpinBox *box : {static_cast<QAbstractSpinBox *>(picker->yearBox()),
                                            static_cast<QAbstractSpinBox *>(picker->timeEdit())}) {
            const auto *text = box->findChild<QLineEdit *>();
            QVERIFY(text->width() >= text->fontMetrics().horizontalAdvance(box->text()) + 4);
        }
        // Beyond the end of a year its number goes on.
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!picker);
        QCOMPARE(field.edit()->date(), QDate(2027, 1, 1));
        QCOMPARE(field.publishAt(), utc("2027-01-01T08:30:00Z"));
        // A platform without windows gives the activation to pop-ups, and does not give it back.
        field.activateWindow();
        QTRY_COMPARE(QApplication::focusWidget(), field.edit()->textEdit());
        picker = open();
        QCOMPARE(picker->yearBox()->value(), 2027);
        picker->timeEdit()->setFocus();
        QTest::keyClick(picker->timeEdit(), Qt::Key_Up);
        QCOMPARE(field.edit()->date(), QDate(2027, 1, 1));
        QCOMPARE(field.publishAt(), utc("2027-01-01T09:30:00Z"));
        QTest::keyClick(picker->timeEdit(), Qt::Key_Escape);
        QTRY_VERIFY(!picker);
        QCOMPARE(field.publishAt(), utc("2027-01-01T09:30:00Z"));
        // A day alone has no time to choose.
        field.dayBox()->click();
        picker = open();
        QVERIFY(!picker->timeEdit());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!picker);
    }

    void calendar_isInTheDesksColours()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            Theme::current()->setAppearance(appearance);
            MomentEdit edit;
            edit.setClock(QDate(2026, 3, 11), QTime(9, 30));
            edit.setVisible(true);
            QVERIFY(QTest::qWaitForWindowExposed(&edit));
            QTest::mouseClick(edit.calendarButton(), Qt::LeftButton);
            QPointer<DayPicker> picker = edit.findChild<DayPicker *>();
            QVERIFY(picker);
            const QImage image = picker->grab().toImage();
            int chosen = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor seen = image.pixelColor(x, y);
                    chosen += seen == colours().accentFill;
                    // Qt's own calendar has red weekends and green arrows.
                    QVERIFY2(seen != QColor(Qt::red) && seen != QColor(Qt::green),
                             qPrintable(seen.name()));
                }
            }
            QVERIFY(chosen > 100);
            QCOMPARE(image.pixelColor(image.width() / 2, 4), colours().raised);
            picker->close();
            QTRY_VERIFY(!picker);
        }
        Theme::current()->setAppearance(Appearance::Light);
    }
};

QTEST_MAIN(TestDayPicker)
#include "tst_daypicker.moc"
