#include "matterreaders.h"
#include "matterreading.h"
#include "rulebook.h"
#include "sitefiles.h"

#include <text/dates.h>
#include <text/publicationkeys.h>
#include <text/sitedate.h>

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

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
            {Status::Published,
             "published publish public live future scheduled everyone everybody anyone all "
             // How far a note of a digital garden has grown.
             "seed seedling sprout sapling budding growing mature evergreen done finished "
             "completed "
             // Nikola puts it before others.
             "featured"},
            {Status::Review, "review inreview pending pendingreview inprogress"},
            {Status::Draft, "draft drafts autodraft private unpublished hidden skip password "
                            "protected passwordprotected members membersonly memberonly paid tiers "
                            "subscribers onlypaid onlyfree onlysubscribers founding emailonly "
                            "delisted entwurf brouillon borrador rascunho bozza unlisted internal "
                            "inherit sent embargoed wip"},
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
                holdBySwitch(field);
            else
                m_shows = &field;
        } else if (!keeping && (Text::parseDate(scalarText(field.value)) || isPastYear(field))) {
            return; // readPublicationTimes() has read it
        } else if (Text::plainKey(field.key) == QLatin1String("hide")) {
            return; // Themes hide parts of a page by it: "hide: [navigation, toc]"
        } else {
            hold(field, QT_TRANSLATE_NOOP("Exchange", "\"%1\" is neither true nor false"));
        }
    }

    /** What is no draft by its own word gets a reason: "hidden: true". */
    void holdBySwitch(const FrontMatterField &field)
    {
        const QString key = Text::plainKey(field.key);
        if (key.contains(QLatin1String("draft")) || key.contains(QLatin1String("publish")))
            m_reading.hold();
        else
            hold(field, QT_TRANSLATE_NOOP("Exchange", "\"%1\" keeps it from readers"));
    }

    /** "published: 2019". */
    bool isPastYear(const FrontMatterField &field) const
    {
        static const QRegularExpression year(QStringLiteral("^[12]\\d{3}$"));
        const QString text = scalarText(field.value);
        return text.contains(year) && text.toInt() <= m_reading.context().now.date().year();
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
        static const QStringList plain{QStringLiteral("draft"), QStringLiteral("drafts"),
                                       QStringLiteral("autodraft"), QStringLiteral("unpublished")};
        if (*known == Status::Draft && !plain.contains(word)) {
            m_reading.hold(
                field, translated(QT_TRANSLATE_NOOP("Exchange",
                                                    "\"%1\" is a draft here, as Triptych has no "
                                                    "such state"))
                           .arg(scalarText(field.value)));
        }
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
            (isWord && statusFrom(field.value).value_or(Status::Published) != Status::Published) ||
            namesReaders(field);
        if (keeps) {
            hold(field,
                 QT_TRANSLATE_NOOP("Exchange", "\"%1\" may be meant to say who may read it"));
        }
    }

    /** Who may read it, as far as that is not everybody: Grav's "access: {site.login: true}",
     * "access: [members]", "paywall: hard". */
    static bool namesReaders(const FrontMatterField &field)
    {
        static const QSet<QString> ofReaders =
            setOfWords("paywall paywalled loginrequired requirelogin requireslogin authrequired "
                       "requireauth requiresauth permissions allowedroles allowedgroups acl");
        static const QSet<QString> everybody =
            setOfWords("public open free all any anyone everyone everybody world anonymous guest "
                       "none no off false");
        const QString key = Text::plainKey(field.key.section(QLatin1Char('.'), 0, 0));
        // These are also said of places and people: "access: by ferry".
        static const QSet<QString> some = setOfWords(
            "login loggedin member members subscriber subscribers premium paid staff admin admins "
            "registered authenticated restricted editors employees");
        const bool isVague = key == QLatin1String("access") || key == QLatin1String("audience");
        if ((!isVague && !ofReaders.contains(key)) || Text::parseDate(scalarText(field.value)))
            return false;
        if (field.value.isObject())
            return !field.value.toObject().isEmpty();
        const QJsonArray values =
            field.value.isArray() ? field.value.toArray() : QJsonArray{field.value};
        return std::any_of(values.begin(), values.end(), [isVague](const QJsonValue &value) {
            const QString word = Text::plainKey(scalarText(value));
            return isVague
                       ? some.contains(word)
                       : !isEmptyValue(value) && truth(value) != false && !everybody.contains(word);
        });
    }

    void readOfOneSite(const FrontMatterField &field)
    {
        const QString key = Text::plainKey(field.key);
        if (field.key.endsWith(QLatin1Char('_')))
            return; // an export wrote it for another's field
        if (key == QLatin1String("build") && field.value.isObject()) {
            // Hugo: a page that is not rendered, or that no list names.
            const QJsonObject build = field.value.toObject();
            QString render;
            QString list;
            for (auto it = build.begin(); it != build.end(); ++it) {
                const QString inner = it.key().toLower();
                if (inner == QLatin1String("render"))
                    render = scalarText(it.value()).toLower();
                else if (inner == QLatin1String("list"))
                    list = scalarText(it.value()).toLower();
            }
            const QStringList shown{QString(), QStringLiteral("true"), QStringLiteral("always")};
            if (!shown.contains(render) ||
                (!shown.contains(list) && list != QLatin1String("local")))
                hold(field, QT_TRANSLATE_NOOP("Exchange", "its site does not list or render it"));
        } else if (key == QLatin1String("permalink") && field.value == QJsonValue(false)) {
            // Eleventy: nothing is written.
            m_reading.use(field);
            m_reading.hold();
        } else if (key == QLatin1String("permalink") && !writesPage(field.value)) {
            hold(field,
                 QT_TRANSLATE_NOOP("Exchange", "by its \"%1\" its site writes no page of it"));
        } else if (key == QLatin1String("redirectto") && !isEmptyValue(field.value)) {
            // jekyll-redirect-from: the page only leads there.
            hold(field, QT_TRANSLATE_NOOP("Exchange", "by its \"%1\" its site sends readers to "
                                                      "another address and shows no text of it"));
        } else if (key == QLatin1String("saveas") && isEmptyValue(field.value)) {
            // Pelican, URL settings: "If you do not want to generate a page, set it to an empty
            // string".
            hold(field, QT_TRANSLATE_NOOP("Exchange", "by its empty \"%1\" its site writes no page "
                                                      "of it"));
        } else if (const QString inner = keeperIn(field); !inner.isEmpty()) {
            m_reading.hold(
                field, translated(QT_TRANSLATE_NOOP("Exchange",
                                                    "\"%1\" may be meant to say who may read it"))
                           .arg(inner));
        }
    }

    /** Whether the key would keep an article from readers, were it the article's own. */
    bool keeps(const QString &key, const QJsonValue &value) const
    {
        using enum PublicationKey;
        const Text::KeyMeaning meaning = Text::publicationKey(key);
        if (meaning.isGuess())
            return false;
        switch (meaning.kind) {
        case Keeps:
            return truth(value) == true;
        case Shows:
            return truth(value) == false;
        case Status:
        case Visibility:
            return statusFrom(value).value_or(Core::Status::Published) != Core::Status::Published;
        case Password:
            return !isEmptyValue(value);
        case Ends: {
            const auto day = Text::parseDate(scalarText(value));
            return day &&
                   Text::dateOnSite(*day, m_reading.context().zone).utc <= m_reading.context().now;
        }
        case Begins: // doubtDaysToCome() looks into maps
        case None:
            break;
        }
        return false;
    }

    QString keeperIn(const FrontMatterField &field) const
    {
        const qsizetype dot = field.key.indexOf(QLatin1Char('.'));
        if (dot < 0)
            return keeperIn(field.key, field.value);
        return keeperIn(field.key.left(dot), QJsonObject{{field.key.mid(dot + 1), field.value}});
    }

    /** Themes and editors have maps for such keys, "params: {draft: true}". The first that keeps
     * the article, its names joined by dots; else empty. Of other maps, such as "image:", only what
     * can mean nothing else counts, and nothing that the article says itself. */
    QString keeperIn(const QString &name, const QJsonValue &value) const
    {
        static const QSet<QString> holders = setOfWords(
            "params extra meta metadata publishing publication publish page post article settings "
            "options custom customfields fields attributes data workflow editorial frontmatter "
            "content info state properties props config hugo zola eleventycomputed");
        static const QSet<QString> ofAnyMap = setOfWords("draft isdraft unpublished published");
        static const QSet<QString> ofParts =
            setOfWords("build cascade seo sitemap comments image images cover author social og "
                       "twitter rss feed "
                       "toc menu nav sidebar resources translations");
        const QString plain = Text::plainKey(name.section(QLatin1Char('.'), -1));
        const bool isHolder = holders.contains(plain);
        const QJsonObject map = value.toObject();
        if (ofParts.contains(plain) || name.count(QLatin1Char('.')) > 3)
            return {};
        for (auto it = map.begin(); it != map.end(); ++it) {
            const QString inner = name + QLatin1Char('.') + it.key();
            const bool isComputed = plain == QLatin1String("eleventycomputed") &&
                                    it.key() == QLatin1String("permalink") &&
                                    scalarText(it.value()).contains(QLatin1String("false"));
            const bool counts = isHolder || (ofAnyMap.contains(Text::plainKey(it.key())) &&
                                             !m_reading.field(it.key()));
            if (isComputed || (counts && keeps(it.key(), it.value())))
                return inner;
            if (const QString deeper = keeperIn(inner, it.value()); !deeper.isEmpty())
                return deeper;
        }
        return {};
    }

    static QSet<QString> setOfWords(const char *words)
    {
        const QStringList list = QString::fromLatin1(words).split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }

    void readPlace()
    {
        const QString path = m_reading.path().path;
        const QString name = path.section(QLatin1Char('/'), -1);
        const QString folder = folderOfDrafts(path);
        if (!folder.isEmpty() || m_reading.context().isUnpublished) {
            // "_drafts" needs no words: nobody takes it for a folder of pages.
            const bool isMarked = folder.section(QLatin1Char('/'), -1).startsWith(QLatin1Char('_'));
            if (!folder.isEmpty() && !isMarked && m_reading.isShown())
                m_reading.result().siteNotes.append({folder, 0, aboutFolderOfDrafts()});
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
