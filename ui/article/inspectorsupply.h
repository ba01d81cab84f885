#pragma once

#include <core/article.h>
#include <core/result.h>

#include <QWidget>

namespace Triptych::Newsroom {
class EditingSession;
}

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Ui {

class Inspector;

/**
 * Reads what an Inspector shows besides the fields: the history of the article that the session has
 * open, and the tags in use. A revision that is chosen there opens as a dialog over `window`, which
 * is the parent. The other arguments outlive what happens in it. GUI thread.
 */
class InspectorSupply final : public QObject
{
    Q_OBJECT

public:
    InspectorSupply(Workspace::Workspace &workspace, const Newsroom::EditingSession &session,
                    Inspector &inspector, QWidget &window);

    /** The article is shown now: reads its history, and the tags where another article was shown
     * before. */
    void show();
    /** It was saved: only its history is read. */
    void readRevisions();

Q_SIGNALS:
    /** The text of a revision is wanted again; only while its article is open. */
    void takenBack(const Triptych::Core::Article &revision);
    /** A revision could not be read. */
    void failed(const Triptych::Core::Error &error);
    /** Another article, or this one again, is shown. */
    void shown(const Triptych::Core::ArticleId &id);

private:
    Core::ArticleId openId() const;
    void readTags();
    void openRevision(qint64 version);
    void showRevision(const Core::Article &revision);

    Workspace::Workspace &m_workspace;
    const Newsroom::EditingSession &m_session;
    Inspector &m_inspector;
    QWidget &m_window;
    Core::ArticleId m_hasTagsFor; ///< the article for which the tags were read last
};

} // namespace Triptych::Ui
