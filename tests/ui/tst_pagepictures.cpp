#include "editordesk.h"

#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <support/screenshot.h>
#include <text/articlemerge.h>
#include <ui/article/articlehead.h>
#include <ui/article/comparedialog.h>
#include <ui/article/conflictview.h>
#include <ui/article/inspector.h>
#include <ui/article/readingpage.h>
#include <ui/article/recoverybar.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/labelledfield.h>
#include <ui/controls/pill.h>
#include <ui/look/theme.h>
#include <ui/search/searchpage.h>
#include <ui/stores/connectiondialog.h>
#include <ui/stores/storetestline.h>
#include <ui/text/articleview.h>
#include <ui/text/markdowneditor.h>
#include <ui/text/previewpane.h>

#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>

#include <optional>

using namespace Triptych;
using namespace Triptych::Ui;
using namespace std::chrono_literals;
using Tests::wait;

namespace {

constexpr QSize Normal(1100, 760);
constexpr QSize Small(900, 600);

const QString English = QStringLiteral(
    "The desk was quiet at six. **Nobody** had turned on the *big lights* yet, and the only sound "
    "was "
    "the kettle, which somebody had filled and forgotten. On the wall the [page "
    "plan](https://example.org) "
    "for Thursday hung with two holes in it, each the size of a story that had not come.\n\n"
    "## What came instead\n\n"
    "A letter, by hand, on paper that smelled of oil. It began without a greeting:\n\n"
    "> You print what you are told. I have counted the lamps on the north road, and there are nine "
    "fewer than you wrote.\n\n"
    "We went out with a list:\n\n"
    "- the lamps between the bridge and the mill\n"
    "- who signed for them, and when\n"
    "    - the two invoices with one number\n"
    "- what a lamp costs `per year`\n\n"
    "```python\ndef missing(written, counted):\n    return written - counted\n```\n\n"
    "| Road | Written | Counted |\n|---|---:|---:|\n| North | 112 | 103 |\n| Mill | 40 | 40 |\n\n"
    "![The north road at night](lamps.jpg)\n\n"
    "1. Nine lamps, ~~eight~~ by our own count.\n2. Nobody at the depot remembers them.\n\n"
    "The rest is arithmetic, and it took us until Friday to believe it.\n");

const QString Arabic = QString::fromUtf8(
    "في الصباح الباكر كانت غرفة الأخبار هادئة. لم يكن أحد قد أشعل **الأضواء الكبيرة** بعد، وكان "
    "الصوت الوحيد "
    "صوت الغلاية.\n\n## ما الذي جاء\n\nرسالة بخط اليد على ورق تفوح منه رائحة الزيت:\n\n"
    "> أنتم تطبعون ما يقال لكم. لقد عددت المصابيح على طريق الشمال.\n\n"
    "- المصابيح بين الجسر والطاحونة\n- من وقّع عليها ومتى\n\n"
    "وما تبقى حساب بسيط، واحتجنا إلى يوم الجمعة حتى نصدقه. انظر [الخطة](https://example.org).\n");

} // namespace

/**
 * Shows every page of the right side in its states and looks whether anything is painted. With
 * TRIPTYCH_SHOTS naming a folder the pictures are kept there, for people to look at.
 */
class TestPagePictures final : public QObject
{
    Q_OBJECT

private:
    std::optional<Tests::WritingDesk> m_desk;
    Core::ArticleId m_english;
    Core::ArticleId m_arabic;

    Core::ArticleId store(const QString &title, const QString &body, const QString &language,
                          const QStringList &authors, Core::Status status)
    {
        Core::Article article;
        article.title = title;
        article.summary =
            language == QLatin1String("ar")
                ? QString::fromUtf8("تسعة مصابيح أقل مما كتبنا، ورسالة لم تبدأ بتحية.")
                : QStringLiteral("Nine lamps fewer than we wrote, and a letter that began without "
                                 "a greeting.");
        article.body = body;
        article.language = language;
        article.authors = authors;
        article.tags = {QStringLiteral("city"), QStringLiteral("lamps"),
                        QStringLiteral("investigation")};
        article.section = QStringLiteral("Local");
        article.status = status;
        if (status == Core::Status::Published)
            article.publishAt = Core::utcNow().addSecs(-7200);
        article.fields.insert(QStringLiteral("photographer"), QStringLiteral("Ines Odell"));
        const auto saved = wait(m_desk->workspace->library().save(article, {}));
        return saved ? saved->id : Core::ArticleId();
    }

    static void keep(QWidget &widget, const QString &name)
    {
        const QImage image = widget.grab().toImage();
        QVERIFY(!image.isNull());
        // Something is painted on it: not one colour all over.
        const QRgb first = image.pixel(0, 0);
        bool painted = false;
        for (int y = 0; y < image.height() && !painted; y += 7)
            for (int x = 0; x < image.width() && !painted; x += 7)
                painted = image.pixel(x, y) != first;
        QVERIFY(painted);
        const QString folder = qEnvironmentVariable("TRIPTYCH_SHOTS");
        if (!folder.isEmpty()) {
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
        }
    }

    /** The English article as typed on, cut in its text and with some bytes of it gone. */
    void putDamagedFile()
    {
        const auto stored = wait(m_desk->workspace->library().article(m_english, {}));
        QVERIFY(stored.has_value());
        Core::Article typed = *stored;
        typed.body.replace(QStringLiteral("at six"), QStringLiteral("at half past six"));
        QByteArray bytes = Unsaved::journalBytes({typed, Core::utcNow()});
        bytes.replace("had turned", "h\xff\xfe\xfd ned");
        QFile file(m_desk->file(QStringLiteral("journal/%1.json").arg(m_english.toString())));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.left(bytes.indexOf("It began without a gree")));
    }

    static void press(const QWidget &within, const QString &text)
    {
        const auto buttons = within.findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->text() == text && button->isVisible()) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL(qPrintable(text));
    }

    /** In the row of the bar that has this pill. */
    static void pressIn(const QWidget &bar, const QString &pill, const QString &text)
    {
        const auto pills = bar.findChildren<Pill *>();
        for (const Pill *one : pills) {
            if (one->text() == pill && one->isVisible()) {
                press(*one->parentWidget(), text);
                return;
            }
        }
        QFAIL(qPrintable(pill));
    }

    static QString look()
    {
        return colours().dark ? QStringLiteral("dark") : QStringLiteral("light");
    }

    static void show(QWidget &widget, const QSize &size)
    {
        widget.resize(size);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
    }

private Q_SLOTS:
    void initTestCase()
    {
        new Theme(*qApp);
        Theme::current()->setParent(qApp);
        Theme::current()->setMotionOn(false);
        m_desk.emplace();
        m_english = store(QStringLiteral("Nine lamps short on the north road"), English,
                          QStringLiteral("en"),
                          {QStringLiteral("Maria Lindqvist"), QStringLiteral("Tom Okafor")},
                          Core::Status::Published);
        QVERIFY(!m_english.isNull());
        m_arabic =
            store(QString::fromUtf8("تسعة مصابيح ناقصة على طريق الشمال"), Arabic,
                  QStringLiteral("ar"), {QString::fromUtf8("ليلى حداد")}, Core::Status::Review);
        QVERIFY(!m_arabic.isNull());
        for (int i = 0; i < 12; ++i)
            store(QStringLiteral("The lamps of district %1, counted again").arg(i + 1), English,
                  QStringLiteral("en"), {QStringLiteral("Tom Okafor")},
                  i % 3 ? Core::Status::Published : Core::Status::Draft);
    }

    void cleanup() { Support::saveScreenshotsOfFailure(); }

    void pages_showTheirStates_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void pages_showTheirStates()
    {
        QFETCH(bool, dark);
        Theme::current()->setAppearance(dark ? Appearance::Dark : Appearance::Light);
        {
            EditorPage page(*m_desk->workspace, m_desk->journal);
            show(page, Normal);
            keep(page, look() + QStringLiteral("-editor-empty"));
            QSignalSpy shown(&page, &EditorPage::articleShown);
            page.openArticle(m_english);
            QTRY_COMPARE(shown.size(), 1);
            page.bodyEdit()->setFocus();
            QTest::qWait(50);
            keep(page, look() + QStringLiteral("-editor"));
            page.setInspectorShown(true);
            QTRY_VERIFY(page.inspector()->isVisible());
            QTest::qWait(100);
            keep(page, look() + QStringLiteral("-editor-inspector"));
            page.resize(Small);
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-editor-inspector-small"));
            page.setInspectorShown(false);
            page.resize(1500, 800);
            QSignalSpy rendered(page.preview(), &PreviewPane::rendered);
            page.setPreviewShown(true);
            QTRY_VERIFY(!rendered.isEmpty());
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-editor-preview"));
            page.setPreviewShown(false);
            page.resize(Small);
            QTextCursor cursor = page.bodyEdit()->textCursor();
            cursor.setPosition(20);
            cursor.setPosition(420, QTextCursor::KeepAnchor);
            page.bodyEdit()->setTextCursor(cursor);
            QTest::keyClick(page.bodyEdit(), Qt::Key_F, Qt::ControlModifier);
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-editor-small-selection"));
            QSignalSpy arabic(&page, &EditorPage::articleShown);
            page.openArticle(m_arabic);
            QTRY_COMPARE(arabic.size(), 1);
            page.resize(Normal);
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-editor-rtl-text"));
            page.newArticle();
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-editor-new"));
        }
        {
            ReadingPage page(*m_desk->workspace);
            QSignalSpy shown(&page, &ReadingPage::articleShown);
            show(page, Normal);
            page.openArticle(m_english);
            QTRY_COMPARE(shown.size(), 1);
            page.setViews(12345);
            QTest::qWait(50);
            keep(page, look() + QStringLiteral("-reading"));
            page.resize(Small);
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-reading-small"));
            page.openArticle(m_arabic);
            QTRY_COMPARE(shown.size(), 2);
            QTest::qWait(30);
            keep(page, look() + QStringLiteral("-reading-rtl"));
            page.openArticle(Core::ArticleId::create());
            QTRY_VERIFY(page.shownPage() != static_cast<QWidget *>(page.view()));
            QTest::qWait(200);
            keep(page, look() + QStringLiteral("-reading-gone"));
        }
        {
            SearchPage page(*m_desk->workspace);
            show(page, Normal);
            keep(page, look() + QStringLiteral("-search-prompt"));
            page.focusWords(QStringLiteral("lamps road"));
            QTRY_VERIFY_WITH_TIMEOUT(!page.summaryText().isEmpty(), 10000);
            QTest::qWait(50);
            keep(page, look() + QStringLiteral("-search"));
            page.setStatusFilter(Core::Status::Archived);
            QTRY_VERIFY(page.shownState() != static_cast<QWidget *>(page.hitsView()));
            QTest::qWait(300);
            keep(page, look() + QStringLiteral("-search-nothing"));
        }
        {
            ConflictView view;
            Core::Article base;
            base.title = QStringLiteral("Nine lamps short");
            base.body = QStringLiteral("The desk was quiet at six. Nobody had come.\n");
            Core::Article mine = base;
            mine.title = QStringLiteral("Nine lamps short on the north road");
            mine.body = QStringLiteral("The desk was quiet at six. Only the kettle spoke.\n");
            Core::Article theirs = base;
            theirs.title = QStringLiteral("Who took nine lamps?");
            theirs.body = QStringLiteral("The desk was quiet at six. The night editor had left.\n");
            theirs.version = 3;
            theirs.updatedBy = QStringLiteral("maria");
            view.setConflict(*Text::mergeArticles(base, mine, theirs), theirs);
            show(view, Normal);
            keep(view, look() + QStringLiteral("-conflict"));
        }
        {
            Profiles::ProfileStore profiles(m_desk->file(QStringLiteral("settings.ini")));
            Profiles::SecretStore secrets(50ms);
            ConnectionDialog dialog(profiles, secrets);
            show(dialog, dialog.size());
            QTest::mouseClick(dialog.connectButton(), Qt::LeftButton);
            dialog.testLine(Core::StoreRole::Articles)
                ->showError({Core::ErrorKind::Unreachable,
                             QStringLiteral("Nothing answers at db.example.org:5432."),
                             {}});
            QTest::qWait(30);
            keep(dialog, look() + QStringLiteral("-connect-servers"));
            dialog.embeddedChoice()->setChecked(true);
            keep(dialog, look() + QStringLiteral("-connect-file"));
        }
        {
            Core::Article typed;
            typed.id = Core::ArticleId::create();
            typed.title = QStringLiteral("A story that was never saved");
            typed.body = QStringLiteral("It began at six.");
            QVERIFY(wait(m_desk->journal.write(typed)).has_value());
            putDamagedFile();
            RecoveryBar bar(*m_desk->workspace, m_desk->journal);
            QSignalSpy refreshed(&bar, &RecoveryBar::refreshed);
            bar.refresh();
            QTRY_COMPARE(refreshed.size(), 1);
            QCOMPARE(bar.count(), 2);
            show(bar, QSize(1100, bar.sizeHint().height()));
            keep(bar, look() + QStringLiteral("-recovery"));
            show(bar, QSize(640, bar.sizeHint().height()));
            keep(bar, look() + QStringLiteral("-recovery-narrow"));
            bar.setLayoutDirection(Qt::RightToLeft);
            show(bar, QSize(1100, bar.sizeHint().height()));
            keep(bar, look() + QStringLiteral("-recovery-rtl"));
            press(bar, QStringLiteral("Compare"));
            QTRY_VERIFY(bar.findChild<CompareDialog *>());
            auto *dialog = bar.findChild<CompareDialog *>();
            dialog->setLayoutDirection(Qt::RightToLeft);
            QTest::qWait(50);
            keep(*dialog, look() + QStringLiteral("-compare-rtl"));
            dialog->setLayoutDirection(Qt::LeftToRight);
            QTest::qWait(50);
            keep(*dialog, look() + QStringLiteral("-compare"));
            dialog->reject();
            bar.setLayoutDirection(Qt::LeftToRight);
            pressIn(bar, QStringLiteral("In part"), QStringLiteral("Open"));
            QTRY_COMPARE(bar.count(), 1);
            QTest::qWait(50);
            show(bar, QSize(1100, bar.sizeHint().height()));
            keep(bar, look() + QStringLiteral("-recovery-opened"));
            QVERIFY(wait(m_desk->journal.remove(typed.id)).has_value());
            const auto left = wait(m_desk->journal.content());
            for (const Unsaved::AsideEntry &aside : left->aside)
                QVERIFY(wait(m_desk->journal.markHandled(aside.file)).has_value());
        }
    }
};

QTEST_MAIN(TestPagePictures)
#include "tst_pagepictures.moc"
