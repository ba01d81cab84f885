#include "limits.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <limits>

namespace Triptych::Core {

namespace {

constexpr qint64 ArticleSizes::*Parts[] = {&ArticleSizes::body,        &ArticleSizes::title,
                                           &ArticleSizes::about,       &ArticleSizes::fields,
                                           &ArticleSizes::fieldsDepth, &ArticleSizes::authors,
                                           &ArticleSizes::tags,        &ArticleSizes::digest};

struct FieldsShape
{
    qint64 depth = 0;  ///< of objects and arrays
    qint64 digits = 0; ///< that numbers have beyond those of compact JSON
};

/** Compact JSON writes numbers of these powers of ten with an exponent. */
qint64 digitsBeyond(double number)
{
    constexpr int LeastPower = -4;
    constexpr int MostPower = 15;
    if (number == 0 || !std::isfinite(number))
        return 0;
    const int power = int(std::floor(std::log10(std::abs(number))));
    return power < LeastPower || power > MostPower ? std::abs(power) : 0;
}

FieldsShape shapeOf(const QJsonValue &value)
{
    FieldsShape shape;
    const auto add = [&shape](const QJsonValue &inner) {
        const FieldsShape one = shapeOf(inner);
        shape.depth = std::max(shape.depth, one.depth);
        shape.digits += one.digits;
    };
    if (value.isDouble())
        return {0, digitsBeyond(value.toDouble())};
    if (value.isArray()) {
        for (const QJsonValue inner : value.toArray())
            add(inner);
    } else if (value.isObject()) {
        for (const QJsonValue inner : value.toObject())
            add(inner);
    } else {
        return shape;
    }
    ++shape.depth;
    return shape;
}

} // namespace

qint64 utf8Size(QStringView text)
{
    qint64 bytes = 0;
    for (const QChar c : text)
        bytes += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 || c.isSurrogate() ? 2 : 3;
    return bytes;
}

ArticleSizes sizesOf(const Article &article)
{
    ArticleSizes sizes;
    sizes.body = utf8Size(article.body);
    sizes.title = utf8Size(article.title);
    sizes.about = utf8Size(article.summary) + utf8Size(article.section);
    for (const QStringList *names : {&article.authors, &article.tags}) {
        for (const QString &name : *names)
            sizes.about += utf8Size(name);
    }
    sizes.authors = article.authors.size();
    sizes.tags = article.tags.size();
    sizes.digest = article.source ? utf8Size(article.source->digest) : 0;
    sizes.fields = 0;
    sizes.fieldsDepth = 0;
    if (!article.fields.isEmpty()) {
        const FieldsShape shape = shapeOf(article.fields);
        sizes.fields =
            QJsonDocument(article.fields).toJson(QJsonDocument::Compact).size() + shape.digits;
        sizes.fieldsDepth = shape.depth;
    }
    return sizes;
}

bool ArticleSizes::fitsInto(const ArticleSizes &most) const
{
    return orMore(most) == most;
}

ArticleSizes ArticleSizes::orMore(const ArticleSizes &other) const
{
    ArticleSizes more = *this;
    for (const auto part : Parts)
        more.*part = std::max(this->*part, other.*part);
    return more;
}

ArticleSizes ArticleSizes::boundless()
{
    ArticleSizes sizes;
    for (const auto part : Parts)
        sizes.*part = std::numeric_limits<qint64>::max();
    return sizes;
}

} // namespace Triptych::Core
