<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>Triptych::Ui::SelectionPage</name>
    <message numerus="yes">
        <source>%Ln views</source>
        <translation>
            <numerusform>%Ln view</numerusform>
            <numerusform>%Ln views</numerusform>
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
</context>
<context>
    <name>Triptych::Workspace::IndexKeeper</name>
    <message numerus="yes">
        <source>The search index was filled, but %n article(s) are not in it; the database goes on answering searches.</source>
        <translation>
            <numerusform>The search index was filled, but %n article is not in it; the database goes on answering searches.</numerusform>
            <numerusform>The search index was filled, but %n articles are not in it; the database goes on answering searches.</numerusform>
        </translation>
    </message>
</context>
</TS>
