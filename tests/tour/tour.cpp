// Drives the real window on a temporary workspace with sample articles, and saves what it looks
// like.

#include "camera.h"
#include "flows.h"
#include "stage.h"

#include <models/articlelistmodel.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <sync/upkeep.h>
#include <ui/article/editorpage.h>
#include <ui/article/readingpage.h>
#include <ui/controls/inlinenotice.h>
#include <ui/exchange/importdialog.h>
#include <ui/exchange/importquestion.h>
#include <ui/exchange/importquestions.h>
#include <ui/list/articlelistpane.h>
#include <ui/list/filterbar.h>
#include <ui/list/removalnotice.h>
#include <ui/list/termchips.h>
#include <ui/look/theme.h>
#include <ui/search/searchpage.h>
#include <ui/stores/auditpanel.h>
#include <ui/stores/connectiondialog.h>
#include <ui/stores/startpage.h>
#include <ui/stores/storespage.h>
#include <ui/window/desk.h>
#include <ui/window/imports.h>
#include <ui/window/mainwindow.h>
#include <workspace/workspace.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QListView>
#include <QLockFile>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTranslator>

#include <cstdio>

using namespace Triptych;
using namespace Triptych::Stage;

namespace {

Core::ArticleId articleAt(Ui::Desk *desk, int row)
{
    const auto id = desk->list()->model()->idAt(row);
    if (!id)
        giveUp(QStringLiteral("The list is too short"));
    return *id;
}

Core::ArticleId firstPublished(Ui::Desk *desk)
{
    const auto *model = desk->list()->model();
    for (int row = 1; row < model->rowCount(); ++row) {
        const auto article = model->summaryAt(row);
        if (article.isPublic(Core::utcNow()) && article.title.size() > 30 &&
            article.title.isRightToLeft() == QGuiApplication::isRightToLeft())
            return article.id;
    }
    return articleAt(desk, 0);
}

void showPages(const Camera &tour, Ui::MainWindow &window)
{
    Ui::Desk *desk = window.desk();
    desk->showSection({Ui::Section::Kind::All});
    waitUntil([desk] { return desk->list()->model()->rowCount() > 5; });
    desk->list()->view()->setFocus();
    desk->list()->view()->setCurrentIndex(desk->list()->model()->index(2));
    tour.shot(&window, QStringLiteral("list"));
    const Core::ArticleId id = firstPublished(desk);
    desk->editArticle(id);
    settle(800);
    tour.shot(&window, QStringLiteral("editor"));
    desk->readArticle(id);
    settle(800);
    tour.shot(&window, QStringLiteral("reading"));
    desk->search(QStringLiteral("harbour"));
    settle(900);
    tour.shot(&window, QStringLiteral("search"));
    desk->showSection({Ui::Section::Kind::Stores});
    desk->stores()->findChild<QScrollArea *>()->verticalScrollBar()->setValue(0);
    tour.shot(&window, QStringLiteral("stores"));
    desk->showSection({Ui::Section::Kind::All});
}

void showUpkeep(const Camera &tour, Ui::MainWindow &window)
{
    Ui::StoresPage *stores = window.desk()->stores();
    Sync::Upkeep &upkeep = window.desk()->workspace().upkeep();
    auto *bar = stores->findChild<QScrollArea *>()->verticalScrollBar();
    settle();
    bar->setValue(bar->maximum());
    tour.shot(&window, QStringLiteral("stores-in-step"));
    // What is refused here is not to be taken by the relay meanwhile.
    Sync::Relay &relay = window.desk()->workspace().relay();
    QMetaObject::invokeMethod(&relay, &Sync::Relay::stop);
    settle();
    spoil(window.desk()->workspace());
    upkeep.lookAtOutbox();
    stores->audit()->compareButton()->click();
    waitUntil([&upkeep] { return upkeep.job() == Sync::Upkeep::Job::None; });
    settle();
    bar->setValue(bar->maximum());
    tour.shot(&window, QStringLiteral("stores-out-of-step"));
    stores->audit()->repairButton()->click();
    waitUntil([&upkeep] { return upkeep.job() == Sync::Upkeep::Job::None; });
    settle();
    bar->setValue(bar->maximum());
    tour.shot(&window, QStringLiteral("stores-repaired"));
    QMetaObject::invokeMethod(&relay, &Sync::Relay::start);
    upkeep.retryDead();
    waitUntil([&upkeep] { return upkeep.backlog().dead == 0; });
}

void showImport(const Camera &tour, Ui::MainWindow &window)
{
    using Stage = Ui::ImportDialog::Stage;
    const QDir disk(QDir(qEnvironmentVariable("TRIPTYCH_HOME")).filePath(QStringLiteral("sites")));
    if (disk.exists() && !QDir(disk).removeRecursively())
        giveUp(QStringLiteral("%1 cannot be emptied").arg(disk.path()));
    const QDir site(disk.filePath(QStringLiteral("harbour-times/posts")));
    makeSite(site);
    const auto open = [&window](const QString &folder) {
        window.desk()->imports()->importFolder(folder, &window);
        return window.findChildren<Ui::ImportDialog *>().last();
    };
    Ui::ImportDialog *asking = open(QFileInfo(QStringLiteral(TRIPTYCH_SAMPLES)).path());
    waitUntil([asking] { return asking->stage() == Stage::Asking; });
    tour.shot(asking, QStringLiteral("import-question"));
    asking->close();
    Ui::ImportDialog *dialog = open(site.path());
    waitUntil([dialog] { return dialog->stage() != Stage::Looking; });
    // The tour before this one imported its own, which is gone by now.
    if (dialog->stage() == Stage::Asking)
        dialog->questions()->siteMoved()->otherBox()->click();
    waitUntil([dialog] { return dialog->stage() == Stage::Ready; });
    tour.shot(dialog, QStringLiteral("import-look"));
    dialog->importButton()->click();
    waitUntil([dialog] { return dialog->stage() == Stage::Done; });
    dialog->resize(dialog->width(), 480);
    tour.shot(dialog, QStringLiteral("import-report"));
    dialog->close();
    const QString moved = disk.filePath(QStringLiteral("harbour-news"));
    if (!QDir().rename(disk.filePath(QStringLiteral("harbour-times")), moved))
        giveUp(moved);
    Ui::ImportDialog *question = open(moved + QStringLiteral("/posts"));
    waitUntil([question] { return question->stage() == Stage::Asking; });
    tour.shot(question, QStringLiteral("import-moved"));
    question->close();
}

void showStates(const Camera &tour, Ui::MainWindow &window, Profiles::ProfileStore &profiles,
                Profiles::SecretStore &secrets)
{
    Ui::Desk *desk = window.desk();
    desk->showSection({Ui::Section::Kind::All});
    settle();
    window.showPalette();
    tour.shot(&window, QStringLiteral("palette"));
    window.commandPalette()->dismiss();

    desk->list()->filters()->terms()->setWords(QStringLiteral("author:\"Nobody at All\""));
    tour.shot(&window, QStringLiteral("filtered-to-nothing"));
    desk->list()->filters()->clear();
    settle();

    desk->list()->view()->setCurrentIndex(desk->list()->model()->index(1));
    desk->list()->view()->setFocus();
    desk->removeCurrent();
    settle(800);
    tour.shot(&window, QStringLiteral("deleted-with-undo"));
    desk->removals()->undo();
    settle(800);

    desk->setProperty(TroubledProperty, true);
    desk->list()->setDegraded(QStringLiteral("PostgreSQL is away since 14:02. These rows are from "
                                             "before; what you write is kept on this computer."));
    tour.shot(&window, QStringLiteral("degraded"));
    desk->showSection({Ui::Section::Kind::Stores});
    tour.shot(&window, QStringLiteral("stores-away"));
    showUpkeep(tour, window);
    desk->setProperty(TroubledProperty, false);
    desk->list()->setDegraded({});
    desk->showSection({Ui::Section::Kind::All});

    desk->newArticle();
    settle(600);
    tour.shot(&window, QStringLiteral("editor-new"));

    Ui::ConnectionDialog dialog(profiles, secrets, &window);
    dialog.open();
    tour.shot(&dialog, QStringLiteral("connection"));
    dialog.reject();
    showImport(tour, window);
}

void showStart(const Camera &tour, Profiles::ProfileStore &profiles, Profiles::SecretStore &secrets,
               const QString &emptyFile)
{
    Ui::MainWindow failed(nullptr, profiles, secrets);
    Profiles::Profile profile;
    profile.name = QStringLiteral("The Harbour Times");
    profile.kind = Profiles::Profile::Kind::Servers;
    profile.postgres = QStringLiteral("postgresql://db.example.org/harbour");
    failed.resize(1'100, 720);
    failed.showFailure(
        profile,
        {Core::ErrorKind::Unreachable,
         QStringLiteral("The database at db.example.org:5432 does not answer."),
         QStringLiteral(
             "connection to server at \"db.example.org\", port 5432 failed: Connection refused")});
    failed.show();
    tour.shot(&failed, QStringLiteral("start-failure"));

    Ui::MainWindow empty(openWorkspace(emptyFile), profiles, secrets);
    empty.resize(1'280, 800);
    empty.show();
    settle(600);
    empty.desk()->showSection({Ui::Section::Kind::Scheduled});
    tour.shot(&empty, QStringLiteral("empty"));
}

/** Another tour, which only a program of its own can take: at 200 %, or in German. */
void runSecond(const QString &folder, const QString &option)
{
    QProcess second;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (option == QLatin1String("--doubled"))
        environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    second.setProcessEnvironment(environment);
    second.setProcessChannelMode(QProcess::ForwardedChannels);
    second.start(QApplication::applicationFilePath(), {folder, option});
    if (!second.waitForFinished(300'000) || second.exitCode() != 0)
        giveUp(QStringLiteral("The tour %1 failed").arg(option));
}

} // namespace

int main(int argc, char *argv[])
{
    const bool doubled = argc > 2 && qstrcmp(argv[2], "--doubled") == 0;
    const bool german = argc > 2 && qstrcmp(argv[2], "--german") == 0;
    const bool isSecond = doubled || german;
    if (argc < 2) {
        std::fprintf(stderr, "usage: triptych_tour DIR\n");
        return 2;
    }
    // The pages show where the workspace lies: at one place in every tour.
    QDir home(QDir::temp().filePath(QStringLiteral("triptych-tour")));
    QLockFile lock(home.path() + QStringLiteral(".lock"));
    if (!isSecond && (!lock.tryLock() || (home.exists() && !home.removeRecursively()) ||
                      !home.mkpath(QStringLiteral("."))))
        giveUp(QStringLiteral("%1 is in use").arg(home.path()));
    if (isSecond && !home.mkpath(QStringLiteral("second")))
        giveUp(QStringLiteral("%1 cannot be written").arg(home.path()));
    if (isSecond)
        home.cd(QStringLiteral("second"));
    qputenv("TRIPTYCH_HOME", home.path().toLocal8Bit());
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral("tour"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString folder = QDir(QString::fromLocal8Bit(argv[1])).absolutePath();
    QDir().mkpath(folder);

    QTranslator ofQt;
    QTranslator words;
    const QString language = german ? QStringLiteral("de") : QStringLiteral("en");
    if (!words.load(QStringLiteral(TRIPTYCH_TRANSLATIONS "/triptych_%1.qm").arg(language)) ||
        (german && !ofQt.load(QStringLiteral("qtbase_de"),
                              QLibraryInfo::path(QLibraryInfo::TranslationsPath))))
        giveUp(QStringLiteral("The words of \"%1\" are missing").arg(language));
    if (german) {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QApplication::installTranslator(&ofQt);
    }
    QApplication::installTranslator(&words);
    Ui::Theme theme(application);
    theme.setAppearance(Ui::Appearance::Light);
    Profiles::ProfileStore profiles(home.filePath(QStringLiteral("settings.ini")));
    Profiles::SecretStore secrets;
    auto workspace = openWorkspace(home.filePath(QStringLiteral("tour.triptych")));
    fill(*workspace);

    Ui::MainWindow window(workspace, profiles, secrets);
    workspace.reset();
    window.resize(1'360, 860);
    window.show();
    settle(800);
    if (isSecond) {
        const Camera camera(folder, doubled ? QStringLiteral("-200") : QStringLiteral("-german"));
        showPages(camera, window);
        if (german)
            showStates(camera, window, profiles, secrets);
        showFlows(camera, window);
        return 0;
    }
    showPages(Camera(folder, QStringLiteral("-light")), window);
    showStates(Camera(folder, QStringLiteral("-light")), window, profiles, secrets);
    showFlows(Camera(folder, QStringLiteral("-light")), window);
    showStart(Camera(folder, QStringLiteral("-light")), profiles, secrets,
              home.filePath(QStringLiteral("empty.triptych")));
    window.resize(900, 600);
    showPages(Camera(folder, QStringLiteral("-900x600")), window);
    showFlows(Camera(folder, QStringLiteral("-900x600")), window);
    window.resize(2'560, 1'440);
    showPages(Camera(folder, QStringLiteral("-2560x1440")), window);

    window.resize(1'360, 860);
    theme.setAppearance(Ui::Appearance::Dark);
    showPages(Camera(folder, QStringLiteral("-dark")), window);
    showStates(Camera(folder, QStringLiteral("-dark")), window, profiles, secrets);
    showFlows(Camera(folder, QStringLiteral("-dark")), window);

    theme.setAppearance(Ui::Appearance::Light);
    application.setLayoutDirection(Qt::RightToLeft);
    QLocale::setDefault(QLocale(QLocale::Arabic));
    showPages(Camera(folder, QStringLiteral("-rtl")), window);
    showFlows(Camera(folder, QStringLiteral("-rtl")), window);

    runSecond(folder, QStringLiteral("--doubled"));
    runSecond(folder, QStringLiteral("--german"));
    home.removeRecursively();
    return 0;
}
