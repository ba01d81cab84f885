#pragma once

#include <support/outcome.h>
#include <support/waiting.h>

#include <search/elasticindex.h>

#include <support/indexprefix.h>

#include <QThread>

namespace Triptych::Tests {

/** Tests of an index against real servers: every row is one dialect and has an index of its own. */
class IndexTest : public QObject
{
    Q_OBJECT

protected:
    static void dialects();
    static Core::Call soon() { return Core::Call::within(std::chrono::seconds(50)); }
    /** Public, in its first version. */
    static Core::Article article(const QString &title, const QString &body = {});
    static QString marked(const QString &text);

    Core::Result<Elastic::Reply> raw(const QByteArray &method, const QString &path,
                                     const QByteArray &body = {});
    Core::Result<Core::SearchPage> found(const QString &words);
    QStringList titles(const QString &words);
    void publishAll(const QList<Core::Article> &articles);

    QThread m_io;
    Elastic::Settings m_settings;
    std::shared_ptr<Support::IndexPrefix> m_prefix; ///< its indices go with the last holder
    std::unique_ptr<Search::ElasticIndex> m_index;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
};

} // namespace Triptych::Tests
