#include <exchange/textsketch.h>

#include <QTest>

using namespace Triptych::Exchange;

namespace {

/** Paragraphs of 50 characters that no other word makes. */
QString paragraphs(const QString &word, int count)
{
    QString text;
    for (int i = 0; i < count; ++i) {
        text += QStringLiteral("%1 %2 ").arg(word).arg(i).leftJustified(50, QLatin1Char('.'));
        text += QStringLiteral("\n\n");
    }
    return text;
}

} // namespace

/** How much of two texts is the same. */
class TestTextSketch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreement_isMeasuredInCharacters_data();
    void agreement_isMeasuredInCharacters();
    void longText_isKeptShort();
};

void TestTextSketch::agreement_isMeasuredInCharacters_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isMost");
    QTest::addColumn<bool>("isSure");
    const QString three = paragraphs(QStringLiteral("a"), 3);
    const QString shortLines = QStringLiteral("word\nwords\n");
    QTest::newRow("the same") << three << three << true << true;
    QTest::newRow("other blanks around lines")
        << three << QString(three).replace(QLatin1String("\n\n"), QLatin1String("  \n\t")) << true
        << true;
    QTest::newRow("two lines of two") << paragraphs(QStringLiteral("a"), 2)
                                      << paragraphs(QStringLiteral("a"), 2) << true << false;
    QTest::newRow("one very long line")
        << QString(200, QLatin1Char('x')) << QString(200, QLatin1Char('x')) << true << true;
    QTest::newRow("half") << three << three + paragraphs(QStringLiteral("b"), 3) << false << false;
    QTest::newRow("more than half")
        << three << three + paragraphs(QStringLiteral("b"), 2) << true << true;
    QTest::newRow("more than half of the shorter one only")
        << three + paragraphs(QStringLiteral("b"), 2) << three + paragraphs(QStringLiteral("c"), 9)
        << false << false;
    QTest::newRow("one line that comes again is one")
        << paragraphs(QStringLiteral("a"), 1).repeated(9) + paragraphs(QStringLiteral("b"), 3)
        << paragraphs(QStringLiteral("a"), 1).repeated(9) + paragraphs(QStringLiteral("c"), 3)
        << false << false;
    QTest::newRow("three short of four lines, in long ones")
        << three + paragraphs(QStringLiteral("b"), 1).trimmed().repeated(9)
        << three + paragraphs(QStringLiteral("c"), 1).trimmed().repeated(9) << false << false;
    QTest::newRow("short lines") << shortLines << shortLines << false << false;
    QTest::newRow("empty") << QString() << QString() << false << false;
    QTest::newRow("empty beside a text") << QString() << three << false << false;
    // Of these a sketch keeps a part.
    const QString most = paragraphs(QStringLiteral("a"), 900);
    QTest::newRow("nine tenths of a long text")
        << most + paragraphs(QStringLiteral("b"), 100)
        << paragraphs(QStringLiteral("c"), 100) + most << true << true;
    QTest::newRow("a tenth of a long text")
        << paragraphs(QStringLiteral("a"), 100) + paragraphs(QStringLiteral("b"), 900)
        << paragraphs(QStringLiteral("a"), 100) + paragraphs(QStringLiteral("c"), 900) << false
        << false;
    QTest::newRow("a short text in a long one") << three << most << false << false;
}

void TestTextSketch::agreement_isMeasuredInCharacters()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, isMost);
    QFETCH(bool, isSure);
    for (const bool isTurned : {false, true}) {
        const TextSketch a(isTurned ? other : one);
        const TextSketch b(isTurned ? one : other);
        const TextSketch::Agreement agreement = a.with(b);
        QCOMPARE(agreement.isMost, isMost);
        QCOMPARE(agreement.isSure(), isSure);
    }
}

void TestTextSketch::longText_isKeptShort()
{
    const TextSketch sketch(paragraphs(QStringLiteral("a"), 5'000));
    QCOMPARE(sketch.lines().size(), 16);
    QCOMPARE(sketch.with(sketch).lines, 16);
    QCOMPARE(sketch.with(sketch).characters, 16 * 50);
}

QTEST_GUILESS_MAIN(TestTextSketch)
#include "tst_textsketch.moc"
