#include "auditpanel.h"

#include "outofsteplist.h"

#include <sync/upkeep.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/terms/format.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

using Models::OutOfStep;
using Sync::Upkeep;
using Job = Upkeep::Job;

namespace {

bool isOfAudit(Job job)
{
    return job == Job::Audit || job == Job::Repair;
}

OutOfStep::Kind kindOf(const Sync::AuditItem &item)
{
    if (item.repaired)
        return OutOfStep::Kind::Mended;
    switch (item.drift) {
    case Sync::Drift::Missing:
        return OutOfStep::Kind::Missing;
    case Sync::Drift::Stale:
        return OutOfStep::Kind::Stale;
    case Sync::Drift::Orphaned:
        return OutOfStep::Kind::Orphaned;
    case Sync::Drift::Refused:
        return OutOfStep::Kind::Refused;
    case Sync::Drift::Wrong:
        break;
    }
    return OutOfStep::Kind::Wrong;
}

QString inWords(Sync::Drift drift)
{
    switch (drift) {
    case Sync::Drift::Missing:
        return AuditPanel::tr("not there, though the database has it");
    case Sync::Drift::Stale:
        return AuditPanel::tr("an older version than the database's");
    case Sync::Drift::Orphaned:
        return AuditPanel::tr("there, though the database does not have it");
    case Sync::Drift::Refused:
        return AuditPanel::tr("does not take it");
    case Sync::Drift::Wrong:
        break;
    }
    return AuditPanel::tr("says something else than the database");
}

QList<OutOfStep> rowsOf(const Sync::AuditReport &report)
{
    QList<OutOfStep> rows;
    for (const Sync::AuditItem &item : report.items) {
        OutOfStep row;
        const bool ofIndex = item.store == Sync::AuditItem::Store::Index;
        row.key = item.id + (ofIndex ? QLatin1String("/index") : QLatin1String("/cache"));
        if (item.drift != Sync::Drift::Orphaned)
            row.article = Core::ArticleId::fromString(item.id).value_or(Core::ArticleId());
        row.title = item.title.isEmpty() ? AuditPanel::tr("No title, %1").arg(item.id) : item.title;
        row.kind = kindOf(item);
        row.facts = AuditPanel::tr("%1: %2", "a store, and what is the matter with it")
                        .arg(ofIndex ? AuditPanel::tr("Search index") : AuditPanel::tr("Cache"),
                             item.reason.isEmpty() ? inWords(item.drift)
                                                   : item.reason.section(QLatin1Char('\n'), 0, 0));
        QStringList tip{row.title, row.facts, item.id};
        if (!item.reason.isEmpty())
            tip << item.reason;
        row.tip = tip.join(QLatin1Char('\n'));
        rows << row;
    }
    return rows;
}

} // namespace

AuditPanel::AuditPanel(Upkeep &upkeep, QWidget *parent)
    : Panel(parent)
    , m_upkeep(upkeep)
    , m_line(addLine(TextSize::Body, false))
    , m_job(new JobLine(this))
    , m_list(new OutOfStepList(this))
    , m_notice(new InlineNotice(this))
    , m_compare(new QPushButton(this))
    , m_repair(new QPushButton(tr("Repair"), this))
    , m_stop(new QPushButton(tr("Cancel"), this))
{
    setHead(Icon::Check, tr("Comparison"),
            tr("Compares the search index and the cache with the database, article by article, "
               "and rewrites only what differs."));
    m_list->setAccessibleName(tr("What differs"));
    m_list->hide();
    m_repair->setToolTip(tr("Rewrites what is listed as the database has it."));
    m_repair->hide();
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, Space::Small, 0, 0);
    buttons->setSpacing(Space::Small);
    for (QPushButton *button : {m_repair, m_compare, m_stop})
        buttons->addWidget(button);
    buttons->addStretch(1);
    body()->addWidget(m_job);
    body()->addWidget(m_list);
    body()->addWidget(m_notice);
    body()->addLayout(buttons);
    connect(m_compare, &QPushButton::clicked, &m_upkeep, &Upkeep::audit);
    connect(m_repair, &QPushButton::clicked, &m_upkeep, &Upkeep::repair);
    connect(m_stop, &QPushButton::clicked, &m_upkeep, &Upkeep::stop);
    connect(m_list, &OutOfStepList::openRequested, this, &AuditPanel::openRequested);
    connect(&m_upkeep, &Upkeep::jobChanged, this, &AuditPanel::refresh);
    connect(&m_upkeep, &Upkeep::progressed, this, &AuditPanel::showProgress);
    connect(&m_upkeep, &Upkeep::jobEnded, this, [this](Job job) {
        if (isOfAudit(job))
            showResult();
    });
    refresh();
    showResult();
}

QString AuditPanel::resultText() const
{
    return m_line->text();
}

void AuditPanel::refresh()
{
    const Job job = m_upkeep.job();
    const bool running = isOfAudit(job);
    changeButtons({m_stop, m_compare, m_repair}, [this, job, running] {
        m_compare->setVisible(!running);
        m_compare->setEnabled(m_upkeep.mayRelay() && job == Job::None);
        m_compare->setText(m_upkeep.auditResult() ? tr("Compare again") : tr("Compare now"));
        m_stop->setVisible(running);
        m_stop->setEnabled(!m_upkeep.isStopping());
        m_repair->setEnabled(job == Job::None);
        if (running)
            m_repair->hide();
    });
    m_job->setVisible(running);
    if (running) {
        m_notice->hide();
        setState(m_upkeep.isStopping() ? tr("Stopping…") : tr("Comparing"), Tone::Notice,
                 Icon::Refresh);
        setLine(m_line, {});
        if (job == Job::Audit)
            m_list->setRows({});
        showProgress();
    } else if (!m_upkeep.mayRelay()) {
        setLine(m_line, tr("This login may not see every article and would take those for deleted: "
                           "let an admin's login compare."));
    } else {
        m_compare->setToolTip(
            job == Job::None
                ? QString()
                : tr("The index is being rebuilt; a comparison can begin after that."));
    }
}

void AuditPanel::showProgress()
{
    if (!isOfAudit(m_upkeep.job()))
        return;
    const Upkeep::Progress &progress = m_upkeep.progress();
    m_job->setProgress(m_upkeep.job() == Job::Repair
                           ? tr("Mending what differs")
                           : tr("Comparing the search index and the cache with the database"),
                       progress.done, progress.total, progress.perSecond);
}

void AuditPanel::showResult()
{
    const auto &result = m_upkeep.auditResult();
    if (!result)
        return;
    if (*result) {
        showReport(**result, m_upkeep.auditJob() == Job::Repair);
        return;
    }
    setState({}, Tone::Neutral, Icon::Info);
    m_list->setRows({});
    if (result->error().kind == Core::ErrorKind::Cancelled)
        setLine(m_line, tr("The comparison was called off; what was mended stays."));
    else
        m_notice->showMessage(Tone::Danger, result->error().message);
}

void AuditPanel::showReport(const Sync::AuditReport &report, bool mended)
{
    const qint64 left = report.found() - report.repaired;
    const qint64 listed = report.found() + report.refused;
    const int checked = pluralCount(report.checked);
    m_list->setRows(rowsOf(report));
    if (listed == 0 && report.cacheIsAway) {
        setLine(m_line, m_upkeep.hasIndex()
                            ? tr("The search index says what the database says of %Ln article(s); "
                                 "the cache could not be compared.",
                                 nullptr, checked)
                            : tr("The cache could not be compared with the database."));
    } else if (listed == 0) {
        setLine(m_line, mended ? tr("All that was listed is in step by now.")
                               : tr("All %Ln article(s) are in step: the search index and the "
                                    "cache say what the database says.",
                                    nullptr, checked));
    } else {
        QStringList kinds;
        if (report.missing > 0)
            kinds << tr("%Ln missing", nullptr, pluralCount(report.missing));
        if (report.stale > 0)
            kinds << tr("%Ln stale", nullptr, pluralCount(report.stale));
        if (report.orphaned > 0)
            kinds << tr("%Ln orphaned", nullptr, pluralCount(report.orphaned));
        if (report.wrong > 0)
            kinds << tr("%Ln wrong", nullptr, pluralCount(report.wrong));
        if (report.refused > 0)
            kinds << tr("%Ln refused by the index", nullptr, pluralCount(report.refused));
        const QString found =
            report.cacheIsAway
                ? tr("%Ln article(s) looked at: %1. The cache could not be compared.", nullptr,
                     checked)
                : tr("%Ln article(s) looked at: %1.", nullptr, checked);
        const QString line = found.arg(QLocale().createSeparatedList(kinds));
        setLine(m_line, left == 0 && report.refused == 0 ? tr("%1 All of that is mended.").arg(line)
                                                         : line);
    }
    if (left > 0)
        setState(tr("%Ln differ", nullptr, pluralCount(left)), Tone::Warning, Icon::Warning);
    else if (report.refused > 0)
        setState(tr("%Ln refused", nullptr, pluralCount(report.refused)), Tone::Danger,
                 Icon::Error);
    else if (report.cacheIsAway)
        setState(tr("Cache not compared"), Tone::Warning, Icon::Warning);
    else
        setState(tr("In step"), Tone::Ok, Icon::Check);
    m_repair->setVisible(left > 0 || report.refused > 0);
    m_repair->setText(left == 0 ? tr("Try the refused again")
                      : mended  ? tr("Repair the rest")
                                : tr("Repair"));
    if (!report.lastError.message.isEmpty()) {
        m_notice->showMessage(
            Tone::Warning,
            mended && listed > 0
                ? tr("%Ln mended, %1 left: %2", nullptr, pluralCount(report.repaired))
                      .arg(QLocale().toString(left + report.refused), report.lastError.message)
                : report.lastError.message);
    } else if (mended && report.repaired > 0) {
        m_notice->showMessage(Tone::Ok, tr("%Ln article(s) were rewritten from the database.",
                                           nullptr, pluralCount(report.repaired)));
    }
}

} // namespace Triptych::Ui
