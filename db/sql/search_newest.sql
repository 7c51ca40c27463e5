-- Records that meet the query, the newest first.
select s.rowid, r.kind from search s cross join searchable r on r.id = s.rowid
where s.search match :match order by s.rowid desc limit :limit
