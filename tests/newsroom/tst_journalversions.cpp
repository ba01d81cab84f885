#include <core/storedarticle.h>
#include <support/randomjson.h>
#include <unsaved/journal.h>
#include <unsaved/journalsalvage.h>

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Unsaved;

/** Journal files that programs of two versions write and read. */
class TestJournalVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unknownMembers_surviveReadingAndWriting();
    void writing_keepsWhatTheFileSaysBeside();
    void cutAnywhere_givesWholeMembersOrNone();
    void anyByteGone_makesUpNoMember();
    void damagedText_leavesWhatFollows();
    void salvagedMembers_goIntoTheArticle();
    void wholeArticle_isFoundBehindUnknownMembers();
    void fileOfTheFloor_isReadAndSalvaged();
    void floor_readsWhatIsWritten();
};

namespace {

JournalEntry entry(quint32 seed)
{
    Support::RandomJson random(seed);
    JournalEntry entry;
    entry.article.id = Core::ArticleId::create();
    entry.article.version = 2;
    entry.article.title = QStringLiteral("Title \"quoted\"");
    entry.article.summary = QStringLiteral("Summary");
    entry.article.body =
        QStringLiteral("Begin. {\"body\":\"x\",\"created_at\":1} Größe 🏮\n\nEnd.");
    entry.article.authors = {QStringLiteral("Ann")};
    entry.article.fields = {{QStringLiteral("f"), random.value()}};
    entry.article.unknown = random.unknown();
    entry.writtenAt = Core::utcNow();
    return entry;
}

bool isText(const QString &key)
{
    return key == QLatin1String("title") || key == QLatin1String("summary") ||
           key == QLatin1String("body");
}

} // namespace

void TestJournalVersions::unknownMembers_surviveReadingAndWriting()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        JournalEntry written = entry(seed);
        written.article.unknown.insert(QStringLiteral("format"), 9);
        written.unknown = Support::RandomJson(seed + 1000).unknown();
        const QByteArray bytes = journalBytes(written);
        const auto read = journalEntry(bytes);
        QVERIFY(read);
        QVERIFY(read->article == written.article);
        QCOMPARE(read->unknown, written.unknown);
        QCOMPARE(read->writtenAt, written.writtenAt);
        QCOMPARE(journalBytes(*read), bytes);
        const QJsonObject object = QJsonDocument::fromJson(bytes).object();
        QCOMPARE(object.value(QLatin1String("format")), QJsonValue(9));
        QVERIFY(
            !object.value(QLatin1String("article")).toObject().contains(QLatin1String("format")));
    }
}

void TestJournalVersions::writing_keepsWhatTheFileSaysBeside()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("journal"));
    QDir().mkpath(path);
    JournalEntry newer = entry(1);
    newer.unknown = {{QStringLiteral("caret"), 17}};
    const auto read = [&] {
        QFile file(path + QLatin1Char('/') + newer.article.id.toString() + QStringLiteral(".json"));
        return file.open(QIODevice::ReadOnly) ? journalEntry(file.readAll())
                                              : Core::failure(Core::ErrorKind::NotFound, {});
    };
    Journal journal(path);
    QVERIFY(journal.keep(newer).result());
    Core::Article typed = newer.article;
    for (int i = 0; i < 2; ++i) {
        typed.body += QLatin1Char('x');
        QVERIFY(journal.write(typed).result());
        const auto there = read();
        QVERIFY(there);
        QCOMPARE(there->article.body, typed.body);
        QCOMPARE(there->article.unknown, newer.article.unknown);
        QCOMPARE(there->unknown, newer.unknown);
    }
    // The same text over another version, as a session goes on with it.
    typed.version = 5;
    QVERIFY(journal.takePlace(typed).result());
    QCOMPARE(read()->unknown, newer.unknown);
    // Another text of the article has nothing to do with it, nor has one that begins after that.
    Core::Article other = typed;
    other.title = QStringLiteral("Other");
    QVERIFY(journal.takePlace(other).result()->hasPutAside);
    QVERIFY(read()->unknown.isEmpty());
    QVERIFY(journal.remove(typed.id).result());
    QVERIFY(journal.write(typed).result());
    QVERIFY(read()->unknown.isEmpty());
}

void TestJournalVersions::cutAnywhere_givesWholeMembersOrNone()
{
    for (quint32 seed = 1; seed <= 25; ++seed) {
        const JournalEntry whole = entry(seed);
        const QJsonObject object = Core::articleToStored(whole.article);
        const QByteArray bytes = journalBytes(whole);
        qsizetype most = 0;
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            const SalvagedText salvaged = salvagedText(bytes.left(cut));
            const QStringList keys = salvaged.article.keys();
            for (const QString &key : keys) {
                const QJsonValue value = salvaged.article.value(key);
                if (isText(key))
                    QVERIFY2(object.value(key).toString().startsWith(value.toString()),
                             qPrintable(key));
                else
                    QVERIFY2(value == object.value(key),
                             qPrintable(
                                 QStringLiteral("seed %1 cut %2 %3").arg(seed).arg(cut).arg(key)));
            }
            QVERIFY(keys.size() >= most || salvaged.article.isEmpty());
            most = qMax(most, keys.size());
        }
        // All that is worth taking of a file that lacks its last bytes.
        const QJsonObject last = salvagedText(bytes.chopped(3)).article;
        QCOMPARE(Core::unknownMembers(last), whole.article.unknown);
        QCOMPARE(last.value(QLatin1String("body")).toString(), whole.article.body);
        QCOMPARE(last.value(QLatin1String("fields")), object.value(QLatin1String("fields")));
    }
}

void TestJournalVersions::anyByteGone_makesUpNoMember()
{
    // Whatever byte is hit: at most the member next to it is lost, and each text keeps what is not
    // beside the place. A member with an article's own names in it can still be taken for the
    // article where keys beside it are damaged: not here.
    for (quint32 seed = 1; seed <= 6; ++seed) {
        JournalEntry whole = entry(seed);
        whole.article.fields = {{QStringLiteral("f"), QStringLiteral("g")}};
        whole.article.unknown = {
            {QStringLiteral("0"),
             QJsonArray{1, QJsonObject{{QStringLiteral("x"), QStringLiteral("}")}}}},
            {QStringLiteral("card"), QJsonObject{{QStringLiteral("big"), QStringLiteral("b")}}},
            {QStringLiteral("kicker"), QStringLiteral("Größe \"q\"")},
            {QStringLiteral("zz_%1").arg(seed), QJsonObject{{QStringLiteral("top"), 1.5}}}};
        const QJsonObject object = Core::articleToStored(whole.article);
        const QByteArray bytes = journalBytes(whole);
        for (qsizetype at = 0; at < bytes.size(); ++at) {
            for (const char garbled : {'\0', '\xff'}) {
                QByteArray damaged = bytes;
                damaged[at] = garbled;
                const QJsonObject read = salvagedText(damaged).article;
                const QString place = QStringLiteral("seed %1 byte %2 ").arg(seed).arg(at);
                for (auto it = read.begin(); it != read.end(); ++it) {
                    if (!isText(it.key()))
                        QVERIFY2(it.value() == object.value(it.key()),
                                 qPrintable(place + it.key()));
                }
                const QString body = read.value(QLatin1String("body")).toString();
                QVERIFY2(body.size() >= whole.article.body.size() - 2, qPrintable(place + body));
            }
        }
    }
}

void TestJournalVersions::damagedText_leavesWhatFollows()
{
    const JournalEntry whole = entry(3);
    QByteArray bytes = journalBytes(whole);
    bytes.replace("Begin.", QByteArray(6, '\0'));
    const SalvagedText salvaged = salvagedText(bytes);
    QCOMPARE(Core::unknownMembers(salvaged.article), whole.article.unknown);
    QCOMPARE(salvaged.article.value(QLatin1String("body")).toString(),
             GapMark + whole.article.body.mid(6));
    QCOMPARE(salvaged.writtenAt, whole.writtenAt);
}

void TestJournalVersions::salvagedMembers_goIntoTheArticle()
{
    JournalEntry whole = entry(4);
    whole.article.unknown.insert(QStringLiteral("format"), 5);
    const QByteArray bytes = journalBytes(whole);
    const QJsonObject read = salvagedText(bytes.chopped(3)).article;
    Core::Article stored = whole.article;
    stored.unknown = {};
    stored.section = QStringLiteral("Stored");
    const Core::Article article = salvagedArticle(read, whole.article.id, stored);
    QCOMPARE(article.unknown, whole.article.unknown);
    QCOMPARE(article.absent, QStringList());
    QCOMPARE(article.version, 0);
}

void TestJournalVersions::wholeArticle_isFoundBehindUnknownMembers()
{
    for (quint32 seed = 1; seed <= 100; ++seed) {
        const JournalEntry whole = entry(seed);
        const QByteArray bytes = journalBytes(whole);
        const auto found = wholeEntryWithin(bytes.left(bytes.lastIndexOf(",\"format\"")));
        QVERIFY(found);
        QVERIFY(found->article.sameContent(whole.article));
        QCOMPARE(found->article.version, whole.article.version);
        QVERIFY(!wholeEntryWithin(bytes.left(bytes.lastIndexOf("},\"format\""))));
    }
}

void TestJournalVersions::fileOfTheFloor_isReadAndSalvaged()
{
    JournalEntry old = entry(5);
    old.article.unknown = {};
    QJsonObject object = QJsonDocument::fromJson(journalBytes(old)).object();
    object.remove(QStringLiteral("format"));
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const auto read = journalEntry(bytes);
    QVERIFY(read);
    QCOMPARE(read->article.absent, QStringList{QStringLiteral("publish_day")});
    QVERIFY(read->article.sameContent(old.article));
    QCOMPARE(salvagedText(bytes.chopped(2)).article.value(QLatin1String("body")).toString(),
             old.article.body);
}

void TestJournalVersions::floor_readsWhatIsWritten()
{
    // As the floor reads it: the article is under its key with the members that it knows, in their
    // order, and behind the custom fields stands the id, by which it finds their end in a torn
    // file.
    JournalEntry written = entry(6);
    written.article.unknown = {};
    const QByteArray bytes = journalBytes(written);
    QVERIFY(bytes.startsWith("{\"article\":{\"authors\":"));
    const QByteArray fields = QJsonDocument(written.article.fields).toJson(QJsonDocument::Compact);
    QVERIFY(bytes.contains(QByteArray("\"fields\":" + fields + ",\"id\":\"")));
    const qsizetype version = bytes.lastIndexOf("\"version\":");
    const QByteArray article = bytes.left(bytes.indexOf('}', version) + 1) + '}';
    QVERIFY(!QJsonDocument::fromJson(article).isNull());
}

QTEST_GUILESS_MAIN(TestJournalVersions)
#include "tst_journalversions.moc"
