#include "sourcesdialog.h"

#include <core/answer.h>
#include <ui/controls/inlinenotice.h>
#include <ui/controls/screenfit.h>
#include <ui/controls/twolinesdelegate.h>
#include <ui/look/theme.h>
#include <ui/terms/format.h>
#include <workspace/workspace.h>

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr QSize FirstSize(620, 460);
constexpr auto Patience = 30s;

enum Role { NameRole = Qt::UserRole + 1, FactsRole, CountRole };

TwoLines shown(const QModelIndex &index)
{
    return {Icon::Link,
            Tone::Neutral,
            index.data(NameRole).toString(),
            index.data(FactsRole).toString(),
            index.data(CountRole).toString(),
            true};
}

} // namespace

SourcesDialog::SourcesDialog(Workspace::Workspace &workspace, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_sentence(new QLabel)
    , m_notice(new InlineNotice)
    , m_list(new QListWidget)
    , m_remove(new QPushButton(tr("Remove…")))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import sources"));
    resize(withinScreen(*this, FirstSize));
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setText(tr("Looking for the sources…"));
    m_list->setAccessibleName(tr("Import sources"));
    m_list->setItemDelegate(new TwoLinesDelegate(shown, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remove->setEnabled(false);
    m_remove->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_remove, QDialogButtonBox::ActionRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Space::Wide, Space::Wide, Space::Wide, Space::Medium);
    column->setSpacing(Space::Medium);
    column->addWidget(m_sentence);
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_remove, &QPushButton::clicked, this, &SourcesDialog::askToRemove);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &SourcesDialog::updateRemove);
    read();
}

SourcesDialog::~SourcesDialog()
{
    // The workspace may go with the desk: what is being read asks it nothing more.
    m_stop.request_stop();
}

QString SourcesDialog::sentence() const
{
    return m_sentence->text();
}

void SourcesDialog::read()
{
    Core::onAnswer(m_workspace.openSources().list(Core::Call::within(Patience, m_stop.get_token())),
                   this, [this](const Core::Result<QList<Exchange::ListedSource>> &sources) {
                       if (sources) {
                           fill(*sources);
                       } else {
                           m_sentence->clear();
                           m_notice->showMessage(Tone::Danger, sources.error().message);
                       }
                   });
}

void SourcesDialog::fill(const QList<Exchange::ListedSource> &sources)
{
    m_sentence->setText(
        sources.isEmpty()
            ? tr("No folder was imported into this workspace yet.")
            : tr("By these names an import knows its articles again. A source that is removed "
                 "keeps its articles, and its folder can be imported by another name."));
    m_list->clear();
    for (const Exchange::ListedSource &listed : sources) {
        const QString count = tr("%Ln article(s)", nullptr, pluralCount(listed.articles));
        const QString facts =
            joinedFacts({QDir::toNativeSeparators(listed.source.root), listed.source.createdBy},
                        QStringLiteral(" · "));
        auto *item = new QListWidgetItem(m_list);
        item->setData(NameRole, listed.source.name);
        item->setData(FactsRole, facts);
        item->setData(CountRole, count);
        item->setData(Qt::AccessibleTextRole,
                      QStringList{listed.source.name, facts, count}.join(QStringLiteral(", ")));
        item->setToolTip(QStringLiteral("<p>%1</p>").arg(facts.toHtmlEscaped()));
    }
    m_list->setVisible(!sources.isEmpty());
    m_remove->setVisible(!sources.isEmpty());
}

void SourcesDialog::updateRemove()
{
    // What has the keyboard is not what was chosen: only the latter is seen.
    m_remove->setEnabled(!m_isRemoving && !m_list->selectedItems().isEmpty());
}

void SourcesDialog::askToRemove()
{
    const QListWidgetItem *item = m_list->selectedItems().value(0);
    if (!item)
        return;
    const QString name = item->data(NameRole).toString();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove an import source"),
                                tr("Remove the source “%1”?").arg(name), QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its articles stay (%1). An import by this name asks whether they "
                               "are its own; one by another name makes new articles beside them.")
                                .arg(item->data(CountRole).toString()));
    QPushButton *yes = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    connect(yes, &QPushButton::clicked, this, [this, name] { remove(name); });
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

void SourcesDialog::remove(const QString &name)
{
    m_isRemoving = true;
    updateRemove();
    Core::onAnswer(
        m_workspace.openSources().remove(name, Core::Call::within(Patience, m_stop.get_token())),
        this, [this](const Core::Result<qint64> &removed) {
            m_isRemoving = false;
            updateRemove();
            if (removed)
                m_notice->dismiss();
            else
                m_notice->showMessage(Tone::Danger, removed.error().message);
            read();
        });
}

} // namespace Triptych::Ui
