-- Records that meet the query, rare words first; among equals the newest.
select s.rowid, r.kind from (
  select rowid, rarity(search) as rank_ from search where search match :match
  order by rank_, rowid desc limit :limit) s join searchable r on r.id = s.rowid order by s.rank_, s.rowid desc
