#include "findbar.h"

#include "markdowneditor.h"

#include <ui/look/dressed.h>
#include <ui/look/icons.h>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr int FieldWidth = 240;

QToolButton *tool(Icon which, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(which));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setMinimumSize(Measure::HitTarget, Measure::HitTarget);
    return button;
}

} // namespace

FindBar::FindBar(MarkdownEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_words(new QLineEdit(this))
    , m_with(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_case(new QToolButton(this))
    , m_replaceRow(new QWidget(this))
{
    setAccessibleName(tr("Find in the text"));
    setSurface(this, Surface::List);
    m_words->setPlaceholderText(tr("Find in the text"));
    m_words->setAccessibleName(tr("Find"));
    m_words->setFixedWidth(FieldWidth);
    m_words->setClearButtonEnabled(true);
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->setFixedWidth(FieldWidth);
    m_case->setText(tr("Aa"));
    m_case->setCheckable(true);
    m_case->setAutoRaise(true);
    m_case->setToolTip(tr("Tell capitals from small letters"));
    m_case->setAccessibleName(tr("Match case"));
    m_case->setMinimumSize(Measure::HitTarget, Measure::HitTarget);
    auto *previous = tool(Icon::ChevronLeft, tr("Previous match"), this);
    auto *next = tool(Icon::ChevronRight, tr("Next match"), this);
    auto *shut = tool(Icon::Close, tr("Close the find bar"), this);
    auto *one = new QPushButton(tr("Replace"), m_replaceRow);
    auto *all = new QPushButton(tr("Replace all"), m_replaceRow);
    for (QPushButton *button : {one, all})
        button->setAutoDefault(false);

    auto *first = new QHBoxLayout;
    first->setSpacing(Space::Small);
    first->addWidget(m_words);
    first->addWidget(m_case);
    first->addWidget(previous);
    first->addWidget(next);
    first->addWidget(m_count);
    first->addStretch();
    first->addWidget(shut);
    auto *second = new QHBoxLayout(m_replaceRow);
    second->setContentsMargins({});
    second->setSpacing(Space::Small);
    second->addWidget(m_with);
    second->addWidget(one);
    second->addWidget(all);
    second->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Small, Space::Medium, Space::Small);
    layout->setSpacing(Space::Small);
    layout->addLayout(first);
    layout->addWidget(m_replaceRow);

    dress(this, [this] {
        QPalette quiet = m_count->palette();
        quiet.setColor(QPalette::WindowText, colours().secondary);
        m_count->setPalette(quiet);
        m_count->setFont(textFont(TextSize::Small));
    });
    connect(m_words, &QLineEdit::textChanged, this, &FindBar::wordsChanged);
    connect(m_case, &QToolButton::toggled, this, &FindBar::wordsChanged);
    connect(next, &QToolButton::clicked, this, [this] { step(false); });
    connect(previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(shut, &QToolButton::clicked, this, &FindBar::dismiss);
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
    connect(&m_editor, &MarkdownEditor::textEdited, this, [this] {
        if (isVisible())
            count();
    });
    hide();
}

Qt::CaseSensitivity FindBar::sensitivity() const
{
    return m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
}

void FindBar::open(bool replace)
{
    const QString chosen = m_editor.textCursor().selectedText();
    m_replaceRow->setVisible(replace);
    show();
    if (!chosen.isEmpty() && !chosen.contains(QChar::ParagraphSeparator))
        m_words->setText(chosen);
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
    wordsChanged();
}

void FindBar::dismiss()
{
    hide();
    m_editor.setFound({}, Qt::CaseInsensitive);
    m_editor.setFocus();
}

void FindBar::wordsChanged()
{
    m_editor.setFound(m_words->text(), sensitivity());
    if (!m_words->text().isEmpty()) {
        // What is found as one types starts where the cursor stands, not one match further each
        // key.
        QTextCursor cursor = m_editor.textCursor();
        cursor.setPosition(cursor.selectionStart());
        m_editor.setTextCursor(cursor);
        step(false);
    } else {
        m_count->clear();
    }
}

void FindBar::count()
{
    const QString words = m_words->text();
    if (words.isEmpty()) {
        m_count->clear();
        return;
    }
    const QString text = m_editor.text();
    const int at = m_editor.textCursor().selectionStart();
    int all = 0;
    int here = 0;
    for (qsizetype i = text.indexOf(words, 0, sensitivity()); i >= 0;
         i = text.indexOf(words, i + words.size(), sensitivity())) {
        ++all;
        if (i <= at)
            here = all;
    }
    m_count->setText(all == 0 ? tr("Not in this text")
                              : tr("%1 of %2").arg(qMax(1, here)).arg(all));
}

void FindBar::step(bool backwards)
{
    const QString words = m_words->text();
    if (words.isEmpty())
        return;
    QTextDocument::FindFlags flags;
    flags.setFlag(QTextDocument::FindBackward, backwards);
    flags.setFlag(QTextDocument::FindCaseSensitively, m_case->isChecked());
    QTextCursor found = m_editor.document()->find(words, m_editor.textCursor(), flags);
    if (found.isNull()) {
        QTextCursor edge(m_editor.document());
        if (backwards)
            edge.movePosition(QTextCursor::End);
        found = m_editor.document()->find(words, edge, flags);
    }
    if (!found.isNull())
        m_editor.setTextCursor(found);
    count();
}

void FindBar::replaceOne()
{
    QTextCursor cursor = m_editor.textCursor();
    if (!m_words->text().isEmpty() &&
        cursor.selectedText().compare(m_words->text(), sensitivity()) == 0)
        cursor.insertText(m_with->text());
    step(false);
}

void FindBar::replaceAll()
{
    const QString words = m_words->text();
    if (words.isEmpty())
        return;
    const QString text = m_editor.text();
    QTextCursor edit(m_editor.document());
    edit.beginEditBlock();
    int replaced = 0;
    // From the end, so that the positions before stay true.
    for (qsizetype i = text.lastIndexOf(words, -1, sensitivity()); i >= 0;
         i = i > 0 ? text.lastIndexOf(words, i - words.size(), sensitivity()) : -1) {
        edit.setPosition(int(i));
        edit.setPosition(int(i + words.size()), QTextCursor::KeepAnchor);
        edit.insertText(m_with->text());
        ++replaced;
        if (i < words.size())
            break;
    }
    edit.endEditBlock();
    count();
    m_count->setText(tr("%n replaced", nullptr, replaced));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        dismiss();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_with->hasFocus())
            replaceOne();
        else
            step(event->modifiers() & Qt::ShiftModifier);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void FindBar::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours().hairline);
}

} // namespace Triptych::Ui
