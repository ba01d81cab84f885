#include "desklog.h"

#include <core/answer.h>
#include <newsroom/articlelibrary.h>
#include <newsroom/articlereader.h>
#include <newsroom/changes.h>
#include <newsroom/editingsession.h>
#include <profiles/profile.h>
#include <unsaved/journal.h>
#include <unsaved/recovery.h>
#include <workspace/workspace.h>

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QTimer>

using namespace Triptych;
using namespace std::chrono_literals;
using Faults::DeskLog;
using Newsroom::EditingSession;

/**
 * A desk without a window, for random histories: it types, saves, deletes and reads by a seed, and
 * writes what it typed and what was acknowledged into a log that survives its death. Its addresses
 * are the environment's. A line on stdin asks it to save what it has and to end.
 */
class RandomDesk final : public QObject
{
public:
    RandomDesk(const QString &folder, const QString &name, quint32 seed)
        : m_name(name)
        , m_random(seed)
        , m_journal(folder + QStringLiteral("/journal"))
        , m_log(folder, name)
    {
        connect(&m_stdin, &QSocketNotifier::activated, this, [this] {
            m_stdin.setEnabled(false);
            m_finishing = true;
        });
        m_step.setSingleShot(true);
        connect(&m_step, &QTimer::timeout, this, &RandomDesk::step);
        open();
    }

private:
    int upTo(int most) { return int(m_random.bounded(most + 1)); }
    void later(int milliseconds) { m_step.start(m_log.pauseOf(milliseconds)); }

    void open()
    {
        const auto profile =
            Profiles::profileFromEnvironment(QProcessEnvironment::systemEnvironment());
        if (!profile || !*profile)
            qFatal("no addresses in the environment");
        Core::onAnswer(
            Workspace::Workspace::open(**profile, Workspace::Workspace::RelayMode::InBackground,
                                       Core::Call::within(5s)),
            this, [this](const Core::Result<std::shared_ptr<Workspace::Workspace>> &opened) {
                if (!opened) {
                    QTimer::singleShot(100, this, &RandomDesk::open);
                    return;
                }
                m_workspace = *opened;
                start();
            });
    }

    void start()
    {
        m_reader.emplace(m_workspace->stores().articles, m_workspace->stores().cache,
                         m_workspace->stores().views);
        m_session = std::make_unique<EditingSession>(m_workspace->stores().articles, m_journal,
                                                     m_workspace->changes(), m_workspace->actor());
        m_session->setSource([this] { return m_text; });
        connect(m_session.get(), &EditingSession::opened, this,
                [this](const Core::Article &article) { m_text = article; });
        connect(m_session.get(), &EditingSession::merged, this,
                [this](const Core::Article &article) { m_text = article; });
        connect(m_session.get(), &EditingSession::saved, this,
                [this](const Core::Article &article) { m_log.saved(article); });
        connect(m_session.get(), &EditingSession::changedElsewhere, m_session.get(),
                &EditingSession::adopt);
        connect(m_session.get(), &EditingSession::failed, this, [this](const Core::Error &error) {
            m_log.write(
                QStringLiteral("failed %1 %2")
                    .arg(Core::errorKindName(error.kind), error.detail.left(200).simplified()));
        });
        connect(m_session.get(), &EditingSession::conflictFound, this, &RandomDesk::onConflict);
        // Only the journal: a working copy of this desk's login may be another desk's.
        Core::onAnswer(m_journal.content(), this,
                       [this](const Core::Result<Unsaved::JournalContent> &content) {
                           if (!content)
                               qFatal("no journal");
                           for (const Unsaved::JournalEntry &entry : content->entries)
                               m_toRecover << ToRecover{entry.article, {}};
                           qsizetype torn = content->setAside.size() + content->empty.size();
                           for (const Unsaved::AsideEntry &aside : content->aside) {
                               // A whole one lies there since another text took its place.
                               if (aside.isInPart())
                                   ++torn;
                               else
                                   m_toRecover << ToRecover{aside.entry.article, {aside.file, {}}};
                           }
                           if (torn > 0)
                               m_log.write(QStringLiteral("torn %1").arg(torn));
                           m_log.write(QStringLiteral("started"));
                           later(0);
                       });
    }

    void onConflict(const Core::Article &mine, const Core::Article &theirs)
    {
        // What a person does who wants both: theirs, and of mine what it lacks.
        Core::Article both = theirs;
        for (const QString &word : m_log.wordsIn(mine.body + m_text.body)) {
            if (!both.body.contains(word))
                both.body += DeskLog::sentenceOf(word);
        }
        m_text = both;
        m_session->resolve(both, theirs.version);
    }

    void type()
    {
        const QString word = m_log.newWord();
        // At either end, so that two desks collide at times and merge at times.
        const QString sentence = DeskLog::sentenceOf(word);
        m_text.body =
            upTo(1) == 0 ? QString(sentence + m_text.body) : QString(m_text.body + sentence);
        m_session->markEdited();
        m_log.typed(m_session->base().id, word);
        ++m_typed;
    }

    bool isBusy() const
    {
        return m_session->state() == EditingSession::State::Saving ||
               m_session->state() == EditingSession::State::Opening;
    }

    void step()
    {
        using State = EditingSession::State;
        if (isBusy() || m_calling) {
            // Typing goes on during a save.
            if (m_session->state() == State::Saving && !m_finishing && upTo(9) == 0)
                type();
            later(10);
            return;
        }
        const State state = m_session->state();
        if (state == State::Failed && m_session->error().kind == Core::ErrorKind::Conflict) {
            // Deleted meanwhile: the text stays in the journal, where a person finds it.
            m_given << m_session->base().id;
            m_session->startNew();
            later(0);
            return;
        }
        if (m_session->hasUnsavedText() &&
            (m_finishing || m_typed >= 3 || state == State::Failed)) {
            m_typed = 0;
            m_session->save();
            later(state == State::Failed ? 100 : 10);
            return;
        }
        if (state == State::Empty || state == State::Saved) {
            while (!m_toRecover.isEmpty()) {
                const auto [typed, place] = m_toRecover.takeFirst();
                if (m_given.contains(typed.id))
                    continue;
                m_session->recover(typed, place);
                m_typed = 3;
                later(10);
                return;
            }
            if (m_finishing) {
                // Ends as a window is closed: what the journal still has to do is done first.
                m_session.reset();
                m_reader.reset();
                m_workspace.reset();
                m_log.write(QStringLiteral("ended"));
                QCoreApplication::quit();
                return;
            }
        }
        act(state);
    }

    void act(EditingSession::State state)
    {
        const int dice = upTo(99);
        if (state == EditingSession::State::Unsaved ||
            (state == EditingSession::State::Saved && dice < 55)) {
            type();
            later(upTo(30));
        } else if (dice < 70) {
            startNew();
            later(upTo(20));
        } else if (dice < 94 || m_session->base().version == 0) {
            openSome(dice < 76);
        } else {
            removeThis();
        }
    }

    void startNew()
    {
        Core::Article article;
        article.title = QStringLiteral("Article of ") + m_name;
        article.status = Core::Status::Published;
        m_session->startNew(article);
    }

    void openSome(bool toRead)
    {
        m_calling = true;
        Core::onAnswer(m_workspace->library().list({}, 4, {}, Core::Call::within(3s)), this,
                       [this, toRead](const Core::Result<Core::ArticlePage> &page) {
                           m_calling = false;
                           if (m_session->hasUnsavedText() || isBusy()) {
                               later(0);
                               return;
                           }
                           if (!page || page->rows.isEmpty()) {
                               startNew();
                               later(20);
                               return;
                           }
                           const Core::ArticleId id =
                               page->rows.at(upTo(int(page->rows.size()) - 1)).id;
                           if (toRead)
                               read(id);
                           else
                               m_session->open(id);
                           later(10);
                       });
    }

    QCoro::Task<void> read(Core::ArticleId id)
    {
        auto opening = m_reader->open(id, Core::Call::within(2s));
        const auto opened = co_await opening;
        Q_UNUSED(opened)
    }

    void removeThis()
    {
        m_calling = true;
        const Core::Article base = m_session->base();
        Core::onAnswer(m_workspace->library().remove(base.id, base.version, Core::Call::within(5s)),
                       this, [this, base](const Core::Result<qint64> &removed) {
                           m_calling = false;
                           if (removed)
                               m_log.removed(base.id, *removed);
                           startNew();
                           later(10);
                       });
    }

    const QString m_name;
    QRandomGenerator m_random;
    Unsaved::Journal m_journal;
    DeskLog m_log;
    QSocketNotifier m_stdin{0, QSocketNotifier::Read};
    std::shared_ptr<Workspace::Workspace> m_workspace;
    std::optional<Newsroom::ArticleReader> m_reader;
    Core::Article m_text; // outlives the session, which asks for it once more
    std::unique_ptr<EditingSession> m_session;
    struct ToRecover
    {
        Core::Article article;
        Unsaved::TextPlace place;
    };
    QList<ToRecover> m_toRecover;
    QList<Core::ArticleId> m_given;
    QTimer m_step;
    int m_typed = 0;
    bool m_calling = false;
    bool m_finishing = false;
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() != 4)
        qFatal("usage: triptych_faultdesk FOLDER NAME SEED");
    RandomDesk desk(arguments.at(1), arguments.at(2), arguments.at(3).toUInt());
    return application.exec();
}
