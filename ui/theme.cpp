#include "theme.h"

#include "style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QToolTip>
#include <QWidget>

#include <cmath>

namespace Triptych::Ui {

namespace {

const auto AppearanceKey = QStringLiteral("appearance/theme");
const auto MotionKey = QStringLiteral("appearance/motion");

// The theme that dresses the application; it only ever points to an object that somebody else owns.
QPointer<Theme> s_current;
bool s_dark = false;

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

QPalette paletteOf(const Colours &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.list);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.raised);
    p.setColor(QPalette::AlternateBase, c.list);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.faint);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.danger);
    p.setColor(QPalette::ToolTipBase, c.dark ? c.neutral[4] : c.neutral[9]);
    p.setColor(QPalette::ToolTipText, c.dark ? c.neutral[9] : c.neutral[0]);
    p.setColor(QPalette::Highlight, c.dark ? rgb(0x3a4a8f) : rgb(0xc9d3fb));
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.neutral[3]);
    p.setColor(QPalette::Midlight, c.hairline);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.neutral[5]);
    p.setColor(QPalette::Shadow, c.dark ? rgb(0x000000) : c.neutral[5]);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c.faint);
    return p;
}

} // namespace

QFont textFont(TextSize size, Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(scaledPixels(int(size)));
    setWeight(font, weight);
    return font;
}

QFont articleFont(int pixels, Weight weight)
{
    static const QString family = firstInstalled(
        {QStringLiteral("Noto Serif"), QStringLiteral("Iowan Old Style"), QStringLiteral("Charter"),
         QStringLiteral("Georgia"), QStringLiteral("DejaVu Serif")});
    QFont font(family);
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(scaledPixels(pixels));
    setWeight(font, weight);
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
    return s_dark ? darkColours() : lightColours();
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

Theme::Theme(QApplication &application, const QString &settingsFile)
    : m_application(application), m_settingsFile(settingsFile)
{
    // Qt 6.4 has no colour scheme hint: the platform's own palette tells before ours replaces it.
    const QPalette platform = application.palette();
    m_systemIsDark = platform.color(QPalette::Window).lightness() <
                     platform.color(QPalette::WindowText).lightness();
    if (!m_settingsFile.isEmpty()) {
        const QSettings settings(m_settingsFile, QSettings::IniFormat);
        const QString name = settings.value(AppearanceKey).toString();
        if (name == QLatin1String("light"))
            m_appearance = Appearance::Light;
        else if (name == QLatin1String("dark"))
            m_appearance = Appearance::Dark;
        m_motion = settings.value(MotionKey, true).toBool();
    }

    QFont base = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // Windows and macOS bring a good face; elsewhere the system's is whatever was installed first.
    const QString platformName = QGuiApplication::platformName();
    const bool hasOwnFace =
        platformName == QLatin1String("windows") || platformName == QLatin1String("cocoa");
    const QString family = firstInstalled({QStringLiteral("Noto Sans")});
    if (!hasOwnFace && !family.isEmpty())
        base = QFont(family);
    base.setPixelSize(scaledPixels(int(TextSize::Body)));
    base.setHintingPreference(QFont::PreferNoHinting);
    s_current = this;
    application.setStyle(new Style);
    application.setFont(base);
    apply();
}

Theme::~Theme() = default;

Theme *Theme::current()
{
    return s_current;
}

void Theme::setAppearance(Appearance appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    if (!m_settingsFile.isEmpty()) {
        QSettings settings(m_settingsFile, QSettings::IniFormat);
        settings.setValue(AppearanceKey, appearance == Appearance::System ? QStringLiteral("system")
                                         : appearance == Appearance::Light
                                             ? QStringLiteral("light")
                                             : QStringLiteral("dark"));
    }
    apply();
    Q_EMIT appearanceChanged();
}

void Theme::setMotionOn(bool on)
{
    m_motion = on;
    if (!m_settingsFile.isEmpty())
        QSettings(m_settingsFile, QSettings::IniFormat).setValue(MotionKey, on);
}

void Theme::apply()
{
    s_dark =
        m_appearance == Appearance::Dark || (m_appearance == Appearance::System && m_systemIsDark);
    const QPalette palette = paletteOf(colours());
    m_application.setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(textFont(TextSize::Small));
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets)
        widget->update();
}

void makePrimary(QPushButton *button)
{
    button->setProperty(Style::PrimaryProperty, true);
    button->setDefault(true);
    button->update();
}

void makeDangerous(QPushButton *button)
{
    button->setProperty(Style::DangerProperty, true);
    button->update();
}

QColor surfaceColour(Surface surface)
{
    const Colours &c = colours();
    switch (surface) {
    case Surface::Page:
        return c.page;
    case Surface::List:
        return c.list;
    case Surface::Sidebar:
        return c.sidebar;
    case Surface::Raised:
        return c.raised;
    }
    return c.page;
}

namespace {

/** Gives its widget the palette's window colour of a surface, again after each change of the theme.
 */
class SurfaceKeeper final : public QObject
{
public:
    SurfaceKeeper(QWidget *widget, Surface surface)
        : QObject(widget), m_widget(widget), m_surface(surface)
    {
        setObjectName(QStringLiteral("surfaceKeeper"));
        widget->setAutoFillBackground(true);
        apply();
        if (Theme *theme = Theme::current())
            connect(theme, &Theme::appearanceChanged, this, [this] { apply(); });
    }

    void apply()
    {
        QPalette palette = m_widget->palette();
        palette.setColor(QPalette::Window, surfaceColour(m_surface));
        m_widget->setPalette(palette);
    }

private:
    QWidget *m_widget;
    Surface m_surface;
};

} // namespace

void setSurface(QWidget *widget, Surface surface)
{
    delete widget->findChild<QObject *>(QStringLiteral("surfaceKeeper"),
                                        Qt::FindDirectChildrenOnly);
    new SurfaceKeeper(widget, surface);
}

} // namespace Triptych::Ui
