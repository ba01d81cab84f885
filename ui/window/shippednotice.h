#pragma once

#include <core/article.h>
#include <exchange/shippedarticles.h>

#include <QCoroTask>

#include <QObject>

#include <memory>

namespace Triptych::Ui {

class Desk;

/**
 * What Triptych brought into a workspace as articles, told of in the list's notice: the samples of
 * a new one, which go with one click, and the help that stood in workspaces before it had a window.
 * Old help that nobody has edited is taken out of an embedded workspace; on servers that is offered
 * once to whoever may publish. Both can be undone. GUI thread.
 */
class ShippedNotice final : public QObject
{
    Q_OBJECT

public:
    /** `settingsFile` remembers which workspaces were looked through; empty = none is. Belongs to
     * the desk. */
    ShippedNotice(Desk &desk, QString settingsFile);
    ~ShippedNotice() override;

    /** At the opening of the desk. */
    void begin();
    /** Those that nobody has edited. */
    void removeSamples();

private:
    using Kind = Exchange::ShippedArticles::Kind;
    struct Removed
    {
        Core::Article article;
        qint64 tombstone = 0;
    };

    void addSamples();
    QCoro::Task<void> lookForHelp();
    QCoro::Task<void> takeOut(Kind kind);
    QCoro::Task<void> bringBack(QList<Removed> removed);
    bool wasLookedThrough() const;
    void rememberLook();

    Desk &m_desk;
    const QString m_settingsFile;
    std::unique_ptr<Exchange::ShippedArticles> m_shipped;
};

} // namespace Triptych::Ui
