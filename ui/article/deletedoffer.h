#pragma once

#include <core/article.h>
#include <core/error.h>

#include <QObject>

#include <functional>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class EditorPage;

/**
 * What an EditorPage says and offers where its article was deleted while it is open: the text stays
 * and can go on as a new article, or the article is restored; so it is where it was deleted before
 * it was opened. A child of the page. GUI thread.
 */
class DeletedOffer final : public QObject
{
    Q_OBJECT

public:
    DeletedOffer(EditorPage &page, Workspace::Workspace &workspace);

    /** Goes on with the text as a new article; see EditingSession::saveAsNew(). */
    void saveAsNew();
    /** Brings the article back, never as published; nothing where it was not deleted. */
    void restore();
    /** Says who deleted the article that could not be opened, and offers to bring it back; nothing
     * where nobody deleted it. */
    void offerGone(const Core::ArticleId &id);

private:
    /** Called with the article, the slug that it got instead of its own (empty: its own), and its
     * own. */
    using Restored =
        std::function<void(const Core::Article &article, const QString &slug, const QString &own)>;
    void bringBack(const Core::ArticleId &id,
                   const std::function<void(const Core::Error &error)> &refused,
                   const Restored &done);
    void restoreGone(const Core::ArticleId &id);
    void tellRestored(const QString &slug, const QString &own);
    bool isDeleted(const Core::ArticleId &id) const;
    void onRemoved(const Core::ArticleId &id);
    void tellWhoRemoved(const Core::ArticleId &id);

    EditorPage &m_page;
    Workspace::Workspace &m_workspace;
};

} // namespace Triptych::Ui
