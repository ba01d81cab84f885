#pragma once

#include <text/problem.h>

#include <optional>

namespace Triptych::Exchange {

/**
 * A place of a Markdown text that its site keeps from readers and Triptych would show; of several
 * the first one of the first of these kinds:
 * - a text that is encrypted as a whole, or only a pointer of Git LFS;
 * - comments: Liquid's `{% comment %}`, `{% # ... %}` and `{% if false %}` (Jekyll, Eleventy),
 *   Jinja's `{# ... #}` (Zola, Pelican, Nunjucks), Hugo's shortcode `{{% comment %}}`, ERB's
 *   `<%# ... %>`, kramdown's `{::comment}`, those of MDX but `truncate`, Obsidian's
 *   `%% ... %%`, which without an end hides the rest;
 * - what a site shows under a condition only, or takes in for later: Liquid's and Jinja's `if`,
 *   `unless`, `case`, `capture`, `macro`, a `set` without a value, `ifversion`, `ifchanged`,
 *   `elif`, `for` and `liquid`, `if` of ERB, Handlebars and Vue, shortcodes of Hugo whose name says
 *   so (`only-dev`, `private`), Quarto's `.content-visible`;
 * - what is for members or for e-mail only: Ghost's `<!--members-only-->` and its cards of that
 *   kind, gated blocks of Ghost and Jetpack;
 * - what its HTML hides: elements with `hidden` or `display: none`, `<template>`;
 * - of an .mdx file its imports, exports, components, elements that are not shown, and expressions
 *   that choose.
 * Code blocks, code in a line (looked for line by line), tags of code and, for templates, `{% raw
 * %}` are examples and do not count. HTML comments do not either: nobody shows them. The line
 * counts from 1 in `body`; the reason is a clause without a full stop. Time is linear in the text.
 * Any thread.
 */
std::optional<Text::Problem> hiddenText(const QString &body, bool isMdx);

/** What a site runs before it reads Markdown. */
enum class Templates {
    None,
    Liquid, ///< Jekyll, Eleventy
    Jinja,  ///< mkdocs-macros; Eleventy with Nunjucks: they have comments in `{# #}`, too
};

/** The same of a site that runs templates before it reads Markdown: their comments and conditions
 * count in code as well, but for `{% raw %}`. */
std::optional<Text::Problem> hiddenByTemplates(const QString &body, Templates templates);

/** A Markdown text with its code blanked out, line for line: blocks, by fences and by their indent,
 * and code in a line. A block that is never closed is taken for text. Any thread. */
QString outsideCode(const QString &body);

} // namespace Triptych::Exchange
