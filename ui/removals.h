#pragma once

#include <core/article.h>

#include <QObject>

#include <optional>

namespace Triptych::Newsroom {
class ArticleLibrary;
}

namespace Triptych::Ui {

class InlineNotice;

/** Deletes articles and takes the last one back, and says so in a notice. */
class Removals final : public QObject
{
    Q_OBJECT

public:
    Removals(Newsroom::ArticleLibrary &library, InlineNotice *notice, QObject *parent = nullptr);

    void remove(const Core::ArticleSummary &article);
    void undo();
    bool canUndo() const { return m_removed.has_value(); }
    /** The notice says something else by now: its action is no undo any more. */
    void forget() { m_removed.reset(); }

private:
    struct Removed
    {
        Core::ArticleId id;
        qint64 version = 0;
        QString title;
    };

    Newsroom::ArticleLibrary &m_library;
    InlineNotice *m_notice;
    std::optional<Removed> m_removed;
};

} // namespace Triptych::Ui
