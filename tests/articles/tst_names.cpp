// The names that complete what is typed: tags, authors, sections.

#include "storefixture.h"

#include <core/namekind.h>

using namespace Triptych;
using namespace Triptych::Tests;
using Core::NameKind;

class TestNames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areFoundByTheirBeginnings_data() { addDialects(); }
    void names_areFoundByTheirBeginnings();
    void everyTagIsFound_data() { addDialects(); }
    void everyTagIsFound();
    void deletedArticles_leaveNoNames_data() { addDialects(); }
    void deletedArticles_leaveNoNames();

private:
    static void save(StoreFixture &fixture, const QStringList &authors, const QStringList &tags,
                     const QString &section)
    {
        static int number = 0;
        Core::Article article = StoreFixture::article(QStringLiteral("A %1").arg(++number));
        article.authors = authors;
        article.tags = tags;
        article.section = section;
        VERIFY_RESULT(fixture.save(article));
    }

    static QStringList sorted(const Core::Result<QStringList> &names)
    {
        QStringList all = names.value_or(QStringList{QStringLiteral("failed")});
        all.sort();
        return all;
    }
};

void TestNames::names_areFoundByTheirBeginnings()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    save(fixture, {QStringLiteral("Lena Whitlock"), QStringLiteral("Örjan Åberg")},
         {QStringLiteral("harbour"), QStringLiteral("Hafen"), QStringLiteral("50%"),
          QStringLiteral("a_b")},
         QStringLiteral("Local news"));
    save(fixture, {QStringLiteral("lee")}, {QStringLiteral("harbour"), QStringLiteral("axb")},
         QStringLiteral("Sport"));
    save(fixture, {QStringLiteral("Lena Whitlock")}, {}, {});
    const auto names = [&](NameKind kind, const QString &beginning) {
        return sorted(fixture.store.names(kind, beginning, 20, {}).result());
    };
    QCOMPARE(names(NameKind::Author, QStringLiteral("le")),
             QStringList({QStringLiteral("Lena Whitlock"), QStringLiteral("lee")}));
    QCOMPARE(names(NameKind::Author, QStringLiteral("WHIT")),
             QStringList{QStringLiteral("Lena Whitlock")});
    QCOMPARE(names(NameKind::Author, QStringLiteral("ör")),
             QStringList{QStringLiteral("Örjan Åberg")});
    QCOMPARE(names(NameKind::Author, QStringLiteral("åb")),
             QStringList{QStringLiteral("Örjan Åberg")});
    QCOMPARE(names(NameKind::Author, QStringLiteral("ock")), QStringList());
    QCOMPARE(names(NameKind::Tag, QStringLiteral("ha")),
             QStringList({QStringLiteral("Hafen"), QStringLiteral("harbour")}));
    // What means something to LIKE is a sign like any other.
    QCOMPARE(names(NameKind::Tag, QStringLiteral("a_")), QStringList{QStringLiteral("a_b")});
    QCOMPARE(names(NameKind::Tag, QStringLiteral("%")), QStringList());
    QCOMPARE(names(NameKind::Tag, QStringLiteral("50%")), QStringList{QStringLiteral("50%")});
    QCOMPARE(names(NameKind::Tag, QStringLiteral("!")), QStringList());
    QCOMPARE(names(NameKind::Section, QStringLiteral("news")),
             QStringList{QStringLiteral("Local news")});
    QCOMPARE(names(NameKind::Section, {}),
             QStringList({QStringLiteral("Local news"), QStringLiteral("Sport")}));
    // The most used first.
    QCOMPARE(fixture.store.names(NameKind::Tag, {}, 1, {}).result(),
             Core::Result<QStringList>(QStringList{QStringLiteral("harbour")}));
}

void TestNames::everyTagIsFound()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    QStringList tags;
    for (int i = 0; i < 307; ++i)
        tags << QStringLiteral("tag%1").arg(i, 3, 10, QLatin1Char('0'));
    save(fixture, {}, tags.mid(0, 40), {});
    for (qsizetype i = 40; i < tags.size(); i += 40)
        save(fixture, {}, tags.mid(i, 40), {});
    for (const QString &tag : std::as_const(tags))
        QCOMPARE(fixture.store.names(NameKind::Tag, tag, 20, {}).result().value(),
                 QStringList{tag});
    QCOMPARE(fixture.store.names(NameKind::Tag, QStringLiteral("tag"), 1'000, {}).result()->size(),
             100);
}

void TestNames::deletedArticles_leaveNoNames()
{
    FETCH_DIALECT();
    StoreFixture fixture(dialect);
    Core::Article article = StoreFixture::article(QStringLiteral("A"));
    article.authors = QStringList{QStringLiteral("Lena")};
    article.tags = QStringList{QStringLiteral("lamps")};
    article.section = QStringLiteral("Letters");
    const auto saved = fixture.save(article);
    VERIFY_RESULT(saved);
    VERIFY_RESULT(fixture.store.remove(saved->id, 0, QStringLiteral("ann"), {}).result());
    for (const NameKind kind : {NameKind::Tag, NameKind::Author, NameKind::Section})
        QCOMPARE(fixture.store.names(kind, QStringLiteral("l"), 20, {}).result().value(),
                 QStringList());
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
