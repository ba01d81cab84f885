#include <exchange/articlefrommarkdown.h>
#include <exchange/hiddentext.h>

#include <QTest>

using namespace Triptych;
using namespace Triptych::Exchange;

/** Text that its site keeps from readers and that would be shown here. */
class TestHiddenText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hidden_isFound_data();
    void hidden_isFound();
    void mdx_isFound_data();
    void mdx_isFound();
    void manyMarks_areReadOnce_data();
    void manyMarks_areReadOnce();
    void longAddress_isReadOnce();
    void manyRunsOfBackTicks_areReadOnce();
    void frontMatterInAProgram_isNotRead_data();
    void frontMatterInAProgram_isNotRead();
    void wordBehindARule_staysText();
};

void TestHiddenText::hidden_isFound_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("line"); // 0: nothing is hidden
    QTest::newRow("Obsidian, without an end") << "a\n\n%%\nthe name\n" << 3;
    QTest::newRow("Obsidian, in a line, without an end") << "a %% the name\nb\n" << 1;
    QTest::newRow("Obsidian, with an end") << "a %%b%% c\n" << 1;
    QTest::newRow("per cent twice") << "From 5%% to 6%\n" << 0;
    QTest::newRow("a row of signs") << "a\n%%%%%%%%%%\nb\n" << 0;
    QTest::newRow("Liquid block") << "a\n{% comment %}b{% endcomment %}\n" << 2;
    QTest::newRow("Liquid block, trimmed") << "{%- comment -%}b{%- endcomment -%}\n" << 1;
    QTest::newRow("Liquid line") << "a {% # the name %}\n" << 1;
    QTest::newRow("Liquid line, trimmed") << "{%-\n  # the name\n%}\n" << 1;
    QTest::newRow("other Liquid") << "{% include a.html %} {{ page.title }} {% raw %}\n" << 0;
    QTest::newRow("Liquid, never") << "a\n{% if false %}b{% endif %}\n" << 2;
    QTest::newRow("Liquid, not unless") << "{%- unless true -%}b{% endunless %}\n" << 1;
    QTest::newRow("Liquid, of a page") << "{% if page.sidebar %}b{% endif %}\n" << 1;
    QTest::newRow("Liquid, trimmed, of a page") << "a\n{%- unless site.x -%}b{% endunless %}\n"
                                                << 2;
    QTest::newRow("Liquid, one of many") << "{% case x %}{% when 1 %}b{% endcase %}\n" << 1;
    QTest::newRow("Liquid, captured") << "a\n\n{% capture x %}b{% endcapture %}\n" << 3;
    QTest::newRow("Jinja, a block") << "{% set x %}b{% endset %}\n" << 1;
    QTest::newRow("Jinja, a value") << "{% set x = 1 %}b\n" << 0;
    QTest::newRow("ERB, of a page") << "<% if data.x %>b<% end %>\n" << 1;
    QTest::newRow("Handlebars") << "a {{#if @member}}b{{/if}}\n" << 1;
    QTest::newRow("Vue") << "a\n<div class=x v-if=\"mine\">b</div>\n" << 2;
    QTest::newRow("Quarto, without braces") << "a\n::: content-hidden\nb\n:::\n" << 2;
    QTest::newRow("Quarto, in a line") << "a [b]{.content-hidden when-format=\"x\"}\n" << 1;
    QTest::newRow("not displayed") << "a\n\n<div class=x style=\"Display: none\">b</div>\n" << 3;
    QTest::newRow("hidden") << "a <p hidden>b</p>\n" << 1;
    QTest::newRow("hidden, with a value") << "<section id='x'\n hidden=\"until-found\">b\n" << 1;
    QTest::newRow("template of HTML") << "a\n<template>b</template>\n" << 2;
    QTest::newRow("slot of Vue") << "<template #x>b</template>\n" << 0;
    QTest::newRow("picture that is not displayed")
        << "a <img src=x style=\"display:none\"> <input type=\"hidden\">\n"
        << 0;
    QTest::newRow("hidden from a voice") << "<i aria-hidden=\"true\">b</i> a hidden < b\n" << 0;
    QTest::newRow("hidden in code") << "`<p hidden>` <code><p hidden></code>\n" << 0;
    QTest::newRow("displayed") << "<p style=\"display: inline\">none hidden</p>\n" << 0;
    QTest::newRow("kramdown") << "a\n{::comment}b{:/comment}\n" << 2;
    QTest::newRow("kramdown, other marks") << "a\n{::options toc=\"x\" /}\n" << 0;
    QTest::newRow("Liquid, of many") << "{% for x in site.x %}b{% endfor %}\n" << 1;
    QTest::newRow("Liquid, many tags") << "a\n{% liquid\n  if x\n%}\n" << 2;
    for (const char *name : {"if", "only-dev", "hidden", "private", "members", "hugo-encrypt"}) {
        QTest::newRow(name) << QStringLiteral("a\n{{%< %1 >}}b{{%< /%1 >}}\n")
                                   .replace(QLatin1String("%<"), QLatin1String("<"))
                                   .arg(QLatin1String(name))
                            << 2;
    }
    QTest::newRow("other shortcodes") << "{{< figure src=\"a.png\" >}} {{% privateer %}}\n" << 0;
    QTest::newRow("JSX in Markdown") << "a\n{/* b */}\n" << 2;
    QTest::newRow("Docusaurus' marks") << "a {/* #id */}\n\n{/* truncate */}\n" << 0;
    QTest::newRow("Quarto") << "::: {.content-visible when-profile=\"x\"}\nb\n:::\n" << 1;
    QTest::newRow("a condition in raw") << "{% raw %}{% if x %}b{% endif %}{% endraw %}\n" << 0;
    QTest::newRow("a comment in raw")
        << "a\n{%- raw -%}\n{% comment %}b{% endcomment %}\n{# c #}\n{%- endraw -%}\n"
        << 0;
    QTest::newRow("raw that never ends") << "{% raw %}\n{% if x %}\n" << 2;
    QTest::newRow("behind raw") << "{% raw %}a{% endraw %}\n{# b #}\n" << 2;
    QTest::newRow("raw is no code of others") << "{% raw %}\n<!--members-only-->\n{% endraw %}\n"
                                              << 2;
    QTest::newRow("tags of code")
        << "a <code>{% comment %}</code> <PRE class=x>\n{# b #}\n%%\n</PRE>\n"
        << 0;
    QTest::newRow("behind tags of code") << "<code>a</code> {# b #}\n" << 1;
    QTest::newRow("a tag of code that never ends") << "<code>a\n{# b #}\n" << 2;
    QTest::newRow("indented code") << "So:\n\n    {% comment %}\n\n    {# b #}\n\tc\n\nand\n" << 0;
    QTest::newRow("indented code ends") << "So:\n\n    a\n{# b #}\n" << 4;
    QTest::newRow("a line that goes on") << "So it is\n    {# b #}\n" << 2;
    QTest::newRow("indented in a list") << "- a\n\n    {# b #}\n" << 3;
    QTest::newRow("indented in a list, later") << "1. a\n\n   c\n\n    {# b #}\n" << 5;
    QTest::newRow("indented behind a list") << "- a\n\nb\n\n    {# c #}\n" << 0;
    QTest::newRow("indented in a note") << "!!! note\n\n    {# b #}\n" << 3;
    QTest::newRow("indented in a footnote") << "[^1]: a\n\n    {# b #}\n" << 3;
    QTest::newRow("per cent, often") << "Up 100%% in May and 50%% in June, 5%%.\n" << 0;
    QTest::newRow("per cent before a comment") << "100%% so %%b%%\n" << 1;
    QTest::newRow("a comment that ends behind a number") << "a %%in 2024%% b\n" << 1;
    QTest::newRow("ERB, never") << "a\n<% if false %>b<% end %>\n" << 2;
    QTest::newRow("PGP") << "\n-----BEGIN PGP MESSAGE-----\n\nhQIMA\n" << 2;
    QTest::newRow("PGP, an example") << "Like this:\n\n    -----BEGIN PGP MESSAGE-----\n" << 0;
    QTest::newRow("Ansible Vault") << "$ANSIBLE_VAULT;1.1;AES256\n6162\n" << 1;
    QTest::newRow("a pointer") << "version https://git-lfs.github.com/spec/v1\noid sha256:1\n" << 1;
    QTest::newRow("gated") << "a\n<!--kg-gated-block:begin nonMember:false -->b\n" << 2;
    QTest::newRow("for subscribers") << "a\n<!-- wp:jetpack/premium-content/subscriber-view -->b\n"
                                     << 2;
    QTest::newRow("Jinja") << "a\nb {# the name #}\n" << 2;
    QTest::newRow("Jinja, without blanks") << "{#the name#}\n" << 1;
    QTest::newRow("Jinja, many lines") << "a\n{# one\n\ntwo #}\n" << 2;
    QTest::newRow("Jinja below a heading") << "# A {#a}\n\n{# b #}\n" << 3;
    QTest::newRow("addresses of headings") << "# A {#a}\n# B {#b .c}\n[x](#y){#z}\n" << 0;
    QTest::newRow("Hugo's shortcode") << "a\n{{% comment %}}b{{% /comment %}}\n" << 2;
    QTest::newRow("Hugo's shortcode, other marks") << "{{< comment >}}b{{< /comment >}}\n" << 1;
    QTest::newRow("ERB") << "<%# the name %>\n" << 1;
    QTest::newRow("Ghost, members only") << "Free.\n\n<!--members-only-->\n\nPaid.\n" << 3;
    QTest::newRow("Ghost, members only, spaced") << "Free.\n<!-- Members-Only -->\nPaid.\n" << 2;
    QTest::newRow("Ghost, paywall") << "a\n<!--kg-card-begin: paywall-->\n" << 2;
    QTest::newRow("Ghost, e-mail")
        << "a\n<!--kg-card-begin: email-->\nb\n<!--kg-card-end: email-->\n"
        << 2;
    QTest::newRow("other comments")
        << "a <!--more--> b <!-- for members only in May --> <!--kg-card-begin: html-->\n"
        << 0;
    QTest::newRow("code") << "```\n%%\n{% comment %}\n{# a #}\n<!--members-only-->\n```\n" << 0;
    QTest::newRow("code in a line")
        << "`%%a` ``{# ` #}`` `<!--members-only-->` and `` {% comment %} ``\n"
        << 0;
    QTest::newRow("back ticks of two lengths") << "`a`` {# b #} `` c\n" << 0;
    QTest::newRow("back ticks that nothing closes") << "``a` {# b #}\n" << 1;
    QTest::newRow("back ticks that are letters") << "\\`{# b #}\\`\n" << 1;
}

void TestHiddenText::hidden_isFound()
{
    QFETCH(QString, body);
    QFETCH(int, line);
    const auto found = hiddenText(body, false);
    QCOMPARE(found ? found->line : 0, line);
    const auto read = articleFromMarkdown(ImportPath(QStringLiteral("a.md")),
                                          QByteArray("---\ntitle: A\n---\n") + body.toUtf8());
    QVERIFY(read);
    QCOMPARE(read->article.isPublic(Core::utcNow()), line == 0);
    QCOMPARE(read->warnings.size(), line == 0 ? 0 : 1);
}

void TestHiddenText::mdx_isFound_data()
{
    QTest::addColumn<bool>("isHidden");
    for (const char *body :
         {"{process.env.X === 'development' && (<div>b</div>)}", "{false && \"b\"}",
          "{isDev ? <p>b</p> : null}", "{frontMatter.x && (\n  b\n)}", "a {x && \"b\"} c",
          "<p hidden>b</p>", "<div\n  style={{display:\"none\"}}>b</div>",
          "<div style=\"color: red; display: none\">b</div>", "{/* b */}"})
        QTest::newRow(body) << true;
    for (const char *body : {"a\n\n{/* truncate */}\n\nb", "Is it so? a && b", "{props.name}",
                             "`{a && b}`", "\\{a && b\\}", "<p class=\"hidden-x\">b</p>"})
        QTest::newRow(body) << false;
}

void TestHiddenText::mdx_isFound()
{
    QFETCH(bool, isHidden);
    const QString body = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(hiddenText(body, true).has_value(), isHidden);
}

void TestHiddenText::manyMarks_areReadOnce_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("end");
    QTest::addColumn<bool>("isMdx");
    QTest::addColumn<bool>("isHidden");
    const auto row = [](const char *mark, bool isHidden, bool isMdx = false, const char *end = "") {
        QTest::newRow(isMdx ? qPrintable(QLatin1String(mark) + QStringLiteral(", MDX")) : mark)
            << QString::fromLatin1(mark) << QString::fromLatin1(end) << isMdx << isHidden;
    };
    for (const char *mark : {"` ", "`", "`` ` ", "{% ", "{% raw %}", "{% endraw %}", "<code>",
                             "</code>", "<!-- ", "%%%% ", "5%", "5%% ", "<A", "<a v-", "{/",
                             "::: {", "<pre> <!-- ", "    a\n\n", "- a\n\n"})
        row(mark, false);
    // Without an end no comment is looked for.
    row("{#a} ", false, false, "#}");
    row("{#aaa .b c} ", false, false, "#}");
    for (const char *mark : {"{# ", "{#aaa", "{#a ", "{% raw %} {# "})
        row(mark, true, false, "#}");
    row("{% if ", true);
    row("{/", false, true);
    row("<A", false, true);
    row("<!-- ", false, true);
    row("<code>", false, true);
    row("<A ", true, true);
}

/** A megabyte of one mark: where time were its square, this would end at the runner's limit. */
void TestHiddenText::manyMarks_areReadOnce()
{
    QFETCH(QString, mark);
    QFETCH(QString, end);
    QFETCH(bool, isMdx);
    QFETCH(bool, isHidden);
    const QString text = mark.repeated(1'000'000 / mark.size()) + end;
    QCOMPARE(hiddenText(text, isMdx).has_value(), isHidden);
}

/** A megabyte that may be the address of a heading, up to its end. */
void TestHiddenText::longAddress_isReadOnce()
{
    for (const char *run : {"a", "a.", "-", " ", "a ", "\t"}) {
        const QString address = QString::fromLatin1(run).repeated(1'000'000 / int(qstrlen(run)));
        QVERIFY2(hiddenText(QLatin1String("{#a") + address + QLatin1String("\n\ntext #}"), false),
                 run);
        QVERIFY2(!hiddenText(QLatin1String("{#a") + address + QLatin1String("}\n\ntext #}"), false),
                 run);
    }
}

/** Of rising length, none of which ends another. */
void TestHiddenText::manyRunsOfBackTicks_areReadOnce()
{
    QString rising;
    for (int length = 1; length < 1'400; ++length)
        rising += QString(length, QLatin1Char('`')) + QLatin1Char(' ');
    QVERIFY(hiddenText(rising + QLatin1String("{# a #}"), false));
}

void TestHiddenText::frontMatterInAProgram_isNotRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("language");
    QTest::newRow("an object") << QByteArray("---js\n{ title: 'A', draft: true }\n---\nText.\n")
                               << "js";
    QTest::newRow("statements") << QByteArray("---js\nconst draft = true;\n---\nText.\n") << "js";
    QTest::newRow("a word apart") << QByteArray("--- javascript\nconst x = 1;\n---\nText.\n")
                                  << "javascript";
    QTest::newRow("capitals") << QByteArray("---JavaScript\nexport const a = {};\n---\nText.\n")
                              << "javascript";
    QTest::newRow("never closed") << QByteArray("---js\n{ draft: true }\nText.\n") << "js";
    QTest::newRow("CoffeeScript") << QByteArray("---coffee\ndraft: yes\n---\nText.\n") << "coffee";
    QTest::newRow("JSON5") << QByteArray("---json5\n{draft: true}\n---\nText.\n") << "json5";
    QTest::newRow("unknown, with keys")
        << QByteArray("---custom\ndraft: true\n---\nText.\n") << "custom";
    QTest::newRow("unknown") << QByteArray("---custom\n(draft)\n---\nText.\n") << "custom";
    QTest::newRow("unknown, never closed")
        << QByteArray("---custom\ndraft: true\n\nText.\n") << "custom";
    QTest::newRow("behind a blank line") << QByteArray("\n---js\nlet a;\n---\nText.\n") << "js";
}

void TestHiddenText::frontMatterInAProgram_isNotRead()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, language);
    const auto read = articleFromMarkdown(ImportPath(QStringLiteral("a.md")), file);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().reason));
    QVERIFY(!read->article.isPublic(Core::utcNow()) && !read->warnings.isEmpty());
    const QString reason = read->warnings.first().reason;
    QVERIFY2(reason.contains(QLatin1Char('"') + language + QLatin1Char('"')), qPrintable(reason));
}

void TestHiddenText::wordBehindARule_staysText()
{
    for (const char *file : {"---hello\n\nText that goes on.\n", "--- hello there\nText.\n---\n",
                             "---------\nText.\n---\n"}) {
        const auto read = articleFromMarkdown(ImportPath(QStringLiteral("a.md")), file);
        QVERIFY2(read && read->article.isPublic(Core::utcNow()), file);
    }
}

QTEST_GUILESS_MAIN(TestHiddenText)
#include "tst_hiddentext.moc"
