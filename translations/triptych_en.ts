<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArticleDocument</name>
    <message numerus="yes">
        <source>The rest (%Ln characters) is not shown here: to lay it out would take too long.</source>
        <translation>
            <numerusform>The rest (%Ln character) is not shown here: to lay it out would take too long.</numerusform>
            <numerusform>The rest (%Ln characters) is not shown here: to lay it out would take too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message numerus="yes">
        <source>Give %n password(s) on standard input, one a line.</source>
        <translation>
            <numerusform>Give %n password on standard input, one a line.</numerusform>
            <numerusform>Give %n passwords on standard input, one a line.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved text(s) of this computer are not moved; both workspaces offer them.</source>
        <translation>
            <numerusform>%n unsaved text of this computer is not moved; both workspaces offer it.</numerusform>
            <numerusform>%n unsaved texts of this computer are not moved; both workspaces offer them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 break the rule %2: %3</source>
        <translation>
            <numerusform>%n row of %1 breaks the rule %2: %3</numerusform>
            <numerusform>%n rows of %1 break the rule %2: %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) of earlier imports are not read any more; their articles stay as they are.</source>
        <translation>
            <numerusform>%n file of earlier imports is not read any more; its article stays as it is.</numerusform>
            <numerusform>%n files of earlier imports are not read any more; their articles stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 break the rule %2:</source>
        <translation>
            <numerusform>%n row of %1 breaks the rule %2:</numerusform>
            <numerusform>%n rows of %1 break the rule %2:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) wait only because it is not known what their site shows. --trust-front-matter takes what their front matter says.</source>
        <translation>
            <numerusform>%n article waits only because it is not known what its site shows. --trust-front-matter takes what its front matter says.</numerusform>
            <numerusform>%n articles wait only because it is not known what their site shows. --trust-front-matter takes what their front matter says.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%n more file(s) of earlier imports are no longer read here; their articles stay as they are.</source>
        <translation>
            <numerusform>%n more file of earlier imports is no longer read here; its article stays as it is.</numerusform>
            <numerusform>%n more files of earlier imports are no longer read here; their articles stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n article(s) of an earlier import of a folder with this name are here as the source &quot;%1&quot;. Say that they came from this folder, or that this is another site.</source>
        <translation>
            <numerusform>%n article of an earlier import of a folder with this name is here as the source &quot;%1&quot;. Say that it came from this folder, or that this is another site.</numerusform>
            <numerusform>%n articles of an earlier import of a folder with this name are here as the source &quot;%1&quot;. Say that they came from this folder, or that this is another site.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n min</source>
        <translation>
            <numerusform>in %n min</numerusform>
            <numerusform>in %n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n h</source>
        <translation>
            <numerusform>in %n h</numerusform>
            <numerusform>in %n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Models::ArticleListModel</name>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ArticleDelegate</name>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::AuditPanel</name>
    <message numerus="yes">
        <source>All %Ln article(s) are in step: the search index and the cache say what the database says.</source>
        <translation>
            <numerusform>The only article is in step: the search index and the cache say what the database says.</numerusform>
            <numerusform>All %Ln articles are in step: the search index and the cache say what the database says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stale</source>
        <translation>
            <numerusform>%Ln stale</numerusform>
            <numerusform>%Ln stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln orphaned</source>
        <translation>
            <numerusform>%Ln orphaned</numerusform>
            <numerusform>%Ln orphaned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong</source>
        <translation>
            <numerusform>%Ln wrong</numerusform>
            <numerusform>%Ln wrong</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) looked at: %1.</source>
        <translation>
            <numerusform>%Ln article looked at: %1.</numerusform>
            <numerusform>%Ln articles looked at: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln differ</source>
        <translation>
            <numerusform>%Ln differs</numerusform>
            <numerusform>%Ln differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mended, %1 left: %2</source>
        <translation>
            <numerusform>%Ln mended, %1 left: %2</numerusform>
            <numerusform>%Ln mended, %1 left: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were rewritten from the database.</source>
        <translation>
            <numerusform>%Ln article was rewritten from the database.</numerusform>
            <numerusform>%Ln articles were rewritten from the database.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The search index says what the database says of %Ln article(s); the cache could not be compared.</source>
        <translation>
            <numerusform>The search index says what the database says of the only article; the cache could not be compared.</numerusform>
            <numerusform>The search index says what the database says of %Ln articles; the cache could not be compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) looked at: %1. The cache could not be compared.</source>
        <translation>
            <numerusform>%Ln article looked at: %1. The cache could not be compared.</numerusform>
            <numerusform>%Ln articles looked at: %1. The cache could not be compared.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused by the index</source>
        <translation>
            <numerusform>%Ln refused by the index</numerusform>
            <numerusform>%Ln refused by the index</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::BulkDialog</name>
    <message numerus="yes">
        <source>%Ln article(s) will change.</source>
        <translation>
            <numerusform>%Ln article will change.</numerusform>
            <numerusform>%Ln articles will change.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln place(s) in their texts.</source>
        <translation>
            <numerusform>%Ln place in their texts.</numerusform>
            <numerusform>%Ln places in their texts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are so already.</source>
        <translation>
            <numerusform>%Ln is so already.</numerusform>
            <numerusform>%Ln are so already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will be skipped.</source>
        <translation>
            <numerusform>%Ln will be skipped.</numerusform>
            <numerusform>%Ln will be skipped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Delete %Ln Article(s)</source>
        <translation>
            <numerusform>&amp;Delete %Ln Article</numerusform>
            <numerusform>&amp;Delete %Ln Articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>C&amp;hange %Ln Article(s)</source>
        <translation>
            <numerusform>C&amp;hange %Ln Article</numerusform>
            <numerusform>C&amp;hange %Ln Articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) changed</source>
        <translation>
            <numerusform>%Ln article changed</numerusform>
            <numerusform>%Ln articles changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were so already</source>
        <translation>
            <numerusform>%Ln was so already</numerusform>
            <numerusform>%Ln were so already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln skipped</source>
        <translation>
            <numerusform>%Ln skipped</numerusform>
            <numerusform>%Ln skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are waiting</source>
        <translation>
            <numerusform>%Ln is waiting</numerusform>
            <numerusform>%Ln are waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left as they were</source>
        <translation>
            <numerusform>%Ln left as it was</numerusform>
            <numerusform>%Ln left as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::CountLabel</name>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln articles</source>
        <translation>
            <numerusform>about %Ln article</numerusform>
            <numerusform>about %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ExportDialog</name>
    <message numerus="yes">
        <source>%Ln files were written.</source>
        <translation>
            <numerusform>%Ln file was written.</numerusform>
            <numerusform>%Ln files were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln were there already, just so.</source>
        <translation>
            <numerusform>%Ln was there already, just so.</numerusform>
            <numerusform>%Ln were there already, just so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are there and differ; they were left as they are.</source>
        <translation>
            <numerusform>%Ln is there and differs; it was left as it is.</numerusform>
            <numerusform>%Ln are there and differ; they were left as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be written.</source>
        <translation>
            <numerusform>%Ln could not be written.</numerusform>
            <numerusform>%Ln could not be written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overwrite %Ln files</source>
        <translation>
            <numerusform>Overwrite %Ln file</numerusform>
            <numerusform>Overwrite %Ln files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FilterField</name>
    <message numerus="yes">
        <source>%1 And %n more.</source>
        <translation>
            <numerusform>%1 And %n more.</numerusform>
            <numerusform>%1 And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::FindBar</name>
    <message numerus="yes">
        <source>%n replaced</source>
        <translation>
            <numerusform>%n replaced</numerusform>
            <numerusform>%n replaced</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportDialog</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out</source>
        <translation>
            <numerusform>%Ln left out</numerusform>
            <numerusform>%Ln left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a date</source>
        <translation>
            <numerusform>%Ln without a date</numerusform>
            <numerusform>%Ln without a date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln public later</source>
        <translation>
            <numerusform>%Ln public later</numerusform>
            <numerusform>%Ln public later</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln archived</source>
        <translation>
            <numerusform>%Ln archived</numerusform>
            <numerusform>%Ln archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more form(s)</source>
        <translation>
            <numerusform>%Ln more form</numerusform>
            <numerusform>%Ln more forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer there</source>
        <comment>files of earlier imports</comment>
        <translation>
            <numerusform>%Ln no longer there</numerusform>
            <numerusform>%Ln no longer there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) wait only because it is not known what their site shows: see the warning.</source>
        <translation>
            <numerusform>%Ln article waits only because it is not known what its site shows: see the warning.</numerusform>
            <numerusform>%Ln articles wait only because it is not known what their site shows: see the warning.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new address(es)</source>
        <translation>
            <numerusform>%Ln new address</numerusform>
            <numerusform>%Ln new addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln edited here</source>
        <comment>files that are not taken</comment>
        <translation>
            <numerusform>%Ln edited here</numerusform>
            <numerusform>%Ln edited here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln renamed</source>
        <comment>files</comment>
        <translation>
            <numerusform>%Ln renamed</numerusform>
            <numerusform>%Ln renamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln become(s) public</source>
        <translation>
            <numerusform>%Ln becomes public</numerusform>
            <numerusform>%Ln become public</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln became public</source>
        <translation>
            <numerusform>%Ln became public</numerusform>
            <numerusform>%Ln became public</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln is/are taken off</source>
        <translation>
            <numerusform>%Ln is taken off</numerusform>
            <numerusform>%Ln are taken off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln was/were taken off</source>
        <translation>
            <numerusform>%Ln was taken off</numerusform>
            <numerusform>%Ln were taken off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln leave(s) until its/their time</source>
        <translation>
            <numerusform>%Ln leaves until its time</numerusform>
            <numerusform>%Ln leave until their time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left until its/their time</source>
        <translation>
            <numerusform>%Ln left until its time</numerusform>
            <numerusform>%Ln left until their time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that they see change(s)</source>
        <translation>
            <numerusform>%Ln that they see changes</numerusform>
            <numerusform>%Ln that they see change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln that they see changed</source>
        <translation>
            <numerusform>%Ln that they see changed</numerusform>
            <numerusform>%Ln that they see changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportQuestions</name>
    <message numerus="yes">
        <source>%Ln article(s) were imported earlier from a folder with this name, “%1”.</source>
        <translation>
            <numerusform>%Ln article was imported earlier from a folder with this name, “%1”.</numerusform>
            <numerusform>%Ln articles were imported earlier from a folder with this name, “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) belong to other people, who may read what they become.</source>
        <translation>
            <numerusform>%Ln article belongs to somebody else, who may read what it becomes.</numerusform>
            <numerusform>%Ln articles belong to other people, who may read what they become.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ImportReportView</name>
    <message numerus="yes">
        <source>%Ln line(s) copied.</source>
        <translation>
            <numerusform>%Ln line copied.</numerusform>
            <numerusform>%Ln lines copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>articles, behind their titles</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the text of %Ln file(s) over what was edited in Triptych?</source>
        <translation>
            <numerusform>Take the text of %Ln file over what was edited in Triptych?</numerusform>
            <numerusform>Take the text of %Ln files over what was edited in Triptych?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::JobLine</name>
    <message numerus="yes">
        <source>about %Ln s</source>
        <comment>seconds</comment>
        <translation>
            <numerusform>about %Ln s</numerusform>
            <numerusform>about %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln min</source>
        <comment>minutes</comment>
        <translation>
            <numerusform>about %Ln min</numerusform>
            <numerusform>about %Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %Ln h</source>
        <comment>hours</comment>
        <translation>
            <numerusform>about %Ln h</numerusform>
            <numerusform>about %Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of about %Ln article(s)</source>
        <translation>
            <numerusform>%L1 of about %Ln article</numerusform>
            <numerusform>%L1 of about %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) so far</source>
        <translation>
            <numerusform>%Ln article so far</numerusform>
            <numerusform>%Ln articles so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::OutboxPanel</name>
    <message numerus="yes">
        <source>%Ln change(s) are tried again.</source>
        <translation>
            <numerusform>%Ln change is tried again.</numerusform>
            <numerusform>%Ln changes are tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %Ln time(s)</source>
        <translation>
            <numerusform>tried %Ln time</numerusform>
            <numerusform>tried %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused</source>
        <translation>
            <numerusform>%Ln refused</numerusform>
            <numerusform>%Ln refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) wait; the oldest was saved %1.</source>
        <translation>
            <numerusform>%Ln change waits; it was saved %1.</numerusform>
            <numerusform>%Ln changes wait; the oldest was saved %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) were refused too often and are tried no more. The articles are saved; only searches and the cache lack them.</source>
        <translation>
            <numerusform>%Ln change was refused too often and is tried no more. The article is saved; only searches and the cache lack the change.</numerusform>
            <numerusform>%Ln changes were refused too often and are tried no more. The articles are saved; only searches and the cache lack them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln article(s) were refused when the search index was filled. They go in by themselves when they are saved shorter or mended.</source>
        <translation>
            <numerusform>%Ln article was refused when the search index was filled. It goes in by itself when it is saved shorter or mended.</numerusform>
            <numerusform>%Ln articles were refused when the search index was filled. They go in by themselves when they are saved shorter or mended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::PublishSheet</name>
    <message numerus="yes">
        <source>%Ln lines added</source>
        <translation>
            <numerusform>%Ln line added</numerusform>
            <numerusform>%Ln lines added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln removed</source>
        <translation>
            <numerusform>%Ln removed</numerusform>
            <numerusform>%Ln removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pictures say nothing to who cannot see them.</source>
        <translation>
            <numerusform>%Ln picture says nothing to who cannot see it.</numerusform>
            <numerusform>%Ln pictures say nothing to who cannot see them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ReadingPage</name>
    <message numerus="yes">
        <source>%n views</source>
        <translation>
            <numerusform>%n view</numerusform>
            <numerusform>%n views</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::RebuildPanel</name>
    <message numerus="yes">
        <source>A rebuild goes on at another desk or on the command line: %Ln article(s) so far.</source>
        <translation>
            <numerusform>A rebuild goes on at another desk or on the command line: %Ln article so far.</numerusform>
            <numerusform>A rebuild goes on at another desk or on the command line: %Ln articles so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A rebuild was stopped after %Ln article(s). It goes on from there; searches use the index before.</source>
        <translation>
            <numerusform>A rebuild was stopped after %Ln article. It goes on from there; searches use the index before.</numerusform>
            <numerusform>A rebuild was stopped after %Ln articles. It goes on from there; searches use the index before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The earlier index answers searches, but %Ln article(s) were refused: %1</source>
        <translation>
            <numerusform>The earlier index answers searches, but %Ln article was refused: %1</numerusform>
            <numerusform>The earlier index answers searches, but %Ln articles were refused: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Searches go on as before, because %Ln article(s) were refused or differ: %1</source>
        <translation>
            <numerusform>Searches go on as before, because %Ln article was refused or differs: %1</numerusform>
            <numerusform>Searches go on as before, because %Ln articles were refused or differ: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The earlier index answers searches again and is up to date: %Ln article(s).</source>
        <translation>
            <numerusform>The earlier index answers searches again and is up to date: %Ln article.</numerusform>
            <numerusform>The earlier index answers searches again and is up to date: %Ln articles.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new index answers searches: %Ln article(s), all compared with the database.</source>
        <translation>
            <numerusform>The new index answers searches: %Ln article, compared with the database.</numerusform>
            <numerusform>The new index answers searches: %Ln articles, all compared with the database.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A rebuild that is not finished was found, with %Ln article(s) so far. A few seconds show whether it goes on elsewhere.</source>
        <translation>
            <numerusform>A rebuild that is not finished was found, with %Ln article so far. A few seconds show whether it goes on elsewhere.</numerusform>
            <numerusform>A rebuild that is not finished was found, with %Ln articles so far. A few seconds show whether it goes on elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new index answers searches, but refused %Ln article(s), which are listed with the changes below: %1</source>
        <translation>
            <numerusform>The new index answers searches, but refused %Ln article, which is listed with the changes below: %1</numerusform>
            <numerusform>The new index answers searches, but refused %Ln articles, which are listed with the changes below: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SaveStateLine</name>
    <message numerus="yes">
        <source>Saved %n min ago</source>
        <translation>
            <numerusform>Saved %n min ago</numerusform>
            <numerusform>Saved %n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SearchPage</name>
    <message numerus="yes">
        <source>%n results</source>
        <translation>
            <numerusform>%n result</numerusform>
            <numerusform>%n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::ShippedNotice</name>
    <message numerus="yes">
        <source>%Ln samples show what an article can be.</source>
        <translation>
            <numerusform>%Ln sample shows what an article can be.</numerusform>
            <numerusform>%Ln samples show what an article can be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln help articles of an older Triptych are among yours. The help opens with F1 now.</source>
        <translation>
            <numerusform>%Ln help article of an older Triptych is among yours. The help opens with F1 now.</numerusform>
            <numerusform>%Ln help articles of an older Triptych are among yours. The help opens with F1 now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln samples were removed.</source>
        <translation>
            <numerusform>%Ln sample was removed.</numerusform>
            <numerusform>%Ln samples were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln help articles of an older Triptych were taken out. The help opens with F1 now.</source>
        <translation>
            <numerusform>%Ln help article of an older Triptych was taken out. The help opens with F1 now.</numerusform>
            <numerusform>%Ln help articles of an older Triptych were taken out. The help opens with F1 now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SidebarItem</name>
    <message numerus="yes">
        <source>%1, at least %Ln articles</source>
        <translation>
            <numerusform>%1, at least %Ln article</numerusform>
            <numerusform>%1, at least %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln articles</source>
        <translation>
            <numerusform>%1, %Ln article</numerusform>
            <numerusform>%1, %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln change(s) refused</source>
        <translation>
            <numerusform>%1, %Ln change refused</numerusform>
            <numerusform>%1, %Ln changes refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::SourcesDialog</name>
    <message numerus="yes">
        <source>%Ln article(s)</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StatusStrip</name>
    <message numerus="yes">
        <source>%Ln words</source>
        <translation>
            <numerusform>%Ln word</numerusform>
            <numerusform>%Ln words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <comment>time to read</comment>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Time to read: about %n minutes</source>
        <translation>
            <numerusform>Time to read: about a minute</numerusform>
            <numerusform>Time to read: about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln change refused</numerusform>
            <numerusform>%Ln changes refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Triptych::Ui::StoreCard</name>
    <message numerus="yes">
        <source>Cache: %1 % of %Ln reading(s) found</source>
        <translation>
            <numerusform>Cache: %1 % of %Ln reading found</numerusform>
            <numerusform>Cache: %1 % of %Ln readings found</numerusform>
        </translation>
    </message>
</context>
</TS>
