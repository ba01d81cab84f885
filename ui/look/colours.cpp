#include "colours.h"

#include <cmath>

namespace Triptych::Ui {

namespace {

bool s_isDark = false;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

Colours makeLight()
{
    Colours c;
    c.neutral = {rgb(0xffffff), rgb(0xfbfbfa), rgb(0xf5f5f3), rgb(0xececea), rgb(0xe0e0dc),
                 rgb(0xc6c6c1), rgb(0x85857f), rgb(0x62625d), rgb(0x3b3b38), rgb(0x1c1c1a)};
    c.page = c.neutral[0];
    c.list = c.neutral[1];
    c.sidebar = c.neutral[2];
    c.raised = c.neutral[0];
    c.hover = rgb(0xf0f0ee);
    c.pressed = c.neutral[4];
    c.hairline = rgb(0xe6e6e2);
    c.border = rgb(0xd3d3ce);
    c.text = c.neutral[9];
    c.secondary = c.neutral[7];
    c.faint = c.neutral[6];
    c.placeholder = rgb(0x6e6e68);
    c.accent = rgb(0x3a55c7);
    c.accentFill = rgb(0x3f5bd4);
    c.onAccent = rgb(0xffffff);
    c.accentSoft = rgb(0xecefff);
    c.selected = rgb(0xe6eafc);
    c.highlight = rgb(0xffe9a8);
    c.ok = rgb(0x1a6f45);
    c.notice = rgb(0x24609f);
    c.warning = rgb(0x865000);
    c.danger = rgb(0xb3261e);
    c.okSoft = rgb(0xe4f4ea);
    c.noticeSoft = rgb(0xe5f0fb);
    c.warningSoft = rgb(0xfcf0d9);
    c.dangerSoft = rgb(0xfdeae8);
    return c;
}

Colours makeDark()
{
    Colours c;
    c.dark = true;
    c.neutral = {rgb(0x121315), rgb(0x17181b), rgb(0x1c1d20), rgb(0x26282c), rgb(0x303237),
                 rgb(0x474a52), rgb(0x858993), rgb(0xa6aab3), rgb(0xcfd2d8), rgb(0xececef)};
    c.page = c.neutral[2];
    c.list = c.neutral[1];
    c.sidebar = c.neutral[0];
    c.raised = rgb(0x232529);
    c.hover = rgb(0x212327);
    c.pressed = c.neutral[4];
    c.hairline = rgb(0x2a2c31);
    c.border = rgb(0x3b3e45);
    c.text = c.neutral[9];
    c.secondary = c.neutral[7];
    c.faint = c.neutral[6];
    c.placeholder = rgb(0x8d919b);
    c.accent = rgb(0x9db0ff);
    c.accentFill = rgb(0x4b65dc);
    c.onAccent = rgb(0xffffff);
    c.accentSoft = rgb(0x252b45);
    c.selected = rgb(0x272d45);
    c.highlight = rgb(0x5c4a12);
    c.ok = rgb(0x68cf99);
    c.notice = rgb(0x86b8f4);
    c.warning = rgb(0xe6b455);
    c.danger = rgb(0xff948a);
    c.okSoft = rgb(0x1c3328);
    c.noticeSoft = rgb(0x1d2f44);
    c.warningSoft = rgb(0x3a2e16);
    c.dangerSoft = rgb(0x432422);
    return c;
}

} // namespace

const Colours &lightColours()
{
    static const Colours colours = makeLight();
    return colours;
}

const Colours &darkColours()
{
    static const Colours colours = makeDark();
    return colours;
}

const Colours &colours()
{
    return s_isDark ? darkColours() : lightColours();
}

void setDarkColours(bool dark)
{
    s_isDark = dark;
}

double contrast(const QColor &a, const QColor &b)
{
    // WCAG 2.1, relative luminance.
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double v) {
            return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto mix = [share](float a, float b) { return float(a * (1 - share) + b * share); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

QColor toneText(Tone tone)
{
    const Colours &c = colours();
    switch (tone) {
    case Tone::Neutral:
        return c.secondary;
    case Tone::Accent:
        return c.accent;
    case Tone::Ok:
        return c.ok;
    case Tone::Notice:
        return c.notice;
    case Tone::Warning:
        return c.warning;
    case Tone::Danger:
        return c.danger;
    }
    return c.text;
}

QColor toneSoft(Tone tone)
{
    const Colours &c = colours();
    switch (tone) {
    case Tone::Neutral:
        return c.neutral[3];
    case Tone::Accent:
        return c.accentSoft;
    case Tone::Ok:
        return c.okSoft;
    case Tone::Notice:
        return c.noticeSoft;
    case Tone::Warning:
        return c.warningSoft;
    case Tone::Danger:
        return c.dangerSoft;
    }
    return c.hover;
}

} // namespace Triptych::Ui
