#include "removals.h"

#include "inlinenotice.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/articleremover.h>

#include <utility>

using namespace std::chrono_literals;

namespace Triptych::Ui {

namespace {

constexpr auto StorePatience = 15s;
constexpr int UndoMs = 12'000;
constexpr int BackMs = 4'000;

QString shownTitle(const Core::Article &article)
{
    return article.title.isEmpty() ? Removals::tr("Untitled") : article.title;
}

} // namespace

Removals::Removals(Newsroom::ArticleLibrary &library, Newsroom::Changes &changes,
                   InlineNotice *notice, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_remover(new Newsroom::ArticleRemover(library, changes, this))
    , m_notice(notice)
{
    using Newsroom::ArticleRemover;
    connect(m_remover, &ArticleRemover::removed, this, &Removals::onRemoved);
    connect(m_remover, &ArticleRemover::notRemoved, this, &Removals::onNotRemoved);
    connect(m_remover, &ArticleRemover::failed, this,
            [this](const Core::Article &, const Core::Error &error) {
                show(Tone::Danger, error.message);
            });
    connect(m_remover, &ArticleRemover::leftUnknown, this, [this](const Core::Article &article) {
        show(Tone::Warning, tr("No answer came to the deletion of “%1”. Whether it was deleted is "
                               "asked as soon as the store answers.")
                                .arg(shownTitle(article)));
    });
}

void Removals::show(Tone tone, const QString &sentence, const QString &action, int lifetimeMs)
{
    forget();
    m_notice->showMessage(tone, sentence, action, lifetimeMs);
}

void Removals::forget()
{
    m_removed.reset();
    m_notRemoved.reset();
}

void Removals::ask()
{
    m_remover->ask();
}

void Removals::remove(const Core::ArticleSummary &article)
{
    m_remover->remove(article);
}

void Removals::onRemoved(const Core::Article &article, qint64 version)
{
    const QString title = shownTitle(article);
    show(Tone::Neutral, tr("“%1” was deleted.").arg(title), tr("Undo"), UndoMs);
    m_removed = Removed{article.id, version, title};
}

void Removals::onNotRemoved(const Core::Article &article, const Core::Article &stored)
{
    if (stored.version != article.version) {
        show(Tone::Warning,
             tr("“%1” was not deleted: it was changed meanwhile.").arg(shownTitle(article)));
        return;
    }
    show(Tone::Warning,
         tr("“%1” was not deleted: the connection broke before.").arg(shownTitle(article)),
         tr("Delete"));
    m_notRemoved = article;
}

void Removals::act()
{
    if (m_notRemoved) {
        m_notice->hide();
        remove(*std::exchange(m_notRemoved, std::nullopt));
    } else {
        undo();
    }
}

void Removals::undo()
{
    if (!m_removed)
        return;
    const Removed removed = *std::exchange(m_removed, std::nullopt);
    m_notice->hide();
    Core::onAnswer(
        m_library.restore(removed.id, removed.version, Core::Call::within(StorePatience)), this,
        [this, removed](const Core::Result<Core::Article> &article) {
            if (article)
                m_notice->showMessage(Tone::Ok, tr("“%1” is back.").arg(removed.title), {}, BackMs);
            else
                m_notice->showMessage(Tone::Danger, article.error().message);
        });
}

} // namespace Triptych::Ui
