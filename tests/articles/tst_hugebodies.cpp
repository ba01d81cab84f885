#include "storefixture.h"

#include <core/limits.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::Article;
using Core::ErrorKind;

/** Texts of many megabytes, up to the limit and beyond it. */
class TestHugeBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hugeBodies_areSaved_data() { addDialects(); }
    void hugeBodies_areSaved();
    void bodyBeyondTheLimit_isInvalidAndMayOnlyShrink_data() { addDialects(); }
    void bodyBeyondTheLimit_isInvalidAndMayOnlyShrink();
};

void TestHugeBodies::hugeBodies_areSaved()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QString words;
    QString compounds;
    for (int i = 0; words.size() < 5'000'000; ++i)
        words += QStringLiteral("wort%1 ").arg(i);
    for (int i = 0; compounds.size() < 300'000; ++i) {
        for (int part = 0; part < 4; ++part)
            compounds += QChar(0x4E00 + (i * 31 + part * 977) % 20000) + QString::number(i, 36) +
                         QLatin1Char('-');
        compounds += QLatin1Char(' ');
    }
    for (const QString &body : {words, compounds, QString(3'000'000, QLatin1Char('x'))}) {
        Article article = StoreFixture::article(QStringLiteral("Huge"));
        article.body = body;
        const auto saved = fixture.save(article);
        VERIFY_RESULT(saved);
        QCOMPARE(fixture.store.article(saved->id, {}).result()->body, body);
    }
}

void TestHugeBodies::bodyBeyondTheLimit_isInvalidAndMayOnlyShrink()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    // Texts of this length take seconds on a busy computer.
    const auto patient = [] { return Core::Call::within(std::chrono::minutes(2)); };
    const auto save = [&](const Article &one) {
        return fixture.store.save(one, QStringLiteral("ann"), patient()).result();
    };
    Article article = StoreFixture::article(QStringLiteral("Long"));
    // Bytes count, not letters: of these each has two.
    article.body = QString(Core::MaximumBodyBytes / 2 + 1, QChar(0xE4));
    const auto refused = save(article);
    COMPARE_KIND(refused, ErrorKind::Invalid);
    QVERIFY2(refused.error().message.contains(QLatin1String("32,000,002")) &&
                 refused.error().message.contains(QLatin1String("32,000,000")),
             qPrintable(refused.error().message));
    QCOMPARE(fixture.rows(QStringLiteral("articles")), 0);
    article.body.chop(1);
    auto saved = save(article);
    VERIFY_RESULT(saved);

    // As it was stored before there was a limit.
    const QString longer = dialect == Sql::Dialect::Sqlite
                               ? QStringLiteral("UPDATE articles SET body = "
                                                "replace(hex(zeroblob(16500000)), '0', 'x')")
                               : QStringLiteral("UPDATE articles SET body = repeat('x', 33000000)");
    VERIFY_RESULT(fixture.test.database
                      ->run(Sql::Access::Write, patient(),
                            [longer](Sql::Connection &connection) {
                                return connection.transaction([&]() -> Core::Result<void> {
                                    return connection.composed(longer).exec().map([](int) {});
                                });
                            })
                      .result());
    Article stored = *fixture.store.article(saved->id, patient()).result();
    QCOMPARE(stored.body.size(), 33'000'000);
    stored.status = Core::Status::Archived;
    saved = save(stored);
    VERIFY_RESULT(saved);
    stored = *saved;
    stored.body += QLatin1Char('x');
    COMPARE_KIND(save(stored), ErrorKind::Invalid);
    // Shorter, and beyond the limit still.
    stored.body.chop(900'000);
    VERIFY_RESULT(save(stored));
}

QTEST_GUILESS_MAIN(TestHugeBodies)
#include "tst_hugebodies.moc"
