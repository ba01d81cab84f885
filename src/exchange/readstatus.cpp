#include "matterreaders.h"
#include "matterreading.h"
#include "sitefiles.h"

#include <text/dates.h>
#include <text/publicationkeys.h>

#include <QHash>
#include <QRegularExpression>

namespace Triptych::Exchange {

using Core::Status;
using Text::FrontMatterField;
using Text::PublicationKey;

namespace {

/** The words of `status` and of `visibility`, of Triptych, WordPress, Ghost and Pelican. */
const QHash<QString, Status> &statusWords()
{
    static const QHash<QString, Status> words = [] {
        const std::pair<Status, const char *> lists[] = {
            {Status::Published, "published publish public live future scheduled"},
            {Status::Review, "review inreview pending pendingreview inprogress"},
            {Status::Draft, "draft drafts autodraft private unpublished hidden skip password "
                            "protected passwordprotected members membersonly memberonly paid tiers "
                            "subscribers unlisted internal inherit sent embargoed wip"},
            {Status::Archived, "archived archive trash trashed deleted expired"},
        };
        QHash<QString, Status> found;
        for (const auto &[status, list] : lists) {
            for (const QString &word : QString::fromLatin1(list).split(QLatin1Char(' ')))
                found.insert(word, status);
        }
        return found;
    }();
    return words;
}

/** The more, the fewer may read it: of several words the least public counts, in whatever order
 * they stand. */
int privacyOf(Status status)
{
    switch (status) {
    case Status::Published:
        return 0;
    case Status::Archived: // it was public once
        return 1;
    case Status::Review:
        return 2;
    case Status::Draft:
        break;
    }
    return 3;
}

class StatusReading final
{
public:
    explicit StatusReading(MatterReading &reading) : m_reading(reading) {}

    void run()
    {
        for (const FrontMatterField &field : m_reading.matter().fields)
            read(field);
        if (m_neverPublished) {
            hold(
                *m_neverPublished,
                QT_TRANSLATE_NOOP("Exchange", "by its empty \"%1\" its site has not published it"));
        }
        readPlace();
    }

private:
    void read(const FrontMatterField &field)
    {
        if (isNeverPublished(field))
            m_neverPublished = &field;
        const Text::KeyMeaning meaning = Text::publicationKey(field.key);
        if (meaning.isGuess()) {
            readGuess(field, meaning);
            return;
        }
        switch (meaning.kind) {
        case PublicationKey::Keeps:
            readSwitch(field, true);
            break;
        case PublicationKey::Shows:
            readSwitch(field, false);
            break;
        case PublicationKey::Status:
        case PublicationKey::Visibility:
            readWord(field);
            break;
        case PublicationKey::Password:
            if (!isEmptyValue(field.value)) {
                hold(field, QT_TRANSLATE_NOOP(
                                "Exchange",
                                "its site asks readers for a password, which Triptych does not"));
            }
            break;
        default:
            readOfOneSite(field);
        }
    }

    /** `keeping` is the value that keeps it from readers. */
    void readSwitch(const FrontMatterField &field, bool keeping)
    {
        if (isEmptyValue(field.value))
            return;
        if (const std::optional<bool> value = truth(field.value)) {
            m_reading.use(field);
            if (*value == keeping)
                m_reading.hold();
            else
                m_shows = &field;
        } else if (!keeping && Text::parseDate(scalarText(field.value))) {
            return; // readPublicationTimes() has read it
        } else if (Text::plainKey(field.key) == QLatin1String("hide")) {
            return; // Themes hide parts of a page by it: "hide: [navigation, toc]"
        } else {
            hold(field, QT_TRANSLATE_NOOP("Exchange", "\"%1\" is neither true nor false"));
        }
    }

    void readWord(const FrontMatterField &field)
    {
        if (isEmptyValue(field.value))
            return;
        const std::optional<Status> known = statusFrom(field.value);
        if (!known) {
            const bool isText = !scalarText(field.value).isNull();
            m_reading.hold(
                field,
                translated(QT_TRANSLATE_NOOP("Exchange",
                                             "\"%1\" is not a status that Triptych knows; it stays "
                                             "a custom field"))
                    .arg(isText ? scalarText(field.value) : field.key));
            return;
        }
        m_reading.use(field);
        const QString word = Text::plainKey(scalarText(field.value));
        const bool isTimed = word == QLatin1String("future") || word == QLatin1String("scheduled");
        Status &status = m_reading.article().status;
        if (*known != Status::Published) {
            if (privacyOf(*known) > privacyOf(status))
                status = *known;
        } else if (isTimed && !m_reading.article().publishAt.isValid()) {
            hold(field, QT_TRANSLATE_NOOP("Exchange", "\"%1\" says that its time is to come, and "
                                                      "no time is given"));
        } else {
            m_shows = &field;
        }
    }

    /** Ghost and its kind set it when the article is published: "published_at: null". */
    static bool isNeverPublished(const FrontMatterField &field)
    {
        static const QStringList keys{
            QStringLiteral("publishedat"),       QStringLiteral("publishedon"),
            QStringLiteral("publishedtime"),     QStringLiteral("publisheddate"),
            QStringLiteral("firstpublishedat"),  QStringLiteral("datepublished"),
            QStringLiteral("datetimepublished"), QStringLiteral("articlepublishedtime"),
        };
        return isEmptyValue(field.value) && keys.contains(Text::plainKey(field.key)) &&
               !field.key.endsWith(QLatin1Char('_'));
    }

    /** Times are guessed by readPublicationTimes(). */
    void readGuess(const FrontMatterField &field, const Text::KeyMeaning &meaning)
    {
        const PublicationKey kind = meaning.kind;
        const std::optional<bool> value = truth(field.value);
        const bool isWord = kind == PublicationKey::Status || kind == PublicationKey::Visibility;
        const bool keeps =
            (meaning.certainty == Text::KeyMeaning::Certainty::Open &&
             !isEmptyValue(field.value)) ||
            (kind == PublicationKey::Keeps && value == true) ||
            (kind == PublicationKey::Shows && value == false) ||
            (isWord && statusFrom(field.value).value_or(Status::Published) != Status::Published);
        if (keeps) {
            hold(field,
                 QT_TRANSLATE_NOOP("Exchange", "\"%1\" may be meant to say who may read it"));
        }
    }

    void readOfOneSite(const FrontMatterField &field)
    {
        const QString key = Text::plainKey(field.key);
        if (field.key.endsWith(QLatin1Char('_')))
            return; // an export wrote it for another's field
        if (key == QLatin1String("build") && field.value.isObject()) {
            // Hugo: a page that is not rendered, or that no list names.
            const QJsonObject build = field.value.toObject();
            const QString render = scalarText(build.value(QLatin1String("render"))).toLower();
            const QString list = scalarText(build.value(QLatin1String("list"))).toLower();
            const QStringList shown{QString(), QStringLiteral("true"), QStringLiteral("always")};
            if (!shown.contains(render) ||
                (!shown.contains(list) && list != QLatin1String("local")))
                hold(field, QT_TRANSLATE_NOOP("Exchange", "its site does not list or render it"));
        } else if (key == QLatin1String("permalink") && field.value == QJsonValue(false)) {
            // Eleventy: nothing is written.
            m_reading.use(field);
            m_reading.hold();
        }
    }

    void readPlace()
    {
        const QString path = m_reading.path().path;
        const QString name = path.section(QLatin1Char('/'), -1);
        const QString folder = folderOfDrafts(path);
        if (!folder.isEmpty() || m_reading.context().isUnpublished) {
            m_reading.hold();
            if (m_shows) {
                m_reading.warn(*m_shows,
                               translated(QT_TRANSLATE_NOOP(
                                   "Exchange", "The article stays a draft all the same: its folder "
                                               "is one that sites do not publish.")));
            }
        } else if (QStringLiteral("_#~").contains(name.front()) && notAnArticle(path).isEmpty()) {
            m_reading.hold(0, translated(QT_TRANSLATE_NOOP(
                                  "Exchange", "Jekyll and its kind do not publish a file whose "
                                              "name begins so")));
        } else if (const QString mark = markOfCopy(name); !mark.isEmpty() && m_reading.isShown()) {
            m_reading.hold(
                0, translated(QT_TRANSLATE_NOOP("Exchange",
                                                "by \"%1\" in its name it is a draft or a copy"))
                       .arg(mark));
        }
    }

    void hold(const FrontMatterField &field, const char *reason)
    {
        const QString text = translated(reason);
        m_reading.hold(field, text.contains(QLatin1String("%1")) ? text.arg(field.key) : text);
    }

    MatterReading &m_reading;
    const FrontMatterField *m_shows = nullptr;          ///< says that readers see it
    const FrontMatterField *m_neverPublished = nullptr; ///< says that they never did
};

} // namespace

std::optional<Status> statusFrom(const QJsonValue &value)
{
    // "!published" and "published?" are not what the word alone says.
    static const QRegularExpression doubt(QStringLiteral("[!?¬≠]"));
    if (scalarText(value).contains(doubt))
        return std::nullopt;
    const auto found = statusWords().constFind(Text::plainKey(scalarText(value)));
    return found == statusWords().cend() ? std::nullopt : std::optional(*found);
}

void readStatus(MatterReading &reading)
{
    StatusReading(reading).run();
}

} // namespace Triptych::Exchange
