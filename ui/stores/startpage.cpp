#include "startpage.h"

#include <ui/look/dressed.h>
#include <ui/look/icons.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

StartPage::StartPage(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_kept(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_retry(new QPushButton(tr("Try again"), this))
    , m_embedded(new QPushButton(tr("Open the workspace on this computer"), this))
    , m_connection(new QPushButton(tr("Change connection…"), this))
{
    setSurface(this, Surface::Page);
    m_mark->setPixmap(applicationIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    m_title->setFont(textFont(TextSize::Title, Weight::Bold));
    m_sentence->setFont(textFont(TextSize::Lead));
    m_detail->setFont(monospaceFont(TextSize::Small));
    for (QLabel *label : {m_title, m_sentence, m_kept, m_detail}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QLabel *label : {m_kept, m_detail}) {
        dress(label, [label] {
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, colours().secondary);
            label->setPalette(palette);
        });
    }
    makePrimary(m_retry);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_retry);
    buttons->addWidget(m_connection);
    buttons->addWidget(m_embedded);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addStretch(2);
    column->addWidget(m_mark);
    column->addSpacing(Space::Wide);
    column->addWidget(m_title);
    column->addSpacing(Space::Small);
    column->addWidget(m_sentence);
    column->addSpacing(Space::Small);
    column->addWidget(m_kept);
    column->addSpacing(Space::Medium);
    column->addWidget(m_detail);
    column->addSpacing(Space::Wide);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *inner = new QWidget(this);
    inner->setLayout(column);
    inner->setMaximumWidth(580);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    row->addStretch(1);
    row->addWidget(inner, 1'000);
    row->addStretch(1);
    connect(m_retry, &QPushButton::clicked, this, &StartPage::retryRequested);
    connect(m_embedded, &QPushButton::clicked, this, &StartPage::embeddedRequested);
    connect(m_connection, &QPushButton::clicked, this, &StartPage::connectionRequested);
}

void StartPage::showOpening(const QString &workspace)
{
    m_title->setText(tr("Opening “%1”…").arg(workspace));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_sentence, m_kept, m_detail, m_retry,
                                                            m_embedded, m_connection})
        widget->hide();
    setAccessibleName(m_title->text());
}

void StartPage::showFailure(const QString &workspace, const Core::Error &error, bool isEmbedded)
{
    m_title->setText(tr("“%1” could not be opened").arg(workspace));
    m_sentence->setText(error.message);
    m_kept->setText(
        Core::isTransient(error.kind)
            ? tr("Nothing was changed. Text that was not saved yet is kept on this computer. It is "
                 "tried again every few seconds.")
            : tr("Nothing was changed. Text that was not saved yet is kept on this computer."));
    m_detail->setText(error.detail);
    m_detail->setVisible(!error.detail.isEmpty());
    m_sentence->show();
    m_kept->show();
    m_retry->show();
    m_connection->show();
    m_embedded->setVisible(!isEmbedded);
    setAccessibleName(m_title->text());
    setAccessibleDescription(error.message);
    m_retry->setFocus();
}

} // namespace Triptych::Ui
