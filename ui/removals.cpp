#include "removals.h"

#include "inlinenotice.h"

#include <newsroom/articlelibrary.h>

#include <utility>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto StorePatience = 15s;
constexpr int UndoMs = 12'000;
constexpr int BackMs = 4'000;

} // namespace

Removals::Removals(Newsroom::ArticleLibrary &library, InlineNotice *notice, QObject *parent)
    : QObject(parent), m_library(library), m_notice(notice)
{
}

void Removals::remove(const Core::ArticleSummary &article)
{
    const QString title = article.title.isEmpty() ? tr("Untitled") : article.title;
    m_library.remove(article.id, article.version, Core::Call::within(StorePatience))
        .then(this, [this, id = article.id, title](const Core::Result<qint64> &version) {
            if (!version) {
                m_removed.reset();
                m_notice->showMessage(Tone::Danger, version.error().message);
                return;
            }
            m_removed = Removed{id, *version, title};
            m_notice->showMessage(Tone::Neutral, tr("“%1” was deleted.").arg(title), tr("Undo"),
                                  UndoMs);
        });
}

void Removals::undo()
{
    if (!m_removed)
        return;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    m_notice->hide();
    m_library.restore(removed.id, removed.version, Core::Call::within(StorePatience))
        .then(this, [this, removed](const Core::Result<Core::Article> &article) {
            if (article)
                m_notice->showMessage(Tone::Ok, tr("“%1” is back.").arg(removed.title), {}, BackMs);
            else
                m_notice->showMessage(Tone::Danger, article.error().message);
        });
}

} // namespace Triptych::Ui
