#include "embedded.h"

#include <unsaved/journal.h>

#include <QDir>
#include <QTemporaryDir>

using namespace Triptych;
using Tests::article;
using Tests::wait;

/** What a journal keeps of an article that was erased for good: nothing. */
class TestErasedJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileOfTheArticle_goes();
    void articleWithoutText_isNoError();

private:
    static Core::Article typed(const QString &body)
    {
        Core::Article typed = article(QStringLiteral("Lamp"), body);
        typed.id = Core::ArticleId::create();
        return typed;
    }
    static QStringList filesOf(const QString &folder, const Core::ArticleId &id)
    {
        return QDir(folder).entryList({id.toString() + QLatin1Char('*')},
                                      QDir::Files | QDir::Hidden);
    }
};

void TestErasedJournal::everyFileOfTheArticle_goes()
{
    const QTemporaryDir folder;
    Unsaved::Journal journal(folder.path());
    const Core::Article other = typed(QStringLiteral("Stays."));
    Core::Article gone = typed(QStringLiteral("First text."));
    QVERIFY(wait(journal.write(other)));
    QVERIFY(wait(journal.putAside({gone, Core::utcNow()})));
    gone.body = QStringLiteral("Second text.");
    QVERIFY(wait(journal.putAside({gone, Core::utcNow()})));
    const auto content = wait(journal.content());
    QVERIFY(content);
    QCOMPARE(content->aside.size(), 2);
    QVERIFY(wait(journal.markHandled(content->aside.constFirst().file)));
    gone.body = QStringLiteral("Third text.");
    QVERIFY(wait(journal.write(gone)));
    QCOMPARE(filesOf(folder.path(), gone.id).size(), 3);

    QVERIFY(wait(journal.erase(gone.id)));
    QCOMPARE(filesOf(folder.path(), gone.id), QStringList());
    QCOMPARE(filesOf(folder.path(), other.id).size(), 1);
    const auto left = wait(journal.content());
    QVERIFY(left);
    QCOMPARE(left->entries.size(), 1);
    QCOMPARE(left->entries.constFirst().article.body, other.body);
    QVERIFY(left->aside.isEmpty());
    // Somebody may write in a new text of that id: it is kept as any other.
    QVERIFY(wait(journal.write(gone)));
    QCOMPARE(wait(journal.content())->entries.size(), 2);
}

void TestErasedJournal::articleWithoutText_isNoError()
{
    const QTemporaryDir folder;
    Unsaved::Journal journal(folder.path());
    QVERIFY(wait(journal.erase(Core::ArticleId::create())));
}

QTEST_GUILESS_MAIN(TestErasedJournal)
#include "tst_erasedjournal.moc"
