#pragma once

#include <QString>

namespace Triptych::Exchange {

// Judge files of a site by their names and folders. Paths are inside the source, with '/'. Any
// thread.

/** Markdown under one of its endings; .mdx, whose extras readers see as text, among them. */
bool isMarkdown(const QString &name);

/** The name of a format of texts that this import does not read ("HTML"); empty for others, such as
 * pictures. */
QString otherTextFormat(const QString &name);

/**
 * Why this Markdown file is no article of its site, one sentence; empty where it may be one.
 * README, LICENSE and their kind speak about the files, `_index.md` is Hugo's page of a section,
 * and folders such as _includes hold parts of pages.
 */
QString notAnArticle(const QString &path);

/** As notAnArticle(), for names such as license.md, which are articles if the file has front
 * matter. */
QString perhapsNotAnArticle(const QString &path);

/** The folder in a path that belongs to a program or a theme, such as node_modules; empty without
 * one. Its texts are by others; where they are imported, they become drafts. */
QString folderOfOthers(const QString &path);

/** True where a hidden folder of this name belongs to a tool, such as .git, and has no articles. */
bool isToolFolder(const QString &name);

/** The first folder of a path that sites do not publish, such as _drafts, with those before it
 * ("blog/_drafts"); empty without one. */
QString folderOfDrafts(const QString &path);

/** What a report says of such a folder. */
QString aboutFolderOfDrafts();

/** What the name of a file has before its ending that says that it is a draft or a copy: "draft" of
 * x.draft.md, x-draft.md or "[draft] x.md", "bak" of x.bak.md, "sync-conflict-..." of a copy that
 * two computers made; else empty. */
QString markOfCopy(const QString &name);

/** Whether the source itself is such a folder or lies in one; `root` is its absolute path. Above it
 * only the folders below `siteRoot` count, as anybody may keep a whole site below a folder
 * "drafts"; an empty `siteRoot` = no configuration says where the site begins: all of them. A name
 * that begins with a dot counts only as the source's own. */
bool isUnpublishedRoot(const QString &root, const QString &siteRoot);

} // namespace Triptych::Exchange
