#include "type.h"

#include <QApplication>
#include <QFontDatabase>
#include <QScreen>

#include <cmath>

namespace Triptych::Ui {

namespace {

QString firstInstalled(const QStringList &families)
{
    static const QStringList installed = QFontDatabase::families();
    for (const QString &family : families) {
        if (installed.contains(family))
            return family;
    }
    return {};
}

int scaledPixels(int pixels)
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    // macOS counts 72 to the inch for the same size on screen, hence the floor.
    const qreal dpi = screen ? screen->logicalDotsPerInch() : 96.0;
    return std::max(pixels, int(std::lround(pixels * dpi / 96.0)));
}

int besideText(int pixels)
{
    return qRound(double(pixels) * textLook().pixels / TextLook::UsualPx);
}

void setWeight(QFont &font, Weight weight)
{
    switch (weight) {
    case Weight::Regular:
        font.setWeight(QFont::Normal);
        break;
    case Weight::Medium:
        font.setWeight(QFont::DemiBold);
        break;
    case Weight::Bold:
        font.setWeight(QFont::Bold);
        break;
    }
}

} // namespace

QFont textFont(TextSize size, Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(scaledPixels(int(size)));
    setWeight(font, weight);
    return font;
}

QFont articleFont()
{
    return articleFont(textLook().pixels);
}

QFont articleFont(int pixels, Weight weight)
{
    QFont font = faceFont(textLook().face);
    font.setPixelSize(scaledPixels(pixels));
    setWeight(font, weight);
    return font;
}

QFont faceFont(const QString &face)
{
    if (face == TextLook::sans())
        return interfaceFont();
    if (face == TextLook::mono())
        return monospaceFont(TextSize::Body);
    static const QString serif = firstInstalled(
        {QStringLiteral("Noto Serif"), QStringLiteral("Iowan Old Style"), QStringLiteral("Charter"),
         QStringLiteral("Georgia"), QStringLiteral("DejaVu Serif")});
    const QString chosen = face == TextLook::serif() ? QString() : firstInstalled({face});
    QFont font(chosen.isEmpty() ? serif : chosen);
    if (chosen.isEmpty())
        font.setStyleHint(QFont::Serif);
    font.setPixelSize(scaledPixels(int(TextSize::Body)));
    return font;
}

QFont monospaceFont(TextSize size)
{
    static const QString family =
        firstInstalled({QStringLiteral("Noto Sans Mono"), QStringLiteral("SF Mono"),
                        QStringLiteral("Cascadia Mono"), QStringLiteral("DejaVu Sans Mono")});
    QFont font =
        family.isEmpty() ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : QFont(family);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(scaledPixels(int(size)));
    return font;
}

QFont besideTextFont(TextSize size, Weight weight)
{
    QFont font = textFont(size, weight);
    font.setPixelSize(besideText(font.pixelSize()));
    return font;
}

QFont besideTextMonospaceFont(TextSize size)
{
    QFont font = monospaceFont(size);
    font.setPixelSize(besideText(font.pixelSize()));
    return font;
}

QFont interfaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // Windows and macOS bring a good face; elsewhere the system's is whatever was installed first.
    const QString platform = QGuiApplication::platformName();
    const bool hasOwnFace =
        platform == QLatin1String("windows") || platform == QLatin1String("cocoa");
    const QString family = firstInstalled({QStringLiteral("Noto Sans")});
    if (!hasOwnFace && !family.isEmpty())
        font = QFont(family);
    font.setPixelSize(scaledPixels(int(TextSize::Body)));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

} // namespace Triptych::Ui
