#pragma once

#include <text/markdown.h>
#include <ui/text/articledocument.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/pagehtml.h>

#include <QTextBlock>

/** Pages of Markdown, for tests of what they are made of. */
namespace Triptych::Tests {

inline std::shared_ptr<Ui::ArticleDocument> documentOf(const QString &markdown,
                                                       const Ui::PageBudget &budget = {})
{
    return Ui::ArticleDocument::build({}, markdown, Ui::ArticleStyle::fromTheme(), budget);
}

inline QTextBlock blockOf(const QTextDocument &document, const QString &text)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().contains(text))
            return block;
    }
    return {};
}

} // namespace Triptych::Tests
