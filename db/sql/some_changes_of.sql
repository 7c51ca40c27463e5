-- Some of the records that one revision changed.
select kind, entity from change where seq = :seq limit :limit
