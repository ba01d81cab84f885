#pragma once

#include "icons.h"

#include <core/article.h>

#include <QObject>

#include <optional>

namespace Triptych::Newsroom {
class ArticleLibrary;
class ArticleRemover;
class Changes;
} // namespace Triptych::Newsroom

namespace Triptych::Ui {

class InlineNotice;

/**
 * Deletes articles and takes the last one back, and says so in a notice; also what became of a
 * removal whose answer was lost, once the store can be asked. GUI thread.
 */
class Removals final : public QObject
{
    Q_OBJECT

public:
    Removals(Newsroom::ArticleLibrary &library, Newsroom::Changes &changes, InlineNotice *notice,
             QObject *parent = nullptr);

    void remove(const Core::ArticleSummary &article);
    void undo();
    /** The notice's action is one of these: undo, or delete what was not deleted. */
    bool hasAction() const { return m_removed || m_notRemoved; }
    void act();
    /** The notice says something else by now: its action is none of these any more. */
    void forget();
    /** The store answers again. */
    void ask();

private:
    struct Removed
    {
        Core::ArticleId id;
        qint64 version = 0;
        QString title;
    };

    void onRemoved(const Core::Article &article, qint64 version);
    void onNotRemoved(const Core::Article &article, const Core::Article &stored);
    void show(Tone tone, const QString &sentence, const QString &action = {}, int lifetimeMs = 0);

    Newsroom::ArticleLibrary &m_library;
    Newsroom::ArticleRemover *m_remover;
    InlineNotice *m_notice;
    std::optional<Removed> m_removed;
    std::optional<Core::Article> m_notRemoved;
};

} // namespace Triptych::Ui
