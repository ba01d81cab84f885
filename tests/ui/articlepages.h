#pragma once

#include <text/markdown.h>
#include <ui/text/articledocument.h>
#include <ui/text/articlerenderer.h>
#include <ui/text/pagehtml.h>

#include <QTextBlock>

/** Pages of Markdown, for tests of what they are made of. */
namespace Triptych::Ui {

inline std::shared_ptr<ArticleDocument> documentOf(const QString &markdown,
                                                   const PageBudget &budget = {})
{
    return ArticleDocument::build({}, markdown, ArticleStyle::fromTheme(), budget);
}

inline QTextBlock blockOf(const QTextDocument &document, const QString &text)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().contains(text))
            return block;
    }
    return {};
}

} // namespace Triptych::Ui
