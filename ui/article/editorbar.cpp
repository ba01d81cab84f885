#include "editorbar.h"

#include "savestateline.h"

#include <newsroom/editingsession.h>
#include <ui/look/dressed.h>
#include <ui/look/icons.h>

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace Triptych::Ui {

namespace {

QToolButton *toggle(Icon which, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(which));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setMinimumSize(Measure::HitTarget, Measure::HitTarget);
    button->setIconSize(QSize(Measure::Icon, Measure::Icon));
    return button;
}

} // namespace

EditorBar::EditorBar(QWidget *parent)
    : QWidget(parent)
    , m_stateLine(new SaveStateLine(this))
    , m_preview(toggle(Icon::Preview, tr("Preview"), this))
    , m_inspector(toggle(Icon::Inspector, tr("Inspector"), this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_more(new QPushButton(this))
{
    makePrimary(m_save);
    m_more->setAutoDefault(false);
    m_more->setIcon(icon(Icon::ChevronDown));
    m_more->setIconSize(QSize(Measure::SmallIcon, Measure::SmallIcon));
    m_more->setFixedWidth(Measure::HitTarget);
    m_more->setAccessibleName(tr("More ways to save"));
    m_more->setToolTip(tr("Publish, send to review, discard"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Space::Large, Space::Small, Space::Large, Space::Small);
    layout->setSpacing(Space::Tiny);
    layout->addWidget(m_stateLine, 1);
    layout->addSpacing(Space::Medium);
    layout->addWidget(m_preview);
    layout->addWidget(m_inspector);
    layout->addSpacing(Space::Small);
    layout->addWidget(m_save);
    auto *more = new QHBoxLayout;
    more->setContentsMargins({});
    layout->addLayout(more);
    more->addWidget(m_more);
    connect(m_save, &QPushButton::clicked, this, &EditorBar::saveAsked);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_menu->popup(m_more->mapToGlobal(
            QPoint(m_more->width() - m_menu->sizeHint().width(), m_more->height() + Space::Tiny)));
    });
}

void EditorBar::showChoice(const Core::Article &stored, Core::Status status,
                           const QDateTime &publishAt)
{
    const bool isPublished = stored.version > 0 && stored.status == Core::Status::Published;
    m_save->setText(status != Core::Status::Published                   ? tr("Save")
                    : isPublished                                       ? tr("Update…")
                    : publishAt.isValid() && publishAt > Core::utcNow() ? tr("Schedule…")
                                                                        : tr("Publish…"));
}

void EditorBar::showState(const Newsroom::EditingSession &session, bool isReadOnly)
{
    using State = Newsroom::EditingSession::State;
    const Core::Article &base = session.base();
    const bool isBusy = session.state() == State::Saving || session.state() == State::Conflict;
    switch (session.state()) {
    case State::Empty:
        m_stateLine->setState(SaveStateLine::Kind::Nothing);
        break;
    case State::Opening:
        m_stateLine->setState(SaveStateLine::Kind::Opening);
        break;
    case State::Saved:
        m_stateLine->setState(base.version > 0 ? SaveStateLine::Kind::Saved
                                               : SaveStateLine::Kind::NewDraft,
                              base.updatedAt);
        break;
    case State::Unsaved:
        m_stateLine->setState(SaveStateLine::Kind::Unsaved);
        break;
    case State::Saving:
        m_stateLine->setState(SaveStateLine::Kind::Saving);
        break;
    case State::Failed:
        m_stateLine->setState(SaveStateLine::Kind::Failed, {}, session.error());
        break;
    case State::Conflict:
        m_stateLine->setState(SaveStateLine::Kind::Conflict);
        break;
    }
    if (session.tombstone() && !isBusy)
        m_stateLine->setState(SaveStateLine::Kind::Deleted);
    m_save->setEnabled(!isReadOnly && session.state() != State::Empty &&
                       session.state() != State::Saving &&
                       (base.version == 0 || session.state() != State::Saved));
    m_more->setEnabled(!isReadOnly && session.state() != State::Empty);
}

} // namespace Triptych::Ui
