#include <text/bulkedit.h>

#include <core/storedarticle.h>
#include <support/outcome.h>

#include <QTest>

using namespace Triptych;
using namespace Qt::StringLiterals;
using Core::BulkChange;
using Core::ErrorKind;
using Core::PublishChange;
using Text::BulkEdit;

class TestBulkEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndFields_areAddedAndRemovedInOrder();
    void whatIsSoAlready_isUnchanged();
    void dates_shiftByTheCalendarOfTheSite();
    void words_areReplacedAsTheyStand();
    void expression_usesItsGroups();
    void expressionThatTakesTooLong_endsWithTheTitle();
    void expressionOverALongText_isDone();
    void whatNoStoreTakes_isInvalid();
    void contradictions_areUsage();
    void json_comesBackAndNothingElse();
    void membersBefore_bringTheArticleBack();

private:
    static Core::Article article()
    {
        Core::Article article;
        article.id = Core::ArticleId::create();
        article.version = 3;
        article.slug = u"flood"_s;
        article.title = u"Harbour flood"_s;
        article.summary = u"Water"_s;
        article.body = u"The harbour is $5 under water.\n\nHarbours everywhere.\n"_s;
        article.tags = QStringList{u"a"_s, u"b"_s};
        article.authors = QStringList{u"Ann"_s};
        return article;
    }
    static Core::Result<Text::BulkEdited>
    edited(const BulkChange &change, const Core::Article &article, const Core::SiteZone &zone = {})
    {
        const auto edit = BulkEdit::make(change, zone);
        if (!edit)
            return Core::failure(edit.error());
        return edit->applyTo(article);
    }
    static BulkChange replacing(const QString &find, const QString &with, bool expression = false)
    {
        BulkChange change;
        change.replacement = Core::TextReplacement{find, with, expression};
        return change;
    }
};

void TestBulkEdit::namesAndFields_areAddedAndRemovedInOrder()
{
    BulkChange change;
    change.addTags = QStringList{u"c"_s, u"b"_s};
    change.removeTags = QStringList{u"a"_s, u"unknown"_s};
    change.addAuthors = QStringList{u"Bo"_s};
    change.section = u"news"_s;
    change.status = Core::Status::Archived;
    change.fields = {{u"kicker"_s, u"Late"_s}};
    Core::Article before = article();
    before.fields = {{u"old"_s, 1}};
    change.removeFields = QStringList{u"old"_s};
    const auto done = edited(change, before);
    VERIFY_RESULT(done);
    QVERIFY(done->isChanged);
    QCOMPARE(done->article.tags, (QStringList{u"b"_s, u"c"_s}));
    QCOMPARE(done->article.authors, (QStringList{u"Ann"_s, u"Bo"_s}));
    QCOMPARE(done->article.section, u"news"_s);
    QCOMPARE(done->article.status, Core::Status::Archived);
    QCOMPARE(done->article.fields, (QJsonObject{{u"kicker"_s, u"Late"_s}}));
    QCOMPARE(done->article.version, 3);
}

void TestBulkEdit::whatIsSoAlready_isUnchanged()
{
    BulkChange change;
    change.addTags = QStringList{u"a"_s};
    change.removeTags = QStringList{u"z"_s};
    change.status = Core::Status::Draft;
    const auto done = edited(change, article());
    VERIFY_RESULT(done);
    QVERIFY(!done->isChanged);
}

void TestBulkEdit::dates_shiftByTheCalendarOfTheSite()
{
    const auto zone = Core::SiteZone::fromName(u"Europe/Berlin"_s);
    QVERIFY(zone);
    BulkChange change;
    change.publish = PublishChange{PublishChange::Kind::Shift, {}, {}, 86'400};
    Core::Article before = article();
    QVERIFY(!edited(change, before, *zone)->isChanged); // it has no date

    // Over the night in which the clocks go forward: the time of the clock stays.
    before.setPublishMoment(QDateTime(QDate(2024, 3, 30), QTime(11, 0), Qt::UTC));
    QCOMPARE(edited(change, before, *zone)->article.publishAt,
             QDateTime(QDate(2024, 3, 31), QTime(10, 0), Qt::UTC));
    // Into the hour that is skipped: the first moment after it.
    before.setPublishMoment(QDateTime(QDate(2024, 3, 30), QTime(1, 30), Qt::UTC));
    QCOMPARE(edited(change, before, *zone)->article.publishAt,
             QDateTime(QDate(2024, 3, 31), QTime(1, 0), Qt::UTC));
    before.setPublishDay(QDate(2024, 3, 30), *zone);
    const auto day = edited(change, before, *zone);
    QCOMPARE(day->article.publishDay, QDate(2024, 3, 31));
    QCOMPARE(day->article.publishAt, zone->startOf(QDate(2024, 3, 31)));
    change.publish->seconds = -3600;
    before.setPublishMoment(QDateTime(QDate(2024, 3, 31), QTime(1, 30), Qt::UTC));
    QCOMPARE(edited(change, before, *zone)->article.publishAt,
             QDateTime(QDate(2024, 3, 31), QTime(0, 30), Qt::UTC));
    change.publish = PublishChange{PublishChange::Kind::Clear};
    QVERIFY(!edited(change, before, *zone)->article.publishAt.isValid());
}

void TestBulkEdit::words_areReplacedAsTheyStand()
{
    auto done = edited(replacing(u"harbour"_s, u"port $1"_s), article());
    VERIFY_RESULT(done);
    QCOMPARE(done->hits, 3);
    QCOMPARE(done->article.title, u"port $1 flood"_s);
    QCOMPARE(done->article.body, u"The port $1 is $5 under water.\n\nport $1s everywhere.\n"_s);
    QCOMPARE(done->shown.constFirst(), (Text::TextHit{u"Harbour flood"_s, u"port $1 flood"_s}));
    QCOMPARE(done->article.slug, u"flood"_s);

    BulkChange whole = replacing(u"harbour"_s, u"port"_s);
    whole.replacement->isWholeWords = true;
    QCOMPARE(edited(whole, article())->hits, 2);
    whole.replacement->isCaseSensitive = true;
    QCOMPARE(edited(whole, article())->hits, 1);
    whole.replacement->isInTexts = false;
    QCOMPARE(edited(whole, article())->hits, 0);
    // What an expression would read otherwise.
    QCOMPARE(edited(replacing(u"$5 under (water"_s, u"x"_s), article())->hits, 0);
    QCOMPARE(edited(replacing(u"$5"_s, u"$6"_s), article())->article.body.count(u"$6"_s), 1);
}

void TestBulkEdit::expression_usesItsGroups()
{
    const auto done =
        edited(replacing(u"(\\w+) (flood|is)"_s, u"$2 $1 $$ $9$0"_s, true), article());
    VERIFY_RESULT(done);
    QCOMPARE(done->article.title, u"flood Harbour $ Harbour flood"_s);
    const auto lines = edited(replacing(u"^"_s, u"> "_s, true), article());
    QCOMPARE(lines->article.body,
             u"> The harbour is $5 under water.\n> \n> Harbours everywhere.\n"_s);
    const auto wrong = edited(replacing(u"(open"_s, {}, true), article());
    COMPARE_KIND(wrong, ErrorKind::Usage);
    QVERIFY(wrong.error().message.contains(u"6"_s));
    Core::Article flag = article();
    flag.title = u"\U0001F30A wave"_s;
    QCOMPARE(edited(replacing(u"."_s, u"x"_s, true), flag)->article.title, u"xxxxxx"_s);
}

void TestBulkEdit::expressionThatTakesTooLong_endsWithTheTitle()
{
    // Each letter doubles the ways to fail: without an end this takes longer than anybody lives.
    Core::Article slow = article();
    slow.body = QString(100, u'a') + u'!';
    const auto done = edited(replacing(u"(a+)+$"_s, {}, true), slow);
    COMPARE_KIND(done, ErrorKind::Timeout);
    QVERIFY(done.error().message.contains(slow.title));
    // No backtracking, but a pass over the rest of the text at each of its places.
    slow.body = QString(3'000'000, u'a');
    COMPARE_KIND(edited(replacing(u"a*+b"_s, {}, true), slow), ErrorKind::Timeout);
}

void TestBulkEdit::expressionOverALongText_isDone()
{
    Core::Article before = article();
    before.body = u"one harbour after another, "_s.repeated(10'000);
    const auto edit =
        BulkEdit::make(replacing(u"har(bou)r\\b"_s, u"$1"_s, true), {}, std::chrono::hours(1));
    VERIFY_RESULT(edit);
    QCOMPARE(edit->applyTo(before)->hits, 10'001);
}

void TestBulkEdit::whatNoStoreTakes_isInvalid()
{
    BulkChange change;
    change.language = u"no language"_s;
    COMPARE_KIND(edited(change, article()), ErrorKind::Invalid);
    Core::Article bare = article();
    bare.body.clear();
    COMPARE_KIND(edited(replacing(u".+"_s, {}, true), bare), ErrorKind::Invalid);
    Core::Article before = article();
    before.body = QString(40, u'a').repeated(1000);
    COMPARE_KIND(BulkEdit::make(replacing(u"a"_s, QString(2000, u'b')), {}, std::chrono::hours(1))
                     ->applyTo(before),
                 ErrorKind::Invalid);
}

void TestBulkEdit::contradictions_areUsage()
{
    COMPARE_KIND(BulkEdit::make({}, {}), ErrorKind::Usage);
    BulkChange change;
    change.addTags = QStringList{u"a"_s};
    change.removeTags = QStringList{u"a"_s};
    COMPARE_KIND(BulkEdit::make(change, {}), ErrorKind::Usage);
    change.removeTags.clear();
    change.isDeletion = true;
    COMPARE_KIND(BulkEdit::make(change, {}), ErrorKind::Usage);
    COMPARE_KIND(BulkEdit::make(replacing({}, u"x"_s), {}), ErrorKind::Usage);
}

void TestBulkEdit::json_comesBackAndNothingElse()
{
    BulkChange change = replacing(u"a"_s, u"b"_s, true);
    change.status = Core::Status::Review;
    change.publish = PublishChange{PublishChange::Kind::SetDay, {}, QDate(2024, 2, 29)};
    change.addTags = QStringList{u"x"_s};
    change.removeTags = QStringList{u"y"_s};
    change.section = QString();
    change.authors = QStringList{u"Ann"_s};
    change.language = u"de"_s;
    change.fields = {{u"k"_s, QJsonObject{{u"n"_s, 1}}}};
    change.removeFields = QStringList{u"l"_s};
    QJsonObject json = Core::bulkChangeToJson(change);
    const auto back = Core::bulkChangeFromJson(json);
    VERIFY_RESULT(back);
    QCOMPARE(*back, change);
    json.insert(u"kind"_s, u"of a later version"_s);
    COMPARE_KIND(Core::bulkChangeFromJson(json), ErrorKind::Corrupt);
}

void TestBulkEdit::membersBefore_bringTheArticleBack()
{
    Core::Article before = article();
    before.setPublishDay(QDate(2024, 2, 29), {});
    Core::Article after = before;
    after.version = 4;
    after.updatedBy = u"ed"_s;
    after.body = u"Other"_s;
    after.tags.clear();
    after.setPublishMoment({});
    const QJsonObject members = Text::membersBefore(before, after);
    QCOMPARE(members.keys(),
             (QStringList{u"body"_s, u"publish_at"_s, u"publish_day"_s, u"tags"_s}));
    QCOMPARE(members.value(u"body"_s), QJsonValue(true));
    const auto again = Text::withMembersAgain(after, members, before.body);
    VERIFY_RESULT(again);
    QVERIFY(again->sameContent(before));
    QCOMPARE(again->version, 4);

    after = before;
    after.deletedAt = Core::utcNow();
    const auto restored = Text::withMembersAgain(after, Text::membersBefore(before, after), {});
    QVERIFY(!restored->isDeleted());
    QCOMPARE(restored->body, before.body);
}

QTEST_GUILESS_MAIN(TestBulkEdit)
#include "tst_bulkedit.moc"
