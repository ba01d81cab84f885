#pragma once

#include <core/article.h>

#include <QHash>
#include <QRect>
#include <QStringList>

#include <functional>
#include <optional>

namespace Triptych::Ui {
class Desk;
class EditorPage;
class MainWindow;
} // namespace Triptych::Ui

namespace Triptych::Tests {

/**
 * Half a day of an editor, as steps that press keys and click. A step that a kill broke off is run
 * again by the next life, which goes on with what it finds. Blocks while the event loop runs; every
 * wait has an end. GUI thread.
 */
class HalfDay final
{
public:
    /** What the next life has to know: it gets the last value of each name. For "X.typed", the
     * letters of a field, it also gets "X.promised": as many as have to be there after the kill. */
    using Memory = QHash<QString, QString>;

    struct Ways
    {
        std::function<Ui::MainWindow *()> window;
        QString folder;                                             ///< for import and export
        std::function<void(const QString &, const QString &)> keep; ///< a name and its value
        std::function<void()> pause;                                ///< between two words
    };

    HalfDay(Ways ways, Memory memory = {});

    static const QStringList &steps();
    /** Empty where the step came to its end, else what went wrong. */
    QString run(const QString &step);
    /** What is shown and is not stored: the rows' titles and marks, and the mark and the text of
     * the article that is written. Empty where all is true, at the latest after some seconds. */
    QString untrue();
    /** Sidebar, list, page and status strip, in the window. */
    QList<QRect> panes() const;

    static QString titleOf(const QString &name);
    static QString textOf(const QString &name);

private:
    Ui::Desk *desk() const;
    Ui::EditorPage *editor() const;
    std::optional<Core::Article> stored(const QString &name) const;
    std::optional<Core::Article> stored(const Core::ArticleId &id) const;
    Core::ArticleId idOf(const QString &name) const;
    void keep(const QString &name, const QString &value);
    QString firstUntruth() const;

    bool isKept(const QString &name) const;
    QString write(const QString &name);
    QString open(const QString &name);
    QString recover(const QString &name);
    QString type(const QString &name, QWidget *field, const QString &text,
                 const std::function<QString()> &shown);
    QString save();
    QString format();
    QString publish();
    QString schedule();
    QString unpublish();
    QString remove();
    QString restore();
    QString search();
    QString import();
    QString exportAll();
    QString trigger(const QString &words);
    QString answerSheet();
    QString takeWindow();

    Ways m_ways;
    Memory m_memory;
};

} // namespace Triptych::Tests
