#include "jobline.h"

#include <ui/look/dressed.h>
#include <ui/terms/format.h>

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <cmath>

namespace Triptych::Ui {

namespace {

constexpr int Steps = 1'000;
// Sooner than this after the start the rate says little about what is left.
constexpr double LeastLeft = 2;

} // namespace

QString aboutDuration(double seconds)
{
    const int whole = std::max(1, int(std::lround(seconds)));
    const int minutes = (whole + 30) / 60;
    const int hours = (minutes + 30) / 60;
    if (whole < 90)
        return JobLine::tr("about %Ln s", "seconds", whole);
    if (minutes < 90)
        return JobLine::tr("about %Ln min", "minutes", minutes);
    return JobLine::tr("about %Ln h", "hours", hours);
}

JobLine::JobLine(QWidget *parent)
    : QWidget(parent)
    , m_what(new QLabel(this))
    , m_facts(new QLabel(this))
    , m_bar(new QProgressBar(this))
{
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(Space::Small);
    m_facts->setFont(textFont(TextSize::Small));
    for (QLabel *label : {m_what, m_facts})
        label->setTextFormat(Qt::PlainText);
    m_what->setWordWrap(true);
    m_facts->setWordWrap(true);
    dress(m_facts, [this] {
        QPalette palette = m_facts->palette();
        palette.setColor(QPalette::WindowText, colours().secondary);
        m_facts->setPalette(palette);
    });
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Space::Tiny, 0, Space::Tiny);
    column->setSpacing(Space::Tiny);
    column->addWidget(m_what);
    column->addWidget(m_bar);
    column->addWidget(m_facts);
    hide();
}

void JobLine::setProgress(const QString &what, qint64 done, qint64 total, double perSecond)
{
    m_what->setText(what);
    m_bar->setRange(0, total > 0 ? Steps : 0);
    m_bar->setValue(total > 0 ? int(Steps * done / total) : 0);
    QStringList facts;
    facts << (total > 0 ? tr("%L1 of about %Ln article(s)", nullptr, pluralCount(total)).arg(done)
                        : tr("%Ln article(s) so far", nullptr, pluralCount(done)));
    if (perSecond >= 1)
        facts << tr("%L1 a second").arg(qint64(std::llround(perSecond)));
    if (perSecond > 0 && total > done) {
        const double left = double(total - done) / perSecond;
        if (left > LeastLeft)
            facts << tr("%1 left", "a duration").arg(aboutDuration(left));
    }
    m_facts->setText(joinedFacts(facts, QStringLiteral("   ·   ")));
    m_bar->setAccessibleName(what);
    m_bar->setAccessibleDescription(m_facts->text());
    show();
}

QString JobLine::text() const
{
    return m_what->text() + QLatin1Char('\n') + m_facts->text();
}

} // namespace Triptych::Ui
