#pragma once

#include <core/article.h>
#include <core/call.h>
#include <core/result.h>
#include <core/task.h>
#include <ports/articlestore.h>

#include <QObject>

#include <memory>

namespace Triptych::Exchange {

class MarkdownImporter;

/**
 * The articles that came with Triptych: the samples of a new workspace (resources/samples), and the
 * help that stood in workspaces as articles until there was a window for it. GUI thread.
 */
class ShippedArticles final : public QObject
{
    Q_OBJECT

public:
    /** `store` must outlive it. */
    explicit ShippedArticles(Ports::ArticleStore &store, QObject *parent = nullptr);
    ~ShippedArticles() override;

    /**
     * Adds the samples of a language ("de"; English where it has none) as drafts with the byline
     * Triptych. Answers how many were added; 0 where the store has an article already. Does not
     * answer after this object was destroyed. Errors: those of the store.
     */
    Core::FutureResult<int> addSamples(const QString &language, Core::Call call);

    enum class Kind { Sample, Help };
    /**
     * Those of a kind that nobody has edited: of version 1, with a title and a text that Triptych
     * has shipped. Errors: those of the store.
     */
    Core::Task<QList<Core::Article>> untouched(Kind kind, Core::Call call);

    /** True where the login is an editor's: it may delete what others wrote. */
    Core::FutureResult<bool> mayTakeOut(Core::Call call) { return m_store.mayPublish(call); }

    /** What tells whether a title and a text were shipped. Those of help are the lines of
     * resources/shipped/help.sha256, of every version; those of samples are made of the samples of
     * today, so that one that changes leaves the old ones to whoever has them. */
    static QByteArray digest(const QString &title, const QString &body);

private:
    Ports::ArticleStore &m_store;
    std::unique_ptr<MarkdownImporter> m_importer;
};

} // namespace Triptych::Exchange
