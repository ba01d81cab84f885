#include <core/articlejson.h>
#include <text/articlemerge.h>
#include <text/diff.h>
#include <text/merge.h>

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <support/corpora.h>

using namespace Triptych;
using namespace Triptych::Text;

class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_joinToTheText();
    void naughtyStrings_joinAndMerge();
    void corpora_joinAndMerge_data();
    void corpora_joinAndMerge();
    void neighbours_mergeWithoutConflict();
    void sameSentence_isAConflict();
    void conflictMarksInTheText_areText();
    void oneSide_winsAgainstNothing();
    void randomEdits_inDifferentPlaces_allArrive();
    void lists_mergeBothSides_data();
    void lists_mergeBothSides();
    void articles_mergeFieldByField();
    void articles_mergeWithBaseIsIdentity();
    void dayOfPublication_mergesWithItsMoment();
    void diff_showsHunks();
    void diff_ofEqualTextsIsEmpty();
    void wordDiff_namesTheWordsOfEachSide_data();
    void wordDiff_namesTheWordsOfEachSide();
};

namespace {

void verifyLossless(const QString &text)
{
    QCOMPARE(splitSentences(text).join(QString()), text);
    const QString changed =
        QStringLiteral("A new beginning. ") + text + QStringLiteral(" And an end.");
    const auto ours = mergeTexts(text, changed, text);
    const auto theirs = mergeTexts(text, text, changed);
    QVERIFY(ours && theirs);
    QCOMPARE(ours->text, changed);
    QCOMPARE(theirs->text, changed);
    QVERIFY(ours->conflicts.isEmpty() && theirs->conflicts.isEmpty());
}

QStringList naughtyStrings()
{
    QFile file(Tests::corpusFile(QStringLiteral("blns.json")));
    QStringList strings;
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonArray array = QJsonDocument::fromJson(file.readAll()).array();
        for (const QJsonValue string : array)
            strings << string.toString();
    }
    return strings;
}

} // namespace

void TestMerge::sentences_joinToTheText()
{
    QCOMPARE(splitSentences(QStringLiteral("One. Two?  Three!\nFour")),
             (QStringList{QStringLiteral("One. "), QStringLiteral("Two?  "),
                          QStringLiteral("Three!\n"), QStringLiteral("Four")}));
    QCOMPARE(splitSentences(QString()), QStringList());
    const QStringList texts{QStringLiteral("\n\n"), QStringLiteral("a\r\nb\rc\u2028d\u2029"),
                            QString(QChar(0xD800)), QString(QChar(0)),
                            QStringLiteral("\u597d\u3002\u597d\u3002")};
    for (const QString &text : texts)
        verifyLossless(text);
}

void TestMerge::naughtyStrings_joinAndMerge()
{
    const QStringList strings = naughtyStrings();
    if (strings.isEmpty())
        QSKIP("../shared/corpora/blns.json is not here");
    QVERIFY(strings.size() > 500);
    for (const QString &string : strings)
        verifyLossless(string);
    verifyLossless(strings.join(QLatin1Char('\n')));
}

void TestMerge::corpora_joinAndMerge_data()
{
    QTest::addColumn<QString>("archive");
    QTest::newRow("carpentries") << "articles-carpentries.tar.gz";
    QTest::newRow("opensource-guide") << "articles-opensource-guide.tar.gz";
}

void TestMerge::corpora_joinAndMerge()
{
    QFETCH(QString, archive);
    QTemporaryDir folder;
    if (!Tests::unpackCorpus(archive, folder))
        QSKIP("../shared/corpora is not here");
    int files = 0;
    for (QDirIterator it(folder.path(), {QStringLiteral("*.md")}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext(); ++files) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        verifyLossless(QString::fromUtf8(file.readAll()));
    }
    QVERIFY(files >= 350);
}

void TestMerge::neighbours_mergeWithoutConflict()
{
    const auto merge =
        mergeTexts(QStringLiteral("One. Two. Three."), QStringLiteral("Uno. Two. Three."),
                   QStringLiteral("One. Dos. Three. Four."));
    QVERIFY(merge);
    QCOMPARE(merge->text, QStringLiteral("Uno. Dos. Three. Four."));
    QVERIFY(merge->conflicts.isEmpty());
}

void TestMerge::sameSentence_isAConflict()
{
    const auto merge =
        mergeTexts(QStringLiteral("One. Two. Three."), QStringLiteral("One. Zwei. Three."),
                   QStringLiteral("One. Deux. Three. Four."));
    QVERIFY(merge);
    QCOMPARE(merge->text, QStringLiteral("One. Zwei. Three. Four."));
    QCOMPARE(merge->conflicts.size(), 1);
    QCOMPARE(merge->conflicts.first(),
             (MergeConflict{5, QStringLiteral("Two. "), QStringLiteral("Zwei. "),
                            QStringLiteral("Deux. ")}));
    const auto deleted =
        mergeTexts(QStringLiteral("One. Two. Three."), QStringLiteral("One. Three."),
                   QStringLiteral("One. Deux. Three."));
    QVERIFY(deleted);
    QCOMPARE(deleted->conflicts.size(), 1);
    QCOMPARE(deleted->text, QStringLiteral("One. Three."));
}

void TestMerge::conflictMarksInTheText_areText()
{
    const QString base =
        QStringLiteral("<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n-\n0\n|||||||\n");
    const auto merge = mergeTexts(base, QStringLiteral("x\n") + base, base + QStringLiteral("y\n"));
    QVERIFY(merge);
    QCOMPARE(merge->text, QStringLiteral("x\n") + base + QStringLiteral("y\n"));
    QVERIFY(merge->conflicts.isEmpty());
}

void TestMerge::oneSide_winsAgainstNothing()
{
    const QString base = QStringLiteral("One. Two.");
    const QString changed = QStringLiteral("Something else.");
    QCOMPARE(mergeTexts(base, changed, changed)->text, changed);
    QCOMPARE(mergeTexts(base, QString(), base)->text, QString());
    QCOMPARE(mergeTexts(QString(), changed, QString())->text, changed);
}

void TestMerge::randomEdits_inDifferentPlaces_allArrive()
{
    QRandomGenerator random(20261124);
    for (int round = 0; round < 300; ++round) {
        QStringList sentences;
        for (int i = 0; i < 30; ++i)
            sentences << QStringLiteral("Sentence number %1 of this text. ").arg(i);
        QStringList ours = sentences, theirs = sentences, both = sentences;
        for (int i = 0; i < sentences.size(); ++i) {
            const QString edited = QStringLiteral("Sentence %1 was edited here. ").arg(i);
            switch (random.bounded(4)) {
            case 0:
                ours[i] = both[i] = edited;
                break;
            case 1:
                theirs[i] = both[i] = edited;
                break;
            default:
                break;
            }
        }
        const auto merge =
            mergeTexts(sentences.join(QString()), ours.join(QString()), theirs.join(QString()));
        QVERIFY(merge);
        QVERIFY(merge->conflicts.isEmpty());
        QCOMPARE(merge->text, both.join(QString()));
    }
}

void TestMerge::lists_mergeBothSides_data()
{
    QTest::addColumn<QStringList>("base");
    QTest::addColumn<QStringList>("ours");
    QTest::addColumn<QStringList>("theirs");
    QTest::addColumn<QStringList>("merged");
    const auto row = [](const char *name, const char *base, const char *ours, const char *theirs,
                        const char *merged) {
        const auto list = [](const char *words) {
            return QString::fromLatin1(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        QTest::newRow(name) << list(base) << list(ours) << list(theirs) << list(merged);
    };
    row("both add", "a b", "a b c", "a b d", "a b d c");
    row("add and remove", "a b", "a b c", "b", "b c");
    row("both remove", "a b c", "b c", "a b", "b");
    row("reorder and add", "a b", "b a", "a b c", "b c a");
    row("first", "a", "a b", "x a", "x a b");
    row("same addition", "a", "a b", "a b", "a b");
}

void TestMerge::lists_mergeBothSides()
{
    QFETCH(QStringList, base);
    QFETCH(QStringList, ours);
    QFETCH(QStringList, theirs);
    QTEST(mergeLists(base, ours, theirs), "merged");
    QCOMPARE(mergeLists(base, ours, base), ours);
    QCOMPARE(mergeLists(base, base, theirs), theirs);
}

namespace {

Core::Article sample()
{
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.version = 3;
    article.title = QStringLiteral("Title");
    article.slug = QStringLiteral("title");
    article.body = QStringLiteral("One. Two. Three.");
    article.authors = {QStringLiteral("Ann")};
    article.fields = {{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}};
    return article;
}

} // namespace

void TestMerge::articles_mergeFieldByField()
{
    const Core::Article base = sample();
    Core::Article ours = base;
    Core::Article theirs = base;
    ours.title = QStringLiteral("Our title");
    theirs.title = QStringLiteral("Their title");
    ours.summary = QStringLiteral("Ours");
    theirs.section = QStringLiteral("News");
    theirs.status = ours.status = Core::Status::Published;
    ours.publishAt = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    ours.authors << QStringLiteral("Bob");
    theirs.authors << QStringLiteral("Cyd");
    ours.fields = {{QStringLiteral("b"), 3}, {QStringLiteral("c"), 4}};
    theirs.fields = {{QStringLiteral("a"), 1}, {QStringLiteral("b"), 5}, {QStringLiteral("d"), 6}};
    ours.body = QStringLiteral("One. Zwei. Three.");
    theirs.body = QStringLiteral("Un. Two. Three.");
    theirs.version = 5;
    theirs.updatedBy = QStringLiteral("cyd");
    const auto merge = mergeArticles(base, ours, theirs);
    QVERIFY(merge);
    const Core::Article &merged = merge->merged;
    QCOMPARE(merged.version, 5);
    QCOMPARE(merged.updatedBy, QStringLiteral("cyd"));
    QCOMPARE(merged.title, QStringLiteral("Our title"));
    QCOMPARE(merged.summary, QStringLiteral("Ours"));
    QCOMPARE(merged.section, QStringLiteral("News"));
    QCOMPARE(merged.status, Core::Status::Published);
    QCOMPARE(merged.publishAt, ours.publishAt);
    QCOMPARE(merged.authors,
             (QStringList{QStringLiteral("Ann"), QStringLiteral("Cyd"), QStringLiteral("Bob")}));
    QCOMPARE(merged.fields,
             (QJsonObject{
                 {QStringLiteral("b"), 3}, {QStringLiteral("c"), 4}, {QStringLiteral("d"), 6}}));
    QCOMPARE(merged.body, QStringLiteral("Un. Zwei. Three."));
    QVERIFY(merge->bodyConflicts.isEmpty());
    QCOMPARE(merge->conflicts.size(), 2);
    QCOMPARE(merge->conflicts.at(0),
             (FieldConflict{QStringLiteral("title"), QStringLiteral("Title"),
                            QStringLiteral("Our title"), QStringLiteral("Their title")}));
    QCOMPARE(merge->conflicts.at(1), (FieldConflict{QStringLiteral("fields.b"), 2, 3, 5}));
    QVERIFY(!merge->isClean());
}

void TestMerge::articles_mergeWithBaseIsIdentity()
{
    const Core::Article base = sample();
    Core::Article other = base;
    other.title = QStringLiteral("Another");
    other.slug = QStringLiteral("another");
    other.tags = {QStringLiteral("x"), QStringLiteral("y")};
    other.authors.clear();
    other.status = Core::Status::Review;
    other.translationGroup = QUuid::createUuid();
    other.language = QStringLiteral("de");
    other.body = QStringLiteral("Ganz anders.\n");
    other.fields = {{QStringLiteral("b"), QJsonArray{1, 2}}};
    for (const auto &merge : {mergeArticles(base, other, base), mergeArticles(base, base, other),
                              mergeArticles(base, other, other)}) {
        QVERIFY(merge);
        QVERIFY(merge->isClean());
        QCOMPARE(merge->merged, other);
    }
}

void TestMerge::dayOfPublication_mergesWithItsMoment()
{
    const Core::SiteZone berlin = *Core::SiteZone::fromName(QStringLiteral("Europe/Berlin"));
    const QDate day(2024, 3, 2);
    Core::Article base = sample();
    base.setPublishMoment(berlin.startOf(day));
    Core::Article dated = base;
    dated.setPublishDay(day, berlin);
    Core::Article moved = base;
    moved.setPublishMoment(base.publishAt.addSecs(3600));

    // Only ours, only theirs, both alike.
    for (const auto &merge : {mergeArticles(base, dated, base), mergeArticles(base, base, dated),
                              mergeArticles(base, dated, dated)}) {
        QVERIFY(merge->isClean());
        QCOMPARE(merge->merged.publishDay, day);
        QCOMPARE(merge->merged.publishAt, base.publishAt);
    }
    // Taken back by us, kept by them.
    auto merge = mergeArticles(dated, moved, dated);
    QVERIFY(merge->isClean());
    QCOMPARE(merge->merged.publishAt, moved.publishAt);
    QVERIFY(!merge->merged.publishDay.isValid());
    // Never the day of one with the moment of the other.
    Core::Article nextDay = base;
    nextDay.setPublishDay(day.addDays(1), berlin);
    merge = mergeArticles(dated, moved, nextDay);
    QCOMPARE(merge->conflicts.size(), 1);
    QCOMPARE(merge->conflicts.at(0),
             (FieldConflict{QStringLiteral("publish_at"), publicationToJson(dated),
                            Core::timeToJson(moved.publishAt), publicationToJson(nextDay)}));
    QCOMPARE(publicationToJson(nextDay).toObject().value(QLatin1String("publish_day")).toString(),
             QStringLiteral("2024-03-03"));
    QVERIFY(!merge->merged.publishDay.isValid());
    // The base comes from a program that knew no days: that they know one is no change of theirs.
    merge = mergeArticles(base, moved, dated);
    QVERIFY(merge->isClean());
    QCOMPARE(merge->merged.publishAt, moved.publishAt);
    QVERIFY(!merge->merged.publishDay.isValid());
}

void TestMerge::diff_showsHunks()
{
    const auto hunks =
        diffLines(QStringLiteral("a\nb\nc\nd\n"), QStringLiteral("a\nB\nc\nd\n\ne"), 1);
    QVERIFY(hunks);
    QString shown;
    for (const DiffHunk &hunk : *hunks) {
        for (const DiffLine &line : hunk.lines) {
            shown += line.kind == DiffLine::Kind::Same    ? QLatin1Char(' ')
                     : line.kind == DiffLine::Kind::Added ? QLatin1Char('+')
                                                          : QLatin1Char('-');
            shown += line.text + QStringLiteral("|%1,%2\n").arg(line.oldLine).arg(line.newLine);
        }
    }
    QCOMPARE(shown, QStringLiteral(" a|1,1\n-b|2,0\n+B|0,2\n c|3,3\n d|4,4\n+|0,5\n+e|0,6\n"));
    QCOMPARE(hunks->first().oldStart, 1);
}

void TestMerge::diff_ofEqualTextsIsEmpty()
{
    const QString text = QStringLiteral("a\nb");
    QVERIFY(diffLines(text, text)->isEmpty());
    QVERIFY(diffLines(text, text + QLatin1Char('\n'))->isEmpty());
    QVERIFY(diffLines(QString(), QString())->isEmpty());
    QCOMPARE(diffLines(QString(), text)->size(), 1);
}

void TestMerge::wordDiff_namesTheWordsOfEachSide_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("marked");

    QTest::newRow("equal") << "One two." << "One two." << "One two.|One two.";
    QTest::newRow("both empty") << "" << "" << "|";
    QTest::newRow("one word") << "A red lamp." << "A blue lamp." << "A [red] lamp.|A [blue] lamp.";
    QTest::newRow("added") << "A lamp." << "A lamp, lit." << "A lamp.|A lamp[, lit].";
    QTest::newRow("taken away") << "A very old lamp." << "A lamp." << "A [very old ]lamp.|A lamp.";
    QTest::newRow("neighbours are one run") << "Two red lamps burn." << "Two blue lights burn."
                                            << "Two [red lamps] burn.|Two [blue lights] burn.";
    QTest::newRow("new line") << "a\nb" << "a\nc\nb" << "a\nb|a\n[c\n]b";
    QTest::newRow("a sign beyond the first plane")
        << QString::fromUcs4(U"\U0001F4A1 on") << QString::fromUcs4(U"\U0001F4A1 off")
        << QString::fromUcs4(U"\U0001F4A1 [on]|\U0001F4A1 [off]");
    QTest::newRow("from nothing") << "" << "New words" << "|[New words]";
}

void TestMerge::wordDiff_namesTheWordsOfEachSide()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const auto differences = diffWords(before, after);
    QVERIFY(differences);
    const auto marked = [](QString text, const QList<TextRange> &ranges) {
        for (qsizetype i = ranges.size() - 1; i >= 0; --i) {
            text.insert(ranges.at(i).start + ranges.at(i).length, QLatin1Char(']'));
            text.insert(ranges.at(i).start, QLatin1Char('['));
        }
        return text;
    };
    const QString both =
        marked(before, differences->removed) + QLatin1Char('|') + marked(after, differences->added);
    QTEST(both, "marked");
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
