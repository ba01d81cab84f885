#pragma once

#include "storefixture.h"

namespace Triptych::Tests {

/** An article with something in every field, and odd characters where they may stand. */
inline Core::Article fullArticle()
{
    Core::Article article = StoreFixture::article(QStringLiteral("Every field ’ ? :x \\"));
    article.slug = QStringLiteral("every-field");
    article.translationGroup = QUuid::createUuid();
    article.language = QStringLiteral("pt-BR");
    article.authors = {QStringLiteral("Zoë"), QStringLiteral("Ann {\"x\"}, NULL"),
                       QStringLiteral("Bob")};
    article.tags = {QStringLiteral("z"), QStringLiteral("a, b"), QStringLiteral("\"c\"")};
    article.section = QStringLiteral("World");
    article.status = Core::Status::Published;
    article.publishAt = QDateTime(QDate(2019, 8, 9), QTime(23, 59, 59, 999), Qt::UTC);
    article.fields = QJsonObject{
        {QStringLiteral("n"), qint64(9007199254740993)},
        {QStringLiteral("list"), QJsonArray{1, 2.5}},
        {QStringLiteral("map"), QJsonObject{{QStringLiteral("null"), QJsonValue::Null}}}};
    article.source = Core::ImportSource{QStringLiteral("markdown:x"), QStringLiteral("a/b.md"),
                                        QStringLiteral("ff")};
    return article;
}

} // namespace Triptych::Tests
