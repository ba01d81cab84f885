#pragma once

#include <core/article.h>

#include <QObject>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class EditorPage;

/**
 * What an EditorPage says and offers where its article was deleted while it is open: the text stays
 * and can go on as a new article, or the article is restored. A child of the page. GUI thread.
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

private:
    bool isDeleted(const Core::ArticleId &id) const;
    void onRemoved(const Core::ArticleId &id);
    void tellWhoRemoved(const Core::ArticleId &id);

    EditorPage &m_page;
    Workspace::Workspace &m_workspace;
};

} // namespace Triptych::Ui
