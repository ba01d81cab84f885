#include "publishing.h"

#include <core/said.h>
#include <core/visible.h>
#include <text/markdown.h>

namespace Triptych::Newsroom {

namespace {

constexpr Core::Said said{"Publishing"};

} // namespace

Publishable Publishable::of(const Core::Article &article)
{
    return {Core::hasVisible(article.title), Text::hasContent(article.body)};
}

PublishingAdvice PublishingAdvice::on(const Core::Article &article)
{
    const bool hasAuthor =
        std::any_of(article.authors.begin(), article.authors.end(), &Core::hasVisible);
    return {hasAuthor, Core::hasVisible(article.summary), !article.tags.isEmpty(),
            Text::picturesWithoutText(article.body)};
}

Core::Result<void> checkPublishing(const Core::Article &wanted, const Core::Article &stored)
{
    if (wanted.status != Core::Status::Published)
        return {};
    Publishable now = Publishable::of(wanted);
    if (now.isPublishable())
        return {};
    if (stored.version > 0 && stored.status == Core::Status::Published) {
        const Publishable before = Publishable::of(stored);
        now.hasTitle = now.hasTitle || !before.hasTitle;
        now.hasText = now.hasText || !before.hasText;
        if (now.isPublishable())
            return {};
    }
    const QString message =
        now.hasText
            ? said(QT_TRANSLATE_NOOP("Publishing",
                                     "Not published: the article has no title. Write one first."))
        : now.hasTitle
            ? said(QT_TRANSLATE_NOOP("Publishing",
                                     "Not published: the article has no text. Write it first."))
            : said(QT_TRANSLATE_NOOP(
                  "Publishing",
                  "Not published: the article has no title and no text. Write both first."));
    return Core::failure(Core::ErrorKind::Invalid, message);
}

} // namespace Triptych::Newsroom
