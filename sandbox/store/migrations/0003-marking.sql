-- What a marking made of an attempt: under which guide, by which engine, of which journal. Nothing is overwritten: another
-- guide, engine or journal makes another row beside it.

create table marking (
	attempt bigint not null references attempt,
	scenario text not null,
	guide_version integer not null,
	engine text not null,
	head bytea not null,
	score_hundredths integer, -- null: needs a human
	result text not null,
	primary key (attempt, guide_version, engine, head),
	foreign key (scenario, guide_version) references marking_guide (scenario, version)
);
