-- Every row carries a checksum of its fields. Bodies are JSON.
create table labelwright (name text primary key, value text not null);

create table stages (key text primary key, body text not null, checksum text not null);

create table latest (workflow text not null, stage text not null, key text not null, checksum text not null,
  primary key (workflow, stage));

create table runs (number bigint primary key, id text not null unique, status text not null,
  body text not null, checksum text not null);

create index runs_status on runs (status);

create table run_stages (run text not null, position bigint not null, stage text not null, body text not null,
  checksum text not null, primary key (run, stage));

-- Answers are only ever added. The chain of an answer is the hash of it and of the chain of the one before.
create table answers (workflow text not null, number bigint not null, stage text not null, round bigint not null,
  item text not null, annotator text not null, label text, verdict text, note text, time text not null,
  guidelines text, corrects bigint not null, chain text not null, primary key (workflow, number));

-- How many answers a workflow has, and the chain of the last: an answer taken off the end is missed.
create table answer_logs (workflow text primary key, entries bigint not null, chain text not null,
  checksum text not null);

create table audit (number bigint primary key, time text not null, action text not null, subject text not null,
  detail text not null, checksum text not null);

insert into labelwright (name, value) values ('schema', '1');
