-- Newest records that answer the query; :kinds has a bit for each kind asked for, 0 asks for all.
select kind, rowid, snippet(search, 0, char(2), char(3), '…', 18) from search
where search match :match and (:kinds = 0 or (:kinds >> kind) & 1) order by rowid desc limit :limit
