#include "publicationkeys.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace Triptych::Text {

namespace {

using Kinds = QHash<QString, PublicationKey>;

Kinds kindsOfKeys()
{
    const std::pair<PublicationKey, const char *> words[] = {
        {PublicationKey::Keeps,
         "draft drafts isdraft private isprivate hidden ishidden hide unlisted isunlisted "
         "unpublished isunpublished nopublish donotpublish dontpublish protected isprotected "
         "protect "
         "encrypted embargoed headless membersonly subscribersonly wip secret notpublished unlist "
         "postdraft pagedraft articledraft deleted isdeleted trashed istrashed confidential "
         "isconfidential "
         "disabled isdisabled emailonly isemailonly delisted isdelisted saveasdraft encrypt "
         // The word for a draft, for hidden and for private, in other languages.
         "entwurf istentwurf versteckt verborgen geheim brouillon masqué masque caché "
         "caché privé borrador oculto oculta privado privada bozza nascosto nascosta "
         "privato privata rascunho utkast kladde udkast dold skjult luonnos piilotettu "
         "szkic ukryty ukryta piszkozat rejtett ciornă taslak gizli черновик скрыто чернетка "
         "приховано чернова πρόχειρο κρυφό مسودة مخفي טיוטה מוסתר 下書き 草稿 非公開 초안 비공개 "
         "隐藏 "
         "隱藏"},
        {PublicationKey::Shows, "published ispublished publish public ispublic visible isvisible "
                                "dgpublish render routable discoverable"},
        {PublicationKey::Status,
         "status poststatus pagestatus articlestatus contentstatus publishstatus publishingstatus "
         "publicationstatus wpstatus wppoststatus"},
        {PublicationKey::Visibility, "visibility postvisibility pagevisibility"},
        {PublicationKey::Password, "password postpassword passwordhash encryptedpassword"},
        {PublicationKey::Begins,
         "publishdate publishat publishon publishtime publishfrom publishingdate pubdate "
         "pubdatetime "
         "publishdatetime publisheddate firstpublishedat articlepublishedtime datereleased "
         "datetimepublished "
         "liveat livefrom "
         "publishedat publishedon publishedtime publicationdate publicationtime datepublished "
         "datepublish dategmt postdate postdategmt issued embargo embargountil embargoeduntil "
         "embargodate embargoends releasedate releasedat releaseat releaseon golive golivedate "
         "goliveat "
         "scheduled scheduledat scheduledfor scheduledate scheduleddate availablefrom visiblefrom "
         "validfrom notbefore hideuntil hiddenuntil draftuntil privateuntil keepuntil "
         "unlisteduntil withhelduntil holduntil"},
        {PublicationKey::Ends,
         "expirydate expiry expire expires expireat expiresat expireson expiresdate expiredate "
         "expirationdate expiration unpublishdate unpublishat unpublishon unpublishedat "
         "depublishdate depublishat validuntil visibleuntil availableuntil publishuntil showuntil "
         "unpublish deletedat deletedon trashedat removedat "
         "removeafter sunset sunsetdate notafter takedown takedowndate archivedate archiveat "
         "archiveon"},
    };
    Kinds kinds;
    for (const auto &[kind, list] : words) {
        for (const QString &word : QString::fromUtf8(list).split(QLatin1Char(' ')))
            kinds.insert(plainKey(word), kind);
    }
    return kinds;
}

QSet<QString> setOf(const char *words)
{
    const QStringList list = QString::fromUtf8(words).split(QLatin1Char(' '));
    return QSet<QString>(list.begin(), list.end());
}

/** Whether a "true", or a moment that is over, keeps readers away rather than letting them in. */
bool hidesByValue(PublicationKey kind)
{
    return kind == PublicationKey::Keeps || kind == PublicationKey::Ends;
}

/** One letter left out, put in, written twice, changed, or two that changed places. */
bool isOneSlipAway(QStringView written, QStringView meant)
{
    if (qAbs(written.size() - meant.size()) > 1)
        return false;
    qsizetype same = 0;
    while (same < written.size() && same < meant.size() && written.at(same) == meant.at(same))
        ++same;
    const QStringView restWritten = written.sliced(same);
    const QStringView restMeant = meant.sliced(same);
    if (restWritten.isEmpty() || restMeant.isEmpty())
        return true;
    if (restWritten.size() < restMeant.size())
        return restMeant.sliced(1) == restWritten;
    if (restWritten.size() > restMeant.size())
        return restWritten.sliced(1) == restMeant;
    if (restWritten.sliced(1) == restMeant.sliced(1))
        return true;
    return restWritten.size() > 1 && restWritten.at(0) == restMeant.at(1) &&
           restWritten.at(1) == restMeant.at(0) && restWritten.sliced(2) == restMeant.sliced(2);
}

} // namespace

QString plainKey(QStringView key)
{
    QString plain;
    for (const QChar c : key.toString().normalized(QString::NormalizationForm_KC)) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain += c;
    }
    return plain.toCaseFolded();
}

KeyMeaning publicationKey(QStringView key)
{
    static const Kinds kinds = kindsOfKeys();
    if (key.size() > 64 || key.endsWith(QLatin1Char('_')))
        return {};
    const QString plain = plainKey(key);
    if (const auto found = kinds.constFind(plain); found != kinds.cend())
        return {*found};
    static const QStringList oftenMisspelt =
        QStringLiteral("draft isdraft private hidden unlisted unpublished published publish status "
                       "visibility publishdate pubdate publishedat embargo expirydate "
                       "unpublishdate")
            .split(QLatin1Char(' '));
    // They say much besides, so only a word, or a switch, that keeps readers away counts.
    static const QSet<QString> perhapsStatus =
        setOf("state stage workflow workflowstate workflowstatus editorialstatus access audience");
    static const QSet<QString> perhapsShows = setOf(
        "show shown enabled isenabled active isactive live islive online isonline listed approved "
        "isapproved ready "
        "veröffentlicht veroeffentlicht öffentlich oeffentlich sichtbar "
        "publié publiée publicado publicada publico público pública "
        "pubblicato pubblicata pubblico gepubliceerd zichtbaar publicerad "
        "publisert publiceret synlig julkaistu näkyvä opublikowany "
        "widoczny közzétéve publicat yayınlandı опубликовано опубліковано "
        "публикувано δημοσιευμένο منشور פורסם 公開 发布 發佈 공개");
    static const QSet<QString> perhapsKeeps = setOf(
        "internal isinternal inactive isinactive offline isoffline restricted unfinished "
        "concept koncept klad skisse navrh concepto "
        "trash archived isarchived ignore ignored skip exclude excluded paywall paywalled "
        "withdrawn iswithdrawn retracted isretracted removed isremoved suppressed killed spiked "
        "internalonly hold onhold isonhold withheld locked islocked gated isgated skipped "
        "needsreview signinrequired premium ispremium "
        "loginrequired requirelogin requireslogin "
        "authrequired requireauth requiresauth authenticated");
    static const QSet<QString> otherWords =
        setOf("craft graft drift raft daft kraft publisher publishes stats");
    if (perhapsStatus.contains(plain))
        return {PublicationKey::Status, KeyMeaning::Certainty::Vague};
    if (perhapsShows.contains(plain))
        return {PublicationKey::Shows, KeyMeaning::Certainty::Vague};
    if (perhapsKeeps.contains(plain))
        return {PublicationKey::Keeps, KeyMeaning::Certainty::Vague};
    if (plain.size() < 4 || otherWords.contains(plain))
        return {};
    KeyMeaning guess;
    for (const QString &meant : oftenMisspelt) {
        if (!isOneSlipAway(plain, meant))
            continue;
        const PublicationKey kind = kinds.value(meant);
        const bool isFirst = !guess.isGuess();
        if (isFirst)
            guess.certainty = KeyMeaning::Certainty::Misspelt;
        else if (hidesByValue(kind) != hidesByValue(guess.kind))
            guess.certainty = KeyMeaning::Certainty::Open;
        // A switch that shows may hold a moment as well, so it stands for both.
        if (isFirst || kind == PublicationKey::Shows)
            guess.kind = kind;
    }
    return guess;
}

bool mayTimeArticle(QStringView key)
{
    // Readers of their own take these; or they are known to say nothing of the kind.
    static const QSet<QString> others = setOf(
        "date time lastmod modified updated update created added written changed edited reviewed "
        "revised revision review checked verified retrieved accessed copyright license "
        "event events when start starts started begin begins end ends ended until till deadline "
        "due expires expiry closes closing closed close next birthday born death conference "
        "meeting workshop session course class lesson exam holiday calendar registration "
        "register cfp submission submissions proposal proposals vote election season tour show "
        "concert exhibition departure arrival checkin checkout eol support warranty");
    static const QSet<QString> telling = setOf("publish published publishing publication public "
                                               "release released live visible embargo available");
    static const QRegularExpression marks(
        QStringLiteral("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})"));
    if (key.endsWith(QLatin1Char('_')))
        return false;
    bool isOfOthers = false;
    for (const QString &word : key.toString().split(marks, Qt::SkipEmptyParts)) {
        if (telling.contains(word.toLower()))
            return true;
        isOfOthers = isOfOthers || others.contains(word.toLower());
    }
    return !isOfOthers;
}

bool isUsualKey(QStringView key)
{
    static const QSet<QString> usual = setOf(
        "title date time author authors by byline tag tags category categories keywords slug "
        "summary description excerpt teaser layout permalink url aliases lang language locale "
        "modified updated lastmod template type weight toc comments image cover section series "
        "saveas translation");
    const KeyMeaning meaning = publicationKey(key);
    return usual.contains(plainKey(key)) ||
           (meaning.kind != PublicationKey::None && !meaning.isVague());
}

} // namespace Triptych::Text
