#pragma once

#include <text/problem.h>

#include <optional>

namespace Triptych::Exchange {

/**
 * The first place of a Markdown text that its site keeps from readers and Triptych would show:
 * - comments: Liquid's `{% comment %}` and `{% # ... %}` (Jekyll, Eleventy), Jinja's `{# ... #}`
 * (Zola, Pelican, Nunjucks), Hugo's shortcode `{{% comment %}}`, ERB's `<%# ... %>`, Obsidian's `%%
 * ... %%`, which without an end hides the rest;
 * - what is for members or for e-mail only: Ghost's `<!--members-only-->` and its cards of that
 * kind;
 * - of an .mdx file its comments, imports, exports and components.
 * Code blocks and code in a line are examples and do not count. HTML comments do not either: nobody
 * shows them. The line counts from 1 in `body`; the reason is a clause without a full stop. Time is
 * linear in the text. Any thread.
 */
std::optional<Text::Problem> hiddenText(const QString &body, bool isMdx);

} // namespace Triptych::Exchange
