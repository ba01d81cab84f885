#include "typedover.h"

#include <algorithm>

namespace Triptych::Newsroom {

void TypedOver::addUnanswered(const Core::Article &wanted)
{
    if (!unanswered.isEmpty() && unanswered.constLast().sameContent(wanted) &&
        unanswered.constLast().version == wanted.version)
        return;
    unanswered << wanted;
}

bool TypedOver::isUnanswered(const Core::Article &revision) const
{
    // Also of a first save: its text may have been gone on with on another computer, and saved
    // there.
    const auto isThis = [&](Core::Article sent) {
        if (sent.slug.isEmpty())
            sent.slug = revision.slug;
        return sent.version == base.version && sent.isStoredAs(revision);
    };
    return std::any_of(unanswered.begin(), unanswered.end(), isThis);
}

bool TypedOver::isStored(const Core::Article &text) const
{
    return !isBaseUnknown && unanswered.isEmpty() && !typed && text.isStoredAs(base);
}

Core::Article TypedOver::decide(const Core::Article &resolved, const Core::Article &theirs,
                                qint64 version)
{
    Core::Article wanted = resolved;
    wanted.id = base.id;
    wanted.version = version;
    if (theirs.version == version)
        base = theirs;
    base.version = version;
    typed = wanted;
    return wanted;
}

void TypedOver::forgetText()
{
    unanswered.clear();
    isBaseUnknown = false;
    typed.reset();
}

void TypedOver::goOnFrom(const Core::Article &stored)
{
    base = stored;
    isBaseUnknown = false;
    typed.reset();
    unanswered.clear();
}

Core::Article TypedOver::beneath() const
{
    Core::Article article = base;
    if (typed) {
        article.translationGroup = typed->translationGroup;
        article.fields = typed->fields;
        article.source = typed->source;
        article.unknown = typed->unknown;
        article.absent = typed->absent;
    }
    return article;
}

Core::Article TypedOver::ancestor() const
{
    if (!isBaseUnknown)
        return base;
    Core::Article unknown;
    unknown.id = base.id;
    unknown.version = base.version;
    return unknown;
}

bool isSamePublication(const Core::Article &one, const Core::Article &other)
{
    return one.status == other.status && one.publishAt == other.publishAt &&
           one.publishDay == other.publishDay;
}

Core::Article asNew(const Core::Article &deleted)
{
    Core::Article copy = deleted;
    copy.id = Core::ArticleId::create();
    copy.version = 0;
    copy.slug.clear();
    copy.source.reset();
    if (copy.status == Core::Status::Published)
        copy.status = Core::Status::Draft;
    return copy;
}

} // namespace Triptych::Newsroom
