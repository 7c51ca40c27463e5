-- Remarks nobody resolved, the oldest first.
select id from remark where resolved_by = '' and id > 0 order by id limit :limit
