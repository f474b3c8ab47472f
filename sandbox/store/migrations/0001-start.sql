-- People and seats, attempts and their journals, and what is kept beside them.
--
-- Applied by the owner (saban). Requests of candidates come in as saban_web, which can neither read a marking guide
-- nor change or delete a record.

do $$
begin
	if not exists (select from pg_roles where rolname = 'saban_web') then
		create role saban_web login;
	end if;
	-- Who is given only the owner's address takes the other role on.
	if not pg_has_role(current_user, 'saban_web', 'member') then
		execute format('grant saban_web to %I', current_user);
	end if;
end
$$;

create table candidate (
	id bigint generated always as identity primary key,
	number text not null unique,
	name text not null,
	unit text not null,
	code_hash text not null,
	scenario text not null
);

-- Only the hash of a token is kept: who reads this table cannot sign in.
create table session (
	id bigint generated always as identity primary key,
	candidate bigint not null references candidate,
	token_hash bytea not null unique check (octet_length(token_hash) = 32),
	created_at_ms bigint not null
);

-- Starting offices, and whatever else is the same for many attempts.
create table blob (
	sha256 bytea primary key,
	bytes bytea not null,
	check (sha256 = sha256(bytes))
);

-- lease is the id of the session that holds the seat.
create table attempt (
	id bigint generated always as identity primary key,
	candidate bigint not null references candidate,
	scenario text not null,
	lease bigint not null,
	start bytea not null references blob,
	created_at_ms bigint not null,
	closed_at_ms bigint
);
create unique index attempt_open on attempt (candidate) where closed_at_ms is null;
create index attempt_of_candidate on attempt (candidate, id);

-- The journals. The primary key is the optimistic lock that keeps two servers on one database right. There is no foreign
-- key: the statement that inserts finds the attempt itself, and a check for each row would cost more than the row.
create table record (
	attempt bigint not null,
	seq integer not null check (seq >= 0),
	at_ms bigint not null,
	line text not null,
	key text,
	primary key (attempt, seq)
);
create unique index record_key on record (attempt, key) where key is not null;

create table draft (
	attempt bigint not null references attempt,
	page text not null,
	body text not null,
	primary key (attempt, page)
);

create table task_mark (
	attempt bigint not null references attempt,
	task text not null,
	marks integer not null,
	primary key (attempt, task)
);

-- What may not be seen by candidates.
create table marking_guide (
	scenario text not null,
	version integer not null,
	sha256 bytea not null,
	xml bytea not null,
	primary key (scenario, version),
	check (sha256 = sha256(xml))
);

-- What was loaded from which file, so that loading the same again costs nothing.
create table fixture (
	name text primary key,
	sha256 bytea not null
);

-- What was refused outside the journals: late posts, foreign ids, wrong codes.
create table audit (
	id bigint generated always as identity primary key,
	at_ms bigint not null,
	candidate bigint not null,
	what text not null,
	detail text not null
);

grant select on candidate to saban_web;
grant select, insert, delete on session to saban_web;
grant select, insert on blob to saban_web;
grant select, insert, update (lease, closed_at_ms) on attempt to saban_web;
grant select, insert on record to saban_web;
grant select, insert, update, delete on draft, task_mark to saban_web;
grant insert on audit to saban_web;
