#include <core/articlejson.h>
#include <unsaved/journalsalvage.h>

#include <QJsonDocument>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Unsaved;

/** What comes back of a journal file that is cut, zeroed, garbled or appended to. */
class TestJournalSalvage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutAnywhere_givesAllThatIsThere();
    void damage_data();
    void damage();
    void brokenInside_isNeverTakenForWhole();
    void cutInCustomFields_takesNothingOfThem();
    void anyByteGone_keepsMostOfTheText();
    void noJournal_givesNothing_data();
    void noJournal_givesNothing();
    void unreadFields_areThoseThatAreStored();
};

namespace {

JournalEntry realEntry()
{
    JournalEntry entry;
    Core::Article &article = entry.article;
    article.id = *Core::ArticleId::fromString(u"0190aaaa-0000-7000-8000-000000000000");
    article.version = 12;
    article.title = QStringLiteral("Neun Lampen für die „Nordstraße“ 🏮");
    article.summary = QStringLiteral("A \"short\" one, with a \\ in it.");
    for (int i = 0; i < 16; ++i) {
        article.body +=
            QStringLiteral("## Part %1\n\nThe desk was quiet at six; \"nobody\",\"said\" "
                           "anyone. Größe 漢字 🏮 C:\\n\\u0041 \t\u0001 � �� "
                           "{\"body\":\"x\",\"created_at\":null}\n\n")
                .arg(i);
    }
    article.authors = {QStringLiteral("Ann \"A\" Lee"), QStringLiteral("Bo")};
    article.tags = {QStringLiteral("lamps")};
    article.slug = QStringLiteral("neun-lampen");
    article.language = QStringLiteral("de");
    article.section = QStringLiteral("Local");
    article.status = Core::Status::Published;
    article.publishAt = Core::utcNow();
    article.fields = {{QStringLiteral("body"), QStringLiteral("not this body")},
                      {QStringLiteral("id"), QJsonObject{{QStringLiteral("title"), 1}}},
                      {QStringLiteral("title"), QStringLiteral("not this title")}};
    article.source = Core::ImportSource{QStringLiteral("markdown:x"), QStringLiteral("a/b.md")};
    article.createdAt = article.updatedAt = Core::utcNow();
    article.createdBy = article.updatedBy = QStringLiteral("ann");
    entry.writtenAt = Core::utcNow();
    return entry;
}

/** Where each character's last byte lies in the file, for the string that begins at `from`. */
QList<qsizetype> endsOfCharacters(const QString &text, qsizetype from)
{
    QList<qsizetype> ends;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype units = text.at(i).isHighSurrogate() ? 2 : 1;
        const QJsonArray one{text.mid(i, units)};
        from += QJsonDocument(one).toJson(QJsonDocument::Compact).size() - 4; // [""]
        for (qsizetype unit = 0; unit < units; ++unit)
            ends << from;
        i += units;
    }
    return ends;
}

qsizetype charactersBefore(const QList<qsizetype> &ends, qsizetype cut)
{
    return std::upper_bound(ends.begin(), ends.end(), cut) - ends.begin();
}

QString textOf(const SalvagedText &salvaged, const char *key)
{
    return salvaged.article.value(QLatin1String(key)).toString();
}

} // namespace

void TestJournalSalvage::cutAnywhere_givesAllThatIsThere()
{
    const JournalEntry entry = realEntry();
    const QByteArray whole = journalBytes(entry);
    const auto valueAt = [&](const QByteArray &key) { return whole.lastIndexOf(key) + key.size(); };
    const qsizetype bodyAt = whole.indexOf("\"body\":\"") + 8;
    const QList<qsizetype> bodyEnds = endsOfCharacters(entry.article.body, bodyAt);
    const QList<qsizetype> titleEnds =
        endsOfCharacters(entry.article.title, valueAt("\"title\":\""));
    const QList<qsizetype> summaryEnds =
        endsOfCharacters(entry.article.summary, valueAt("\"summary\":\""));
    const qsizetype closedAt = valueAt("\"version\":12}");
    QVERIFY(bodyAt < titleEnds.constFirst() && titleEnds.constLast() < closedAt);

    for (qsizetype cut = 0; cut < whole.size(); ++cut) {
        const QByteArray bytes = whole.left(cut);
        QVERIFY(!journalEntry(bytes));
        const SalvagedText salvaged = salvagedText(bytes);
        const auto is = [&](const char *key, const QString &text, const QList<qsizetype> &ends) {
            const QString expected = text.left(charactersBefore(ends, cut));
            if (textOf(salvaged, key) == expected)
                return true;
            qWarning() << "cut at" << cut << key << textOf(salvaged, key).right(30) << "not"
                       << expected.right(30);
            return false;
        };
        QVERIFY(is("body", entry.article.body, bodyEnds));
        QVERIFY(is("title", entry.article.title, titleEnds));
        QVERIFY(is("summary", entry.article.summary, summaryEnds));
        for (const char *key : {"version", "status", "publish_at", "deleted_at"})
            QVERIFY(!salvaged.article.contains(QLatin1String(key)));
        for (const QString &key : salvaged.article.keys()) {
            const QJsonValue value =
                Core::articleToJson(entry.article, Core::JsonDetail::Internal).value(key);
            if (key != QLatin1String("body") && key != QLatin1String("title") &&
                key != QLatin1String("summary"))
                QCOMPARE(salvaged.article.value(key), value);
        }
        const auto complete = wholeEntryWithin(bytes);
        QCOMPARE(complete.has_value(), cut >= closedAt);
        if (complete)
            QVERIFY(complete->article == entry.article);
    }
}

void TestJournalSalvage::damage_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("body");
    const QString typed = QStringLiteral("First line.\n\nHe said \"yes\", then left. The end.");
    const auto row = [](const char *name, const char *from, const QByteArray &to,
                        const QString &body) {
        QTest::newRow(name) << QByteArray(from) << to << body;
    };
    row("nothing", "First", "First", typed);
    row("zeros in the text", "He said", QByteArray(7, '\0'),
        QStringLiteral("First line.\n\n� \"yes\", then left. The end."));
    row("bytes that are no UTF-8", "He said", "\xff\xfe\xc3\x28\x80id",
        QStringLiteral("First line.\n\n�(�id \"yes\", then left. The end."));
    row("a quote in the text", "First l", "First\"l",
        QStringLiteral("First�\"line.\n\nHe said \"yes\", then left. The end."));
    row("a backslash in the text", "First line", "First\\uine",
        QStringLiteral("First�uine.\n\nHe said \"yes\", then left. The end."));
    row("an escape without its backslash", "\\\"yes", "x\"yes",
        QStringLiteral("First line.\n\nHe said x�\"yes\", then left. The end."));
    row("the closing quote", "end.\",\"cre", "end.\x02,\"cre",
        QStringLiteral("First line.\n\nHe said \"yes\", then left. The end.�"));
    row("the closing quote and the key", "end.\",\"created_at\"",
        "end.\",\"crea\xff"
        "d_at\"",
        typed);
    row("the opening quote", "\"body\":\"", "\"body\":\xff", QStringLiteral("�") + typed);
    row("the body's key", "\"body\":", "\"bo\xff\xff\":", QStringLiteral("�") + typed);
    row("the head of the file", "{\"article\":{\"authors\":[],\"body\":\"First",
        QByteArray(36, '\0'), QStringLiteral("�") + typed.mid(5));
    row("the end of the text and what follows", "The end.\",\"created_at\":null",
        QByteArray(27, '\0'), QStringLiteral("First line.\n\nHe said \"yes\", then left. �"));
    row("the article's own key", "{\"article\"",
        "{\"a\xff\xff\xff\xff"
        "le\"",
        typed);
}

void TestJournalSalvage::damage()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, body);
    JournalEntry entry;
    entry.article.id = Core::ArticleId::create();
    entry.article.title = QStringLiteral("A title");
    entry.article.body = QStringLiteral("First line.\n\nHe said \"yes\", then left. The end.");
    entry.writtenAt = Core::utcNow();
    QByteArray bytes = journalBytes(entry);
    const qsizetype at = bytes.indexOf(from);
    QVERIFY(at >= 0);
    bytes.replace(at, from.size(), to);
    QCOMPARE(journalEntry(bytes).has_value(), from == to);
    const SalvagedText salvaged = salvagedText(bytes);
    QCOMPARE(textOf(salvaged, "body"), body);
    QCOMPARE(textOf(salvaged, "title"), entry.article.title);
    QCOMPARE(salvaged.writtenAt, entry.writtenAt);
    if (from != to)
        QVERIFY(!wholeEntryWithin(bytes));

    // What follows a whole entry takes nothing from it.
    const QByteArray whole = journalBytes(entry);
    for (const QByteArray &tail : {QByteArray(4096, '\0'), QByteArray("\xff\xfe"), whole, bytes,
                                   QByteArray("}"), QByteArray("\"version\":1}")}) {
        const auto found = wholeEntryWithin(whole + tail);
        QVERIFY(found && found->article == entry.article);
        QCOMPARE(found->writtenAt, entry.writtenAt);
    }
}

void TestJournalSalvage::brokenInside_isNeverTakenForWhole()
{
    JournalEntry entry = realEntry();
    entry.article.body += QStringLiteral("zeros here and on");
    const QByteArray bytes = journalBytes(entry).replace("zeros", QByteArray(5, '\0'));
    QVERIFY(!journalEntry(bytes));
    QVERIFY(!wholeEntryWithin(bytes));
    QVERIFY(!wholeEntryWithin(bytes + "garbage"));
}

void TestJournalSalvage::cutInCustomFields_takesNothingOfThem()
{
    const JournalEntry entry = realEntry();
    const QByteArray whole = journalBytes(entry);
    const qsizetype end = whole.indexOf("not this title") + 14;
    const SalvagedText salvaged = salvagedText(whole.left(end));
    QCOMPARE(textOf(salvaged, "body"), entry.article.body);
    QVERIFY(!salvaged.article.contains(QLatin1String("title")));
    // Garbled in there, the rest is found again behind it.
    QByteArray garbled = whole;
    garbled.replace(end, 2, "\xff{");
    QCOMPARE(textOf(salvagedText(garbled), "title"), entry.article.title);
    QCOMPARE(textOf(salvagedText(garbled), "summary"), entry.article.summary);
    QVERIFY(!salvagedText(garbled).article.contains(QLatin1String("fields")));
}

void TestJournalSalvage::anyByteGone_keepsMostOfTheText()
{
    // Whatever place is hit: all but what stands next to it comes back, before it and after it.
    JournalEntry entry;
    entry.article.id = Core::ArticleId::create();
    entry.article.title = QStringLiteral("Nine lamps");
    entry.article.body = QStringLiteral("Begin \"of\" the text. ") +
                         QStringLiteral("Something, \"somewhere\"\\ else.\n").repeated(20) +
                         QStringLiteral("End of the text.");
    const QByteArray whole = journalBytes(entry);
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char garbled : {'\0', '\xff', '"', '\\', '}', 'x'}) {
            QByteArray bytes = whole;
            if (bytes.at(at) == garbled)
                continue;
            bytes[at] = garbled;
            QString body;
            if (const auto entire = journalEntry(bytes))
                body = entire->article.body;
            else if (const auto within = wholeEntryWithin(bytes))
                body = within->article.body;
            else
                body = textOf(salvagedText(bytes), "body");
            qsizetype alike = 0;
            while (alike < qMin(body.size(), entry.article.body.size()) &&
                   body.at(alike) == entry.article.body.at(alike))
                ++alike;
            qsizetype alikeAtEnd = 0;
            while (alikeAtEnd < qMin(body.size(), entry.article.body.size()) &&
                   body.at(body.size() - 1 - alikeAtEnd) ==
                       entry.article.body.at(entry.article.body.size() - 1 - alikeAtEnd))
                ++alikeAtEnd;
            QVERIFY2(alike + alikeAtEnd >= entry.article.body.size() - 2,
                     qPrintable(
                         QStringLiteral("byte %1 as %2: %3").arg(at).arg(int(garbled)).arg(body)));
        }
    }
}

void TestJournalSalvage::noJournal_givesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no byte") << QByteArray();
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 16);
    QTest::newRow("other JSON") << QByteArray(R"({"name":"x","list":[1,2,3]})");
    QTest::newRow("text") << QByteArray("He said: \"body\" and left.");
    QTest::newRow("an empty text") << journalBytes({}).chopped(5);
    QTest::newRow("only the time") << QByteArray(R"("written_at":"2026-01-01T00:00:00.000Z"})");
}

void TestJournalSalvage::noJournal_givesNothing()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(salvagedText(bytes).article.isEmpty());
    if (!bytes.startsWith("{\"article\""))
        QVERIFY(!wholeEntryWithin(bytes));
}

void TestJournalSalvage::unreadFields_areThoseThatAreStored()
{
    const JournalEntry entry = realEntry();
    const QByteArray whole = journalBytes(entry);
    const QJsonObject read =
        salvagedText(whole.left(whole.indexOf("\"body\":\"") + 8 + 30)).article;
    Core::Article stored = entry.article;
    stored.version = 20;
    stored.title = QStringLiteral("Stored title");
    stored.status = Core::Status::Review;
    stored.deletedAt = Core::utcNow();
    const Core::Article article = salvagedArticle(read, entry.article.id, stored);
    QCOMPARE(article.id, entry.article.id);
    QCOMPARE(article.version, 0);
    QCOMPARE(article.title, stored.title);
    QCOMPARE(article.status, Core::Status::Review);
    QCOMPARE(article.authors, entry.article.authors);
    QVERIFY(!article.isDeleted());
    QVERIFY(!article.body.isEmpty() && entry.article.body.startsWith(article.body));
    // Over nothing it is a draft of that id.
    const Core::Article alone = salvagedArticle(read, entry.article.id);
    QCOMPARE(alone.id, entry.article.id);
    QCOMPARE(alone.status, Core::Status::Draft);
    QCOMPARE(alone.body, article.body);
}

QTEST_GUILESS_MAIN(TestJournalSalvage)
#include "tst_journalsalvage.moc"
