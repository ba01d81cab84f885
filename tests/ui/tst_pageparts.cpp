#include <core/searchquery.h>
#include <text/articlemerge.h>
#include <ui/article/conflictview.h>
#include <ui/article/inspector.h>
#include <ui/article/publicationfield.h>
#include <ui/article/savestateline.h>
#include <ui/controls/tokenfield.h>
#include <ui/look/theme.h>
#include <ui/search/hitdelegate.h>
#include <ui/terms/markedtext.h>
#include <ui/text/articledocument.h>

#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Triptych;
using namespace Triptych::Ui;

namespace {

QString marked(QString text)
{
    return text.replace(QLatin1Char('<'), Core::HighlightStart)
        .replace(QLatin1Char('>'), Core::HighlightEnd);
}

} // namespace

class TestPageParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (new Theme(*qApp))->setParent(qApp); }

    void inspector_saysWhatPublishingWillDo_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<Core::Status>("status");
        QTest::addColumn<QString>("said");
        const QString past = QStringLiteral("once it is published, readers see it at once");
        QTest::newRow("today") << 0 << Core::Status::Draft << past;
        QTest::newRow("yesterday, in review") << -1 << Core::Status::Review << past;
        QTest::newRow("tomorrow") << 2 << Core::Status::Draft
                                  << QStringLiteral("counts once it is published");
        QTest::newRow("public") << 0 << Core::Status::Published
                                << QStringLiteral("Readers see it.");
    }

    void inspector_saysWhatPublishingWillDo()
    {
        QFETCH(int, days);
        QFETCH(Core::Status, status);
        QFETCH(QString, said);
        Core::Article article;
        article.version = 1;
        article.status = status;
        article.setPublishDay(QDateTime::currentDateTimeUtc().date().addDays(days),
                              Core::SiteZone());
        Inspector inspector;
        inspector.setArticle(article);
        QStringList texts;
        for (const QLabel *label : inspector.findChildren<QLabel *>())
            texts << label->text();
        QVERIFY2(texts.filter(said).size() == 1, qPrintable(texts.join(QLatin1Char('\n'))));
        QVERIFY(texts.filter(QStringLiteral("midnight in UTC")).size() == 1);
    }

    void tokens_areTypedAndTakenAway()
    {
        TokenField field(QStringLiteral("Tags"));
        field.resize(260, 40);
        field.show();
        QVERIFY(QTest::qWaitForWindowExposed(&field));
        QSignalSpy edited(&field, &TokenField::tokensEdited);
        auto *edit = field.findChild<QLineEdit *>();
        QVERIFY(edit);
        QTest::keyClicks(edit, QStringLiteral("city"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTest::keyClicks(edit, QStringLiteral("two words,"));
        QCOMPARE(field.tokens(),
                 (QStringList{QStringLiteral("city"), QStringLiteral("two words")}));
        QTest::keyClicks(edit, QStringLiteral("CITY"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(field.tokens().size(), 2);
        QCOMPARE(edited.size(), 2);
        QTest::keyClick(edit, Qt::Key_Backspace);
        QCOMPARE(field.tokens(), QStringList{QStringLiteral("city")});
        QTest::keyClicks(edit, QStringLiteral("pending"));
        field.commit();
        QCOMPARE(field.tokens().last(), QStringLiteral("pending"));
        QTest::keyClick(edit, Qt::Key_Left);
        auto *chip = qobject_cast<Token *>(QApplication::focusWidget());
        QVERIFY(chip);
        QTest::keyClick(chip, Qt::Key_Delete);
        QCOMPARE(field.tokens(), QStringList{QStringLiteral("city")});
    }

    void marks_areReadOnce()
    {
        const MarkedText text =
            MarkedText::fromMarks(marked(QStringLiteral("a <lamp>\n on  <the> road> <")));
        QCOMPARE(text.text, QStringLiteral("a lamp on the road "));
        QCOMPARE(text.found, (QList<MarkedText::Range>{{2, 4}, {10, 3}}));
    }

    void longPassage_isCutAroundTheFoundWord()
    {
        const MarkedText text = MarkedText::fromMarks(
            QStringLiteral("before ").repeated(60) +
            marked(QStringLiteral("<lamp> and then more words ")).repeated(8));
        const MarkedText fitted = text.fitted(textFont(TextSize::Body), 400);
        QVERIFY(fitted.text.startsWith(QChar(0x2026)));
        QVERIFY(!fitted.found.isEmpty());
        const MarkedText::Range first = fitted.found.first();
        QCOMPARE(fitted.text.mid(first.start, first.length), QStringLiteral("lamp"));
        QVERIFY(QFontMetrics(textFont(TextSize::Body)).horizontalAdvance(fitted.text) <= 400);
    }

    void hit_isPaintedWithItsFoundWords()
    {
        Core::SearchHit hit;
        hit.article.title = QStringLiteral("Nine lamps");
        hit.article.status = Core::Status::Published;
        hit.score = 1.5;
        hit.highlights[QStringLiteral("title")] = {marked(QStringLiteral("Nine <lamps>"))};
        hit.highlights[QStringLiteral("body")] = {marked(QStringLiteral("the <lamps> on the road")),
                                                  QStringLiteral("other")};
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), QVariant::fromValue(hit), Qt::UserRole + 1);
        HitDelegate delegate(Qt::UserRole + 1);
        QStyleOptionViewItem option;
        option.rect = QRect(0, 0, 600, delegate.sizeHint(option, model.index(0, 0)).height());
        const auto foundPixels = [&] {
            QImage image(option.rect.size(), QImage::Format_RGB32);
            image.fill(colours().page);
            QPainter painter(&image);
            delegate.paint(&painter, option, model.index(0, 0));
            painter.end();
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == colours().highlight;
            return count;
        };
        QVERIFY(foundPixels() > 100);
        hit.highlights.clear();
        model.setData(model.index(0, 0), QVariant::fromValue(hit), Qt::UserRole + 1);
        QCOMPARE(foundPixels(), 0);
        QVERIFY(HitDelegate::tip(hit).contains(QLocale().toString(1.5, 'f', 3)));
    }

    void passage_hasNoSignsOfMarkdownOrHtml_data()
    {
        QTest::addColumn<QString>("passage");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *passage, const char *shown) {
            QTest::newRow(passage) << QString::fromUtf8(passage) << QString::fromUtf8(shown);
        };
        row("the [harbour](https://x.example/a_b), at noon", "the harbour, at noon");
        row("**bold**, and `code`.", "bold, and code.");
        row("a </a </b here", "a here");
        row("see <a href=\"x\">the lamp</a> there", "see the lamp there");
        row("cut at <a href=\"https://x.exam", "cut at");
        row("cut at </", "cut at");
        row("if a < b and c < d", "if a < b and c < d");
        row("<!-- note --> text", "text");
    }

    void passage_hasNoSignsOfMarkdownOrHtml()
    {
        QFETCH(QString, passage);
        QFETCH(QString, shown);
        Core::SearchHit hit;
        hit.article.title = QStringLiteral("T");
        hit.highlights[QStringLiteral("body")] = {passage};
        const QString said = HitDelegate::spoken(hit, {});
        QVERIFY2(said.contains(shown), qPrintable(said));
        QVERIFY2(!said.contains(QLatin1String(" ,")) && !said.contains(QLatin1String("</")),
                 qPrintable(said));
    }

    void hit_saysThatATagOrABylineMatched()
    {
        const auto marked = [](const QString &word) -> QString {
            return Core::HighlightStart + word + Core::HighlightEnd;
        };
        Core::SearchHit hit;
        hit.article.title = QStringLiteral("T");
        hit.article.summary = QStringLiteral("In short.");
        hit.highlights[QStringLiteral("tags")] = {marked(QStringLiteral("C#"))};
        QString said = HitDelegate::spoken(hit, {});
        QVERIFY2(said.contains(QStringLiteral("Found by its tags: C#")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral("In short.")), qPrintable(said));
        hit.highlights[QStringLiteral("authors")] = {QStringLiteral("Ann ") +
                                                     marked(QStringLiteral("Lee"))};
        said = HitDelegate::spoken(hit, {});
        QVERIFY2(said.contains(QStringLiteral("Found by its byline: Ann Lee")), qPrintable(said));
        // Where the text shows why, nothing more is said.
        hit.highlights[QStringLiteral("body")] = {marked(QStringLiteral("Lee")) +
                                                  QStringLiteral(" spoke.")};
        said = HitDelegate::spoken(hit, {});
        QVERIFY2(!said.contains(QStringLiteral("Found by")), qPrintable(said));
    }

    void document_loadsNothingAndTellsPictures()
    {
        const ArticleStyle style = ArticleStyle::fromTheme();
        const auto document = ArticleDocument::build(
            {QStringLiteral("T"), {}, QStringLiteral("By A"), QStringLiteral(" · 1")},
            QStringLiteral("![A lamp](lamp.jpg)\n\n> quoted\n\n```\ncode\n```\n"), style);
        const QString text = document->toPlainText();
        QVERIFY(text.contains(QStringLiteral("A lamp")));
        QVERIFY(!document->toHtml().contains(QStringLiteral("lamp.jpg")));
        document->setViews(QStringLiteral(" · 2 views"));
        QVERIFY(document->toPlainText().contains(QStringLiteral("By A · 2 views\n")));
        document->setViews(QStringLiteral(" · 33 views"));
        QVERIFY(document->toPlainText().contains(QStringLiteral("By A · 33 views\n")));
        document->setByline(QStringLiteral("By A and B"));
        QVERIFY(document->toPlainText().contains(QStringLiteral("By A and B · 33 views\n")));
        document->setViews(QStringLiteral(" · 4 views"));
        document->setByline(QStringLiteral("By C"));
        QVERIFY(document->toPlainText().contains(QStringLiteral("\nBy C · 4 views\n")));
    }

    void arabic_isFoundRightToLeft()
    {
        QVERIFY(ArticleDocument::isRightToLeft(QString::fromUtf8("**تسعة** مصابيح")));
        QVERIFY(!ArticleDocument::isRightToLeft(QStringLiteral("Nine lamps")));
    }

    void unansweredSave_isNotCalledUnsaved()
    {
        SaveStateLine line;
        line.setState(SaveStateLine::Kind::Failed, {},
                      {Core::ErrorKind::Timeout, QStringLiteral("no answer"), {}});
        QVERIFY(line.text().startsWith(QStringLiteral("No answer came to the save yet")));
        QVERIFY(!line.text().contains(QStringLiteral("Not saved")));
        line.setState(SaveStateLine::Kind::Failed, {},
                      {Core::ErrorKind::Unreachable, QStringLiteral("nobody there"), {}});
        QVERIFY(line.text().startsWith(QStringLiteral("Not saved yet")));
    }

    void conflict_isDecidedPlaceByPlace()
    {
        Core::Article base;
        base.id = Core::ArticleId::create();
        base.title = QStringLiteral("Lamps");
        base.summary = QStringLiteral("Old.");
        base.body = QStringLiteral("One. Two. Three. Four. Five.");
        base.version = 1;
        Core::Article mine = base;
        mine.title = QStringLiteral("My lamps");
        mine.body = QStringLiteral("One. Two mine. Three. Four. Five.");
        Core::Article theirs = base;
        theirs.version = 2;
        theirs.title = QStringLiteral("Their lamps");
        theirs.summary = QStringLiteral("New.");
        theirs.body = QStringLiteral("One. Two theirs. Three. Four. Five more.");
        ConflictView view;
        view.setConflict(*Text::mergeArticles(base, mine, theirs), theirs);
        QCOMPARE(view.cards().size(), 2);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy resolved(&view, &ConflictView::resolved);
        view.cards().at(0)->take(ConflictCard::Side::Theirs);
        view.cards().at(1)->resultEdit()->setPlainText(QStringLiteral("Two both. "));
        QTest::mouseClick(view.saveButton(), Qt::LeftButton);
        QCOMPARE(resolved.size(), 1);
        const auto article = resolved.first().at(0).value<Core::Article>();
        QCOMPARE(article.title, QStringLiteral("Their lamps"));
        QCOMPARE(article.summary, QStringLiteral("New."));
        QCOMPARE(article.body, QStringLiteral("One. Two both. Three. Four. Five more."));
        QCOMPARE(resolved.first().at(1).toLongLong(), 2);
        QSignalSpy cancelled(&view, &ConflictView::cancelled);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
    }
};

QTEST_MAIN(TestPageParts)
#include "tst_pageparts.moc"
