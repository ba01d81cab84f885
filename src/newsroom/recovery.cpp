#include "recovery.h"

#include "journal.h"
#include "journalsalvage.h"

#include <ports/articlestore.h>

#include <QHash>
#include <QLoggingCategory>

using namespace std::chrono_literals;

namespace Triptych::Newsroom {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.recovery")

constexpr auto DropPatience = 10s;
constexpr qsizetype MostAsked = 500;

void addNewer(QHash<Core::ArticleId, UnsavedText> &texts, UnsavedText text)
{
    const auto it = texts.find(text.article.id);
    if (it == texts.end())
        texts.insert(text.article.id, std::move(text));
    else if (text.writtenAt > it->writtenAt)
        *it = std::move(text);
}

} // namespace

Core::Task<UnsavedTexts> unsavedTexts(Journal &journal, Ports::ArticleStore &store, QString owner,
    Core::Call call)
{
    UnsavedTexts result;
    auto reading = journal.content();
    const auto content = co_await reading;
    // Whoever stops a call may be gone with the stores behind it: nothing of theirs is touched again.
    if (call.stop.stop_requested())
        co_return Core::failure(Core::ErrorKind::Cancelled, {});
    if (!content)
        co_return Core::failure(content.error());
    result.setAside = content->setAside;
    result.empty = content->empty;

    QHash<Core::ArticleId, UnsavedText> texts;
    for (const JournalEntry &entry : content->entries)
        addNewer(texts, {entry.article, entry.writtenAt});
    auto asking = store.workingCopies(owner, call);
    const auto copies = co_await asking;
    if (call.stop.stop_requested())
        co_return Core::failure(Core::ErrorKind::Cancelled, {});
    if (copies) {
        for (const Core::Article &copy : *copies)
            addNewer(texts, {copy, copy.updatedAt, false});
    } else {
        qCInfo(log) << "working copies are not to be had:" << copies.error().detail;
    }

    QList<Core::ArticleId> asked = texts.keys();
    for (const AsideEntry &aside : content->aside) {
        if (!texts.contains(aside.entry.article.id))
            asked << aside.entry.article.id;
    }
    auto storing = store.articles(asked.mid(0, MostAsked), call);
    const auto stored = co_await storing;
    if (call.stop.stop_requested())
        co_return Core::failure(Core::ErrorKind::Cancelled, {});
    const auto savedOf = [&](const Core::ArticleId &id) -> const Core::Article * {
        if (!stored)
            return nullptr;
        const auto it = std::find_if(stored->begin(), stored->end(),
            [&](const Core::Article &article) { return article.id == id; });
        return it == stored->end() ? nullptr : &*it;
    };
    for (const AsideEntry &aside : content->aside) {
        UnsavedText text{aside.entry.article, aside.entry.writtenAt};
        text.asideFile = aside.file;
        text.isInPart = aside.isInPart();
        const Core::Article *saved = savedOf(text.article.id);
        if (saved) {
            if (text.isInPart)
                text.article = salvagedArticle(aside.part, saved->id, *saved);
            text.isDeleted = saved->isDeleted();
            text.stored = *saved;
        }
        const auto whole = texts.constFind(text.article.id);
        if (whole != texts.cend() && whole->article.sameContent(text.article))
            continue;
        if (saved && !saved->isDeleted() && saved->sameContent(text.article)) {
            auto answering = journal.answer(aside.file);
            const auto answered = co_await answering;
            if (call.stop.stop_requested())
                co_return Core::failure(Core::ErrorKind::Cancelled, {});
            if (!answered)
                qCInfo(log) << "a saved text stays aside:" << answered.error().detail;
            continue;
        }
        result.texts << text;
    }
    for (UnsavedText &text : texts) {
        const Core::Article *saved = savedOf(text.article.id);
        if (saved && !saved->isDeleted() && saved->sameContent(text.article)) {
            auto forgetting = forgetUnsavedText(journal, store, owner, saved->id);
            const auto forgotten = co_await forgetting;
            if (call.stop.stop_requested())
                co_return Core::failure(Core::ErrorKind::Cancelled, {});
            if (!forgotten)
                qCInfo(log) << "a saved text stays in the journal:" << forgotten.error().detail;
            continue;
        }
        if (saved) {
            text.isDeleted = saved->isDeleted();
            text.stored = *saved;
        }
        result.texts << text;
    }
    std::sort(result.texts.begin(), result.texts.end(),
        [](const UnsavedText &a, const UnsavedText &b) { return a.writtenAt > b.writtenAt; });
    co_return result;
}

Core::Task<void> forgetUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
    Core::ArticleId id)
{
    auto removing = journal.remove(id);
    const auto removed = co_await removing;
    // With SQL away the working copy is offered once more later; nothing is lost by that.
    auto dropping = store.dropWorkingCopy(id, owner, Core::Call::within(DropPatience));
    const auto dropped = co_await dropping;
    if (!dropped)
        qCInfo(log) << "a working copy stays:" << dropped.error().detail;
    co_return removed;
}

} // namespace Triptych::Newsroom
