#include "importquestion.h"

#include <ui/look/dressed.h>

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace Triptych::Ui {

ImportQuestion::ImportQuestion(const QString &yes, QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel), m_box(new QCheckBox(yes))
{
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
    layout->addWidget(m_sentence);
    layout->addWidget(m_box);
    connect(m_box, &QCheckBox::clicked, this, &ImportQuestion::answered);
    hide();
}

void ImportQuestion::ask(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_box->setAccessibleDescription(sentence);
    if (sentence.isEmpty())
        m_box->setChecked(false);
    setVisible(!sentence.isEmpty());
}

QString ImportQuestion::sentence() const
{
    return m_sentence->text();
}

bool ImportQuestion::isYes() const
{
    return m_box->isChecked();
}

} // namespace Triptych::Ui
