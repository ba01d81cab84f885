#include "halfday.h"

#include "halfdaywaits.h"

#include <models/articlelistmodel.h>
#include <newsroom/editingsession.h>
#include <ui/article/deletedpage.h>
#include <ui/article/editorpage.h>
#include <ui/article/publishflow.h>
#include <ui/article/publishsheet.h>
#include <ui/exchange/exportdialog.h>
#include <ui/exchange/importdialog.h>
#include <ui/list/articlelistpane.h>
#include <ui/search/searchpage.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/desk.h>
#include <ui/window/imports.h>
#include <ui/window/mainwindow.h>

#include <QAction>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>

namespace Triptych::Tests {

using State = Newsroom::EditingSession::State;

/** The sheet's button, which says what it does. */
QString HalfDay::answerSheet()
{
    const auto isReady = [this] {
        const Ui::PublishSheet *sheet = editor()->publishing()->sheet();
        return sheet && sheet->isVisible() && sheet->publishButton()->isEnabled();
    };
    if (const QString wrong = until(isReady, QStringLiteral("the sheet does not publish"));
        !wrong.isEmpty())
        return wrong;
    QTest::mouseClick(editor()->publishing()->sheet()->publishButton(), Qt::LeftButton);
    return inTurn({[this] {
                       return until([this] { return editor()->session().state() == State::Saved; },
                                    QStringLiteral("it does not go out"));
                   },
                   [this] { return takeWindow(); }});
}

QString HalfDay::publish()
{
    const auto isDone = [this] { return stored(Tide)->status == Core::Status::Published; };
    if (isDone())
        return {};
    return inTurn({[this] { return open(Tide); },
                   [this] {
                       QTest::keyClick(editor()->bodyEdit(), Qt::Key_Return,
                                       Qt::ControlModifier | Qt::ShiftModifier);
                       return answerSheet();
                   },
                   [&] { return until(isDone, QStringLiteral("it is not public")); }});
}

QString HalfDay::trigger(const QString &words)
{
    QAction *found = nullptr;
    const auto actions = desk()->pageActions();
    for (QAction *action : actions) {
        if (!found && action->text().contains(words) && action->isEnabled())
            found = action;
    }
    if (!found)
        return QStringLiteral("nothing says “%1”").arg(words);
    found->trigger();
    return {};
}

QString HalfDay::schedule()
{
    const auto isDone = [this] { return stored(High)->isScheduled(Core::utcNow()); };
    if (isDone())
        return {};
    return inTurn({[this] { return open(High); },
                   [this] { return trigger(QStringLiteral("at a time")); },
                   [this] { return answerSheet(); },
                   [&] { return until(isDone, QStringLiteral("it is not scheduled")); }});
}

QString HalfDay::unpublish()
{
    const auto isDone = [this] { return stored(Tide)->status == Core::Status::Draft; };
    if (isDone())
        return {};
    return inTurn({[this] { return open(Tide); },
                   [this] { return trigger(QStringLiteral("Unpublish")); },
                   [&] { return until(isDone, QStringLiteral("it is no draft")); },
                   [this] {
                       return until([this] { return editor()->session().state() == State::Saved; },
                                    QStringLiteral("it is not shown as saved"));
                   }});
}

QString HalfDay::remove()
{
    const auto isGone = [this] {
        return !stored(Tide) && desk()->list()->model()->rowOf(idOf(Tide)) < 0 &&
               desk()->pages()->openArticle() != idOf(Tide);
    };
    if (!stored(Tide))
        return until(isGone, QStringLiteral("the list shows what is deleted"));
    return inTurn({[this] { return open(Tide); },
                   [&] {
                       QTest::keyClick(m_ways.window(), Qt::Key_Delete,
                                       Qt::ControlModifier | Qt::ShiftModifier);
                       return until(isGone, QStringLiteral("it is not deleted"));
                   }});
}

QString HalfDay::restore()
{
    Ui::ArticleListPane *list = desk()->list();
    const auto hasRow = [this, list] { return list->model()->rowOf(idOf(Tide)) >= 0; };
    if (!stored(Tide)) {
        QTest::keyClick(m_ways.window(), Qt::Key_0, Qt::ControlModifier);
        if (const QString wrong = until(hasRow, QStringLiteral("Deleted does not list it"));
            !wrong.isEmpty())
            return wrong;
        if (const QString wrong = until([list] { return list->view()->isVisible(); },
                                        QStringLiteral("the rows of Deleted are not shown"));
            !wrong.isEmpty())
            return wrong;
        list->view()->setFocus();
        list->setCurrentArticle(idOf(Tide));
        // Of a row that was current before, only a click shows the article.
        if (!desk()->pages()->showsDeleted()) {
            const QModelIndex row = list->model()->index(list->model()->rowOf(idOf(Tide)));
            QTest::mouseClick(list->view()->viewport(), Qt::LeftButton, {},
                              list->view()->visualRect(row).center());
        }
        const auto isRead = [this] {
            return desk()->pages()->showsDeleted() && desk()->pages()->deleted()->shown();
        };
        if (const QString wrong = until(isRead, QStringLiteral("it is not shown as deleted"));
            !wrong.isEmpty())
            return wrong;
        QTest::keyClick(m_ways.window(), Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
        if (const QString wrong = until([this] { return stored(Tide).has_value(); },
                                        QStringLiteral("it does not come back"));
            !wrong.isEmpty())
            return wrong;
    }
    desk()->showSection({Ui::Section::Kind::All});
    if (const QString wrong = until(hasRow, QStringLiteral("All does not list it"));
        !wrong.isEmpty())
        return wrong;
    return stored(Tide)->body.contains(QStringLiteral("**out**"))
               ? QString()
               : QStringLiteral("it came back with another text");
}

QString HalfDay::search()
{
    return inTurn(
        {[this] { return open(High); },
         [this] {
             desk()->search(QStringLiteral("noon"));
             return until(
                 [this] { return desk()->searcher()->hitsView()->model()->rowCount() > 0; },
                 QStringLiteral("nothing is found"));
         },
         [this] {
             QTest::keyClick(m_ways.window(), Qt::Key_Left, Qt::AltModifier);
             return until(
                 [this] {
                     return desk()->currentPage() == editor() &&
                            editor()->articleId() == idOf(High);
                 },
                 QStringLiteral("the way back leads elsewhere"));
         }});
}

QString HalfDay::import()
{
    const QDir site(m_ways.folder + QStringLiteral("/site"));
    QFile file(site.filePath(QStringLiteral("storm.md")));
    if (!site.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly))
        return QStringLiteral("no file to import");
    file.write("---\ntitle: Storm\ndraft: true\n---\nIt blew.\n");
    file.close();
    // A window that was killed may show the list of an earlier step.
    QTest::keyClick(m_ways.window(), Qt::Key_1, Qt::ControlModifier);
    desk()->imports()->importFolder(site.path(), m_ways.window());
    Ui::ImportDialog *dialog = desk()->imports()->dialog();
    using Stage = Ui::ImportDialog::Stage;
    return inTurn(
        {[&] {
             return until([&] { return dialog->stage() == Stage::Ready; },
                          QStringLiteral("the folder is not read"));
         },
         [&] {
             // What an earlier life imported is there already.
             if (dialog->importButton()->isEnabled()) {
                 QTest::mouseClick(dialog->importButton(), Qt::LeftButton);
                 const QString wrong = until([&] { return dialog->stage() == Stage::Done; },
                                             QStringLiteral("it is not imported"));
                 if (!wrong.isEmpty())
                     return wrong;
             }
             dialog->close();
             return takeWindow();
         },
         [this] {
             int count = 0;
             const auto isOnce = [&] {
                 const Models::ArticleListModel *model = desk()->list()->model();
                 count = 0;
                 for (int row = 0; row < model->rowCount(); ++row)
                     count +=
                         model->index(row).data(Models::ArticleListModel::TitleRole).toString() ==
                         QLatin1String("Storm");
                 return count == 1;
             };
             return until(isOnce, QString()).isEmpty() && count == 1
                        ? QString()
                        : QStringLiteral("“Storm” is listed %1 times").arg(count);
         }});
}

QString HalfDay::exportAll()
{
    const QString folder = m_ways.folder + QStringLiteral("/out");
    QTest::keyClick(m_ways.window(), Qt::Key_1, Qt::ControlModifier);
    if (const QString wrong =
            until([this] { return desk()->list()->model()->rowOf(idOf(High)) >= 0; },
                  QStringLiteral("All does not list “High tide”"));
        !wrong.isEmpty())
        return wrong;
    QTest::keyClick(m_ways.window(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = desk()->findChild<Ui::ExportDialog *>();
    if (!dialog)
        return QStringLiteral("no dialog");
    dialog->listButton()->click();
    dialog->folderField()->setText(folder);
    QTest::mouseClick(dialog->exportButton(), Qt::LeftButton);
    if (const QString wrong =
            until([&] { return dialog->stage() == Ui::ExportDialog::Stage::Done; },
                  QStringLiteral("it is not exported"));
        !wrong.isEmpty())
        return wrong;
    dialog->close();
    if (const QString wrong = takeWindow(); !wrong.isEmpty())
        return wrong;
    int files = 0;
    QDirIterator all(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly) || !file.readAll().startsWith("---\n"))
            return file.fileName() + QStringLiteral(" is not whole");
        ++files;
    }
    const int articles = desk()->list()->model()->rowCount();
    if (files != articles)
        return QStringLiteral("%1 files of %2 articles").arg(files).arg(articles);
    return {};
}

} // namespace Triptych::Tests
