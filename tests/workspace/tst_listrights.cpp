#include "people.h"

#include <ports/articlestore.h>
#include <text/filterwords.h>

#include <QTest>

using namespace Triptych;
using Core::Status;
using Tests::article;
using Tests::wait;

/** A filtered list under the policies of "setup": each login finds what it sees, and no more. */
class TestListRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TRIPTYCH_NEEDS(Support::postgresDsn());
        m_people.emplace();
        save("ann", "Ann's draft", Status::Draft, {QStringLiteral("secret")});
        save("bob", "Bob's draft", Status::Draft, {QStringLiteral("secret")});
        save("bob", "Bob's review", Status::Review,
             {QStringLiteral("secret"), QStringLiteral("harbour")});
        save("ed", "Public", Status::Published, {QStringLiteral("harbour")});
        save("ed", "Old", Status::Archived, {QStringLiteral("harbour")});
    }

    void eachRole_findsWhatItSees_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *words :
             {"", "tag:secret", "tag:harbour", "-tag:secret", "tag:secret,harbour",
              "tag:secret tag:harbour", "author:Bob,Ed", "-author:Ann", "status:draft",
              "status:published,review", "-status:published", "section:news", "lang:en",
              "changed-on:today", "changed-before:today", "created-after:2020", "bob",
              "title:draft -bob"})
            QTest::newRow(words) << QString::fromLatin1(words);
    }
    void eachRole_findsWhatItSees()
    {
        QFETCH(QString, words);
        const Text::ReadFilter read = Text::readFilter(words);
        QVERIFY(read.unread.isEmpty());
        // The admin sees all; of that each login finds what it sees.
        for (const char *who : {"rita", "ann", "bob", "ed", "ada"}) {
            const QStringList seen = listed(who, {}, Core::Sort::TitleAscending);
            QStringList expected = listed("ada", read.filter, Core::Sort::TitleAscending);
            expected.removeIf([&seen](const QString &title) { return !seen.contains(title); });
            for (int sort = 0; sort <= int(Core::LastSort); ++sort) {
                // Each order once, and each filter in three.
                if (!words.isEmpty() && sort % 5)
                    continue;
                QStringList found = listed(who, read.filter, Core::Sort(sort));
                found.sort();
                QCOMPARE(found, expected);
            }
        }
        QCOMPARE(listed("rita", {}, Core::Sort::TitleAscending),
                 QStringList{QStringLiteral("Public")});
        QCOMPARE(listed("ann", {}, Core::Sort::TitleAscending).size(), 2);
    }

private:
    void save(const char *who, const char *title, Status status, const QStringList &tags)
    {
        Core::Article made = article(QLatin1String(title), QStringLiteral("Words"), status);
        made.tags = tags;
        made.section = QStringLiteral("news");
        QString name = QLatin1String(who);
        name[0] = name.at(0).toUpper();
        made.authors = QStringList{name};
        QVERIFY(m_people->saveAs(who, made).version == 1);
    }
    QStringList listed(const char *who, const Core::ArticleFilter &filter, Core::Sort sort)
    {
        Core::ArticleQuery query;
        query.filter = filter;
        query.sort = sort;
        QStringList titles;
        QString after;
        do {
            const auto page = wait(session(who).library().list(query, 2, after, {}));
            if (!page)
                return {page.error().message + page.error().detail};
            for (const Core::Article &row : page->rows)
                titles << row.title;
            after = page->next;
        } while (!after.isEmpty());
        return titles;
    }
    Tests::People::Space &session(const char *who)
    {
        auto &space = m_sessions[QLatin1String(who)];
        if (!space)
            space = m_people->openAs(who);
        return *space;
    }

    std::optional<Tests::People> m_people;
    QMap<QString, std::shared_ptr<Tests::People::Space>> m_sessions; ///< go before the database
};

QTEST_GUILESS_MAIN(TestListRights)
#include "tst_listrights.moc"
