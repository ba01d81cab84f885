#pragma once

#include <QString>

namespace Triptych::Text {

/**
 * Keeps of HTML what a QTextBrowser shows and no more, written anew so that what comes out is well
 * formed: allowed elements and attributes only; links to http(s), mailto and relative addresses
 * only; pictures from relative paths or data: URLs only, any other becomes a link to it; sizes and
 * spans bounded; elements closed, and nested at most 60 deep. What is nested deeper keeps its text
 * and loses its tags; of a tag's attributes the first 32 are looked at. The time grows with the
 * length of the input, whatever it is (see HtmlTokenizer). What came out goes in and out unchanged.
 */
QString sanitizeHtml(QStringView html);

} // namespace Triptych::Text
