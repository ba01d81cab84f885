#include <core/slug.h>
#include <ui/article/inspector.h>
#include <ui/article/slugfield.h>
#include <ui/look/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Ui;

namespace {

Core::Article storedArticle(Core::Status status = Core::Status::Draft)
{
    Core::Article article;
    article.id = Core::ArticleId::create();
    article.version = 1;
    article.title = QStringLiteral("The harbour");
    article.slug = QStringLiteral("the-harbour");
    article.status = status;
    return article;
}

/** What is stored, with what the inspector shows. */
Core::Article shown(const Inspector &inspector, Core::Article stored)
{
    inspector.applyTo(stored);
    return stored;
}

} // namespace

class TestSlugField final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }

    void longSlug_showsItsFirstLetter()
    {
        Core::Article stored = storedArticle();
        stored.slug = QStringLiteral("the-harbour-budget-went-through-the-council-again-in-march");
        Inspector inspector;
        inspector.setArticle(stored);
        inspector.resize(Inspector::Width, 900);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowActive(&inspector));
        QLineEdit *edit = inspector.slugField()->edit();
        QCOMPARE(edit->cursorPosition(), 0);
        inspector.setArticle(stored); // as after a save
        QCOMPARE(edit->cursorPosition(), 0);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_End);
        QTest::keyClicks(edit, QStringLiteral("x"));
        QVERIFY(edit->cursorPosition() > 0);
        inspector.statusBox()->setFocus();
        QTRY_COMPARE(edit->cursorPosition(), 0);
    }

    void oddText_isCleanedWhenTheFieldIsLeft_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("a path") << "../../etc" << "etc";
        QTest::newRow("spaces and marks")
            << QStringLiteral("Hello World/ä?#x") << QStringLiteral("Hello-World-ä-x");
        QTest::newRow("nothing of it") << "?#" << "the-harbour";
        QTest::newRow("dots") << ".." << "the-harbour";
        QTest::newRow("fine as it is") << "v0.4.3" << "v0.4.3";
        QTest::newRow("spaces around") << " quay " << "quay";
    }

    void oddText_isCleanedWhenTheFieldIsLeft()
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        const Core::Article stored = storedArticle();
        Inspector inspector;
        inspector.setArticle(stored);
        inspector.resize(Inspector::Width, 900);
        inspector.show();
        QVERIFY(QTest::qWaitForWindowActive(&inspector));
        QSignalSpy edited(&inspector, &Inspector::edited);
        SlugField *field = inspector.slugField();
        field->setFocus();
        QTRY_VERIFY(field->edit()->hasFocus());
        field->edit()->selectAll();
        // QTest::keyClicks() knows ASCII alone.
        for (const QChar key : std::as_const(typed))
            QTest::sendKeyEvent(QTest::Click, field->edit(), Qt::Key_unknown, QString(key),
                                Qt::NoModifier);
        QVERIFY(!edited.isEmpty());
        // What would be saved is clean from the first key on; the field itself keeps what is typed.
        QCOMPARE(field->edit()->text(), typed);
        QCOMPARE(shown(inspector, stored).slug, kept);
        QCOMPARE(field->note()->isHidden(), typed.trimmed() == kept);
        QTest::keyClick(field->edit(), Qt::Key_Return);
        QCOMPARE(field->edit()->text(), kept);
        QCOMPARE(shown(inspector, stored).slug, kept);
        QVERIFY(Core::checkSlug(kept));
        if (typed.trimmed() != kept) {
            QVERIFY(field->note()->text().contains(typed));
            QVERIFY(!field->edit()->accessibleDescription().isEmpty());
        }
    }

    void spacesAlone_areMadeFromTheTitle()
    {
        const Core::Article stored = storedArticle();
        Inspector inspector;
        inspector.setArticle(stored);
        inspector.slugEdit()->selectAll();
        QTest::keyClicks(inspector.slugEdit(), QStringLiteral("   "));
        QTest::keyClick(inspector.slugEdit(), Qt::Key_Return);
        QCOMPARE(inspector.slugEdit()->text(), QString());
        QCOMPARE(shown(inspector, stored).slug, QString());
    }

    void slugOfAnOlderVersion_staysUntilItIsChanged()
    {
        Core::Article stored = storedArticle();
        stored.slug = QStringLiteral("../../etc");
        Inspector inspector;
        inspector.setArticle(stored);
        QTest::keyClick(inspector.slugEdit(), Qt::Key_Return);
        QCOMPARE(inspector.slugEdit()->text(), stored.slug);
        QVERIFY(shown(inspector, stored).sameContent(stored));
    }

    void changedSlugOfAPublicArticle_isKeptAsARedirect()
    {
        Core::Article stored = storedArticle(Core::Status::Published);
        stored.fields.insert(QStringLiteral("redirect_from"), QStringLiteral("older"));
        Inspector inspector;
        inspector.setArticle(stored);
        SlugField *field = inspector.slugField();
        QVERIFY(field->redirects()->isHidden());
        field->edit()->selectAll();
        QTest::keyClicks(field->edit(), QStringLiteral("quay"));
        QVERIFY(!field->redirects()->isHidden());
        QVERIFY(field->note()->text().contains(QStringLiteral("the-harbour\" lead here")));
        const auto redirects = [&] {
            return shown(inspector, stored).fields.value(QLatin1String("redirect_from"));
        };
        QCOMPARE(redirects(),
                 QJsonValue(QJsonArray{QStringLiteral("older"), QStringLiteral("the-harbour")}));
        // Asked again, nothing comes twice.
        QCOMPARE(redirects().toArray().size(), 2);
        field->redirects()->click();
        QVERIFY(field->note()->text().contains(QStringLiteral("the-harbour\" stop working")));
        QCOMPARE(redirects(), QJsonValue(QJsonArray{QStringLiteral("older")}));
        field->redirects()->click();
        // Back at an old address, it leads nowhere else.
        field->edit()->selectAll();
        QTest::keyClicks(field->edit(), QStringLiteral("older"));
        QCOMPARE(redirects(), QJsonValue(QJsonArray{QStringLiteral("the-harbour")}));
        // Saved, it is the slug that counts from now on.
        Core::Article saved = shown(inspector, stored);
        saved.version = 2;
        inspector.setSaved(saved);
        QVERIFY(field->redirects()->isHidden());
        QVERIFY(field->note()->isHidden());
        QVERIFY(shown(inspector, saved).sameContent(saved));
    }

    void oddSlugOfAKeptText_isCleanedAndSaid_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QString>("becomes");
        QTest::newRow("over a stored one") << "../../etc" << "the-harbour" << "etc";
        QTest::newRow("nothing of it") << ".." << "the-harbour" << "the-harbour";
        QTest::newRow("never saved") << "a b" << "" << "a-b";
        QTest::newRow("never saved, nothing of it") << "??" << "" << "";
        QTest::newRow("stored as it is") << "../../etc" << "../../etc" << "../../etc";
    }
    void oddSlugOfAKeptText_isCleanedAndSaid()
    {
        QFETCH(QString, kept);
        QFETCH(QString, stored);
        QFETCH(QString, becomes);
        // As an older version journalled it.
        Core::Article base = storedArticle();
        base.slug = stored;
        base.version = stored.isEmpty() ? 0 : 1;
        Core::Article typed = base;
        typed.slug = kept;
        if (base.version == 0)
            base = typed; // a session has no other
        Inspector inspector;
        inspector.setArticle(typed, base);
        QCOMPARE(inspector.slugEdit()->text(), becomes);
        QCOMPARE(shown(inspector, base).slug, becomes);
        QCOMPARE(!inspector.slugField()->note()->isHidden(), kept != stored);
        if (kept != stored)
            QVERIFY(inspector.slugField()->note()->text().contains(kept));
    }

    void slugBack_offersNothing()
    {
        const Core::Article stored = storedArticle(Core::Status::Published);
        Inspector inspector;
        inspector.setArticle(stored);
        SlugField *field = inspector.slugField();
        QTest::keyClicks(field->edit(), QStringLiteral("s"));
        QVERIFY(!field->redirects()->isHidden());
        QTest::keyClick(field->edit(), Qt::Key_Backspace);
        QVERIFY(field->redirects()->isHidden());
        QVERIFY(shown(inspector, stored).sameContent(stored));
    }

    void changedSlugOfADraft_needsNoRedirect()
    {
        Core::Article stored = storedArticle();
        Inspector inspector;
        for (const Core::Status status : {Core::Status::Draft, Core::Status::Published}) {
            stored.status = status;
            stored.publishAt = Core::utcNow().addDays(1); // scheduled: nobody has a link yet
            inspector.setArticle(stored);
            inspector.slugEdit()->selectAll();
            QTest::keyClicks(inspector.slugEdit(), QStringLiteral("quay"));
            QVERIFY(inspector.slugField()->redirects()->isHidden());
            QVERIFY(!shown(inspector, stored).fields.contains(QLatin1String("redirect_from")));
        }
    }
};

QTEST_MAIN(TestSlugField)
#include "tst_slugfield.moc"
