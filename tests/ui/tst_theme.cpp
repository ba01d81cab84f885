#include <ui/look/icons.h>
#include <ui/look/theme.h>
#include <ui/look/wordspaint.h>

#include <QApplication>
#include <QFile>
#include <QFontMetrics>
#include <QLabel>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Ui;

class TestTheme final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_keepTheirContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void texts_keepTheirContrast()
    {
        QFETCH(bool, dark);
        const Colours &c = dark ? darkColours() : lightColours();
        const auto check = [](const QColor &ink, const QColor &ground, double least,
                              const char *what) {
            const double found = contrast(ink, ground);
            QVERIFY2(found >= least,
                     qPrintable(QStringLiteral("%1: %2 on %3 is %4")
                                    .arg(QLatin1String(what), ink.name(), ground.name())
                                    .arg(found)));
        };
        const std::initializer_list<QColor> grounds{c.page,   c.list,  c.sidebar,
                                                    c.raised, c.hover, c.selected};
        for (const QColor &ground : grounds) {
            check(c.text, ground, 4.5, "text");
            check(c.secondary, ground, 4.5, "secondary");
            check(c.faint, ground, 3.0, "faint");
        }
        for (const QColor &ground : {c.page, c.list, c.sidebar, c.raised})
            check(c.placeholder, ground, 4.5, "placeholder");
        for (const QColor &ground : {c.page, c.list, c.sidebar, c.raised}) {
            for (const QColor &ink : {c.accent, c.ok, c.notice, c.warning, c.danger})
                check(ink, ground, 4.5, "tone");
        }
        check(c.accent, c.accentSoft, 4.5, "accent on soft");
        check(c.ok, c.okSoft, 4.5, "ok on soft");
        check(c.notice, c.noticeSoft, 4.5, "notice on soft");
        check(c.warning, c.warningSoft, 4.5, "warning on soft");
        check(c.danger, c.dangerSoft, 4.5, "danger on soft");
        check(c.secondary, c.neutral[3], 4.5, "neutral pill");
        check(c.onAccent, c.accentFill, 4.5, "primary button");
        check(c.text, c.highlight, 4.5, "found word");
    }

    void ramp_goesFromGroundToText()
    {
        for (const Colours *c : {&lightColours(), &darkColours()}) {
            for (size_t step = 1; step < c->neutral.size(); ++step)
                QVERIFY(contrast(c->neutral[0], c->neutral[step]) >
                        contrast(c->neutral[0], c->neutral[step - 1]));
        }
    }

    void appearance_switchesLiveAndIsRemembered()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("settings.ini"));
        {
            Theme theme(*qApp, file);
            QSignalSpy changed(&theme, &Theme::appearanceChanged);
            theme.setAppearance(Appearance::Dark);
            QCOMPARE(changed.size(), 1);
            QVERIFY(colours().dark);
            QCOMPARE(qApp->palette().color(QPalette::WindowText), darkColours().text);
        }
        Theme theme(*qApp, file);
        QCOMPARE(theme.appearance(), Appearance::Dark);
        theme.setAppearance(Appearance::Light);
        QVERIFY(!colours().dark);
    }

    void everyIcon_drawsSomethingInItsColour()
    {
        for (int which = 0; which < int(Icon::Count_); ++which) {
            QVERIFY2(QFile::exists(iconFile(Icon(which))), qPrintable(iconFile(Icon(which))));
            const QImage image = iconPixmap(Icon(which), 20, Qt::red, 2.0).toImage();
            QCOMPARE(image.width(), 40);
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    if (pixel.alpha() > 200) {
                        ++inked;
                        QVERIFY(pixel.red() > 240 && pixel.green() < 16);
                    }
                }
            }
            QVERIFY2(inked > 20, qPrintable(iconFile(Icon(which))));
        }
        QVERIFY(!applicationIcon().pixmap(64, 64).isNull());
    }

    void labels_standAtTheLeadingSide_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::addColumn<bool>("isAtTheRight");
        const QString arabic = QStringLiteral("نص");
        QTest::newRow("English") << QStringLiteral("Tags") << Qt::LeftToRight << false;
        QTest::newRow("English, mirrored") << QStringLiteral("Tags") << Qt::RightToLeft << true;
        QTest::newRow("Arabic") << arabic << Qt::LeftToRight << false;
        QTest::newRow("Arabic, mirrored") << arabic << Qt::RightToLeft << true;
    }

    void labels_standAtTheLeadingSide()
    {
        QFETCH(QString, words);
        QFETCH(Qt::LayoutDirection, direction);
        QFETCH(bool, isAtTheRight);
        Theme theme(*qApp);
        for (const bool isTurnedLater : {false, true}) {
            QWidget window;
            QLabel label(words, &window);
            label.setGeometry(0, 0, 400, 40);
            window.resize(400, 40);
            if (!isTurnedLater)
                window.setLayoutDirection(direction);
            window.grab();
            window.setLayoutDirection(direction);
            const QImage image = window.grab().toImage();
            int left = image.width();
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y)
                    left = image.pixelColor(x, y).lightness() < 128 ? qMin(left, x) : left;
            }
            QVERIFY(left < image.width());
            QCOMPARE(left > image.width() / 2, isAtTheRight);
        }
        QLabel centred(words);
        centred.setAlignment(Qt::AlignCenter);
        centred.ensurePolished();
        QCOMPARE(centred.alignment(), Qt::Alignment(Qt::AlignCenter));
    }

    void wordsThatBeginWithANumber_areReadInOrder()
    {
        Theme theme(*qApp);
        const auto drawn = [](const QString &words, Qt::LayoutDirection direction) {
            QImage image(200, 40, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setLayoutDirection(direction);
            drawOwnDirection(&painter, image.rect(), Qt::AlignCenter, words);
            return image;
        };
        for (const QString &words : {QStringLiteral("3 min ago"), QStringLiteral("قبل 3 دقائق")})
            QCOMPARE(drawn(words, Qt::RightToLeft), drawn(words, Qt::LeftToRight));
    }

    void digits_areTabular()
    {
        Theme theme(*qApp);
        const QFontMetrics metrics(textFont(TextSize::Body));
        for (int digit = 1; digit < 10; ++digit)
            QCOMPARE(metrics.horizontalAdvance(QString::number(digit)),
                     metrics.horizontalAdvance(QStringLiteral("0")));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
