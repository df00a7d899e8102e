create table checkpoints (key text primary key, bytes bytea not null, checksum text not null);

update labelwright set value = '2' where name = 'schema';
