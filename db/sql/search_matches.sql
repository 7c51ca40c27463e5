-- The newest records that meet the query, and which of its phrases each has.
select rowid, met(search) from search where search match :match order by rowid desc limit :among
