#include "benchwords.h"

#include <support/corpora.h>

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>

#include <cmath>

namespace Triptych::Bench {

namespace {

const QString English = QStringLiteral("en");

/** All Markdown files below a folder, in an order that no file system changes. */
QStringList markdownBelow(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    files.sort();
    return files;
}

} // namespace

int zipf(int count, QRandomGenerator &random)
{
    // The harmonic series by its integral.
    const double at = std::exp(random.generateDouble() * std::log(double(count) + 1)) - 1;
    return std::clamp(int(at), 0, count - 1);
}

BenchWords::BenchWords()
{
    if (!readCorpora())
        readHelp();
    m_languages = m_words.keys();
    m_languages.sort();
    m_languages.removeOne(English);
    m_languages.prepend(English);
    if (m_words.value(English).isEmpty())
        qFatal("TRIPTYCH_SOURCE_DIR names no folder with resources/help in it");
    countLongWords();
}

bool BenchWords::readCorpora()
{
    const QTemporaryDir folder;
    for (const char *archive :
         {"articles-carpentries.tar.gz", "articles-opensource-guide.tar.gz"}) {
        if (!Tests::unpackCorpus(QLatin1String(archive), folder))
            return false;
    }
    m_origin = QStringLiteral("corpora");
    static const QRegularExpression tag(QStringLiteral("^[a-z]{2}(-[a-z]{2,4})?$"),
                                        QRegularExpression::CaseInsensitiveOption);
    for (const QString &file : markdownBelow(folder.path())) {
        const QString parent = QFileInfo(file).dir().dirName();
        add(tag.match(parent).hasMatch() ? parent : English, file);
    }
    return true;
}

void BenchWords::readHelp()
{
    m_origin = QStringLiteral("help");
    m_words.clear();
    const QDir source(qEnvironmentVariable("TRIPTYCH_SOURCE_DIR"));
    const QString help = source.filePath(QStringLiteral("resources/help"));
    for (const QString &file : markdownBelow(help)) {
        const QString parent = QFileInfo(file).dir().dirName();
        add(parent == QLatin1String("help") ? English : parent, file);
    }
}

void BenchWords::add(const QString &language, const QString &file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qUtf8Printable(file));
    static const QRegularExpression word(QStringLiteral("[\\p{L}\\p{M}]+"));
    auto it = word.globalMatch(QString::fromUtf8(opened.readAll()));
    QStringList &words = m_words[language];
    while (it.hasNext())
        words << it.next().captured();
}

QString BenchWords::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &language : m_languages) {
        for (const QString &word : m_words.value(language))
            hash.addData(QByteArray(word.toUtf8() + ' '));
    }
    return QString::fromLatin1(hash.result().left(4).toHex());
}

void BenchWords::countLongWords()
{
    constexpr int Long = 7;
    QMap<QString, int> counts;
    for (const QString &word : m_words.value(English)) {
        if (word.size() >= Long)
            ++counts[word.toLower()];
    }
    int most = 0;
    for (auto word = counts.begin(); word != counts.end(); ++word) {
        if (std::exchange(most, std::max(most, *word)) < *word)
            m_commonWord = word.key();
    }
    m_rareWord = counts.key(1);
}

QStringList BenchWords::run(const QString &language, int length, QRandomGenerator &random) const
{
    const QStringList &words = *m_words.constFind(language);
    QStringList run;
    for (qsizetype at = random.bounded(words.size()); length > 0; at = (at + 1) % words.size()) {
        run << words.at(at);
        length -= int(run.constLast().size()) + 1;
    }
    return run;
}

} // namespace Triptych::Bench
