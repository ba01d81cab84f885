#include <exchange/sentences.h>

#include <QTest>

using namespace Triptych::Exchange;

/** What an import says of one file may be a clause; what follows is a sentence of its own. */
class TestSentences final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clause_becomesASentence_data();
    void clause_becomesASentence();
    void two_areNeverOne();
};

void TestSentences::clause_becomesASentence_data()
{
    QTest::addColumn<QString>("clause");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *clause, const char *sentence) {
        QTest::newRow(clause) << QString::fromUtf8(clause) << QString::fromUtf8(sentence);
    };
    row("a quoted text is never closed", "a quoted text is never closed.");
    row("The folder is gone.", "The folder is gone.");
    row("The folder is gone. ", "The folder is gone.");
    row("Is it this one?", "Is it this one?");
    row("It reads \"Stop!\"", "It reads \"Stop!\"");
    row("It reads \"draft\"", "It reads \"draft\".");
    row("kept (as a draft)", "kept (as a draft).");
    row("and so on\u2026", "and so on\u2026");
    row("\u6587\u5b57\u3002", "\u6587\u5b57\u3002");
    row("", "");
    row("\"", "\".");
}

void TestSentences::clause_becomesASentence()
{
    QFETCH(QString, clause);
    QFETCH(QString, sentence);
    QCOMPARE(asSentence(clause), sentence);
}

void TestSentences::two_areNeverOne()
{
    const QString first = QStringLiteral("never closed");
    const QString second = QStringLiteral("It is public.");
    QCOMPARE(joinedSentences(first, second), QStringLiteral("never closed. It is public."));
    QCOMPARE(joinedSentences(QString(), second), second);
    QCOMPARE(joinedSentences(first, QString()), QStringLiteral("never closed."));
    QCOMPARE(joinedSentences(QString(), QString()), QString());
}

QTEST_GUILESS_MAIN(TestSentences)
#include "tst_sentences.moc"
