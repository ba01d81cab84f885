#include "growingedit.h"

#include "documenttext.h"
#include "leadinglayout.h"
#include "undosteps.h"

#include <ui/look/theme.h>

#include <QApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QTextBlock>

namespace Triptych::Ui {

namespace {

constexpr double Leading = 1.12;

QString inOneLine(QString text)
{
    for (QChar &c : text) {
        if (c == QLatin1Char('\n') || c == QLatin1Char('\r') || c == QChar::ParagraphSeparator ||
            c == QChar::LineSeparator)
            c = QLatin1Char(' ');
    }
    return text;
}

} // namespace

GrowingEdit::GrowingEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    document()->setDocumentLayout(new LeadingLayout(document(), Leading));
    document()->setDocumentMargin(Space::Tiny);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    new UndoSteps(document());
    setCursorWidth(2);
    connect(document(), &QTextDocument::contentsChanged, this, [this] {
        fit();
        if (!m_loading)
            Q_EMIT textEdited();
    });
}

void GrowingEdit::setLook(const QFont &font, const QColor &colour, const QColor &hintColour)
{
    setFont(font);
    document()->setDefaultFont(font);
    QPalette dressed = QApplication::palette();
    dressed.setColor(QPalette::Base, Qt::transparent);
    dressed.setColor(QPalette::Text, colour);
    dressed.setColor(QPalette::PlaceholderText, hintColour);
    setPalette(dressed);
    fit();
}

QString GrowingEdit::text() const
{
    return inOneLine(document()->toRawText());
}

void GrowingEdit::setText(const QString &text)
{
    if (text == this->text()) {
        document()->clearUndoRedoStacks();
        return;
    }
    const QScopedValueRollback<bool> loading(m_loading, true);
    const int at = textCursor().position();
    setPlainText(inOneLine(text));
    QTextCursor cursor = textCursor();
    cursor.setPosition(qMin(at, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void GrowingEdit::replaceText(const QString &text)
{
    replaceDifference(*document(), this->text(), inOneLine(text));
}

int GrowingEdit::neededHeight() const
{
    double height = document()->documentMargin();
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next())
        height += blockBoundingRect(block).height();
    return qCeil(height);
}

void GrowingEdit::fit()
{
    const int height = neededHeight();
    if (height != minimumHeight())
        setFixedHeight(height);
}

QSize GrowingEdit::sizeHint() const
{
    return QSize(QPlainTextEdit::sizeHint().width(), neededHeight());
}

QSize GrowingEdit::minimumSizeHint() const
{
    return QSize(0, neededHeight());
}

void GrowingEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingEdit::wheelEvent(QWheelEvent *event)
{
    // All of it is shown; the wheel is the page's.
    event->ignore();
}

void GrowingEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(inOneLine(source->text().trimmed()));
}

void GrowingEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT leftDownwards();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int before = textCursor().position();
        QPlainTextEdit::keyPressEvent(event);
        if (textCursor().position() == before && !(event->modifiers() & Qt::ShiftModifier)) {
            if (event->key() == Qt::Key_Up)
                Q_EMIT leftUpwards();
            else
                Q_EMIT leftDownwards();
        }
        return;
    }
    default:
        QPlainTextEdit::keyPressEvent(event);
    }
}

} // namespace Triptych::Ui
