-- What was published of a scenario's attempts, and each attempt's piece of the newest publication.

create table publication (
	id bigint generated always as identity primary key,
	scenario text not null,
	at_ms bigint not null,
	sha256 bytea not null unique,
	bytes bytea not null,
	check (sha256 = sha256(bytes))
);

create table membership (
	attempt bigint primary key references attempt,
	proof text not null
);

-- A candidate is given the proof of his own attempt.
grant select on membership to saban_web;
