-- Records that meet the query, the newest first.
select r.id, r.kind from search s cross join searchable r on r.number = s.rowid
where s.search match :match order by s.rowid desc limit :limit
