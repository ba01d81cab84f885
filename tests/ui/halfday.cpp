#include "halfday.h"

#include "halfdaywaits.h"

#include <models/articlelistmodel.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/editingsession.h>
#include <support/waiting.h>
#include <ui/article/articlehead.h>
#include <ui/article/editorpage.h>
#include <ui/article/recoverybar.h>
#include <ui/article/recoveryoffer.h>
#include <ui/controls/growingedit.h>
#include <ui/controls/pill.h>
#include <ui/list/articlelistpane.h>
#include <ui/terms/articlestatus.h>
#include <ui/text/markdowneditor.h>
#include <ui/window/desk.h>
#include <ui/window/mainwindow.h>
#include <ui/window/sidebar.h>
#include <ui/window/statusstrip.h>
#include <workspace/workspace.h>

#include <QPushButton>

namespace Triptych::Tests {

using State = Newsroom::EditingSession::State;

HalfDay::HalfDay(Ways ways, Memory memory) : m_ways(std::move(ways)), m_memory(std::move(memory)) {}

const QStringList &HalfDay::steps()
{
    static const QStringList all{QStringLiteral("write"),     QStringLiteral("format"),
                                 QStringLiteral("publish"),   QStringLiteral("schedule"),
                                 QStringLiteral("unpublish"), QStringLiteral("delete"),
                                 QStringLiteral("restore"),   QStringLiteral("search"),
                                 QStringLiteral("import"),    QStringLiteral("export")};
    return all;
}

QString HalfDay::titleOf(const QString &name)
{
    return name == Tide ? QStringLiteral("Low tide") : QStringLiteral("High tide");
}

QString HalfDay::textOf(const QString &name)
{
    return name == Tide
               ? QStringLiteral("The water went out at six and left the boats on the sand.")
               : QStringLiteral("It comes back at noon and takes them all away.");
}

QString HalfDay::run(const QString &step)
{
    const QHash<QString, std::function<QString()>> ways{
        {QStringLiteral("write"), [this] { return write(Tide); }},
        {QStringLiteral("format"), [this] { return format(); }},
        {QStringLiteral("publish"), [this] { return publish(); }},
        {QStringLiteral("schedule"),
         [this] {
             return inTurn({[this] { return write(High); }, [this] { return schedule(); }});
         }},
        {QStringLiteral("unpublish"), [this] { return unpublish(); }},
        {QStringLiteral("delete"), [this] { return remove(); }},
        {QStringLiteral("restore"), [this] { return restore(); }},
        {QStringLiteral("search"), [this] { return search(); }},
        {QStringLiteral("import"), [this] { return import(); }},
        {QStringLiteral("export"), [this] { return exportAll(); }}};
    const QString wrong = ways.value(step)();
    return wrong.isEmpty() ? QString() : step + QStringLiteral(": ") + wrong;
}

// ---- what is true
// --------------------------------------------------------------------------------

Ui::Desk *HalfDay::desk() const
{
    return m_ways.window()->desk();
}

Ui::EditorPage *HalfDay::editor() const
{
    return desk()->editor();
}

Core::ArticleId HalfDay::idOf(const QString &name) const
{
    return Core::ArticleId::fromString(m_memory.value(name)).value_or(Core::ArticleId());
}

std::optional<Core::Article> HalfDay::stored(const Core::ArticleId &id) const
{
    const auto article = wait(desk()->workspace().library().article(id, {}));
    return article ? std::optional(*article) : std::nullopt;
}

std::optional<Core::Article> HalfDay::stored(const QString &name) const
{
    return stored(idOf(name));
}

void HalfDay::keep(const QString &name, const QString &value)
{
    m_memory.insert(name, value);
    if (m_ways.keep)
        m_ways.keep(name, value);
}

QString HalfDay::firstUntruth() const
{
    const QDateTime now = Core::utcNow();
    const Models::ArticleListModel *model = desk()->list()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto id = model->idAt(row);
        if (!id)
            continue;
        const auto article = stored(*id);
        const QModelIndex index = model->index(row);
        if (desk()->list()->section().kind == Ui::Section::Kind::Deleted) {
            if (article)
                return QStringLiteral("“%1” is not deleted").arg(article->title);
            continue;
        }
        if (!article ||
            index.data(Models::ArticleListModel::StatusRole).toInt() != int(article->status) ||
            index.data(Models::ArticleListModel::TitleRole).toString() != article->title ||
            index.data(Models::ArticleListModel::ScheduledRole).toBool() !=
                article->isScheduled(now))
            return QStringLiteral("row %1, %2, is not what is stored")
                .arg(row)
                .arg(index.data(Models::ArticleListModel::TitleRole).toString());
    }
    if (desk()->currentPage() != editor() || editor()->session().state() != State::Saved)
        return {};
    const auto written = stored(editor()->articleId());
    if (!written)
        return {};
    if (editor()->shownArticle().body != written->body)
        return QStringLiteral("the text of “%1” is not what is stored").arg(written->title);
    const QString mark = editor()->head()->statusPill()->text();
    if (mark != Ui::shownStatus(*written, now).name)
        return QStringLiteral("the mark of “%1” says %2").arg(written->title, mark);
    return {};
}

QString HalfDay::untrue()
{
    QString wrong;
    const bool isTrue = QTest::qWaitFor([&] { return (wrong = firstUntruth()).isEmpty(); });
    return isTrue ? QString() : wrong;
}

QList<QRect> HalfDay::panes() const
{
    QList<QRect> all;
    for (QWidget *pane : std::initializer_list<QWidget *>{desk()->sidebar(), desk()->list(),
                                                          desk()->pages(), desk()->status()})
        all << (pane->isVisible() ? QRect(pane->mapTo(m_ways.window(), QPoint()), pane->size())
                                  : QRect());
    return all;
}

// ---- what a person does
// --------------------------------------------------------------------------

/** After a dialog. */
QString HalfDay::takeWindow()
{
    m_ways.window()->activateWindow();
    return until([this] { return m_ways.window()->isActiveWindow(); },
                 QStringLiteral("the window does not become active"));
}

/** Opens what is stored, or was typed by an earlier life. */
QString HalfDay::open(const QString &name)
{
    const auto isOpen = [this, name] {
        const State state = editor()->session().state();
        return desk()->currentPage() == editor() && editor()->articleId() == idOf(name) &&
               (state == State::Saved || state == State::Unsaved);
    };
    if (isOpen())
        return {};
    if (stored(name))
        desk()->editArticle(idOf(name));
    else if (const QString wrong = recover(name); !wrong.isEmpty())
        return wrong;
    return until(isOpen, QStringLiteral("“%1” does not open").arg(titleOf(name)));
}

/** By File, Unsaved Text…; a text that the window shows again by itself is not offered there. */
QString HalfDay::recover(const QString &name)
{
    const Ui::RecoveryBar *bar = desk()->recovery()->bar();
    const auto texts = bar->texts();
    if (texts.isEmpty())
        return editor()->articleId() == idOf(name)
                   ? QString()
                   : QStringLiteral("“%1” is not kept").arg(titleOf(name));
    if (texts.size() > 1 || texts.first().article.id != idOf(name))
        return QStringLiteral("%1 unsaved texts are kept").arg(texts.size());
    desk()->recovery()->show();
    const auto buttons = bar->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text() == QLatin1String("Open")) {
            QTest::mouseClick(button, Qt::LeftButton);
            return takeWindow();
        }
    }
    return QStringLiteral("nothing opens the unsaved text");
}

/** Types what `field` lacks of `text`, word by word; an earlier life may have begun it. */
QString HalfDay::type(const QString &name, QWidget *field, const QString &text,
                      const std::function<QString()> &shown)
{
    const QString there = shown();
    if (!text.startsWith(there))
        return QStringLiteral("“%1” stands where “%2” was typed").arg(there, text);
    // What lasted over a second when the kill came.
    const int promised = m_memory.value(name + QStringLiteral(".promised")).toInt();
    if (there.size() < promised)
        return QStringLiteral("“%1” is left of %2 letters of “%3”")
            .arg(there)
            .arg(promised)
            .arg(text);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_End, Qt::ControlModifier);
    for (qsizetype at = there.size(); at < text.size(); ++at) {
        QTest::keyClicks(field, text.mid(at, 1));
        keep(name + QStringLiteral(".typed"), QString::number(at + 1));
        if (text.at(at) == QLatin1Char(' ') && m_ways.pause)
            m_ways.pause();
    }
    return shown() == text ? QString()
                           : QStringLiteral("“%1” was typed and “%2” is shown").arg(text, shown());
}

/** A text that was never saved is on this computer, or has to be. */
bool HalfDay::isKept(const QString &name) const
{
    if (m_memory.value(name + QStringLiteral(".title.promised")).toInt() > 0)
        return true;
    const auto texts = desk()->recovery()->bar()->texts();
    return editor()->articleId() == idOf(name) ||
           std::any_of(texts.begin(), texts.end(), [&](const Unsaved::UnsavedText &text) {
               return text.article.id == idOf(name);
           });
}

QString HalfDay::write(const QString &name)
{
    if (!idOf(name).isNull() && stored(name))
        return {};
    if (idOf(name).isNull()) {
        const Core::ArticleId before = editor()->articleId();
        QTest::keyClick(m_ways.window(), Qt::Key_N, Qt::ControlModifier);
        const auto isNew = [&] {
            return desk()->currentPage() == editor() && editor()->articleId() != before;
        };
        if (const QString wrong = until(isNew, QStringLiteral("no new article")); !wrong.isEmpty())
            return wrong;
        keep(name, editor()->articleId().toString());
    } else if (isKept(name)) {
        if (const QString wrong = open(name); !wrong.isEmpty())
            return wrong;
    } else {
        m_memory.remove(name);
        return write(name);
    }
    return inTurn({[&] {
                       Ui::GrowingEdit *field = editor()->head()->titleEdit();
                       return type(name + QStringLiteral(".title"), field, titleOf(name),
                                   [field] { return field->text(); });
                   },
                   [&] {
                       Ui::MarkdownEditor *field = editor()->bodyEdit();
                       return type(name + QStringLiteral(".text"), field, textOf(name),
                                   [field] { return field->text(); });
                   },
                   [this] { return save(); },
                   [&] {
                       return stored(name) && stored(name)->body == textOf(name)
                                  ? QString()
                                  : QStringLiteral("what was saved is not what was typed");
                   }});
}

QString HalfDay::save()
{
    QTest::keyClick(editor()->bodyEdit(), Qt::Key_S, Qt::ControlModifier);
    return until([this] { return editor()->session().state() == State::Saved; },
                 QStringLiteral("it is not saved"));
}

QString HalfDay::format()
{
    const QString word = QStringLiteral("out");
    QString bold = textOf(Tide);
    bold.replace(word, QStringLiteral("**out**"));
    if (const QString wrong = open(Tide); !wrong.isEmpty())
        return wrong;
    Ui::MarkdownEditor *body = editor()->bodyEdit();
    if (body->text() == textOf(Tide)) {
        body->setFocus();
        QTest::keyClick(body, Qt::Key_Home, Qt::ControlModifier);
        for (qsizetype at = 0; at < textOf(Tide).indexOf(word); ++at)
            QTest::keyClick(body, Qt::Key_Right);
        for (qsizetype at = 0; at < word.size(); ++at)
            QTest::keyClick(body, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(body, Qt::Key_B, Qt::ControlModifier);
    }
    if (body->text() != bold)
        return QStringLiteral("“%1” is no bold word").arg(body->text());
    if (const QString wrong = save(); !wrong.isEmpty())
        return wrong;
    return until([&] { return stored(Tide)->body == bold; }, QStringLiteral("bold is not stored"));
}

} // namespace Triptych::Tests
