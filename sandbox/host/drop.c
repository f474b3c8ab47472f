/* host/drop.c - see drop.h. */
#include "host/drop.h"

#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

bool drop_find_user(struct drop_user *ret, struct err *reterr)
{
	const struct passwd *found = getpwnam(DROP_USER);
	if (found == NULL)
		return err_set(reterr, ERR_MISSING,
		               STR("this was started as root, and the user " DROP_USER " it runs as is missing"),
		               STR("run start.sh once, or: useradd --system --no-create-home --shell "
		                   "/usr/sbin/nologin " DROP_USER));
	*ret = (struct drop_user){found->pw_uid, found->pw_gid};
	return true;
}

bool drop_root(struct drop_user user, struct err *reterr)
{
	bool dropped = initgroups(DROP_USER, user.gid) == 0 && setresgid(user.gid, user.gid, user.gid) == 0 &&
	               setresuid(user.uid, user.uid, user.uid) == 0 && setuid(0) != 0 && getuid() == user.uid &&
	               geteuid() == user.uid && chdir("/") == 0;
	if (!dropped)
		return err_set(reterr, ERR_DENIED, STR("root cannot be given up"), STR("start this as another user"));
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	setenv("HOME", "/nonexistent", 1);
	setenv("USER", DROP_USER, 1);
	setenv("LOGNAME", DROP_USER, 1);
	return true;
}
