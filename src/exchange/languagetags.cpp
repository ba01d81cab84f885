#include "languagetags.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <QSet>

namespace Triptych::Exchange {

namespace {

/** Qt gives another locale for a language of which CLDR has no data. */
bool hasData(QLocale::Language language)
{
    return language != QLocale::AnyLanguage && language != QLocale::C &&
           QLocale(language).language() == language;
}

/** Only the shortest code of a language is its tag. */
QLocale::Language languageOfCode(const QString &code)
{
    const QString lower = code.toLower();
    const QLocale::Language language = QLocale::codeToLanguage(lower);
    const bool shortest = lower.size() == 2 || QLocale::languageToCode(language).size() == 3;
    return shortest && hasData(language) ? language : QLocale::AnyLanguage;
}

bool isWordAsWell(const QString &code)
{
    // Codes that name folders for another reason: English words, countries, departments, file
    // kinds.
    static const QSet<QString> words{
        QStringLiteral("am"), QStringLiteral("as"), QStringLiteral("be"), QStringLiteral("br"),
        QStringLiteral("ca"), QStringLiteral("cv"), QStringLiteral("ga"), QStringLiteral("gd"),
        QStringLiteral("he"), QStringLiteral("hr"), QStringLiteral("ia"), QStringLiteral("id"),
        QStringLiteral("ig"), QStringLiteral("ii"), QStringLiteral("is"), QStringLiteral("it"),
        QStringLiteral("lo"), QStringLiteral("mg"), QStringLiteral("mi"), QStringLiteral("mk"),
        QStringLiteral("ml"), QStringLiteral("mr"), QStringLiteral("ms"), QStringLiteral("mt"),
        QStringLiteral("my"), QStringLiteral("nd"), QStringLiteral("ne"), QStringLiteral("no"),
        QStringLiteral("om"), QStringLiteral("or"), QStringLiteral("os"), QStringLiteral("pa"),
        QStringLiteral("ps"), QStringLiteral("rm"), QStringLiteral("rn"), QStringLiteral("sc"),
        QStringLiteral("sd"), QStringLiteral("sg"), QStringLiteral("si"), QStringLiteral("sl"),
        QStringLiteral("so"), QStringLiteral("su"), QStringLiteral("ta"), QStringLiteral("te"),
        QStringLiteral("to"), QStringLiteral("ts"), QStringLiteral("tt"), QStringLiteral("ve"),
        QStringLiteral("wo"), QStringLiteral("yo")};
    return words.contains(code.toLower()) || code.size() == 3;
}

QHash<QString, QString> readNames()
{
    QHash<QString, QString> codes;
    for (int i = QLocale::C + 1; i <= QLocale::LastLanguage; ++i) {
        const auto language = QLocale::Language(i);
        if (!hasData(language))
            continue;
        const QString code = QLocale::languageToCode(language);
        codes.insert(QLocale::languageToString(language).toLower(), code);
        // Qt adds the region that it takes for granted: "español de España".
        const QString own = QLocale(language).nativeLanguageName().toLower();
        for (const QString &name : {own, own.section(QLatin1Char(' '), 0, 0)}) {
            if (language != QLocale::English && !codes.contains(name))
                codes.insert(name, code);
        }
    }
    codes.remove(QString());
    return codes;
}

} // namespace

LanguageLooks languageLooks(const QString &name)
{
    static const QRegularExpression tag(
        QStringLiteral("^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?$"));
    const QRegularExpressionMatch match = tag.match(name);
    const QString code = match.captured(1);
    const QLocale::Language language =
        match.hasMatch() ? languageOfCode(code) : QLocale::AnyLanguage;
    if (language == QLocale::AnyLanguage)
        return LanguageLooks::None;
    const QString script = match.captured(2), region = match.captured(3);
    if (script.isEmpty() && region.isEmpty()) {
        if (code.compare(QLatin1String("se"), Qt::CaseInsensitive) == 0)
            return LanguageLooks::None;
        return isWordAsWell(code) ? LanguageLooks::Word : LanguageLooks::Code;
    }
    const QLocale::Script writing = QLocale::codeToScript(script);
    const QLocale::Territory territory = QLocale::codeToTerritory(region.toUpper());
    const QLocale locale(language, writing, territory);
    const bool known =
        locale.language() == language &&
        (script.isEmpty() || (writing != QLocale::AnyScript && locale.script() == writing)) &&
        (region.isEmpty() ||
         (territory != QLocale::AnyTerritory && locale.territory() == territory));
    return known ? LanguageLooks::WithRegion : LanguageLooks::None;
}

QString tagWithHyphens(const QString &name)
{
    static const QRegularExpression encoding(QStringLiteral("[.@].*$"));
    return QString(name).remove(encoding).replace(QLatin1Char('_'), QLatin1Char('-'));
}

std::optional<QString> languageNamed(const QString &text)
{
    static const QHash<QString, QString> names = readNames();
    const QString wanted = text.simplified();
    if (const auto found = names.constFind(wanted.toLower()); found != names.cend())
        return *found;
    static const QRegularExpression bcp47(
        QStringLiteral("^([A-Za-z]{2,3})(?:-[A-Za-z0-9]{2,8})*(?:-[A-Za-z0-9]-[A-Za-z0-9-]+)?$"));
    const QString tag = tagWithHyphens(wanted);
    const QRegularExpressionMatch match = bcp47.match(tag);
    const QString code = match.captured(1).toLower();
    // ISO 639-1 is whole in Qt; of the 7,000 codes of three letters it knows a few.
    if (!match.hasMatch() ||
        (code.size() == 2 && QLocale::codeToLanguage(code) == QLocale::AnyLanguage))
        return std::nullopt;
    return tag;
}

} // namespace Triptych::Exchange
