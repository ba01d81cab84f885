#include "recoveryoffer.h"

#include "recoverybar.h"

#include <ui/controls/inlinenotice.h>
#include <ui/controls/screenfit.h>
#include <ui/look/theme.h>
#include <ui/terms/format.h>

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(640, 360);

QString keyOf(const Unsaved::UnsavedText &text)
{
    return text.article.id.toString() + QLatin1Char('\n') + text.place.asideFile +
           QLatin1Char('\n') + text.place.device;
}

} // namespace

RecoveryOffer::RecoveryOffer(RecoveryBar *bar, InlineNotice *slot, QWidget *window)
    : QObject(window)
    , m_bar(bar)
    , m_slot(slot)
    , m_dialog(new QDialog(window))
    , m_none(new QLabel(tr("There is no unsaved text.")))
{
    m_dialog->setWindowTitle(tr("Unsaved text"));
    m_dialog->resize(withinScreen(*m_dialog, FirstSize));
    auto *content = new QWidget;
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins({});
    rows->addWidget(m_bar);
    rows->addWidget(m_none);
    rows->addStretch(1);
    m_none->setContentsMargins(Space::Large, Space::Large, Space::Large, Space::Large);
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    auto *column = new QVBoxLayout(m_dialog);
    column->addWidget(area, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, m_dialog, &QDialog::reject);
    connect(m_bar, &RecoveryBar::refreshed, this, &RecoveryOffer::onRefreshed);
    connect(m_bar, &RecoveryBar::changed, this, &RecoveryOffer::onChanged);
    connect(m_bar, &RecoveryBar::openRequested, this, [this](const Core::Article &typed) {
        m_takenUp.insert(typed.id);
        m_dialog->accept();
        // What it says of the text that is open now would go with the dialog.
        if (!m_bar->notice()->isHidden()) {
            m_slot->showMessage(Tone::Warning, m_bar->notice()->message());
            m_bar->notice()->dismiss();
        }
    });
    onChanged();
}

void RecoveryOffer::show()
{
    m_dialog->open();
}

void RecoveryOffer::articleChanged(const Core::ArticleId &id)
{
    for (const Unsaved::UnsavedText &text : m_bar->texts()) {
        if (text.article.id == id)
            return m_bar->refresh();
    }
}

void RecoveryOffer::onChanged()
{
    m_none->setVisible(m_bar->isHidden());
    const bool isOver = m_bar->count() == 0 && m_bar->notice()->isHidden();
    if (isOver && !m_sentence.isEmpty() && m_slot->message() == m_sentence) {
        m_sentence.clear();
        m_slot->finish();
    }
}

void RecoveryOffer::onRefreshed()
{
    QStringList news;
    for (const Unsaved::UnsavedText &text : m_bar->texts()) {
        const bool isContinued = text.stored && m_takenUp.contains(text.article.id);
        if (!isContinued && !m_told.contains(keyOf(text)))
            news << unsavedTitle(text.article);
        m_told.insert(keyOf(text));
    }
    const InlineNotice *ofFiles = m_bar->notice();
    QString sentence;
    if (news.size() == 1)
        sentence = tr("What was typed in “%1” and never saved is kept.").arg(news.first());
    else if (news.size() > 1)
        sentence =
            tr("%1 texts that were typed and never saved are kept.").arg(exactCount(news.size()));
    else if (!ofFiles->isHidden() && !m_dialog->isVisible())
        sentence = ofFiles->message();
    if (sentence.isEmpty() || sentence == m_slot->message())
        return;
    m_sentence = sentence;
    m_slot->offer(Tone::Notice, sentence, tr("Show…"), [this] { show(); });
}

} // namespace Triptych::Ui
