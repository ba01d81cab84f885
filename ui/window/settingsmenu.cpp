#include "settingsmenu.h"

#include "languages.h"
#include "settingsdialog.h"

#include <ui/look/theme.h>

#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>

namespace Triptych::Ui {

namespace {

constexpr int CharactersStep = 5;

void setTextLook(const TextLook &look)
{
    if (Theme *theme = Theme::current())
        theme->setTextLook(look);
}

void widenText(int characters)
{
    TextLook look = textLook();
    look.characters += characters;
    setTextLook(look);
}

TextLook usualSize()
{
    TextLook look = textLook();
    look.pixels = TextLook::UsualPx;
    return look;
}

} // namespace

SettingsMenu::SettingsMenu(QMenu *menu, QAction *countReading, const QString &settingsFile,
                           QMainWindow *window)
    : QObject(window)
    , m_window(window)
    , m_countReading(countReading)
    , m_settingsFile(settingsFile)
    , m_language(chosenLanguage(settingsFile))
{
    addText(menu->addMenu(tr("Te&xt")));
    addAppearance(menu->addMenu(tr("&Appearance")));
    addLanguage(menu->addMenu(tr("&Language")));
    QAction *settings = menu->addAction(tr("S&ettings…"), this, &SettingsMenu::showDialog);
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    settings->setMenuRole(QAction::PreferencesRole);
    if (Theme *theme = Theme::current())
        connect(theme, &Theme::appearanceChanged, this, &SettingsMenu::showChoices);
    showChoices();
}

void SettingsMenu::addText(QMenu *menu)
{
    m_bigger = menu->addAction(tr("&Bigger"), this, [] { resizeText(1); });
    // On many keyboards the plus stands above the equals sign.
    m_bigger->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    m_smaller = menu->addAction(tr("&Smaller"), this, [] { resizeText(-1); });
    m_smaller->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Minus));
    m_usual = menu->addAction(tr("&Usual Size"), this, [] { setTextLook(usualSize()); });
    // Ctrl+0 is the list of what was deleted.
    m_usual->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    menu->addSeparator();
    m_wider = menu->addAction(tr("&Longer Lines"), this, [] { widenText(CharactersStep); });
    m_narrower = menu->addAction(tr("S&horter Lines"), this, [] { widenText(-CharactersStep); });
}

QList<std::pair<QString, Appearance>> SettingsMenu::offeredAppearances()
{
    return {{tr("As the system"), Appearance::System},
            {tr("Light"), Appearance::Light},
            {tr("Dark"), Appearance::Dark}};
}

void SettingsMenu::addAppearance(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    for (const auto &[name, value] : offeredAppearances()) {
        QAction *action = menu->addAction(name, this, [value = value] {
            if (Theme *theme = Theme::current())
                theme->setAppearance(value);
        });
        action->setCheckable(true);
        action->setData(int(value));
        group->addAction(action);
        m_appearances << action;
    }
}

void SettingsMenu::addLanguage(QMenu *menu)
{
    auto *group = new QActionGroup(this);
    for (const auto &[name, code] : offeredLanguages()) {
        QAction *action =
            menu->addAction(name, this, [this, code = code] { chooseLanguage(code); });
        action->setCheckable(true);
        action->setData(code);
        group->addAction(action);
        m_languages << action;
    }
}

void SettingsMenu::showChoices()
{
    for (QAction *action : std::as_const(m_appearances))
        action->setChecked(Theme::current() &&
                           action->data().toInt() == int(Theme::current()->appearance()));
    for (QAction *action : std::as_const(m_languages))
        action->setChecked(action->data().toString() == m_language);
    const TextLook &look = textLook();
    m_bigger->setEnabled(look.pixels < TextLook::MostPx);
    m_smaller->setEnabled(look.pixels > TextLook::LeastPx);
    m_usual->setEnabled(look.pixels != TextLook::UsualPx);
    m_wider->setEnabled(look.characters < TextLook::MostCharacters);
    m_narrower->setEnabled(look.characters > TextLook::LeastCharacters);
    if (m_dialog)
        m_dialog->showChoices();
}

void SettingsMenu::resizeText(int pixels)
{
    TextLook look = textLook();
    look.pixels += pixels;
    setTextLook(look);
}

void SettingsMenu::chooseLanguage(const QString &code)
{
    if (code == m_language)
        return;
    m_language = code;
    keepLanguage(code, m_settingsFile);
    showChoices();
    Q_EMIT languageChosen();
}

SettingsDialog *SettingsMenu::dialog() const
{
    return m_dialog;
}

void SettingsMenu::showDialog()
{
    if (!m_dialog) {
        m_dialog = new SettingsDialog(*this, m_countReading, m_window);
        m_dialog->show();
    }
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace Triptych::Ui
