#include "importquestion.h"

#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <ui/terms/longwords.h>

#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

ImportQuestion::ImportQuestion(const QString &yes, const QString &no, QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel)
{
    if (no.isEmpty()) {
        m_yes = new QCheckBox(yes);
    } else {
        m_yes = new QRadioButton(yes);
        m_no = new QRadioButton(no);
    }
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    dress(m_sentence, [this] {
        QPalette palette = QApplication::palette();
        palette.setColor(QPalette::WindowText, colours().warning);
        m_sentence->setPalette(palette);
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Tiny);
    auto *line = new QHBoxLayout;
    line->setSpacing(Space::Small);
    auto *glyph = new QLabel;
    dress(glyph, [glyph] {
        glyph->setPixmap(
            iconPixmap(Icon::Warning, 16, colours().warning, glyph->devicePixelRatioF()));
    });
    line->addWidget(glyph, 0, Qt::AlignTop);
    line->addWidget(m_sentence, 1);
    layout->addLayout(line);
    layout->addSpacing(Space::Tiny);
    for (QAbstractButton *button : {m_yes, m_no}) {
        if (!button)
            continue;
        layout->addWidget(button);
        connect(button, &QAbstractButton::clicked, this, &ImportQuestion::answered);
    }
    hide();
}

void ImportQuestion::ask(const QString &sentence)
{
    m_asked = sentence;
    m_sentence->setText(breakingPaths(sentence));
    m_yes->setAccessibleDescription(sentence);
    if (m_no)
        m_no->setAccessibleDescription(sentence);
    if (sentence.isEmpty())
        clear();
    setVisible(!sentence.isEmpty());
}

void ImportQuestion::clear()
{
    for (QAbstractButton *button : {m_yes, m_no}) {
        if (!button)
            continue;
        // Of two that exclude each other one would stay chosen.
        button->setAutoExclusive(false);
        button->setChecked(false);
        button->setAutoExclusive(m_no != nullptr);
    }
}

bool ImportQuestion::isAsked() const
{
    return !m_asked.isEmpty();
}

QString ImportQuestion::sentence() const
{
    return m_asked;
}

bool ImportQuestion::isYes() const
{
    return m_yes->isChecked();
}

bool ImportQuestion::isNo() const
{
    return m_no && m_no->isChecked();
}

} // namespace Triptych::Ui
