#include "tests/unit/scripted.h"

struct mysql_fake server;
struct kt_link *link_;
char why[KT_WHY];

void
setup(void)
{
	server = (struct mysql_fake){
		.version = "8.0.36", .plugin = "mysql_native_password",
		.words = "as scripted"
	};
	link_ = NULL;
}

enum kt_engine_rc
login_at(const char *host, int port, enum kt_tls tls, bool required)
{
	struct kt_creds c = {
		.host = host, .port = port, .user = "app",
		.password = PASSWORD, .tls = tls, .tls_required = required
	};

	why[0] = '\0';
	return kt_engine_mysql.login(&c, &link_, why);
}

enum kt_engine_rc
login(enum kt_tls tls)
{
	return login_at("127.0.0.1", server.port, tls, false);
}
