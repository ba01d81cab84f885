#include "passage.h"

#include <ui/look/dressed.h>

#include <QApplication>
#include <QTextBlock>

namespace Triptych::Ui {

namespace {

constexpr int MostHeight = 240;

} // namespace

Passage::Passage(const QString &text, bool readOnly, const QString &name, QWidget *parent)
    : QPlainTextEdit(text, parent)
{
    setReadOnly(readOnly);
    dress(this, [this, readOnly] {
        QPalette dressed = QApplication::palette();
        dressed.setColor(QPalette::Base,
                         readOnly ? colours().neutral[colours().dark ? 3 : 2] : colours().page);
        setPalette(dressed);
        setFont(articleFont(int(TextSize::Lead)));
        fit();
    });
    // The frame has round corners, and the viewport would paint over them.
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(Space::Small);
    setAccessibleName(name);
    setTabChangesFocus(true);
    connect(this, &QPlainTextEdit::textChanged, this, &Passage::fit);
    fit();
}

void Passage::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void Passage::fit()
{
    double height = 2 * document()->documentMargin() + 2 * frameWidth();
    for (QTextBlock block = document()->firstBlock(); block.isValid() && height < MostHeight;
         block = block.next())
        height += blockBoundingRect(block).height();
    const int needed = qMin(qCeil(height), MostHeight);
    if (needed != minimumHeight())
        setFixedHeight(needed);
}

} // namespace Triptych::Ui
