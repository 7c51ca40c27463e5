-- Corrections that wait for a second signature, the oldest first.
select id from correction where state = 'waiting' order by id limit :limit
