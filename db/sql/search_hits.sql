-- Newest records that hold all the words.
select kind, rowid, snippet(search, 0, char(2), char(3), '…', 18) from search
where search match :match order by rowid desc limit :limit
