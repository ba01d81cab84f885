#include "sitezonedialog.h"

#include <core/answer.h>
#include <core/article.h>
#include <newsroom/articlelibrary.h>
#include <ui/controls/screenfit.h>
#include <ui/look/dressed.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(420, 480);
constexpr auto Patience = 15s;

/** Without the underscores, which nobody types. */
class ZoneModel final : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        const QString name =
            sourceModel()->index(row, 0, parent).data().toString().replace(u'_', u' ');
        const QString wanted = property("words").toString().replace(u'_', u' ').simplified();
        return name.contains(wanted, Qt::CaseInsensitive);
    }
};

} // namespace

SiteZoneDialog::SiteZoneDialog(Workspace::Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_sentence(new QLabel)
    , m_search(new QLineEdit)
    , m_zones(new QListView)
    , m_model(new ZoneModel(this))
    , m_scheduled(new QLabel)
    , m_failure(new QLabel)
    , m_buttons(new QDialogButtonBox)
{
    const bool maySet = workspace.maySetSiteZone();
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("The site's time zone"));
    for (QLabel *label : {m_sentence, m_scheduled, m_failure}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    const QString zone = zoneLabel(workspace.siteZone(), Core::utcNow());
    QStringList sentences{tr("Dates of publication are meant in %1.").arg(zone),
                          tr("A time without a zone is a time there, and a day without a time "
                             "begins at midnight there.")};
    if (!workspace.siteZoneTrouble().isEmpty())
        sentences << workspace.siteZoneTrouble();
    if (!maySet)
        sentences << tr("Only an admin of the workspace can change it.");
    m_sentence->setText(sentences.join(QLatin1Char(' ')));

    m_model->setSourceModel(new QStringListModel(Core::SiteZone::names(), m_model));
    m_zones->setModel(m_model);
    m_zones->setUniformItemSizes(true);
    m_zones->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_zones->setAccessibleName(tr("Time zones"));
    m_search->setPlaceholderText(tr("City or continent"));
    m_search->setAccessibleName(tr("Find a time zone"));
    m_search->setClearButtonEnabled(true);
    m_scheduled->hide();
    m_failure->hide();
    m_buttons->addButton(maySet ? tr("Cancel") : tr("Close"), QDialogButtonBox::RejectRole);
    QPushButton *set = nullptr;
    if (maySet) {
        set = m_buttons->addButton(tr("Set"), QDialogButtonBox::AcceptRole);
    }
    auto *layout = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{m_sentence, m_search, m_zones,
                                                          m_scheduled, m_failure, m_buttons})
        layout->addWidget(part);
    // Only a button that stands in the dialog can become its default; else Return presses the first
    // one.
    if (set)
        makePrimary(set);
    m_search->setVisible(maySet);
    m_zones->setVisible(maySet);
    if (maySet)
        resize(withinScreen(*this, FirstSize));

    dress(this, [this] {
        QPalette warned = QApplication::palette();
        warned.setColor(QPalette::WindowText, toneText(Tone::Danger));
        m_failure->setPalette(warned);
    });
    connect(m_search, &QLineEdit::textChanged, this, &SiteZoneDialog::filter);
    connect(m_zones->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &SiteZoneDialog::showChoice);
    connect(m_zones, &QListView::activated, this, &SiteZoneDialog::accept);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SiteZoneDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SiteZoneDialog::reject);
    choose(workspace.siteZone().name());
    showChoice();
    if (maySet)
        countScheduled();
}

QString SiteZoneDialog::chosen() const
{
    return m_zones->currentIndex().data().toString();
}

void SiteZoneDialog::choose(const QString &zone)
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->index(row, 0).data().toString() == zone) {
            m_zones->setCurrentIndex(m_model->index(row, 0));
            m_zones->scrollTo(m_zones->currentIndex(), QAbstractItemView::PositionAtCenter);
            return;
        }
    }
}

void SiteZoneDialog::filter(const QString &words)
{
    m_model->setProperty("words", words);
    m_model->invalidate();
    if (!m_zones->currentIndex().isValid() && m_model->rowCount() > 0)
        m_zones->setCurrentIndex(m_model->index(0, 0));
    m_failure->setText(
        m_model->rowCount() > 0
            ? QString()
            : tr("No time zone has this in its name. Zones are named after large cities: Berlin "
                 "stands for Germany, New York for the east of the USA."));
    m_failure->setVisible(!m_failure->text().isEmpty());
    showChoice();
}

void SiteZoneDialog::showChoice()
{
    for (QAbstractButton *button : m_buttons->buttons()) {
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(!m_isSetting && !chosen().isEmpty());
    }
}

void SiteZoneDialog::countScheduled()
{
    Core::onAnswer(
        m_workspace.library().overview(Core::Call::within(Patience)), this,
        [this](const Core::Result<Core::Overview> &overview) {
            if (!overview || overview->scheduled.value == 0)
                return;
            m_scheduled->setText(
                tr("Scheduled articles (%1) keep the moment that they have; so does what is "
                   "public. Desks that are open elsewhere mean the new zone when they open "
                   "the workspace again.")
                    .arg(boundedCount(overview->scheduled)));
            m_scheduled->show();
        });
}

void SiteZoneDialog::accept()
{
    const QString zone = chosen();
    if (m_isSetting || zone.isEmpty() || !m_workspace.maySetSiteZone())
        return;
    m_isSetting = true;
    showChoice();
    Core::onAnswer(m_workspace.setSiteZone(zone, Core::Call::within(Patience)), this,
                   [this](const Core::Result<void> &set) {
                       m_isSetting = false;
                       showChoice();
                       if (set) {
                           QDialog::accept();
                           return;
                       }
                       m_failure->setText(set.error().message);
                       m_failure->show();
                   });
}

} // namespace Triptych::Ui
