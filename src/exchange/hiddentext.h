#pragma once

#include <text/problem.h>

#include <optional>

namespace Triptych::Exchange {

/**
 * The first place of a Markdown text that its site keeps from readers and Triptych would show:
 * Liquid's `{% comment %}` (Jekyll), `%% ... %%` (Obsidian), and of an .mdx file its comments,
 * imports, exports and components. Code blocks and code in a line are examples and do not count.
 * HTML comments do not either: nobody shows them. The line counts from 1 in `body`; the reason is a
 * clause without a full stop. Any thread.
 */
std::optional<Text::Problem> hiddenText(const QString &body, bool isMdx);

} // namespace Triptych::Exchange
