-- Re-marking as a set: new marks of all closed attempts are proposed beside the old ones, and a decision puts them in force
-- or refuses them. Sets and decisions are only ever added.

-- A guide that came with a set is in force when the set is applied, never by itself.
alter table marking_guide add column is_loaded boolean not null default true;

-- The marks of a set are those rows of `marking` that have its guide, its engine and the heads of its members; the old
-- ones have base_version instead. number is what the guide's own version attribute says. follows: the set that was in
-- force, 0 for none.
create table remark (
	id bigint generated always as identity primary key,
	scenario text not null,
	follows bigint not null,
	base_version integer not null,
	base_number integer not null,
	base_max_hundredths integer not null,
	guide_version integer not null,
	guide_number integer not null,
	guide_max_hundredths integer not null,
	engine text not null,
	made_by text not null,
	made_at_ms bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint,
	foreign key (scenario, base_version) references marking_guide (scenario, version),
	foreign key (scenario, guide_version) references marking_guide (scenario, version)
);

create table remark_member (
	remark bigint not null references remark,
	attempt bigint not null references attempt,
	head bytea not null,
	primary key (remark, attempt)
);

-- The second key lets one set alone follow another, however many decide at once.
create table remark_decision (
	remark bigint primary key references remark,
	scenario text not null,
	follows bigint not null,
	is_applied boolean not null,
	decided_by text not null,
	decided_at_ms bigint not null default (extract(epoch from clock_timestamp()) * 1000)::bigint
);
create unique index remark_applied on remark_decision (scenario, follows) where is_applied;

-- The guide of the set that was applied last; before the first, the newest one that was loaded. A set is applied only
-- while the one it follows is in force, so the last applied has the greatest id.
create view guide_in_force as
select distinct on (marking_guide.scenario) marking_guide.scenario, marking_guide.version,
	coalesce(applied.id, 0) as remark
from marking_guide
left join (select remark.id, remark.scenario, remark.guide_version
	from remark join remark_decision on remark_decision.remark = remark.id and is_applied) as applied
	on applied.scenario = marking_guide.scenario and applied.guide_version = marking_guide.version
where marking_guide.is_loaded or applied.id is not null
order by marking_guide.scenario, applied.id desc nulls last, marking_guide.version desc;

-- What the journals of closed attempts end in, taken from the journals themselves.
create view closed_attempt as
select attempt.id, attempt.scenario, sha256(convert_to(last.line, 'UTF8')) as head
from attempt cross join lateral (select line from record where record.attempt = attempt.id
	order by seq desc limit 1) as last
where attempt.closed_at_ms is not null;
