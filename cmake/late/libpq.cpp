// The functions of libpq that Triptych calls. TRIPTYCH_LATE_FILE names the library.

#include "late.h"

#include <libpq-fe.h>

#define LATE(Return, Name, Parameters, Arguments)                                                  \
    TRIPTYCH_LATE(TRIPTYCH_LATE_FILE, Return, Name, Parameters, Arguments)

// The connection
LATE(PQconninfoOption *, PQconninfoParse, (const char *text, char **message), (text, message))
LATE(void, PQconninfoFree, (PQconninfoOption * options), (options))
LATE(PGconn *, PQconnectStartParams,
     (const char *const *keywords, const char *const *values, int expands),
     (keywords, values, expands))
LATE(PostgresPollingStatusType, PQconnectPoll, (PGconn * connection), (connection))
LATE(void, PQfinish, (PGconn * connection), (connection))
LATE(ConnStatusType, PQstatus, (const PGconn *connection), (connection))
LATE(char *, PQerrorMessage, (const PGconn *connection), (connection))
LATE(int, PQsocket, (const PGconn *connection), (connection))
LATE(int, PQbackendPID, (const PGconn *connection), (connection))
LATE(int, PQconnectionNeedsPassword, (const PGconn *connection), (connection))
LATE(PGVerbosity, PQsetErrorVerbosity, (PGconn * connection, PGVerbosity verbosity),
     (connection, verbosity))
LATE(PQnoticeProcessor, PQsetNoticeProcessor,
     (PGconn * connection, PQnoticeProcessor processor, void *payload),
     (connection, processor, payload))

// Statements and their end
LATE(int, PQsendQuery, (PGconn * connection, const char *query), (connection, query))
LATE(int, PQconsumeInput, (PGconn * connection), (connection))
LATE(int, PQisBusy, (PGconn * connection), (connection))
LATE(PGresult *, PQgetResult, (PGconn * connection), (connection))
LATE(PGnotify *, PQnotifies, (PGconn * connection), (connection))
LATE(PGcancel *, PQgetCancel, (PGconn * connection), (connection))
LATE(int, PQcancel, (PGcancel * cancel, char *message, int size), (cancel, message, size))
LATE(void, PQfreeCancel, (PGcancel * cancel), (cancel))

// Results and texts
LATE(ExecStatusType, PQresultStatus, (const PGresult *result), (result))
LATE(char *, PQresultErrorMessage, (const PGresult *result), (result))
LATE(int, PQfnumber, (const PGresult *result, const char *name), (result, name))
LATE(char *, PQgetvalue, (const PGresult *result, int row, int field), (result, row, field))
LATE(void, PQclear, (PGresult * result), (result))
LATE(char *, PQescapeIdentifier, (PGconn * connection, const char *text, size_t size),
     (connection, text, size))
LATE(char *, PQencryptPasswordConn,
     (PGconn * connection, const char *password, const char *login, const char *algorithm),
     (connection, password, login, algorithm))
LATE(void, PQfreemem, (void *memory), (memory))
