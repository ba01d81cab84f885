#include "dataformats.h"

#include "siteconfig.h"

#include <QRegularExpression>

namespace Triptych::Exchange {

QString eleventyIn(const QDir &dir)
{
    static const QStringList configurations{
        QStringLiteral(".eleventy.js"), QStringLiteral("eleventy.config.js"),
        QStringLiteral("eleventy.config.mjs"), QStringLiteral("eleventy.config.cjs"),
        QStringLiteral("eleventy.config.ts")};
    const auto found = std::find_if(configurations.begin(), configurations.end(),
                                    [&dir](const QString &name) { return dir.exists(name); });
    return found == configurations.end() ? QString() : dir.filePath(*found);
}

bool DataFormats::areRead(const QFileInfo &file)
{
    static const QRegularExpression usual(
        QStringLiteral("^(?:_data|_defaults|_metadata|\\.meta)\\."));
    const QString ending = file.suffix();
    const bool isOther = ending == QLatin1String("yaml") || ending == QLatin1String("yml") ||
                         ending == QLatin1String("toml");
    if (!isOther || file.fileName().contains(usual))
        return true;
    const auto known = m_others.constFind(file.absolutePath());
    if (known != m_others.cend())
        return *known;
    // Eleventy, Custom Data File Formats: the configuration, here or above, adds them.
    constexpr int Above = 12;
    bool isAdded = false;
    QDir dir = file.absoluteDir();
    for (int i = 0; i < Above; ++i) {
        if (const QString configuration = eleventyIn(dir); !configuration.isEmpty()) {
            const auto text = configText(configuration);
            isAdded = !text || text->contains(QLatin1String("addDataExtension"));
            break;
        }
        if (!dir.cdUp())
            break;
    }
    m_others.insert(file.absolutePath(), isAdded);
    return isAdded;
}

} // namespace Triptych::Exchange
