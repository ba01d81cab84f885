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
 * Reads for an Inspector the history of the session's open article, and the names that complete
 * what is typed into its fields. A revision that is chosen in the inspector opens in a dialog over
 * `window`, which is the parent. The other arguments outlive this object. GUI thread.
 */
class InspectorSupply final : public QObject
{
    Q_OBJECT

public:
    InspectorSupply(Workspace::Workspace &workspace, const Newsroom::EditingSession &session,
                    Inspector &inspector, QWidget &window);

    /** The article is shown now: reads its history. */
    void show();
    /** The article was saved: reads only its history. */
    void readRevisions();

Q_SIGNALS:
    /** The person takes back the text of a revision; only while its article is open. */
    void takenBack(const Triptych::Core::Article &revision);
    /** A revision could not be read. */
    void failed(const Triptych::Core::Error &error);
    /** Another article, or this one again, is shown. */
    void shown(const Triptych::Core::ArticleId &id);

private:
    Core::ArticleId openId() const;
    void openRevision(qint64 version);
    void showRevision(const Core::Article &revision);

    Workspace::Workspace &m_workspace;
    const Newsroom::EditingSession &m_session;
    Inspector &m_inspector;
    QWidget &m_window;
};

} // namespace Triptych::Ui
