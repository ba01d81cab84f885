#include "storespage.h"

#include "dressed.h"
#include "icons.h"
#include "storecard.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Triptych::Ui {

StoresPage::StoresPage(QWidget *parent)
    : QWidget(parent)
    , m_cards(new QVBoxLayout)
    , m_backfill(new QLabel(this))
    , m_seeding(new QLabel(this))
    , m_check(new QPushButton(tr("Check now"), this))
{
    setSurface(this, Surface::Page);
    setAccessibleName(tr("Stores"));
    auto *title = new QLabel(tr("Stores"), this);
    title->setFont(textFont(TextSize::Display, Weight::Bold));
    auto *sentence = new QLabel(tr("Only the articles' store is needed to save. The others make "
                                   "finding and reading faster."),
                                this);
    sentence->setWordWrap(true);
    for (QLabel *label : {sentence, m_backfill, m_seeding}) {
        dress(label, [label] {
            QPalette palette = label->palette();
            palette.setColor(QPalette::WindowText, colours().secondary);
            label->setPalette(palette);
        });
    }
    m_backfill->hide();
    m_seeding->hide();
    m_check->setIcon(icon(Icon::Refresh));
    auto *connection = new QPushButton(tr("Change connection…"), this);
    connect(m_check, &QPushButton::clicked, this, &StoresPage::checkRequested);
    connect(connection, &QPushButton::clicked, this, &StoresPage::connectionRequested);

    m_cards->setSpacing(Space::Medium);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Space::Small);
    buttons->addWidget(m_check);
    buttons->addWidget(connection);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(title);
    column->addSpacing(Space::Tiny);
    column->addWidget(sentence);
    column->addSpacing(Space::Wide);
    column->addLayout(m_cards);
    column->addSpacing(Space::Large);
    column->addWidget(m_backfill);
    column->addWidget(m_seeding);
    column->addSpacing(Space::Small);
    column->addLayout(buttons);
    column->addStretch(1);
    auto *inner = new QWidget;
    inner->setLayout(column);
    inner->setMaximumWidth(Measure::TextColumn);
    auto *page = new QWidget;
    setSurface(page, Surface::Page);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(Space::Huge, Space::Huge, Space::Huge, Space::Huge);
    row->addStretch(1);
    row->addWidget(inner, 1'000);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(page);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
}

void StoresPage::setHealth(const QList<Core::StoreHealth> &health)
{
    while (m_stores.size() > health.size())
        delete m_stores.takeLast();
    while (m_stores.size() < health.size()) {
        auto *card = new StoreCard(this);
        m_cards->addWidget(card);
        m_stores.append(card);
    }
    for (qsizetype i = 0; i < health.size(); ++i)
        m_stores.at(i)->setHealth(health.at(i));
}

void StoresPage::setBackfill(qint64 done, qint64 total)
{
    m_backfill->setVisible(total > 0 && done < total);
    m_backfill->setText(
        tr("Filling the search index: %L1 of about %L2 articles. SQL answers until it is done.")
            .arg(done)
            .arg(total));
}

void StoresPage::setSeeding(qint64 done, qint64 total)
{
    m_seeding->setVisible(done < total);
    m_seeding->setText(tr("Handing the views counted so far to the new counters: %L1 of %L2.").arg(done).arg(total));
}

void StoresPage::setChecking(bool checking)
{
    m_check->setEnabled(!checking);
    m_check->setText(checking ? tr("Checking…") : tr("Check now"));
}

} // namespace Triptych::Ui
