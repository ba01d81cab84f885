#include "shippednotice.h"

#include "desk.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>
#include <ui/controls/inlinenotice.h>
#include <ui/help/helppages.h>
#include <ui/list/articlelistpane.h>
#include <workspace/workspace.h>

#include <QCryptographicHash>
#include <QPointer>
#include <QSettings>

namespace Triptych::Ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Patience = 60s;

QString key(const Workspace::Workspace &workspace)
{
    // A file has no identity but its name.
    const QString name =
        workspace.identity().isEmpty() ? workspace.profile().file : workspace.identity();
    return QStringLiteral("oldhelp/") +
           QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256)
                                   .toHex()
                                   .left(32));
}

Core::Call patient()
{
    return Core::Call::within(Patience);
}

} // namespace

ShippedNotice::ShippedNotice(Desk &desk, QString settingsFile)
    : QObject(&desk)
    , m_desk(desk)
    , m_settingsFile(std::move(settingsFile))
    , m_shipped(desk.workspace().openShipped())
{
}

ShippedNotice::~ShippedNotice() = default;

void ShippedNotice::begin()
{
    if (m_desk.workspace().isReadOnly())
        return;
    if (m_desk.workspace().isFresh()) {
        addSamples();
    } else if (!wasLookedThrough()) {
        lookForHelp();
    }
}

void ShippedNotice::addSamples()
{
    // Samples and help are there in the same languages.
    Core::onAnswer(m_shipped->addSamples(helpLanguage(), patient()), this,
                   [this](const Core::Result<int> &added) {
                       InlineNotice *notice = m_desk.list()->notice();
                       if (!added) {
                           notice->showMessage(Tone::Warning, added.error().message);
                       } else if (*added > 0) {
                           m_desk.refresh();
                           notice->offer(
                               Tone::Notice,
                               tr("%Ln samples show what an article can be.", nullptr, *added),
                               tr("Remove them"), [this] { removeSamples(); });
                       }
                   });
}

void ShippedNotice::removeSamples()
{
    takeOut(Kind::Sample);
}

QCoro::Task<void> ShippedNotice::lookForHelp()
{
    const QPointer<ShippedNotice> self(this);
    const auto found = co_await m_shipped->untouched(Kind::Help, patient());
    // One that could not be looked through is, at the next start.
    if (!self || !found)
        co_return;
    if (found->isEmpty()) {
        rememberLook();
        co_return;
    }
    if (m_desk.workspace().profile().kind == Profiles::Profile::Kind::Embedded) {
        co_await takeOut(Kind::Help);
        co_return;
    }
    auto asking = m_shipped->mayTakeOut(patient());
    const auto mayRemove = co_await asking;
    if (!self || !mayRemove || !*mayRemove)
        co_return;
    rememberLook();
    m_desk.list()->notice()->offer(
        Tone::Notice,
        tr("%Ln help articles of an older Triptych are among yours. The help opens with F1 now.",
           nullptr, int(found->size())),
        tr("Take them out"), [this] { takeOut(Kind::Help); });
}

QCoro::Task<void> ShippedNotice::takeOut(Kind kind)
{
    const QPointer<ShippedNotice> self(this);
    const auto found = co_await m_shipped->untouched(kind, patient());
    if (!self)
        co_return;
    InlineNotice *notice = m_desk.list()->notice();
    if (!found) {
        notice->showMessage(Tone::Warning, found.error().message);
        co_return;
    }
    QList<Removed> removed;
    std::optional<Core::Error> failed;
    for (const Core::Article &article : *found) {
        auto removing = m_desk.workspace().library().remove(article.id, article.version, patient());
        const auto tombstone = co_await removing;
        if (!self)
            co_return;
        if (tombstone)
            removed.append({article, *tombstone});
        else
            failed = tombstone.error();
    }
    m_desk.refresh();
    // What could not be removed is looked for again at the next start.
    if (kind == Kind::Help && !failed)
        rememberLook();
    const int count = int(removed.size());
    if (count == 0) {
        if (failed)
            notice->showMessage(Tone::Warning, failed->message);
        else if (kind == Kind::Sample)
            notice->showMessage(Tone::Notice, tr("No sample is left that nobody has edited."));
        co_return;
    }
    const QString sentence =
        kind == Kind::Sample ? tr("%Ln samples were removed.", nullptr, count)
                             : tr("%Ln help articles of an older Triptych were taken out. The help "
                                  "opens with F1 now.",
                                  nullptr, count);
    notice->offer(failed ? Tone::Warning : Tone::Ok,
                  failed ? sentence + QLatin1Char(' ') + failed->message : sentence, tr("Undo"),
                  [this, removed] { bringBack(removed); });
}

QCoro::Task<void> ShippedNotice::bringBack(QList<Removed> removed)
{
    const QPointer<ShippedNotice> self(this);
    for (const Removed &one : removed) {
        auto restoring =
            m_desk.workspace().library().restore(one.article.id, one.tombstone, patient());
        const auto restored = co_await restoring;
        if (!self)
            co_return;
        if (!restored)
            m_desk.list()->notice()->showMessage(Tone::Warning, restored.error().message);
    }
    m_desk.refresh();
}

bool ShippedNotice::wasLookedThrough() const
{
    return !m_settingsFile.isEmpty() &&
           QSettings(m_settingsFile, QSettings::IniFormat).value(key(m_desk.workspace())).toBool();
}

void ShippedNotice::rememberLook()
{
    if (!m_settingsFile.isEmpty()) {
        QSettings(m_settingsFile, QSettings::IniFormat).setValue(key(m_desk.workspace()), true);
    }
}

} // namespace Triptych::Ui
