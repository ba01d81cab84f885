#include "articleremover.h"

#include "articlelibrary.h"
#include "changes.h"

#include <core/answer.h>

#include <QCoreApplication>
#include <QPointer>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

constexpr auto RemovePatience = 15s;
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
    Core::onAnswer(
        m_library.remove(article.id, article.version, Core::Call::within(RemovePatience)), this,
        [this, article](const Core::Result<qint64> &version) {
            if (version) {
                Q_EMIT removed(article, *version);
            } else if (version.error().kind == Core::ErrorKind::Timeout) {
                m_unknown << article;
                Q_EMIT leftUnknown(article);
                ask();
            } else {
                Q_EMIT failed(article, version.error());
            }
        });
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
    const QList<Core::Article> asked = m_unknown;
    QList<Core::ArticleId> ids;
    for (const Core::Article &article : asked)
        ids << article.id;
    auto reading = m_library.articles(ids, Core::Call::within(AskPatience));
    const auto found = co_await reading;
    if (!self)
        co_return;
    m_isAsking = false;
    if (found) {
        m_unknown.remove(0, asked.size());
        for (const Core::Article &article : asked)
            settle(article, *found);
    } else if (!Core::isTransient(found.error().kind) && !Core::isAway(found.error().kind)) {
        m_unknown.remove(0, asked.size());
        for (const Core::Article &article : asked)
            Q_EMIT failed(article, found.error());
    }
    if (isWaiting())
        m_pause.start();
}

void ArticleRemover::settle(const Core::Article &article, const QList<Core::Article> &found)
{
    const auto stored = std::find_if(found.begin(), found.end(), [&](const Core::Article &other) {
        return other.id == article.id;
    });
    if (stored == found.end()) {
        Q_EMIT failed(article,
                      {Core::ErrorKind::NotFound,
                       QCoreApplication::translate(
                           "Newsroom", "This article is not there any more, or not for you."),
                       {}});
    } else if (stored->isDeleted()) {
        Q_EMIT m_changes.articleRemoved(stored->id, stored->version);
        Q_EMIT removed(article, stored->version);
    } else {
        Q_EMIT notRemoved(article, *stored);
    }
}

} // namespace Triptych::Newsroom
