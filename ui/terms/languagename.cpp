#include "format.h"

#include <QHash>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace Triptych::Ui {

namespace {

/** A tag taken apart (RFC 5646, section 2.1). */
struct Subtags
{
    QString language; ///< lower case
    QString script;   ///< "Hant"
    QString region;   ///< "BR", "419"
    QStringList rest; ///< variants and extensions

    explicit Subtags(const QString &tag)
    {
        QStringList parts = QString(tag).replace(QLatin1Char('_'), QLatin1Char('-')).split(u'-');
        language = parts.takeFirst().toLower();
        if (!parts.isEmpty() && parts.first().size() == 4 && isOfLetters(parts.first())) {
            const QString part = parts.takeFirst();
            script = part.left(1).toUpper() + part.mid(1).toLower();
        }
        if (!parts.isEmpty() && isRegion(parts.first()))
            region = parts.takeFirst().toUpper();
        rest = parts;
    }

    /** Qt reads a script only where it is spelt as in the standard. */
    QLocale locale() const
    {
        QStringList parts{language, script, region};
        parts.removeAll(QString());
        return QLocale(parts.join(QLatin1Char('-')));
    }

private:
    static bool isOfLetters(const QString &part)
    {
        return std::all_of(part.cbegin(), part.cend(), [](QChar c) { return c.isLetter(); });
    }
    static bool isRegion(const QString &part)
    {
        const bool isNumber =
            std::all_of(part.cbegin(), part.cend(), [](QChar c) { return c.isDigit(); });
        return (part.size() == 2 && isOfLetters(part)) || (part.size() == 3 && isNumber);
    }
};

/** Qt names these as of one region or script, which nobody chose. */
QString nameOfAll(const QString &language)
{
    static const QHash<QString, QString> names{
        {QStringLiteral("en"), QStringLiteral("English")},
        {QStringLiteral("es"), QStringLiteral("espa\u00F1ol")},
        {QStringLiteral("no"), QStringLiteral("norsk")},
        {QStringLiteral("zh"), QStringLiteral("\u4E2D\u6587")},
    };
    return names.value(language);
}

QString nameOf(const QLocale &locale)
{
    const QString name = locale.nativeLanguageName();
    return name.isEmpty() ? QLocale::languageToString(locale.language()) : name;
}

} // namespace

QString languageName(const QString &tag)
{
    const Subtags subtags(tag);
    const QLocale locale = subtags.locale();
    if (locale.language() == QLocale::C || locale.language() == QLocale::AnyLanguage)
        return tag;
    const bool isPlain = subtags.script.isEmpty() && subtags.region.isEmpty();
    const QString ofAll = nameOfAll(subtags.language);
    const QString name = isPlain && !ofAll.isEmpty() ? ofAll : nameOf(locale);
    QStringList more;
    const bool hasScript =
        subtags.script.isEmpty() || locale.script() == QLocale::codeToScript(subtags.script);
    if (!hasScript)
        more << subtags.script;
    if (!subtags.region.isEmpty()) {
        // Some names tell the region ("British English"), others are those of the language.
        Subtags without = subtags;
        without.region.clear();
        without.script = QLocale::scriptToCode(locale.script());
        const bool isTold = nameOf(without.locale()) != name || subtags.language == u"en" ||
                            subtags.language == u"es";
        const bool hasRegion = locale.territory() == QLocale::codeToTerritory(subtags.region);
        if (!hasRegion)
            more << subtags.region;
        else if (!isTold)
            more << locale.nativeTerritoryName();
    }
    more += subtags.rest;
    more.removeAll(QString());
    return more.isEmpty() ? name
                          : QStringLiteral("%1 (%2)").arg(name, more.join(QStringLiteral(", ")));
}

} // namespace Triptych::Ui
