#include "elasticrebuild.h"

#include <core/cotry.h>
#include <elastic/flow.h>
#include <ports/searchindex.h>

#include <QCoreApplication>
#include <QJsonArray>

namespace Triptych::Search {

namespace {

using namespace Qt::StringLiterals;
using Client = std::shared_ptr<Elastic::Client>;

constexpr int MaximumLeftovers = 20;

/** What one alias leads to. */
struct Target
{
    bool exists = false;
    QString index;
    QJsonObject meta; ///< `_meta.triptych`

    int schema() const { return meta.value("schema"_L1).toInt(); }
    /** A rollback to it began and has not filled it yet. */
    bool isBehind() const { return meta.value("behind"_L1).toBool(); }
};

Core::Error nothingThere(const QString &message)
{
    return {Core::ErrorKind::NotFound, message, {}};
}

Core::Task<Target> lookUp(Client client, QString alias, Core::Call call)
{
    Elastic::Request request;
    request.path = u'/' + alias;
    request.query.addQueryItem(u"filter_path"_s, u"*.aliases,*.mappings._meta"_s);
    request.accept = {404};
    CO_TRY(const auto reply, client->request(request, call));
    Target target;
    if (reply.status == 404)
        co_return target;
    for (auto it = reply.json.begin(); it != reply.json.end(); ++it) {
        const QJsonObject index = it->toObject();
        if (!index.value("aliases"_L1).toObject().contains(alias)) {
            if (it.key() == alias)
                co_return Core::failure(indexInPlaceOfAlias(alias));
            continue;
        }
        target.exists = true;
        target.index = it.key();
        target.meta = index.value("mappings"_L1)
                          .toObject()
                          .value("_meta"_L1)
                          .toObject()
                          .value("triptych"_L1)
                          .toObject();
    }
    co_return target;
}

Ports::IndexRebuild rebuildFrom(const Target &target)
{
    const QJsonObject noted = target.meta.value("rebuild"_L1).toObject();
    Ports::IndexRebuild rebuild;
    rebuild.exists = target.exists;
    rebuild.index = target.index;
    rebuild.done = noted.value("done"_L1).toInteger();
    rebuild.compared = noted.value("compared"_L1).toInteger();
    rebuild.cursor = Core::ArticleId::fromString(noted.value("cursor"_L1).toString())
                         .value_or(Core::ArticleId());
    return rebuild;
}

Core::Task<void> send(Client client, Elastic::Request request, Core::Call call)
{
    CO_TRY_VOID(client->request(request, call));
    co_return Core::Result<void>();
}

/** All actions in one step of the cluster's state. */
Core::Task<void> changeAliases(Client client, QJsonArray actions, Core::Call call)
{
    CO_TRY(const auto reply,
           client->request(
               jsonRequest("POST", u"/_aliases"_s, {{u"actions"_s, actions}}, {400, 404}), call));
    // An alias that is not where it was a moment ago was moved by somebody else.
    if (reply.status != 200) {
        co_return Core::failure(
            Core::ErrorKind::Conflict,
            QCoreApplication::translate(
                "Search", "Somebody else changed the search indices at the same time; nothing was "
                          "done, try again."),
            Elastic::serverError(reply.status, reply.json.value("error"_L1).toObject()).detail);
    }
    co_return Core::Result<void>();
}

QJsonObject action(const char *what, const QString &index, const QString &alias)
{
    QJsonObject terms{{u"index"_s, index}, {u"alias"_s, alias}};
    if (qstrcmp(what, "remove") == 0)
        terms.insert(u"must_exist"_s, true);
    return {{QString::fromLatin1(what), terms}};
}

QJsonObject addForWriting(const QString &index, const QString &alias)
{
    return {{u"add"_s,
             QJsonObject{{u"index"_s, index}, {u"alias"_s, alias}, {u"is_write_index"_s, true}}}};
}

/** The number after that of `index`. */
int nextNumber(const QString &index)
{
    return index.section(u'-', -1).toInt() + 1;
}

/** changeAliases(), after which `alias` leads to `index`. Where the answer is lost, the request is
 *  sent again and finds its own work done: then it was not somebody else. */
Core::Task<void> moveAlias(Client client, QJsonArray actions, QString alias, QString index,
                           Core::Call call)
{
    auto changing = changeAliases(client, actions, call);
    const auto changed = co_await changing;
    if (changed || changed.error().kind != Core::ErrorKind::Conflict)
        co_return changed;
    auto looking = lookUp(client, alias, call);
    const auto now = co_await looking;
    if (now && now->index == index)
        co_return Core::Result<void>();
    co_return changed;
}

/** Whoever looks at `target` learns that it lacks what was saved since it was left. */
Core::Task<void> markBehind(Client client, Target target, Core::Call call)
{
    target.meta.insert("verified"_L1, false);
    target.meta.insert("behind"_L1, true);
    return send(client,
                jsonRequest("PUT", u'/' + target.index + u"/_mapping"_s,
                            {{u"_meta"_s, wholeMetadata(target.meta)}}),
                call);
}

QString droppedName(const Elastic::Settings &settings)
{
    return settings.alias + u"-dropped"_s;
}

/** Removes what dropNextIndex() put away, also where it was killed in between. */
Core::Task<void> removeDropped(Client client, Core::Call call)
{
    for (int i = 0; i < MaximumLeftovers; ++i) {
        CO_TRY(const auto dropped, lookUp(client, droppedName(client->settings()), call));
        if (!dropped.exists)
            break;
        Elastic::Request request;
        request.method = QByteArrayLiteral("DELETE");
        request.path = u'/' + dropped.index;
        request.accept = {404};
        CO_TRY_VOID(send(client, request, call));
    }
    co_return Core::Result<void>();
}

Ports::IndexInfo infoOf(QString index, bool verified)
{
    Ports::IndexInfo info;
    info.exists = true;
    info.verified = verified;
    info.index = std::move(index);
    return info;
}

/** How much of `call` a next copy that takes nothing may use up: the current one comes after it. */
std::chrono::milliseconds nextPatience(const Core::Call &call)
{
    constexpr std::chrono::milliseconds Longest = std::chrono::minutes(1);
    return call.deadline.isForever()
               ? Longest
               : std::clamp(std::chrono::milliseconds(call.deadline.remainingTime()) / 2,
                            std::chrono::milliseconds(1), Longest);
}

/** The current copy is written: whatever it is, searches go on. */
Core::Error ofNextCopy(const Core::Error &error)
{
    return {Ports::NextIndexLacks,
            QCoreApplication::translate(
                "Search", "The search index that is being rebuilt takes no changes, and they wait "
                          "for it; searches go on. Mend its server, or give the rebuild up."),
            error.message + u' ' + error.detail};
}

/** What both copies say: an article is published where both took it. One that is not valid is so by
 *  itself, whichever says it. */
Elastic::Bulk::Results ofBoth(const Core::Result<Elastic::Bulk::Results> &next,
                              Elastic::Bulk::Results current)
{
    for (qsizetype i = 0; i < current.size(); ++i) {
        // Who lacks what searches are to find has not got it, whatever the next copy took.
        if (!current.at(i))
            continue;
        if (!next) {
            current[i] = Core::failure(ofNextCopy(next.error()));
            continue;
        }
        if (i >= next->size() || next->at(i))
            continue;
        const Core::Error &error = next->at(i).error();
        if (error.kind == Core::ErrorKind::Invalid)
            current[i] = Core::failure(error);
        else if (error.kind != Core::ErrorKind::NotFound)
            current[i] = Core::failure(ofNextCopy(error));
    }
    return current;
}

} // namespace

Core::Task<Ports::IndexRebuild> lookUpRebuild(Client client, Core::Call call)
{
    CO_TRY(const auto target,
           lookUp(client, copyName(client->settings(), Ports::IndexCopy::Next), call));
    co_return rebuildFrom(target);
}

Core::Task<Ports::IndexRebuild> startIndexRebuild(Client client, Core::Call call)
{
    const QString next = copyName(client->settings(), Ports::IndexCopy::Next);
    CO_TRY(const auto under, lookUp(client, next, call));
    if (under.exists && under.schema() == IndexSchema)
        co_return rebuildFrom(under);
    if (under.exists && under.schema() > IndexSchema) {
        co_return Core::failure(Core::ErrorKind::NewerSchema,
                                QCoreApplication::translate(
                                    "Search", "A newer Triptych is rebuilding the search index."),
                                under.index);
    }
    // An older schema's, and what was left of one that was given up.
    CO_TRY_VOID(dropNextIndex(client, call));
    CO_TRY(const auto current, lookUp(client, client->settings().alias, call));
    if (!current.exists) {
        co_return Core::failure(nothingThere(QCoreApplication::translate(
            "Search", "There is no search index yet that could be rebuilt.")));
    }

    QJsonObject body = indexDefinition();
    QJsonObject settings = body.value("settings"_L1).toObject();
    QJsonObject index = settings.value("index"_L1).toObject();
    // Nobody searches it before the swap, and segments made each second would be merged for
    // nothing.
    index.insert(u"refresh_interval"_s, u"-1"_s);
    settings.insert(u"index"_s, index);
    body.insert(u"settings"_s, settings);
    body.insert(u"aliases"_s, QJsonObject{{next, QJsonObject{{u"is_write_index"_s, true}}}});
    const int first = nextNumber(current.index);
    for (int number = first; number < first + MaximumLeftovers; ++number) {
        const QString name =
            u"%1-%2"_s.arg(client->settings().alias).arg(number, 6, 10, QLatin1Char('0'));
        CO_TRY(const auto made,
               client->request(jsonRequest("PUT", u'/' + name, body, {400}), call));
        const QJsonObject error = made.json.value("error"_L1).toObject();
        if (made.status == 400 &&
            error.value("type"_L1).toString() != "resource_already_exists_exception"_L1)
            co_return Core::failure(Elastic::serverError(400, error));
        // Made by us, or by another who was quicker; else the name is a leftover's.
        CO_TRY(const auto target, lookUp(client, next, call));
        if (target.exists)
            co_return rebuildFrom(target);
    }
    co_return Core::failure(
        Core::ErrorKind::Internal,
        QCoreApplication::translate(
            "Search", "The search server holds too many leftover indices; remove some of them."),
        client->settings().alias);
}

Core::Task<void> noteIndexRebuild(Client client, Ports::IndexRebuild rebuild, Core::Call call)
{
    return send(client,
                jsonRequest("PUT", u'/' + rebuild.index + u"/_mapping"_s,
                            {{u"_meta"_s, indexMetadata(false, rebuild)}}),
                call);
}

Core::Task<Ports::IndexInfo> swapIndices(Client client, Core::Call call)
{
    const Elastic::Settings &settings = client->settings();
    const QString next = copyName(settings, Ports::IndexCopy::Next);
    const QString previous = previousName(settings);
    CO_TRY(const auto made, lookUp(client, next, call));
    if (!made.exists) {
        co_return Core::failure(
            Core::ErrorKind::Conflict,
            QCoreApplication::translate("Search", "Somebody else ended this rebuild meanwhile."));
    }
    CO_TRY(const auto current, lookUp(client, settings.alias, call));
    CO_TRY(const auto before, lookUp(client, previous, call));

    const QJsonValue interval = indexDefinition()
                                    .value("settings"_L1)
                                    .toObject()
                                    .value("index"_L1)
                                    .toObject()
                                    .value("refresh_interval"_L1);
    // A repair that was killed left the server forgetting deletes at once.
    CO_TRY_VOID(send(client,
                     jsonRequest("PUT", u'/' + made.index + u"/_settings"_s,
                                 {{u"index"_s, QJsonObject{{u"refresh_interval"_s, interval},
                                                           {u"gc_deletes"_s, QJsonValue()}}}}),
                     call));
    CO_TRY_VOID(send(
        client,
        jsonRequest("PUT", u'/' + made.index + u"/_mapping"_s, {{u"_meta"_s, indexMetadata(true)}}),
        call));
    CO_TRY_VOID(Elastic::refreshIndex(client, made.index, call));

    QJsonArray actions{action("remove", made.index, next),
                       addForWriting(made.index, settings.alias)};
    if (current.exists) {
        actions.append(action("remove", current.index, settings.alias));
        actions.append(action("add", current.index, previous));
    }
    if (before.exists)
        actions.append(QJsonObject{{u"remove_index"_s, QJsonObject{{u"index"_s, before.index}}}});
    CO_TRY_VOID(moveAlias(client, actions, settings.alias, made.index, call));
    co_return infoOf(made.index, true);
}

Core::Task<void> dropNextIndex(Client client, Core::Call call)
{
    const QString next = copyName(client->settings(), Ports::IndexCopy::Next);
    CO_TRY(const auto target, lookUp(client, next, call));
    if (!target.exists) {
        auto removing = removeDropped(client, call);
        co_return co_await removing;
    }
    // What was swapped in meanwhile is the index in use: it is put away only where it is still
    // next.
    const QString dropped = droppedName(client->settings());
    CO_TRY_VOID(moveAlias(
        client, {action("remove", target.index, next), action("add", target.index, dropped)},
        dropped, target.index, call));
    auto removing = removeDropped(client, call);
    co_return co_await removing;
}

Core::Task<Ports::IndexInfo> rollIndicesBack(Client client, Core::Call call)
{
    const QString alias = client->settings().alias;
    const QString previous = previousName(client->settings());
    CO_TRY(const auto current, lookUp(client, alias, call));
    CO_TRY(const auto before, lookUp(client, previous, call));
    if (!before.exists) {
        co_return Core::failure(nothingThere(QCoreApplication::translate(
            "Search", "No earlier search index was kept that one could go back to.")));
    }
    if (current.exists && current.isBehind()) {
        co_return infoOf(current.index, false);
    }
    // Before it is the one in use: whatever ends this flow in between, somebody fills it.
    CO_TRY_VOID(markBehind(client, before, call));
    QJsonArray actions{action("remove", before.index, previous),
                       addForWriting(before.index, alias)};
    if (current.exists) {
        actions.append(action("remove", current.index, alias));
        actions.append(action("add", current.index, previous));
    }
    CO_TRY_VOID(moveAlias(client, actions, alias, before.index, call));
    co_return infoOf(before.index, false);
}

Core::Task<QString> lookUpPrevious(Client client, Core::Call call)
{
    CO_TRY(const auto target, lookUp(client, previousName(client->settings()), call));
    co_return target.index;
}

Core::Task<Elastic::Bulk::Results> publishToCopies(Client client, QList<Core::Article> articles,
                                                   Core::Call call)
{
    Elastic::BulkTarget next{copyName(client->settings(), Ports::IndexCopy::Next)};
    Elastic::Request request;
    request.path = u"/_alias/"_s + next.index;
    request.query.addQueryItem(u"filter_path"_s, u"*.aliases"_s);
    request.accept = {404};
    CO_TRY(const auto rebuilding, client->request(request, call));

    Core::Result<Elastic::Bulk::Results> ofNext;
    if (rebuilding.status == 200) {
        const std::chrono::milliseconds patience = nextPatience(call);
        // Before we give up: a server must not be left with ever more of these that wait.
        next.shardPatience = patience * 3 / 4;
        auto publishing =
            Elastic::bulk(client, articles, next, {QDeadlineTimer(patience), call.stop});
        ofNext = co_await publishing;
        // The rebuild ended in between: what the alias leads to by now gets it below.
        if (!ofNext && ofNext.error().kind == Core::ErrorKind::NotFound)
            ofNext = Elastic::Bulk::Results();
        if (!ofNext && ofNext.error().kind == Core::ErrorKind::Cancelled)
            co_return ofNext;
    }
    auto publishing =
        Elastic::bulk(client, articles, Elastic::BulkTarget{client->settings().alias}, call);
    auto published = co_await publishing;
    if (!published && published.error().kind == Core::ErrorKind::NotFound) {
        // That there is no such alias may have a reason which can be told.
        CO_TRY_VOID(lookUp(client, client->settings().alias, call));
    }
    if (!published)
        co_return published;
    co_return ofBoth(ofNext, *std::move(published));
}

} // namespace Triptych::Search
