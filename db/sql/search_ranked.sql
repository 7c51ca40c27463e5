-- Of the newest records that meet the query, rare words first; among equals the newest.
select r.id, r.kind from (
  select rowid, rarity(search) as rank_ from search where search match :match order by rowid desc limit :among) s
join searchable r on r.number = s.rowid order by s.rank_, s.rowid desc limit :limit
