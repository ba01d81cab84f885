#include "markdowneditor.h"

#include "listprefix.h"
#include "markdownedits.h"
#include "markdownhighlighter.h"

#include <ui/controls/documenttext.h>
#include <ui/controls/leadinglayout.h>
#include <ui/controls/undosteps.h>
#include <ui/look/dressed.h>

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QUrl>

namespace Triptych::Ui {

namespace {

// Noto Serif's own line height is generous already.
constexpr double Leading = 1.2;
constexpr int CursorWidth = 2;
// Four columns reach the text of every list marker up to "10.", so a nested list nests everywhere.
const QString IndentStep = QStringLiteral("    ");

bool isAddress(const QString &text)
{
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto")};
    if (text.isEmpty() || text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char(' ')))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && schemes.contains(url.scheme());
}

} // namespace

MarkdownEditor::MarkdownEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(nullptr)
    , m_bold(new QAction(tr("Bold"), this))
    , m_italic(new QAction(tr("Italic"), this))
    , m_link(new QAction(tr("Link"), this))
{
    document()->setDocumentLayout(new LeadingLayout(document(), Leading));
    m_highlighter = new MarkdownHighlighter(document());
    setFrameShape(QFrame::NoFrame);
    setCursorWidth(CursorWidth);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // It shows nothing where all is seen; one that comes and goes would change the text's width,
    // and with it lay out the whole text again, at a key of all times.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAccessibleName(tr("Text of the article"));
    setAccessibleDescription(tr("Markdown"));

    m_bold->setShortcut(QKeySequence::Bold);
    m_italic->setShortcut(QKeySequence::Italic);
    m_link->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(m_bold, &QAction::triggered, this, [this] { toggleMark(QStringLiteral("**")); });
    connect(m_italic, &QAction::triggered, this, [this] { toggleMark(QStringLiteral("*")); });
    connect(m_link, &QAction::triggered, this, &MarkdownEditor::makeLink);
    for (QAction *action : {m_bold, m_italic, m_link}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
    }

    connect(document(), &QTextDocument::contentsChanged, this, [this] {
        if (!m_loading && !m_highlighter->isRehighlighting())
            Q_EMIT textEdited();
    });
    new UndoSteps(document());
    dress(this, [this] { applyTheme(); });
}

MarkdownEditor::~MarkdownEditor()
{
    // The highlighter takes its formats away while it goes, which is no edit.
    document()->disconnect(this);
    delete m_highlighter;
}

QString MarkdownEditor::text() const
{
    return withLineBreaks(document()->toRawText());
}

void MarkdownEditor::setText(const QString &text)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    setPlainText(text);
    document()->setModified(false);
}

void MarkdownEditor::replaceText(const QString &now)
{
    replaceDifference(*document(), text(), now);
}

void MarkdownEditor::setHint(const QString &hint)
{
    m_hint = hint;
    viewport()->update();
}

void MarkdownEditor::setFound(const QString &words, Qt::CaseSensitivity sensitivity)
{
    m_found = words;
    m_foundSensitivity = sensitivity;
    viewport()->update();
}

void MarkdownEditor::toggleMark(const QString &mark)
{
    const QTextCursor cursor = textCursor();
    apply(
        toggledMark(document()->toRawText(), cursor.selectionStart(), cursor.selectionEnd(), mark));
}

void MarkdownEditor::apply(const MarkdownEdit &edit)
{
    QTextCursor writer(document());
    writer.beginEditBlock();
    for (qsizetype i = edit.changes.size() - 1; i >= 0; --i) {
        const MarkdownEdit::Change &change = edit.changes.at(i);
        writer.setPosition(change.from);
        writer.setPosition(change.to, QTextCursor::KeepAnchor);
        writer.insertText(change.with);
    }
    writer.endEditBlock();
    QTextCursor cursor = textCursor();
    cursor.setPosition(edit.anchor);
    cursor.setPosition(edit.caret, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

void MarkdownEditor::makeLink()
{
    QTextCursor cursor = textCursor();
    if (!cursor.hasSelection()) {
        const auto [from, to] = wordAround(document()->toRawText(), cursor.position());
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
    }
    const QString chosen = cursor.selectedText();
    const int start = cursor.selectionStart();
    if (isAddress(chosen)) {
        cursor.insertText(QStringLiteral("[](") + chosen + QStringLiteral(")"));
        cursor.setPosition(start + 1);
    } else {
        cursor.insertText(QStringLiteral("[") + chosen + QStringLiteral("]()"));
        cursor.setPosition(chosen.isEmpty() ? start + 1 : start + int(chosen.size()) + 3);
    }
    setTextCursor(cursor);
}

bool MarkdownEditor::continueList()
{
    QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    if (MarkdownHighlighter::isInFence(block))
        return false;
    const QString line = block.text();
    const auto prefix = listPrefix(line);
    if (!prefix || cursor.selectionStart() < block.position() + prefix->length)
        return false;
    if (prefix->length == line.size() && !cursor.hasSelection()) {
        // Return on an empty item ends the list. An empty line follows it: what is typed next would
        // go on with the last item else (CommonMark 0.31, 5.2, a lazy continuation).
        cursor.movePosition(QTextCursor::StartOfBlock);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        const bool isFirst =
            block.blockNumber() == 0 || block.previous().text().trimmed().isEmpty();
        cursor.insertText(isFirst ? QString() : QStringLiteral("\n"));
    } else {
        cursor.insertText(QLatin1Char('\n') + prefix->next());
    }
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

namespace {

/** The nearest item above that a line with this many characters before its marker is beside, or
 * below of where `isOuter`. */
std::optional<ListPrefix> itemAbove(QTextBlock block, qsizetype lead, bool isOuter)
{
    for (block = block.previous(); block.isValid(); block = block.previous()) {
        const auto prefix = listPrefix(block.text());
        if (!prefix || prefix->marker.isEmpty()) {
            if (block.text().trimmed().isEmpty() || block.text().startsWith(QLatin1Char(' ')))
                continue;
            return std::nullopt;
        }
        if (isOuter ? prefix->lead.size() < lead : prefix->lead.size() == lead)
            return prefix;
        if (prefix->lead.size() < lead)
            return std::nullopt;
    }
    return std::nullopt;
}

/** What makes an item part of the one above: four blanks, or more where its text begins later. */
QString nestingStep(const QTextBlock &block)
{
    qsizetype size = IndentStep.size();
    if (const auto prefix = listPrefix(block.text()); prefix && !prefix->marker.isEmpty()) {
        if (const auto above = itemAbove(block, prefix->lead.size(), false))
            size = qMax(size, above->marker.size() + above->space.size());
    }
    return QString(size, QLatin1Char(' '));
}

/** A numbered item that becomes the first of a list begins with 1, else no list would begin there
 * (CommonMark 0.31, 5.2); one that comes back to its list goes on with the numbers there. */
void renumber(QTextCursor &edit, const QTextBlock &block, bool deeper)
{
    const auto prefix = listPrefix(block.text());
    if (!prefix || prefix->marker.size() < 2)
        return;
    const qsizetype lead = prefix->lead.size();
    QString number = QStringLiteral("1");
    if (!deeper) {
        const auto outer = itemAbove(block, lead, true);
        if (!outer || outer->marker.size() < 2)
            return;
        number = QString::number(QStringView(outer->marker).chopped(1).toLongLong() + 1);
    } else if (const auto nested = itemAbove(block, lead + nestingStep(block).size(), false);
               nested && nested->marker.size() > 1) {
        number = QString::number(QStringView(nested->marker).chopped(1).toLongLong() + 1);
    }
    edit.setPosition(block.position() + int(lead));
    edit.setPosition(block.position() + int(lead + prefix->marker.size()) - 1,
                     QTextCursor::KeepAnchor);
    edit.insertText(number);
}

} // namespace

bool MarkdownEditor::indentList(bool deeper)
{
    QTextCursor cursor = textCursor();
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    const QTextBlock last = document()->findBlock(cursor.selectionEnd());
    const bool several = block != last;
    if (!several) {
        const auto prefix = listPrefix(block.text());
        if (!prefix || prefix->marker.isEmpty())
            return false;
    }
    const QString step = deeper ? nestingStep(block) : IndentStep;
    QTextCursor edit(document());
    edit.beginEditBlock();
    renumber(edit, block, deeper);
    for (; block.isValid(); block = block.next()) {
        edit.setPosition(block.position());
        if (deeper) {
            if (!block.text().isEmpty())
                edit.insertText(step);
        } else {
            const QString text = block.text();
            int take = 0;
            if (text.startsWith(QLatin1Char('\t')))
                take = 1;
            else
                while (take < IndentStep.size() && take < text.size() &&
                       text[take] == QLatin1Char(' '))
                    ++take;
            edit.setPosition(block.position() + take, QTextCursor::KeepAnchor);
            edit.removeSelectedText();
        }
        if (block == last)
            break;
    }
    edit.endEditBlock();
    return true;
}

bool MarkdownEditor::isAtLineStart() const
{
    // Four blanks there would make code of a paragraph.
    const QTextBlock block = textCursor().block();
    return !MarkdownHighlighter::isInFence(block) &&
           block.text().left(textCursor().positionInBlock()).trimmed().isEmpty();
}

bool MarkdownEditor::isLineBlank() const
{
    return textCursor().block().text().trimmed().isEmpty();
}

/** In a line that is only indented; false where there is nothing to take. */
bool MarkdownEditor::takeIndent()
{
    QTextCursor cursor = textCursor();
    const QString text = cursor.block().text();
    if (cursor.hasSelection() || text.isEmpty() || !isLineBlank())
        return false;
    cursor.movePosition(QTextCursor::EndOfBlock);
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        int(std::min(text.size(), IndentStep.size())));
    cursor.removeSelectedText();
    setTextCursor(cursor);
    return true;
}

void MarkdownEditor::keyPressEvent(QKeyEvent *event)
{
    const bool plain =
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    if (plain && !isReadOnly()) {
        const bool shift = event->modifiers() & Qt::ShiftModifier;
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!shift && continueList())
                return;
            // With Shift Qt would write a line separator, a sign that no Markdown knows; without,
            // in an empty line, a step of undo that changes nothing.
            textCursor().insertText(QStringLiteral("\n"));
            ensureCursorVisible();
            return;
        case Qt::Key_Tab:
            if (indentList(true) || (isAtLineStart() && !isLineBlank()))
                return;
            textCursor().insertText(IndentStep);
            return;
        case Qt::Key_Backtab:
            if (!indentList(false) && !takeIndent())
                Q_EMIT leftUpwards();
            return;
        case Qt::Key_Up:
            if (!shift && textCursor().blockNumber() == 0 &&
                cursorRect().top() <= cursorRect(QTextCursor(document())).top()) {
                Q_EMIT leftUpwards();
                return;
            }
            break;
        default:
            break;
        }
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool MarkdownEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText();
}

void MarkdownEditor::insertFromMimeData(const QMimeData *source)
{
    if (!source->hasText())
        return;
    QTextCursor cursor = textCursor();
    const QString pasted = source->text();
    const QString chosen = cursor.selectedText();
    const QString address = pasted.trimmed();
    if (!chosen.isEmpty() && !chosen.contains(QChar::ParagraphSeparator) && isAddress(address) &&
        !isAddress(chosen))
        cursor.insertText(QLatin1Char('[') + chosen + QStringLiteral("](") + address +
                          QLatin1Char(')'));
    else
        cursor.insertText(pasted);
    setTextCursor(cursor);
    ensureCursorVisible();
}

QMimeData *MarkdownEditor::createMimeDataFromSelection() const
{
    // As typed: the plain editor would turn no-break spaces into spaces.
    auto *data = new QMimeData;
    data->setText(withLineBreaks(textCursor().selectedText()));
    return data;
}

void MarkdownEditor::applyTheme()
{
    const QScopedValueRollback<bool> applying(m_applyingTheme, true);
    // With other sizes other lines are seen; the one that is written stays.
    const bool hadCaret = isVisible() && viewport()->rect().intersects(cursorRect());
    const Colours &c = colours();
    setFont(articleFont());
    document()->setDefaultFont(articleFont());
    document()->setDocumentMargin(Space::Tiny);
    QPalette dressed = QApplication::palette();
    dressed.setColor(QPalette::Base, c.page);
    // The selection is painted by paintBehind(), over the whole height of a line.
    dressed.setColor(QPalette::Highlight, Qt::transparent);
    setPalette(dressed);
    MarkdownStyle style;
    style.text = c.text;
    style.marker = c.faint;
    style.link = c.accent;
    style.quote = c.secondary;
    style.code = c.text;
    style.codeBack = c.neutral[3];
    style.codeFont = besideTextMonospaceFont(TextSize::Body);
    style.bodySize = articleFont().pixelSize();
    m_highlighter->setStyle(style);
    centre();
    // When what lies above has its new height, too.
    if (hadCaret)
        QMetaObject::invokeMethod(this, [this] { ensureCursorVisible(); }, Qt::QueuedConnection);
}

void MarkdownEditor::centre()
{
    const int bar = verticalScrollBar()->sizeHint().width();
    const int column = columnWidth(width());
    const int side = (width() - column) / 2;
    const int other = width() - column - side;
    // The bar stands at the trailing edge and takes its room beside the margins.
    const bool mirrored = isRightToLeft();
    setViewportMargins(qMax(0, side - (mirrored ? bar : 0)), m_roomAbove,
                       qMax(0, other - (mirrored ? 0 : bar)), 0);
}

void MarkdownEditor::resizeEvent(QResizeEvent *event)
{
    centre();
    QPlainTextEdit::resizeEvent(event);
}

void MarkdownEditor::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        centre();
}

} // namespace Triptych::Ui
