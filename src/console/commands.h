#pragma once

#include "invocation.h"
#include "output.h"

#include <core/task.h>

#include <optional>

namespace Triptych::Workspace {
class Workspace;
}

namespace Triptych::Profiles {
struct ProfileWithSecrets;
}

namespace Triptych::Console {

/** What a command needs: where it works, what was asked, where it prints. */
struct Context
{
    Workspace::Workspace &workspace;
    const Invocation &invocation;
    const Output &output;
};

// Each command prints its results and gives the exit code; an error is printed by whoever ran it.
Core::Task<int> listArticles(Context context);
Core::Task<int> showArticle(Context context);
Core::Task<int> createArticle(Context context);
Core::Task<int> editArticle(Context context);
Core::Task<int> deleteArticle(Context context);
Core::Task<int> searchArticles(Context context);
Core::Task<int> showViews(Context context);
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

/** `setup --upgrade`, which opens no workspace: what it mends may be what keeps one shut. */
Core::Task<int> upgradeSchema(Profiles::ProfileWithSecrets profile, const Output &output);

/**
 * `health` where the database is away, so that no workspace opens: shows the stores all the same,
 * each asked by itself; what would stand in the database is away with it. Prints no error of the
 * database.
 */
QCoro::Task<void> showHealthWithoutDatabase(Profiles::ProfileWithSecrets profile,
                                            const Output &output);

/** The parts of `setup` that need no workspace: answers their exit code, nothing for any other
 * command. */
std::optional<int> setUpOffline(const Invocation &invocation, const Output &output);

/** About how many articles there are, for progress; 0 where that is not known. */
QCoro::Task<qint64> articleTotal(Context context);
/** "done / total", or only the first where the other is not known. */
QString fraction(qint64 done, qint64 total);

/** Prints why a workspace could not be opened; answers the exit code. */
int notOpened(const Core::Error &error, const Output &output);

/** The first `count` lines of stdin, never cut: Usage, with the number of the line, where one is
 * missing, empty, too long (1,000 bytes), holds a NUL or is no UTF-8. A password is never taken
 * from argv, which others see. */
Core::Result<QStringList> passwordsFromStdin(int count);

/** Publishes what this command wrote, where the role allows; rows that cannot go now stay waiting.
 */
QCoro::Task<void> relayOwnRows(Context context);

} // namespace Triptych::Console
