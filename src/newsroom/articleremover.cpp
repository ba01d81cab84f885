#include "articleremover.h"

#include "articlelibrary.h"
#include "changes.h"

#include <core/answer.h>

#include <QCoreApplication>
#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto AskPatience = 5s;
constexpr auto AskPause = 2s;

} // namespace

ArticleRemover::ArticleRemover(ArticleLibrary &library, Changes &changes, QObject *parent)
    : QObject(parent), m_library(library), m_changes(changes)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(AskPause);
    connect(&m_pause, &QTimer::timeout, this, &ArticleRemover::ask);
}

void ArticleRemover::remove(const Core::ArticleSummary &article)
{
    Core::onAnswer(m_library.remove(article.id, article.version, Core::Call::within(m_patience)),
                   this, [this, article](const Core::Result<qint64> &version) {
                       if (version) {
                           Q_EMIT removed(article, *version);
                       } else if (version.error().kind == Core::ErrorKind::Timeout) {
                           askAbout({article});
                       } else {
                           Q_EMIT failed(article, version.error());
                       }
                   });
}

void ArticleRemover::restore(const Core::Article &article, qint64 version)
{
    Core::onAnswer(m_library.restore(article.id, version, Core::Call::within(m_patience)), this,
                   [this, article, version](const Core::Result<Core::Article> &stored) {
                       if (stored)
                           Q_EMIT restored(article);
                       else if (stored.error().kind == Core::ErrorKind::Timeout)
                           askAbout({article, version});
                       else
                           Q_EMIT restoreFailed(article, version, stored.error());
                   });
}

void ArticleRemover::askAbout(const Unknown &unknown)
{
    m_unknown << unknown;
    if (unknown.isRestore())
        Q_EMIT restoreUnknown(unknown.article);
    else
        Q_EMIT leftUnknown(unknown.article);
    ask();
}

void ArticleRemover::fail(const Unknown &unknown, const Core::Error &error)
{
    if (unknown.isRestore())
        Q_EMIT restoreFailed(unknown.article, unknown.tombstone, error);
    else
        Q_EMIT failed(unknown.article, error);
}

void ArticleRemover::ask()
{
    if (!m_isAsking && isWaiting())
        askFlow();
}

QCoro::Task<void> ArticleRemover::askFlow()
{
    const QPointer<ArticleRemover> self(this);
    m_isAsking = true;
    const QList<Unknown> asked = m_unknown;
    QList<Core::ArticleId> ids;
    for (const Unknown &unknown : asked)
        ids << unknown.article.id;
    auto reading = m_library.articles(ids, Core::Call::within(AskPatience));
    const auto found = co_await reading;
    if (!self)
        co_return;
    m_isAsking = false;
    if (found) {
        m_unknown.remove(0, asked.size());
        for (const Unknown &unknown : asked)
            settle(unknown, *found);
    } else if (!Core::isTransient(found.error().kind) && !Core::isAway(found.error().kind)) {
        m_unknown.remove(0, asked.size());
        for (const Unknown &unknown : asked)
            fail(unknown, found.error());
    }
    if (isWaiting())
        m_pause.start();
}

void ArticleRemover::settle(const Unknown &unknown, const QList<Core::Article> &found)
{
    const Core::Article &article = unknown.article;
    const auto stored = std::find_if(found.begin(), found.end(), [&](const Core::Article &other) {
        return other.id == article.id;
    });
    if (stored == found.end()) {
        fail(unknown, {Core::ErrorKind::NotFound,
                       QCoreApplication::translate(
                           "Newsroom", "This article is not there any more, or not for you."),
                       {}});
    } else if (unknown.isRestore()) {
        settleRestore(unknown, *stored);
    } else if (stored->isDeleted()) {
        Q_EMIT m_changes.articleRemoved(stored->id, stored->version);
        Q_EMIT removed(article, stored->version);
    } else {
        Q_EMIT notRemoved(article, *stored);
    }
}

void ArticleRemover::settleRestore(const Unknown &unknown, const Core::Article &stored)
{
    if (!stored.isDeleted()) {
        Q_EMIT m_changes.articleSaved(stored);
        Q_EMIT restored(unknown.article);
    } else if (stored.version == unknown.tombstone) {
        Q_EMIT notRestored(unknown.article, unknown.tombstone);
    } else {
        fail(unknown,
             {Core::ErrorKind::Conflict,
              QCoreApplication::translate(
                  "Newsroom", "This article was brought back and deleted again meanwhile."),
              {}});
    }
}

} // namespace Triptych::Newsroom
