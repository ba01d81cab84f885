#include "measure.h"
#include "row.h"

#include <text/htmlsanitizer.h>

#include <QCoreApplication>
#include <QProcess>

#include <md4c-html.h>

#include <algorithm>

namespace Triptych::Bench {

namespace {

constexpr int Rounds = 9;
constexpr int Small = 100'000;
constexpr int Large = 1'000'000;

QByteArray ordinaryMarkdown(int size)
{
    const QByteArray paragraph =
        "The desk was *quiet* at six, and [nobody](http://example.org/a) had `turned` on the "
        "**big** lights yet.\n\n> You print what you are told.\n\n- one\n- two\n\n"
        "<p>An <b>old</b> post &amp; its <a href=\"/x\">link</a>.</p>\n\n";
    return paragraph.repeated(size / paragraph.size() + 1).left(size);
}

QByteArray parsed(const QByteArray &markdown)
{
    QByteArray html;
    html.reserve(markdown.size() * 2);
    md_html(
        markdown.constData(), MD_SIZE(markdown.size()),
        [](const MD_CHAR *text, MD_SIZE size, void *target) {
            static_cast<QByteArray *>(target)->append(text, qsizetype(size));
        },
        &html, MD_DIALECT_GITHUB, MD_HTML_FLAG_XHTML);
    return html;
}

double sanitizing(const QString &html)
{
    std::vector<double> seconds;
    for (int round = 0; round < Rounds; ++round)
        seconds.push_back(secondsOf([&] { Text::sanitizeHtml(html); }));
    return median(seconds);
}

class SanitizerGrowth final : public Row
{
public:
    QString what() const override { return QStringLiteral("sanitizer over md4c, 1 MB of text"); }
    QString reference() const override { return QStringLiteral("the same at 100 KB"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 1.5}; }
    Unit unit() const override { return Unit::Times; }

    Core::Result<Figures> measure() override { return Figures{ratioAt(Large), ratioAt(Small)}; }

private:
    static double ratioAt(int size)
    {
        const QByteArray markdown = ordinaryMarkdown(size);
        const QString html = QString::fromUtf8(parsed(markdown));
        std::vector<double> ratios;
        for (int round = 0; round < Rounds; ++round) {
            const double ours = secondsOf([&] { Text::sanitizeHtml(html); });
            ratios.push_back(ours / secondsOf([&] { parsed(markdown); }));
        }
        return median(ratios);
    }
};

class SanitizerHostile final : public Row
{
public:
    QString what() const override
    {
        return QStringLiteral("sanitizer, worst of hostile HTML, 1 MB");
    }
    QString reference() const override { return QStringLiteral("the same of ordinary HTML, 1 MB"); }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, 3}; }

    Core::Result<Figures> measure() override
    {
        const QString ordinary = QString::fromUtf8(parsed(ordinaryMarkdown(Large))).left(Large);
        double worst = 0;
        for (const char *piece :
             {"<a x=",    "<a x='",        "<a b=\"<a \" ", "<!--",         "<![CDATA[",
              "<?",       "<script",       "<script></",    "</",           "<textarea>",
              "<",        "<div>",         "<b></i>",       "<blockquote>", "<li><p>",
              "\"'=<>",   "<i>",           "<ul><li>",      "&zzz;",        "&AMP;",
              "&eacute;", "<a b=&eacute;>"}) {
            const QString text = QString::fromLatin1(piece);
            worst = std::max(worst, sanitizing(text.repeated(Large / text.size())));
        }
        return Figures{worst, sanitizing(ordinary)};
    }
};

/** The slowest key to paint in the editor while its preview shows somebody's text. */
class KeyBesidePreview final : public Row
{
public:
    KeyBesidePreview(QString kind, QString words)
        : m_kind(std::move(kind)), m_words(std::move(words))
    {
    }
    QString what() const override
    {
        return QStringLiteral("slowest key beside the preview, ") + m_words;
    }
    QString reference() const override { return QStringLiteral("three frames"); }
    Budget budget() const override { return {Budget::Kind::AtMost, 0.050}; }

    Core::Result<Figures> measure() override
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"POSTGRES_DSN", "ES_ADDR", "ES_ALIAS", "REDIS_ADDR"})
            environment.remove(QLatin1String(name));
        if (!environment.contains(QStringLiteral("QT_QPA_PLATFORM")))
            environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() +
                          QStringLiteral("/triptych_bench_typing"),
                      {m_kind});
        if (!process.waitForFinished(180'000) || process.exitStatus() != QProcess::NormalExit ||
            process.exitCode() != 0)
            return Core::failure(Core::ErrorKind::Internal, QStringLiteral("no key was painted"),
                                 QString::fromLocal8Bit(process.readAllStandardError()));
        return Figures{process.readAllStandardOutput().simplified().split(' ').value(0).toDouble()};
    }

private:
    const QString m_kind;
    const QString m_words;
};

} // namespace

Rows textRows()
{
    Rows rows;
    rows.push_back(std::make_unique<SanitizerGrowth>());
    rows.push_back(std::make_unique<SanitizerHostile>());
    const QList<std::pair<QString, QString>> kinds{
        {QStringLiteral("ordinary"), QStringLiteral("ordinary text")},
        {QStringLiteral("quotes"), QStringLiteral("24 quotes deep")},
        {QStringLiteral("tables"), QStringLiteral("20 tables deep")},
        {QStringLiteral("attributes"), QStringLiteral("200 KB of <a x=")},
        {QStringLiteral("rows"), QStringLiteral("200 KB of rows")},
        {QStringLiteral("letters"), QStringLiteral("one word of 200 KB")},
        {QStringLiteral("stars"), QStringLiteral("200 KB of *")},
        {QStringLiteral("brackets"), QStringLiteral("200 KB of [")},
        {QStringLiteral("code"), QStringLiteral("200 KB of code in a line")},
        {QStringLiteral("entities"), QStringLiteral("200 KB of &amp;")},
        {QStringLiteral("links"), QStringLiteral("200 KB of links")},
        {QStringLiteral("arabic"), QStringLiteral("a paragraph of 200 KB, Arabic")},
        {QStringLiteral("chinese"), QStringLiteral("a paragraph of 200 KB, Chinese")},
        {QStringLiteral("items"), QStringLiteral("10,000 list items")},
        {QStringLiteral("divs"), QStringLiteral("200 KB of <div>")}};
    for (const auto &[kind, words] : kinds)
        rows.push_back(std::make_unique<KeyBesidePreview>(kind, words));
    return rows;
}

} // namespace Triptych::Bench
