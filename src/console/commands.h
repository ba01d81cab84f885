#pragma once

#include "invocation.h"
#include "output.h"

#include <core/query.h>
#include <core/task.h>

#include <optional>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Profiles {
struct ProfileWithSecrets;
}

namespace Triptych::Console {

/** What a command needs: the workspace, the command line, the output. */
struct Context
{
    Workspace::Workspace &workspace;
    const Invocation &invocation;
    const Output &output;
};

// Each command prints its results and answers the exit code; the caller prints an error.
Core::Task<int> listArticles(Context context);
Core::Task<int> showArticle(Context context);
Core::Task<int> changeMany(Context context);
Core::Task<int> createArticle(Context context);
Core::Task<int> editArticle(Context context);
Core::Task<int> deleteArticle(Context context);
Core::Task<int> restoreArticle(Context context);
Core::Task<int> purgeArticle(Context context);
Core::Task<int> searchArticles(Context context);
Core::Task<int> showViews(Context context);
Core::Task<int> exportMarkdown(Context context);
Core::Task<int> importMarkdown(Context context);
Core::Task<int> printRedirects(Context context);
Core::Task<int> importSources(Context context);
Core::Task<int> relayChanges(Context context);
Core::Task<int> reindexArticles(Context context);
Core::Task<int> auditStores(Context context);
Core::Task<int> showHealth(Context context);
Core::Task<int> setUp(Context context);
Core::Task<int> moveWorkspace(Context context);
Core::Task<int> showSettings(Context context);

/** `setup --upgrade`. It opens no workspace, because an old schema may be what prevents that. */
Core::Task<int> upgradeSchema(Profiles::ProfileWithSecrets profile, const Output &output);

/**
 * `health` where the database is away, so that no workspace opens: shows the other stores, each
 * asked by itself, without what only the database knows. Does not print the error of the database.
 */
QCoro::Task<void> showHealthWithoutDatabase(Profiles::ProfileWithSecrets profile,
                                            const Output &output);

/** The parts of `setup` that need no workspace: answers their exit code, nothing for any other
 * command. */
std::optional<int> setUpOffline(const Invocation &invocation, const Output &output);

/** Sets the moment or the day that `--publish-at` names. A time without a zone, and a day without a
 * time, are meant in the site's zone: the answer says so in a sentence, or is empty. */
Core::Result<QString> putPublishAt(Core::Article &article, const QString &value,
                                   const Core::SiteZone &zone);

/** What the filters of `list` ask for, with the words of a query behind the first `known`
 * arguments. Usage for a status or an order that does not exist, and for a query that cannot be
 * read. */
Core::Result<Core::ArticleQuery> queryOf(const Context &context, qsizetype known = 0);
/** About how many articles the workspace has, for progress; 0 where that is not known. */
QCoro::Task<qint64> articleTotal(Context context);
/** "done / total", or only the first where the other is not known. */
QString fraction(qint64 done, qint64 total);

/** Prints why a workspace could not be opened; answers the exit code. */
int notOpened(const Core::Error &error, const Output &output);

/** The first `count` lines of stdin, never cut: Usage, with the number of the line, where one is
 * missing, empty, too long (1,000 bytes), holds a NUL or is no UTF-8. A password is never read from
 * argv, which other users can see. */
Core::Result<QStringList> passwordsFromStdin(int count);

/** Publishes what this command wrote, where the role allows; rows that cannot be published now keep
 * waiting.
 */
QCoro::Task<void> relayOwnRows(Context context);

} // namespace Triptych::Console
