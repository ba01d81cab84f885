#include "fuzz.h"

#include <unsaved/journal.h>
#include <unsaved/journalsalvage.h>

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTemporaryDir>

using namespace Triptych;
using Unsaved::JournalEntry;

namespace {

Core::Article soundArticle()
{
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.title = QStringLiteral("Sound");
    article.body = QStringLiteral("Typed a moment ago.");
    return article;
}

/** A journal with one sound entry, and beside it a file of `bytes`: the one is found, the other is
 * read, mended or set aside, and not a byte of it goes. */
void checkFolder(const QByteArray &bytes, bool isEntry)
{
    const bool isMended = !isEntry && Unsaved::wholeEntryWithin(bytes);
    const bool isOffered = !isEntry && !isMended && !Unsaved::salvagedText(bytes).article.isEmpty();
    static const QTemporaryDir home;
    // A warning for every torn file would be all that is seen.
    QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
    const QString folder = home.filePath(QStringLiteral("journal"));
    static const Core::Article sound = soundArticle();
    Unsaved::Journal journal(folder);
    static const bool written = journal.write(sound).result().has_value();
    FUZZ_CHECK(written);
    QFile file(folder + QStringLiteral("/other.json"));
    FUZZ_CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();

    const auto content = journal.content().result();
    FUZZ_CHECK(content.has_value());
    FUZZ_CHECK(content->entries.size() == (isEntry || isMended ? 2 : 1));
    FUZZ_CHECK(content->aside.size() == (isOffered ? 1 : 0));
    FUZZ_CHECK(content->setAside.size() + content->empty.size() ==
               (isEntry || isMended || isOffered ? 0 : 1));
    bool found = false;
    for (const JournalEntry &entry : content->entries)
        found = found || entry.article == sound;
    FUZZ_CHECK(found);
    // In the file itself, or in the one that was set aside or kept of it.
    const QDir there(folder);
    bool isKept = false;
    const auto names = there.entryList({QStringLiteral("other.json*")}, QDir::Files);
    for (const QString &name : names) {
        QFile one(there.filePath(name));
        FUZZ_CHECK(one.open(QIODevice::ReadOnly));
        isKept = isKept || one.readAll() == bytes;
        FUZZ_CHECK(one.remove());
    }
    FUZZ_CHECK(isKept);
}

/** Of a cut file a beginning of the text comes back, and the text is only called whole if it is. */
void checkCut(const JournalEntry &typed, const QByteArray &cut)
{
    const QJsonObject read = Unsaved::salvagedText(cut).article;
    FUZZ_CHECK(typed.article.body.startsWith(read.value(QLatin1String("body")).toString()));
    FUZZ_CHECK(typed.article.title.startsWith(read.value(QLatin1String("title")).toString()));
    if (const auto whole = Unsaved::wholeEntryWithin(cut))
        FUZZ_CHECK(whole->article == typed.article);
}

} // namespace

/** The journal: a torn file costs nothing but what is torn, and half a text is never taken for a
 *  whole.
 */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = fuzzBytes(data, size).toByteArray();
    const auto entry = Unsaved::journalEntry(bytes);
    if (!entry)
        FUZZ_CHECK(entry.error().kind == Core::ErrorKind::Corrupt);
    checkFolder(bytes, entry.has_value());

    // What was read is written as it was read.
    if (entry) {
        const auto again = Unsaved::journalEntry(Unsaved::journalBytes(*entry));
        FUZZ_CHECK(again && again->article == entry->article);
        FUZZ_CHECK(again->writtenAt == entry->writtenAt);
    }

    // Any text survives, and of a file that was cut anywhere nothing is taken.
    JournalEntry typed;
    typed.article = soundArticle();
    typed.article.body = QString::fromUtf8(bytes);
    typed.article.title = QString::fromLatin1(bytes.left(20));
    typed.writtenAt = Core::utcNow();
    const QByteArray whole = Unsaved::journalBytes(typed);
    const auto read = Unsaved::journalEntry(whole);
    FUZZ_CHECK(read && read->article == typed.article && read->writtenAt == typed.writtenAt);
    const qsizetype step = qMax<qsizetype>(1, whole.size() / 16);
    for (qsizetype end = 0; end < whole.size(); end += step) {
        FUZZ_CHECK(!Unsaved::journalEntry(whole.left(end)));
        checkCut(typed, whole.left(end));
    }
    FUZZ_CHECK(!Unsaved::journalEntry(whole.chopped(1)));
    checkCut(typed, whole.chopped(1));

    // What follows a whole entry takes nothing from it, unless it makes no difference to a reader.
    if (!Unsaved::journalEntry(whole + bytes)) {
        const auto within = Unsaved::wholeEntryWithin(whole + bytes);
        FUZZ_CHECK(within && within->article == typed.article);
    }
    return 0;
}
