#pragma once

#include <core/article.h>

#include <QObject>

namespace Triptych::Newsroom {

/**
 * What changed in the articles, as far as this desk knows: its own saves at once, other people's when
 * the store tells. Lists, open pages and the relay listen. Lives on the GUI thread.
 */
class Changes final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void articleSaved(const Triptych::Core::Article &article);
    void articleRemoved(const Triptych::Core::ArticleId &id, qint64 version);
    /** Something changed elsewhere and it is not known what: read again what is shown. */
    void somethingChanged();
};

} // namespace Triptych::Newsroom
