-- The state of a record before a revision.
select body from change where kind = :kind and entity = :entity and seq < :seq order by seq desc limit 1
