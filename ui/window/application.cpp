#include "application.h"

#include "desk.h"
#include "languages.h"
#include "mainwindow.h"

#include <core/answer.h>
#include <profiles/choice.h>
#include <profiles/places.h>
#include <profiles/profilestore.h>
#include <profiles/secretstore.h>
#include <ui/look/fontsinbackground.h>
#include <ui/look/icons.h>
#include <ui/look/theme.h>
#include <workspace/departures.h>
#include <workspace/deskclaim.h>
#include <workspace/termination.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QMessageBox>
#include <QProcessEnvironment>
#include <QProgressDialog>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <optional>

namespace Triptych::Ui {

namespace {

using namespace std::chrono_literals;

constexpr int WrongUsage = 2;
constexpr int NotStarted = 1;
/** Longer than a desk takes to put itself together, or to close. */
constexpr auto OtherDeskPatience = 10s;
/** The servers that do not answer are given up then. */
constexpr auto LongestEnd = 15s;
constexpr int PatienceMs = 400;

void nameApplication(const char *version)
{
    QCoreApplication::setApplicationName(QStringLiteral("triptych"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
}

QCommandLineOption workspaceOption()
{
    return QCommandLineOption(QStringLiteral("workspace"),
                              QCoreApplication::translate(
                                  "Application", "Opens this workspace file or saved connection."),
                              QCoreApplication::translate("Application", "FILE_OR_PROFILE"));
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(QCoreApplication::translate(
        "Application", "A newsroom over PostgreSQL, Elasticsearch and Redis."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption(workspaceOption());
}

/** Answers --help and --version, for which no display is needed, and ends the program; returns
 * where a window is wanted. */
void answerWithoutDisplay(int argc, char *argv[], const char *version)
{
    static const QList<QByteArray> asked{"-h", "--help", "--help-all", "-v", "--version"};
    const auto asks = [](const char *argument) { return asked.contains(QByteArray(argument)); };
    if (std::none_of(argv + std::min(argc, 1), argv + argc, asks))
        return;
    QCoreApplication application(argc, argv);
    nameApplication(version);
    speak(chosenLanguage(Profiles::settingsFile()), application);
    QCommandLineParser parser;
    describe(parser);
    parser.process(application);
}

void say(const QString &sentence)
{
    std::fprintf(stderr, "triptych: %s\n", qPrintable(sentence));
}

int usageError(const QString &message)
{
    say(message);
    return WrongUsage;
}

/** An end that is asked for (onTermination()) before QApplication::exec(), where quit() does
 * nothing. */
struct EarlyEnd
{
    bool isAsked = false;
    std::function<void()> leave; ///< what waits then
};

/** Asks whether the desk that does not answer is to be ended, and ends it; false where this start
 * is over. */
bool takeOver(Workspace::DeskClaim &claim, EarlyEnd &end)
{
    const QString silent = QCoreApplication::translate(
        "Application", "Triptych is open already, but does not answer.");
    say(silent);
    QMessageBox box(QMessageBox::Warning, QCoreApplication::translate("Application", "Triptych"),
                    silent);
    box.setInformativeText(QCoreApplication::translate(
        "Application",
        "Ending it loses nothing that was typed more than a second ago: that is kept "
        "on this computer and offered again."));
    QPushButton *endIt =
        box.addButton(QCoreApplication::translate("Application", "End it and start again"),
                      QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    end.leave = [&box] { box.reject(); };
    box.exec();
    end.leave = {};
    if (box.clickedButton() != endIt || end.isAsked)
        return false;
    const auto taken = claim.takeOver();
    if (taken)
        return true;
    say(taken.error().message + QLatin1Char(' ') + taken.error().detail);
    QMessageBox refusal(QMessageBox::Critical,
                        QCoreApplication::translate("Application", "Triptych"),
                        taken.error().message);
    refusal.setInformativeText(taken.error().detail);
    refusal.exec();
    return false;
}

/** What the claim came to. A desk that takes its time is waited for in sight; nothing where
 * somebody gave up. */
std::optional<Core::Result<Workspace::DeskClaim::Outcome>>
waitForClaim(Workspace::DeskClaim &claim, const Workspace::DeskRequest &request, EarlyEnd &end,
             const std::function<void()> &beforeShowing)
{
    auto claiming = claim.claimInBackground(request, OtherDeskPatience);
    if (claiming.isFinished())
        return claiming.result();
    QEventLoop loop;
    std::optional<QProgressDialog> waiting;
    Core::onAnswer(claiming, &loop, [&loop](const auto &) { loop.quit(); });
    QTimer::singleShot(PatienceMs, &loop, [&] {
        beforeShowing();
        const QString waits = QCoreApplication::translate(
            "Application", "Triptych is open already. Waiting for its window…");
        say(waits);
        waiting.emplace(waits, QCoreApplication::translate("Application", "Cancel"), 0, 0);
        waiting->setWindowTitle(QCoreApplication::translate("Application", "Triptych"));
        waiting->setMinimumDuration(0);
        QObject::connect(&*waiting, &QProgressDialog::canceled, &loop, &QEventLoop::quit);
        waiting->show();
    });
    end.leave = [&loop] { loop.quit(); };
    loop.exec();
    end.leave = {};
    if (claiming.isFinished() && !end.isAsked)
        return claiming.result();
    claim.giveUp();
    return std::nullopt;
}

/** Nothing where this process is to be the desk of the home folder, else what it exits with. */
std::optional<int> claimHome(Workspace::DeskClaim &claim, const Workspace::DeskRequest &request,
                             EarlyEnd &end, const std::function<void()> &beforeShowing)
{
    const auto claimed = waitForClaim(claim, request, end, beforeShowing);
    if (!claimed)
        return NotStarted;
    if (!*claimed) {
        // No desk can write there, so that two of them cannot take anything from one another.
        say(claimed->error().message);
        return std::nullopt;
    }
    switch (**claimed) {
    case Workspace::DeskClaim::Outcome::Ours:
        return std::nullopt;
    case Workspace::DeskClaim::Outcome::Raised:
        say(QCoreApplication::translate("Application",
                                        "Triptych is open already; its window was called up."));
        return 0;
    case Workspace::DeskClaim::Outcome::Silent:
        break;
    }
    beforeShowing();
    return takeOver(claim, end) ? std::nullopt : std::optional(NotStarted);
}

void bringForward(MainWindow &window, const QByteArray &activation)
{
    // Qt hands it on to a Wayland compositor, which lets nobody come forward without.
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation);
    if (window.isMinimized())
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

void answerRequest(MainWindow &window, const Workspace::DeskRequest &request,
                   const Workspace::DeskRequest &own, Profiles::ProfileStore &profiles,
                   Profiles::SecretStore &secrets)
{
    bringForward(window, request.activation);
    // An environment that is the same for every start asks for nothing new.
    if (!request.namesWorkspace() ||
        (request.workspace.isEmpty() && request.addresses == own.addresses))
        return;
    QProcessEnvironment environment;
    for (auto it = request.addresses.cbegin(); it != request.addresses.cend(); ++it)
        environment.insert(it.key(), it.value());
    Profiles::chooseProfile(request.workspace, profiles, secrets, environment)
        .then([&window](const Core::Result<Profiles::ProfileWithSecrets> &chosen) {
            if (!chosen) {
                say(chosen.error().message);
                return;
            }
            const bool isShown = window.desk() && window.desk()->isVisible() &&
                                 window.desk()->workspace().profile() == chosen->profile;
            if (!isShown)
                window.open(*chosen);
        });
}

void openFirst(MainWindow &window, const Core::Result<MainWindow::Opening> &first)
{
    if (first)
        window.openBegun(*first);
    else
        QCoreApplication::exit(usageError(first.error().message));
}

/** The window, until it is closed. */
int runDesk(Workspace::DeskClaim &claim, const Workspace::DeskRequest &own,
            Profiles::ProfileStore &profiles, const QString &settingsFile,
            const FontsInBackground &fonts, std::optional<Theme> &theme)
{
    Profiles::SecretStore secrets;
    // Opens while the fonts are read and the window is put together. The choice may wait for the
    // keychain, and needs the event loop for it: then the window is there before it.
    MainWindow *shown = nullptr;
    std::optional<Core::Result<MainWindow::Opening>> first;
    auto choice = Profiles::chooseProfile(own.workspace, profiles, secrets);
    choice.then([&](const Core::Result<Profiles::ProfileWithSecrets> &chosen) {
        first = chosen ? Core::Result<MainWindow::Opening>(MainWindow::beginOpening(*chosen))
                       : Core::failure(chosen.error());
        if (shown)
            openFirst(*shown, *first);
    });
    fonts.wait(); // which the workspace uses, too: its answers are delivered meanwhile
    if (!theme)
        theme.emplace(*qApp, settingsFile);
    MainWindow window(nullptr, profiles, secrets, settingsFile);
    // A workspace on this computer is there in a moment: the window appears with it, or waits in
    // sight. Queued behind the rows where they are there too: they are painted at once then.
    QObject::connect(&window, &MainWindow::ready, &window, &QWidget::show, Qt::QueuedConnection);
    QTimer::singleShot(PatienceMs, &window, &QWidget::show);
    QObject::connect(&claim, &Workspace::DeskClaim::requested, &window,
                     [&](const Workspace::DeskRequest &request) {
                         answerRequest(window, request, own, profiles, secrets);
                     });
    QTimer::singleShot(0, &window, [&] {
        shown = &window;
        if (first)
            openFirst(window, *first);
    });
    return QApplication::exec();
}

} // namespace

int run(int argc, char *argv[], const char *version)
{
    answerWithoutDisplay(argc, argv, version);
    QApplication application(argc, argv);
    const FontsInBackground fonts;
    nameApplication(version);
    QApplication::setApplicationDisplayName(QStringLiteral("Triptych"));
    QApplication::setDesktopFileName(QStringLiteral("org.triptych.Triptych"));
    QApplication::setWindowIcon(applicationIcon());

    const QString settingsFile = Profiles::settingsFile();
    speakInWindow(chosenLanguage(settingsFile), application);

    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QApplication::arguments()))
        return usageError(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return usageError(
            QCoreApplication::translate("Application", "“%1” is not an argument of this program.")
                .arg(parser.positionalArguments().first()));

    Profiles::ProfileStore profiles(settingsFile);
    const auto named = Profiles::namedFromAnywhere(parser.value(workspaceOption()), profiles);
    if (!named)
        return usageError(named.error().message);
    // An orderly end: what is typed is in the journal before the program goes. From before the
    // claim, which others see, so that none who asks a desk to end kills it.
    EarlyEnd end;
    Workspace::onTermination(&application, [&end] {
        end.isAsked = true;
        if (end.leave)
            end.leave();
        QCoreApplication::quit();
    });
    // Before anything of the home folder is written: two desks would take each other's unsaved
    // text.
    Workspace::DeskClaim claim;
    const Workspace::DeskRequest own = Workspace::DeskClaim::request(*named);
    std::optional<Theme> theme;
    if (const auto ended = claimHome(claim, own, end, [&] {
            if (!theme)
                theme.emplace(application, settingsFile);
        }))
        return *ended;
    const int result = runDesk(claim, own, profiles, settingsFile, fonts, theme);
    // What is typed is on disk, and no window is left: the next start need not wait for the rest.
    claim.release();
    const bool isOver = Workspace::waitForDepartures(LongestEnd);
    if (!isOver) {
        std::fflush(nullptr);
        std::_Exit(result);
    }
    return result;
}

} // namespace Triptych::Ui
