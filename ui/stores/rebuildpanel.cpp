#include "rebuildpanel.h"

#include <sync/upkeep.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/jobline.h>
#include <ui/terms/format.h>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace Triptych::Ui {

using Sync::Upkeep;
using Job = Upkeep::Job;

namespace {

bool isOfIndex(Job job)
{
    return job == Job::Rebuild || job == Job::RollBack || job == Job::Discard;
}

QString discardTip()
{
    return RebuildPanel::tr("Removes the unfinished index; searches go on as before.");
}

} // namespace

RebuildPanel::RebuildPanel(Upkeep &upkeep, QWidget *parent)
    : Panel(parent)
    , m_upkeep(upkeep)
    , m_line(addLine(TextSize::Body, false))
    , m_job(new JobLine(this))
    , m_notice(new InlineNotice(this))
    , m_start(new QPushButton(this))
    , m_stop(new QPushButton(this))
    , m_discard(new QPushButton(tr("Discard"), this))
    , m_rollBack(new QPushButton(tr("Go back to the index before"), this))
{
    setHead(Icon::Search, tr("Search index"),
            tr("A rebuild fills a new index beside the one in use while people search and save, "
               "compares it with the database, and moves searches over."));
    auto *row = new QWidget(this);
    auto *buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(0, Space::Small, 0, 0);
    buttons->setSpacing(Space::Small);
    for (QPushButton *button : {m_start, m_stop, m_discard, m_rollBack})
        buttons->addWidget(button);
    buttons->addStretch(1);
    body()->addWidget(m_job);
    body()->addWidget(m_notice);
    body()->addWidget(row);
    row->setVisible(upkeep.hasIndex());
    connect(m_start, &QPushButton::clicked, &m_upkeep, &Upkeep::rebuild);
    connect(m_stop, &QPushButton::clicked, &m_upkeep, &Upkeep::stop);
    connect(m_discard, &QPushButton::clicked, &m_upkeep, &Upkeep::discardRebuild);
    connect(m_rollBack, &QPushButton::clicked, &m_upkeep, &Upkeep::rollBack);
    connect(&m_upkeep, &Upkeep::jobChanged, this, [this] {
        if (isOfIndex(m_upkeep.job()))
            m_notice->hide();
        refresh();
    });
    connect(&m_upkeep, &Upkeep::indexChanged, this, &RebuildPanel::refresh);
    connect(&m_upkeep, &Upkeep::progressed, this, &RebuildPanel::showProgress);
    connect(&m_upkeep, &Upkeep::jobEnded, this, [this](Job job) {
        if (isOfIndex(job))
            showResult();
    });
    refresh();
}

QString RebuildPanel::explanation() const
{
    return m_line->text();
}

void RebuildPanel::setFilling(bool filling)
{
    m_filling = filling;
    refresh();
}

void RebuildPanel::refresh()
{
    changeButtons({m_stop, m_start, m_discard, m_rollBack}, [this] {
        if (isOfIndex(m_upkeep.job()))
            refreshRunning();
        else
            refreshIdle();
    });
}

void RebuildPanel::refreshRunning()
{
    const Job job = m_upkeep.job();
    const bool stopping = m_upkeep.isStopping();
    m_stop->setText(job == Job::Rebuild ? tr("Pause") : tr("Stop"));
    m_stop->setVisible(job != Job::Discard);
    m_stop->setEnabled(!stopping);
    m_discard->setVisible(job == Job::Rebuild);
    m_discard->setEnabled(!stopping);
    m_discard->setToolTip(discardTip());
    m_start->hide();
    m_rollBack->hide();
    m_job->show();
    setState(stopping               ? tr("Stopping…")
             : job == Job::Rebuild  ? tr("Rebuilding")
             : job == Job::RollBack ? tr("Going back")
                                    : tr("Discarding"),
             Tone::Notice, Icon::Refresh);
    setLine(m_line, {});
    showProgress();
}

void RebuildPanel::refreshIdle()
{
    const bool unfinished = m_upkeep.unfinished().exists;
    const bool moving = m_upkeep.unfinished().isMoving;
    const bool unknown = unfinished && !moving && !m_upkeep.unfinished().isStanding;
    m_start->setVisible(m_upkeep.hasIndex());
    m_rollBack->setVisible(m_upkeep.hasIndex());
    m_discard->setVisible(unfinished);
    m_stop->hide();
    m_job->hide();
    QString line;
    QString why;
    if (!m_upkeep.hasIndex()) {
        line = tr("In this workspace the database itself answers searches: there is no index to "
                  "rebuild.");
    } else if (!m_upkeep.mayRelay()) {
        why = tr("This login may not see every article, and those would be lost to searches: let "
                 "an admin's login rebuild the index.");
    } else if (m_filling) {
        why = tr("The index is being filled for the first time; there is nothing to rebuild yet.");
    } else if (moving) {
        why = tr("A rebuild goes on at another desk or on the command line: %Ln article(s) so "
                 "far.",
                 nullptr, pluralCount(m_upkeep.unfinished().done));
    } else if (unknown) {
        why = tr("A rebuild that is not finished was found, with %Ln article(s) so far. A few "
                 "seconds show whether it goes on elsewhere.",
                 nullptr, pluralCount(m_upkeep.unfinished().done));
    } else if (unfinished) {
        line = tr("A rebuild was stopped after %Ln article(s). It goes on from there; searches use "
                  "the index before.",
                  nullptr, pluralCount(m_upkeep.unfinished().done));
    } else if (m_upkeep.job() != Job::None) {
        why = tr("The stores are being compared; a rebuild can begin after that.");
    }
    setLine(m_line, line.isEmpty() ? why : line);
    if (unfinished && m_upkeep.mayRelay())
        setState(moving    ? tr("Rebuilding elsewhere")
                 : unknown ? tr("Looking")
                           : tr("Unfinished"),
                 moving || unknown ? Tone::Notice : Tone::Warning,
                 moving || unknown ? Icon::Refresh : Icon::Warning);
    else
        setState({}, Tone::Neutral, Icon::Info);
    const bool free = why.isEmpty() && m_upkeep.job() == Job::None;
    m_start->setText(unfinished ? tr("Go on") : tr("Rebuild the index"));
    m_start->setAccessibleName(unfinished ? tr("Go on with the rebuild") : m_start->text());
    m_start->setEnabled(free);
    m_start->setToolTip(why);
    // Discarding what another process fills would take its index from under it.
    m_discard->setEnabled(m_upkeep.mayRelay() && m_upkeep.job() == Job::None &&
                          m_upkeep.unfinished().isStanding);
    m_discard->setToolTip(moving || unknown ? why : discardTip());
    m_rollBack->setEnabled(free && !unfinished && m_upkeep.canRollBack());
    m_rollBack->setToolTip(
        !why.isEmpty()            ? why
        : !m_upkeep.canRollBack() ? tr("No earlier index was kept; the first rebuild keeps one.")
        : unfinished
            ? tr("Finish or discard the rebuild first.")
            : tr("Searches use the earlier index at once; then it is brought up to date. Doing it "
                 "again comes back."));
}

void RebuildPanel::showProgress()
{
    const Job job = m_upkeep.job();
    if (!isOfIndex(job))
        return;
    const Upkeep::Progress &progress = m_upkeep.progress();
    QString what;
    if (job == Job::Discard)
        what = tr("Removing the unfinished index");
    else if (job == Job::RollBack)
        what = tr("Searches use the earlier index; it is being brought up to date");
    else if (progress.isComparing)
        what = tr("Comparing the new index with the database");
    else
        what = tr("Filling the new index");
    m_job->setProgress(what, progress.done, progress.total, progress.perSecond);
}

void RebuildPanel::showResult()
{
    const auto &result = m_upkeep.rebuildResult();
    if (!result)
        return;
    if (!*result) {
        // That it stopped shows as an unfinished rebuild.
        if (result->error().kind != Core::ErrorKind::Cancelled)
            m_notice->showMessage(Tone::Danger, result->error().message);
        else if (m_upkeep.rebuildJob() == Job::RollBack)
            m_notice->showMessage(Tone::Warning,
                                  tr("Searches use the earlier index, which lacks what was saved "
                                     "since the rebuild. Compare and mend it below."));
        return;
    }
    if (m_upkeep.rebuildJob() == Job::Discard) {
        m_notice->showMessage(Tone::Neutral,
                              tr("The unfinished index was discarded; searches go on as before."));
        return;
    }
    tellReport(**result);
}

void RebuildPanel::tellReport(const Sync::ReindexReport &report)
{
    const int published = pluralCount(report.published);
    if (!report.swapped || report.failed > 0) {
        m_notice->showMessage(
            Tone::Warning,
            report.swapped && m_upkeep.rebuildJob() != Job::RollBack
                ? tr("The new index answers searches, but refused %Ln article(s), which are listed "
                     "with the changes below: %1",
                     nullptr, pluralCount(report.failed))
                      .arg(report.lastError.message)
            : report.swapped
                ? tr("The earlier index answers searches, but %Ln article(s) were refused: %1",
                     nullptr, pluralCount(report.failed))
                      .arg(report.lastError.message)
                : tr("Searches go on as before, because %Ln article(s) were refused or differ: %1",
                     nullptr, pluralCount(report.failed))
                      .arg(report.lastError.message));
        return;
    }
    if (m_upkeep.rebuildJob() == Job::RollBack) {
        m_notice->showMessage(Tone::Ok,
                              tr("The earlier index answers searches again and is up to date: %Ln "
                                 "article(s).",
                                 nullptr, published));
        return;
    }
    m_notice->showMessage(
        Tone::Ok, tr("The new index answers searches: %Ln article(s), all compared with the "
                     "database.",
                     nullptr, published));
}

} // namespace Triptych::Ui
