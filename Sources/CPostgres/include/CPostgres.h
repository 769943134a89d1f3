// PostgreSQL's client library, loaded when it is asked for.
//
// It brings Kerberos, LDAP and TLS along: a program linked with it would load them at every start, and
// would not start where they are missing. So only its header is needed to build, and the library itself
// only where a store lies on a server.
#ifndef COTEJO_CPOSTGRES_H
#define COTEJO_CPOSTGRES_H

#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

// Every function that we call; their types are the header's.
#define COTEJO_LIBPQ_FUNCTIONS(F) \
  F(PQconnectdbParams)            \
  F(PQstatus)                     \
  F(PQerrorMessage)               \
  F(PQfinish)                     \
  F(PQsetNoticeProcessor)         \
  F(PQtransactionStatus)          \
  F(PQexec)                       \
  F(PQexecParams)                 \
  F(PQresultStatus)               \
  F(PQresultErrorField)           \
  F(PQclear)                      \
  F(PQntuples)                    \
  F(PQnfields)                    \
  F(PQfname)                      \
  F(PQgetisnull)                  \
  F(PQgetlength)                  \
  F(PQgetvalue)

struct cotejo_libpq {
#define COTEJO_MEMBER(name) __typeof__(name) *name;
  COTEJO_LIBPQ_FUNCTIONS(COTEJO_MEMBER)
#undef COTEJO_MEMBER
};

// Loads the library. Gives false where this computer has none that knows all of these functions.
_Bool cotejo_libpq_load(struct cotejo_libpq *library);

#endif
