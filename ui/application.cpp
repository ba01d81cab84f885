#include "application.h"

#include "icons.h"
#include "mainwindow.h"
#include "theme.h"

#include <workspace/choice.h>
#include <workspace/places.h>
#include <workspace/profilestore.h>
#include <workspace/secretstore.h>
#include <workspace/termination.h>
#include <workspace/workspace.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QSettings>
#include <QTimer>
#include <QTranslator>

#include <cstdio>

namespace Triptych::Ui {

namespace {

constexpr int WrongUsage = 2;
constexpr int PatienceMs = 400;

void loadTranslations(QApplication &application, const QString &settingsFile)
{
    const QString chosen = QSettings(settingsFile, QSettings::IniFormat)
                               .value(QStringLiteral("appearance/language"))
                               .toString();
    const QLocale locale = chosen.isEmpty() ? QLocale() : QLocale(chosen);
    if (!chosen.isEmpty())
        QLocale::setDefault(locale);
    // English has a file too, for its plurals; it stands in where a language has none.
    const QString folder = QStringLiteral(":/triptych/translations");
    auto *ours = new QTranslator(&application);
    if (ours->load(locale, QStringLiteral("triptych"), QStringLiteral("_"), folder) ||
        ours->load(QStringLiteral("triptych_en"), folder))
        application.installTranslator(ours);
    auto *qts = new QTranslator(&application);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qts);
    application.setLayoutDirection(locale.textDirection());
}

int usageError(const QString &message)
{
    std::fprintf(stderr, "triptych: %s\n", qPrintable(message));
    return WrongUsage;
}

} // namespace

int run(int argc, char *argv[], const char *version)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("triptych"));
    QApplication::setApplicationDisplayName(QStringLiteral("Triptych"));
    QApplication::setApplicationVersion(QString::fromLatin1(version));
    QApplication::setDesktopFileName(QStringLiteral("org.triptych.Triptych"));
    QApplication::setWindowIcon(applicationIcon());

    const QString settingsFile = Workspace::settingsFile();
    loadTranslations(application, settingsFile);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "Application", "A newsroom over PostgreSQL, Elasticsearch and Redis."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspaceOption(
        QStringLiteral("workspace"),
        QCoreApplication::translate("Application",
                                    "Opens this workspace file or saved connection."),
        QCoreApplication::translate("Application", "FILE_OR_PROFILE"));
    parser.addOption(workspaceOption);
    if (!parser.parse(QApplication::arguments()))
        return usageError(parser.errorText());
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (!parser.positionalArguments().isEmpty())
        return usageError(
            QCoreApplication::translate("Application", "“%1” is not an argument of this program.")
                .arg(parser.positionalArguments().first()));

    Theme theme(application, settingsFile);
    Workspace::ProfileStore profiles(settingsFile);
    Workspace::SecretStore secrets;
    MainWindow window(nullptr, profiles, secrets, settingsFile);
    // A workspace on this computer is there in a moment: the window appears with it, or waits in
    // sight.
    QObject::connect(&window, &MainWindow::ready, &window, &QWidget::show);
    QTimer::singleShot(PatienceMs, &window, &QWidget::show);
    // An orderly end: what is typed is in the journal before the program goes.
    Workspace::onTermination(&window, [] { QCoreApplication::quit(); });
    // The choice may wait for the keychain, and needs the event loop for it.
    QTimer::singleShot(0, &window, [&] {
        auto choice = Workspace::chooseProfile(parser.value(workspaceOption), profiles, secrets);
        choice.then([&window](const Core::Result<Workspace::ProfileWithSecrets> &chosen) {
            if (!chosen) {
                QCoreApplication::exit(usageError(chosen.error().message));
                return;
            }
            window.open(*chosen);
        });
    });
    return QApplication::exec();
}

} // namespace Triptych::Ui
