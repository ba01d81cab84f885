#include "storetestline.h"

#include <core/answer.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto Patience = 10s;
constexpr int ProgressWidth = 72;

} // namespace

StoreTestLine::StoreTestLine(Core::StoreRole role, const QString &store, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
    , m_store(store)
    , m_button(new QPushButton(tr("Test")))
    , m_progress(new QProgressBar)
    , m_glyph(new QLabel)
    , m_text(new QLabel)
{
    m_button->setAutoDefault(false);
    m_button->setAccessibleName(tr("Test %1").arg(store));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(ProgressWidth);
    m_progress->setAccessibleName(tr("Testing %1").arg(store));
    m_progress->hide();
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("Result of testing %1").arg(store));
    m_glyph->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Space::Small);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    layout->addWidget(m_progress, 0, Qt::AlignVCenter);
    layout->addWidget(m_glyph, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    dress(this, [this] { m_text->setFont(textFont(TextSize::Small)); });
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_running)
            cancel();
        else
            Q_EMIT testAsked();
    });
}

StoreTestLine::~StoreTestLine()
{
    m_stop.request_stop();
}

QString StoreTestLine::text() const
{
    return m_text->text();
}

void StoreTestLine::start(const Profiles::ProfileWithSecrets &profile)
{
    cancel();
    clear();
    m_running = true;
    m_button->setText(tr("Cancel"));
    m_progress->show();
    m_stop = {};
    const quint64 generation = ++m_generation;
    Core::onAnswer(Workspace::Workspace::test(profile, m_role,
                                              Core::Call::within(Patience, m_stop.get_token())),
                   this, [this, generation](const Core::Result<Core::StorePing> &ping) {
                       if (generation != m_generation)
                           return;
                       m_running = false;
                       m_button->setText(tr("Test"));
                       m_progress->hide();
                       if (ping)
                           tell(QStringLiteral("%1 %2 · %3")
                                    .arg(ping->product, ping->version, latency(ping->latencyMs)),
                                true);
                       else
                           showError(ping.error());
                       Q_EMIT finished(ping.has_value());
                   });
}

void StoreTestLine::cancel()
{
    if (!m_running)
        return;
    m_stop.request_stop();
    ++m_generation;
    m_running = false;
    m_button->setText(tr("Test"));
    m_progress->hide();
}

void StoreTestLine::clear()
{
    m_glyph->hide();
    m_text->clear();
    m_text->setToolTip({});
}

void StoreTestLine::showError(const Core::Error &error)
{
    tell(error.message, false);
    m_text->setToolTip(error.detail);
}

void StoreTestLine::tell(const QString &text, bool good)
{
    const Tone tone = good ? Tone::Ok : Tone::Danger;
    m_glyph->setPixmap(iconPixmap(good ? Icon::Check : Icon::Error, Measure::SmallIcon,
                                  toneText(tone), devicePixelRatioF()));
    m_glyph->show();
    QPalette ink = QApplication::palette();
    ink.setColor(QPalette::WindowText, good ? colours().text : toneText(tone));
    m_text->setPalette(ink);
    m_text->setText(text);
    m_text->setAccessibleDescription(text);
}

} // namespace Triptych::Ui
