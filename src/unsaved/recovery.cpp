#include "recovery.h"

#include "journal.h"
#include "journalsalvage.h"

#include <core/cotry.h>
#include <core/storedarticle.h>
#include <ports/articlestore.h>

#include <QLoggingCategory>
#include <QSet>

using namespace std::chrono_literals;

namespace Triptych::Unsaved {

namespace {

Q_LOGGING_CATEGORY(log, "triptych.newsroom.recovery")

constexpr auto CopyPatience = 10s;
constexpr qsizetype MostAsked = 500;

/** The texts of entries, copies and what lies aside, each text once; nothing is known of what is
 * saved. */
QList<UnsavedText> textsOf(const JournalContent &content, const QList<Ports::WorkingCopy> &copies,
                           const QString &device)
{
    QList<UnsavedText> texts;
    const auto hasText = [&](const Core::Article &article) {
        return std::any_of(texts.cbegin(), texts.cend(), [&](const UnsavedText &text) {
            return text.article.id == article.id && text.article.sameContent(article);
        });
    };
    for (const JournalEntry &entry : content.entries)
        texts << UnsavedText{entry.article, entry.writtenAt};
    for (const Ports::WorkingCopy &copy : copies) {
        const bool isOwn = copy.device == device;
        const auto entry = std::find_if(
            content.entries.cbegin(), content.entries.cend(),
            [&](const JournalEntry &one) { return one.article.id == copy.article.id; });
        const bool hasEntry = entry != content.entries.cend();
        // Newer than the journal is only what the journal could not take.
        const bool isOlder = isOwn && hasEntry && copy.article.updatedAt <= entry->writtenAt;
        if (isOlder || hasText(copy.article))
            continue;
        UnsavedText text{copy.article, copy.article.updatedAt};
        if (!isOwn || hasEntry)
            text.place.device = copy.device;
        texts << text;
    }
    for (const AsideEntry &aside : content.aside) {
        if (!aside.isInPart() && hasText(aside.entry.article))
            continue;
        UnsavedText text{aside.entry.article, aside.entry.writtenAt};
        text.place.asideFile = aside.file;
        text.isInPart = aside.isInPart();
        texts << text;
    }
    return texts;
}

QJsonObject partIn(const JournalContent &content, const QString &asideFile)
{
    const auto it = std::find_if(content.aside.cbegin(), content.aside.cend(),
                                 [&](const AsideEntry &aside) { return aside.file == asideFile; });
    return it == content.aside.cend() ? QJsonObject() : it->part;
}

} // namespace

Core::Task<UnsavedTexts> unsavedTexts(Journal &journal, Ports::ArticleStore &store, QString owner,
                                      Core::Call call)
{
    UnsavedTexts result;
    CO_TRY(const auto content, journal.content(), call);
    result.setAside = content.setAside;
    result.empty = content.empty;

    CO_WAIT(const auto copies, store.workingCopies(owner, call), call);
    if (!copies)
        qCInfo(log) << "working copies are not to be had:" << copies.error().detail;

    const QList<UnsavedText> texts =
        textsOf(content, copies.value_or(QList<Ports::WorkingCopy>()), journal.device());
    QSet<Core::ArticleId> asked;
    for (const UnsavedText &text : texts)
        asked << text.article.id;
    CO_WAIT(const auto stored, store.articles(asked.values().mid(0, MostAsked), call), call);
    for (UnsavedText text : texts) {
        if (stored) {
            const auto it =
                std::find_if(stored->begin(), stored->end(), [&](const Core::Article &article) {
                    return article.id == text.article.id;
                });
            if (it != stored->end()) {
                if (text.isInPart)
                    text.article =
                        salvagedArticle(partIn(content, text.place.asideFile), it->id, *it);
                text.isDeleted = it->isDeleted();
                text.stored = *it;
            }
        }
        const bool isSaved =
            text.stored && !text.isDeleted &&
            text.stored->sameContent(Core::withAbsentFrom(text.article, *text.stored));
        const bool isWholeToo =
            text.isInPart &&
            std::any_of(texts.cbegin(), texts.cend(), [&](const UnsavedText &other) {
                return !other.isInPart && other.article.id == text.article.id &&
                       other.article.sameContent(text.article);
            });
        if (isWholeToo)
            continue;
        if (!isSaved) {
            result.texts << text;
            continue;
        }
        CO_WAIT(const auto forgotten, forgetUnsavedText(journal, store, owner, text, call.stop),
                call);
        if (!forgotten)
            qCInfo(log) << "a saved text stays kept:" << forgotten.error().detail;
    }
    std::sort(result.texts.begin(), result.texts.end(),
              [](const UnsavedText &a, const UnsavedText &b) { return a.writtenAt > b.writtenAt; });
    co_return result;
}

Core::Task<void> forgetUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
                                   UnsavedText text, std::stop_token stop)
{
    if (!text.place.asideFile.isEmpty()) {
        auto marking = journal.markHandled(text.place.asideFile);
        co_return co_await marking;
    }
    const Core::Call call = Core::Call::within(CopyPatience);
    const Core::ArticleId id = text.article.id;
    const bool isEntry = text.place.device.isEmpty();
    const QString device = isEntry ? journal.device() : text.place.device;
    auto removing = isEntry ? journal.removeIfStill(text.article) : Core::ready<bool>(true);
    auto reading = store.workingCopy(id, owner, call);
    CO_TRY(const auto removed, removing, stop);
    CO_WAIT(const auto copy, reading, stop);
    Core::Result<void> dropped;
    if (!copy)
        dropped = Core::failure(copy.error());
    else if (removed && *copy && (*copy)->device == device &&
             ((*copy)->article.sameContent(text.article) ||
              (*copy)->article.updatedAt <= text.writtenAt)) {
        auto dropping = store.dropWorkingCopy(id, owner, device, call);
        dropped = co_await dropping;
    }
    if (!isEntry)
        co_return dropped;
    // With SQL away the working copy is offered once more later; nothing is lost by that.
    if (!dropped)
        qCInfo(log) << "a working copy stays:" << dropped.error().detail;
    co_return Core::Result<void>();
}

Core::Task<void> keepUnsavedText(Journal &journal, Ports::ArticleStore &store, QString owner,
                                 UnsavedText text, bool isOpen, std::stop_token stop)
{
    const JournalEntry entry{text.article, text.writtenAt};
    const QString device = text.place.device;
    if (!text.place.asideFile.isEmpty()) {
        auto offering = journal.offerAgain(text.place.asideFile);
        co_return co_await offering;
    }
    if (!device.isEmpty() && device != journal.device()) {
        auto putting = store.putWorkingCopy({text.article, device}, owner, {},
                                            Core::Call::within(CopyPatience));
        const auto put = co_await putting;
        if (put || put.error().kind != Core::ErrorKind::Conflict)
            co_return put;
        if (stop.stop_requested())
            co_return Core::failure(Core::calledOff());
    }
    auto keeping = isOpen || !device.isEmpty() ? journal.putAside(entry) : journal.keep(entry);
    co_return co_await keeping;
}

} // namespace Triptych::Unsaved
