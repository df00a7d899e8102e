create table checkpoints (key text primary key, bytes blob not null, checksum text not null);

update labelwright set value = '2' where name = 'schema';
