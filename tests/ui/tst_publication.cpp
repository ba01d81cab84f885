#include "editordesk.h"

#include <models/articlelistmodel.h>
#include <ui/article/articlehead.h>
#include <ui/article/inspector.h>
#include <ui/article/momentedit.h>
#include <ui/article/publicationfield.h>
#include <ui/list/articledelegate.h>
#include <ui/search/hitdelegate.h>
#include <ui/terms/format.h>
#include <ui/window/sitezonedialog.h>

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

#include <ctime>

using namespace Triptych;
using namespace Triptych::Ui;

namespace {

const QDate Day(2024, 3, 2);

const QStringList Zones{QStringLiteral("UTC"), QStringLiteral("Europe/Berlin"),
                        QStringLiteral("America/New_York"), QStringLiteral("Asia/Kathmandu"),
                        QStringLiteral("Pacific/Apia")};

Core::SiteZone zoneOf(const QString &name)
{
    return *Core::SiteZone::fromName(name);
}

QDateTime utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
}

void putComputerIn(const QString &zone)
{
    qputenv("TZ", zone.toLatin1());
    tzset();
}

QLocale english()
{
    return QLocale(QLocale::English, QLocale::UnitedKingdom);
}

} // namespace

/** When an article is published, as the desk shows and asks it, in whatever zone the computer is.
 */
class TestPublication final : public Tests::PageTest
{
    Q_OBJECT

private:
    static Core::Article dated(const Core::SiteZone &zone)
    {
        Core::Article article =
            Tests::article(QStringLiteral("T"), QStringLiteral("Text."), Core::Status::Published);
        article.setPublishDay(Day, zone);
        return article;
    }

    /** As somebody who types it. */
    static void type(PublicationField &field, const QDate &day, const QTime &time)
    {
        field.timedBox()->setChecked(true);
        typeText(field, QDateTime(day, time, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    }

    static void typeText(PublicationField &field, const QString &text)
    {
        QLineEdit *edit = field.edit()->textEdit();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    static Core::Article shown(const PublicationField &field)
    {
        Core::Article article;
        field.applyTo(article);
        return article;
    }

    void addZones()
    {
        QTest::addColumn<QString>("zone");
        QTest::addColumn<QString>("computer");
        for (const QString &zone : Zones) {
            for (const char *computer : {"UTC", "America/Los_Angeles", "Pacific/Apia"}) {
                QTest::addRow("%s, read in %s", qPrintable(zone), computer)
                    << zone << QString::fromLatin1(computer);
            }
        }
    }

private Q_SLOTS:
    void init() { putComputerIn(QStringLiteral("UTC")); }

    void day_isShownAsThatDay_data() { addZones(); }
    void day_isShownAsThatDay()
    {
        QFETCH(QString, zone);
        QFETCH(QString, computer);
        putComputerIn(computer);
        const Core::SiteZone site = zoneOf(zone);
        const Core::Article article = dated(site);
        QCOMPARE(exactPublication(article, site, english()),
                 QStringLiteral("Saturday, 2 March 2024"));
        // Long after it, and at any moment of that day there.
        QCOMPARE(relativePublication(article, site, utc("2026-06-01T12:00:00Z"), english()),
                 QStringLiteral("2 Mar 2024"));
        for (const qint64 hour : {0, 1, 12, 23})
            QCOMPARE(relativePublication(article, site, article.publishAt.addSecs(hour * 3600),
                                         english()),
                     QStringLiteral("today"));
        QCOMPARE(relativePublication(article, site, article.publishAt.addSecs(-60), english()),
                 QStringLiteral("tomorrow"));
        QCOMPARE(relativePublication(article, site, article.publishAt.addDays(1), english()),
                 QStringLiteral("yesterday"));
        QCOMPARE(relativePublication(article, site, article.publishAt.addDays(3), english()),
                 QStringLiteral("3 days ago"));

        Core::SearchHit hit;
        hit.article = article;
        const QString date = QLocale().toString(Day, QStringLiteral("d MMM yyyy"));
        QVERIFY2(HitDelegate::facts(hit, site).contains(date),
                 qPrintable(HitDelegate::facts(hit, site)));
        QVERIFY(HitDelegate::tip(hit, site).contains(QLocale().toString(Day, QLocale::LongFormat)));

        Models::ArticleListModel model;
        model.beginGeneration(1, false);
        model.rowsArrived(1, 0, {article}, true);
        ArticleDelegate delegate;
        delegate.setZone(site);
        const QString tip = delegate.tip(model.index(0)).join(QLatin1Char(' '));
        QVERIFY2(tip.contains(QLocale().toString(Day, QLocale::LongFormat)), qPrintable(tip));
        QCOMPARE(model.summaryAt(0).publishDay, Day);

        ArticleHeadEdit head;
        head.setFacts(article, site);
        const auto parts = head.findChildren<QWidget *>();
        QVERIFY(std::any_of(parts.begin(), parts.end(), [&](const QWidget *part) {
            return part->accessibleDescription().contains(date);
        }));

        PublicationField field;
        field.setZone(site);
        field.setPublication(article);
        QCOMPARE(field.edit()->date(), Day);
        QVERIFY(field.dayBox()->isChecked());
        QCOMPARE(shown(field).publishDay, Day);
        QCOMPARE(shown(field).publishAt, article.publishAt);
        QVERIFY(field.note()->text().contains(zone));
    }

    void moment_isShownHereWithTheSitesTimeInTheTip()
    {
        putComputerIn(QStringLiteral("America/Los_Angeles"));
        Core::Article article;
        article.setPublishMoment(utc("2024-03-02T12:00:00Z"));
        const QString tip =
            exactPublication(article, zoneOf(QStringLiteral("Europe/Berlin")), english());
        for (const char *part : {"04:00", "13:00", "Europe/Berlin (+01:00)"})
            QVERIFY2(tip.contains(QString::fromLatin1(part)), qPrintable(tip));
        QCOMPARE(
            exactPublication(article, zoneOf(QStringLiteral("America/Los_Angeles")), english()),
            exactDate(article.publishAt, english()));
        QCOMPARE(exactPublication({}, zoneOf(QStringLiteral("Europe/Berlin"))), QString());
    }

    void typedTime_isMeantInTheSitesZone_data() { addZones(); }
    void typedTime_isMeantInTheSitesZone()
    {
        QFETCH(QString, zone);
        QFETCH(QString, computer);
        putComputerIn(computer);
        const Core::SiteZone site = zoneOf(zone);
        PublicationField field;
        field.setZone(site);
        QSignalSpy edited(&field, &PublicationField::edited);
        // The clocks of Los Angeles skip this one: that is nobody's business here.
        for (const QDateTime &typed : {QDateTime(Day, QTime(14, 0), Qt::UTC),
                                       QDateTime(QDate(2026, 3, 8), QTime(10, 30), Qt::UTC),
                                       QDateTime(QDate(2026, 3, 8), QTime(3, 30), Qt::UTC)}) {
            type(field, typed.date(), typed.time());
            QVERIFY(!field.asks());
            QCOMPARE(field.publishAt(), site.at(typed.date(), typed.time()).utc());
            QVERIFY(!shown(field).publishDay.isValid());
            QVERIFY2(field.note()->text().contains(zone), qPrintable(field.note()->text()));
            const bool differs =
                field.publishAt().toLocalTime().offsetFromUtc() != site.offsetAt(field.publishAt());
            QCOMPARE(field.note()->text().contains(
                         field.publishAt().toLocalTime().time().toString(QStringLiteral("HH:mm"))),
                     differs);
        }
        QVERIFY(edited.size() >= 3);
        field.dayBox()->setChecked(true);
        QCOMPARE(shown(field).publishDay, QDate(2026, 3, 8));
        QCOMPARE(shown(field).publishAt, site.startOf(QDate(2026, 3, 8)));
        field.timedBox()->setChecked(false);
        QVERIFY(!shown(field).publishAt.isValid());
        QVERIFY(!shown(field).publishDay.isValid());
    }

    void untouchedMoment_staysToTheMillisecond()
    {
        const Core::SiteZone berlin = zoneOf(QStringLiteral("Europe/Berlin"));
        PublicationField field;
        field.setZone(berlin);
        // The second 02:30 of that night, with seconds that the field does not show.
        Core::Article article;
        article.setPublishMoment(utc("2026-10-25T01:30:12Z").addMSecs(345));
        field.setPublication(article);
        QVERIFY(!field.asks());
        QCOMPARE(field.publishAt(), article.publishAt);
        QVERIFY2(field.note()->text().contains(QLatin1String("+01:00")),
                 qPrintable(field.note()->text()));
        for (const QString &zone : Zones) {
            field.setZone(zoneOf(zone));
            QCOMPARE(field.publishAt(), article.publishAt);
        }
    }

    void overlap_isAskedInPlace()
    {
        PublicationField field;
        field.setZone(zoneOf(QStringLiteral("Europe/Berlin")));
        field.show();
        type(field, QDate(2026, 10, 25), QTime(2, 30));
        QVERIFY(field.asks());
        QVERIFY(field.question()->isVisible());
        QVERIFY(field.choice(0)->text().contains(QLatin1String("+02:00")));
        QVERIFY(field.choice(1)->text().contains(QLatin1String("+01:00")));
        QVERIFY(!field.choice(0)->isChecked());
        QVERIFY(!field.choice(1)->isChecked());
        QSignalSpy edited(&field, &PublicationField::edited);
        QTest::mouseClick(field.choice(1), Qt::LeftButton, {},
                          QPoint(8, field.choice(1)->height() / 2));
        QCOMPARE(edited.size(), 1);
        QVERIFY(!field.asks());
        QVERIFY(!field.question()->isVisible());
        QCOMPARE(field.publishAt(), utc("2026-10-25T01:30:00Z"));
        // Another time is asked about anew.
        type(field, QDate(2026, 10, 25), QTime(2, 45));
        QVERIFY(field.asks());
        QTest::mouseClick(field.choice(0), Qt::LeftButton, {},
                          QPoint(8, field.choice(0)->height() / 2));
        QCOMPARE(field.publishAt(), utc("2026-10-25T00:45:00Z"));
        // A day needs no time.
        type(field, QDate(2026, 10, 25), QTime(2, 15));
        field.dayBox()->setChecked(true);
        QVERIFY(!field.asks());
        QCOMPARE(field.publishAt(), utc("2026-10-24T22:00:00Z"));
    }

    void gap_offersTheTimesAroundIt()
    {
        PublicationField field;
        field.setZone(zoneOf(QStringLiteral("America/New_York")));
        field.show();
        for (const int which : {0, 1}) {
            type(field, QDate(2026, 3, 8), QTime(2, 15 + which));
            QVERIFY(field.asks());
            QVERIFY(field.choice(0)->text().contains(QLatin1String("01:59")));
            QVERIFY(field.choice(1)->text().contains(QLatin1String("03:00")));
            QTest::mouseClick(field.choice(which), Qt::LeftButton, {},
                              QPoint(8, field.choice(which)->height() / 2));
            QVERIFY(!field.asks());
            QCOMPARE(field.publishAt(),
                     which == 0 ? utc("2026-03-08T06:59:00Z") : utc("2026-03-08T07:00:00Z"));
            QCOMPARE(field.edit()->time(), which == 0 ? QTime(1, 59) : QTime(3, 0));
        }
    }

    void typedText_isReadAsItIsMeant_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meant"); // empty: not understood
        QTest::newRow("German") << "de_DE" << "28.03.2027 09:30" << "2027-03-28T09:30:00Z";
        QTest::newRow("German, short") << "de_DE" << "4.5.2027 9:30" << "2027-05-04T09:30:00Z";
        QTest::newRow("British") << "en_GB" << "04/05/2027 09:30" << "2027-05-04T09:30:00Z";
        QTest::newRow("American") << "en_US" << "4/5/2027 2:30 pm" << "2027-04-05T14:30:00Z";
        QTest::newRow("ISO") << "de_DE" << "2027-03-28 02:30" << "2027-03-28T02:30:00Z";
        QTest::newRow("ISO with a T") << "en_US" << "2027-03-28T02:30" << "2027-03-28T02:30:00Z";
        QTest::newRow("words") << "en_GB" << "28 Mar 2027 02:30" << "2027-03-28T02:30:00Z";
        QTest::newRow("blanks around")
            << "en_GB" << "  28 Mar 2027   02:30 " << "2027-03-28T02:30:00Z";
        QTest::newRow("the day alone keeps the time")
            << "en_GB" << "2027-03-28" << "2027-03-28T12:15:00Z";
        QTest::newRow("nothing") << "en_GB" << "" << "";
        QTest::newRow("half typed") << "en_GB" << "28 Ma" << "";
        QTest::newRow("two digits of a year") << "de_DE" << "28.03.27 02:30" << "";
        QTest::newRow("another order") << "en_US" << "05.04.2027" << "";
        QTest::newRow("no such hour") << "en_GB" << "2027-03-28 25:00" << "";
        QTest::newRow("a zone") << "en_GB" << "2027-03-28 02:30 +05:00" << "";
        QTest::newRow("a word") << "en_GB" << "tomorrow" << "";
    }

    void typedText_isReadAsItIsMeant()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QFETCH(QString, meant);
        const QLocale before;
        QLocale::setDefault(QLocale(language));
        const auto reset = qScopeGuard([&before] { QLocale::setDefault(before); });
        const QDateTime stored = utc("2026-05-06T12:15:00Z");
        Core::Article article;
        article.setPublishMoment(stored);
        PublicationField field;
        field.setZone(Core::SiteZone());
        field.setPublication(article);
        typeText(field, text);
        QCOMPARE(field.asks(), meant.isEmpty());
        QCOMPARE(field.question()->isHidden(), !meant.isEmpty());
        QCOMPARE(field.publishAt(), meant.isEmpty() ? stored : utc(qPrintable(meant)));
        QTest::keyClick(field.edit()->textEdit(), Qt::Key_Return);
        // What is not understood stays as it was typed; the rest is written out, with all of its
        // year.
        if (meant.isEmpty())
            QCOMPARE(field.edit()->textEdit()->text(), text);
        else
            QVERIFY(field.edit()->textEdit()->text().contains(QLatin1String("2027")));
        QVERIFY(field.choice(0)->isHidden());
    }

    void pastedTime_countsAndEndsADayAlone()
    {
        PublicationField field;
        field.setZone(Core::SiteZone());
        field.setPublication(dated(Core::SiteZone()));
        QVERIFY(field.dayBox()->isChecked());
        QGuiApplication::clipboard()->setText(QStringLiteral("2027-03-28 02:30"));
        field.edit()->textEdit()->selectAll();
        QTest::keyClick(field.edit()->textEdit(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(!field.dayBox()->isChecked());
        QCOMPARE(field.publishAt(), utc("2027-03-28T02:30:00Z"));
        // The time comes back where the day alone was asked for by mistake.
        field.dayBox()->click();
        field.dayBox()->click();
        QCOMPARE(field.publishAt(), utc("2027-03-28T02:30:00Z"));
        QTest::keyClick(field.edit()->textEdit(), Qt::Key_Up);
        QCOMPARE(field.publishAt(), utc("2027-03-29T02:30:00Z"));
    }

    void openQuestion_staysOpenInAnotherZone()
    {
        PublicationField field;
        field.setZone(zoneOf(QStringLiteral("Europe/Berlin")));
        type(field, QDate(2026, 10, 25), QTime(2, 30));
        QVERIFY(field.asks());
        QSignalSpy edited(&field, &PublicationField::edited);
        // The clocks of Paris are put back over it, too: nobody has chosen yet.
        field.setZone(zoneOf(QStringLiteral("Europe/Paris")));
        QVERIFY(field.asks());
        QVERIFY(field.question()->text().contains(QLatin1String("Europe/Paris")));
        QCOMPARE(field.edit()->time(), QTime(2, 30));
        QCOMPARE(edited.size(), 0);
        // Where it comes once it is that.
        field.setZone(zoneOf(QStringLiteral("Asia/Kathmandu")));
        QVERIFY(!field.asks());
        QCOMPARE(field.edit()->time(), QTime(2, 30));
        QCOMPARE(field.publishAt(), utc("2026-10-24T20:45:00Z"));
        QCOMPARE(edited.size(), 1);
        // Over a gap no less: 02:30 never comes in New York on this day, and does in Berlin.
        field.setZone(zoneOf(QStringLiteral("America/New_York")));
        type(field, QDate(2026, 3, 8), QTime(2, 30));
        QVERIFY(field.asks());
        field.setZone(zoneOf(QStringLiteral("Europe/Berlin")));
        QVERIFY(!field.asks());
        QCOMPARE(field.publishAt(), utc("2026-03-08T01:30:00Z"));
    }

    void typedDay_isThatDayInTheNewZone()
    {
        PublicationField field;
        field.setZone(zoneOf(QStringLiteral("Europe/Berlin")));
        type(field, Day, QTime(9, 0));
        field.dayBox()->setChecked(true);
        QCOMPARE(field.publishAt(), utc("2024-03-01T23:00:00Z"));
        QSignalSpy edited(&field, &PublicationField::edited);
        field.setZone(zoneOf(QStringLiteral("America/New_York")));
        QCOMPARE(field.publishAt(), utc("2024-03-02T05:00:00Z"));
        QCOMPARE(shown(field).publishDay, Day);
        QCOMPARE(edited.size(), 1);
        QVERIFY2(field.note()->text().contains(QLatin1String("midnight in America/New_York")),
                 qPrintable(field.note()->text()));
        // A time that was certain stays its moment, and nothing stays nothing.
        field.dayBox()->setChecked(false);
        type(field, Day, QTime(9, 0));
        field.setZone(zoneOf(QStringLiteral("Europe/Berlin")));
        QCOMPARE(field.publishAt(), utc("2024-03-02T14:00:00Z"));
        QCOMPARE(field.edit()->time(), QTime(15, 0));
        field.timedBox()->setChecked(false);
        field.setZone(zoneOf(QStringLiteral("UTC")));
        QVERIFY(!field.publishAt().isValid());
    }

    void dayOfAnEarlierZone_isNotSaidToBeginAtMidnight()
    {
        PublicationField field;
        field.setZone(zoneOf(QStringLiteral("Europe/Berlin")));
        const Core::Article article = dated(zoneOf(QStringLiteral("America/New_York")));
        field.setPublication(article);
        QCOMPARE(field.publishAt(), article.publishAt);
        QCOMPARE(field.edit()->date(), Day);
        QVERIFY2(!field.note()->text().contains(QLatin1String("midnight")) &&
                     field.note()->text().contains(QLatin1String("06:00")),
                 qPrintable(field.note()->text()));
        field.setZone(zoneOf(QStringLiteral("America/New_York")));
        QCOMPARE(field.publishAt(), article.publishAt);
        QVERIFY(field.note()->text().contains(QLatin1String("midnight in America/New_York")));
    }

    void openQuestion_holdsTheSave()
    {
        Tests::EditorDesk desk;
        QVERIFY(Tests::wait(desk.workspace->setSiteZone(QStringLiteral("Europe/Berlin"), {})));
        const Core::Article saved =
            desk.save(Tests::article(QStringLiteral("Night"), QStringLiteral("Text.")));
        desk.open(saved.id);
        PublicationField *field = desk.page->inspector()->publication();
        type(*field, QDate(2026, 10, 25), QTime(2, 30));
        desk.page->save();
        QTRY_VERIFY(field->choice(0)->hasFocus());
        QVERIFY(desk.page->inspector()->isVisible());
        QCOMPARE(desk.stored(saved.id).version, saved.version);
        field->choice(1)->click();
        desk.page->save();
        QTRY_COMPARE(desk.stored(saved.id).publishAt, utc("2026-10-25T01:30:00Z"));
    }

    void dayChosenInTheInspector_isSavedAsADay()
    {
        putComputerIn(QStringLiteral("America/Los_Angeles"));
        Tests::EditorDesk desk;
        QVERIFY(Tests::wait(desk.workspace->setSiteZone(QStringLiteral("Asia/Kathmandu"), {})));
        const Core::Article saved =
            desk.save(Tests::article(QStringLiteral("Day"), QStringLiteral("Text.")));
        desk.open(saved.id);
        PublicationField *field = desk.page->inspector()->publication();
        type(*field, Day, QTime(9, 0));
        field->dayBox()->setChecked(true);
        desk.page->save();
        QTRY_COMPARE(desk.stored(saved.id).publishDay, Day);
        QCOMPARE(desk.stored(saved.id).publishAt, utc("2024-03-01T18:15:00Z"));
        // Another zone of the site moves nothing, on the page as little as in the store.
        QVERIFY(Tests::wait(desk.workspace->setSiteZone(QStringLiteral("UTC"), {})));
        QCOMPARE(desk.page->shownArticle().publishAt, utc("2024-03-01T18:15:00Z"));
        QCOMPARE(desk.page->shownArticle().publishDay, Day);
    }

    void dialog_setsTheZone()
    {
        Tests::EditorDesk desk;
        Core::Article later =
            Tests::article(QStringLiteral("Later"), QStringLiteral("T"), Core::Status::Published);
        later.setPublishMoment(Core::utcNow().addDays(3));
        later = desk.save(later);
        auto *dialog = new SiteZoneDialog(*desk.workspace, desk.page.get());
        dialog->open();
        QCOMPARE(dialog->chosen(), QStringLiteral("UTC"));
        QVERIFY(dialog->sentence()->text().contains(QLatin1String("UTC")));
        QTRY_VERIFY(dialog->scheduled()->text().contains(QLatin1String("(1)")));
        QTest::keyClicks(dialog->searchField(), QStringLiteral("new york"));
        QCOMPARE(dialog->chosen(), QStringLiteral("America/New_York"));
        dialog->searchField()->setText(QStringLiteral("nowhere at all"));
        QVERIFY(dialog->chosen().isEmpty());
        QVERIFY(!dialog->buttons()->buttons().isEmpty());
        dialog->searchField()->setText(QStringLiteral("kathm"));
        QSignalSpy done(dialog, &QDialog::accepted);
        // Return in the field sets what is marked.
        QTest::keyClick(dialog->searchField(), Qt::Key_Return);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(desk.workspace->siteZone().name(), QStringLiteral("Asia/Kathmandu"));
        QCOMPARE(desk.stored(later.id), later);
    }
};

QTEST_MAIN(TestPublication)
#include "tst_publication.moc"
