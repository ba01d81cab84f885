#include "settingsdialog.h"

#include "languages.h"
#include "settingsmenu.h"

#include <ui/look/theme.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace Triptych::Ui {

namespace {

void choose(QComboBox *box, const QVariant &value)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(qMax(0, box->findData(value)));
}

void choose(QSpinBox *box, int value)
{
    // What is being typed stays.
    if (box->value() == value)
        return;
    const QSignalBlocker quiet(box);
    box->setValue(value);
}

} // namespace

SettingsDialog::SettingsDialog(SettingsMenu &menu, QAction *countReading, QWidget *parent)
    : QDialog(parent)
    , m_menu(menu)
    , m_countReading(countReading)
    , m_face(new QComboBox)
    , m_family(new QFontComboBox)
    , m_size(new QSpinBox)
    , m_characters(new QSpinBox)
    , m_appearance(new QComboBox)
    , m_language(new QComboBox)
    , m_counting(new QCheckBox(tr("&Count what I read as views")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    fill();
    layOut();
    showChoices();
    connectChoices();
}

void SettingsDialog::fill()
{
    const QList<std::pair<QString, QString>> faces{{tr("Serif"), TextLook::serif()},
                                                   {tr("Sans serif"), TextLook::sans()},
                                                   {tr("Fixed width"), TextLook::mono()}};
    for (const auto &[name, face] : faces) {
        m_face->addItem(name, face);
        m_face->setItemData(m_face->count() - 1, faceFont(face), Qt::FontRole);
    }
    m_face->addItem(tr("Another font…"), QString());
    m_family->setFontFilters(QFontComboBox::ScalableFonts);
    m_family->setEditable(false);
    m_size->setRange(TextLook::LeastPx, TextLook::MostPx);
    m_characters->setRange(TextLook::LeastCharacters, TextLook::MostCharacters);
    for (const auto &[name, value] : SettingsMenu::offeredAppearances())
        m_appearance->addItem(name, int(value));
    for (const auto &[name, code] : offeredLanguages())
        m_language->addItem(name, code);
    m_counting->setToolTip(tr("Each article that is opened for reading counts one view. Who writes "
                              "here is usually no reader."));
}

void SettingsDialog::layOut()
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Space::Wide, Space::Large, Space::Wide, Space::Large);
    grid->setVerticalSpacing(Space::Small);
    grid->setHorizontalSpacing(Space::Large);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto head = [&](const QString &words) {
        auto *label = new QLabel(words);
        label->setFont(textFont(TextSize::Body, Weight::Medium));
        label->setContentsMargins(0, row > 0 ? Space::Medium : 0, 0, 0);
        grid->addWidget(label, row++, 0, 1, 2);
    };
    const auto field = [&](const QString &words, QWidget *box) {
        auto *label = new QLabel(words);
        label->setBuddy(box);
        box->setAccessibleName(QString(words).remove(QLatin1Char('&')));
        grid->addWidget(label, row, 0);
        grid->addWidget(box, row++, 1);
    };
    head(tr("Text of articles"));
    field(tr("&Font"), m_face);
    m_family->setAccessibleName(tr("Installed fonts"));
    grid->addWidget(m_family, row++, 1);
    field(tr("&Size"), m_size);
    field(tr("Characters in a &line"), m_characters);
    head(tr("Window"));
    field(tr("&Appearance"), m_appearance);
    field(tr("Lan&guage"), m_language);
    head(tr("Reading"));
    grid->addWidget(m_counting, row++, 0, 1, 2);
    grid->setRowStretch(row++, 1);
    auto *buttons = new QDialogButtonBox;
    QPushButton *usual = buttons->addButton(tr("&Usual Text"), QDialogButtonBox::ResetRole);
    usual->setToolTip(tr("The font, size and lines that Triptych came with"));
    usual->setAutoDefault(false);
    connect(usual, &QPushButton::clicked, this, [] {
        if (Theme *theme = Theme::current())
            theme->setTextLook({});
    });
    QPushButton *close = buttons->addButton(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    grid->addWidget(buttons, row, 0, 1, 2);
    makePrimary(close);
}

void SettingsDialog::connectChoices()
{
    connect(m_face, &QComboBox::currentIndexChanged, this, [this] {
        m_family->setVisible(m_face->currentData().toString().isEmpty());
        applyText();
    });
    connect(m_family, &QFontComboBox::currentFontChanged, this, &SettingsDialog::applyText);
    connect(m_size, &QSpinBox::valueChanged, this, &SettingsDialog::applyText);
    connect(m_characters, &QSpinBox::valueChanged, this, &SettingsDialog::applyText);
    connect(m_appearance, &QComboBox::currentIndexChanged, this, [this] {
        if (Theme *theme = Theme::current())
            theme->setAppearance(Appearance(m_appearance->currentData().toInt()));
    });
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { m_menu.chooseLanguage(m_language->currentData().toString()); });
    connect(m_counting, &QCheckBox::clicked, m_countReading, &QAction::trigger);
    connect(m_countReading, &QAction::changed, this, &SettingsDialog::showChoices);
}

void SettingsDialog::applyText()
{
    const QString face = m_face->currentData().toString();
    TextLook look;
    look.face = face.isEmpty() ? m_family->currentFont().family() : face;
    look.pixels = m_size->value();
    look.characters = m_characters->value();
    if (Theme *theme = Theme::current())
        theme->setTextLook(look);
}

void SettingsDialog::showChoices()
{
    const TextLook &look = textLook();
    const bool isFamily = m_face->findData(look.face) < 0;
    // "Another face" stays chosen while one looks for it.
    const bool isSought = !m_family->isHidden() && m_face->currentData().toString().isEmpty();
    choose(m_face, isFamily || (isSought && look.face == m_family->currentFont().family())
                       ? QString()
                       : look.face);
    m_family->setVisible(m_face->currentData().toString().isEmpty());
    if (isFamily) {
        const QSignalBlocker quiet(m_family);
        m_family->setCurrentFont(QFont(look.face));
    }
    choose(m_size, look.pixels);
    choose(m_characters, look.characters);
    if (const Theme *theme = Theme::current())
        choose(m_appearance, int(theme->appearance()));
    choose(m_language, m_menu.language());
    m_counting->setChecked(m_countReading->isChecked());
    m_counting->setEnabled(m_countReading->isEnabled());
}

} // namespace Triptych::Ui
