#include "removalnotice.h"

#include <core/visible.h>
#include <newsroom/articleremover.h>
#include <ui/controls/inlinenotice.h>

#include <utility>

namespace Triptych::Ui {

namespace {

constexpr int UndoMs = 12'000;
constexpr qsizetype MostUndone = 100;
constexpr int BackMs = 4'000;

QString shownTitle(const Core::Article &article)
{
    return !Core::hasVisible(article.title) ? RemovalNotice::tr("Untitled") : article.title;
}

} // namespace

RemovalNotice::RemovalNotice(Newsroom::ArticleLibrary &library, Newsroom::Changes &changes,
                             InlineNotice *notice, QObject *parent)
    : QObject(parent)
    , m_remover(new Newsroom::ArticleRemover(library, changes, this))
    , m_notice(notice)
{
    using Newsroom::ArticleRemover;
    connect(m_remover, &ArticleRemover::removed, this, &RemovalNotice::onRemoved);
    connect(m_remover, &ArticleRemover::notRemoved, this, &RemovalNotice::onNotRemoved);
    connect(m_remover, &ArticleRemover::failed, this,
            [this](const Core::Article &, const Core::Error &error) {
                show(Tone::Danger, error.message);
            });
    connect(m_remover, &ArticleRemover::leftUnknown, this, [this](const Core::Article &article) {
        show(Tone::Warning, tr("No answer came to the deletion of “%1”. Whether it was deleted is "
                               "asked as soon as the store answers.")
                                .arg(shownTitle(article)));
    });
    connect(m_remover, &ArticleRemover::restored, this, [this](const Core::Article &article) {
        m_notice->showMessage(Tone::Ok, tr("“%1” is back.").arg(shownTitle(article)), {}, BackMs);
    });
    connect(m_remover, &ArticleRemover::restoreFailed, this, &RemovalNotice::onRestoreFailed);
    connect(
        m_remover, &ArticleRemover::notRestored, this,
        [this](const Core::Article &article, qint64 version) {
            offerUndoAgain(
                article, version, Tone::Warning,
                tr("“%1” is still deleted: the connection broke before.").arg(shownTitle(article)));
        });
    connect(m_remover, &ArticleRemover::restoreUnknown, this, [this](const Core::Article &article) {
        m_notice->showMessage(Tone::Warning,
                              tr("No answer came to the undo for “%1”. Whether it is back is asked "
                                 "as soon as the store answers.")
                                  .arg(shownTitle(article)));
    });
}

void RemovalNotice::show(Tone tone, const QString &sentence, const QString &action, int lifetimeMs)
{
    m_notRemoved.reset();
    m_notice->showMessage(tone, sentence, action, lifetimeMs);
}

void RemovalNotice::ask()
{
    m_remover->ask();
}

std::optional<QString> RemovalNotice::lastRemovedTitle() const
{
    return m_removed.isEmpty() ? std::nullopt : std::optional(shownTitle(m_removed.last().article));
}

std::optional<QString> RemovalNotice::lastRestoredTitle() const
{
    return m_restored ? std::optional(shownTitle(*m_restored)) : std::nullopt;
}

void RemovalNotice::tellRestored(const Core::Article &article, const QString &comment)
{
    QString sentence = tr("“%1” is back.").arg(shownTitle(article));
    if (!comment.isEmpty())
        sentence += QLatin1Char(' ') + comment;
    show(Tone::Ok, sentence, tr("Undo"), UndoMs);
    m_removed.removeIf([&article](const Removed &one) { return one.article.id == article.id; });
    m_restored = article;
}

void RemovalNotice::tellErased(const Core::Article &article)
{
    m_removed.removeIf([&article](const Removed &one) { return one.article.id == article.id; });
    show(Tone::Neutral, tr("“%1” was erased for good.").arg(shownTitle(article)), {}, BackMs);
}

void RemovalNotice::tellFailure(const QString &sentence)
{
    show(Tone::Danger, sentence);
}

void RemovalNotice::remove(const Core::ArticleSummary &article)
{
    m_restored.reset();
    m_remover->remove(article);
}

void RemovalNotice::onRemoved(const Core::Article &article, qint64 version)
{
    show(Tone::Neutral, tr("“%1” was deleted.").arg(shownTitle(article)), tr("Undo"), UndoMs);
    m_removed.append({article, version});
    if (m_removed.size() > MostUndone)
        m_removed.removeFirst();
    Q_EMIT removed(article.id);
}

void RemovalNotice::onNotRemoved(const Core::Article &article, const Core::Article &stored)
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

void RemovalNotice::act()
{
    if (m_notRemoved) {
        m_notice->finish();
        remove(*std::exchange(m_notRemoved, std::nullopt));
    } else {
        undo();
    }
}

void RemovalNotice::undo()
{
    if (m_restored) {
        m_notice->finish();
        remove(*std::exchange(m_restored, std::nullopt));
        return;
    }
    if (m_removed.isEmpty())
        return;
    const Removed removed = m_removed.takeLast();
    m_notice->finish();
    m_remover->restore(removed.article, removed.version);
}

void RemovalNotice::onRestoreFailed(const Core::Article &article, qint64 version,
                                    const Core::Error &error)
{
    if (Core::isAway(error.kind))
        offerUndoAgain(article, version, Tone::Danger,
                       tr("“%1” is still deleted: %2").arg(shownTitle(article), error.message));
    else
        m_notice->showMessage(Tone::Danger, error.message);
}

void RemovalNotice::offerUndoAgain(const Core::Article &article, qint64 version, Tone tone,
                                   const QString &sentence)
{
    m_removed.append({article, version});
    show(tone, sentence, tr("Undo"));
}

} // namespace Triptych::Ui
