#include "passage.h"

#include <ui/look/dressed.h>

#include <QApplication>
#include <QTextBlock>
#include <QTextCursor>

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
        showMarks();
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

void Passage::markDifferences(const QList<Text::TextRange> &ranges)
{
    m_marked = ranges;
    showMarks();
    QStringList words;
    const QString text = document()->toRawText();
    for (const Text::TextRange &range : ranges)
        words << text.mid(range.start, range.length).simplified();
    words.removeAll(QString());
    setAccessibleDescription(
        words.isEmpty() ? QString() : tr("Differs in: %1").arg(words.join(QStringLiteral("; "))));
}

void Passage::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const Text::TextRange &range : std::as_const(m_marked)) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = QTextCursor(document());
        mark.cursor.setPosition(int(range.start));
        mark.cursor.setPosition(int(range.start + range.length), QTextCursor::KeepAnchor);
        mark.format.setBackground(colours().highlight);
        mark.format.setForeground(colours().text);
        marks << mark;
    }
    setExtraSelections(marks);
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
