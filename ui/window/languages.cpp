#include "languages.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <memory>

namespace Triptych::Ui {

namespace {

const auto LanguageKey = QStringLiteral("appearance/language");
const auto TranslatorName = QStringLiteral("triptych-language");

QLocale localeOf(const QString &code)
{
    // As the program was started, before any choice.
    static const QLocale system;
    // English in Britain keeps its dates.
    const QLocale chosen(code);
    return code.isEmpty() || chosen.language() == system.language() ? system : chosen;
}

void install(QTranslator *translator, QCoreApplication &application)
{
    translator->setObjectName(TranslatorName);
    QCoreApplication::installTranslator(translator);
    translator->setParent(&application);
}

} // namespace

QList<std::pair<QString, QString>> offeredLanguages()
{
    return {{QCoreApplication::translate("Languages", "As the system"), QString()},
            {QStringLiteral("English"), QStringLiteral("en")},
            {QStringLiteral("Deutsch"), QStringLiteral("de")}};
}

QString chosenLanguage(const QString &settingsFile)
{
    if (settingsFile.isEmpty())
        return {};
    return QSettings(settingsFile, QSettings::IniFormat).value(LanguageKey).toString();
}

void keepLanguage(const QString &code, const QString &settingsFile)
{
    if (!settingsFile.isEmpty())
        QSettings(settingsFile, QSettings::IniFormat).setValue(LanguageKey, code);
}

void speak(const QString &code, QCoreApplication &application)
{
    const QLocale locale = localeOf(code);
    QLocale::setDefault(locale);
    // A translator takes itself away as it goes.
    qDeleteAll(application.findChildren<QTranslator *>(TranslatorName, Qt::FindDirectChildrenOnly));
    // English has a file too, for its plurals; it stands in where a language has none.
    const QString folder = QStringLiteral(":/triptych/translations");
    auto ours = std::make_unique<QTranslator>();
    if (!ours->load(locale, QStringLiteral("triptych"), QStringLiteral("_"), folder)) {
        // English it is then, and its dates: those of another script would stand in its sentences.
        if (locale.language() != QLocale::English)
            QLocale::setDefault(QLocale(QLocale::English, locale.territory()));
        if (!ours->load(QStringLiteral("triptych_en"), folder))
            ours.reset();
    }
    if (ours)
        install(ours.release(), application);
    auto qts = std::make_unique<QTranslator>();
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        install(qts.release(), application);
}

void speakInWindow(const QString &code, QApplication &application)
{
    // So says Qt as long as nobody told it a direction.
    static const bool isReversed = QApplication::layoutDirection() == Qt::RightToLeft;
    speak(code, application);
    QApplication::setLayoutDirection(isReversed ? Qt::RightToLeft : localeOf(code).textDirection());
}

} // namespace Triptych::Ui
