#include "theme.h"

#include "style.h"

#include <QApplication>
#include <QPalette>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QToolTip>
#include <QWidget>

namespace Triptych::Ui {

namespace {

const auto AppearanceKey = QStringLiteral("appearance/theme");
const auto MotionKey = QStringLiteral("appearance/motion");
const auto FaceKey = QStringLiteral("text/face");
const auto SizeKey = QStringLiteral("text/size");
const auto CharactersKey = QStringLiteral("text/characters");

// The theme that dresses the application; it only ever points to an object that somebody else owns.
QPointer<Theme> s_current;

QPalette paletteOf(const Colours &c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.list);
    p.setColor(QPalette::WindowText, c.text);
    p.setColor(QPalette::Base, c.raised);
    p.setColor(QPalette::AlternateBase, c.list);
    p.setColor(QPalette::Text, c.text);
    p.setColor(QPalette::PlaceholderText, c.placeholder);
    p.setColor(QPalette::Button, c.raised);
    p.setColor(QPalette::ButtonText, c.text);
    p.setColor(QPalette::BrightText, c.danger);
    p.setColor(QPalette::ToolTipBase, c.dark ? c.neutral[4] : c.neutral[9]);
    p.setColor(QPalette::ToolTipText, c.dark ? c.neutral[9] : c.neutral[0]);
    p.setColor(QPalette::Highlight, c.dark ? QColor(0x3a4a8f) : QColor(0xc9d3fb));
    p.setColor(QPalette::HighlightedText, c.text);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::Light, c.neutral[3]);
    p.setColor(QPalette::Midlight, c.hairline);
    p.setColor(QPalette::Mid, c.border);
    p.setColor(QPalette::Dark, c.neutral[5]);
    p.setColor(QPalette::Shadow, c.dark ? QColor(0, 0, 0) : c.neutral[5]);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, c.faint);
    return p;
}

} // namespace

Theme::Theme(QApplication &application, const QString &settingsFile)
    : m_application(application), m_settingsFile(settingsFile)
{
    // Qt 6.4 has no colour scheme hint: the platform's own palette tells before ours replaces it.
    const QPalette platform = application.palette();
    m_systemIsDark = platform.color(QPalette::Window).lightness() <
                     platform.color(QPalette::WindowText).lightness();
    TextLook look;
    if (!m_settingsFile.isEmpty()) {
        const QSettings settings(m_settingsFile, QSettings::IniFormat);
        look = {settings.value(FaceKey, look.face).toString(),
                settings.value(SizeKey, look.pixels).toInt(),
                settings.value(CharactersKey, look.characters).toInt()};
        const QString name = settings.value(AppearanceKey).toString();
        if (name == QLatin1String("light"))
            m_appearance = Appearance::Light;
        else if (name == QLatin1String("dark"))
            m_appearance = Appearance::Dark;
        m_motion = settings.value(MotionKey, true).toBool();
    }

    useTextLook(look);
    s_current = this;
    application.setStyle(new Style);
    application.setFont(interfaceFont());
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

void Theme::setTextLook(const TextLook &wanted)
{
    const TextLook look = wanted.withinBounds();
    if (look == textLook())
        return;
    useTextLook(look);
    if (!m_settingsFile.isEmpty()) {
        QSettings settings(m_settingsFile, QSettings::IniFormat);
        settings.setValue(FaceKey, look.face);
        settings.setValue(SizeKey, look.pixels);
        settings.setValue(CharactersKey, look.characters);
    }
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
    setDarkColours(m_appearance == Appearance::Dark ||
                   (m_appearance == Appearance::System && m_systemIsDark));
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
