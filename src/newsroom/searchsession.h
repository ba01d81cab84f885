#pragma once

#include <core/call.h>
#include <core/searchquery.h>
#include <core/task.h>

#include <QObject>
#include <QTimer>

#include <stop_token>

namespace Triptych::Ports {
class ArticleStore;
class SearchIndex;
} // namespace Triptych::Ports

namespace Triptych::Newsroom {

/**
 * Searches while a person types: waits 120 ms after the last change, drops late answers to older
 * words, and checks every hit against SQL (checkedSearch()). GUI thread.
 */
class SearchSession final : public QObject
{
    Q_OBJECT

public:
    SearchSession(Ports::SearchIndex &index, Ports::ArticleStore &store, QObject *parent = nullptr);
    ~SearchSession() override;

    const Core::SearchQuery &query() const { return m_query; }
    /** Searches after the typing pause; empty words clear the page at once. */
    void setQuery(const Core::SearchQuery &query);
    /** Searches now: Return was pressed. */
    void searchNow();
    /** Asks for the next page, where there is one. */
    void more();

Q_SIGNALS:
    void cleared();
    void started();
    /** `append` is true for a page that follows the one shown. */
    void pageArrived(const Triptych::Core::SearchPage &page, bool append);
    void failed(const Triptych::Core::Error &error);

private:
    void run(const QString &after);
    QCoro::Task<void> searchFlow(Core::SearchQuery query, Core::Call call, quint64 generation);

    Ports::SearchIndex &m_index;
    Ports::ArticleStore &m_store;
    Core::SearchQuery m_query;
    QTimer m_pause;
    QString m_next;
    quint64 m_generation = 0;
    bool m_busy = false;
    std::stop_source m_stop;
};

} // namespace Triptych::Newsroom
