#include "comparedialog.h"

#include <core/storedarticle.h>
#include <text/diff.h>
#include <ui/controls/pill.h>
#include <ui/controls/screenfit.h>
#include <ui/look/dressed.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(780, 620);

/** The article as the lines that are compared: title and summary stand before the text. */
QString lines(const Core::Article &article)
{
    return article.title + QLatin1Char('\n') + article.summary + QStringLiteral("\n\n") +
           article.body;
}

void append(QPlainTextEdit *view, const QString &text, const QColor &ink, const QColor &back)
{
    QTextCursor cursor(view->document());
    cursor.movePosition(QTextCursor::End);
    if (!view->document()->isEmpty())
        cursor.insertBlock();
    QTextBlockFormat block;
    if (back.isValid())
        block.setBackground(back);
    cursor.setBlockFormat(block);
    QTextCharFormat words;
    words.setForeground(ink);
    cursor.insertText(text, words);
}

} // namespace

CompareDialog::CompareDialog(const Core::Article &saved, const Core::Article &typed, bool isInPart,
                             QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare with what is saved"));
    resize(withinScreen(*this, FirstSize));
    const Colours &c = colours();
    auto *legend =
        new QLabel(tr("+ stands before what your unsaved text adds, − before what it takes away."));
    legend->setWordWrap(true);
    auto *view = new QPlainTextEdit;
    view->setReadOnly(true);
    view->setFont(monospaceFont(TextSize::Small));
    view->setAccessibleName(tr("Differences"));
    // What an older program did not know it did not take away.
    const Core::Result<QList<Text::DiffHunk>> hunks =
        Text::diffLines(lines(saved), lines(Core::withAbsentFrom(typed, saved)));
    if (!hunks)
        append(view, hunks.error().message, c.danger, {});
    else if (hunks->isEmpty())
        append(view, tr("The texts are the same; only status, tags or the like differ."),
               c.secondary, {});
    else {
        for (const Text::DiffHunk &hunk : *hunks) {
            if (!view->document()->isEmpty())
                append(view, QStringLiteral("  ⋯"), c.faint, {});
            for (const Text::DiffLine &line : hunk.lines) {
                switch (line.kind) {
                case Text::DiffLine::Kind::Same:
                    append(view, QStringLiteral("  ") + line.text, c.secondary, {});
                    break;
                case Text::DiffLine::Kind::Removed:
                    append(view, QStringLiteral("− ") + line.text, c.danger, c.dangerSoft);
                    break;
                case Text::DiffLine::Kind::Added:
                    append(view, QStringLiteral("+ ") + line.text, c.ok, c.okSoft);
                    break;
                }
            }
        }
    }
    view->moveCursor(QTextCursor::Start);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *open =
        buttons->addButton(tr("Open the unsaved text"), QDialogButtonBox::AcceptRole);
    makePrimary(open);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT openAsked();
        accept();
    });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    layout->setSpacing(Space::Medium);
    if (isInPart) {
        auto *note = new QLabel(
            tr("Read out of a damaged file. What is missing at its end, or where � stands, could "
               "not be read; it was not necessarily deleted."));
        note->setWordWrap(true);
        auto *row = new QHBoxLayout;
        row->setSpacing(Space::Small);
        row->addWidget(new Pill(tr("In part"), Tone::Warning), 0, Qt::AlignTop);
        row->addWidget(note, 1);
        layout->addLayout(row);
    }
    layout->addWidget(legend);
    layout->addWidget(view, 1);
    layout->addWidget(buttons);
}

} // namespace Triptych::Ui
