<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Application</name>
    <message>
        <source>A newsroom over PostgreSQL, Elasticsearch and Redis.</source>
        <translation>Eine Redaktion auf PostgreSQL, Elasticsearch und Redis.</translation>
    </message>
    <message>
        <source>Opens this workspace file or saved connection.</source>
        <translation>Öffnet diese Arbeitsbereichsdatei oder gespeicherte Verbindung.</translation>
    </message>
    <message>
        <source>FILE_OR_PROFILE</source>
        <translation>DATEI_ODER_PROFIL</translation>
    </message>
    <message>
        <source>“%1” is not an argument of this program.</source>
        <translation>„%1“ ist kein Argument dieses Programms.</translation>
    </message>
    <message>
        <source>Triptych is open already, but does not answer.</source>
        <translation>Triptych ist schon geöffnet, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>Triptych</source>
        <translation>Triptych</translation>
    </message>
    <message>
        <source>Ending it loses nothing that was typed more than a second ago: that is kept on this computer and offered again.</source>
        <translation>Beenden verliert nichts, was vor mehr als einer Sekunde getippt wurde: Das ist auf diesem Rechner aufgehoben und wird wieder angeboten.</translation>
    </message>
    <message>
        <source>End it and start again</source>
        <translation>Beenden und neu starten</translation>
    </message>
    <message>
        <source>Triptych is open already; its window was called up.</source>
        <translation>Triptych ist schon geöffnet; sein Fenster wurde nach vorn geholt.</translation>
    </message>
    <message>
        <source>Triptych is open already. Waiting for its window…</source>
        <translation>Triptych ist bereits geöffnet. Warten auf sein Fenster …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ArticleDocument</name>
    <message numerus="yes">
        <source>The rest (%Ln characters) is not shown here: to lay it out would take too long.</source>
        <translation>
            <numerusform>Der Rest (%Ln Zeichen) wird hier nicht gezeigt: Ihn zu setzen würde zu lange dauern.</numerusform>
            <numerusform>Der Rest (%Ln Zeichen) wird hier nicht gezeigt: Ihn zu setzen würde zu lange dauern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the text as it is written</source>
        <translation>Den Text so zeigen, wie er geschrieben ist</translation>
    </message>
    <message>
        <source>Picture without a description</source>
        <translation>Bild ohne Beschreibung</translation>
    </message>
    <message>
        <source>Picture: %1</source>
        <translation>Bild: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ArticleStatus</name>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
</context>
<context>
    <name>Articles</name>
    <message>
        <source>This is not the continuation of this list. Start it again.</source>
        <translation>Das ist nicht die Fortsetzung dieser Liste. Bitte von vorn beginnen.</translation>
    </message>
    <message>
        <source>The slug is too long: 500 characters are the most.</source>
        <translation>Der Kurzname ist zu lang: Höchstens 500 Zeichen sind möglich.</translation>
    </message>
    <message>
        <source>The section is too long: 500 characters are the most.</source>
        <translation>Der Name des Ressorts ist zu lang: Höchstens 500 Zeichen sind möglich.</translation>
    </message>
    <message>
        <source>A tag is too long: 500 characters are the most.</source>
        <translation>Ein Schlagwort ist zu lang: Höchstens 500 Zeichen sind möglich.</translation>
    </message>
    <message>
        <source>A byline is too long: 500 characters are the most.</source>
        <translation>Eine Autorzeile ist zu lang: Höchstens 500 Zeichen sind möglich.</translation>
    </message>
    <message>
        <source>The path in the import source is too long: 2,000 bytes are the most.</source>
        <translation>Der Pfad in der Importquelle ist zu lang: Höchstens 2.000 Bytes sind möglich.</translation>
    </message>
    <message>
        <source>The time of publication must lie in the years 1 to 9999.</source>
        <translation>Der Zeitpunkt der Veröffentlichung muss in den Jahren 1 bis 9999 liegen.</translation>
    </message>
    <message>
        <source>This article does not exist.</source>
        <translation>Diesen Artikel gibt es nicht.</translation>
    </message>
    <message>
        <source>Someone else saved this article first. Nothing was overwritten.</source>
        <translation>Jemand anders hat diesen Artikel zuerst gespeichert. Nichts wurde überschrieben.</translation>
    </message>
    <message>
        <source>Another article in this language has this slug already. Choose another one.</source>
        <translation>Ein anderer Artikel in dieser Sprache hat bereits diesen Kurznamen. Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>Too many articles were asked for at once.</source>
        <translation>Zu viele Artikel wurden auf einmal angefordert.</translation>
    </message>
    <message>
        <source>Your role does not allow you to change this article. Nothing was saved.</source>
        <translation>Die eigene Rolle darf diesen Artikel nicht ändern. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Somebody saved this article there just now. Nothing of it was overwritten.</source>
        <translation>Jemand hat diesen Artikel dort eben gespeichert. Nichts davon wurde überschrieben.</translation>
    </message>
    <message>
        <source>Its slug &quot;%1&quot; is another article&apos;s there: %2</source>
        <translation>Sein Kurzname „%1“ gehört dort einem anderen Artikel: %2</translation>
    </message>
    <message>
        <source>Its import source &quot;%1&quot; is another article&apos;s there: %2</source>
        <translation>Seine Importquelle „%1“ gehört dort einem anderen Artikel: %2</translation>
    </message>
    <message>
        <source>A workspace can be moved to PostgreSQL only.</source>
        <translation>Ein Arbeitsbereich kann nur nach PostgreSQL umziehen.</translation>
    </message>
    <message>
        <source>Your role may not take over what others saved: move as a login with the role admin.</source>
        <translation>Diese Rolle darf nicht übernehmen, was andere gespeichert haben: der Umzug braucht eine Anmeldung mit der Rolle admin.</translation>
    </message>
    <message>
        <source>Unsaved text of this article from another computer is kept.</source>
        <translation>Nicht gespeicherter Text dieses Artikels von einem anderen Computer ist aufbewahrt.</translation>
    </message>
    <message>
        <source>The tables of this workspace are older than the sources of imports. Its owner brings them up to date by &quot;triptychctl setup --upgrade&quot;.</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als die Importquellen. Sein Eigentümer bringt sie mit „triptychctl setup --upgrade“ auf den neuesten Stand.</translation>
    </message>
    <message>
        <source>Somebody else named an import source &quot;%1&quot; just now. Nothing was imported.</source>
        <translation>Jemand anders hat eben eine Importquelle „%1“ genannt. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>The import source &quot;%1&quot; is somebody else&apos;s: your role does not allow you to give it another folder.</source>
        <translation>Die Importquelle „%1“ gehört jemand anderem: Die eigene Rolle darf ihr keinen anderen Ordner geben.</translation>
    </message>
    <message>
        <source>Somebody else gave the import source &quot;%1&quot; another folder just now. Nothing was imported.</source>
        <translation>Jemand anders hat der Importquelle „%1“ eben einen anderen Ordner gegeben. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>The tables there are older than this program, and not everything would fit in: their owner must run &quot;triptychctl setup --upgrade&quot; first.</source>
        <translation>Die Tabellen dort sind älter als dieses Programm, und nicht alles würde hineinpassen: Ihr Eigentümer muss zuerst „triptychctl setup --upgrade“ ausführen.</translation>
    </message>
    <message>
        <source>The tables of this workspace are older than its settings: its owner must run &quot;triptychctl setup --upgrade&quot; first.</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als seine Einstellungen: Sein Eigentümer muss zuerst „triptychctl setup --upgrade“ ausführen.</translation>
    </message>
    <message>
        <source>The folder %1 lies in an import source of somebody else, or holds one. Nothing was imported: ask an editor to import it.</source>
        <translation>Der Ordner %1 liegt in einer Importquelle von jemand anderem oder enthält eine. Nichts wurde importiert: Bitten Sie die Redaktion, ihn zu importieren.</translation>
    </message>
    <message>
        <source>Another import of the source &quot;%1&quot; is running. Nothing was imported.</source>
        <translation>Ein anderer Import der Quelle „%1“ läuft gerade. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>An import needs to write beside the workspace&apos;s file.</source>
        <translation>Ein Import muss neben die Datei des Arbeitsbereichs schreiben können.</translation>
    </message>
    <message>
        <source>There is no import source &quot;%1&quot;.</source>
        <translation>Es gibt keine Importquelle „%1“.</translation>
    </message>
    <message>
        <source>You have named 1,000 import sources, and these are the most of one login. Nothing was imported: ask an admin to remove some.</source>
        <translation>Sie haben 1.000 Importquellen benannt, und mehr sind für eine Anmeldung nicht möglich. Nichts wurde importiert: Bitten Sie einen Admin, einige zu entfernen.</translation>
    </message>
    <message>
        <source>Only the role admin may remove import sources, because other people&apos;s imports depend on them. The owner of the database needs that role, too.</source>
        <translation>Nur die Rolle Admin darf Importquellen entfernen, denn Importe anderer hängen von ihnen ab. Auch der Eigentümer der Datenbank braucht diese Rolle.</translation>
    </message>
    <message>
        <source>There is no deleted article to be restored here.</source>
        <translation>Hier gibt es keinen gelöschten Artikel, der sich wiederherstellen lässt.</translation>
    </message>
    <message>
        <source>The tables of this workspace are older than this program. Their owner must run &quot;triptychctl setup --upgrade&quot; before articles can be erased.</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als dieses Programm. Ihr Eigentümer muss „triptychctl setup --upgrade“ ausführen, bevor Artikel endgültig gelöscht werden können.</translation>
    </message>
    <message>
        <source>The filter has too many conditions.</source>
        <translation>Der Filter hat zu viele Bedingungen.</translation>
    </message>
    <message>
        <source>“%1” is no day.</source>
        <translation>„%1“ ist kein Tag.</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is that of somebody else&apos;s import source. Nothing was imported: choose another name.</source>
        <translation>Der Name „%1“ ist der einer Importquelle von jemand anderem. Nichts wurde importiert: einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>A list shows between 1 and %1 articles at a time.</source>
        <translation>Eine Liste zeigt 1 bis %1 Artikel auf einmal.</translation>
    </message>
    <message>
        <source>There is no such place in a list.</source>
        <translation>Diese Stelle gibt es in keiner Liste.</translation>
    </message>
    <message>
        <source>Another article in this language has its slug.</source>
        <translation>Ein anderer Artikel in dieser Sprache hat seinen Kurznamen.</translation>
    </message>
    <message>
        <source>%1 has deleted it meanwhile.</source>
        <translation>%1 hat ihn inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>%1 has changed it meanwhile.</source>
        <translation>%1 hat ihn inzwischen geändert.</translation>
    </message>
    <message>
        <source>It is not there any more, or not for you.</source>
        <translation>Er ist nicht mehr da, oder nicht für Sie.</translation>
    </message>
    <message>
        <source>Your role does not allow you to change it.</source>
        <translation>Ihre Rolle erlaubt nicht, ihn zu ändern.</translation>
    </message>
    <message>
        <source>There is no such change of many articles. They are kept for 30 days, each for who made it.</source>
        <translation>Eine solche Änderung vieler Artikel gibt es nicht. Sie werden 30 Tage lang aufgehoben, jede für den, der sie gemacht hat.</translation>
    </message>
    <message>
        <source>The tables of this workspace are older than changes of many articles: its owner must run &quot;triptychctl setup --upgrade&quot; first. Nothing was changed.</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als Änderungen vieler Artikel: Ihr Besitzer muss zuerst „triptychctl setup --upgrade“ ausführen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This change was undone already, or its undo has begun: go on with that one.</source>
        <translation>Diese Änderung wurde schon zurückgenommen, oder das Zurücknehmen hat begonnen: Damit geht es weiter.</translation>
    </message>
    <message>
        <source>This change was never begun, so there is nothing to undo.</source>
        <translation>Diese Änderung wurde nie begonnen, also gibt es nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>This change is over already.</source>
        <translation>Diese Änderung ist schon vorbei.</translation>
    </message>
    <message>
        <source>This change is over: it was ended, or undone, in another window or by another program.</source>
        <translation>Diese Änderung ist vorbei: Sie wurde in einem anderen Fenster oder von einem anderen Programm beendet oder zurückgenommen.</translation>
    </message>
    <message>
        <source>This list is not in the order of titles.</source>
        <translation>Diese Liste steht nicht in der Reihenfolge der Titel.</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message>
        <source>Nothing is to be changed: say what.</source>
        <translation>Nichts ist zu ändern: Was soll sich ändern?</translation>
    </message>
    <message>
        <source>Articles are either deleted or changed, not both at once.</source>
        <translation>Artikel werden entweder gelöscht oder geändert, nicht beides zugleich.</translation>
    </message>
    <message>
        <source>A tag is either added or removed, not both.</source>
        <translation>Ein Schlagwort kommt entweder hinzu oder wird entfernt, nicht beides.</translation>
    </message>
    <message>
        <source>An author is either added or removed, not both.</source>
        <translation>Ein Autor kommt entweder hinzu oder wird entfernt, nicht beides.</translation>
    </message>
    <message>
        <source>Authors are either set, or some are added and removed, not both.</source>
        <translation>Autoren werden entweder gesetzt, oder einige kommen hinzu und werden entfernt, nicht beides.</translation>
    </message>
    <message>
        <source>A field is either set or removed, not both.</source>
        <translation>Ein Feld wird entweder gesetzt oder entfernt, nicht beides.</translation>
    </message>
    <message>
        <source>The name of a tag, an author or a field is empty.</source>
        <translation>Der Name eines Schlagworts, eines Autors oder eines Feldes ist leer.</translation>
    </message>
    <message>
        <source>Say what is to be found.</source>
        <translation>Was soll gesucht werden?</translation>
    </message>
    <message>
        <source>Say where to look: in titles, in texts, or in both.</source>
        <translation>Wo soll gesucht werden: in Titeln, in Texten oder in beiden?</translation>
    </message>
    <message>
        <source>Say by how much the dates are shifted.</source>
        <translation>Um wie viel sollen die Daten verschoben werden?</translation>
    </message>
    <message>
        <source>This action was begun by another version of Triptych, which knows changes that this one does not. Nothing was changed; go on with that version.</source>
        <translation>Diese Änderung wurde von einer anderen Version von Triptych begonnen, die Änderungen kennt, die diese nicht kennt. Nichts wurde geändert; mit jener Version geht es weiter.</translation>
    </message>
    <message>
        <source>Another change of many articles runs here. Wait for its end, or pause it.</source>
        <translation>Hier läuft schon eine Änderung vieler Artikel. Warten Sie auf ihr Ende, oder halten Sie sie an.</translation>
    </message>
    <message>
        <source>This change was ended while its articles were being noted. Nothing was changed; begin it anew.</source>
        <translation>Diese Änderung endete, während ihre Artikel vermerkt wurden. Nichts wurde geändert; beginnen Sie sie neu.</translation>
    </message>
    <message>
        <source>It is not there any more, or not for you.</source>
        <translation>Er ist nicht mehr da, oder nicht für Sie.</translation>
    </message>
    <message>
        <source>Your role does not allow you to change it.</source>
        <translation>Ihre Rolle erlaubt nicht, ihn zu ändern.</translation>
    </message>
    <message>
        <source>%1 has deleted it meanwhile.</source>
        <translation>%1 hat ihn inzwischen gelöscht.</translation>
    </message>
    <message>
        <source>%1 has changed it meanwhile.</source>
        <translation>%1 hat ihn inzwischen geändert.</translation>
    </message>
    <message>
        <source>Your role allows you drafts and reviews only.</source>
        <translation>Ihre Rolle erlaubt nur Entwürfe und Artikel in Prüfung.</translation>
    </message>
    <message>
        <source>The version before is not in its history any more.</source>
        <translation>Die Fassung davor ist nicht mehr in seiner Geschichte.</translation>
    </message>
    <message>
        <source>The expression takes too long on &quot;%1&quot; (over %2 ms). Write it so that it has fewer ways to match.</source>
        <translation>Der Ausdruck braucht bei „%1“ zu lange (über %2 ms). Schreiben Sie ihn so, dass er auf weniger Arten passen kann.</translation>
    </message>
    <message>
        <source>The expression takes too long.</source>
        <translation>Der Ausdruck braucht zu lange.</translation>
    </message>
    <message>
        <source>What is to be found is no text: it holds half a character.</source>
        <translation>Was gesucht wird, ist kein Text: Es enthält ein halbes Zeichen.</translation>
    </message>
    <message>
        <source>The regular expression cannot be read at character %1.</source>
        <translation>Der reguläre Ausdruck ist bei Zeichen %1 nicht zu lesen.</translation>
    </message>
    <message>
        <source>The text holds half a character.</source>
        <translation>Der Text enthält ein halbes Zeichen.</translation>
    </message>
    <message>
        <source>The text would be too long with what stands in the place of what was found.</source>
        <translation>Mit dem Ersatz würde der Text zu lang.</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>Reading from the cache was called off.</source>
        <translation>Das Lesen aus dem Cache wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname (Slug)</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Publish at</source>
        <translation>Veröffentlichen am</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Field &quot;%1&quot;</source>
        <translation>Feld „%1“</translation>
    </message>
    <message>
        <source>No time set</source>
        <translation>Kein Zeitpunkt gesetzt</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>Entfernt</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>--%1 needs a number of 1 or more.</source>
        <translation>--%1 braucht eine Zahl ab 1.</translation>
    </message>
    <message>
        <source>--status is one of draft, review, published, archived.</source>
        <translation>--status ist draft, review, published oder archived.</translation>
    </message>
    <message>
        <source>--field needs NAME=VALUE; an empty value removes it.</source>
        <translation>--field braucht NAME=WERT; ein leerer Wert entfernt das Feld.</translation>
    </message>
    <message>
        <source>The body cannot be read as UTF-8 text; nothing was saved.</source>
        <translation>Der Text ist kein lesbares UTF-8; nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>There is no article &quot;%1&quot;.</source>
        <translation>Den Artikel „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is the slug of several articles: name one by its id: %2</source>
        <translation>„%1“ ist der Kurzname mehrerer Artikel: bitte einen mit seiner ID nennen: %2</translation>
    </message>
    <message>
        <source>--status is one of draft, review, published, scheduled, archived.</source>
        <translation>--status ist draft, review, published, scheduled oder archived.</translation>
    </message>
    <message>
        <source>More: --after %1
</source>
        <translation>Weiter: --after %1
</translation>
    </message>
    <message>
        <source>Created %1, version %2.</source>
        <translation>%1 angelegt, Version %2.</translation>
    </message>
    <message>
        <source>Saved %1, version %2.</source>
        <translation>%1 gespeichert, Version %2.</translation>
    </message>
    <message>
        <source>Deleted %1, version %2.</source>
        <translation>%1 gelöscht, Version %2.</translation>
    </message>
    <message>
        <source>Only &quot;import markdown DIR&quot; is known.</source>
        <translation>Bekannt ist nur „import markdown DIR“.</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Say what to do: triptychctl --help lists the commands.</source>
        <translation>Der Befehl fehlt: triptychctl --help listet die Befehle auf.</translation>
    </message>
    <message>
        <source>There is no command &quot;%1&quot;: triptychctl --help lists them.</source>
        <translation>Den Befehl „%1“ gibt es nicht: triptychctl --help listet die Befehle auf.</translation>
    </message>
    <message>
        <source>--workspace needs a file or the name of a profile.</source>
        <translation>--workspace braucht eine Datei oder den Namen eines Profils.</translation>
    </message>
    <message>
        <source>Usage: triptychctl %1</source>
        <translation>Aufruf: triptychctl %1</translation>
    </message>
    <message>
        <source>Usage: triptychctl [--workspace FILE_OR_PROFILE] [--json] COMMAND ...

Commands:
</source>
        <translation>Aufruf: triptychctl [--workspace DATEI_ODER_PROFIL] [--json] BEFEHL ...

Befehle:
</translation>
    </message>
    <message>
        <source>--limit needs a number of 1 or more.</source>
        <translation>--limit braucht eine Zahl ab 1.</translation>
    </message>
    <message>
        <source>%1 found by %2 in %3 ms</source>
        <translation>%1 gefunden von %2 in %3 ms</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the id of an article.</source>
        <translation>„%1“ ist keine Artikel-ID.</translation>
    </message>
    <message>
        <source>Saved. It reaches the search index and the cache later: %1</source>
        <translation>Gespeichert. Suchindex und Cache folgen später: %1</translation>
    </message>
    <message>
        <source>Relaying. Stop with Ctrl+C.</source>
        <translation>Änderungen werden weitergegeben. Beenden mit Strg+C.</translation>
    </message>
    <message>
        <source>Published %1, postponed %2.</source>
        <translation>%1 weitergegeben, %2 aufgeschoben.</translation>
    </message>
    <message>
        <source>In this workspace the database itself answers searches: there is no index to rebuild.</source>
        <translation>In diesem Arbeitsbereich beantwortet die Datenbank selbst Suchen: Es gibt keinen Index zum Neuaufbauen.</translation>
    </message>
    <message>
        <source>The rebuild was given up; searches go on as before.</source>
        <translation>Der Neuaufbau wurde aufgegeben; die Suche läuft weiter wie bisher.</translation>
    </message>
    <message>
        <source>No rebuild is under way.</source>
        <translation>Es läuft kein Neuaufbau.</translation>
    </message>
    <message>
        <source>--rollback and --cancel do not go together.</source>
        <translation>--rollback und --cancel gehen nicht zusammen.</translation>
    </message>
    <message>
        <source>filling %1</source>
        <translation>wird gefüllt: %1</translation>
    </message>
    <message>
        <source>comparing %1</source>
        <translation>wird verglichen: %1</translation>
    </message>
    <message>
        <source>%1 answers searches now: %2 articles, %3 mended, %4 failed.</source>
        <translation>%1 beantwortet jetzt Suchen: %2 Artikel, %3 repariert, %4 fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Searches go on as before, because %1 articles were refused or differ: %2</source>
        <translation>Die Suche läuft weiter wie bisher, weil %1 Artikel abgelehnt wurden oder abweichen: %2</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>repariert</translation>
    </message>
    <message>
        <source>Checked %1: missing %2, stale %3, orphaned %4, wrong %5; repaired %6.</source>
        <translation>%1 geprüft: %2 fehlend, %3 veraltet, %4 verwaist, %5 falsch; %6 repariert.</translation>
    </message>
    <message>
        <source>Waiting %1, dead letters %2.</source>
        <translation>%1 wartend, %2 unzustellbar.</translation>
    </message>
    <message>
        <source>The oldest waits since %1.</source>
        <translation>Der älteste Eintrag wartet seit %1.</translation>
    </message>
    <message>
        <source>%1 dead letters are due again.</source>
        <translation>%1 unzustellbare Einträge sind wieder fällig.</translation>
    </message>
    <message>
        <source>--once, --status and --retry-dead do not go together.</source>
        <translation>--once, --status und --retry-dead gehen nicht zusammen.</translation>
    </message>
    <message>
        <source>The rights in this database are older than its tables: run &quot;triptychctl setup&quot; again as its owner.</source>
        <translation>Die Rechte in dieser Datenbank sind älter als ihre Tabellen: bitte „triptychctl setup“ als deren Eigentümer noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Your role may not relay: sign in as a login with the role relay or admin.</source>
        <translation>Die eigene Rolle darf nicht weitergeben: bitte mit der Rolle relay oder admin anmelden.</translation>
    </message>
    <message numerus="yes">
        <source>Give %n password(s) on standard input, one a line.</source>
        <translation>
            <numerusform>Bitte %n Passwort über die Standardeingabe geben, eines je Zeile.</numerusform>
            <numerusform>Bitte %n Passwörter über die Standardeingabe geben, eines je Zeile.</numerusform>
        </translation>
    </message>
    <message>
        <source>Row-level security is on. Groups: %1.
Give each person one: triptychctl setup user NAME --role author</source>
        <translation>Sicherheit auf Zeilenebene ist eingeschaltet. Gruppen: %1.
Jeder Person eine geben: triptychctl setup user NAME --role author</translation>
    </message>
    <message>
        <source>%1 is %2 now.</source>
        <translation>%1 ist jetzt %2.</translation>
    </message>
    <message>
        <source>Without --password-stdin (one line each for desk, relay and site) the users are off.</source>
        <translation>Ohne --password-stdin (je eine Zeile für desk, relay und site) sind die Benutzer ausgeschaltet.</translation>
    </message>
    <message>
        <source>--prefix is a word of small letters, digits and _, at most 40.</source>
        <translation>--prefix ist ein Wort aus Kleinbuchstaben, Ziffern und _, höchstens 40.</translation>
    </message>
    <message>
        <source>Moved. It reaches the search index and the cache later: %1</source>
        <translation>Umgezogen. Suchindex und Zwischenspeicher folgen später: %1</translation>
    </message>
    <message>
        <source>The other workspace holds a newer unsaved text of &quot;%1&quot;, which stays; this one&apos;s is offered here only.</source>
        <translation>Im anderen Arbeitsbereich liegt ein neuerer ungespeicherter Text von „%1“; er bleibt. Der hiesige wird nur hier angeboten.</translation>
    </message>
    <message>
        <source>Created %1, updated %2, unchanged %3, failed %4; revisions %5, view counts %6, working copies %7; compared %8.</source>
        <translation>Angelegt %1, geändert %2, unverändert %3, fehlgeschlagen %4; Fassungen %5, Zähler %6, Arbeitskopien %7; verglichen %8.</translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved text(s) of this computer are not moved; both workspaces offer them.</source>
        <translation>
            <numerusform>%n ungespeicherter Text dieses Computers zieht nicht um; beide Arbeitsbereiche bieten ihn an.</numerusform>
            <numerusform>%n ungespeicherte Texte dieses Computers ziehen nicht um; beide Arbeitsbereiche bieten sie an.</numerusform>
        </translation>
    </message>
    <message>
        <source>moving %1</source>
        <translation>umgezogen: %1</translation>
    </message>
    <message>
        <source>Others on this computer can see the password in --to: give it by PGPASSWORD or --password-stdin.</source>
        <translation>Andere auf diesem Computer können das Kennwort in --to sehen: besser PGPASSWORD oder --password-stdin verwenden.</translation>
    </message>
    <message>
        <source>The cache could not be compared.</source>
        <translation>Der Zwischenspeicher ließ sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>The user &quot;default&quot; is off, since it is everyone who gives no name. Who must keep it (replicas without masteruser, sentinels, older clients) gives it a password and few rules instead.</source>
        <translation>Der Benutzer &quot;default&quot; ist abgeschaltet, denn das ist jeder, der keinen Namen nennt. Wer ihn braucht (Replikate ohne masteruser, Sentinels, ältere Clients), gibt ihm stattdessen ein Passwort und wenige Rechte.</translation>
    </message>
    <message>
        <source>An unsaved text of &quot;%1&quot; lies in a file of its own and is offered here only: %2</source>
        <translation>Ein nicht gespeicherter Text von „%1“ liegt in einer eigenen Datei und wird nur hier angeboten: %2</translation>
    </message>
    <message>
        <source>Unsaved text was left where it is: Triptych is open on this computer. Close it and move again to have that text offered in the other workspace too.</source>
        <translation>Ungespeicherter Text blieb, wo er ist: Triptych ist auf diesem Rechner geöffnet. Schließen Sie es und ziehen Sie noch einmal um, damit dieser Text auch im anderen Arbeitsbereich angeboten wird.</translation>
    </message>
    <message>
        <source>The tables of this workspace are older than this program, so what is new in it is missing here: their owner is to run &quot;triptychctl setup --upgrade&quot;.</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als dieses Programm; was darin neu ist, fehlt hier. Ihr Eigentümer soll &quot;triptychctl setup --upgrade&quot; ausführen.</translation>
    </message>
    <message>
        <source>--upgrade stands alone: triptychctl setup --upgrade</source>
        <translation>--upgrade steht allein: triptychctl setup --upgrade</translation>
    </message>
    <message>
        <source>The schema is up to date (%1).</source>
        <translation>Das Schema ist auf dem neuesten Stand (%1).</translation>
    </message>
    <message>
        <source>The schema was upgraded from %1 to %2.</source>
        <translation>Das Schema wurde von %1 auf %2 gebracht.</translation>
    </message>
    <message>
        <source>The file as it was before is kept in %1.</source>
        <translation>Die Datei, wie sie vorher war, liegt in %1.</translation>
    </message>
    <message>
        <source>The rights of the groups were renewed.</source>
        <translation>Die Rechte der Gruppen wurden erneuert.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 break the rule %2: %3</source>
        <translation>
            <numerusform>%n Zeile von %1 verletzt die Regel %2: %3</numerusform>
            <numerusform>%n Zeilen von %1 verletzen die Regel %2: %3</numerusform>
        </translation>
    </message>
    <message>
        <source>These rows stay as they are, and can be saved again only once they keep the rule. Mend them, then run &quot;triptychctl setup --upgrade&quot; again.</source>
        <translation>Diese Zeilen bleiben, wie sie sind, und können erst wieder gespeichert werden, wenn sie die Regel einhalten. Berichtigen Sie sie und führen Sie dann noch einmal &quot;triptychctl setup --upgrade&quot; aus.</translation>
    </message>
    <message>
        <source>--publish-at needs a time such as 2026-11-24T21:00 or 2026-11-24T21:00+01:00, or a day such as 2026-11-24.</source>
        <translation>--publish-at braucht einen Zeitpunkt wie 2026-11-24T21:00 oder 2026-11-24T21:00+01:00 oder einen Tag wie 2026-11-24.</translation>
    </message>
    <message>
        <source>Publication: the day %1, from its midnight in %2 on.</source>
        <translation>Veröffentlichung: der Tag %1, ab Mitternacht in %2.</translation>
    </message>
    <message>
        <source>Publication: %1, the time in %2.</source>
        <translation>Veröffentlichung: %1, Uhrzeit in %2.</translation>
    </message>
    <message>
        <source>publication: %1</source>
        <translation>Veröffentlichung: %1</translation>
    </message>
    <message>
        <source>Argument %1 is not UTF-8 text.</source>
        <translation>Argument %1 ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Source: %1 (%2)</source>
        <translation>Quelle: %1 (%2)</translation>
    </message>
    <message>
        <source>Languages: %1</source>
        <translation>Sprachen: %1</translation>
    </message>
    <message>
        <source>Articles of other people are only brought up to date with --update-others, where your role allows it.</source>
        <translation>Artikel anderer werden nur mit --update-others aktualisiert, wo die eigene Rolle das erlaubt.</translation>
    </message>
    <message>
        <source>--source needs the name of a source.</source>
        <translation>--source braucht den Namen einer Quelle.</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>The source &quot;%1&quot; is %2 from now on.</source>
        <translation>Die Quelle „%1“ ist von nun an %2.</translation>
    </message>
    <message>
        <source>Refused by the index: %1. Shorten or mend these articles; they go in when they are saved.</source>
        <translation>Vom Suchindex abgelehnt: %1. Kürzen oder berichtigen Sie diese Artikel; beim Speichern kommen sie hinein.</translation>
    </message>
    <message>
        <source>--%1 needs a value. One that begins with -- is written --%1=VALUE.</source>
        <translation>--%1 braucht einen Wert. Ein Wert, der mit -- beginnt, wird --%1=WERT geschrieben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no option %2. A word that begins with - comes after --.</source>
        <translation>„%1“ hat keine Option %2. Ein Wort, das mit - beginnt, kommt nach --.</translation>
    </message>
    <message>
        <source>There is no option %1 before the command.</source>
        <translation>Vor dem Befehl gibt es keine Option %1.</translation>
    </message>
    <message>
        <source>%1  refused  %2: %3</source>
        <translation>%1  abgelehnt  %2: %3</translation>
    </message>
    <message>
        <source>The index refused %1 when it was filled.</source>
        <translation>Der Suchindex hat beim Füllen %1 abgelehnt.</translation>
    </message>
    <message>
        <source>zone  %1</source>
        <translation>zone  %1</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;; there is: zone.</source>
        <translation>Die Einstellung „%1“ gibt es nicht; es gibt: zone.</translation>
    </message>
    <message>
        <source>What is dated already keeps its moment, scheduled articles too. Desks that are open now mean the new zone when they open the workspace again.</source>
        <translation>Was schon ein Datum hat, behält seinen Zeitpunkt, auch geplante Artikel. Programme, die jetzt geöffnet sind, verwenden die neue Zeitzone, sobald sie den Arbeitsbereich neu öffnen.</translation>
    </message>
    <message>
        <source>Standard input cannot be read.</source>
        <translation>Die Standardeingabe ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The password of line %1 holds a NUL or is not UTF-8 text.</source>
        <translation>Das Passwort in Zeile %1 enthält ein NUL oder ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>The password of line %1 is empty.</source>
        <translation>Das Passwort in Zeile %1 ist leer.</translation>
    </message>
    <message>
        <source>The password of line %1 is too long: %2 bytes are the most.</source>
        <translation>Das Passwort in Zeile %1 ist zu lang: Höchstens %2 Bytes sind möglich.</translation>
    </message>
    <message>
        <source>Usage: triptychctl setup [--upgrade | user NAME --role ROLE... | redis-acl [--selectors] | elastic-role]</source>
        <translation>Aufruf: triptychctl setup [--upgrade | user NAME --role ROLLE... | redis-acl [--selectors] | elastic-role]</translation>
    </message>
    <message>
        <source>The body is empty, so nothing was saved. One line end alone makes an empty body.</source>
        <translation>Der Text ist leer, darum wurde nichts gespeichert. Ein Zeilenende allein ergibt einen leeren Text.</translation>
    </message>
    <message>
        <source>The old slug &quot;%1&quot; is kept in the field redirect_from, for the site to lead readers on.</source>
        <translation>Der alte Kurzname „%1“ bleibt im Feld redirect_from, damit die Website Leser weiterleiten kann.</translation>
    </message>
    <message>
        <source>Drafts: %1, archived: %2, public at a time to come: %3</source>
        <translation>Entwürfe: %1, archiviert: %2, später öffentlich: %3</translation>
    </message>
    <message>
        <source>Articles whose old address is not known: %1. Their files name none, and --json prints the paths of the files.</source>
        <translation>Artikel, deren alte Adresse nicht bekannt ist: %1. Ihre Dateien nennen keine; --json gibt die Pfade der Dateien aus.</translation>
    </message>
    <message>
        <source>The body has nothing that can be seen, so nothing was saved. One line end alone makes an empty body.</source>
        <translation>Der Text hat nichts, was zu sehen ist, deshalb wurde nichts gespeichert. Ein Zeilenende allein ergibt einen leeren Text.</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>fehlt</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of earlier imports are not read any more; their articles stay as they are.</source>
        <translation>
            <numerusform>%n Datei früherer Importe wird nicht mehr gelesen; ihr Artikel bleibt, wie er ist.</numerusform>
            <numerusform>%n Dateien früherer Importe werden nicht mehr gelesen; ihre Artikel bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported. --allow-overlap imports it all the same, as articles of their own. A source that is of no use any more goes by &quot;triptychctl sources remove NAME&quot;.</source>
        <translation>Nichts wurde importiert. --allow-overlap importiert trotzdem, als eigene Artikel. Eine Quelle, die niemand mehr braucht, entfernt „triptychctl sources remove NAME“.</translation>
    </message>
    <message>
        <source>Redis 6 tells commands on the cache from commands on the counters by no rule: there a desk&apos;s login can still let a counter expire, and a site&apos;s cannot read the cache. For Redis 7 and Valkey add --selectors, which mends both.</source>
        <translation>Redis 6 unterscheidet durch keine Regel Befehle am Cache von Befehlen an den Zählern: Dort kann der Zugang eines Arbeitsplatzes noch einen Zähler ablaufen lassen, und der einer Website kann den Cache nicht lesen. Für Redis 7 und Valkey --selectors angeben, das behebt beides.</translation>
    </message>
    <message>
        <source>The source &quot;%1&quot; was removed. Articles that came from it and stay: %2</source>
        <translation>Die Quelle „%1“ wurde entfernt. Artikel, die aus ihr kamen und bleiben: %2</translation>
    </message>
    <message>
        <source>&quot;sources&quot; lists them; &quot;sources remove NAME&quot; removes one.</source>
        <translation>„sources“ nennt sie; „sources remove NAME“ entfernt eine.</translation>
    </message>
    <message>
        <source>a body of more than %1 bytes</source>
        <translation>einem Text von mehr als %1 Byte</translation>
    </message>
    <message>
        <source>a title of more than %1 bytes</source>
        <translation>einem Titel von mehr als %1 Byte</translation>
    </message>
    <message>
        <source>a summary, section, authors and tags of more than %1 bytes together</source>
        <translation>Zusammenfassung, Ressort, Autoren und Schlagwörtern von zusammen mehr als %1 Byte</translation>
    </message>
    <message>
        <source>custom fields of more than %1 bytes</source>
        <translation>eigenen Feldern von mehr als %1 Byte</translation>
    </message>
    <message>
        <source>custom fields that nest more than %1 deep</source>
        <translation>eigenen Feldern, die tiefer als %1 verschachtelt sind</translation>
    </message>
    <message>
        <source>more than %1 authors</source>
        <translation>mehr als %1 Autoren</translation>
    </message>
    <message>
        <source>more than %1 tags</source>
        <translation>mehr als %1 Schlagwörtern</translation>
    </message>
    <message>
        <source>a note of an import of more than %1 bytes</source>
        <translation>einer Importnotiz von mehr als %1 Byte</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 break the rule %2:</source>
        <translation>
            <numerusform>%n Zeile von %1 verletzt die Regel %2:</numerusform>
            <numerusform>%n Zeilen von %1 verletzen die Regel %2:</numerusform>
        </translation>
    </message>
    <message>
        <source>Articles with %1: %2</source>
        <translation>Artikel mit %1: %2</translation>
    </message>
    <message>
        <source>These articles may be saved again, but not with more than they have.</source>
        <translation>Diese Artikel können wieder gespeichert werden, aber nicht mit mehr, als sie haben.</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
    <message>
        <source>The workspace file was made by an older Triptych and was brought up to date. As it was before it is kept in %1.</source>
        <translation>Die Datei des Arbeitsbereichs stammte von einem älteren Triptych und wurde auf den neuesten Stand gebracht. Wie sie vorher war, liegt sie in %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) wait only because it is not known what their site shows. --trust-front-matter takes what their front matter says.</source>
        <translation>
            <numerusform>%n Artikel wartet nur, weil nicht bekannt ist, was seine Website zeigt. --trust-front-matter nimmt, was sein Dateikopf sagt.</numerusform>
            <numerusform>%n Artikel warten nur, weil nicht bekannt ist, was ihre Website zeigt. --trust-front-matter nimmt, was ihr Dateikopf sagt.</numerusform>
        </translation>
    </message>
    <message>
        <source>--take-files takes the files of articles that were edited in Triptych, too; what the articles say now stays in their history.</source>
        <translation>--take-files nimmt auch die Dateien von Artikeln, die in Triptych bearbeitet wurden; was die Artikel jetzt sagen, bleibt in ihrer Historie.</translation>
    </message>
    <message>
        <source>For readers nothing changes.</source>
        <translation>Für Leser ändert sich nichts.</translation>
    </message>
    <message>
        <source>edited here</source>
        <translation>hier bearbeitet</translation>
    </message>
    <message>
        <source>It would create %1, update %2, leave %3 unchanged and %4 as edited here, rename %5, fail %6, leave out %7.</source>
        <translation>Es würde %1 anlegen, %2 aktualisieren, %3 unverändert und %4 wie hier bearbeitet lassen, %5 umbenennen, an %6 scheitern, %7 auslassen.</translation>
    </message>
    <message>
        <source>Created %1, updated %2, unchanged %3, left as edited here %4, renamed %5, failed %6, left out %7.</source>
        <translation>Angelegt %1, aktualisiert %2, unverändert %3, wie hier bearbeitet gelassen %4, umbenannt %5, gescheitert %6, ausgelassen %7.</translation>
    </message>
    <message>
        <source>For readers: %1 would become public, %2 would be taken off, %3 would leave until their time, %4 that they see would change.</source>
        <translation>Für Leser: %1 würden öffentlich, %2 würden zurückgezogen, %3 gingen bis zu ihrem Zeitpunkt, %4, die sie sehen, änderten sich.</translation>
    </message>
    <message>
        <source>For readers: %1 became public, %2 were taken off, %3 left until their time, %4 that they see changed.</source>
        <translation>Für Leser: %1 wurden öffentlich, %2 wurden zurückgezogen, %3 gingen bis zu ihrem Zeitpunkt, %4, die sie sehen, änderten sich.</translation>
    </message>
    <message>
        <source>At least %1 found by %2 in %3 ms</source>
        <translation>Mindestens %1 gefunden von %2 in %3 ms</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no id. A deleted article is named by its id, which &quot;triptychctl list --deleted&quot; shows.</source>
        <translation>„%1“ ist keine ID. Ein gelöschter Artikel wird mit seiner ID genannt, die „triptychctl list --deleted“ zeigt.</translation>
    </message>
    <message>
        <source>Nothing was erased: purge cannot be undone. Say --yes if you mean it.</source>
        <translation>Nichts wurde gelöscht: purge lässt sich nicht rückgängig machen. Geben Sie --yes an, wenn Sie es wollen.</translation>
    </message>
    <message>
        <source>Erase &quot;%1&quot; for good, with its history and the working copies of everybody? This cannot be undone. [y/N] </source>
        <translation>„%1“ endgültig löschen, mit der Historie und den Arbeitskopien aller? Das lässt sich nicht rückgängig machen. [y/N] </translation>
    </message>
    <message>
        <source>Nothing was erased.</source>
        <translation>Nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Another article has the slug &quot;%1&quot; now, so nothing was restored. Choose another one, such as --slug %2.</source>
        <translation>Ein anderer Artikel hat jetzt den Kurznamen (Slug) „%1“; darum wurde nichts wiederhergestellt. Wählen Sie einen anderen, etwa --slug %2.</translation>
    </message>
    <message>
        <source>Restored %1, version %2: %3.</source>
        <translation>%1 wiederhergestellt, Version %2: %3.</translation>
    </message>
    <message>
        <source>It was published when it was deleted. It is a draft now: publish it if readers are to see it.</source>
        <translation>Er war veröffentlicht, als er gelöscht wurde. Jetzt ist er ein Entwurf: Veröffentlichen Sie ihn, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>Erased %1 for good, version %2.</source>
        <translation>%1 endgültig gelöscht, Version %2.</translation>
    </message>
    <message>
        <source>Backups of the database and unsaved text on computers where somebody wrote in it are not erased by this.</source>
        <translation>Sicherungen der Datenbank und ungespeicherter Text auf Computern, auf denen jemand daran schrieb, werden dadurch nicht gelöscht.</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Written %1, unchanged %2, skipped %3, failed %4.</source>
        <translation>Geschrieben %1, unverändert %2, übersprungen %3, gescheitert %4.</translation>
    </message>
    <message>
        <source>--overwrite writes over the files that are there and differ.</source>
        <translation>--overwrite überschreibt die Dateien, die da sind und abweichen.</translation>
    </message>
    <message>
        <source>Only &quot;export markdown DIR&quot; is known.</source>
        <translation>Bekannt ist nur „export markdown DIR“.</translation>
    </message>
    <message>
        <source>The query cannot be read at &quot;%1&quot;: %2</source>
        <translation>Die Abfrage ist bei „%1“ nicht lesbar: %2</translation>
    </message>
    <message>
        <source>character %1 of: %2</source>
        <translation>Zeichen %1 von: %2</translation>
    </message>
    <message>
        <source>--sort is one of changed, published, created, title, author, section, status, with :asc or :desc behind it if wanted.</source>
        <translation>--sort ist changed, published, created, title, author, section oder status, auf Wunsch mit :asc oder :desc dahinter.</translation>
    </message>
    <message>
        <source>Dates, one of each form: %1</source>
        <translation>Datumsangaben, je eine von jeder Form: %1</translation>
    </message>
    <message>
        <source>Files without a date: %1</source>
        <translation>Dateien ohne Datum: %1</translation>
    </message>
    <message>
        <source>--set status= takes draft, review, published or archived.</source>
        <translation>--set status= nimmt draft, review, published oder archived.</translation>
    </message>
    <message>
        <source>--set needs NAME=VALUE, where NAME is one of status, section, language, authors, publish-at.</source>
        <translation>--set braucht NAME=VALUE, wobei NAME status, section, language, authors oder publish-at ist.</translation>
    </message>
    <message>
        <source>--%1 needs --find beside it.</source>
        <translation>--%1 braucht --find neben sich.</translation>
    </message>
    <message>
        <source>--in is titles or texts.</source>
        <translation>--in ist titles oder texts.</translation>
    </message>
    <message>
        <source>--shift-publish needs a number of days, hours or minutes, such as 7d, -2h or 30m, and no --set publish-at= beside it.</source>
        <translation>--shift-publish braucht eine Zahl von Tagen, Stunden oder Minuten, etwa 7d, -2h oder 30m, und kein --set publish-at= neben sich.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Would change %1 of %2, leave %3 as they are, skip %4.</source>
        <translation>Würde %1 von %2 ändern, %3 lassen, wie sie sind, %4 überspringen.</translation>
    </message>
    <message>
        <source>Changed %1 of %2, unchanged %3, skipped %4.</source>
        <translation>Geändert %1 von %2, unverändert %3, übersprungen %4.</translation>
    </message>
    <message>
        <source>%1 are waiting. Go on with &quot;triptychctl bulk --resume %2&quot;, or take back what was done with --undo %2.</source>
        <translation>%1 warten. Weiter mit „triptychctl bulk --resume %2“, oder das Getane zurück mit --undo %2.</translation>
    </message>
    <message>
        <source>&quot;triptychctl bulk --undo %1&quot; takes it back within 30 days.</source>
        <translation>„triptychctl bulk --undo %1“ nimmt es innerhalb von 30 Tagen zurück.</translation>
    </message>
    <message>
        <source>It was ended in the middle. What was done is done; go on with &quot;triptychctl bulk --resume %1&quot;.</source>
        <translation>Es endete mittendrin. Was getan ist, ist getan; weiter mit „triptychctl bulk --resume %1“.</translation>
    </message>
    <message>
        <source>undo of %1</source>
        <translation>Rücknahme von %1</translation>
    </message>
    <message>
        <source>(undone)</source>
        <translation>(zurückgenommen)</translation>
    </message>
    <message>
        <source>--undo, --resume, --cancel and --skipped take one id each, which &quot;triptychctl bulk --list&quot; shows, and nothing beside it.</source>
        <translation>--undo, --resume, --cancel und --skipped nehmen je eine ID, die „triptychctl bulk --list“ zeigt, und nichts daneben.</translation>
    </message>
    <message>
        <source>Nothing was changed: say which articles by a query, or --all for every article, not both.</source>
        <translation>Nichts wurde geändert: Welche Artikel, sagt eine Suche, oder --all für alle, nicht beides.</translation>
    </message>
    <message>
        <source>
After a command&apos;s first word everything is a word but what begins with --; a single -- ends the options,
so that &quot;search -- -2019&quot; looks for -2019. A value that begins with -- is written --title=--x.

QUERY is words that stand in a title, a byline or a tag, and filters: title:flood, status:draft,review (or
scheduled, published, archived), author:&quot;Mara Lindqvist&quot;, tag:harbour, section:news, lang:de,
before:2024-01-01, on:2024-03, after:2023 (of the date that --sort names, else the last change; or
changed-before:, published-on:, created-after: and so on). Each must hold; of values with a comma between
them any; -tag:sport leaves out. A query that cannot be read is refused, with its place. KEY is changed,
published, created, title, author, section or status.

&quot;list --deleted&quot; lists what was deleted, the last first, with who deleted it. &quot;restore&quot; brings it back; what was
published comes back as a draft. &quot;purge&quot; erases it for good: its text, its history and its working copies. That
is for admins, cannot be undone, and asks first; --yes is the answer where nobody can be asked.

&quot;bulk&quot; changes all articles that the query finds; --all stands for every article. --set takes status, section,
language, authors (with commas between them) and publish-at (a time, a day or none). --find looks in titles and
texts; in what stands in the place of a --regex, $1 is the first group. --dry-run says what would change, and why
some would not. Each article is changed by its own version: what somebody changed meanwhile is skipped and named,
and makes the exit 1. --list shows the changes of the last 30 days; --undo takes one back as far as nobody changed
an article since; --resume goes on with one that was ended in the middle, --cancel ends it, --skipped lists what
it left as it is.

An export writes each article to a Markdown file of its own: under the folder and name that it was imported from,
else as LANGUAGE/SLUG.md. A name that not every file system can hold, or under which an import would read another
article, is changed, and that is said. A file that is there and differs is skipped, unless --overwrite is given;
no file is removed. History, unsaved text, counts of views, pictures beside the texts and deleted articles are not
in an export. What was skipped or failed makes the exit 1.

--body-file - reads the standard input. An empty body is refused; one line end alone makes an empty one.

With no --workspace it opens what the desk would: POSTGRES_DSN, ES_ADDR and REDIS_ADDR if set,
else this user&apos;s own workspace (TRIPTYCH_HOME moves it).

An import knows its articles again by the name of its source and their paths. --source names it (else
the known source with this folder, or a name made of its path). A folder that seems to be a known source
in a new place is refused, until --source NAME --moved says that it is, or another --source NAME that it
is another site. --allow-overlap takes a folder that lies in another source&apos;s or around it, and a moved
one with few of its files. --update-others brings articles of other people up to date, too. --take-files
takes files with news though their articles were edited here: the old text stays in the history, and an
article that is not public stays so; one that its file published and keeps back now is taken from
readers. --all takes files that are left out else, such as README.md and
section pages. --trust-front-matter takes what front matter says where the rules of a site stand in a
program, which is not run; else what they may keep back waits as drafts. --dry-run says all that would
be done, and what changes for readers. A file whose article was edited here and that is not taken is told
apart from one that failed; with either the exit is 1.
What you may not publish comes in as drafts. A renamed file keeps its article; one that only
seems to be renamed waits as a draft. A file that is gone is named with its article, which stays as it
is. One import at a time has a source; the second exits with 6.
&quot;sources&quot; lists the sources, &quot;sources remove&quot; makes the workspace forget one, which only an admin may on
servers; its articles stay.
&quot;redirects&quot; prints old address (from the site&apos;s root), tab, slug, tab, language of what is or was public: of permalinks, url,
aliases and the like, not those that another article has now. &quot;edit --slug&quot; keeps the old slug
of a public article in its field redirect_from, unless --field redirect_from=... says what stands there; so
does an import whose file has another slug now.
With --json &quot;redirects&quot; prints drafts, too, and the paths of files that name no address.

TIME is 2026-11-24T21:00, 2026-11-24T21:00+01:00 or ...Z; one without a zone is meant in the time zone of
the site (triptychctl settings zone). A day alone, 2026-11-24, begins at midnight there and is shown as
that day everywhere. An empty TIME takes it away.

Exit: 0 done, 1 in part, 2 wrong usage, 3 a store is away, 4 not allowed, 5 not found, 6 conflict.
</source>
        <translation>
Nach dem ersten Wort eines Befehls ist alles ein Wort, was nicht mit -- beginnt; ein einzelnes -- beendet
die Optionen, sodass „search -- -2019“ nach -2019 sucht. Ein Wert, der mit -- beginnt, wird --title=--x
geschrieben.

QUERY sind Wörter, die in Titel, Autorenzeile oder Schlagwort stehen, und Filter: title:flut,
status:draft,review (oder scheduled, published, archived), author:&quot;Mara Lindqvist&quot;, tag:hafen, section:news,
lang:de, before:2024-01-01, on:2024-03, after:2023 (nach dem Datum, das --sort nennt, sonst nach der letzten
Änderung; oder changed-before:, published-on:, created-after: und so weiter). Jeder muss zutreffen; von Werten
mit Komma dazwischen einer; -tag:sport lässt aus. Eine Abfrage, die nicht lesbar ist, wird abgelehnt, mit ihrer
Stelle. KEY ist changed, published, created, title, author, section oder status.

„list --deleted“ listet auf, was gelöscht wurde, das Letzte zuerst, und nennt, wer es gelöscht hat. „restore“
holt es zurück; was veröffentlicht war, kommt als Entwurf zurück. „purge“ löscht es endgültig: seinen Text,
seine Historie und seine Arbeitskopien. Das dürfen nur Admins, es lässt sich nicht rückgängig machen, und es
fragt zuerst; --yes ist die Antwort, wo niemand gefragt werden kann.

„bulk“ ändert alle Artikel, die die Suche findet; --all steht für jeden Artikel. --set nimmt status, section,
language, authors (mit Kommas dazwischen) und publish-at (eine Zeit, einen Tag oder none). --find sucht in Titeln
und Texten; im Ersatz eines --regex ist $1 die erste Gruppe. --dry-run sagt, was sich ändern würde und warum
manches nicht. Jeder Artikel wird nach seiner eigenen Version geändert: Was jemand inzwischen geändert hat, wird
übersprungen und genannt und macht den Rückgabewert 1. --list zeigt die Änderungen der letzten 30 Tage; --undo
nimmt eine zurück, soweit niemand einen Artikel seitdem geändert hat; --resume macht mit einer weiter, die
mittendrin endete, --cancel beendet sie, --skipped listet auf, was sie gelassen hat.

Ein Export schreibt jeden Artikel in eine eigene Markdown-Datei: unter dem Ordner und Namen, von dem er
importiert wurde, sonst als LANGUAGE/SLUG.md. Ein Name, den nicht jedes Dateisystem aufnehmen kann oder unter
dem ein Import einen anderen Artikel läse, wird geändert, und das wird gemeldet. Eine Datei, die da ist und
abweicht, wird übersprungen, sofern nicht --overwrite angegeben ist; keine Datei wird entfernt. Historie,
ungespeicherter Text, Zahlen der Aufrufe, Bilder neben den Texten und gelöschte Artikel sind nicht in einem
Export. Wurde etwas übersprungen oder ist etwas gescheitert, ist der Rückgabewert 1.

--body-file - liest die Standardeingabe. Ein leerer Text wird abgelehnt; ein Zeilenende allein ergibt einen
leeren.

Ohne --workspace öffnet es, was auch das Programm mit Fenster öffnet: POSTGRES_DSN, ES_ADDR und REDIS_ADDR,
wenn gesetzt, sonst den eigenen Arbeitsbereich dieses Benutzers (TRIPTYCH_HOME verlegt ihn).

Ein Import erkennt seine Artikel am Namen seiner Quelle und an ihren Pfaden wieder. --source nennt sie (sonst
gilt die bekannte Quelle mit diesem Ordner oder ein Name aus seinem Pfad). Ein Ordner, der eine bekannte
Quelle an neuem Ort zu sein scheint, wird abgelehnt, bis --source NAME --moved sagt, dass er es ist, oder ein
anderes --source NAME, dass er eine andere Website ist. --allow-overlap nimmt einen Ordner, der in dem einer
anderen Quelle liegt oder ihn enthält, und einen umgezogenen mit wenigen ihrer Dateien. --update-others
aktualisiert auch Artikel anderer. --take-files nimmt Dateien mit Neuem auch dann, wenn ihre Artikel hier
bearbeitet wurden: Der alte Text bleibt in der Historie, und ein Artikel, der nicht öffentlich ist, bleibt es;
einer, den seine Datei veröffentlicht hat und jetzt zurückhält, wird den Lesern entzogen. --all nimmt Dateien,
die sonst ausgelassen werden, etwa README.md und Seiten von Ressorts. --trust-front-matter nimmt, was der
Dateikopf sagt, wo die Regeln einer Website in einem Programm stehen, das nicht ausgeführt wird; sonst wartet
als Entwurf, was sie zurückhalten könnten. --dry-run sagt alles, was getan würde, und was sich für Leser
ändert. Eine Datei, deren Artikel hier bearbeitet wurde und die nicht genommen wird, wird anders gemeldet als
eine, die gescheitert ist; bei beiden ist der Rückgabewert 1.
Was Sie nicht veröffentlichen dürfen, kommt als Entwurf. Eine umbenannte Datei behält ihren Artikel; eine, die
nur umbenannt scheint, wartet als Entwurf. Eine Datei, die fehlt, wird mit ihrem Artikel genannt, der bleibt,
wie er ist. Eine Quelle hat nur einen Import zur gleichen Zeit; der zweite endet mit 6.
„sources“ nennt die Quellen; „sources remove“ lässt den Arbeitsbereich eine vergessen, was auf Servern nur ein
Admin darf; ihre Artikel bleiben.
„redirects“ gibt alte Adresse (von der Wurzel der Website an), Tabulator, Kurzname, Tabulator, Sprache von
allem aus, was öffentlich ist oder war: von permalinks, url, aliases und Ähnlichem, soweit sie kein anderer
Artikel jetzt hat. „edit --slug“ behält den alten Kurznamen eines öffentlichen Artikels im Feld redirect_from,
sofern nicht --field redirect_from=... sagt, was dort steht; ebenso ein Import, dessen Datei jetzt einen
anderen Kurznamen hat.
Mit --json gibt „redirects“ auch Entwürfe aus und Pfade von Dateien, die keine Adresse nennen.

TIME ist 2026-11-24T21:00, 2026-11-24T21:00+01:00 oder ...Z; ohne Zeitzone gilt die Zeitzone der Website
(triptychctl settings zone). Ein Tag allein, 2026-11-24, beginnt dort um Mitternacht und wird überall als
dieser Tag gezeigt. Ein leeres TIME entfernt den Zeitpunkt.

Rückgabewert: 0 erledigt, 1 teilweise, 2 falscher Aufruf, 3 ein Speicher ist nicht erreichbar, 4 nicht
erlaubt, 5 nicht gefunden, 6 Konflikt.
</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The %1 contains a null character (U+0000) at position %2, which no store can keep. Remove it and save again.</source>
        <translation>Das Feld „%1“ enthält an Position %2 ein Nullzeichen (U+0000), das kein Speicher aufnimmt. Bitte entfernen und erneut speichern.</translation>
    </message>
    <message>
        <source>The %1 contains half of a character (a lone surrogate) at position %2, which no store can keep. Remove it and save again.</source>
        <translation>Das Feld „%1“ enthält an Position %2 ein halbes Zeichen (einzelnes Surrogat), das kein Speicher aufnimmt. Bitte entfernen und erneut speichern.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a language tag such as en or pt-BR.</source>
        <translation>„%1“ ist kein Sprachkürzel wie de oder pt-BR.</translation>
    </message>
    <message>
        <source>An article needs a title or a text before it can be saved.</source>
        <translation>Zum Speichern braucht ein Artikel einen Titel oder einen Text.</translation>
    </message>
    <message>
        <source>A stored copy of an article cannot be read.</source>
        <translation>Eine gespeicherte Kopie eines Artikels ist nicht lesbar.</translation>
    </message>
    <message>
        <source>title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>body</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>slug</source>
        <translation>Kurzname (Slug)</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>list of authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>list of tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>import path</source>
        <translation>Importpfad</translation>
    </message>
    <message>
        <source>custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>The body has %1 bytes, and %2 are the most that an article may have. Shorten it, or make several articles of it.</source>
        <translation>Der Text hat %1 Bytes, und ein Artikel darf höchstens %2 haben. Kürzen Sie ihn, oder machen Sie mehrere Artikel daraus.</translation>
    </message>
    <message>
        <source>The day of publication and its time do not belong together.</source>
        <translation>Tag und Zeitpunkt der Veröffentlichung gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>a space</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>A slug may not contain %1.</source>
        <translation>In einem Kurznamen ist nicht erlaubt: %1.</translation>
    </message>
    <message>
        <source>A slug may not be of dots alone.</source>
        <translation>Ein Kurzname darf nicht nur aus Punkten bestehen.</translation>
    </message>
    <message>
        <source>A slug may have at most %1 characters.</source>
        <translation>Ein Kurzname darf höchstens %1 Zeichen haben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; would be possible.</source>
        <translation>Möglich wäre „%1“.</translation>
    </message>
    <message>
        <source>The title has %1 bytes, and %2 are the most that a title may have.</source>
        <translation>Der Titel hat %1 Bytes; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>Summary, section, authors and tags have %1 bytes together, and %2 are the most that they may have.</source>
        <translation>Zusammenfassung, Ressort, Autoren und Schlagwörter haben zusammen %1 Bytes; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>The custom fields have %1 bytes, and %2 are the most that they may have.</source>
        <translation>Die eigenen Felder haben %1 Bytes; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>The custom fields nest %1 deep, and %2 is the deepest that they may nest.</source>
        <translation>Die eigenen Felder sind %1 tief verschachtelt; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>The article has %1 authors, and %2 are the most that it may have.</source>
        <translation>Der Artikel hat %1 Autoren; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>The article has %1 tags, and %2 are the most that it may have.</source>
        <translation>Der Artikel hat %1 Schlagwörter; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>What the import notes of its file has %1 bytes, and %2 are the most that it may have.</source>
        <translation>Was der Import von der Datei vermerkt, hat %1 Byte; höchstens %2 sind erlaubt.</translation>
    </message>
    <message>
        <source>This was called off.</source>
        <translation>Dies wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A slug needs a character that can be seen.</source>
        <translation>Ein Kurzname braucht ein sichtbares Zeichen.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>&quot;%1&quot; is not a text; it was kept as a custom field.</source>
        <translation>„%1“ ist kein Text; der Wert bleibt als eigenes Feld erhalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds something that is not a name; it was kept as a custom field.</source>
        <translation>„%1“ enthält etwas, das kein Name ist; der Wert bleibt als eigenes Feld erhalten.</translation>
    </message>
    <message>
        <source>The time was left out: %1.</source>
        <translation>Die Uhrzeit wurde ausgelassen: %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands again in line %2, and that one counts.</source>
        <translation>„%1“ steht in Zeile %2 noch einmal, und dieser Wert gilt.</translation>
    </message>
    <message>
        <source>The store gave no answer.</source>
        <translation>Der Speicher hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The file is too large for an article (%1, at most %2).</source>
        <translation>Die Datei ist zu groß für einen Artikel (%1, höchstens %2).</translation>
    </message>
    <message>
        <source>The article was deleted in Triptych and stays deleted.</source>
        <translation>Der Artikel wurde in Triptych gelöscht und bleibt gelöscht.</translation>
    </message>
    <message>
        <source>The article was edited in Triptych since it was imported; the file was not taken over.</source>
        <translation>Der Artikel wurde seit dem Import in Triptych bearbeitet; die Datei wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>Its slug was taken; the article got the slug &quot;%1&quot;.</source>
        <translation>Der Kurzname war vergeben; der Artikel heißt nun „%1“.</translation>
    </message>
    <message>
        <source>The article was saved by someone else meanwhile; the file was not taken over.</source>
        <translation>Jemand anders hat den Artikel inzwischen gespeichert; die Datei wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>This folder may not be read.</source>
        <translation>Dieser Ordner darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>This link leads nowhere, or in a circle.</source>
        <translation>Diese Verknüpfung führt ins Leere oder im Kreis.</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>This folder link leads back to a folder that it lies in (a loop).</source>
        <translation>Diese Ordnerverknüpfung führt in einen Ordner zurück, in dem sie selbst liegt (Schleife).</translation>
    </message>
    <message>
        <source>This link leads to a folder that is read already.</source>
        <translation>Diese Verknüpfung führt zu einem Ordner, der bereits gelesen wird.</translation>
    </message>
    <message>
        <source>It has neither a text nor a title.</source>
        <translation>Der Artikel hat weder einen Text noch einen Titel.</translation>
    </message>
    <message>
        <source>readers would see a comment that its site does not show</source>
        <translation>Leser sähen einen Kommentar, den die Website nicht zeigt</translation>
    </message>
    <message>
        <source>readers would see as text what its site draws or leaves out (MDX)</source>
        <translation>Leser sähen als Text, was die Website zeichnet oder weglässt (MDX)</translation>
    </message>
    <message>
        <source>The file is gone since the folder was read.</source>
        <translation>Die Datei ist seit dem Lesen des Ordners verschwunden.</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>Die Datei ist nicht lesbar: %1.</translation>
    </message>
    <message>
        <source>The file changes while it is read. Import again when it is at rest.</source>
        <translation>Die Datei ändert sich beim Lesen. Importieren Sie noch einmal, wenn sie ruht.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>Neue Adresse</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>By its name this folder holds what its site does not publish, so its articles are drafts.</source>
        <translation>Dem Namen nach enthält dieser Ordner, was die Website nicht veröffentlicht; seine Artikel sind deshalb Entwürfe.</translation>
    </message>
    <message>
        <source>The folder %1 is gone.</source>
        <translation>Der Ordner %1 ist verschwunden.</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Der Import wurde angehalten.</translation>
    </message>
    <message>
        <source>The import took too long.</source>
        <translation>Der Import hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>This link leads out of the folder and was not followed.</source>
        <translation>Diese Verknüpfung führt aus dem Ordner hinaus und wurde nicht verfolgt.</translation>
    </message>
    <message>
        <source>The file asks for the slug &quot;%1&quot; now, which another article has; the article keeps its own.</source>
        <translation>Die Datei verlangt jetzt den Kurznamen „%1“, den ein anderer Artikel hat; der Artikel behält seinen eigenen.</translation>
    </message>
    <message>
        <source>The article is %1&apos;s. It was left as it is, and is not tied to its translations.</source>
        <translation>Der Artikel gehört %1. Er blieb, wie er ist, und ist nicht mit seinen Übersetzungen verbunden.</translation>
    </message>
    <message>
        <source>The article is %1&apos;s, who may read what it becomes. It was left as it is.</source>
        <translation>Der Artikel gehört %1; diese Person darf lesen, was aus ihm wird. Er blieb, wie er ist.</translation>
    </message>
    <message>
        <source>Another article has this place in the source, one that you may not see or that came just now. Nothing was saved.</source>
        <translation>Ein anderer Artikel hat diesen Platz in der Quelle; Sie dürfen ihn nicht sehen, oder er kam eben erst. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>Its slug is that of %1, too; the article got the slug &quot;%2&quot;.</source>
        <translation>Auch %1 hat diesen Kurznamen; der Artikel bekam den Kurznamen „%2“.</translation>
    </message>
    <message>
        <source>This is %1, and only Markdown is read.</source>
        <translation>Das ist %1, und nur Markdown wird gelesen.</translation>
    </message>
    <message>
        <source>%1 others</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Files that are no articles: %1.</source>
        <translation>Dateien, die keine Artikel sind: %1.</translation>
    </message>
    <message>
        <source>This link leads to a file that is read already.</source>
        <translation>Diese Verknüpfung führt zu einer Datei, die bereits gelesen wird.</translation>
    </message>
    <message>
        <source>The article was kept as a draft: %1.</source>
        <translation>Der Artikel bleibt ein Entwurf: %1.</translation>
    </message>
    <message>
        <source>its date cannot be read (%1)</source>
        <translation>sein Datum ist nicht lesbar (%1)</translation>
    </message>
    <message>
        <source>The article was kept as a draft.</source>
        <translation>Der Artikel bleibt ein Entwurf.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a language; the article counts as &quot;%2&quot;.</source>
        <translation>„%1“ ist keine Sprache; der Artikel gilt als „%2“.</translation>
    </message>
    <message>
        <source>An article has one language; of those in &quot;%1&quot; the first counts: &quot;%2&quot;.</source>
        <translation>Ein Artikel hat eine Sprache; von denen in „%1“ gilt die erste: „%2“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 names</source>
        <translation>„%1“ enthält mehr als %2 Namen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may be meant to say who may read it</source>
        <translation>„%1“ soll vielleicht sagen, wer ihn lesen darf</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be read (%2)</source>
        <translation>„%1“ ist nicht lesbar (%2)</translation>
    </message>
    <message>
        <source>Triptych does not take an article down by itself; &quot;%1&quot; was kept as a custom field.</source>
        <translation>Triptych nimmt einen Artikel nicht von selbst offline; „%1“ bleibt als eigenes Feld erhalten.</translation>
    </message>
    <message>
        <source>The address &quot;%1&quot; cannot be kept; the article got the slug &quot;%2&quot;.</source>
        <translation>Die Adresse „%1“ lässt sich nicht beibehalten; der Artikel bekam den Kurznamen „%2“.</translation>
    </message>
    <message>
        <source>its site asks readers for a password, which Triptych does not</source>
        <translation>die Website fragt Leser nach einem Passwort, Triptych tut das nicht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither true nor false</source>
        <translation>„%1“ ist weder true noch false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a status that Triptych knows; it stays a custom field</source>
        <translation>„%1“ ist kein Status, den Triptych kennt; der Wert bleibt ein eigenes Feld</translation>
    </message>
    <message>
        <source>&quot;%1&quot; says that its time is to come, and no time is given</source>
        <translation>„%1“ sagt, dass seine Zeit noch kommt, und es ist kein Zeitpunkt angegeben</translation>
    </message>
    <message>
        <source>its site does not list or render it</source>
        <translation>die Website listet ihn nicht auf oder gibt ihn nicht aus</translation>
    </message>
    <message>
        <source>The article stays a draft all the same: its folder is one that sites do not publish.</source>
        <translation>Der Artikel bleibt trotzdem ein Entwurf: Ordner wie den seinen veröffentlichen Websites nicht.</translation>
    </message>
    <message>
        <source>Jekyll and its kind do not publish a file whose name begins so</source>
        <translation>Jekyll und Verwandte veröffentlichen keine Datei, deren Name so beginnt</translation>
    </message>
    <message>
        <source>The report could not be saved: %1.</source>
        <translation>Der Bericht ließ sich nicht speichern: %1.</translation>
    </message>
    <message>
        <source>By its name it is about the files, not an article.</source>
        <translation>Dem Namen nach beschreibt die Datei die anderen Dateien und ist kein Artikel.</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>einfacher Text</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; holds parts of pages, not articles.</source>
        <translation>Der Ordner „%1“ enthält Teile von Seiten, keine Artikel.</translation>
    </message>
    <message>
        <source>It is the page of a section, not an article.</source>
        <translation>Das ist die Seite eines Ressorts, kein Artikel.</translation>
    </message>
    <message>
        <source>Name the folder that is to be imported.</source>
        <translation>Bitte den Ordner nennen, der importiert werden soll.</translation>
    </message>
    <message>
        <source>%1 is a file. An import needs a folder.</source>
        <translation>%1 ist eine Datei. Ein Import braucht einen Ordner.</translation>
    </message>
    <message>
        <source>A source needs a name of 1 to 200 characters, all in one line, that does not begin with &quot;triptych:&quot;.</source>
        <translation>Eine Quelle braucht einen Namen aus 1 bis 200 Zeichen, alle in einer Zeile, der nicht mit „triptych:“ beginnt.</translation>
    </message>
    <message>
        <source>The tables of this workspace are older than the sources of imports: give the source a name, the same one at each import.</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als die Importquellen: Geben Sie der Quelle einen Namen, bei jedem Import denselben.</translation>
    </message>
    <message>
        <source>Name the source that has moved.</source>
        <translation>Bitte die Quelle nennen, die umgezogen ist.</translation>
    </message>
    <message>
        <source>No source &quot;%1&quot; is known here that could have moved.</source>
        <translation>Hier ist keine Quelle „%1“ bekannt, die umgezogen sein könnte.</translation>
    </message>
    <message>
        <source>The source &quot;%1&quot; is known as the folder %2, and this is %3. Say that it has moved, or give this one another name.</source>
        <translation>Die Quelle „%1“ ist als Ordner %2 bekannt, und dies ist %3. Geben Sie an, dass sie umgezogen ist, oder geben Sie dieser einen anderen Namen.</translation>
    </message>
    <message>
        <source>Articles of a source &quot;%1&quot; are here, and no folder is known for it. Say that they came from %2, or give this one another name.</source>
        <translation>Artikel einer Quelle „%1“ sind schon hier, und kein Ordner ist für sie bekannt. Geben Sie an, dass sie aus %2 kamen, oder geben Sie dieser einen anderen Namen.</translation>
    </message>
    <message>
        <source>This folder is the source &quot;%1&quot; already.</source>
        <translation>Dieser Ordner ist bereits die Quelle „%1“.</translation>
    </message>
    <message>
        <source>This folder lies in the source &quot;%1&quot; (%2): its articles may be here already.</source>
        <translation>Dieser Ordner liegt in der Quelle „%1“ (%2): Seine Artikel sind vielleicht schon hier.</translation>
    </message>
    <message>
        <source>The source &quot;%1&quot; (%2) lies in this folder: its articles are here already.</source>
        <translation>Die Quelle „%1“ (%2) liegt in diesem Ordner: Ihre Artikel sind schon hier.</translation>
    </message>
    <message>
        <source>its name begins with %1, which is no day</source>
        <translation>sein Name beginnt mit %1, und diesen Tag gibt es nicht</translation>
    </message>
    <message>
        <source>The article is public by its file, and your role does not allow you to publish. It was kept as a draft until an editor publishes it.</source>
        <translation>Nach seiner Datei ist der Artikel öffentlich, und Ihre Rolle erlaubt Ihnen nicht zu veröffentlichen. Er bleibt ein Entwurf, bis die Redaktion ihn veröffentlicht.</translation>
    </message>
    <message>
        <source>Its slug &quot;%1&quot; was that of %2 until now: old links to that article lead here.</source>
        <translation>Sein Kurzname „%1“ war bisher der von %2: Alte Links auf jenen Artikel führen hierher.</translation>
    </message>
    <message>
        <source>Its text is as in the file; the rest could not be saved: %1</source>
        <translation>Sein Text ist wie in der Datei; der Rest konnte nicht gespeichert werden: %1</translation>
    </message>
    <message>
        <source>Its name is not UTF-8 and was not read. Give it another name.</source>
        <translation>Der Name ist nicht in UTF-8; die Datei wurde nicht gelesen. Geben Sie ihr einen anderen Namen.</translation>
    </message>
    <message>
        <source>Its name begins with a dot, so it is hidden and was not read.</source>
        <translation>Der Name beginnt mit einem Punkt; was so heißt, ist verborgen und wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Folders of tools: %1.</source>
        <translation>Ordner von Werkzeugen: %1.</translation>
    </message>
    <message>
        <source>its time was left out (%1)</source>
        <translation>seine Uhrzeit wurde weggelassen (%1)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names more than one day, of which the first was taken</source>
        <translation>„%1“ nennt mehr als einen Tag; der erste wurde genommen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; gives a day to come, and may mean that readers wait until then</source>
        <translation>„%1“ nennt einen künftigen Tag und könnte heißen, dass Leser bis dahin warten</translation>
    </message>
    <message>
        <source>This file may keep articles of its site from readers, and it cannot be read (%1). They were kept as drafts.</source>
        <translation>Diese Datei hält vielleicht Artikel ihrer Website vor Lesern zurück und kann nicht gelesen werden (%1). Sie bleiben Entwürfe.</translation>
    </message>
    <message>
        <source>By &quot;%1&quot; the site keeps articles from readers. They were kept as drafts.</source>
        <translation>Mit „%1“ hält die Website Artikel vor Lesern zurück. Sie bleiben Entwürfe.</translation>
    </message>
    <message>
        <source>Sites do not publish a folder whose name begins with &quot;_&quot; unless their configuration says so. Its articles were kept as drafts.</source>
        <translation>Websites veröffentlichen einen Ordner, dessen Name mit „_“ beginnt, nur, wenn ihre Konfiguration es sagt. Seine Artikel bleiben Entwürfe.</translation>
    </message>
    <message>
        <source>its metadata for Nikola keeps it from readers (&quot;%1&quot;)</source>
        <translation>seine Metadaten für Nikola halten ihn vor Lesern zurück („%1“)</translation>
    </message>
    <message>
        <source>it has no metadata</source>
        <translation>sie hat keine Metadaten</translation>
    </message>
    <message>
        <source>it is not of one piece</source>
        <translation>sie ist nicht aus einem Stück</translation>
    </message>
    <message>
        <source>The files of the source &quot;%1&quot; are no longer in %2; they are in %3 now. Import that folder as the source that has moved, or say that %4 is another site.</source>
        <translation>Die Dateien der Quelle „%1“ sind nicht mehr in %2; sie sind jetzt in %3. Importieren Sie diesen Ordner als die umgezogene Quelle, oder geben Sie an, dass %4 eine andere Website ist.</translation>
    </message>
    <message>
        <source>The files of the source &quot;%1&quot; are no longer in %2; those of its folder %3 are in %4 now. Import the whole of it as the source that has moved, or say that this is another site.</source>
        <translation>Die Dateien der Quelle „%1“ sind nicht mehr in %2; die ihres Ordners %3 sind jetzt in %4. Importieren Sie sie im Ganzen als die umgezogene Quelle, oder geben Sie an, dass dies eine andere Website ist.</translation>
    </message>
    <message>
        <source>The files of the source &quot;%1&quot; are no longer in %2; they are in %3 now. Say that it has moved, or that this is another site.</source>
        <translation>Die Dateien der Quelle „%1“ sind nicht mehr in %2; sie sind jetzt in %3. Geben Sie an, dass sie umgezogen ist oder dass dies eine andere Website ist.</translation>
    </message>
    <message>
        <source>Of the source &quot;%1&quot;, %2 of %3 files are in %4: it looks like another site. Give this one another name, or say that it is the same site.</source>
        <translation>Von der Quelle „%1“ sind %2 von %3 Dateien in %4: Das sieht nach einer anderen Website aus. Geben Sie dieser einen anderen Namen, oder geben Sie an, dass es dieselbe Website ist.</translation>
    </message>
    <message>
        <source>The file says the language &quot;%1&quot; now, in which another article has the slug &quot;%2&quot;; the article keeps its language &quot;%3&quot; and its slug.</source>
        <translation>Die Datei nennt jetzt die Sprache „%1“, in der ein anderer Artikel den Kurznamen „%2“ hat; der Artikel behält seine Sprache „%3“ und seinen Kurznamen.</translation>
    </message>
    <message>
        <source>This is no regular file, so it was not opened.</source>
        <translation>Dies ist keine gewöhnliche Datei und wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 of %2 files of the source &quot;%3&quot; that were looked at are other articles now: it looks like another site in the same folder. Say that it is the same site, or give this one another name.</source>
        <translation>%1 von %2 geprüften Dateien der Quelle „%3“ sind jetzt andere Artikel: Das sieht nach einer anderen Website im selben Ordner aus. Sagen Sie, dass es dieselbe Website ist, oder geben Sie dieser einen anderen Namen.</translation>
    </message>
    <message>
        <source>Its site does not show it as a page: it belongs to %1.</source>
        <translation>Ihre Website zeigt sie nicht als Seite: Sie gehört zu %1.</translation>
    </message>
    <message>
        <source>The site reads its articles from other folders (&quot;%1&quot;). What lies outside them was kept as drafts.</source>
        <translation>Die Website liest ihre Artikel aus anderen Ordnern („%1“). Was außerhalb liegt, wurde als Entwurf behalten.</translation>
    </message>
    <message>
        <source>This file was imported before and is left out now.</source>
        <translation>Diese Datei wurde früher importiert und wird jetzt ausgelassen.</translation>
    </message>
    <message>
        <source>This file is no longer in the folder.</source>
        <translation>Diese Datei ist nicht mehr im Ordner.</translation>
    </message>
    <message>
        <source>Its article %1 is still public: make it a draft, or delete it, if readers are not to see it.</source>
        <translation>Ihr Artikel %1 ist weiterhin öffentlich: Machen Sie ihn zum Entwurf oder löschen Sie ihn, wenn das Publikum ihn nicht sehen soll.</translation>
    </message>
    <message>
        <source>Its article %1 becomes public at its time all the same: make it a draft, or delete it, if readers are not to see it.</source>
        <translation>Ihr Artikel %1 wird zu seinem Zeitpunkt trotzdem öffentlich: Machen Sie ihn zum Entwurf oder löschen Sie ihn, wenn das Publikum ihn nicht sehen soll.</translation>
    </message>
    <message>
        <source>Its article %1 is not public and stays as it is: delete it if nobody needs it.</source>
        <translation>Ihr Artikel %1 ist nicht öffentlich und bleibt, wie er ist: Löschen Sie ihn, wenn niemand ihn braucht.</translation>
    </message>
    <message>
        <source>a part of it is for members or for e-mail only, and every reader would see it</source>
        <translation>ein Teil davon ist nur für Mitglieder oder für E-Mails, und alle würden ihn sehen</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) of earlier imports are no longer read here; their articles stay as they are.</source>
        <translation>
            <numerusform>%n weitere Datei früherer Importe wird hier nicht mehr gelesen; ihr Artikel bleibt, wie er ist.</numerusform>
            <numerusform>%n weitere Dateien früherer Importe werden hier nicht mehr gelesen; ihre Artikel bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was %1 until now, and keeps its article.</source>
        <translation>Sie hieß bisher %1 und behält ihren Artikel.</translation>
    </message>
    <message>
        <source>File is gone</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Umbenannt</translation>
    </message>
    <message>
        <source>Whether old links to other articles lead to new ones now is not known: %1</source>
        <translation>Ob alte Links auf andere Artikel jetzt zu neuen führen, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>An import of the source &quot;%1&quot; is running. Nothing was removed.</source>
        <translation>Ein Import der Quelle „%1“ läuft. Nichts wurde entfernt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands again in line %2 as &quot;%3&quot; and says something else; the one that fewer readers may see counts.</source>
        <translation>„%1“ steht in Zeile %2 noch einmal als „%3“ und sagt etwas anderes; es gilt, was weniger Menschen sehen dürfen.</translation>
    </message>
    <message>
        <source>Jekyll shows no file of the folder _posts whose name does not begin with a date, as 2024-01-05-news.md does. They were kept as drafts.</source>
        <translation>Jekyll zeigt keine Datei des Ordners _posts, deren Name nicht mit einem Datum beginnt wie 2024-01-05-news.md. Sie wurden als Entwürfe behalten.</translation>
    </message>
    <message>
        <source>by its empty &quot;%1&quot; its site has not published it</source>
        <translation>nach seinem leeren „%1“ hat seine Website ihn nicht veröffentlicht</translation>
    </message>
    <message>
        <source>by &quot;%1&quot; in its name it is a draft or a copy</source>
        <translation>nach „%1“ in seinem Namen ist er ein Entwurf oder eine Kopie</translation>
    </message>
    <message>
        <source>Its slug &quot;%1&quot; is an old address of the article &quot;%2&quot;: old links to that article lead here.</source>
        <translation>Sein Kurzname „%1“ ist eine alte Adresse des Artikels „%2“: Alte Links auf jenen Artikel führen hierher.</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; comes with a program or a theme; it holds no articles of this site.</source>
        <translation>Der Ordner „%1“ gehört zu einem Programm oder Theme; er enthält keine Artikel dieser Website.</translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) of an earlier import of a folder with this name are here as the source &quot;%1&quot;. Say that they came from this folder, or that this is another site.</source>
        <translation>
            <numerusform>%n Artikel eines früheren Imports eines Ordners mit diesem Namen ist hier als Quelle „%1“. Sagen Sie, dass er aus diesem Ordner kam, oder dass dies eine andere Website ist.</numerusform>
            <numerusform>%n Artikel eines früheren Imports eines Ordners mit diesem Namen sind hier als Quelle „%1“. Sagen Sie, dass sie aus diesem Ordner kamen, oder dass dies eine andere Website ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>its text is encrypted, or only says where the text lies</source>
        <translation>sein Text ist verschlüsselt oder sagt nur, wo der Text liegt</translation>
    </message>
    <message>
        <source>too many files inherit from others</source>
        <translation>zu viele Dateien erben von anderen</translation>
    </message>
    <message>
        <source>The file seems to be %1 with another name and another text, but that is not certain. It waits as a draft, so that readers do not see one article twice. If it is the same, delete the old article %2 and import again; else publish the draft.</source>
        <translation>Die Datei scheint %1 mit anderem Namen und anderem Text zu sein, doch das ist nicht sicher. Sie wartet als Entwurf, damit ein Artikel nicht zweimal erscheint. Ist es derselbe, löschen Sie den alten Artikel %2 und importieren Sie erneut; sonst veröffentlichen Sie den Entwurf.</translation>
    </message>
    <message>
        <source>its site shows a part of it under a condition only, and every reader would see it</source>
        <translation>seine Website zeigt einen Teil davon nur unter einer Bedingung, und alle Leser würden ihn sehen</translation>
    </message>
    <message>
        <source>Kept: %1 new, %2 changed; running it again completes it.</source>
        <translation>Behalten: %1 neu, %2 geändert; ein neuer Lauf vervollständigt ihn.</translation>
    </message>
    <message>
        <source>It is not public here, and the file would publish it: its state and date stay as they are.</source>
        <translation>Er ist hier nicht öffentlich, und die Datei würde ihn veröffentlichen: Sein Zustand und sein Datum bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The rules of this site stand in a program, which Triptych does not run (&quot;%1&quot;). All that it may keep from readers was kept as drafts.</source>
        <translation>Die Regeln dieser Website stehen in einem Programm, das Triptych nicht ausführt („%1“). Was es Lesern vorenthalten könnte, wurde als Entwurf behalten.</translation>
    </message>
    <message>
        <source>its site takes &quot;%1&quot; for &quot;%2&quot;</source>
        <translation>seine Website nimmt „%1“ für „%2“</translation>
    </message>
    <message>
        <source>Until now this was the text of %1, where another text stands now. The article of %1, with its address, got that text, and this file a new article.</source>
        <translation>Bisher war dies der Text von %1, wo jetzt ein anderer Text steht. Der Artikel von %1 bekam mit seiner Adresse jenen Text und diese Datei einen neuen Artikel.</translation>
    </message>
    <message>
        <source>it has more than %1 rules</source>
        <translation>sie hat mehr als %1 Regeln</translation>
    </message>
    <message>
        <source>The report could not be saved: it is written as .csv, .json or .txt. Choose a name that ends so.</source>
        <translation>Der Bericht konnte nicht gespeichert werden: Er wird als .csv, .json oder .txt geschrieben. Wählen Sie einen Namen, der so endet.</translation>
    </message>
    <message>
        <source>it leads nowhere</source>
        <translation>sie führt nirgendwohin</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>sie ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>it is larger than 1 MB</source>
        <translation>sie ist größer als 1 MB</translation>
    </message>
    <message>
        <source>it cannot be opened</source>
        <translation>sie lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The path of the folder is too long: an import source has 4,096 bytes at most.</source>
        <translation>Der Pfad des Ordners ist zu lang: Eine Importquelle hat höchstens 4.096 Bytes.</translation>
    </message>
    <message>
        <source>The article of this file is still public.</source>
        <translation>Der Artikel dieser Datei ist weiterhin öffentlich.</translation>
    </message>
    <message>
        <source>The file seems to be %1 with another name. The article %2 of that file was deleted in Triptych, so this one waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Die Datei scheint %1 unter anderem Namen zu sein. Der Artikel %2 jener Datei wurde in Triptych gelöscht, darum wartet dieser als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>The file seems to be %1 with another name. The article %2 of that file was edited in Triptych and is not public, so this one waits as a draft, too. Publish the draft if readers are to see it.</source>
        <translation>Die Datei scheint %1 unter anderem Namen zu sein. Der Artikel %2 jener Datei wurde in Triptych bearbeitet und ist nicht öffentlich, darum wartet auch dieser als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>This file has the text of %1 now, whose article %2 was taken from readers in Triptych. The file was not taken over.</source>
        <translation>Diese Datei hat jetzt den Text von %1, deren Artikel %2 in Triptych den Lesern entzogen wurde. Die Datei wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>The file %1 has its text now, so there are two articles with this text.</source>
        <translation>Die Datei %1 hat jetzt ihren Text, es gibt also zwei Artikel mit diesem Text.</translation>
    </message>
    <message>
        <source>Articles that it may keep from readers and that are published already stay published.</source>
        <translation>Artikel, die es Lesern vorenthalten könnte und die schon veröffentlicht sind, bleiben veröffentlicht.</translation>
    </message>
    <message>
        <source>It is public here, and the file would keep it from readers: its state and date stay as they are.</source>
        <translation>Er ist hier öffentlich, und die Datei würde ihn Lesern vorenthalten: Status und Datum bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>A vault of Obsidian is nobody&apos;s site: of its notes only those are published that say &quot;publish: true&quot;. The others were kept as drafts.</source>
        <translation>Ein Vault von Obsidian ist keine Website: Von seinen Notizen werden nur die veröffentlicht, die „publish: true“ sagen. Die anderen wurden als Entwürfe behalten.</translation>
    </message>
    <message>
        <source>The dates of this site are meant in the time zone %1, and those without a zone are taken in %2, the time zone of this workspace. If that is wrong, set the workspace&apos;s zone before you import.</source>
        <translation>Die Daten dieser Website sind in der Zeitzone %1 gemeint, und solche ohne Zone werden in %2 genommen, der Zeitzone dieses Arbeitsbereichs. Wenn das falsch ist, stellen Sie vor dem Import die Zeitzone des Arbeitsbereichs ein.</translation>
    </message>
    <message>
        <source>Many files of this source are gone that were alike, so Triptych does not tell which of them a new file is that is like them. Such files wait as drafts, so that readers do not see one article twice. Delete the old articles that nobody needs and import again, or publish the drafts.</source>
        <translation>Viele Dateien dieser Quelle, die einander glichen, sind weg; darum weiß Triptych nicht, welche davon eine neue Datei ist, die ihnen gleicht. Solche Dateien warten als Entwürfe, damit Leser keinen Artikel zweimal sehen. Löschen Sie die alten Artikel, die niemand braucht, und importieren Sie noch einmal, oder veröffentlichen Sie die Entwürfe.</translation>
    </message>
    <message>
        <source>The file %1 has its text now, so readers see it twice.</source>
        <translation>Die Datei %1 hat jetzt seinen Text; Leser sehen ihn also zweimal.</translation>
    </message>
    <message>
        <source>Edited here</source>
        <translation>Hier bearbeitet</translation>
    </message>
    <message>
        <source>The folder &quot;%1&quot; holds templates for new articles, not articles.</source>
        <translation>Der Ordner „%1“ enthält Vorlagen für neue Artikel, keine Artikel.</translation>
    </message>
    <message>
        <source>by its empty &quot;%1&quot; its site writes no page of it</source>
        <translation>wegen des leeren „%1“ schreibt seine Website keine Seite daraus</translation>
    </message>
    <message>
        <source>By this program, which Triptych does not run, the pages of the site seem to lie in these folders: %1. What lies beside them was kept as drafts.</source>
        <translation>Nach diesem Programm, das Triptych nicht ausführt, scheinen die Seiten der Website in diesen Ordnern zu liegen: %1. Was daneben liegt, blieb Entwurf.</translation>
    </message>
    <message>
        <source>The files of the source &quot;%1&quot; (%2) are in %3, too, and say the same: this seems to be a copy, and readers would see each article twice. Import that folder, or give this one a name as another site.</source>
        <translation>Die Dateien der Quelle „%1“ (%2) liegen auch in %3 und sagen dasselbe: Dies scheint eine Kopie zu sein, und Leser sähen jeden Artikel zweimal. Importieren Sie jenen Ordner, oder geben Sie diesem als anderer Website einen Namen.</translation>
    </message>
    <message>
        <source>%1 of the source &quot;%2&quot;</source>
        <translation>%1 der Quelle „%2“</translation>
    </message>
    <message>
        <source>Its text is that of %1. The article %2 of that file was deleted in Triptych, so this one waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Ihr Text ist der von %1. Der Artikel %2 jener Datei wurde in Triptych gelöscht; darum wartet dieser als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>Its text is that of %1. The article %2 of that file was taken from readers in Triptych, so this one waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Ihr Text ist der von %1. Der Artikel %2 jener Datei wurde in Triptych zurückgezogen; darum wartet dieser als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>Of the articles that were taken from readers in Triptych only %1 were compared with the files. Look whether one of the others is public again.</source>
        <translation>Von den Artikeln, die in Triptych zurückgezogen wurden, wurden nur %1 mit den Dateien verglichen. Sehen Sie nach, ob einer der übrigen wieder öffentlich ist.</translation>
    </message>
    <message>
        <source>The article was edited in Triptych and takes the text of the file. What it said before stays in its history.</source>
        <translation>Der Artikel wurde in Triptych bearbeitet und übernimmt den Text der Datei. Was er vorher sagte, bleibt in seiner Historie.</translation>
    </message>
    <message>
        <source>The file publishes the article now, which was taken from readers in Triptych, so it waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Die Datei veröffentlicht den Artikel jetzt, der in Triptych zurückgezogen wurde; darum wartet er als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>An import does not read such a name.</source>
        <translation>Einen solchen Namen liest ein Import nicht.</translation>
    </message>
    <message>
        <source>An import would read the status %1 there.</source>
        <translation>Ein Import würde dort den Status %1 lesen.</translation>
    </message>
    <message>
        <source>An import would read another value there: %1.</source>
        <translation>Ein Import würde dort einen anderen Wert lesen: %1.</translation>
    </message>
    <message>
        <source>Not every file system can hold the name &quot;%1&quot;.</source>
        <translation>Nicht jedes Dateisystem kann den Namen „%1“ aufnehmen.</translation>
    </message>
    <message>
        <source>Another article of this export is &quot;%1&quot;, or is so but for upper and lower case.</source>
        <translation>Ein anderer Artikel dieses Exports heißt „%1“ oder unterscheidet sich davon nur in Groß- und Kleinschreibung.</translation>
    </message>
    <message>
        <source>This file has the text of %1 now, whose article %2 got a time to come in Triptych. The file was not taken over.</source>
        <translation>Diese Datei hat jetzt den Text von %1, deren Artikel %2 in Triptych einen künftigen Zeitpunkt bekam. Die Datei wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>The file %1 seems to be it with another name, and waits as a draft.</source>
        <translation>Die Datei %1 scheint sie unter anderem Namen zu sein und wartet als Entwurf.</translation>
    </message>
    <message>
        <source>Its file published it and keeps it from readers now, so it is not public any more.</source>
        <translation>Seine Datei hat ihn veröffentlicht und hält ihn jetzt vor Lesern zurück; darum ist er nicht mehr öffentlich.</translation>
    </message>
    <message>
        <source>An export needs a folder. Nothing was written.</source>
        <translation>Ein Export braucht einen Ordner. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Nothing can be written into the folder %1, so nothing was exported.</source>
        <translation>In den Ordner %1 lässt sich nichts schreiben; darum wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>The export was called off. What was written stays.</source>
        <translation>Der Export wurde abgebrochen. Was geschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>The export took too long.</source>
        <translation>Der Export hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Something that is no plain file has this name.</source>
        <translation>Etwas, das keine einfache Datei ist, hat diesen Namen.</translation>
    </message>
    <message>
        <source>A file of this name is there and differs. It was left as it is.</source>
        <translation>Eine Datei dieses Namens ist da und weicht ab. Sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Its folder cannot be made.</source>
        <translation>Ihr Ordner lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>The files hold the articles as they are now. Their history, unsaved text, counts of views, pictures that lie beside the texts, and deleted articles are not in them.</source>
        <translation>Die Dateien enthalten die Artikel, wie sie jetzt sind. Historie, ungespeicherter Text, Zahlen der Aufrufe, Bilder, die neben den Texten liegen, und gelöschte Artikel sind nicht darin.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; keeps it from readers</source>
        <translation>„%1“ hält ihn vor Lesern zurück</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a draft here, as Triptych has no such state</source>
        <translation>„%1“ ist hier ein Entwurf, denn einen solchen Status hat Triptych nicht</translation>
    </message>
    <message>
        <source>by its &quot;%1&quot; its site writes no page of it</source>
        <translation>wegen „%1“ schreibt seine Website keine Seite daraus</translation>
    </message>
    <message>
        <source>Its text is that of %1. The article %2 of that file got a time to come in Triptych, so this one waits as a draft. Publish the draft if readers are to see it now.</source>
        <translation>Ihr Text ist der von %1. Der Artikel %2 jener Datei bekam in Triptych einen künftigen Zeitpunkt; darum wartet dieser als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn jetzt sehen sollen.</translation>
    </message>
    <message>
        <source>The file asks for the slug &quot;%1&quot; now. The slug &quot;%2&quot; was chosen in Triptych and stays.</source>
        <translation>Die Datei verlangt jetzt den Kurznamen „%1“. Der Kurzname „%2“ wurde in Triptych gewählt und bleibt.</translation>
    </message>
    <message>
        <source>by its &quot;%1&quot; its site sends readers to another address and shows no text of it</source>
        <translation>durch sein „%1“ schickt seine Website die Leser an eine andere Adresse und zeigt seinen Text nicht</translation>
    </message>
    <message>
        <source>This file has a text now that the article %1 had, which got a time to come in Triptych. The file was not taken over.</source>
        <translation>Diese Datei hat jetzt einen Text, den der Artikel %1 hatte, der in Triptych eine spätere Zeit bekam. Die Datei wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>This file has a text now that the article %1 had, which was taken from readers in Triptych. The file was not taken over.</source>
        <translation>Diese Datei hat jetzt einen Text, den der Artikel %1 hatte, der in Triptych den Lesern entzogen wurde. Die Datei wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>It has a text that the article %1 had, which was deleted in Triptych, so it waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Sie hat einen Text, den der Artikel %1 hatte, der in Triptych gelöscht wurde; darum wartet sie als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>It has a text that the article %1 had, which got a time to come in Triptych, so it waits as a draft. Publish the draft if readers are to see it now.</source>
        <translation>Sie hat einen Text, den der Artikel %1 hatte, der in Triptych eine spätere Zeit bekam; darum wartet sie als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn jetzt sehen sollen.</translation>
    </message>
    <message>
        <source>It has a text that the article %1 had, which was taken from readers in Triptych, so it waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Sie hat einen Text, den der Artikel %1 hatte, der in Triptych den Lesern entzogen wurde; darum wartet sie als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>its HTML hides a part of it, and every reader would see it</source>
        <translation>sein HTML verbirgt einen Teil davon, den jeder Leser sähe</translation>
    </message>
    <message>
        <source>This site takes its articles from these folders: %1. What lies outside it and in no other site was kept as drafts.</source>
        <translation>Diese Website nimmt ihre Artikel aus diesen Ordnern: %1. Was außerhalb und in keiner anderen Website liegt, blieb Entwurf.</translation>
    </message>
    <message>
        <source>It asks for the address of the article %1, which was deleted in Triptych, so it waits as a draft. Publish the draft if readers are to see it there.</source>
        <translation>Er verlangt die Adresse des Artikels %1, der in Triptych gelöscht wurde, und wartet darum als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn dort sehen sollen.</translation>
    </message>
    <message>
        <source>It asks for the address of the article %1, which got a time to come in Triptych, so it waits as a draft. Publish the draft if readers are to see it now.</source>
        <translation>Er verlangt die Adresse des Artikels %1, der in Triptych eine spätere Zeit bekam, und wartet darum als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn jetzt sehen sollen.</translation>
    </message>
    <message>
        <source>It asks for the address of the article %1, which was taken from readers in Triptych, so it waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Er verlangt die Adresse des Artikels %1, der den Lesern in Triptych entzogen wurde, und wartet darum als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>An earlier import held it back, since it had the text or the address of an article that was taken from readers in Triptych. It waits as a draft until a person publishes it.</source>
        <translation>Ein früherer Import hat ihn zurückgehalten, weil er den Text oder die Adresse eines Artikels hatte, der den Lesern in Triptych entzogen wurde. Er wartet als Entwurf, bis ihn ein Mensch veröffentlicht.</translation>
    </message>
    <message>
        <source>The file publishes the article now, which has so many versions that Triptych does not tell whether a person took it from readers. It waits as a draft. Publish the draft if readers are to see it.</source>
        <translation>Die Datei veröffentlicht den Artikel jetzt. Er hat so viele Versionen, dass Triptych nicht sagen kann, ob ihn jemand zurückgezogen hat; darum wartet er als Entwurf. Veröffentlichen Sie den Entwurf, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>The file %1 is it, but its article %2 was not moved there; see what is said of that file.</source>
        <translation>Sie heißt jetzt %1, aber ihr Artikel %2 wurde nicht dorthin übernommen; warum, steht bei jener Datei.</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>The file is %1 with another name, but you may not change the article of that file: %2</source>
        <translation>Die Datei ist %1 unter anderem Namen, aber Sie dürfen den Artikel jener Datei nicht ändern: %2</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>This has a sign that no article has.</source>
        <translation>Darin steht ein Zeichen, das kein Artikel hat.</translation>
    </message>
    <message>
        <source>“%1” is no status; there are %2.</source>
        <translation>„%1“ ist kein Status; es gibt %2.</translation>
    </message>
    <message>
        <source>“%1” is no day, such as 2024-02-29, 2024-02, 2024 or today.</source>
        <translation>„%1“ ist kein Tag wie 2024-02-29, 2024-02, 2024 oder today.</translation>
    </message>
    <message>
        <source>At most %1 conditions filter a list.</source>
        <translation>Höchstens %1 Bedingungen filtern eine Liste.</translation>
    </message>
    <message>
        <source>“%1” is no filter; in quotes it is looked for as it is.</source>
        <translation>„%1“ ist kein Filter; in Anführungszeichen wird es so gesucht, wie es ist.</translation>
    </message>
    <message>
        <source>“%1” needs a value behind it.</source>
        <translation>„%1“ braucht dahinter einen Wert.</translation>
    </message>
    <message>
        <source>The quote that begins here has no end.</source>
        <translation>Das Anführungszeichen hier hat kein Gegenstück.</translation>
    </message>
    <message>
        <source>At most %1 words are looked for.</source>
        <translation>Höchstens %1 Wörter werden gesucht.</translation>
    </message>
    <message>
        <source>At most %1 values filter a list.</source>
        <translation>Höchstens %1 Werte filtern eine Liste.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n Min.</numerusform>
            <numerusform>vor %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n Min.</numerusform>
            <numerusform>in %n Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>vor %n Std.</numerusform>
            <numerusform>vor %n Std.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n Std.</numerusform>
            <numerusform>in %n Std.</numerusform>
        </translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n Tag</numerusform>
            <numerusform>in %n Tagen</numerusform>
        </translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a date of this year, in Qt&apos;s format</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a date of another year, in Qt&apos;s format</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a date and a time of day</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 k</source>
        <comment>thousands</comment>
        <translation>%1&#xa0;Tsd.</translation>
    </message>
    <message>
        <source>%1 M</source>
        <comment>millions</comment>
        <translation>%1&#xa0;Mio.</translation>
    </message>
    <message>
        <source>%1 bn</source>
        <comment>thousand millions</comment>
        <translation>%1&#xa0;Mrd.</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>at least so many</comment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>&lt; 1 ms</source>
        <translation>&lt; 1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>%1 (%2, %3 in %4)</source>
        <comment>a moment here; its date and time of day in the site&apos;s zone</comment>
        <translation>%1 (%2, %3 in %4)</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>Newsroom</name>
    <message>
        <source>A journal file could not be read and was set aside.</source>
        <translation>Eine Journaldatei war nicht lesbar und wurde beiseitegelegt.</translation>
    </message>
    <message>
        <source>%1 could not be moved.</source>
        <translation>%1 konnte nicht verschoben werden.</translation>
    </message>
    <message>
        <source>This article is not there any more, or not for you.</source>
        <translation>Diesen Artikel gibt es nicht mehr, oder nicht für Sie.</translation>
    </message>
    <message>
        <source>This article was brought back and deleted again meanwhile.</source>
        <translation>Dieser Artikel wurde inzwischen wiederhergestellt und erneut gelöscht.</translation>
    </message>
</context>
<context>
    <name>OpeningNotice</name>
    <message>
        <source>The tables of this workspace are older than this Triptych, so what is new in it is not offered here. The owner of the database is to run: triptychctl setup --upgrade</source>
        <translation>Die Tabellen dieses Arbeitsbereichs sind älter als dieses Triptych; darum wird hier nicht angeboten, was darin neu ist. Der Eigentümer der Datenbank möge ausführen: triptychctl setup --upgrade</translation>
    </message>
    <message>
        <source>This workspace was made by an older Triptych and was brought up to date. As it was before it is kept in %1.</source>
        <translation>Dieser Arbeitsbereich stammt von einem älteren Triptych und wurde auf den neuen Stand gebracht. Wie er vorher war, liegt er in %1.</translation>
    </message>
</context>
<context>
    <name>OutOfStep</name>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Orphaned</source>
        <translation>Verwaist</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>Repariert</translation>
    </message>
</context>
<context>
    <name>PagePictures</name>
    <message>
        <source>not shown, there are too many</source>
        <translation>nicht gezeigt, es sind zu viele</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>too large to be shown, %1 × %2 pixels</source>
        <translation>zu groß zum Zeigen, %1 × %2 Pixel</translation>
    </message>
    <message>
        <source>not shown, the pictures before it are too large</source>
        <translation>nicht gezeigt, die Bilder davor sind zu groß</translation>
    </message>
</context>
<context>
    <name>Platform</name>
    <message>
        <source>There is no space left to write %1.</source>
        <translation>Zum Schreiben von %1 ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>%1 may not be written here.</source>
        <translation>%1 darf hier nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Triptych is open already on %1.</source>
        <translation>Triptych ist mit %1 bereits geöffnet.</translation>
    </message>
    <message>
        <source>The standard input</source>
        <translation>Die Standardeingabe</translation>
    </message>
    <message>
        <source>The name of the file is empty.</source>
        <translation>Der Name der Datei ist leer.</translation>
    </message>
    <message>
        <source>%1 is a folder: name a file.</source>
        <translation>%1 ist ein Ordner: Bitte eine Datei nennen.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read to its end: %2.</source>
        <translation>%1 lässt sich nicht bis zum Ende lesen: %2.</translation>
    </message>
    <message>
        <source>%1 is too long: %2 bytes are the most.</source>
        <translation>%1 ist zu lang: Höchstens %2 Bytes sind möglich.</translation>
    </message>
</context>
<context>
    <name>Publishing</name>
    <message>
        <source>Not published: the article has no title. Write one first.</source>
        <translation>Nicht veröffentlicht: Der Artikel hat keinen Titel. Bitte zuerst einen schreiben.</translation>
    </message>
    <message>
        <source>Not published: the article has no text. Write it first.</source>
        <translation>Nicht veröffentlicht: Der Artikel hat keinen Text. Bitte ihn zuerst schreiben.</translation>
    </message>
    <message>
        <source>Not published: the article has no title and no text. Write both first.</source>
        <translation>Nicht veröffentlicht: Der Artikel hat weder Titel noch Text. Bitte zuerst beides schreiben.</translation>
    </message>
</context>
<context>
    <name>Redis</name>
    <message>
        <source>A part of the Redis cluster is served by no node.</source>
        <translation>Ein Teil des Redis-Clusters wird von keinem Knoten bedient.</translation>
    </message>
    <message>
        <source>Redis answered with something unexpected.</source>
        <translation>Redis hat unerwartet geantwortet.</translation>
    </message>
    <message>
        <source>No trusted encrypted connection to Redis can be made.</source>
        <translation>Eine vertrauenswürdige verschlüsselte Verbindung zu Redis ist nicht möglich.</translation>
    </message>
    <message>
        <source>Redis cannot be reached.</source>
        <translation>Redis ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The file of certificate authorities cannot be read: %1</source>
        <translation>Die Datei der Zertifizierungsstellen ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Redis sent a reply that nobody had asked for.</source>
        <translation>Redis hat eine Antwort ohne Anfrage gesendet.</translation>
    </message>
    <message>
        <source>%1 is not the primary (yet)</source>
        <translation>%1 ist (noch) nicht der Primärserver</translation>
    </message>
    <message>
        <source>What answered at this address is not Redis.</source>
        <translation>Unter dieser Adresse antwortet etwas anderes als Redis.</translation>
    </message>
    <message>
        <source>Redis did not accept the name or password.</source>
        <translation>Redis hat Name oder Passwort nicht angenommen.</translation>
    </message>
    <message>
        <source>This Redis user may not do that.</source>
        <translation>Dieser Redis-Benutzer darf das nicht.</translation>
    </message>
    <message>
        <source>Redis is busy or still starting and did not answer.</source>
        <translation>Redis ist beschäftigt oder startet noch und hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>This Redis server is a replica and cannot be written to.</source>
        <translation>Dieser Redis-Server ist ein Replikat und lässt sich nicht beschreiben.</translation>
    </message>
    <message>
        <source>Redis has no memory left.</source>
        <translation>Redis hat keinen Arbeitsspeicher mehr frei.</translation>
    </message>
    <message>
        <source>Redis cannot write to its disk and refuses changes.</source>
        <translation>Redis kann nicht auf seine Festplatte schreiben und lehnt Änderungen ab.</translation>
    </message>
    <message>
        <source>The Redis cluster is being rearranged and did not answer.</source>
        <translation>Der Redis-Cluster wird gerade umgebaut und hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>A Redis cluster cannot do this with keys that it keeps apart.</source>
        <translation>Ein Redis-Cluster kann das nicht mit Schlüsseln, die getrennt liegen.</translation>
    </message>
    <message>
        <source>This Redis server is not part of a cluster; name it without &quot;+cluster&quot;.</source>
        <translation>Dieser Redis-Server gehört zu keinem Cluster; bitte ohne „+cluster“ angeben.</translation>
    </message>
    <message>
        <source>Redis holds something unexpected under a key of Triptych.</source>
        <translation>Redis enthält unter einem Schlüssel von Triptych etwas Unerwartetes.</translation>
    </message>
    <message>
        <source>Redis accepts no more connections.</source>
        <translation>Redis nimmt keine weiteren Verbindungen an.</translation>
    </message>
    <message>
        <source>This Redis server is too old for Triptych.</source>
        <translation>Dieser Redis-Server ist zu alt für Triptych.</translation>
    </message>
    <message>
        <source>Redis has no database of that number.</source>
        <translation>Redis hat keine Datenbank mit dieser Nummer.</translation>
    </message>
    <message>
        <source>Redis refused a command.</source>
        <translation>Redis hat einen Befehl abgelehnt.</translation>
    </message>
    <message>
        <source>Redis did not answer in time.</source>
        <translation>Redis hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The call to Redis was called off.</source>
        <translation>Die Anfrage an Redis wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The connection to Redis is being closed.</source>
        <translation>Die Verbindung zu Redis wird geschlossen.</translation>
    </message>
    <message>
        <source>The connection to Redis broke before it answered; the command may have been carried out and is not repeated.</source>
        <translation>Die Verbindung zu Redis brach vor der Antwort ab; der Befehl wurde womöglich ausgeführt und wird nicht wiederholt.</translation>
    </message>
    <message>
        <source>The Redis address names no host.</source>
        <translation>Die Redis-Adresse nennt keinen Host.</translation>
    </message>
    <message>
        <source>Redis sent something that is not a valid reply, so the connection was closed.</source>
        <translation>Redis hat keine gültige Antwort gesendet; die Verbindung wurde geschlossen.</translation>
    </message>
    <message>
        <source>The Redis sentinels know no primary of that name.</source>
        <translation>Die Redis-Sentinels kennen keinen Primärserver dieses Namens.</translation>
    </message>
    <message>
        <source>A Redis address with a user or password starts with redis:// or rediss://.</source>
        <translation>Eine Redis-Adresse mit Benutzer oder Passwort beginnt mit redis:// oder rediss://.</translation>
    </message>
    <message>
        <source>The Redis address cannot be read.</source>
        <translation>Die Redis-Adresse ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A Redis address starts with redis:// or rediss://.</source>
        <translation>Eine Redis-Adresse beginnt mit redis:// oder rediss://.</translation>
    </message>
    <message>
        <source>The port of the Redis address is not between 1 and 65535.</source>
        <translation>Der Port der Redis-Adresse liegt nicht zwischen 1 und 65535.</translation>
    </message>
    <message>
        <source>The database of the Redis address is not a number.</source>
        <translation>Die Datenbank der Redis-Adresse ist keine Zahl.</translation>
    </message>
    <message>
        <source>The Redis address has an unknown option; only ca=FILE is known.</source>
        <translation>Die Redis-Adresse hat eine unbekannte Option; bekannt ist nur ca=DATEI.</translation>
    </message>
    <message>
        <source>The Redis address of sentinels ends with the name of the primary.</source>
        <translation>Eine Redis-Adresse von Sentinels endet mit dem Namen des Primärservers.</translation>
    </message>
    <message>
        <source>A Redis cluster has no database but 0.</source>
        <translation>Ein Redis-Cluster hat nur die Datenbank 0.</translation>
    </message>
    <message>
        <source>The Redis address has an unknown option; only ca=FILE and the sentinels&apos; user and password are known.</source>
        <translation>Die Redis-Adresse hat eine unbekannte Option; bekannt sind nur ca=DATEI sowie Benutzer und Passwort der Sentinels.</translation>
    </message>
    <message>
        <source>The Redis addresses of the list contradict each other.</source>
        <translation>Die Redis-Adressen der Liste widersprechen sich.</translation>
    </message>
    <message>
        <source>Redis described its cluster in an unexpected way.</source>
        <translation>Redis hat seinen Cluster auf unerwartete Weise beschrieben.</translation>
    </message>
    <message>
        <source>This Redis server is no sentinel; name it without &quot;+sentinel&quot;, or name its sentinels.</source>
        <translation>Dieser Redis-Server ist kein Sentinel; bitte ohne „+sentinel“ angeben oder seine Sentinels nennen.</translation>
    </message>
    <message>
        <source>What answers at this address speaks no TLS. Write redis:// where Redis is to be asked without, or turn TLS on at the server.</source>
        <translation>Was an dieser Adresse antwortet, spricht kein TLS. Schreiben Sie redis://, wenn Redis ohne TLS gefragt werden soll, oder schalten Sie TLS am Server ein.</translation>
    </message>
    <message>
        <source>Redis closed the connection before it answered. Where it asks for TLS, its address begins with rediss://.</source>
        <translation>Redis hat die Verbindung geschlossen, bevor es antwortete. Verlangt es TLS, beginnt seine Adresse mit rediss://.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>The search was called off.</source>
        <translation>Die Suche wurde abgebrochen.</translation>
    </message>
    <message>
        <source>An article without an id or a version cannot be indexed.</source>
        <translation>Ein Artikel ohne ID oder Version lässt sich nicht indizieren.</translation>
    </message>
    <message>
        <source>The search server&apos;s reply does not cover what was sent.</source>
        <translation>Die Antwort des Suchservers deckt nicht alles ab, was gesendet wurde.</translation>
    </message>
    <message>
        <source>The search server has an index named %1 where Triptych needs an alias; remove or rename that index.</source>
        <translation>Der Suchserver hat einen Index namens %1, wo Triptych einen Alias braucht; bitte diesen Index entfernen oder umbenennen.</translation>
    </message>
    <message>
        <source>The search index was made by a newer Triptych; update this one to use it.</source>
        <translation>Der Suchindex stammt von einem neueren Triptych; zum Verwenden bitte dieses aktualisieren.</translation>
    </message>
    <message>
        <source>This page belongs to another search; search again.</source>
        <translation>Diese Seite gehört zu einer anderen Suche; bitte erneut suchen.</translation>
    </message>
    <message>
        <source>The search server&apos;s reply is not that of a search.</source>
        <translation>Die Antwort des Suchservers gehört zu keiner Suche.</translation>
    </message>
    <message>
        <source>The search server did not finish the search in time.</source>
        <translation>Der Suchserver hat die Suche nicht rechtzeitig beendet.</translation>
    </message>
    <message>
        <source>Part of the search index did not answer.</source>
        <translation>Ein Teil des Suchindex hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Address %1 of the search server cannot be read; write a URL or host:port.</source>
        <translation>Die Adresse %1 des Suchservers ist nicht lesbar; bitte als URL oder Host:Port schreiben.</translation>
    </message>
    <message>
        <source>Address %1 of the search server must begin with http:// or https://.</source>
        <translation>Die Adresse %1 des Suchservers muss mit http:// oder https:// beginnen.</translation>
    </message>
    <message>
        <source>Address %1 of the search server must not contain ? or #.</source>
        <translation>Die Adresse %1 des Suchservers darf weder ? noch # enthalten.</translation>
    </message>
    <message>
        <source>The addresses of the search server name different users or passwords.</source>
        <translation>Die Adressen des Suchservers nennen verschiedene Benutzer oder Passwörter.</translation>
    </message>
    <message>
        <source>No address of a search server is given.</source>
        <translation>Es ist keine Adresse eines Suchservers angegeben.</translation>
    </message>
    <message>
        <source>The certificate file %1 of the search server holds no certificate that can be read.</source>
        <translation>Die Zertifikatsdatei %1 des Suchservers enthält kein lesbares Zertifikat.</translation>
    </message>
    <message>
        <source>The search server did not answer in time.</source>
        <translation>Der Suchserver hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The certificate of the search server is not trusted; name the file of the authority that issued it.</source>
        <translation>Das Zertifikat des Suchservers ist nicht vertrauenswürdig; bitte die Datei der ausstellenden Zertifizierungsstelle angeben.</translation>
    </message>
    <message>
        <source>No search server answers at its address.</source>
        <translation>Unter dieser Adresse antwortet kein Suchserver.</translation>
    </message>
    <message>
        <source>The search server&apos;s host name is not known.</source>
        <translation>Der Hostname des Suchservers ist unbekannt.</translation>
    </message>
    <message>
        <source>The search server cannot be reached.</source>
        <translation>Der Suchserver ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The search server&apos;s reply is too large to be one.</source>
        <translation>Die Antwort des Suchservers ist zu groß, um eine zu sein.</translation>
    </message>
    <message>
        <source>A search shows between 1 and 1,000 hits.</source>
        <translation>Eine Suche zeigt 1 bis 1.000 Treffer.</translation>
    </message>
    <message>
        <source>This is not the continuation of this search. Start it again.</source>
        <translation>Das ist nicht die Fortsetzung dieser Suche. Bitte von vorn beginnen.</translation>
    </message>
    <message>
        <source>The search server refused the request as not valid.</source>
        <translation>Der Suchserver hat die Anfrage als ungültig abgelehnt.</translation>
    </message>
    <message>
        <source>The search server refused the sign-in; check the user name and password or the API key.</source>
        <translation>Der Suchserver hat die Anmeldung abgelehnt; bitte Benutzername und Passwort oder den API-Schlüssel prüfen.</translation>
    </message>
    <message>
        <source>The search server does not allow this to the account in use.</source>
        <translation>Der Suchserver erlaubt das dem verwendeten Konto nicht.</translation>
    </message>
    <message>
        <source>The search index does not exist yet.</source>
        <translation>Den Suchindex gibt es noch nicht.</translation>
    </message>
    <message>
        <source>A proxy on the way to the search server asks for a sign-in.</source>
        <translation>Ein Proxy auf dem Weg zum Suchserver verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The search index holds a newer version already.</source>
        <translation>Der Suchindex enthält bereits eine neuere Version.</translation>
    </message>
    <message>
        <source>The article is too large for the search server.</source>
        <translation>Der Artikel ist zu groß für den Suchserver.</translation>
    </message>
    <message>
        <source>The search server is overloaded and will be asked again later.</source>
        <translation>Der Suchserver ist überlastet und wird später erneut gefragt.</translation>
    </message>
    <message>
        <source>The search server is not available at the moment.</source>
        <translation>Der Suchserver ist zurzeit nicht verfügbar.</translation>
    </message>
    <message>
        <source>The search server could not carry out the request.</source>
        <translation>Der Suchserver konnte die Anfrage nicht ausführen.</translation>
    </message>
    <message>
        <source>The search server&apos;s disk is full; articles are saved, but searching does not see changes.</source>
        <translation>Die Festplatte des Suchservers ist voll; Artikel werden gespeichert, aber die Suche sieht keine Änderungen.</translation>
    </message>
    <message>
        <source>The search index is read-only; articles are saved, but searching does not see changes.</source>
        <translation>Der Suchindex ist schreibgeschützt; Artikel werden gespeichert, aber die Suche sieht keine Änderungen.</translation>
    </message>
    <message>
        <source>The connection to the search server broke off in the middle of a reply.</source>
        <translation>Die Verbindung zum Suchserver brach mitten in einer Antwort ab.</translation>
    </message>
    <message>
        <source>The search server&apos;s address redirects elsewhere; name the address it redirects to.</source>
        <translation>Die Adresse des Suchservers leitet weiter; bitte die Zieladresse angeben.</translation>
    </message>
    <message>
        <source>A web page answered instead of the search server; a proxy may stand in the way.</source>
        <translation>Statt des Suchservers antwortete eine Webseite; vielleicht steht ein Proxy im Weg.</translation>
    </message>
    <message>
        <source>Something else than a search server answers at this address.</source>
        <translation>Unter dieser Adresse antwortet etwas anderes als ein Suchserver.</translation>
    </message>
    <message>
        <source>The search server&apos;s reply cannot be read.</source>
        <translation>Die Antwort des Suchservers ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A part of the search index did not answer.</source>
        <translation>Ein Teil des Suchindex hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Somebody else changed the search indices at the same time; nothing was done, try again.</source>
        <translation>Jemand anders hat zugleich die Suchindizes geändert; nichts wurde getan, bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>A newer Triptych is rebuilding the search index.</source>
        <translation>Ein neueres Triptych baut den Suchindex gerade neu auf.</translation>
    </message>
    <message>
        <source>Searches moved to another index while this one was filled.</source>
        <translation>Die Suche wechselte zu einem anderen Index, während dieser gefüllt wurde.</translation>
    </message>
    <message>
        <source>The search index that is being rebuilt takes no changes, and they wait for it; searches go on. Mend its server, or give the rebuild up.</source>
        <translation>Der Suchindex, der gerade neu aufgebaut wird, nimmt keine Änderungen an, und sie warten auf ihn; gesucht wird weiterhin. Reparieren Sie seinen Server, oder geben Sie den Neuaufbau auf.</translation>
    </message>
    <message>
        <source>There is no search index yet that could be rebuilt.</source>
        <translation>Es gibt noch keinen Suchindex zum Neuaufbauen.</translation>
    </message>
    <message>
        <source>The search server holds too many leftover indices; remove some of them.</source>
        <translation>Der Suchserver enthält zu viele übrig gebliebene Indizes; bitte einige davon entfernen.</translation>
    </message>
    <message>
        <source>Somebody else ended this rebuild meanwhile.</source>
        <translation>Jemand anders hat diesen Neuaufbau inzwischen beendet.</translation>
    </message>
    <message>
        <source>No earlier search index was kept that one could go back to.</source>
        <translation>Es ist kein früherer Suchindex zum Zurückkehren erhalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (ES_ALIAS) cannot be the name of the search index: write lower-case letters, digits, -, _ and . only, and begin with a letter or a digit.</source>
        <translation>„%1“ (ES_ALIAS) kann nicht der Name des Suchindex sein: Bitte nur Kleinbuchstaben, Ziffern, -, _ und . verwenden und mit einem Buchstaben oder einer Ziffer beginnen.</translation>
    </message>
    <message>
        <source>&quot;%1...&quot; (ES_ALIAS) is too long for the name of the search index: %2 bytes are the most.</source>
        <translation>„%1...“ (ES_ALIAS) ist zu lang für den Namen des Suchindex: Höchstens %2 Bytes sind möglich.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; (ES_ALIAS) ends as the indices do that Triptych makes itself: leave out the last part of the name.</source>
        <translation>„%1“ (ES_ALIAS) endet wie die Indizes, die Triptych selbst anlegt: Bitte den letzten Teil des Namens weglassen.</translation>
    </message>
    <message>
        <source>The search server&apos;s reply cannot be unpacked.</source>
        <translation>Die Antwort des Suchservers lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>Address %1 of the search server names a user, so it must begin with http:// or https://. A &apos;,&apos; in a password is written %2C.</source>
        <translation>Die Adresse %1 des Suchservers nennt einen Benutzer, darum muss sie mit http:// oder https:// beginnen. Ein „,“ in einem Passwort wird %2C geschrieben.</translation>
    </message>
    <message>
        <source>What answers at this address speaks no TLS. Write http:// where the search server is to be asked without, or turn TLS on at the server.</source>
        <translation>Was an dieser Adresse antwortet, spricht kein TLS. Schreiben Sie http://, wenn der Suchserver ohne TLS gefragt werden soll, oder schalten Sie TLS am Server ein.</translation>
    </message>
    <message>
        <source>The search server closed the connection before it answered. Where it asks for TLS, its address begins with https://.</source>
        <translation>Der Suchserver hat die Verbindung geschlossen, bevor er antwortete. Verlangt er TLS, beginnt seine Adresse mit https://.</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
</context>
<context>
    <name>Sql</name>
    <message>
        <source>This installation lacks Qt&apos;s driver for %1.</source>
        <translation>Dieser Installation fehlt der Qt-Treiber für %1.</translation>
    </message>
    <message>
        <source>There is no workspace file %1.</source>
        <translation>Die Arbeitsbereichsdatei %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>The program made a mistake in a database command.</source>
        <translation>Das Programm hat einen fehlerhaften Datenbankbefehl gesendet.</translation>
    </message>
    <message>
        <source>The database took the change back. Nothing was saved.</source>
        <translation>Die Datenbank hat die Änderung zurückgenommen. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The connection broke while saving; whether it was saved is not known.</source>
        <translation>Die Verbindung brach beim Speichern ab; ob gespeichert wurde, ist ungewiss.</translation>
    </message>
    <message>
        <source>The PostgreSQL address cannot be read. Write it like postgresql://name@host:5432/database.</source>
        <translation>Die PostgreSQL-Adresse ist nicht lesbar. Bitte so schreiben: postgresql://name@host:5432/datenbank.</translation>
    </message>
    <message>
        <source>This workspace was written by a newer Triptych. Install the newest version to open it; nothing was changed.</source>
        <translation>Dieser Arbeitsbereich stammt von einem neueren Triptych. Zum Öffnen bitte die neueste Version installieren; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This workspace file must be brought up to date first, but it can only be read.</source>
        <translation>Diese Arbeitsbereichsdatei muss zuerst aktualisiert werden, lässt sich aber nur lesen.</translation>
    </message>
    <message>
        <source>The certificate of the PostgreSQL server is not trusted.</source>
        <translation>Das Zertifikat des PostgreSQL-Servers ist nicht vertrauenswürdig.</translation>
    </message>
    <message>
        <source>The %1 has a character at position %2 that cannot be stored.</source>
        <translation>Das Feld „%1“ enthält an Position %2 ein Zeichen, das sich nicht speichern lässt.</translation>
    </message>
    <message>
        <source>The database has no space left. Nothing was saved; free some space and save again.</source>
        <translation>Die Datenbank hat keinen Platz mehr. Nichts wurde gespeichert; bitte Platz schaffen und erneut speichern.</translation>
    </message>
    <message>
        <source>The database can only be read. Nothing was saved.</source>
        <translation>Die Datenbank lässt sich nur lesen. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>That value is already in use.</source>
        <translation>Dieser Wert ist bereits vergeben.</translation>
    </message>
    <message>
        <source>The database refused a command. Nothing was saved.</source>
        <translation>Die Datenbank hat einen Befehl abgelehnt. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>The workspace file is busy with another program. Nothing was saved.</source>
        <translation>Ein anderes Programm belegt die Arbeitsbereichsdatei. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>You may not use this workspace file.</source>
        <translation>Für diese Arbeitsbereichsdatei fehlen die Rechte.</translation>
    </message>
    <message>
        <source>The workspace file cannot be opened.</source>
        <translation>Die Arbeitsbereichsdatei lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The workspace file is damaged, or is no workspace file.</source>
        <translation>Die Arbeitsbereichsdatei ist beschädigt oder gar keine.</translation>
    </message>
    <message>
        <source>The database did not answer in time.</source>
        <translation>Die Datenbank hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The database call was called off.</source>
        <translation>Die Anfrage an die Datenbank wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The database cannot be reached.</source>
        <translation>Die Datenbank ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>PostgreSQL refused the name or the password.</source>
        <translation>PostgreSQL hat Name oder Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>PostgreSQL has no database of that name.</source>
        <translation>PostgreSQL hat keine Datenbank dieses Namens.</translation>
    </message>
    <message>
        <source>Your PostgreSQL role may not do this.</source>
        <translation>Die eigene PostgreSQL-Rolle darf das nicht.</translation>
    </message>
    <message>
        <source>PostgreSQL takes no more connections.</source>
        <translation>PostgreSQL nimmt keine weiteren Verbindungen an.</translation>
    </message>
    <message>
        <source>PostgreSQL is busy with the same rows. Nothing was saved; try again.</source>
        <translation>PostgreSQL ist gerade mit denselben Zeilen beschäftigt. Nichts wurde gespeichert; bitte noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The password could not be prepared for the server.</source>
        <translation>Das Passwort ließ sich nicht für den Server vorbereiten.</translation>
    </message>
    <message>
        <source>None of the PostgreSQL servers takes changes at the moment; they are asked again.</source>
        <translation>Zurzeit nimmt keiner der PostgreSQL-Server Änderungen an; sie werden weiter gefragt.</translation>
    </message>
    <message>
        <source>This workspace was made by an older Triptych. Its owner (%1) must run &quot;triptychctl setup --upgrade&quot; before this version can open it; nothing was changed.</source>
        <translation>Dieser Arbeitsbereich stammt von einem älteren Triptych. Sein Eigentümer (%1) muss &quot;triptychctl setup --upgrade&quot; ausführen, bevor diese Version ihn öffnen kann; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database does not take a value such as this. Nothing was saved.</source>
        <translation>Die Datenbank nimmt einen solchen Wert nicht an. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>This workspace file must be brought up to date, but no copy of it can be written beside it. Nothing was changed.</source>
        <translation>Diese Arbeitsbereichsdatei muss auf den neuesten Stand gebracht werden, aber neben ihr lässt sich keine Kopie schreiben. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What answers at this address does not speak as PostgreSQL does, or not with TLS.</source>
        <translation>Was an dieser Adresse antwortet, spricht nicht wie PostgreSQL, oder nicht mit TLS.</translation>
    </message>
    <message>
        <source>This workspace file was made by an older Triptych, and a command that only reads does not change it. Run &quot;triptychctl setup --upgrade&quot; first: it keeps a copy of the file.</source>
        <translation>Diese Datei stammt von einem älteren Triptych, und ein Befehl, der nur liest, ändert sie nicht. Führen Sie zuerst „triptychctl setup --upgrade“ aus: Es behält eine Kopie der Datei.</translation>
    </message>
    <message>
        <source>the service %1</source>
        <comment>of PostgreSQL&apos;s pg_service.conf</comment>
        <translation>der Dienst %1</translation>
    </message>
    <message>
        <source>The PostgreSQL server speaks no TLS, which the address asks for. Take sslmode out of the address, or turn TLS on at the server.</source>
        <translation>Der PostgreSQL-Server spricht kein TLS, das die Adresse verlangt. Nehmen Sie sslmode aus der Adresse, oder schalten Sie TLS am Server ein.</translation>
    </message>
    <message>
        <source>PostgreSQL answers from another session each time, as behind a pooler with pool_mode = transaction. Set pool_mode = session there, or write the address of PostgreSQL itself.</source>
        <translation>PostgreSQL antwortet jedes Mal aus einer anderen Sitzung, wie hinter einem Pooler mit pool_mode = transaction. Setzen Sie dort pool_mode = session, oder geben Sie die Adresse von PostgreSQL selbst an.</translation>
    </message>
</context>
<context>
    <name>StoreState</name>
    <message>
        <source>away since %1</source>
        <translation>nicht erreichbar seit %1</translation>
    </message>
    <message>
        <source>away</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>wird gefragt&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>The search index does not hold every article that it took.</source>
        <translation>Der Suchindex enthält nicht jeden Artikel, den er angenommen hat.</translation>
    </message>
    <message>
        <source>Filling the search index was stopped; what it has stays, and the next start goes on.</source>
        <translation>Das Füllen des Suchindex wurde angehalten; Vorhandenes bleibt, und der nächste Start macht weiter.</translation>
    </message>
    <message>
        <source>This login may not see every article, so none was taken for deleted: let the relay&apos;s login or an admin remove what the database does not have.</source>
        <translation>Diese Anmeldung sieht nicht jeden Artikel, deshalb gilt keiner als gelöscht: Was der Datenbank fehlt, bitte vom Relais oder einem Admin entfernen lassen.</translation>
    </message>
    <message>
        <source>This login may not see every article, and those would be lost to searches: let the relay&apos;s login or an admin do it.</source>
        <translation>Diese Anmeldung sieht nicht jeden Artikel, und diese gingen der Suche verloren: bitte vom Relais oder einem Admin ausführen lassen.</translation>
    </message>
    <message>
        <source>Seeding the view counters was stopped; what they have stays, and the next start goes on.</source>
        <translation>Das Füllen der Zähler wurde angehalten; was sie haben, bleibt, und der nächste Start macht weiter.</translation>
    </message>
    <message>
        <source>The move was stopped; what was moved stays, and running it again goes on.</source>
        <translation>Der Umzug wurde angehalten; was umgezogen ist, bleibt, und ein neuer Lauf macht weiter.</translation>
    </message>
    <message>
        <source>There it stands in a newer version (%1, here %2).</source>
        <translation>Dort steht er in einer neueren Fassung (%1, hier %2).</translation>
    </message>
    <message>
        <source>There its version %1 is another text.</source>
        <translation>Dort ist seine Fassung %1 ein anderer Text.</translation>
    </message>
    <message>
        <source>It was saved while it was being moved: move again.</source>
        <translation>Er wurde während des Umzugs gespeichert: bitte den Umzug wiederholen.</translation>
    </message>
    <message>
        <source>There %1 has another unsaved text of it.</source>
        <translation>Dort hat %1 einen anderen ungespeicherten Text davon.</translation>
    </message>
    <message>
        <source>It does not stand there as it does here: move again.</source>
        <translation>Er steht dort nicht so wie hier: bitte den Umzug wiederholen.</translation>
    </message>
    <message>
        <source>The search index refused %1 articles and took only %2: what it says of the last is &quot;%3&quot;.</source>
        <translation>Der Suchindex hat %1 Artikel abgelehnt und nur %2 angenommen: Zum letzten sagt er „%3“.</translation>
    </message>
    <message>
        <source>%1 articles could not be brought to the search index: %2</source>
        <translation>%1 Artikel ließen sich nicht in den Suchindex bringen: %2</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; is %2 there and %3 here; there it was left as it is. Dates keep the moments that they had here.</source>
        <translation>Die Einstellung „%1“ ist dort %2 und hier %3; dort blieb sie, wie sie ist. Datumsangaben behalten die Zeitpunkte, die sie hier hatten.</translation>
    </message>
    <message>
        <source>The setting &quot;%1&quot; (%2) was not moved: %3</source>
        <translation>Die Einstellung „%1“ (%2) ist nicht umgezogen: %3</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>&quot;%1&quot; is not a date</source>
        <translation>„%1“ ist kein Datum</translation>
    </message>
    <message>
        <source>there is no time of day %1</source>
        <translation>die Uhrzeit %1 gibt es nicht</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time of day</source>
        <translation>„%1“ ist keine Uhrzeit</translation>
    </message>
    <message>
        <source>the date is empty</source>
        <translation>das Datum ist leer</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may mean two dates; write it as year-month-day</source>
        <translation>„%1“ kann zwei Tage meinen; bitte als Jahr-Monat-Tag schreiben</translation>
    </message>
    <message>
        <source>there is no such day as %1</source>
        <translation>den Tag %1 gibt es nicht</translation>
    </message>
    <message>
        <source>the time zone &quot;%1&quot; is not known</source>
        <translation>die Zeitzone „%1“ ist unbekannt</translation>
    </message>
    <message>
        <source>The texts could not be compared.</source>
        <translation>Die Texte ließen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>a null character (U+0000) at byte %1</source>
        <translation>ein Nullzeichen (U+0000) bei Byte %1</translation>
    </message>
    <message>
        <source>not UTF-8 at byte %1 (0x%2)</source>
        <translation>kein UTF-8 bei Byte %1 (0x%2)</translation>
    </message>
    <message>
        <source>the front matter is not closed by a line &quot;%1&quot;</source>
        <translation>dem Dateikopf (Front Matter) fehlt die Schlusszeile „%1“</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>the JSON front matter has no end</source>
        <translation>der JSON-Dateikopf hat kein Ende</translation>
    </message>
    <message>
        <source>the JSON cannot be read: %1</source>
        <translation>das JSON ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The two versions could not be merged.</source>
        <translation>Die beiden Fassungen ließen sich nicht zusammenführen.</translation>
    </message>
    <message>
        <source>the front matter is too large or too deeply nested</source>
        <translation>der Dateikopf (Front Matter) ist zu groß oder zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the TOML cannot be read: %1</source>
        <translation>das TOML ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>a quoted text is never closed</source>
        <translation>einem Text in Anführungszeichen fehlt das Ende</translation>
    </message>
    <message>
        <source>the YAML cannot be read: %1</source>
        <translation>das YAML ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may mean two months; write it as a number</source>
        <translation>„%1“ kann zwei Monate bedeuten; bitte als Zahl schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names no day; write it as year-month-day</source>
        <translation>„%1“ nennt keinen Tag; bitte als Jahr-Monat-Tag schreiben</translation>
    </message>
    <message>
        <source>the front matter is no list of &quot;key: value&quot; lines, each with a blank behind the colon</source>
        <translation>der Dateikopf (Front Matter) ist keine Liste von Zeilen der Form „key: value“, jede mit einem Leerzeichen nach dem Doppelpunkt</translation>
    </message>
    <message>
        <source>the keys of JSON front matter must stand in double quotes</source>
        <translation>die Schlüssel des JSON-Dateikopfs müssen in doppelten Anführungszeichen stehen</translation>
    </message>
    <message>
        <source>more text stands in the line that closes the JSON front matter</source>
        <translation>in der Schlusszeile des JSON-Dateikopfs steht weiterer Text</translation>
    </message>
    <message>
        <source>more text stands behind the JSON front matter</source>
        <translation>hinter dem JSON-Dateikopf steht weiterer Text</translation>
    </message>
    <message>
        <source>front matter in &quot;%1&quot; is not read</source>
        <translation>ein Dateikopf (Front Matter) in „%1“ wird nicht gelesen</translation>
    </message>
    <message>
        <source>this looks like front matter, but stands where none is read</source>
        <translation>das sieht wie ein Dateikopf (Front Matter) aus, steht aber, wo keiner gelesen wird</translation>
    </message>
    <message>
        <source>%1 comes twice in %2, because the clocks are put back then: write %1%3 for the first or %1%4 for the second.</source>
        <translation>%1 kommt in %2 zweimal vor, weil die Uhren dann zurückgestellt werden: bitte %1%3 für das erste oder %1%4 für das zweite Mal schreiben.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; may mean several time zones; write it as +01:00</source>
        <translation>„%1“ kann mehrere Zeitzonen bedeuten; bitte in der Form +01:00 schreiben</translation>
    </message>
    <message>
        <source>clocks in %2 never show %1, when summer time begins</source>
        <translation>die Uhren in %2 zeigen %1 nie, wenn die Sommerzeit beginnt</translation>
    </message>
    <message>
        <source>clocks in %2 show %1 twice, when summer time ends</source>
        <translation>die Uhren in %2 zeigen %1 zweimal, wenn die Sommerzeit endet</translation>
    </message>
    <message>
        <source>There is no %1 in %2, because the clocks are put forward over it: write another time, or %1%3 (as the clock went before) or %1%4 (as it goes after).</source>
        <translation>%1 gibt es in %2 nicht, weil die Uhren darüber hinweg vorgestellt werden: Schreiben Sie eine andere Zeit oder %1%3 (wie die Uhr vorher ging) oder %1%4 (wie sie nachher geht).</translation>
    </message>
    <message>
        <source>the JSON names &quot;%1&quot; twice</source>
        <translation>das JSON nennt &quot;%1&quot; zweimal</translation>
    </message>
    <message>
        <source>the front matter is too large or too deeply nested at &quot;%1&quot;</source>
        <translation>die Metadaten sind zu groß oder zu tief verschachtelt, bei „%1“</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Zurück zum Text</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Embedded page</source>
        <translation>Eingebettete Seite</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Triptych::Models::ArticleListModel</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>in Prüfung</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>published</source>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>archiviert</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>geändert %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>Triptych::Models::OutOfStepModel</name>
    <message>
        <source>%1: %2</source>
        <comment>an article and what is the matter with it</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Triptych::Models::SearchModel</name>
    <message>
        <source>%1, by %2</source>
        <translation>%1, von %2</translation>
    </message>
</context>
<context>
    <name>Triptych::Newsroom::EditingSession</name>
    <message>
        <source>This article was deleted meanwhile. Your text is kept on this computer; save it as a new article to keep it.</source>
        <translation>Dieser Artikel wurde inzwischen gelöscht. Der eigene Text liegt auf diesem Computer; zum Behalten bitte als neuen Artikel speichern.</translation>
    </message>
</context>
<context>
    <name>Triptych::Sync::Relay</name>
    <message>
        <source>The relay&apos;s login cannot see an article that changed.</source>
        <translation>Die Anmeldung des Relais sieht einen geänderten Artikel nicht.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleDelegate</name>
    <message>
        <source>goes out %1</source>
        <translation>erscheint %1</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Geändert %1</translation>
    </message>
    <message>
        <source>Publication %1</source>
        <translation>Veröffentlichung %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln Aufruf</numerusform>
            <numerusform>%Ln Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Open on the right</source>
        <translation>Rechts geöffnet</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>by %1</source>
        <comment>who deleted it</comment>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Deleted %1 by %2</source>
        <translation>Gelöscht %1 von %2</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleHeadEdit</name>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Summary, in a sentence or two</source>
        <translation>Vorspann, ein bis zwei Sätze</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Vorspann</translation>
    </message>
    <message>
        <source>Byline and date</source>
        <translation>Autorzeile und Datum</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleListPane</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>New article (%1)</source>
        <translation>Neuer Artikel (%1)</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The list cannot be read</source>
        <translation>Die Liste lässt sich nicht laden</translation>
    </message>
    <message>
        <source>Nothing passes the filters</source>
        <translation>Nichts passt zu den Filtern</translation>
    </message>
    <message>
        <source>No article here has %1.</source>
        <translation>Kein Artikel hier passt zu: %1.</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>No articles yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>Nothing of yours yet</source>
        <translation>Noch nichts Eigenes</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Keine Entwürfe</translation>
    </message>
    <message>
        <source>An article begins as a draft that only the desk sees.</source>
        <translation>Ein Artikel beginnt als Entwurf, den nur die Redaktion sieht.</translation>
    </message>
    <message>
        <source>Write an article</source>
        <translation>Artikel schreiben</translation>
    </message>
    <message>
        <source>Articles that wait for a second pair of eyes are listed here.</source>
        <translation>Hier stehen Artikel, die auf ein zweites Paar Augen warten.</translation>
    </message>
    <message>
        <source>Articles that go out by themselves at a set time are listed here.</source>
        <translation>Hier stehen Artikel, die zu einem gesetzten Zeitpunkt von selbst erscheinen.</translation>
    </message>
    <message>
        <source>What readers can see is listed here.</source>
        <translation>Hier steht, was das Publikum sieht.</translation>
    </message>
    <message>
        <source>Articles taken out of sight of readers, but kept, are listed here.</source>
        <translation>Hier stehen Artikel, die dem Publikum entzogen sind, aber erhalten bleiben.</translation>
    </message>
    <message>
        <source>Articles with this tag are listed here.</source>
        <translation>Hier stehen Artikel mit diesem Schlagwort.</translation>
    </message>
    <message>
        <source>Nothing in “%1”</source>
        <translation>Nichts in „%1“</translation>
    </message>
    <message>
        <source>This workspace can only be read</source>
        <translation>Dieser Arbeitsbereich lässt sich nur lesen</translation>
    </message>
    <message>
        <source>Find by title, byline or tag</source>
        <translation>Titel, Autor oder Schlagwort</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <translation>In dieser Liste finden</translation>
    </message>
    <message>
        <source>Search the texts too</source>
        <translation>Auch die Texte durchsuchen</translation>
    </message>
    <message>
        <source>Search the texts too (Return)</source>
        <translation>Auch die Texte durchsuchen (Eingabe)</translation>
    </message>
    <message>
        <source>Nothing found in “%1”</source>
        <translation>Nichts gefunden in „%1“</translation>
    </message>
    <message>
        <source>No title, byline or tag here has “%1”, with %2.</source>
        <translation>Kein Titel, Autor oder Schlagwort hier enthält „%1“, mit %2.</translation>
    </message>
    <message>
        <source>No title, byline or tag here has “%1”.</source>
        <translation>Kein Titel, Autor oder Schlagwort hier enthält „%1“.</translation>
    </message>
    <message>
        <source>Search the texts</source>
        <translation>Die Texte durchsuchen</translation>
    </message>
    <message>
        <source>An article that is deleted waits here, until you restore it. To delete one, open it and choose Article &gt; Delete.</source>
        <translation>Ein gelöschter Artikel wartet hier, bis Sie ihn wiederherstellen. Um einen zu löschen, öffnen Sie ihn und wählen Artikel &gt; Löschen.</translation>
    </message>
    <message>
        <source>No article is open.</source>
        <translation>Es ist kein Artikel geöffnet.</translation>
    </message>
    <message>
        <source>The open article is not among the rows of this list.</source>
        <translation>Der geöffnete Artikel ist nicht unter den Zeilen dieser Liste.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleView</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::AuditPanel</name>
    <message>
        <source>not there, though the database has it</source>
        <translation>nicht vorhanden, obwohl die Datenbank ihn hat</translation>
    </message>
    <message>
        <source>an older version than the database&apos;s</source>
        <translation>eine ältere Fassung als in der Datenbank</translation>
    </message>
    <message>
        <source>there, though the database does not have it</source>
        <translation>vorhanden, obwohl die Datenbank ihn nicht hat</translation>
    </message>
    <message>
        <source>says something else than the database</source>
        <translation>sagt etwas anderes als die Datenbank</translation>
    </message>
    <message>
        <source>No title, %1</source>
        <translation>Ohne Titel, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a store, and what is the matter with it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Suchindex</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Zwischenspeicher</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Compares the search index and the cache with the database, article by article, and rewrites only what differs.</source>
        <translation>Vergleicht Suchindex und Zwischenspeicher Artikel für Artikel mit der Datenbank und schreibt nur neu, was abweicht.</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was abweicht</translation>
    </message>
    <message>
        <source>Rewrites what is listed as the database has it.</source>
        <translation>Schreibt das Aufgeführte so neu, wie es in der Datenbank steht.</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Compare now</source>
        <translation>Jetzt vergleichen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Comparing</source>
        <translation>Vergleicht</translation>
    </message>
    <message>
        <source>This login may not see every article and would take those for deleted: let an admin&apos;s login compare.</source>
        <translation>Dieses Konto darf nicht jeden Artikel sehen und hielte die übrigen für gelöscht: Ein Konto mit der Rolle Admin kann vergleichen.</translation>
    </message>
    <message>
        <source>The index is being rebuilt; a comparison can begin after that.</source>
        <translation>Der Index wird neu aufgebaut; danach kann verglichen werden.</translation>
    </message>
    <message>
        <source>Mending what differs</source>
        <translation>Repariert, was abweicht</translation>
    </message>
    <message>
        <source>Comparing the search index and the cache with the database</source>
        <translation>Vergleicht Suchindex und Zwischenspeicher mit der Datenbank</translation>
    </message>
    <message>
        <source>The comparison was called off; what was mended stays.</source>
        <translation>Der Abgleich wurde abgebrochen; was repariert ist, bleibt.</translation>
    </message>
    <message>
        <source>All that was listed is in step by now.</source>
        <translation>Alles Aufgeführte stimmt inzwischen überein.</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln article(s) are in step: the search index and the cache say what the database says.</source>
        <translation>
            <numerusform>%Ln Artikel stimmt überein: Suchindex und Zwischenspeicher sagen, was die Datenbank sagt.</numerusform>
            <numerusform>Alle %Ln Artikel stimmen überein: Suchindex und Zwischenspeicher sagen, was die Datenbank sagt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln fehlt</numerusform>
            <numerusform>%Ln fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stale</source>
        <translation>
            <numerusform>%Ln veraltet</numerusform>
            <numerusform>%Ln veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln orphaned</source>
        <translation>
            <numerusform>%Ln verwaist</numerusform>
            <numerusform>%Ln verwaist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong</source>
        <translation>
            <numerusform>%Ln falsch</numerusform>
            <numerusform>%Ln falsch</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) looked at: %1.</source>
        <translation>
            <numerusform>%Ln Artikel angesehen: %1.</numerusform>
            <numerusform>%Ln Artikel angesehen: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln differ</source>
        <translation>
            <numerusform>%Ln weicht ab</numerusform>
            <numerusform>%Ln weichen ab</numerusform>
        </translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Auf gleichem Stand</translation>
    </message>
    <message>
        <source>Repair the rest</source>
        <translation>Den Rest reparieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln mended, %1 left: %2</source>
        <translation>
            <numerusform>%Ln repariert, %1 übrig: %2</numerusform>
            <numerusform>%Ln repariert, %1 übrig: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were rewritten from the database.</source>
        <translation>
            <numerusform>%Ln Artikel wurde aus der Datenbank neu geschrieben.</numerusform>
            <numerusform>%Ln Artikel wurden aus der Datenbank neu geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search index says what the database says of %Ln article(s); the cache could not be compared.</source>
        <translation>
            <numerusform>Der Suchindex sagt von %Ln Artikel, was die Datenbank sagt; der Zwischenspeicher ließ sich nicht vergleichen.</numerusform>
            <numerusform>Der Suchindex sagt von %Ln Artikeln, was die Datenbank sagt; der Zwischenspeicher ließ sich nicht vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The cache could not be compared with the database.</source>
        <translation>Der Zwischenspeicher ließ sich nicht mit der Datenbank vergleichen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) looked at: %1. The cache could not be compared.</source>
        <translation>
            <numerusform>%Ln Artikel angesehen: %1. Der Zwischenspeicher ließ sich nicht vergleichen.</numerusform>
            <numerusform>%Ln Artikel angesehen: %1. Der Zwischenspeicher ließ sich nicht vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cache not compared</source>
        <translation>Zwischenspeicher nicht verglichen</translation>
    </message>
    <message>
        <source>does not take it</source>
        <translation>nimmt ihn nicht an</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused by the index</source>
        <translation>
            <numerusform>%Ln vom Index abgelehnt</numerusform>
            <numerusform>%Ln vom Index abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>Try the refused again</source>
        <translation>Abgelehnte erneut versuchen</translation>
    </message>
    <message>
        <source>%1 All of that is mended.</source>
        <translation>%1 All das ist repariert.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::BulkDialog</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>See What &amp;Changes</source>
        <translation>Änderungen &amp;ansehen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>&amp;End It Here</source>
        <translation>Hier &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Sichern …</translation>
    </message>
    <message>
        <source>Change many articles</source>
        <translation>Viele Artikel ändern</translation>
    </message>
    <message>
        <source>Undo a change of many articles</source>
        <translation>Eine Änderung vieler Artikel zurücknehmen</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Nothing to tell of single articles.</source>
        <translation>Zu einzelnen Artikeln gibt es nichts zu sagen.</translation>
    </message>
    <message>
        <source>%1 of %2 articles</source>
        <translation>%1 von %2 Artikeln</translation>
    </message>
    <message>
        <source>%1 articles found</source>
        <translation>%1 Artikel gefunden</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Looking at the articles…</source>
        <translation>Die Artikel werden angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) will change.</source>
        <translation>
            <numerusform>%Ln Artikel ändert sich.</numerusform>
            <numerusform>%Ln Artikel ändern sich.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) in their texts.</source>
        <translation>
            <numerusform>%Ln Stelle in ihren Texten.</numerusform>
            <numerusform>%Ln Stellen in ihren Texten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are so already.</source>
        <translation>
            <numerusform>%Ln ist schon so.</numerusform>
            <numerusform>%Ln sind schon so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be skipped.</source>
        <translation>
            <numerusform>%Ln wird übersprungen.</numerusform>
            <numerusform>%Ln werden übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Skipped, %1: %2</source>
        <translation>Übersprungen, %1: %2</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln Article(s)</source>
        <translation>
            <numerusform>%Ln Artikel &amp;löschen</numerusform>
            <numerusform>%Ln Artikel &amp;löschen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>C&amp;hange %Ln Article(s)</source>
        <translation>
            <numerusform>%Ln Artikel ä&amp;ndern</numerusform>
            <numerusform>%Ln Artikel ä&amp;ndern</numerusform>
        </translation>
    </message>
    <message>
        <source>The articles are noted…</source>
        <translation>Die Artikel werden vermerkt …</translation>
    </message>
    <message>
        <source>%1 What was changed so far stays changed, and the rest waits: go on here, or later from “Past Changes”.</source>
        <translation>%1 Was bisher geändert ist, bleibt geändert, und der Rest wartet: Weiter geht es hier oder später über „Frühere Änderungen“.</translation>
    </message>
    <message>
        <source>Paused: %1. Go on here, or later from “Past Changes”.</source>
        <translation>Angehalten: %1. Weiter geht es hier oder später über „Frühere Änderungen“.</translation>
    </message>
    <message>
        <source>Save what is told here</source>
        <translation>Sichern, was hier steht</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Die Datei ließ sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>publication %1</source>
        <translation>Veröffentlichung %1</translation>
    </message>
    <message>
        <source>publication shifted by %1 h</source>
        <translation>Veröffentlichung um %1 h verschoben</translation>
    </message>
    <message>
        <source>no date of publication</source>
        <translation>keine Veröffentlichungszeit</translation>
    </message>
    <message>
        <source>add tags %1</source>
        <translation>Schlagwörter dazu: %1</translation>
    </message>
    <message>
        <source>remove tags %1</source>
        <translation>Schlagwörter weg: %1</translation>
    </message>
    <message>
        <source>no section</source>
        <translation>kein Ressort</translation>
    </message>
    <message>
        <source>section %1</source>
        <translation>Ressort %1</translation>
    </message>
    <message>
        <source>authors %1</source>
        <translation>Autoren %1</translation>
    </message>
    <message>
        <source>add authors %1</source>
        <translation>Autoren dazu: %1</translation>
    </message>
    <message>
        <source>remove authors %1</source>
        <translation>Autoren weg: %1</translation>
    </message>
    <message>
        <source>language %1</source>
        <translation>Sprache %1</translation>
    </message>
    <message>
        <source>custom fields %1</source>
        <translation>eigene Felder %1</translation>
    </message>
    <message>
        <source>replace “%1” with “%2”</source>
        <translation>„%1“ durch „%2“ ersetzen</translation>
    </message>
    <message>
        <source>Undo of a change</source>
        <translation>Rücknahme einer Änderung</translation>
    </message>
    <message>
        <source>A change</source>
        <translation>Eine Änderung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) changed</source>
        <translation>
            <numerusform>%Ln Artikel geändert</numerusform>
            <numerusform>%Ln Artikel geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were so already</source>
        <translation>
            <numerusform>%Ln war schon so</numerusform>
            <numerusform>%Ln waren schon so</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln übersprungen</numerusform>
            <numerusform>%Ln übersprungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they were</source>
        <translation>
            <numerusform>%Ln blieb, wie er war</numerusform>
            <numerusform>%Ln blieben, wie sie waren</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ChangeForm</name>
    <message>
        <source>Tags, with commas between them</source>
        <translation>Schlagwörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Stays as it is</source>
        <translation>Bleibt, wie es ist</translation>
    </message>
    <message>
        <source>Stay as they are</source>
        <translation>Bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Names, with commas between them</source>
        <translation>Namen, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value; empty removes the field</source>
        <translation>Wert; leer entfernt das Feld</translation>
    </message>
    <message>
        <source>Words in titles and texts</source>
        <translation>Wörter in Titeln und Texten</translation>
    </message>
    <message>
        <source>Nothing: what is found is removed</source>
        <translation>Nichts: Das Gefundene wird entfernt</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>Regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß- und Kleinschreibung</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Ganze Wörter</translation>
    </message>
    <message>
        <source>In titles</source>
        <translation>In Titeln</translation>
    </message>
    <message>
        <source>In texts</source>
        <translation>In Texten</translation>
    </message>
    <message>
        <source>Delete the articles</source>
        <translation>Die Artikel löschen</translation>
    </message>
    <message>
        <source>Set to a time</source>
        <translation>Auf eine Zeit setzen</translation>
    </message>
    <message>
        <source>Set to a day</source>
        <translation>Auf einen Tag setzen</translation>
    </message>
    <message>
        <source>Shift by days</source>
        <translation>Um Tage verschieben</translation>
    </message>
    <message>
        <source>Shift by hours</source>
        <translation>Um Stunden verschieben</translation>
    </message>
    <message>
        <source>Publication, the time in %1</source>
        <translation>Veröffentlichung, die Zeit in %1</translation>
    </message>
    <message>
        <source>Later by; earlier with a minus</source>
        <translation>Später um; früher mit einem Minus</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>&amp;Publication</source>
        <translation>&amp;Veröffentlichung</translation>
    </message>
    <message>
        <source>&amp;Add tags</source>
        <translation>Schlagwörter &amp;dazu</translation>
    </message>
    <message>
        <source>Remove &amp;tags</source>
        <translation>Schlagwörter &amp;weg</translation>
    </message>
    <message>
        <source>S&amp;ection</source>
        <translation>&amp;Ressort</translation>
    </message>
    <message>
        <source>Set aut&amp;hors</source>
        <translation>A&amp;utoren setzen</translation>
    </message>
    <message>
        <source>Add authors</source>
        <translation>Autoren dazu</translation>
    </message>
    <message>
        <source>Remove authors</source>
        <translation>Autoren weg</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Name of a custom field</source>
        <translation>Name eines eigenen Feldes</translation>
    </message>
    <message>
        <source>Value of the custom field</source>
        <translation>Wert des eigenen Feldes</translation>
    </message>
    <message>
        <source>&amp;Custom field</source>
        <translation>&amp;Eigenes Feld</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>Su&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Replace with</source>
        <translation>Ersetzen &amp;durch</translation>
    </message>
    <message>
        <source>In what stands in its place, $1 is what the first group has found.</source>
        <translation>Im Ersatz steht $1 für das, was die erste Gruppe gefunden hat.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Chip</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::CompareDialog</name>
    <message>
        <source>Compare with what is saved</source>
        <translation>Mit dem Gespeicherten vergleichen</translation>
    </message>
    <message>
        <source>+ stands before what your unsaved text adds, − before what it takes away.</source>
        <translation>+ steht vor dem, was der ungespeicherte Text hinzufügt, − vor dem, was er entfernt.</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>The texts are the same; only status, tags or the like differ.</source>
        <translation>Die Texte sind gleich; nur Status, Schlagwörter oder Ähnliches weichen ab.</translation>
    </message>
    <message>
        <source>Open the unsaved text</source>
        <translation>Ungespeicherten Text öffnen</translation>
    </message>
    <message>
        <source>Read out of a damaged file. What is missing at its end, or where � stands, could not be read; it was not necessarily deleted.</source>
        <translation>Aus einer beschädigten Datei gelesen. Was am Ende fehlt oder wo � steht, war nicht lesbar; es wurde nicht unbedingt gelöscht.</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Teilweise</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ConflictCard</name>
    <message>
        <source>Mine</source>
        <translation>Eigene Fassung</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Andere Fassung</translation>
    </message>
    <message>
        <source>%1: take mine</source>
        <translation>%1: eigene Fassung nehmen</translation>
    </message>
    <message>
        <source>%1: take theirs</source>
        <translation>%1: andere Fassung nehmen</translation>
    </message>
    <message>
        <source>%1, mine</source>
        <translation>%1, eigene Fassung</translation>
    </message>
    <message>
        <source>%1, theirs</source>
        <translation>%1, andere Fassung</translation>
    </message>
    <message>
        <source>What will be saved</source>
        <translation>Was gespeichert wird</translation>
    </message>
    <message>
        <source>%1, what will be saved</source>
        <translation>%1, was gespeichert wird</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ConflictView</name>
    <message>
        <source>Bring both texts together</source>
        <translation>Beide Texte zusammenführen</translation>
    </message>
    <message>
        <source>Save this</source>
        <translation>So speichern</translation>
    </message>
    <message>
        <source>Back to my text</source>
        <translation>Zurück zum eigenen Text</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Somebody else saved this article while you wrote. Nothing is lost: choose what is saved where both changed the same words.</source>
        <translation>Jemand anders hat diesen Artikel während des Schreibens gespeichert. Nichts ist verloren: Wo beide dieselben Wörter geändert haben, bitte die Fassung wählen, die gespeichert wird.</translation>
    </message>
    <message>
        <source>%1 saved this article while you wrote. Nothing is lost: choose what is saved where both changed the same words.</source>
        <translation>%1 hat diesen Artikel während des Schreibens gespeichert. Nichts ist verloren: Wo beide dieselben Wörter geändert haben, bitte die Fassung wählen, die gespeichert wird.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text, passage %1 of %2</source>
        <translation>Text, Stelle %1 von %2</translation>
    </message>
    <message>
        <source>Still to be chosen: %1</source>
        <translation>Noch zu wählen: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ConnectionDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>What this workspace is called</source>
        <translation>Wie dieser Arbeitsbereich heißt</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>On servers</source>
        <translation>Auf Servern</translation>
    </message>
    <message>
        <source>Connect a workspace</source>
        <translation>Arbeitsbereich verbinden</translation>
    </message>
    <message>
        <source>One file, no server needed</source>
        <translation>Eine Datei, kein Server nötig</translation>
    </message>
    <message>
        <source>PostgreSQL, and Elasticsearch and Redis if you have them</source>
        <translation>PostgreSQL, dazu Elasticsearch und Redis, falls vorhanden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Workspace file</source>
        <translation>Arbeitsbereichsdatei</translation>
    </message>
    <message>
        <source>A new or an existing file</source>
        <translation>Neue oder vorhandene Datei</translation>
    </message>
    <message>
        <source>Choose the workspace file</source>
        <translation>Arbeitsbereichsdatei wählen</translation>
    </message>
    <message>
        <source>Triptych workspaces (*.triptych);;All files (*)</source>
        <translation>Triptych-Arbeitsbereiche (*.triptych);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Articles, search and counts live in one file. No server is needed; you can move to servers later.</source>
        <translation>Artikel, Suche und Zähler liegen in einer Datei. Ein Server ist nicht nötig; der Umzug auf Server geht auch später.</translation>
    </message>
    <message>
        <source>the workspace file</source>
        <translation>Arbeitsbereichsdatei</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>or an API key</source>
        <translation>oder ein API-Schlüssel</translation>
    </message>
    <message>
        <source>CA certificate</source>
        <translation>CA-Zertifikat</translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation>Zertifikate des Systems</translation>
    </message>
    <message>
        <source>Choose the CA certificate</source>
        <translation>CA-Zertifikat wählen</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>PostgreSQL password</source>
        <translation>PostgreSQL-Passwort</translation>
    </message>
    <message>
        <source>PostgreSQL address</source>
        <translation>PostgreSQL-Adresse</translation>
    </message>
    <message>
        <source>Elasticsearch addresses</source>
        <translation>Elasticsearch-Adressen</translation>
    </message>
    <message>
        <source>Elasticsearch user</source>
        <translation>Elasticsearch-Benutzer</translation>
    </message>
    <message>
        <source>Elasticsearch password</source>
        <translation>Elasticsearch-Passwort</translation>
    </message>
    <message>
        <source>Elasticsearch API key</source>
        <translation>Elasticsearch-API-Schlüssel</translation>
    </message>
    <message>
        <source>Elasticsearch CA certificate</source>
        <translation>CA-Zertifikat für Elasticsearch</translation>
    </message>
    <message>
        <source>Redis address</source>
        <translation>Redis-Adresse</translation>
    </message>
    <message>
        <source>Redis password</source>
        <translation>Redis-Passwort</translation>
    </message>
    <message>
        <source>Redis CA certificate</source>
        <translation>CA-Zertifikat für Redis</translation>
    </message>
    <message>
        <source>Leave it empty and PostgreSQL answers searches. Several addresses are separated by commas; OpenSearch does as well.</source>
        <translation>Bleibt das Feld leer, beantwortet PostgreSQL Suchen. Mehrere Adressen durch Kommas trennen; OpenSearch geht ebenso.</translation>
    </message>
    <message>
        <source>Leave it empty and PostgreSQL counts views. Valkey does as well.</source>
        <translation>Bleibt das Feld leer, zählt PostgreSQL die Aufrufe. Valkey geht ebenso.</translation>
    </message>
    <message>
        <source>Passwords are kept in this system&apos;s keychain, nowhere else.</source>
        <translation>Passwörter liegen im Schlüsselbund dieses Systems, sonst nirgends.</translation>
    </message>
    <message>
        <source>Change the workspace</source>
        <translation>Arbeitsbereich ändern</translation>
    </message>
    <message>
        <source>The keychain does not answer; type the passwords again.</source>
        <translation>Der Schlüsselbund antwortet nicht; bitte die Passwörter neu eingeben.</translation>
    </message>
    <message>
        <source>Give the workspace a name.</source>
        <translation>Der Arbeitsbereich braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another workspace has this name already.</source>
        <translation>Ein anderer Arbeitsbereich heißt bereits so.</translation>
    </message>
    <message>
        <source>Choose the file that the workspace lives in.</source>
        <translation>Bitte die Datei wählen, in der der Arbeitsbereich liegt.</translation>
    </message>
    <message>
        <source>Say where PostgreSQL is: articles live there.</source>
        <translation>Bitte angeben, wo PostgreSQL läuft: Dort liegen die Artikel.</translation>
    </message>
    <message>
        <source>A password or an API key, not both.</source>
        <translation>Passwort oder API-Schlüssel, nicht beides.</translation>
    </message>
    <message>
        <source>There is no address to test.</source>
        <translation>Es gibt keine Adresse zum Testen.</translation>
    </message>
    <message>
        <source>This system has no keychain that answers. Passwords are kept until you close Triptych; connect again to go on.</source>
        <translation>Auf diesem System antwortet kein Schlüsselbund. Passwörter gelten bis zum Beenden von Triptych; zum Fortfahren erneut verbinden.</translation>
    </message>
    <message>
        <source>Connect for this session</source>
        <translation>Für diese Sitzung verbinden</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::CountLabel</name>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln articles</source>
        <translation>
            <numerusform>etwa %Ln Artikel</numerusform>
            <numerusform>etwa %Ln Artikel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::DayPicker</name>
    <message>
        <source>Choose a day</source>
        <translation>Einen Tag wählen</translation>
    </message>
    <message>
        <source>The month before</source>
        <translation>Monat davor</translation>
    </message>
    <message>
        <source>The month after</source>
        <translation>Monat danach</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Uhrzeit</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::DeletedOffer</name>
    <message>
        <source>This article was deleted. What you type is kept on this computer.</source>
        <translation>Dieser Artikel wurde gelöscht. Getipptes bleibt auf diesem Computer erhalten.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>%1 deleted this article. Its text stays here, and what you type is kept on this computer.</source>
        <translation>%1 hat diesen Artikel gelöscht. Sein Text bleibt hier, und Getipptes bleibt auf diesem Computer erhalten.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Not restored: %1 The text stays here.</source>
        <translation>Nicht wiederhergestellt: %1 Der Text bleibt hier.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Restored. Readers do not see it.</source>
        <translation>Wiederhergestellt. Leser sehen ihn nicht.</translation>
    </message>
    <message>
        <source>Restored with the slug “%1”: another article has “%2” now. Readers do not see it.</source>
        <translation>Wiederhergestellt mit dem Slug „%1“: „%2“ hat jetzt ein anderer Artikel. Leser sehen ihn nicht.</translation>
    </message>
    <message>
        <source>The text goes on as a new article. Readers do not see it.</source>
        <translation>Der Text geht als neuer Artikel weiter. Leser sehen ihn nicht.</translation>
    </message>
    <message>
        <source>%1 deleted “%2”. It can be brought back as a draft.</source>
        <translation>%1 hat „%2“ gelöscht. Der Artikel lässt sich als Entwurf zurückholen.</translation>
    </message>
    <message>
        <source>Not restored: %1</source>
        <translation>Nicht wiederhergestellt: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::DeletedPage</name>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Deleted article</source>
        <translation>Gelöschter Artikel</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose an article on the left to read it and to restore it.</source>
        <translation>Wählen Sie links einen Artikel, um ihn zu lesen und wiederherzustellen.</translation>
    </message>
    <message>
        <source>The article cannot be read</source>
        <translation>Der Artikel lässt sich nicht laden</translation>
    </message>
    <message>
        <source>Deleted %1 by %2</source>
        <translation>Gelöscht %1 von %2</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>was: %1</source>
        <comment>the status before it was deleted</comment>
        <translation>war: %1</translation>
    </message>
    <message>
        <source>Another article has the slug “%1” now.</source>
        <translation>Ein anderer Artikel hat jetzt den Kurznamen (Slug) „%1“.</translation>
    </message>
    <message>
        <source>Restore “%1”</source>
        <translation>„%1“ wiederherstellen</translation>
    </message>
    <message>
        <source>The article comes back with the slug:</source>
        <translation>Der Artikel kommt mit diesem Kurznamen (Slug) zurück:</translation>
    </message>
    <message>
        <source>No answer came. As soon as the store answers, the list shows whether the article is back.</source>
        <translation>Es kam keine Antwort. Sobald der Speicher antwortet, zeigt die Liste, ob der Artikel wieder da ist.</translation>
    </message>
    <message>
        <source>It is a draft now: publish it if readers are to see it.</source>
        <translation>Er ist jetzt ein Entwurf: Veröffentlichen Sie ihn, wenn Leser ihn sehen sollen.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Erase “%1” for good?</source>
        <translation>„%1“ endgültig löschen?</translation>
    </message>
    <message>
        <source>Its text, its history and what anybody typed in it and did not save are erased. This cannot be undone. Backups of the workspace and other computers are not touched.</source>
        <translation>Gelöscht werden sein Text, sein Verlauf und was jemand darin getippt und nicht gespeichert hat. Das lässt sich nicht rückgängig machen. Sicherungen des Arbeitsbereichs und andere Computer bleiben unberührt.</translation>
    </message>
    <message>
        <source>No answer came. As soon as the store answers, the list shows whether the article is erased.</source>
        <translation>Es kam keine Antwort. Sobald der Speicher antwortet, zeigt die Liste, ob der Artikel endgültig gelöscht ist.</translation>
    </message>
    <message>
        <source>Unsaved text of it on this computer could not be erased: %1</source>
        <translation>Ungespeicherter Text davon auf diesem Computer ließ sich nicht löschen: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Desk</name>
    <message>
        <source>Filling the search index: %1 %</source>
        <translation>Suchindex wird gefüllt: %1 %</translation>
    </message>
    <message>
        <source>%1 is %2. These rows are from before; what you write is kept on this computer.</source>
        <translation>%1: %2. Diese Zeilen sind von vorher; Geschriebenes liegt auf diesem Computer.</translation>
    </message>
    <message>
        <source>The articles&apos; store</source>
        <translation>Artikelspeicher</translation>
    </message>
    <message>
        <source>“%1” is not saved yet; its text is kept.</source>
        <translation>„%1“ ist noch nicht gespeichert; der Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Continue writing</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>One file, no server</source>
        <translation>Eine Datei, kein Server</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Deleted articles are not exported. Restore them first.</source>
        <translation>Gelöschte Artikel werden nicht exportiert. Stellen Sie sie zuerst wieder her.</translation>
    </message>
    <message>
        <source>Import a folder of Markdown files</source>
        <translation>Ordner mit Markdown-Dateien importieren</translation>
    </message>
    <message>
        <source>This article can only be read, so you cannot publish it.</source>
        <translation>Dieser Artikel kann nur gelesen werden, darum können Sie ihn nicht veröffentlichen.</translation>
    </message>
    <message>
        <source>Bring the two texts together first. Then publish.</source>
        <translation>Bringen Sie zuerst die beiden Texte zusammen. Dann veröffentlichen Sie.</translation>
    </message>
    <message>
        <source>This workspace can only be read, so nothing can be published.</source>
        <translation>Dieser Arbeitsbereich kann nur gelesen werden, darum kann nichts veröffentlicht werden.</translation>
    </message>
    <message>
        <source>What is deleted is not published. Restore it first.</source>
        <translation>Gelöschtes wird nicht veröffentlicht. Stellen Sie es zuerst wieder her.</translation>
    </message>
    <message>
        <source>No article is open on the right. Choose one first, then publish it.</source>
        <translation>Rechts ist kein Artikel offen. Wählen Sie zuerst einen, dann veröffentlichen Sie ihn.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Deleted articles are not changed. Restore them first.</source>
        <translation>Gelöschte Artikel werden nicht geändert. Stellen Sie sie zuerst wieder her.</translation>
    </message>
    <message>
        <source>All that “%1” lists now</source>
        <translation>Alle, die „%1“ jetzt zeigt</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::EditorActions</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Publish at a time…</source>
        <translation>Zu einem Zeitpunkt veröffentlichen&#xa0;…</translation>
    </message>
    <message>
        <source>Send to review</source>
        <translation>Zur Prüfung geben</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivieren</translation>
    </message>
    <message>
        <source>Read as readers do</source>
        <translation>Lesen wie das Publikum</translation>
    </message>
    <message>
        <source>Discard unsaved changes</source>
        <translation>Ungespeicherte Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>Suchen und ersetzen</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorherige Fundstelle</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message>
        <source>Update “%1”…</source>
        <translation>„%1“ aktualisieren…</translation>
    </message>
    <message>
        <source>Publish “%1”…</source>
        <translation>„%1“ veröffentlichen…</translation>
    </message>
    <message>
        <source>Publish “%1” at a time…</source>
        <translation>„%1“ zu einem Zeitpunkt veröffentlichen…</translation>
    </message>
    <message>
        <source>Unpublish “%1”</source>
        <translation>„%1“ zurückziehen</translation>
    </message>
    <message>
        <source>Archive “%1”</source>
        <translation>„%1“ archivieren</translation>
    </message>
    <message>
        <source>Publish now…</source>
        <translation>Jetzt veröffentlichen…</translation>
    </message>
    <message>
        <source>Publish “%1” now…</source>
        <translation>„%1“ jetzt veröffentlichen…</translation>
    </message>
    <message>
        <source>Save as a new article</source>
        <translation>Als neuen Artikel speichern</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore “%1”</source>
        <translation>„%1“ wiederherstellen</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::EditorBar</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>More ways to save</source>
        <translation>Weitere Arten zu speichern</translation>
    </message>
    <message>
        <source>Publish, send to review, discard</source>
        <translation>Veröffentlichen, zur Prüfung geben, verwerfen</translation>
    </message>
    <message>
        <source>Update…</source>
        <translation>Aktualisieren…</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>Planen…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::EditorPage</name>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts geöffnet</translation>
    </message>
    <message>
        <source>Choose an article in the list, or start a new one.</source>
        <translation>Einen Artikel aus der Liste wählen oder einen neuen beginnen.</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
    <message>
        <source>Saved together with what %1 changed meanwhile. Undo takes it back from the text.</source>
        <translation>Zusammen mit den Änderungen von %1 gespeichert. „Rückgängig“ nimmt sie wieder aus dem Text.</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>jemand anderem</translation>
    </message>
    <message>
        <source>This article is not there any more</source>
        <translation>Diesen Artikel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The article cannot be opened</source>
        <translation>Der Artikel lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Jemand anders</translation>
    </message>
    <message>
        <source>%1 saved this article just now; you see the new version.</source>
        <translation>%1 hat diesen Artikel gerade gespeichert; zu sehen ist die neue Version.</translation>
    </message>
    <message>
        <source>%1 saved this article just now. Yours is kept; saving brings both together.</source>
        <translation>%1 hat diesen Artikel gerade gespeichert. Die eigene Fassung bleibt; Speichern führt beide zusammen.</translation>
    </message>
    <message>
        <source>Save and bring together</source>
        <translation>Speichern und zusammenführen</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>Editor</translation>
    </message>
    <message>
        <source>The unsaved changes are gone.</source>
        <translation>Die ungespeicherten Änderungen sind verworfen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Go to the title</source>
        <translation>Zum Titel</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Zum Text</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::EditorSheet</name>
    <message>
        <source>Write here. Markdown is understood.</source>
        <translation>Hier schreiben. Markdown wird verstanden.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ExportDialog</name>
    <message>
        <source>All that “%1” lists now</source>
        <translation>Alles, was jetzt unter „%1“ steht</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export articles as Markdown</source>
        <translation>Artikel als Markdown exportieren</translation>
    </message>
    <message>
        <source>Only “%1”</source>
        <translation>Nur „%1“</translation>
    </message>
    <message>
        <source>Export “%1” as Markdown</source>
        <translation>„%1“ als Markdown exportieren</translation>
    </message>
    <message>
        <source>Files that are to be heeded</source>
        <translation>Dateien, die zu beachten sind</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>Ordner für die Dateien</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files were written.</source>
        <translation>
            <numerusform>%Ln Datei wurde geschrieben.</numerusform>
            <numerusform>%Ln Dateien wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already, just so.</source>
        <translation>
            <numerusform>%Ln war schon genau so da.</numerusform>
            <numerusform>%Ln waren schon genau so da.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are there and differ; they were left as they are.</source>
        <translation>
            <numerusform>%Ln ist da und weicht ab; sie blieb, wie sie ist.</numerusform>
            <numerusform>%Ln sind da und weichen ab; sie blieben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written.</source>
        <translation>
            <numerusform>%Ln konnte nicht geschrieben werden.</numerusform>
            <numerusform>%Ln konnten nicht geschrieben werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation>Unverändert gelassen</translation>
    </message>
    <message>
        <source>Other name</source>
        <translation>Anderer Name</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message numerus="yes">
        <source>Overwrite %Ln files</source>
        <translation>
            <numerusform>%Ln Datei überschreiben</numerusform>
            <numerusform>%Ln Dateien überschreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 articles</source>
        <translation>%1 von %2 Artikeln</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>The articles are counted…</source>
        <translation>Die Artikel werden gezählt…</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FilterButton</name>
    <message>
        <source>Filter by status, author, tag, section or language</source>
        <translation>Nach Status, Autor, Schlagwort, Ressort oder Sprache filtern</translation>
    </message>
    <message>
        <source>Filter the list</source>
        <translation>Liste filtern</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Any byline</source>
        <translation>Jede Autorzeile</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Any tag</source>
        <translation>Jedes Schlagwort</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>Any section</source>
        <translation>Jedes Ressort</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>%1	%2</source>
        <comment>language and its code</comment>
        <translation>%1	%2</translation>
    </message>
    <message>
        <source>Clear Filters</source>
        <translation>Filter aufheben</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FilterField</name>
    <message>
        <source>A list takes no more filters than these.</source>
        <translation>Mehr Filter als diese nimmt eine Liste nicht.</translation>
    </message>
    <message>
        <source>Left out: %1. %2</source>
        <comment>a part of a filter, and why it is not understood</comment>
        <translation>Ausgelassen: %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <translation>
            <numerusform>%1 Und %n weiterer.</numerusform>
            <numerusform>%1 Und %n weitere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FindBar</name>
    <message>
        <source>Find in the text</source>
        <translation>Im Text suchen</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Tell capitals from small letters</source>
        <translation>Groß- und Kleinbuchstaben unterscheiden</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>Groß-/Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Vorherige Fundstelle</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächste Fundstelle</translation>
    </message>
    <message>
        <source>Close the find bar</source>
        <translation>Suchleiste schließen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <source>Not in this text</source>
        <translation>Nicht in diesem Text</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n ersetzt</numerusform>
            <numerusform>%n ersetzt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::HelpWindow</name>
    <message>
        <source>Search the help</source>
        <translation>Die Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Language of the help</source>
        <translation>Sprache der Hilfe</translation>
    </message>
    <message>
        <source>No page of the help has “%1”.</source>
        <translation>Keine Seite der Hilfe enthält „%1“.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::HitDelegate</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Relevanz %1</translation>
    </message>
    <message>
        <source>Found by its tags: %1</source>
        <translation>Gefunden durch Schlagwörter: %1</translation>
    </message>
    <message>
        <source>Found by its byline: %1</source>
        <translation>Gefunden durch die Autorenzeile: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportDialog</name>
    <message>
        <source>%1 (%L2)</source>
        <comment>what, how many</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unverändert</numerusform>
            <numerusform>%Ln unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln fehlgeschlagen</numerusform>
            <numerusform>%Ln fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln Warnung</numerusform>
            <numerusform>%Ln Warnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln ausgelassen</numerusform>
            <numerusform>%Ln ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Languages: %1</source>
        <translation>Sprachen: %1</translation>
    </message>
    <message>
        <source>Dates like: %1</source>
        <translation>Daten wie: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a date</source>
        <translation>
            <numerusform>%Ln ohne Datum</numerusform>
            <numerusform>%Ln ohne Datum</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln Entwurf</numerusform>
            <numerusform>%Ln Entwürfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln public later</source>
        <translation>
            <numerusform>%Ln erscheint später</numerusform>
            <numerusform>%Ln erscheinen später</numerusform>
        </translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>What its articles are known by</source>
        <translation>Woran ihre Artikel zu erkennen sind</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Looking at the folder…</source>
        <translation>Ordner wird angesehen&#xa0;…</translation>
    </message>
    <message>
        <source>Say that it is this folder now, or choose another name.</source>
        <translation>Bitte angeben, dass sie jetzt dieser Ordner ist, oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is no article in this folder to import.</source>
        <translation>In diesem Ordner gibt es keinen Artikel zum Importieren.</translation>
    </message>
    <message>
        <source>Would be: %1</source>
        <comment>how many of each</comment>
        <translation>Es wären: %1</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Import läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Imported: %1.</source>
        <translation>Importiert: %1.</translation>
    </message>
    <message>
        <source>Importing %L1 of %L2</source>
        <translation>Import: %L1 von %L2</translation>
    </message>
    <message>
        <source>Stopping after the articles that are being written…</source>
        <translation>Hält nach den Artikeln an, die gerade geschrieben werden&#xa0;…</translation>
    </message>
    <message>
        <source>Also bring in what is not an article (README, …)</source>
        <translation>Auch übernehmen, was kein Artikel ist (README, …)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived</source>
        <translation>
            <numerusform>%Ln archiviert</numerusform>
            <numerusform>%Ln archiviert</numerusform>
        </translation>
    </message>
    <message>
        <source>No article of this folder can be imported. The list says why for each file.</source>
        <translation>Kein Artikel dieses Ordners kann importiert werden. Die Liste sagt zu jeder Datei, warum.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more form(s)</source>
        <translation>
            <numerusform>%Ln weitere Form</numerusform>
            <numerusform>%Ln weitere Formen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer there</source>
        <comment>files of earlier imports</comment>
        <translation>
            <numerusform>%Ln nicht mehr da</numerusform>
            <numerusform>%Ln nicht mehr da</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish what its front matter does not keep back</source>
        <translation>Veröffentlichen, was der Dateikopf nicht zurückhält</translation>
    </message>
    <message>
        <source>no news</source>
        <translation>nichts Neues</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) wait only because it is not known what their site shows: see the warning.</source>
        <translation>
            <numerusform>%Ln Artikel wartet nur, weil nicht bekannt ist, was seine Website zeigt: siehe die Warnung.</numerusform>
            <numerusform>%Ln Artikel warten nur, weil nicht bekannt ist, was ihre Website zeigt: siehe die Warnung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new address(es)</source>
        <translation>
            <numerusform>%Ln neue Adresse</numerusform>
            <numerusform>%Ln neue Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edited here</source>
        <comment>files that are not taken</comment>
        <translation>
            <numerusform>%Ln hier bearbeitet</numerusform>
            <numerusform>%Ln hier bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln renamed</source>
        <comment>files</comment>
        <translation>
            <numerusform>%Ln umbenannt</numerusform>
            <numerusform>%Ln umbenannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln become(s) public</source>
        <translation>
            <numerusform>%Ln wird öffentlich</numerusform>
            <numerusform>%Ln werden öffentlich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln became public</source>
        <translation>
            <numerusform>%Ln wurde öffentlich</numerusform>
            <numerusform>%Ln wurden öffentlich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are taken off</source>
        <translation>
            <numerusform>%Ln wird zurückgezogen</numerusform>
            <numerusform>%Ln werden zurückgezogen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was/were taken off</source>
        <translation>
            <numerusform>%Ln wurde zurückgezogen</numerusform>
            <numerusform>%Ln wurden zurückgezogen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leave(s) until its/their time</source>
        <translation>
            <numerusform>%Ln geht bis zu seinem Zeitpunkt</numerusform>
            <numerusform>%Ln gehen bis zu ihrem Zeitpunkt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left until its/their time</source>
        <translation>
            <numerusform>%Ln ging bis zu seinem Zeitpunkt</numerusform>
            <numerusform>%Ln gingen bis zu ihrem Zeitpunkt</numerusform>
        </translation>
    </message>
    <message>
        <source>For readers: %1</source>
        <comment>what changes</comment>
        <translation>Für Leser: %1</translation>
    </message>
    <message>
        <source>For readers nothing changes.</source>
        <translation>Für Leser ändert sich nichts.</translation>
    </message>
    <message>
        <source>For readers nothing changed.</source>
        <translation>Für Leser änderte sich nichts.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln that they see change(s)</source>
        <translation>
            <numerusform>%Ln, den sie sehen, ändert sich</numerusform>
            <numerusform>%Ln, die sie sehen, ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that they see changed</source>
        <translation>
            <numerusform>%Ln, den sie sehen, änderte sich</numerusform>
            <numerusform>%Ln, die sie sehen, änderten sich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportQuestions</name>
    <message>
        <source>The same site, moved</source>
        <translation>Dieselbe Website, umgezogen</translation>
    </message>
    <message>
        <source>Another site</source>
        <translation>Eine andere Website</translation>
    </message>
    <message>
        <source>They came from this folder</source>
        <translation>Sie kamen aus diesem Ordner</translation>
    </message>
    <message>
        <source>This is another site</source>
        <translation>Dies ist eine andere Website</translation>
    </message>
    <message>
        <source>The source is this folder now</source>
        <translation>Die Quelle ist jetzt dieser Ordner</translation>
    </message>
    <message>
        <source>It is the same site all the same</source>
        <translation>Es ist trotzdem dieselbe Website</translation>
    </message>
    <message>
        <source>Import it all the same, as articles of their own</source>
        <translation>Trotzdem importieren, als eigene Artikel</translation>
    </message>
    <message>
        <source>Bring articles of other people up to date, too</source>
        <translation>Auch Artikel anderer auf den Stand bringen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were imported earlier from a folder with this name, “%1”.</source>
        <translation>
            <numerusform>%Ln Artikel wurde früher aus einem Ordner mit diesem Namen importiert, „%1“.</numerusform>
            <numerusform>%Ln Artikel wurden früher aus einem Ordner mit diesem Namen importiert, „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) belong to other people, who may read what they become.</source>
        <translation>
            <numerusform>%Ln Artikel gehört jemand anderem; wer das ist, kann lesen, was daraus wird.</numerusform>
            <numerusform>%Ln Artikel gehören anderen; diese können lesen, was daraus wird.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another site: import it as articles of its own</source>
        <translation>Eine andere Website: als eigene Artikel importieren</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportReportModel</name>
    <message>
        <source>The folder</source>
        <translation>Der Ordner</translation>
    </message>
    <message>
        <source>%1, line %L2</source>
        <comment>a file</comment>
        <translation>%1, Zeile %L2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file, what is said of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>the state of an article before and after</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportReportView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter&#xa0;…</translation>
    </message>
    <message>
        <source>Which lines</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <source>What the import says of each file</source>
        <translation>Was der Import zu jeder Datei sagt</translation>
    </message>
    <message>
        <source>All (%L1)</source>
        <translation>Alle (%L1)</translation>
    </message>
    <message>
        <source>%1 (%L2)</source>
        <comment>a kind, how many</comment>
        <translation>%1 (%L2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s) copied.</source>
        <translation>
            <numerusform>%Ln Zeile kopiert.</numerusform>
            <numerusform>%Ln Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Open article</source>
        <translation>Artikel öffnen</translation>
    </message>
    <message>
        <source>Take the file&apos;s text…</source>
        <translation>Text der Datei nehmen …</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>articles, behind their titles</comment>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the file&apos;s text</source>
        <translation>Text der Datei nehmen</translation>
    </message>
    <message numerus="yes">
        <source>Take the text of %Ln file(s) over what was edited in Triptych?</source>
        <translation>
            <numerusform>Den Text von %Ln Datei statt dessen nehmen, was in Triptych bearbeitet wurde?</numerusform>
            <numerusform>Die Texte von %Ln Dateien statt dessen nehmen, was in Triptych bearbeitet wurde?</numerusform>
        </translation>
    </message>
    <message>
        <source>What the articles say now stays in their history, where it can be had back. One that is not public stays so.</source>
        <translation>Was die Artikel jetzt sagen, bleibt in ihrer Historie und lässt sich zurückholen. Was nicht öffentlich ist, bleibt es.</translation>
    </message>
    <message>
        <source>Take the text</source>
        <translation>Text nehmen</translation>
    </message>
    <message>
        <source>Mark a line to read all that it says.</source>
        <translation>Markieren Sie eine Zeile, um alles zu lesen, was sie sagt.</translation>
    </message>
    <message>
        <source>Text (*.txt);;Table (*.csv);;JSON (*.json)</source>
        <translation>Text (*.txt);;Tabelle (*.csv);;JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::InlineNotice</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Inspector</name>
    <message>
        <source>Authors</source>
        <translation>Autoren</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Archiviert</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname (Slug)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>Add a byline</source>
        <translation>Autorzeile hinzufügen</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Custom fields</source>
        <translation>Eigene Felder</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Created and changed</source>
        <translation>Angelegt und geändert</translation>
    </message>
    <message>
        <source>Created %1</source>
        <translation>Angelegt %1</translation>
    </message>
    <message>
        <source>Created %1 by %2</source>
        <translation>Angelegt %1 von %2</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Geändert %1</translation>
    </message>
    <message>
        <source>Changed %1 by %2</source>
        <translation>Geändert %1 von %2</translation>
    </message>
    <message>
        <source>Scheduled: readers see it from %1 on.</source>
        <translation>Geplant: Das Publikum sieht ihn ab %1.</translation>
    </message>
    <message>
        <source>Readers see it.</source>
        <translation>Das Publikum sieht ihn.</translation>
    </message>
    <message>
        <source>The time counts once it is published.</source>
        <translation>Der Zeitpunkt gilt, sobald der Artikel veröffentlicht ist.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Version %1 by %2</source>
        <translation>Version %1 von %2</translation>
    </message>
    <message>
        <source>No version is saved yet.</source>
        <translation>Noch keine Version gespeichert.</translation>
    </message>
    <message>
        <source>Its time is past: once it is published, readers see it at once.</source>
        <translation>Sein Zeitpunkt ist vorbei: Nach dem Veröffentlichen sehen Leser ihn sofort.</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Not saved yet: nobody sees it.</source>
        <translation>Noch nicht gespeichert: Niemand sieht ihn.</translation>
    </message>
    <message>
        <source>Not saved yet: readers see it still.</source>
        <translation>Noch nicht gespeichert: Leser sehen ihn weiterhin.</translation>
    </message>
    <message>
        <source>Not saved yet: it goes out on %1 still.</source>
        <translation>Noch nicht gespeichert: Er erscheint weiterhin am %1.</translation>
    </message>
    <message>
        <source>Not saved yet: readers do not see it.</source>
        <translation>Noch nicht gespeichert: Leser sehen ihn nicht.</translation>
    </message>
    <message>
        <source>Saved, it goes out on %1.</source>
        <translation>Gespeichert erscheint er am %1.</translation>
    </message>
    <message>
        <source>Saved, they see it at once.</source>
        <translation>Gespeichert sehen sie ihn sofort.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::InspectorDrawer</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>Inspektor schließen</translation>
    </message>
    <message>
        <source>Close the inspector (Esc)</source>
        <translation>Inspektor schließen (Esc)</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::JobLine</name>
    <message numerus="yes">
        <source>about %Ln s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>etwa %Ln s</numerusform>
            <numerusform>etwa %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>etwa %Ln min</numerusform>
            <numerusform>etwa %Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>etwa %Ln h</numerusform>
            <numerusform>etwa %Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of about %Ln article(s)</source>
        <translation>
            <numerusform>%L1 von etwa %Ln Artikel</numerusform>
            <numerusform>%L1 von etwa %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) so far</source>
        <translation>
            <numerusform>bisher %Ln Artikel</numerusform>
            <numerusform>bisher %Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 a second</source>
        <translation>%L1 in der Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>a duration</comment>
        <translation>noch %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::LabelledField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::LanguageChange</name>
    <message>
        <source>The language changes as soon as “%1” is done and closed.</source>
        <translation>Die Sprache wechselt, sobald „%1“ fertig und geschlossen ist.</translation>
    </message>
    <message>
        <source>“%1” opens as soon as “%2” is done.</source>
        <translation>„%1“ wird geöffnet, sobald „%2“ fertig ist.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::MainWindow</name>
    <message>
        <source>Triptych</source>
        <translation>Triptych</translation>
    </message>
    <message>
        <source>“%1” could not be opened. %2</source>
        <translation>„%1“ ließ sich nicht öffnen. %2</translation>
    </message>
    <message>
        <source>%1 – Triptych</source>
        <comment>an article&apos;s title</comment>
        <translation>%1 – Triptych</translation>
    </message>
    <message>
        <source>Connect to servers…</source>
        <translation>Mit Servern verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>About Triptych</source>
        <translation>Über Triptych</translation>
    </message>
    <message>
        <source>Triptych %1</source>
        <translation>Triptych %1</translation>
    </message>
    <message>
        <source>A newsroom on the desk. Free software under the GPL, version 3 or later.</source>
        <translation>Die Redaktion auf dem Schreibtisch. Freie Software unter der GPL, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New Article</source>
        <translation>&amp;Neuer Artikel</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Import Markdown Folder…</source>
        <translation>Markdown-Ordner &amp;importieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Workspace</source>
        <translation>&amp;Arbeitsbereich</translation>
    </message>
    <message>
        <source>&amp;Connect to Servers…</source>
        <translation>Mit Servern &amp;verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>C&amp;lose Window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>A&amp;lles auswählen</translation>
    </message>
    <message>
        <source>&amp;Find Articles…</source>
        <translation>Artikel &amp;suchen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Command Palette…</source>
        <translation>&amp;Befehlspalette&#xa0;…</translation>
    </message>
    <message>
        <source>Show or Hide Side&amp;bar Names</source>
        <translation>Namen in der &amp;Seitenleiste ein- oder ausblenden</translation>
    </message>
    <message>
        <source>&amp;Read the List Again</source>
        <translation>&amp;Liste neu laden</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>A&amp;rtikel</translation>
    </message>
    <message>
        <source>&amp;Read</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>L&amp;öschen</translation>
    </message>
    <message>
        <source>&amp;Undo Deleting</source>
        <translation>Löschen &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Minimieren</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Triptych</source>
        <translation>&amp;Über Triptych</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Site&apos;s Time &amp;Zone…</source>
        <translation>&amp;Zeitzone der Website&#xa0;…</translation>
    </message>
    <message>
        <source>Import So&amp;urces…</source>
        <translation>Import&amp;quellen …</translation>
    </message>
    <message>
        <source>Last Import &amp;Report…</source>
        <translation>Letzter Import&amp;bericht…</translation>
    </message>
    <message>
        <source>Undo Pu&amp;blication</source>
        <translation>Veröffentlichung &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Discard “%1”</source>
        <translation>„%1“ &amp;verwerfen</translation>
    </message>
    <message>
        <source>&amp;Delete “%1”</source>
        <translation>„%1“ &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Undo Deleting “%1”</source>
        <translation>Löschen von „%1“ &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Unsaved Te&amp;xt…</source>
        <translation>&amp;Ungespeicherter Text…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Count What I Read</source>
        <translation>Mein &amp;Lesen zählen</translation>
    </message>
    <message>
        <source>Re&amp;store</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Erase for &amp;Good…</source>
        <translation>&amp;Endgültig löschen…</translation>
    </message>
    <message>
        <source>Re&amp;store “%1”</source>
        <translation>„%1“ &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>Erase “%1” for &amp;Good…</source>
        <translation>„%1“ &amp;endgültig löschen…</translation>
    </message>
    <message>
        <source>&amp;Undo Restoring “%1”</source>
        <translation>Wiederherstellen von „%1“ &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Triptych Help</source>
        <translation>&amp;Triptych-Hilfe</translation>
    </message>
    <message>
        <source>&amp;Remove the Samples</source>
        <translation>&amp;Beispiele entfernen</translation>
    </message>
    <message>
        <source>&amp;Publish…</source>
        <translation>&amp;Veröffentlichen…</translation>
    </message>
    <message>
        <source>&amp;Update “%1”…</source>
        <translation>„%1“ a&amp;ktualisieren…</translation>
    </message>
    <message>
        <source>&amp;Publish “%1”…</source>
        <translation>„%1“ &amp;veröffentlichen…</translation>
    </message>
    <message>
        <source>&amp;Filter the List…</source>
        <translation>Liste &amp;filtern …</translation>
    </message>
    <message>
        <source>Go to the &amp;Open Article&apos;s Row</source>
        <translation>Zur Zeile des ge&amp;öffneten Artikels</translation>
    </message>
    <message>
        <source>Change &amp;Many…</source>
        <translation>&amp;Viele ändern …</translation>
    </message>
    <message>
        <source>Pa&amp;st Changes…</source>
        <translation>Frühere Änderun&amp;gen …</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::MarkdownEditor</name>
    <message>
        <source>Bold</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Kursiv</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Text of the article</source>
        <translation>Text des Artikels</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::MomentEdit</name>
    <message>
        <source>Choose a day</source>
        <translation>Einen Tag wählen</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::OpenRowButton</name>
    <message>
        <source>Open article above</source>
        <translation>Geöffneter Artikel oben</translation>
    </message>
    <message>
        <source>Open article below</source>
        <translation>Geöffneter Artikel unten</translation>
    </message>
    <message>
        <source>Show the row of the open article</source>
        <translation>Die Zeile des geöffneten Artikels zeigen</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::OrderButton</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Reihenfolge der Liste</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>Ordnen nach</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Publication date</source>
        <translation>Veröffentlichung</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neueste</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>Ressort</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Turned round</source>
        <translation>Umgekehrt</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::OutboxPanel</name>
    <message>
        <source>Retry selected</source>
        <translation>Ausgewählte erneut versuchen</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Changes on their way</source>
        <translation>Änderungen unterwegs</translation>
    </message>
    <message>
        <source>Each save waits here until the search index and the cache have it.</source>
        <translation>Was gespeichert wird, wartet hier, bis Suchindex und Zwischenspeicher es haben.</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>Abgelehnte Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) are tried again.</source>
        <translation>
            <numerusform>%Ln Änderung wird erneut versucht.</numerusform>
            <numerusform>%Ln Änderungen werden erneut versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message numerus="yes">
        <source>tried %Ln time(s)</source>
        <translation>
            <numerusform>%Ln-mal versucht</numerusform>
            <numerusform>%Ln-mal versucht</numerusform>
        </translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>gespeichert %1</translation>
    </message>
    <message>
        <source>This login may not look at what waits; an admin&apos;s or the relay&apos;s may.</source>
        <translation>Dieses Konto darf nicht sehen, was wartet; ein Konto mit der Rolle Admin oder Relay darf es.</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt an …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln abgelehnt</numerusform>
            <numerusform>%Ln abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartet</numerusform>
            <numerusform>%Ln warten</numerusform>
        </translation>
    </message>
    <message>
        <source>In step</source>
        <translation>Auf gleichem Stand</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) wait; the oldest was saved %1.</source>
        <translation>
            <numerusform>%Ln Änderung wartet; gespeichert %1.</numerusform>
            <numerusform>%Ln Änderungen warten; die älteste wurde %1 gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else waits.</source>
        <translation>Sonst wartet nichts.</translation>
    </message>
    <message>
        <source>Nothing waits: the search index and the cache have every save.</source>
        <translation>Nichts wartet: Suchindex und Zwischenspeicher haben alles, was gespeichert ist.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) were refused too often and are tried no more. The articles are saved; only searches and the cache lack them.</source>
        <translation>
            <numerusform>%Ln Änderung wurde zu oft abgelehnt und wird nicht mehr versucht. Der Artikel ist gespeichert; nur der Suche und dem Zwischenspeicher fehlt sie.</numerusform>
            <numerusform>%Ln Änderungen wurden zu oft abgelehnt und werden nicht mehr versucht. Die Artikel sind gespeichert; nur der Suche und dem Zwischenspeicher fehlen sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were refused when the search index was filled. They go in by themselves when they are saved shorter or mended.</source>
        <translation>
            <numerusform>%Ln Artikel wurde beim Füllen des Suchindex abgelehnt. Er kommt von selbst hinein, wenn er gekürzt oder berichtigt gespeichert wird.</numerusform>
            <numerusform>%Ln Artikel wurden beim Füllen des Suchindex abgelehnt. Sie kommen von selbst hinein, wenn sie gekürzt oder berichtigt gespeichert werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Passage</name>
    <message>
        <source>Differs in: %1</source>
        <translation>Abweichend: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PastChanges</name>
    <message>
        <source>Looking for the changes…</source>
        <translation>Die Änderungen werden gesucht …</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Go On</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>Past changes of many articles</source>
        <translation>Frühere Änderungen vieler Artikel</translation>
    </message>
    <message>
        <source>undone · %1</source>
        <translation>zurückgenommen · %1</translation>
    </message>
    <message>
        <source>unfinished · %1</source>
        <translation>unfertig · %1</translation>
    </message>
    <message>
        <source>Nothing was changed this way in the last 30 days. Choose “Article &gt; Change Many…” to change the articles of a list at once.</source>
        <translation>In den letzten 30 Tagen wurde nichts auf diese Weise geändert. „Artikel &gt; Viele ändern …“ ändert die Artikel einer Liste auf einmal.</translation>
    </message>
    <message>
        <source>An undo takes a whole change back; articles that somebody changed since stay as they are. Changes are kept for 30 days.</source>
        <translation>Rückgängig nimmt eine ganze Änderung zurück; Artikel, die seitdem jemand geändert hat, bleiben, wie sie sind. Änderungen werden 30 Tage lang aufgehoben.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PictureObject</name>
    <message>
        <source>This picture cannot be read</source>
        <translation>Dieses Bild ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 (the picture cannot be read)</source>
        <translation>%1 (das Bild ist nicht lesbar)</translation>
    </message>
    <message>
        <source>A moving picture: its first frame</source>
        <translation>Ein bewegtes Bild: das erste Einzelbild</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PublicationField</name>
    <message>
        <source>At a set time</source>
        <translation>Zu einem festen Zeitpunkt</translation>
    </message>
    <message>
        <source>The day alone, without a time</source>
        <translation>Nur der Tag, ohne Uhrzeit</translation>
    </message>
    <message>
        <source>Publish at</source>
        <translation>Veröffentlichen am</translation>
    </message>
    <message>
        <source>Which time is meant</source>
        <translation>Welche Uhrzeit gemeint ist</translation>
    </message>
    <message>
        <source>From its midnight in %1 on; readers see this day everywhere.</source>
        <translation>Ab Mitternacht dieses Tages in %1; Leser sehen überall diesen Tag.</translation>
    </message>
    <message>
        <source>%1 comes twice on this day in %2: the clocks are put back. Which is meant?</source>
        <translation>%1 kommt an diesem Tag in %2 zweimal vor: Die Uhren werden zurückgestellt. Welche Uhrzeit ist gemeint?</translation>
    </message>
    <message>
        <source>The first, %1</source>
        <translation>Die erste, %1</translation>
    </message>
    <message>
        <source>The second, %1</source>
        <translation>Die zweite, %1</translation>
    </message>
    <message>
        <source>There is no %1 on this day in %2: the clocks are put forward. Which is meant instead?</source>
        <translation>%1 gibt es an diesem Tag in %2 nicht: Die Uhren werden vorgestellt. Welche Uhrzeit ist stattdessen gemeint?</translation>
    </message>
    <message>
        <source>Before it, %1</source>
        <translation>Davor, %1</translation>
    </message>
    <message>
        <source>After it, %1</source>
        <translation>Danach, %1</translation>
    </message>
    <message>
        <source>From %1 on (%2), as it was set in another zone; readers see this day everywhere.</source>
        <translation>Ab %1 (%2), wie es in einer anderen Zeitzone gesetzt wurde; Leser sehen überall diesen Tag.</translation>
    </message>
    <message>
        <source>This is not understood. Write it like %1 or %2, with no zone behind it.</source>
        <translation>Das ist nicht verständlich. Schreiben Sie es wie %1 oder %2, ohne Zeitzone dahinter.</translation>
    </message>
    <message>
        <source>In the site&apos;s time zone, %1.</source>
        <translation>In der Zeitzone der Website, %1.</translation>
    </message>
    <message>
        <source>On this computer it is %1.</source>
        <translation>Auf diesem Computer ist das %1.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PublishFlow</name>
    <message>
        <source>Readers see the update.</source>
        <translation>Leser sehen die neue Fassung.</translation>
    </message>
    <message>
        <source>Published: readers see it.</source>
        <translation>Veröffentlicht: Leser sehen ihn.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not published: the article was changed meanwhile. Look at it once more.</source>
        <translation>Nicht veröffentlicht: Der Artikel wurde inzwischen geändert. Sehen Sie ihn noch einmal an.</translation>
    </message>
    <message>
        <source>Scheduled: readers see it from %1 on.</source>
        <translation>Geplant: Leser sehen ihn ab %1.</translation>
    </message>
    <message>
        <source>Taken off: readers do not see it any more.</source>
        <translation>Zurückgezogen: Leser sehen ihn nicht mehr.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PublishSheet</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What readers will see</source>
        <translation>Was Leser sehen werden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Its text changes.</source>
        <translation>Sein Text ändert sich.</translation>
    </message>
    <message>
        <source>Its text changes: %1, %2.</source>
        <translation>Sein Text ändert sich: %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln lines added</source>
        <translation>
            <numerusform>%Ln Zeile neu</numerusform>
            <numerusform>%Ln Zeilen neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln entfernt</numerusform>
            <numerusform>%Ln entfernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Update what is scheduled</source>
        <translation>Geplanten Artikel aktualisieren</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Publish now</source>
        <translation>Jetzt veröffentlichen</translation>
    </message>
    <message>
        <source>Another article has the slug “%1” already. Choose another one in the inspector.</source>
        <translation>Ein anderer Artikel hat den Kurznamen „%1“ schon. Wählen Sie im Inspektor einen anderen.</translation>
    </message>
    <message>
        <source>It has no summary.</source>
        <translation>Er hat keine Zusammenfassung.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures say nothing to who cannot see them.</source>
        <translation>
            <numerusform>%Ln Bild sagt dem nichts, der es nicht sieht.</numerusform>
            <numerusform>%Ln Bilder sagen dem nichts, der sie nicht sieht.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has no tags.</source>
        <translation>Er hat keine Schlagwörter.</translation>
    </message>
    <message>
        <source>Whether the slug is free could not be asked: %1</source>
        <translation>Ob der Kurzname frei ist, konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>They see it from then on.</source>
        <translation>Sie sehen ihn von da an.</translation>
    </message>
    <message>
        <source>They see it at once.</source>
        <translation>Sie sehen ihn sofort.</translation>
    </message>
    <message>
        <source>Its slug is “%1”.</source>
        <translation>Sein Kurzname ist „%1“.</translation>
    </message>
    <message>
        <source>They see it now, and will not until then.</source>
        <translation>Sie sehen ihn jetzt und bis dahin nicht mehr.</translation>
    </message>
    <message>
        <source>Its title was “%1”.</source>
        <translation>Sein Titel war „%1“.</translation>
    </message>
    <message>
        <source>Its slug changes from “%1” to “%2”: links to the old one stop.</source>
        <translation>Sein Kurzname wechselt von „%1“ zu „%2“: Links auf den alten führen ins Leere.</translation>
    </message>
    <message>
        <source>Its language changes from %1 to %2.</source>
        <translation>Seine Sprache wechselt von %1 zu %2.</translation>
    </message>
    <message>
        <source>Its summary changes.</source>
        <translation>Seine Zusammenfassung ändert sich.</translation>
    </message>
    <message>
        <source>Its authors change.</source>
        <translation>Seine Autoren ändern sich.</translation>
    </message>
    <message>
        <source>Its tags or its section change.</source>
        <translation>Seine Schlagwörter oder sein Ressort ändern sich.</translation>
    </message>
    <message>
        <source>Its date changes.</source>
        <translation>Sein Datum ändert sich.</translation>
    </message>
    <message>
        <source>Nothing changes for them.</source>
        <translation>Für sie ändert sich nichts.</translation>
    </message>
    <message>
        <source>It goes out once it is clear when.</source>
        <translation>Er erscheint, sobald klar ist, wann.</translation>
    </message>
    <message>
        <source>Its slug changes from “%1” to “%2”: links to the old one lead here, where the site reads redirects.</source>
        <translation>Sein Kurzname wechselt von „%1“ zu „%2“: Links auf den alten führen hierher, wo die Website Weiterleitungen liest.</translation>
    </message>
    <message>
        <source>It has no author.</source>
        <translation>Er hat keinen Autor.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ReadingPage</name>
    <message>
        <source>Reading page</source>
        <translation>Leseseite</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit this article (%1)</source>
        <translation>Diesen Artikel bearbeiten (%1)</translation>
    </message>
    <message>
        <source>Edit this article</source>
        <translation>Diesen Artikel bearbeiten</translation>
    </message>
    <message>
        <source>This article was deleted; you see it as it was.</source>
        <translation>Dieser Artikel wurde gelöscht; zu sehen ist der letzte Stand.</translation>
    </message>
    <message>
        <source>This article is not there any more</source>
        <translation>Diesen Artikel gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The article cannot be opened</source>
        <translation>Der Artikel lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>1 view</source>
        <translation>1 Aufruf</translation>
    </message>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n Aufruf</numerusform>
            <numerusform>%n Aufrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Text as it is written</source>
        <translation>Text, wie er geschrieben ist</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RebuildPanel</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Go back to the index before</source>
        <translation>Zurück zum vorigen Index</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Suchindex</translation>
    </message>
    <message>
        <source>A rebuild fills a new index beside the one in use while people search and save, compares it with the database, and moves searches over.</source>
        <translation>Ein Neuaufbau füllt neben dem benutzten einen neuen Index, während gesucht und gespeichert wird, vergleicht ihn mit der Datenbank und stellt die Suche darauf um.</translation>
    </message>
    <message>
        <source>Removes the unfinished index; searches go on as before.</source>
        <translation>Entfernt den unfertigen Index; gesucht wird wie bisher.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>Rebuilding</source>
        <translation>Wird neu aufgebaut</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Geht zurück</translation>
    </message>
    <message>
        <source>Discarding</source>
        <translation>Wird verworfen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>In this workspace the database itself answers searches: there is no index to rebuild.</source>
        <translation>In diesem Arbeitsbereich beantwortet die Datenbank selbst die Suche: Es gibt keinen Index neu aufzubauen.</translation>
    </message>
    <message>
        <source>This login may not see every article, and those would be lost to searches: let an admin&apos;s login rebuild the index.</source>
        <translation>Dieses Konto darf nicht jeden Artikel sehen, und die übrigen gingen der Suche verloren: Ein Konto mit der Rolle Admin kann den Index neu aufbauen.</translation>
    </message>
    <message>
        <source>The index is being filled for the first time; there is nothing to rebuild yet.</source>
        <translation>Der Index wird zum ersten Mal gefüllt; noch gibt es nichts neu aufzubauen.</translation>
    </message>
    <message numerus="yes">
        <source>A rebuild goes on at another desk or on the command line: %Ln article(s) so far.</source>
        <translation>
            <numerusform>An einem anderen Platz oder auf der Befehlszeile läuft ein Neuaufbau: bisher %Ln Artikel.</numerusform>
            <numerusform>An einem anderen Platz oder auf der Befehlszeile läuft ein Neuaufbau: bisher %Ln Artikel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A rebuild was stopped after %Ln article(s). It goes on from there; searches use the index before.</source>
        <translation>
            <numerusform>Ein Neuaufbau wurde nach %Ln Artikel angehalten. Er geht von dort weiter; gesucht wird im bisherigen Index.</numerusform>
            <numerusform>Ein Neuaufbau wurde nach %Ln Artikeln angehalten. Er geht von dort weiter; gesucht wird im bisherigen Index.</numerusform>
        </translation>
    </message>
    <message>
        <source>The stores are being compared; a rebuild can begin after that.</source>
        <translation>Die Speicher werden verglichen; danach kann neu aufgebaut werden.</translation>
    </message>
    <message>
        <source>Rebuilding elsewhere</source>
        <translation>Läuft anderswo</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Rebuild the index</source>
        <translation>Index neu aufbauen</translation>
    </message>
    <message>
        <source>Go on with the rebuild</source>
        <translation>Den Neuaufbau fortsetzen</translation>
    </message>
    <message>
        <source>No earlier index was kept; the first rebuild keeps one.</source>
        <translation>Es wurde kein früherer Index aufbewahrt; der erste Neuaufbau bewahrt einen auf.</translation>
    </message>
    <message>
        <source>Finish or discard the rebuild first.</source>
        <translation>Erst den Neuaufbau beenden oder verwerfen.</translation>
    </message>
    <message>
        <source>Searches use the earlier index at once; then it is brought up to date. Doing it again comes back.</source>
        <translation>Gesucht wird sofort im früheren Index; dann wird er auf den Stand gebracht. Noch einmal ausgeführt, führt es wieder her.</translation>
    </message>
    <message>
        <source>Removing the unfinished index</source>
        <translation>Entfernt den unfertigen Index</translation>
    </message>
    <message>
        <source>Searches use the earlier index; it is being brought up to date</source>
        <translation>Gesucht wird im früheren Index; er wird auf den Stand gebracht</translation>
    </message>
    <message>
        <source>Comparing the new index with the database</source>
        <translation>Vergleicht den neuen Index mit der Datenbank</translation>
    </message>
    <message>
        <source>Filling the new index</source>
        <translation>Füllt den neuen Index</translation>
    </message>
    <message>
        <source>Searches use the earlier index, which lacks what was saved since the rebuild. Compare and mend it below.</source>
        <translation>Gesucht wird im früheren Index, dem fehlt, was seit dem Neuaufbau gespeichert wurde. Unten lässt er sich vergleichen und reparieren.</translation>
    </message>
    <message>
        <source>The unfinished index was discarded; searches go on as before.</source>
        <translation>Der unfertige Index wurde verworfen; gesucht wird wie bisher.</translation>
    </message>
    <message numerus="yes">
        <source>The earlier index answers searches, but %Ln article(s) were refused: %1</source>
        <translation>
            <numerusform>Der frühere Index beantwortet die Suche, aber %Ln Artikel wurde abgelehnt: %1</numerusform>
            <numerusform>Der frühere Index beantwortet die Suche, aber %Ln Artikel wurden abgelehnt: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searches go on as before, because %Ln article(s) were refused or differ: %1</source>
        <translation>
            <numerusform>Gesucht wird wie bisher, denn %Ln Artikel wurde abgelehnt oder weicht ab: %1</numerusform>
            <numerusform>Gesucht wird wie bisher, denn %Ln Artikel wurden abgelehnt oder weichen ab: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The earlier index answers searches again and is up to date: %Ln article(s).</source>
        <translation>
            <numerusform>Der frühere Index beantwortet wieder die Suche und ist auf dem Stand: %Ln Artikel.</numerusform>
            <numerusform>Der frühere Index beantwortet wieder die Suche und ist auf dem Stand: %Ln Artikel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new index answers searches: %Ln article(s), all compared with the database.</source>
        <translation>
            <numerusform>Der neue Index beantwortet die Suche: %Ln Artikel, mit der Datenbank verglichen.</numerusform>
            <numerusform>Der neue Index beantwortet die Suche: %Ln Artikel, alle mit der Datenbank verglichen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A rebuild that is not finished was found, with %Ln article(s) so far. A few seconds show whether it goes on elsewhere.</source>
        <translation>
            <numerusform>Ein nicht beendeter Neuaufbau wurde gefunden, mit bisher %Ln Artikel. In wenigen Sekunden zeigt sich, ob er anderswo weitergeht.</numerusform>
            <numerusform>Ein nicht beendeter Neuaufbau wurde gefunden, mit bisher %Ln Artikeln. In wenigen Sekunden zeigt sich, ob er anderswo weitergeht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird geprüft</translation>
    </message>
    <message numerus="yes">
        <source>The new index answers searches, but refused %Ln article(s), which are listed with the changes below: %1</source>
        <translation>
            <numerusform>Der neue Index beantwortet die Suche, hat aber %Ln Artikel abgelehnt, der unten bei den Änderungen steht: %1</numerusform>
            <numerusform>Der neue Index beantwortet die Suche, hat aber %Ln Artikel abgelehnt, die unten bei den Änderungen stehen: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RecoveryBar</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>Unsaved text</source>
        <translation>Ungespeicherter Text</translation>
    </message>
    <message>
        <source>Unsaved text could not be read; the file is kept as %1.</source>
        <translation>Ungespeicherter Text war nicht lesbar; die Datei bleibt als %1 erhalten.</translation>
    </message>
    <message>
        <source>%1 · deleted meanwhile</source>
        <translation>%1 · inzwischen gelöscht</translation>
    </message>
    <message>
        <source>%1 · from another computer</source>
        <translation>%1 · von einem anderen Computer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Open the unsaved text of %1</source>
        <translation>Ungespeicherten Text öffnen: %1</translation>
    </message>
    <message>
        <source>Compare the unsaved text of %1 with what is saved</source>
        <translation>Ungespeicherten Text mit dem Gespeicherten vergleichen: %1</translation>
    </message>
    <message>
        <source>Discard the unsaved text of %1</source>
        <translation>Ungespeicherten Text verwerfen: %1</translation>
    </message>
    <message>
        <source>The unsaved text of &quot;%1&quot; is discarded.</source>
        <translation>Der ungespeicherte Text von „%1“ ist verworfen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Text that was typed before and never saved is kept.</source>
        <translation>Früher getippter, nie gespeicherter Text ist erhalten.</translation>
    </message>
    <message>
        <source>A file for unsaved text was empty; it is kept as %1.</source>
        <translation>Eine Datei für nicht gespeicherten Text war leer; sie wird als %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>What could be read of a damaged file, which is kept as %1</source>
        <translation>Was aus einer beschädigten Datei zu lesen war; sie wird als %1 aufbewahrt</translation>
    </message>
    <message>
        <source>This is what could be read of a damaged file: its end may be missing, and � stands where something is lost.</source>
        <translation>Das war aus einer beschädigten Datei zu lesen: Das Ende kann fehlen, und � steht, wo etwas verloren ist.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RecoveryOffer</name>
    <message>
        <source>There is no unsaved text.</source>
        <translation>Es gibt keinen ungespeicherten Text.</translation>
    </message>
    <message>
        <source>Unsaved text</source>
        <translation>Ungespeicherter Text</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was typed in “%1” and never saved is kept.</source>
        <translation>Was in „%1“ getippt und nie gespeichert wurde, ist erhalten.</translation>
    </message>
    <message>
        <source>%1 texts that were typed and never saved are kept.</source>
        <translation>%1 Texte, die getippt und nie gespeichert wurden, sind erhalten.</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>Zeigen…</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RemovalNotice</name>
    <message>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“%1” is back.</source>
        <translation>„%1“ ist wieder da.</translation>
    </message>
    <message>
        <source>No answer came to the deletion of “%1”. Whether it was deleted is asked as soon as the store answers.</source>
        <translation>Auf das Löschen von „%1“ kam keine Antwort. Ob es gelöscht wurde, wird gefragt, sobald der Speicher antwortet.</translation>
    </message>
    <message>
        <source>“%1” was not deleted: it was changed meanwhile.</source>
        <translation>„%1“ wurde nicht gelöscht: Der Artikel wurde inzwischen geändert.</translation>
    </message>
    <message>
        <source>“%1” was not deleted: the connection broke before.</source>
        <translation>„%1“ wurde nicht gelöscht: Die Verbindung brach vorher ab.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>“%1” is still deleted: the connection broke before.</source>
        <translation>„%1“ ist noch gelöscht: Die Verbindung brach vorher ab.</translation>
    </message>
    <message>
        <source>No answer came to the undo for “%1”. Whether it is back is asked as soon as the store answers.</source>
        <translation>Auf das Wiederherstellen von „%1“ kam keine Antwort. Ob es wieder da ist, wird gefragt, sobald der Speicher antwortet.</translation>
    </message>
    <message>
        <source>“%1” is still deleted: %2</source>
        <translation>„%1“ ist noch gelöscht: %2</translation>
    </message>
    <message>
        <source>“%1” was erased for good.</source>
        <translation>„%1“ wurde endgültig gelöscht.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RevisionDialog</name>
    <message>
        <source>Read version %1</source>
        <translation>Version %1 lesen</translation>
    </message>
    <message>
        <source>Version %1, saved %2</source>
        <translation>Version %1, gespeichert %2</translation>
    </message>
    <message>
        <source>Version %1, saved %2 by %3</source>
        <translation>Version %1, gespeichert %2 von %3</translation>
    </message>
    <message>
        <source>Take back into the editor</source>
        <translation>In den Editor zurückholen</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SaveStateLine</name>
    <message>
        <source>Save state</source>
        <translation>Speicherstand</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet&#xa0;…</translation>
    </message>
    <message>
        <source>Draft · not saved yet</source>
        <translation>Entwurf · noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Saved just now</source>
        <translation>Gerade gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Vor %n Min. gespeichert</numerusform>
            <numerusform>Vor %n Min. gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>Unsaved changes · kept on this computer</source>
        <translation>Ungespeichert · auf diesem Computer gesichert</translation>
    </message>
    <message>
        <source>Unsaved changes · not kept on this computer: %1</source>
        <translation>Ungespeichert · auf diesem Computer nicht gesichert: %1</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Not saved: someone else changed the same place</source>
        <translation>Nicht gespeichert: Jemand anders hat dieselbe Stelle geändert</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Lösen&#xa0;…</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Not saved yet, and made up for once the store is back: %1</source>
        <translation>Noch nicht gespeichert, wird nachgeholt, sobald der Speicher wieder da ist: %1</translation>
    </message>
    <message>
        <source>Save as new article</source>
        <translation>Als neuen Artikel speichern</translation>
    </message>
    <message>
        <source>No answer came to the save yet, so it may be stored; it is asked again by itself</source>
        <translation>Auf das Speichern kam noch keine Antwort, es kann gelungen sein; es wird von selbst erneut gefragt</translation>
    </message>
    <message>
        <source>Deleted · the text is kept on this page</source>
        <translation>Gelöscht · der Text bleibt auf dieser Seite</translation>
    </message>
    <message>
        <source>Deleted · what you type is not kept on this computer: %1</source>
        <translation>Gelöscht · Getipptes liegt nicht auf diesem Computer: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SearchPage</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Search page</source>
        <translation>Suchseite</translation>
    </message>
    <message>
        <source>Search all articles</source>
        <translation>Alle Artikel durchsuchen</translation>
    </message>
    <message>
        <source>Search words</source>
        <translation>Suchwörter</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Found articles</source>
        <translation>Gefundene Artikel</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Search every article</source>
        <translation>Alle Artikel durchsuchen</translation>
    </message>
    <message>
        <source>Words in any order; &quot;an exact phrase&quot;; -without this word.</source>
        <translation>Wörter in beliebiger Folge; &quot;genaue Wortfolge&quot;; -ohne dieses Wort.</translation>
    </message>
    <message>
        <source>More than %1 results</source>
        <translation>Mehr als %1 Treffer</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>results, time, store</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Nothing found for &quot;%1&quot;</source>
        <translation>Nichts gefunden für „%1“</translation>
    </message>
    <message>
        <source>The filters above may hide what you look for.</source>
        <translation>Die Filter oben verdecken womöglich das Gesuchte.</translation>
    </message>
    <message>
        <source>Fewer or other words may find it.</source>
        <translation>Weniger oder andere Wörter helfen vielleicht.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>Search does not answer</source>
        <translation>Die Suche antwortet nicht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The search index</source>
        <translation>Suchindex</translation>
    </message>
    <message>
        <source>%1 is away since %2; %3 answers.</source>
        <translation>%1 nicht erreichbar seit %2; %3 antwortet.</translation>
    </message>
    <message>
        <source>%1 is away; %2 answers.</source>
        <translation>%1 nicht erreichbar; %2 antwortet.</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Jede Sprache</translation>
    </message>
    <message>
        <source>1 result</source>
        <translation>1 Treffer</translation>
    </message>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n Treffer</numerusform>
            <numerusform>%n Treffer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SelectionPage</name>
    <message>
        <source>Selected article</source>
        <translation>Gewählter Artikel</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts geöffnet</translation>
    </message>
    <message>
        <source>Choose an article in the list, or begin a new one.</source>
        <translation>Einen Artikel aus der Liste wählen oder einen neuen beginnen.</translation>
    </message>
    <message>
        <source>Choose an article in the list.</source>
        <translation>Einen Artikel aus der Liste wählen.</translation>
    </message>
    <message>
        <source>New article</source>
        <translation>Neuer Artikel</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SettingsDialog</name>
    <message>
        <source>&amp;Count what I read as views</source>
        <translation>Was ich lese, als Aufruf &amp;zählen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Serif</source>
        <translation>Mit Serifen</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>Ohne Serifen</translation>
    </message>
    <message>
        <source>Fixed width</source>
        <translation>Feste Breite</translation>
    </message>
    <message>
        <source>Another font…</source>
        <translation>Andere Schrift…</translation>
    </message>
    <message>
        <source>Each article that is opened for reading counts one view. Who writes here is usually no reader.</source>
        <translation>Jeder Artikel, der zum Lesen geöffnet wird, zählt einen Aufruf. Wer hier schreibt, ist meist kein Leser.</translation>
    </message>
    <message>
        <source>Text of articles</source>
        <translation>Text der Artikel</translation>
    </message>
    <message>
        <source>&amp;Font</source>
        <translation>&amp;Schrift</translation>
    </message>
    <message>
        <source>Installed fonts</source>
        <translation>Installierte Schriften</translation>
    </message>
    <message>
        <source>&amp;Size</source>
        <translation>&amp;Größe</translation>
    </message>
    <message>
        <source>Characters in a &amp;line</source>
        <translation>Zeichen je &amp;Zeile</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>&amp;Usual Text</source>
        <translation>&amp;Üblicher Text</translation>
    </message>
    <message>
        <source>The font, size and lines that Triptych came with</source>
        <translation>Schrift, Größe und Zeilen, wie Triptych sie mitbringt</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SettingsMenu</name>
    <message>
        <source>Te&amp;xt</source>
        <translation>Te&amp;xt</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>&amp;Darstellung</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Bigger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Usual Size</source>
        <translation>&amp;Übliche Größe</translation>
    </message>
    <message>
        <source>&amp;Longer Lines</source>
        <translation>&amp;Längere Zeilen</translation>
    </message>
    <message>
        <source>S&amp;horter Lines</source>
        <translation>Kür&amp;zere Zeilen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ShippedNotice</name>
    <message numerus="yes">
        <source>%Ln samples show what an article can be.</source>
        <translation>
            <numerusform>%Ln Beispiel zeigt, was ein Artikel sein kann.</numerusform>
            <numerusform>%Ln Beispiele zeigen, was ein Artikel sein kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln help articles of an older Triptych are among yours. The help opens with F1 now.</source>
        <translation>
            <numerusform>%Ln Hilfeartikel eines älteren Triptych steht unter Ihren Artikeln. Die Hilfe öffnet sich jetzt mit F1.</numerusform>
            <numerusform>%Ln Hilfeartikel eines älteren Triptych stehen unter Ihren Artikeln. Die Hilfe öffnet sich jetzt mit F1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>No sample is left that nobody has edited.</source>
        <translation>Es gibt kein Beispiel mehr, das niemand bearbeitet hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln samples were removed.</source>
        <translation>
            <numerusform>%Ln Beispiel wurde entfernt.</numerusform>
            <numerusform>%Ln Beispiele wurden entfernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln help articles of an older Triptych were taken out. The help opens with F1 now.</source>
        <translation>
            <numerusform>%Ln Hilfeartikel eines älteren Triptych wurde herausgenommen. Die Hilfe öffnet sich jetzt mit F1.</numerusform>
            <numerusform>%Ln Hilfeartikel eines älteren Triptych wurden herausgenommen. Die Hilfe öffnet sich jetzt mit F1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Sidebar</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Seitenleiste</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SidebarItem</name>
    <message numerus="yes">
        <source>%1, at least %Ln articles</source>
        <translation>
            <numerusform>%1, mindestens %Ln Artikel</numerusform>
            <numerusform>%1, mindestens %Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln articles</source>
        <translation>
            <numerusform>%1, %Ln Artikel</numerusform>
            <numerusform>%1, %Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln change(s) refused</source>
        <translation>
            <numerusform>%1, %Ln Änderung abgelehnt</numerusform>
            <numerusform>%1, %Ln Änderungen abgelehnt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SiteZoneDialog</name>
    <message>
        <source>The site&apos;s time zone</source>
        <translation>Die Zeitzone der Website</translation>
    </message>
    <message>
        <source>Dates of publication are meant in %1.</source>
        <translation>Zeitpunkte der Veröffentlichung gelten in %1.</translation>
    </message>
    <message>
        <source>A time without a zone is a time there, and a day without a time begins at midnight there.</source>
        <translation>Eine Uhrzeit ohne Zeitzone ist eine Uhrzeit dort, und ein Tag ohne Uhrzeit beginnt um Mitternacht dort.</translation>
    </message>
    <message>
        <source>Only an admin of the workspace can change it.</source>
        <translation>Nur ein Admin des Arbeitsbereichs kann sie ändern.</translation>
    </message>
    <message>
        <source>Time zones</source>
        <translation>Zeitzonen</translation>
    </message>
    <message>
        <source>City or continent</source>
        <translation>Stadt oder Kontinent</translation>
    </message>
    <message>
        <source>Find a time zone</source>
        <translation>Zeitzone suchen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Scheduled articles (%1) keep the moment that they have; so does what is public. Desks that are open elsewhere mean the new zone when they open the workspace again.</source>
        <translation>Geplante Artikel (%1) behalten ihren Zeitpunkt; ebenso, was öffentlich ist. Für andere geöffnete Plätze gilt die neue Zeitzone, sobald sie den Arbeitsbereich erneut öffnen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No time zone has this in its name. Zones are named after large cities: Berlin stands for Germany, New York for the east of the USA.</source>
        <translation>Keine Zeitzone hat dies im Namen. Zeitzonen heißen nach großen Städten: Berlin steht für Deutschland, New York für den Osten der USA.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>Wird geladen</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SlugField</name>
    <message>
        <source>Keep the old address as a redirect</source>
        <translation>Alte Adresse als Weiterleitung behalten</translation>
    </message>
    <message>
        <source>Made from the title</source>
        <translation>Entsteht aus dem Titel</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>Kurzname (Slug)</translation>
    </message>
    <message>
        <source>The old slug goes into the custom field redirect_from, for the site to lead readers on.</source>
        <translation>Der alte Kurzname kommt in das eigene Feld redirect_from, damit die Website Leser weiterleitet.</translation>
    </message>
    <message>
        <source>This cannot be part of an address. &quot;%1&quot; stays.</source>
        <translation>Das kann nicht Teil einer Adresse sein. Es bleibt bei „%1“.</translation>
    </message>
    <message>
        <source>It becomes &quot;%1&quot;.</source>
        <translation>Daraus wird „%1“.</translation>
    </message>
    <message>
        <source>Readers&apos; links to &quot;%1&quot; stop working.</source>
        <translation>Links von Lesern auf „%1“ führen dann ins Leere.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be part of an address.</source>
        <translation>„%1“ kann nicht Teil einer Adresse sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be part of an address and became &quot;%2&quot;.</source>
        <translation>„%1“ kann nicht Teil einer Adresse sein und wurde zu „%2“.</translation>
    </message>
    <message>
        <source>Readers&apos; links to &quot;%1&quot; lead here, where the site reads redirects.</source>
        <translation>Links auf „%1“ führen hierher, wenn die Website Weiterleitungen liest.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SourcesDialog</name>
    <message>
        <source>Remove…</source>
        <translation>Entfernen …</translation>
    </message>
    <message>
        <source>Import sources</source>
        <translation>Importquellen</translation>
    </message>
    <message>
        <source>Looking for the sources…</source>
        <translation>Quellen werden gesucht …</translation>
    </message>
    <message>
        <source>No folder was imported into this workspace yet.</source>
        <translation>In diesen Arbeitsbereich wurde noch kein Ordner importiert.</translation>
    </message>
    <message>
        <source>By these names an import knows its articles again. A source that is removed keeps its articles, and its folder can be imported by another name.</source>
        <translation>An diesen Namen erkennt ein Import seine Artikel wieder. Eine Quelle, die entfernt wird, behält ihre Artikel, und ihr Ordner kann unter anderem Namen importiert werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove an import source</source>
        <translation>Importquelle entfernen</translation>
    </message>
    <message>
        <source>Remove the source “%1”?</source>
        <translation>Die Quelle „%1“ entfernen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Its articles stay (%1). An import by this name asks whether they are its own; one by another name makes new articles beside them.</source>
        <translation>Ihre Artikel bleiben (%1). Ein Import unter diesem Namen fragt, ob sie seine sind; einer unter anderem Namen legt neue Artikel daneben an.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StartPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Open the workspace on this computer</source>
        <translation>Arbeitsbereich auf diesem Computer öffnen</translation>
    </message>
    <message>
        <source>Change connection…</source>
        <translation>Verbindung ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>„%1“ wird geöffnet&#xa0;…</translation>
    </message>
    <message>
        <source>“%1” could not be opened</source>
        <translation>„%1“ ließ sich nicht öffnen</translation>
    </message>
    <message>
        <source>Nothing was changed. Text that was not saved yet is kept on this computer.</source>
        <translation>Nichts wurde geändert. Noch nicht gespeicherter Text liegt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Nothing was changed. Text that was not saved yet is kept on this computer. It is tried again every few seconds.</source>
        <translation>Nichts wurde geändert. Noch nicht gespeicherter Text liegt auf diesem Computer. Alle paar Sekunden wird es erneut versucht.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StatusStrip</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>%1  ·  %2</source>
        <translation>%1  ·  %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln Wort</numerusform>
            <numerusform>%Ln Wörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <comment>time to read</comment>
        <translation>
            <numerusform>%Ln Min.</numerusform>
            <numerusform>%Ln Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time to read: about %n minutes</source>
        <translation>
            <numerusform>Lesezeit: etwa %n Minute</numerusform>
            <numerusform>Lesezeit: etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln Änderung abgelehnt</numerusform>
            <numerusform>%Ln Änderungen abgelehnt</numerusform>
        </translation>
    </message>
    <message>
        <source>The search index or the cache refused them too often; the Stores page says why.</source>
        <translation>Der Suchindex oder der Zwischenspeicher hat sie zu oft abgelehnt; die Seite Speicher sagt, warum.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StoreCard</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>The truth: every article and every version of it.</source>
        <translation>Die Wahrheit: jeder Artikel in jeder Version.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Finds articles by their words.</source>
        <translation>Findet Artikel nach ihren Wörtern.</translation>
    </message>
    <message>
        <source>Counters and cache</source>
        <translation>Zähler und Cache</translation>
    </message>
    <message>
        <source>Counts readers and keeps public articles near.</source>
        <translation>Zählt Aufrufe und hält öffentliche Artikel bereit.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a product and its version</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>answers in %1</source>
        <translation>antwortet in %1</translation>
    </message>
    <message>
        <source>away since %1</source>
        <translation>nicht erreichbar seit %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Meanwhile %1 answers.</source>
        <translation>Solange antwortet %1.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Cache: nothing was read since the start.</source>
        <translation>Zwischenspeicher: seit dem Start wurde nichts gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>Cache: %1 % of %Ln reading(s) found</source>
        <translation>
            <numerusform>Zwischenspeicher: %1 % von %Ln Lesevorgang gefunden</numerusform>
            <numerusform>Zwischenspeicher: %1 % von %Ln Lesevorgängen gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 in this program</source>
        <translation>%L1 in diesem Programm</translation>
    </message>
    <message>
        <source>%L1 in the shared cache</source>
        <translation>%L1 im gemeinsamen Speicher</translation>
    </message>
    <message>
        <source>%L1 missed</source>
        <translation>%L1 verfehlt</translation>
    </message>
    <message>
        <source>%L1 asked together</source>
        <translation>%L1 gemeinsam gefragt</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StoreStateButton</name>
    <message>
        <source>%1 %2</source>
        <comment>a store and its state</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Meanwhile: %1</source>
        <translation>Solange: %1</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StoreTestLine</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Testing %1</source>
        <translation>%1 wird getestet</translation>
    </message>
    <message>
        <source>Result of testing %1</source>
        <translation>Testergebnis: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StoresPage</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Only the articles&apos; store is needed to save. The others make finding and reading faster.</source>
        <translation>Zum Sichern genügt der Artikelspeicher. Die anderen machen Suchen und Lesen schneller.</translation>
    </message>
    <message>
        <source>Change connection…</source>
        <translation>Verbindung ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Filling the search index: %L1 of about %L2 articles. SQL answers until it is done.</source>
        <translation>Suchindex wird gefüllt: %L1 von etwa %L2 Artikeln. Bis dahin antwortet SQL.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Handing the views counted so far to the new counters: %L1 of %L2.</source>
        <translation>Die bisher gezählten Aufrufe gehen an die neuen Zähler: %L1 von %L2.</translation>
    </message>
    <message>
        <source>Check the Stores</source>
        <translation>Speicher prüfen</translation>
    </message>
    <message>
        <source>Retry All Refused Changes</source>
        <translation>Alle abgelehnten Änderungen erneut versuchen</translation>
    </message>
    <message>
        <source>Rebuild the Search Index</source>
        <translation>Suchindex neu aufbauen</translation>
    </message>
    <message>
        <source>Pause the Rebuild</source>
        <translation>Neuaufbau anhalten</translation>
    </message>
    <message>
        <source>Discard the Unfinished Index</source>
        <translation>Unfertigen Index verwerfen</translation>
    </message>
    <message>
        <source>Go Back to the Index Before</source>
        <translation>Zurück zum vorigen Index</translation>
    </message>
    <message>
        <source>Compare the Stores</source>
        <translation>Speicher vergleichen</translation>
    </message>
    <message>
        <source>Repair What Differs</source>
        <translation>Abweichendes reparieren</translation>
    </message>
    <message>
        <source>Keeping in step</source>
        <translation>Auf gleichem Stand halten</translation>
    </message>
    <message>
        <source>The articles&apos; store is the truth. The others follow each save, and can be made anew at any time.</source>
        <translation>Maßgeblich ist der Speicher der Artikel. Die anderen folgen jedem Speichern und lassen sich jederzeit neu herstellen.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::TermChips</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::Token</name>
    <message>
        <source>Delete removes it</source>
        <translation>Entf entfernt den Eintrag</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::TokenField</name>
    <message>
        <source>None yet. Type one and press Return.</source>
        <translation>Noch nichts. Eintippen und Eingabetaste drücken.</translation>
    </message>
    <message>
        <source>%1. Type another and press Return; Backspace removes the last.</source>
        <translation>%1. Weitere eintippen und Eingabetaste drücken; die Rücktaste entfernt den letzten Eintrag.</translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::WorkspaceButton</name>
    <message>
        <source>Workspace %1</source>
        <translation>Arbeitsbereich %1</translation>
    </message>
    <message>
        <source>%1: switch the workspace or connect to servers</source>
        <translation>%1: Arbeitsbereich wechseln oder mit Servern verbinden</translation>
    </message>
</context>
<context>
    <name>Triptych::Workspace::IndexKeeper</name>
    <message>
        <source>The search index is being filled; the database answers searches meanwhile.</source>
        <translation>Der Suchindex wird gefüllt; solange beantwortet die Datenbank Suchen.</translation>
    </message>
    <message>
        <source>The search index is to be filled by a login that sees every article; the database answers searches meanwhile.</source>
        <translation>Füllen muss den Suchindex eine Anmeldung, die jeden Artikel sieht; solange beantwortet die Datenbank Suchen.</translation>
    </message>
    <message>
        <source>The search index was filled, but cannot be used; the database goes on answering searches. %1</source>
        <translation>Der Suchindex wurde gefüllt, lässt sich aber nicht verwenden; die Datenbank beantwortet weiterhin Suchen. %1</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Redis answered with something unexpected.</source>
        <translation>Redis hat unerwartet geantwortet.</translation>
    </message>
    <message>
        <source>Too many view counts were asked for at once.</source>
        <translation>Zu viele Aufrufzahlen wurden auf einmal angefordert.</translation>
    </message>
    <message>
        <source>Too many counters were asked for at once.</source>
        <translation>Zu viele Zähler wurden auf einmal angefordert.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>There is no workspace &quot;%1&quot;: name a saved profile or a file.</source>
        <translation>Den Arbeitsbereich „%1“ gibt es nicht: bitte ein gespeichertes Profil oder eine Datei nennen.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Name the file of the workspace.</source>
        <translation>Bitte die Datei des Arbeitsbereichs angeben.</translation>
    </message>
    <message>
        <source>ES_ADDR and REDIS_ADDR stand beside a PostgreSQL database: set POSTGRES_DSN too, or unset them.</source>
        <translation>ES_ADDR und REDIS_ADDR gelten nur neben einer PostgreSQL-Datenbank: bitte auch POSTGRES_DSN setzen oder beide entfernen.</translation>
    </message>
    <message>
        <source>The settings cannot be written; the workspace stays connected for this session.</source>
        <translation>Die Einstellungen lassen sich nicht schreiben; der Arbeitsbereich bleibt für diese Sitzung verbunden.</translation>
    </message>
    <message>
        <source>Give the workspace a name of its own.</source>
        <translation>Bitte dem Arbeitsbereich einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>The keychain did not answer. Type the password; it is kept for this session.</source>
        <translation>Der Schlüsselbund hat nicht geantwortet. Bitte das Passwort eingeben; es gilt für diese Sitzung.</translation>
    </message>
    <message>
        <source>There is no keychain here. Type the password; it is kept for this session.</source>
        <translation>Hier gibt es keinen Schlüsselbund. Bitte das Passwort eingeben; es gilt für diese Sitzung.</translation>
    </message>
    <message>
        <source>The password could not be removed from the keychain.</source>
        <translation>Das Passwort ließ sich nicht aus dem Schlüsselbund entfernen.</translation>
    </message>
    <message>
        <source>The search index went away between two pages. Search again: the database answers meanwhile.</source>
        <translation>Der Suchindex war zwischen zwei Seiten nicht mehr erreichbar. Bitte erneut suchen: Solange antwortet die Datenbank.</translation>
    </message>
    <message>
        <source>PostgreSQL full text</source>
        <translation>PostgreSQL-Volltext</translation>
    </message>
    <message>
        <source>The search index is not filled yet; the database answers searches meanwhile.</source>
        <translation>Der Suchindex ist noch nicht gefüllt; solange beantwortet die Datenbank Suchen.</translation>
    </message>
    <message>
        <source>Only a workspace on PostgreSQL has roles.</source>
        <translation>Rollen hat nur ein Arbeitsbereich auf PostgreSQL.</translation>
    </message>
    <message>
        <source>The names of the groups begin with a word of small letters, digits and _, at most 40.</source>
        <translation>Die Namen der Gruppen beginnen mit einem Wort aus Kleinbuchstaben, Ziffern und _, höchstens 40.</translation>
    </message>
    <message>
        <source>That is no name of a login.</source>
        <translation>Das ist kein Name einer Anmeldung.</translation>
    </message>
    <message>
        <source>Say which role the login shall have.</source>
        <translation>Bitte angeben, welche Rolle die Anmeldung haben soll.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands on servers already: name an embedded workspace to move.</source>
        <translation>„%1“ steht schon auf Servern: bitte einen eingebetteten Arbeitsbereich nennen.</translation>
    </message>
    <message>
        <source>There is no workspace to move: %1 does not exist.</source>
        <translation>Es gibt keinen Arbeitsbereich für den Umzug: %1 ist nicht vorhanden.</translation>
    </message>
    <message>
        <source>A workspace is moved to PostgreSQL, and &quot;%1&quot; is a file: name a database or a saved profile on servers.</source>
        <translation>Ein Arbeitsbereich zieht nach PostgreSQL um, und „%1“ ist eine Datei: bitte eine Datenbank oder ein gespeichertes Profil auf Servern nennen.</translation>
    </message>
    <message>
        <source>Say where to: --to with a PostgreSQL address or a saved profile, or set POSTGRES_DSN.</source>
        <translation>Das Ziel fehlt: --to mit einer PostgreSQL-Adresse oder einem gespeicherten Profil, oder POSTGRES_DSN setzen.</translation>
    </message>
    <message>
        <source>A workspace is named by a saved profile or a file. The address of a database is given by POSTGRES_DSN.</source>
        <translation>Einen Arbeitsbereich nennt ein gespeichertes Profil oder eine Datei. Die Adresse einer Datenbank wird in POSTGRES_DSN angegeben.</translation>
    </message>
    <message>
        <source>A password holds the character U+0000, which would cut it.</source>
        <translation>Ein Passwort enthält das Zeichen U+0000, das es abschneiden würde.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a name of PostgreSQL&apos;s own, no login.</source>
        <translation>„%1“ ist ein Name, den PostgreSQL selbst verwendet, keine Anmeldung.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a group, no login: nothing of it was changed.</source>
        <translation>„%1“ ist eine Gruppe, keine Anmeldung: Nichts daran wurde geändert.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; owns this database, or is a superuser or the like: its roles and its password are not changed here.</source>
        <translation>„%1“ ist Eigentümer dieser Datenbank, Superuser oder Ähnliches: Rollen und Passwort werden hier nicht geändert.</translation>
    </message>
    <message>
        <source>A login has the name of the group &quot;%1&quot;: choose another --prefix, or rename it.</source>
        <translation>Eine Anmeldung heißt wie die Gruppe „%1“: bitte ein anderes --prefix wählen oder die Anmeldung umbenennen.</translation>
    </message>
    <message>
        <source>Your role may not read the settings of this workspace, so its site&apos;s time zone is not known. A time without a zone means UTC here.</source>
        <translation>Ihre Rolle darf die Einstellungen dieses Arbeitsbereichs nicht lesen, deshalb ist die Zeitzone seiner Website nicht bekannt. Eine Uhrzeit ohne Zeitzone gilt hier als UTC.</translation>
    </message>
    <message>
        <source>This computer does not know the time zone of this site, &quot;%1&quot;. A time without a zone means UTC here.</source>
        <translation>Dieser Computer kennt die Zeitzone dieser Website, „%1“, nicht. Eine Uhrzeit ohne Zeitzone gilt hier als UTC.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time zone. Name one by continent and city, such as Europe/Berlin, or UTC.</source>
        <translation>„%1“ ist keine Zeitzone. Bitte Kontinent und Stadt nennen, etwa Europe/Berlin, oder UTC.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time zone. You may mean: %2.</source>
        <translation>„%1“ ist keine Zeitzone. Gemeint ist vielleicht: %2.</translation>
    </message>
    <message>
        <source>The tables are older than the rights that this program sets up: run &quot;triptychctl setup --upgrade&quot;, which renews the rights too. Nothing was changed.</source>
        <translation>Die Tabellen sind älter als die Rechte, die dieses Programm einrichtet: Führen Sie &quot;triptychctl setup --upgrade&quot; aus, das auch die Rechte erneuert. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This database does not have all roles yet: run &quot;triptychctl setup&quot; as its owner first.</source>
        <translation>Diese Datenbank hat noch nicht alle Rollen: Führen Sie zuerst „triptychctl setup“ als ihr Eigentümer aus.</translation>
    </message>
    <message>
        <source>There is no role &quot;%1&quot;; there are reader, author, editor, admin, relay and site.</source>
        <translation>Es gibt keine Rolle „%1“; es gibt reader, author, editor, admin, relay und site.</translation>
    </message>
</context>
</TS>
