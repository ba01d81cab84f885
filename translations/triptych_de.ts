<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ArticleDocument</name>
    <message>
        <source>Picture without a description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArticleStatus</name>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Articles</name>
    <message>
        <source>A list shows between 1 and 1,000 articles at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the continuation of this list. Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The slug is too long: 500 characters are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The section is too long: 500 characters are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag is too long: 500 characters are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A byline is too long: 500 characters are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path in the import source is too long: 2,000 bytes are the most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time of publication must lie in the years 1 to 9999.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else saved this article first. Nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another article in this language has this slug already. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many articles were asked for at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>Reading from the cache was called off.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The %1 contains a null character (U+0000) at position %2, which no store can keep. Remove it and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 contains half of a character (a lone surrogate) at position %2, which no store can keep. Remove it and save again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a language tag such as en or pt-BR.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An article needs a title or a text before it can be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stored copy of an article cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server refused the request as not valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server refused the sign-in; check the user name and password or the API key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server does not allow this to the account in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index does not exist yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy on the way to the search server asks for a sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index holds a newer version already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article is too large for the search server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server is overloaded and will be asked again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server is not available at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server could not carry out the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s disk is full; articles are saved, but searching does not see changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index is read-only; articles are saved, but searching does not see changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>&quot;%1&quot; is not a text; it was kept as a custom field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds something that is not a name; it was kept as a custom field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date was left out: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time was left out: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a language tag; the article counts as &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a status that Triptych knows; it was kept as a custom field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither true nor false; the article was kept as a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands again in line %2, and that one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The store gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was stopped; what it had written stays, and running it again completes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import took too long; what it had written stays, and running it again completes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is too large for an article (%1, at most %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article was deleted in Triptych and stays deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article was edited in Triptych since it was imported; the file was not taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its slug was taken; the article got the slug &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article was saved by someone else meanwhile; the file was not taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder may not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads nowhere, or in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder link leads back to a folder that it lies in (a loop).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This link leads to a folder that is read already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndexKeeper</name>
    <message>
        <source>The search index is not filled yet; the database answers searches meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Newsroom</name>
    <message>
        <source>A journal file could not be read and was set aside.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Platform</name>
    <message>
        <source>There is no space left to write %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 may not be written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triptych is open already on %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Redis</name>
    <message>
        <source>A part of the Redis cluster is served by no node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis answered with something unexpected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No trusted encrypted connection to Redis can be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis sent a reply that nobody had asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the primary (yet)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answered at this address is not Redis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis did not accept the name or password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Redis user may not do that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis is busy or still starting and did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Redis server is a replica and cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis has no memory left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis cannot write to its disk and refuses changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis cluster is being rearranged and did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis cluster cannot do this with keys that it keeps apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Redis server is not part of a cluster; name it without &quot;+cluster&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis holds something unexpected under a key of Triptych.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis accepts no more connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Redis server is too old for Triptych.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis has no database of that number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis refused a command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call to Redis was called off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Redis is being closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Redis broke before it answered; the command may have been carried out and is not repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address names no host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis sent something that is not a valid reply, so the connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis sentinels know no primary of that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis address with a user or password starts with redis:// or rediss://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis address starts with redis:// or rediss://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The port of the Redis address is not between 1 and 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of the Redis address is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address has an unknown option; only ca=FILE is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address of sentinels ends with the name of the primary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Redis cluster has no database but 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address has an unknown option; only ca=FILE and the sentinels&apos; user and password are known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis addresses of the list contradict each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis described its cluster in an unexpected way.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>The search was called off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An article without an id or a version cannot be indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s reply does not cover what was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server has an index named %1 where Triptych needs an alias; remove or rename that index.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index was made by a newer Triptych; update this one to use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page belongs to another search; search again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s reply is not that of a search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server did not finish the search in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the search index did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address %1 of the search server cannot be read; write a URL or host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address %1 of the search server must begin with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address %1 of the search server must not contain ? or #.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The addresses of the search server name different users or passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address of a search server is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate file %1 of the search server holds no certificate that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the search server is not trusted; name the file of the authority that issued it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No search server answers at its address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s host name is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s reply is too large to be one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A search shows between 1 and 1,000 hits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the continuation of this search. Start it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sql</name>
    <message>
        <source>This installation lacks Qt&apos;s driver for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no workspace file %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program made a mistake in a database command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database took the change back. Nothing was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke while saving; whether it was saved is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PostgreSQL address cannot be read. Write it like postgresql://name@host:5432/database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace was written by a newer Triptych. Install the newest version to open it; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This workspace file must be brought up to date first, but it can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of the PostgreSQL server is not trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The %1 has a character at position %2 that cannot be stored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>Filling the search index was stopped; what it has stays, and the next start goes on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>&quot;%1&quot; is not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no time of day %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the date is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; may mean two dates; write it as year-month-day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such day as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the time zone &quot;%1&quot; is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts could not be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a null character (U+0000) at byte %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not UTF-8 at byte %1 (0x%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the front matter is not closed by a line &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the JSON front matter has no end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the JSON cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two versions could not be merged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the front matter is too large or too deeply nested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the TOML cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quoted text is never closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the YAML cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Models::ArticleListModel</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Models::SearchModel</name>
    <message>
        <source>%1, by %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Newsroom::EditingSession</name>
    <message>
        <source>This article was deleted meanwhile. Your text is kept on this computer; save it as a new article to keep it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Search</name>
    <message>
        <source>The connection to the search server broke off in the middle of a reply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s address redirects elsewhere; name the address it redirects to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page answered instead of the search server; a proxy may stand in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than a search server answers at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search server&apos;s reply cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Sync::Relay</name>
    <message>
        <source>The relay&apos;s login cannot see an article that changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date of this year, in Qt&apos;s format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date of another year, in Qt&apos;s format</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date and a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bn</source>
        <comment>thousand millions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; 1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleHeadEdit</name>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary, in a sentence or two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Byline and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleView</name>
    <message>
        <source>Article</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Chip</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::CompareDialog</name>
    <message>
        <source>Compare with what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ stands before what your unsaved text adds, − before what it takes away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The texts are the same; only status, tags or the like differ.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the unsaved text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ConflictCard</name>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: take mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: take theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, theirs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, what will be saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ConflictView</name>
    <message>
        <source>Bring both texts together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to my text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else saved this article while you wrote. Nothing is lost: choose what is saved where both changed the same words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saved this article while you wrote. Nothing is lost: choose what is saved where both changed the same words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text, passage %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ConnectionDialog</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this workspace is called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file, no server needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL, and Elasticsearch and Redis if you have them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new or an existing file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the workspace file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triptych workspaces (*.triptych);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Articles, search and counts live in one file. No server is needed; you can move to servers later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workspace file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or an API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CA certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch API key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elasticsearch CA certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis CA certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty and PostgreSQL answers searches. Several addresses are separated by commas; OpenSearch does as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty and PostgreSQL counts views. Valkey does as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords are kept in this system&apos;s keychain, nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not answer; type the passwords again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the workspace a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another workspace has this name already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file that the workspace lives in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where PostgreSQL is: articles live there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password or an API key, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address to test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keychain that answers. Passwords are kept until you close Triptych; connect again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect for this session</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::EditorPage</name>
    <message>
        <source>Nothing is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an article in the list, or start a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved together with what %1 changed meanwhile. Undo takes it back from the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article was deleted. What you type is kept on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saved this article just now; you see the new version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saved this article just now. Yours is kept; saving brings both together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and bring together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write here. Markdown is understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More ways to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish, send to review, discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish at a time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as readers do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unsaved changes are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aa</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell capitals from small letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::HitDelegate</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::InlineNotice</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Inspector</name>
    <message>
        <source>At a set time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made from the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a byline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created and changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduled: readers see it from %1 on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time counts once it is published.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1 by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No version is saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::LabelledField</name>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::MarkdownEditor</name>
    <message>
        <source>Bold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ReadingPage</name>
    <message>
        <source>Reading page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this article (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article was deleted; you see it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This article is not there any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The article cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n view(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RecoveryBar</name>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved text could not be read; the file is kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · deleted meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · from another computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the unsaved text of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the unsaved text of %1 with what is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the unsaved text of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unsaved text of &quot;%1&quot; is discarded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text that was typed before and never saved is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RevisionDialog</name>
    <message>
        <source>Read version %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1, saved %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1, saved %2 by %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back into the editor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SaveStateLine</name>
    <message>
        <source>Save state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft · not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes · kept on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes · not kept on this computer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: someone else changed the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SearchPage</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found articles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search every article</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words in any order; &quot;an exact phrase&quot;; -without this word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>More than %1 results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>results, time, store</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filters above may hide what you look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer or other words may find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is away since %2; %3 answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is away; %2 answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StoreTestLine</name>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result of testing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Token</name>
    <message>
        <source>Delete removes it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::TokenField</name>
    <message>
        <source>None yet. Type one and press Return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Type another and press Return; Backspace removes the last.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Triptych::Workspace::IndexKeeper</name>
    <message>
        <source>The search index is being filled; the database answers searches meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The search index was filled, but %n article(s) are not in it; the database goes on answering searches.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Redis answered with something unexpected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many view counts were asked for at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many counters were asked for at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no workspace &quot;%1&quot;: name a saved profile or a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the file of the workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ES_ADDR and REDIS_ADDR stand beside a PostgreSQL database: set POSTGRES_DSN too, or unset them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings cannot be written; the workspace stays connected for this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the workspace a name of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain did not answer. Type the password; it is kept for this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain here. Type the password; it is kept for this session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password could not be removed from the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The search index went away between two pages. Search again: the database answers meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PostgreSQL full text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
