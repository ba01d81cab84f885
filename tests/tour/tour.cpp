// Drives the real window on a temporary workspace with sample articles, and saves what it looks
// like.

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
#include <ui/look/theme.h>
#include <ui/search/searchpage.h>
#include <ui/stores/auditpanel.h>
#include <ui/stores/connectiondialog.h>
#include <ui/stores/startpage.h>
#include <ui/stores/storespage.h>
#include <ui/window/desk.h>
#include <ui/window/imports.h>
#include <ui/window/mainwindow.h>
#include <ui/window/statusstrip.h>
#include <workspace/workspace.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
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

constexpr const char *TroubledProperty =
    "tourTroubled"; // on a desk that shows stores of the tour's own

class Tour final
{
public:
    Tour(const QString &folder, const QString &suffix) : m_folder(folder), m_suffix(suffix) {}

    void shot(QWidget *widget, const QString &name) const
    {
        settle();
        steady();
        const QString file = m_folder.filePath(name + m_suffix + QStringLiteral(".png"));
        if (!widget->grab().save(file))
            giveUp(QStringLiteral("%1 cannot be written").arg(file));
        std::printf("%s\n", qPrintable(file));
    }

private:
    /** What was measured differs from tour to tour: fixed times stand for it. */
    static void steady()
    {
        for (QWidget *window : QApplication::topLevelWidgets()) {
            auto *main = qobject_cast<Ui::MainWindow *>(window);
            Ui::Desk *desk = main ? main->desk() : nullptr;
            if (!desk)
                continue;
            const bool isTroubled = desk->property(TroubledProperty).toBool();
            QList<Core::StoreHealth> stores =
                isTroubled ? troubledStores() : desk->workspace().health();
            for (Core::StoreHealth &store : stores)
                store.latencyMs = 1;
            desk->status()->setHealth(stores);
            desk->stores()->setHealth(stores);
        }
    }

    QDir m_folder;
    QString m_suffix;
};

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

void showPages(const Tour &tour, Ui::MainWindow &window)
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

void showUpkeep(const Tour &tour, Ui::MainWindow &window)
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

void showImport(const Tour &tour, Ui::MainWindow &window)
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

void showStates(const Tour &tour, Ui::MainWindow &window, Profiles::ProfileStore &profiles,
                Profiles::SecretStore &secrets)
{
    Ui::Desk *desk = window.desk();
    desk->showSection({Ui::Section::Kind::All});
    settle();
    window.showPalette();
    tour.shot(&window, QStringLiteral("palette"));
    window.commandPalette()->dismiss();

    desk->list()->filters()->setAuthor(QStringLiteral("Nobody at All"));
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

void showStart(const Tour &tour, Profiles::ProfileStore &profiles, Profiles::SecretStore &secrets,
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

} // namespace

int main(int argc, char *argv[])
{
    const bool doubled = argc > 2 && qstrcmp(argv[2], "--doubled") == 0;
    if (argc < 2) {
        std::fprintf(stderr, "usage: triptych_tour DIR\n");
        return 2;
    }
    // The pages show where the workspace lies: at one place in every tour.
    QDir home(QDir::temp().filePath(QStringLiteral("triptych-tour")));
    QLockFile lock(home.path() + QStringLiteral(".lock"));
    if (!doubled && (!lock.tryLock() || (home.exists() && !home.removeRecursively()) ||
                     !home.mkpath(QStringLiteral("."))))
        giveUp(QStringLiteral("%1 is in use").arg(home.path()));
    if (doubled && !home.mkpath(QStringLiteral("doubled")))
        giveUp(QStringLiteral("%1 cannot be written").arg(home.path()));
    if (doubled)
        home.cd(QStringLiteral("doubled"));
    qputenv("TRIPTYCH_HOME", home.path().toLocal8Bit());
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral("tour"));
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QString folder = QDir(QString::fromLocal8Bit(argv[1])).absolutePath();
    QDir().mkpath(folder);

    QTranslator plurals;
    if (!plurals.load(QStringLiteral(TRIPTYCH_PLURALS)))
        giveUp(QStringLiteral("English has no plurals"));
    QApplication::installTranslator(&plurals);
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
    if (doubled) {
        showPages(Tour(folder, QStringLiteral("-200")), window);
        return 0;
    }
    showPages(Tour(folder, QStringLiteral("-light")), window);
    showStates(Tour(folder, QStringLiteral("-light")), window, profiles, secrets);
    showStart(Tour(folder, QStringLiteral("-light")), profiles, secrets,
              home.filePath(QStringLiteral("empty.triptych")));
    window.resize(900, 600);
    showPages(Tour(folder, QStringLiteral("-900x600")), window);
    window.resize(2'560, 1'440);
    showPages(Tour(folder, QStringLiteral("-2560x1440")), window);

    window.resize(1'360, 860);
    theme.setAppearance(Ui::Appearance::Dark);
    showPages(Tour(folder, QStringLiteral("-dark")), window);
    showStates(Tour(folder, QStringLiteral("-dark")), window, profiles, secrets);

    theme.setAppearance(Ui::Appearance::Light);
    application.setLayoutDirection(Qt::RightToLeft);
    QLocale::setDefault(QLocale(QLocale::Arabic));
    showPages(Tour(folder, QStringLiteral("-rtl")), window);

    QProcess twice;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    twice.setProcessEnvironment(environment);
    twice.setProcessChannelMode(QProcess::ForwardedChannels);
    twice.start(QApplication::applicationFilePath(), {folder, QStringLiteral("--doubled")});
    if (!twice.waitForFinished(180'000) || twice.exitCode() != 0)
        giveUp(QStringLiteral("The tour at 200 % failed"));
    home.removeRecursively();
    return 0;
}
