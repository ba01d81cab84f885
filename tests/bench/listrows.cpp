#include "benchnewsroom.h"
#include "measure.h"
#include "row.h"

#include <text/filterwords.h>

#include <QElapsedTimer>

namespace Triptych::Bench {

namespace {

constexpr int Shown = 50;
constexpr int MiddleRank = 20; ///< of the tags and the authors: neither the first nor a rare one
const char *const Newest = " ORDER BY updated_at DESC, id DESC LIMIT ";

/** Median seconds of a call, and of its reference where there is one, by turns and after both were
 * warm; fewer rounds of what takes long. */
Core::Result<Figures> medians(const std::function<Core::Result<void>()> &call,
                              const std::function<void()> &reference = {})
{
    constexpr int Warm = 5, Rounds = 60;
    constexpr qint64 EnoughMs = 8'000;
    std::vector<double> ours, theirs;
    QElapsedTimer spent;
    spent.start();
    for (int round = 0; round < Warm + Rounds && (round < 3 || spent.elapsed() < EnoughMs);
         ++round) {
        Core::Result<void> done;
        ours.push_back(secondsOf([&] { done = call(); }));
        if (!done)
            return Core::failure(done.error());
        if (reference)
            theirs.push_back(secondsOf(reference));
        if (round == Warm) {
            ours.clear();
            theirs.clear();
        }
    }
    Figures figures{median(std::move(ours))};
    if (reference)
        figures.reference = median(std::move(theirs));
    return figures;
}

template<typename T> Core::Result<void> asDone(const Core::Result<T> &answer)
{
    return answer ? Core::Result<void>() : Core::failure(answer.error());
}

Core::Result<void> rowsMatch(qsizetype ours, int theirs)
{
    // The reference asks for one more, as the store does to know whether a page follows.
    if (ours == std::min(theirs, Shown))
        return {};
    return Core::failure(
        Core::ErrorKind::Internal,
        QStringLiteral("%1 rows beside %2 of the reference").arg(ours).arg(theirs));
}

/** A page of a list, against the plain statement of the same rows: the owner's, with what the
 * rights hide written out as a condition. */
class ListPage final : public Row
{
public:
    enum class Filter { None, Tag, AuthorAndStatus };

    ListPage(std::shared_ptr<Reader> reader, Filter filter, int page)
        : m_reader(std::move(reader)), m_filter(filter), m_page(page)
    {
    }
    QString what() const override
    {
        const QString filter = m_filter == Filter::None  ? QString()
                               : m_filter == Filter::Tag ? QStringLiteral(" by tag")
                                                         : QStringLiteral(" by author and status");
        return m_reader->named(m_page == 1 ? QStringLiteral("first page%1").arg(filter)
                                           : QStringLiteral("page %1%2").arg(m_page).arg(filter));
    }
    QString reference() const override
    {
        return QStringLiteral("the same rows by %1, words of %2")
            .arg(m_reader->driver(), m_reader->data().words().origin());
    }
    Budget budget() const override { return {Budget::Kind::RatioAtMost, m_page == 1 ? 1.5 : 2}; }

    Core::Result<Figures> measure() override
    {
        const auto made = m_reader->newsroom();
        if (!made)
            return Core::failure(made.error());
        Newsroom &newsroom = **made;
        Core::ArticleQuery query;
        QByteArray where = newsroom.isSeen();
        if (m_filter == Filter::Tag) {
            query.tag = BenchData::tag(MiddleRank);
            where += " AND " + newsroom.hasTag(query.tag);
        } else if (m_filter == Filter::AuthorAndStatus) {
            query.author = BenchData::author(MiddleRank);
            query.status = Core::Status::Published;
            where += " AND status = 'published' AND " + newsroom.hasAuthor(query.author);
        }
        QString after;
        for (int page = 1; page < m_page; ++page) {
            const auto before = deliver(newsroom.store().list(query, Shown, after, Core::Call{}));
            if (!before)
                return Core::failure(before.error());
            after = before->next;
            if (page + 1 == m_page)
                where += " AND " + newsroom.isBefore(before->rows.constLast());
        }
        const QByteArray sql = "SELECT " + newsroom.columns() + " FROM articles WHERE " + where +
                               Newest + QByteArray::number(Shown + 1);
        qsizetype ourRows = 0;
        int theirRows = 0;
        const auto figures = medians(
            [&]() -> Core::Result<void> {
                const auto page = deliver(newsroom.store().list(query, Shown, after, Core::Call{}));
                ourRows = page ? page->rows.size() : 0;
                return asDone(page);
            },
            [&] { theirRows = newsroom.bare(sql); });
        if (!figures)
            return figures;
        if (const auto same = rowsMatch(ourRows, theirRows); !same)
            return Core::failure(same.error());
        return figures;
    }

private:
    const std::shared_ptr<Reader> m_reader;
    const Filter m_filter;
    const int m_page;
};

/** What a person waits for and no other program does: bounded by patience alone. */
class Question final : public Row
{
public:
    using Ask = std::function<Core::Result<void>(Newsroom &, const BenchData &)>;

    Question(std::shared_ptr<Reader> reader, QString what, double seconds, Ask ask)
        : m_reader(std::move(reader))
        , m_what(std::move(what))
        , m_seconds(seconds)
        , m_ask(std::move(ask))
    {
    }
    QString what() const override { return m_reader->named(m_what); }
    QString reference() const override
    {
        return QStringLiteral("none; words of %1").arg(m_reader->data().words().origin());
    }
    Budget budget() const override { return {Budget::Kind::AtMost, m_seconds}; }

    Core::Result<Figures> measure() override
    {
        const auto newsroom = m_reader->newsroom();
        if (!newsroom)
            return Core::failure(newsroom.error());
        return medians([&] { return m_ask(**newsroom, m_reader->data()); });
    }

private:
    const std::shared_ptr<Reader> m_reader;
    const QString m_what;
    const double m_seconds;
    const Ask m_ask;
};

Core::ArticleQuery filtered(const QString &words, Core::Sort sort)
{
    Core::ArticleQuery query;
    query.filter = Text::readFilter(words).filter;
    query.sort = sort;
    return query;
}

/** The first page of every order with each of some filters: the one that takes longest. */
class WorstPage final : public Row
{
public:
    WorstPage(std::shared_ptr<Reader> reader, QString what, double seconds, QStringList filters)
        : m_reader(std::move(reader))
        , m_what(std::move(what))
        , m_seconds(seconds)
        , m_filters(std::move(filters))
    {
    }
    QString what() const override { return m_reader->named(m_what); }
    QString reference() const override
    {
        return m_worst.isEmpty() ? QStringLiteral("none") : QStringLiteral("worst: ") + m_worst;
    }
    Budget budget() const override { return {Budget::Kind::AtMost, m_seconds}; }

    Core::Result<Figures> measure() override
    {
        const auto newsroom = m_reader->newsroom();
        if (!newsroom)
            return Core::failure(newsroom.error());
        double worst = 0;
        for (const QString &filter : std::as_const(m_filters)) {
            for (int sort = 0; sort <= int(Core::LastSort); ++sort) {
                const Core::ArticleQuery query = filtered(filter, Core::Sort(sort));
                std::vector<double> seconds;
                for (int round = 0; round < Rounds; ++round) {
                    Core::Result<void> done;
                    seconds.push_back(secondsOf([&] {
                        done = asDone(deliver((*newsroom)->store().list(query, Shown, {}, {})));
                    }));
                    if (!done)
                        return Core::failure(done.error());
                }
                const double took = median(std::move(seconds));
                if (qEnvironmentVariableIsSet("TRIPTYCH_BENCH_EACH")) {
                    qInfo("%s, order %d: %.1f ms", qPrintable(filter), sort, took * 1000);
                }
                if (took > worst) {
                    worst = took;
                    m_worst = QStringLiteral("“%1”, order %2").arg(filter).arg(sort);
                }
            }
        }
        return Figures{worst};
    }

private:
    static constexpr int Rounds = 5;
    const std::shared_ptr<Reader> m_reader;
    const QString m_what;
    const double m_seconds;
    const QStringList m_filters;
    QString m_worst;
};

Core::Result<void> everyAnchor(Newsroom &newsroom, const Core::ArticleQuery &query)
{
    constexpr int Step = 250, AtOnce = 1'000;
    Core::ListAnchor from;
    for (;;) {
        const auto map = deliver(newsroom.places().anchors(query, from, Step, AtOnce, {}));
        if (!map || map->isExact)
            return asDone(map);
        from = map->anchors.constLast();
    }
}

/** Each filter alone: names that are common, middling and rare, and what is not. */
QStringList singleFilters()
{
    return {QString(),
            QStringLiteral("tag:tag-0"),
            QStringLiteral("tag:tag-20"),
            QStringLiteral("tag:tag-400"),
            QStringLiteral("-tag:tag-0"),
            QStringLiteral("tag:nothing-has-this"),
            QStringLiteral("author:\"Author 0\""),
            QStringLiteral("author:\"Author 20\""),
            QStringLiteral("author:\"Author 300\""),
            QStringLiteral("status:draft"),
            QStringLiteral("status:published"),
            QStringLiteral("status:scheduled"),
            QStringLiteral("status:archived"),
            QStringLiteral("section:section-1"),
            QStringLiteral("lang:de"),
            QStringLiteral("before:2018-01-01"),
            QStringLiteral("after:2018-01-01")};
}

QStringList pairedFilters()
{
    return {QStringLiteral("tag:tag-1 author:\"Author 1\""),
            QStringLiteral("tag:tag-0 tag:tag-200"),
            QStringLiteral("tag:tag-1 -tag:tag-0"),
            QStringLiteral("status:draft tag:tag-5"),
            QStringLiteral("author:\"Author 5\" before:2018-01-01"),
            QStringLiteral("lang:de section:section-1"),
            QStringLiteral("status:scheduled author:\"Author 5\""),
            QStringLiteral("title:the status:review")};
}

Core::Result<void> searchFor(Newsroom &newsroom, const QString &word)
{
    Core::SearchQuery query;
    query.words = word;
    return asDone(deliver(newsroom.search().search(query, Core::Call{})));
}

} // namespace

Rows listRows(int count)
{
    // The blink that a person does not notice, and what is noticed but does not interrupt.
    constexpr double Unnoticed = 0.1, Noticed = 0.3;
    const auto kept = std::make_shared<Reader::SharedData>();
    Rows rows;
    for (const auto who : {Reader::Who::Owner, Reader::Who::Author, Reader::Who::Sqlite}) {
        const auto reader = std::make_shared<Reader>(who, count, kept);
        using Filter = ListPage::Filter;
        for (const auto filter : {Filter::None, Filter::Tag, Filter::AuthorAndStatus})
            rows.push_back(std::make_unique<ListPage>(reader, filter, 1));
        rows.push_back(std::make_unique<ListPage>(reader, Filter::None, 50));
        const auto ask = [&](const QString &what, double seconds, Question::Ask question) {
            rows.push_back(std::make_unique<Question>(reader, what, seconds, std::move(question)));
        };
        ask(QStringLiteral("overview"), Unnoticed, [](Newsroom &newsroom, const BenchData &) {
            return asDone(deliver(newsroom.store().overview(newsroom.login(), Core::Call{})));
        });
        ask(QStringLiteral("search by SQL, common word,"), Noticed,
            [](Newsroom &newsroom, const BenchData &data) {
                return searchFor(newsroom, data.words().commonWord());
            });
        ask(QStringLiteral("search by SQL, rare word,"), Unnoticed,
            [](Newsroom &newsroom, const BenchData &data) {
                return searchFor(newsroom, data.words().rareWord());
            });
        rows.push_back(std::make_unique<WorstPage>(
            reader, QStringLiteral("worst first page of a filter"), 0.05, singleFilters()));
        rows.push_back(std::make_unique<WorstPage>(
            reader, QStringLiteral("worst first page of two filters"), 0.2, pairedFilters()));
        for (const QString &words : {QString(), QStringLiteral("tag:tag-0")}) {
            const QString of =
                words.isEmpty() ? QStringLiteral("the list") : QStringLiteral("a common tag");
            const Core::ArticleQuery query = filtered(words, Core::Sort::UpdatedDescending);
            ask(QStringLiteral("about how long ") + of, Noticed,
                [query](Newsroom &newsroom, const BenchData &) {
                    return asDone(deliver(newsroom.places().estimate(query, {})));
                });
            ask(QStringLiteral("every anchor of ") + of, words.isEmpty() ? 1 : 3,
                [query](Newsroom &newsroom, const BenchData &) {
                    return everyAnchor(newsroom, query);
                });
        }
        ask(QStringLiteral("ids by slug"), 0.01, [](Newsroom &newsroom, const BenchData &data) {
            return asDone(deliver(newsroom.store().idsBySlug(
                QStringLiteral("article-%1").arg(data.count() / 2), Core::Call{})));
        });
    }
    return rows;
}

} // namespace Triptych::Bench
