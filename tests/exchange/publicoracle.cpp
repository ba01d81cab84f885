#include "publicoracle.h"

#include <QByteArrayList>

namespace Triptych::Tests::Oracle {

namespace {

Statement keeps(const char *key, Value value, const char *word = "")
{
    return {key, value, word, false, true};
}

Statement shows(const char *key, Value value, const char *word = "")
{
    return {key, value, word, true, true};
}

/** What is a draft by no word of its own gets a reason: there are no hidden articles in Triptych.
 */
Statement keepsBySwitch(const char *key, Value value)
{
    const QByteArray word = QByteArray(key).toLower();
    return {key, value, "", false, word.contains("draft") || word.contains("publish")};
}

/** A switch that hides where it is on. */
QList<Statement> hides(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys)
        statements << keepsBySwitch(key, Value::True) << shows(key, Value::False);
    return statements;
}

/** A switch that shows where it is on. */
QList<Statement> reveals(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys)
        statements << shows(key, Value::True) << keepsBySwitch(key, Value::False);
    return statements;
}

/** A moment before which the article is not shown. */
QList<Statement> begin(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys)
        statements << keeps(key, Value::Future) << shows(key, Value::Past);
    return statements;
}

/** A moment after which it is not shown. Until then Triptych warns that nobody takes it down. */
QList<Statement> end(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys)
        statements << keeps(key, Value::Past) << Statement{key, Value::Future, "", true, false};
    return statements;
}

QList<Statement> perhaps(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys) {
        statements << Statement{key, Value::Word, "draft", false, false}
                   << shows(key, Value::Word, "northern");
    }
    return statements;
}

/** A switch of many uses, which hides where it is on, with a warning. */
QList<Statement> perhapsHides(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys)
        statements << Statement{key, Value::True, "", false, false} << shows(key, Value::False);
    return statements;
}

QList<Statement> perhapsReveals(std::initializer_list<const char *> keys)
{
    QList<Statement> statements;
    for (const char *key : keys)
        statements << shows(key, Value::True) << Statement{key, Value::False, "", false, false};
    return statements;
}

QList<Statement> words(const char *key, bool isShown, std::initializer_list<const char *> values)
{
    // States that Triptych has, too.
    static const QByteArrayList own{"draft",       "drafts",   "auto-draft", "unpublished",
                                    "pending",     "review",   "in-review",  "pending-review",
                                    "in progress", "archived", "archive",    "trash",
                                    "trashed",     "deleted",  "expired"};
    QList<Statement> statements;
    for (const char *value : values)
        statements.append({key, Value::Word, value, isShown, isShown || own.contains(value)});
    return statements;
}

} // namespace

const QList<Document> &documents()
{
    static const QList<Document> all{
        // "published: Set to false if you don't want a specific post to show up when the site is
        // generated."
        {"Jekyll, Front Matter: Predefined Global Variables", reveals({"published"})},
        // `date` overrides the date of the name; "future: Publish posts or collection documents
        // with a future date" is off unless asked for.
        {"Jekyll, Front Matter: Predefined Variables for Posts; Configuration Options: Future",
         begin({"date"})},
        // Keys that say nothing about who may read it.
        {"Jekyll, Front Matter: Custom Variables",
         {shows("layout", Value::Word, "post"), shows("comments", Value::True),
          shows("comments", Value::False), shows("sitemap", Value::False),
          shows("food", Value::Word, "pizza")}},

        // "By default, Hugo will not publish content when: the draft value is true; the date is in
        // the future; the publishDate is in the future; the expiryDate is in the past."
        {"Hugo, Basic usage: Draft, future, and expired content", hides({"draft"})},
        {"Hugo, Basic usage: Draft, future, and expired content", begin({"date", "publishDate"})},
        {"Hugo, Basic usage: Draft, future, and expired content", end({"expiryDate"})},
        // The names that these dates have besides, without regard to case.
        {"Hugo, Configure front matter: Dates",
         begin({"publishdate", "pubdate", "pubDate", "published"})},
        {"Hugo, Configure front matter: Dates", end({"expirydate", "unpublishdate"})},
        // "headless: if true, sets a leaf bundle to be headless", which no page renders.
        {"Hugo, Front matter: Fields", hides({"headless"})},
        // "render: never", "list: never"; Hugo named the field _build before.
        {"Hugo, Build options: Options",
         {Statement{"build", Value::Yaml, "{render: never}", false, false},
          Statement{"_build", Value::Yaml, "{render: false}", false, false},
          Statement{"build", Value::Yaml, "{list: never}", false, false},
          shows("build", Value::Yaml, "{render: always, list: always}"),
          shows("build", Value::Yaml, "{list: local}")}},
        {"Hugo, Front matter: Fields",
         {shows("weight", Value::Word, "10"), shows("type", Value::Word, "posts"),
          shows("isCJKLanguage", Value::True)}},

        // "Publish: Viewable by everyone. Future: Scheduled to be published in a future date.
        // Draft: Incomplete post. Pending: Awaiting a user to publish. Private: Viewable only to
        // users at Administrator level. Trash. Auto-Draft. Inherit." The field is post_status.
        {"WordPress, Post Status: Default Statuses", words("post_status", true, {"publish"})},
        {"WordPress, Post Status: Default Statuses",
         words("post_status", false,
               {"draft", "pending", "private", "trash", "auto-draft", "inherit"})},
        {"WordPress, REST API Handbook, Posts: Schema, status",
         words("status", true, {"publish", "future"})},
        {"WordPress, REST API Handbook, Posts: Schema, status",
         words("status", false, {"draft", "pending", "private"})},
        // The moments of a post: `date`, `date_gmt`; post_date, post_date_gmt in wp_posts.
        {"WordPress, REST API Handbook, Posts: Schema, date", begin({"date_gmt"})},
        {"WordPress, Class Reference, WP_Post: Member variables",
         begin({"post_date", "post_date_gmt"})},
        // "Public: visible to everyone. Private: visible only to site admins and editors. Password
        // protected: only those with the password can view it."
        {"WordPress, Settings Sidebar: Status and Visibility",
         words("visibility", true, {"public"})},
        {"WordPress, Settings Sidebar: Status and Visibility",
         words("visibility", false, {"private", "password", "password-protected", "protected"})},
        {"WordPress, REST API Handbook, Posts: Schema, password",
         {Statement{"password", Value::Word, "xyzzy", false, false},
          Statement{"post_password", Value::Word, "xyzzy", false, false}}},

        // "status: published, draft, scheduled, sent"; sent posts went out as email only.
        // "published_at": null where the post was never published.
        {"Ghost, Custom migrations: JSON file structure",
         {Statement{"published_at", Value::Yaml, "null", false, false},
          Statement{"published_at", Value::Yaml, "", false, false}}},
        // The name in a WXR file.
        {"WordPress, Tools Export Screen: WXR, wp:status",
         words("wp_status", false,
               {"draft", "pending", "private", "trash", "auto-draft", "inherit"})},
        {"Ghost, Admin API: Posts", words("status", true, {"published", "scheduled"})},
        {"Ghost, Admin API: Posts", words("status", false, {"draft", "sent"})},
        {"Ghost, Admin API: Posts, Scheduling a Post", begin({"published_at"})},
        // "visibility: public, members, paid", and tiers since 5.0.
        {"Ghost, Custom migrations: JSON file structure; Admin API: Posts",
         words("visibility", false, {"members", "paid", "tiers"})},

        // Others that write the same kind of files.
        {"Hexo, Front-matter: Settings", reveals({"published"})},
        {"Docusaurus, Markdown front matter: draft, unlisted", hides({"draft", "unlisted"})},
        {"Eleventy, Permalinks: Skip writing to the file system",
         {keeps("permalink", Value::Yaml, "false")}},
        {"Obsidian, Publish: Publish and unpublish notes", reveals({"publish"})},
        {"Obsidian Digital Garden, Note settings", reveals({"dg-publish"})},
        {"Zola, Content, Page: Front matter (render)", reveals({"render"})},
        {"Grav, Headers / Frontmatter: Routable, Visible", reveals({"routable", "visible"})},
        {"Lektor, Page: System fields (_discoverable, _hidden)", reveals({"_discoverable"})},
        {"Lektor, Page: System fields (_discoverable, _hidden)", hides({"_hidden"})},
        {"Pelican, Writing content: File metadata, Hidden Posts",
         words("status", false, {"draft", "hidden", "skip"})},
        {"Pelican, Writing content: File metadata", words("status", true, {"published"})},
        // "If you do not want to generate a page, set it to an empty string."
        {"Pelican, Settings: URL settings; Writing content: File metadata (save_as)",
         {Statement{"save_as", Value::Yaml, "", false, false},
          Statement{"save_as", Value::Yaml, "''", false, false},
          shows("save_as", Value::Word, "x.html")}},
        {"MkDocs Material, Setting up navigation: Hiding the sidebars",
         {shows("hide", Value::Yaml, "[navigation, toc]")}},
        {"schema.org, CreativeWork: datePublished, expires", begin({"datePublished"})},
        {"schema.org, CreativeWork: datePublished, expires", end({"expires"})},
        {"Dublin Core, DCMI Metadata Terms: issued", begin({"issued"})},
        {"Google, robots meta tag: noindex (readers see the page all the same)",
         {shows("noindex", Value::True)}},

        // The same said in words that no document of these has, and that newsrooms and the makers
        // of exports write.
        {"usage: switches", hides({"drafts",
                                   "is_draft",
                                   "private",
                                   "is_private",
                                   "hidden",
                                   "is_hidden",
                                   "hide",
                                   "is_unlisted",
                                   "unpublished",
                                   "is_unpublished",
                                   "no_publish",
                                   "do_not_publish",
                                   "dont_publish",
                                   "protected",
                                   "is_protected",
                                   "encrypted",
                                   "embargoed",
                                   "members_only",
                                   "subscribers_only",
                                   "wip",
                                   "secret",
                                   "not_published",
                                   "unlist",
                                   "post_draft",
                                   "page_draft",
                                   "article_draft",
                                   "deleted",
                                   "is_deleted",
                                   "trashed",
                                   "confidential",
                                   "is_confidential",
                                   "disabled"})},
        {"usage: switches", reveals({"is_published", "public", "is_public", "is_visible"})},
        {"usage: fields of a status",
         words("page_status", false, {"draft"}) + words("article_status", false, {"draft"}) +
             words("content_status", false, {"draft"}) + words("publish_status", false, {"draft"}) +
             words("publishing_status", false, {"draft"}) +
             words("publication_status", false, {"draft"}) +
             words("post_visibility", false, {"private"}) +
             words("page_visibility", false, {"private"})},
        {"usage: words of a status", words("status", true, {"live", "public"})},
        {"usage: words of a status",
         words("status", false,
               {"review", "in-review", "pending-review", "in progress", "drafts", "unpublished",
                "members only", "member-only", "subscribers", "unlisted", "internal", "embargoed",
                "wip", "archived", "archive", "trashed", "deleted", "expired"})},
        {"usage: switches of many uses",
         perhapsHides(
             {"internal", "is_internal", "inactive", "offline", "restricted", "unfinished"}) +
             perhapsReveals({"enabled", "active", "is_active", "live", "online", "listed",
                             "approved", "ready"})},
        {"usage: switches of many uses",
         {shows("active", Value::Word, "menu-1"), shows("live", Value::Word, "https://a.example"),
          shows("internal", Value::Word, "links")}},
        // Of many uses: only a word that keeps readers away counts, and is warned of.
        {"usage: fields of many uses", perhaps({"state", "stage", "workflow", "workflow_state",
                                                "workflow_status", "editorial_status", "access"})},
        {"usage: moments",
         begin({"publish_at",      "publish_on",    "publish_time",   "publish_from",
                "published_date",  "published_on",  "published_time", "publication_date",
                "publicationTime", "date_publish",  "embargo",        "embargo_until",
                "embargoed_until", "embargo_date",  "embargo_ends",   "release_date",
                "released_at",     "release_at",    "release_on",     "go_live",
                "go_live_date",    "go_live_at",    "scheduled",      "scheduled_at",
                "scheduled_for",   "schedule_date", "scheduled_date", "available_from",
                "visible_from",    "valid_from",    "not_before",     "publish"})},
        {"usage: moments",
         end({"expiry",       "expire",         "expire_at",       "expires_at",
              "expires_on",   "expires_date",   "expire_date",     "expiration_date",
              "expiration",   "unpublish",      "deleted_at",      "unpublish_at",
              "unpublish_on", "unpublished_at", "depublish_date",  "depublish_at",
              "valid_until",  "visible_until",  "available_until", "publish_until",
              "show_until",   "not_after",      "take_down",       "take_down_date",
              "archive_date", "archive_at",     "archive_on"})},
    };
    return all;
}

const QList<Place> &places()
{
    static const QList<Place> all{
        // "Drafts are posts without a date in the filename", kept in _drafts; Hexo has the same.
        {"_drafts", false},
        {"site/_drafts", false},
        {"_drafts/2024", false},
        // Jekyll, Directory Structure: files and folders that begin with "_" are not published;
        // here only those whose name says why.
        {"_draft", false},
        {"_unpublished", false},
        {"_unpublish", false},
        {"_trash", false},
        {"_wip", false},
        {"_in-progress", false},
        {"_private", false},
        {"_embargoed", false},
        {"_hidden", false},
        {"_archive", false},
        {"_archived", false},
        {"_old", false},
        {"_backup", false},
        {"_pending", false},
        // Hugo has no such folder; people name theirs so all the same.
        {"drafts", false},
        {"content/drafts", false},
        {"Drafts", false},
        {"draft", false},
        {"unpublished", false},
        {"unpublish", false},
        {"in progress", false},
        {"trash", false},
        {"wip", false},
        {"WIP 2024", false},
        {"drafts-2024", false},
        {"2024_drafts", false},
        {"drafts2", false},
        {"old-drafts", false},
        {"posts/my drafts", false},
        {"embargoed", false},
        // Sections that are only named alike.
        {"_posts", true},
        {"content/posts", true},
        {"posts/private", true},
        {"posts/trash-fish", true},
        {"2024", true},
        {"old-town", true},
        {"archive", true},
        {"old", true},
        {"pending", true},
        {"hidden", true},
        {"beer-on-draft", true},
    };
    return all;
}

const QList<const char *> &keysToMisspell()
{
    static const QList<const char *> keys{
        "draft",       "isDraft", "private",    "hidden",       "unlisted",    "published",
        "publish",     "status",  "visibility", "pubdate",      "publishDate", "publishedAt",
        "unpublished", "embargo", "expiryDate", "unpublishdate"};
    return keys;
}

const QList<const char *> &otherWords()
{
    static const QList<const char *> words{"craft", "graft", "drift",     "raft",     "daft",
                                           "kraft", "stats", "publisher", "publishes"};
    return words;
}

} // namespace Triptych::Tests::Oracle
